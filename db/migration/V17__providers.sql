-- The portrait room: who is asked for portraits, and what was sent to them. An order is placed under the person's lock, with
-- the consents looked at once more, and written down before anything leaves.

alter table portrait_job
    add column provider        text,
    add column provider_ref    text,
    add column sending_id      uuid,
    add column sent_at         timestamptz,
    add column idempotency_key text,
    add column cost            numeric,
    add column polled          integer not null default 0,
    add column excluded        text[]  not null default '{}';

comment on column portrait_job.provider_ref is 'the provider''s name for an order that it is working on: asked about, not placed again';
comment on column portrait_job.polled is 'attempts that only asked or waited, which count for nothing';
comment on column portrait_job.excluded is 'providers that cannot paint this one, however often they are asked';

-- For operators, who look for what has died and not for whose it is; then for whose that is. Its state is not in the index:
-- then what a job goes through changes its row inside its page (HOT).
create index portrait_job_newest on portrait_job (id);
create index if not exists person_by_key on person (person_key);

-- Every time that selfies left for an outside provider.
create table sending (
    person_key         uuid        not null,
    id                 uuid        not null,
    job_id             uuid        not null,
    portrait_id        uuid        not null,
    provider           text        not null,
    model              text        not null,
    reference          text,
    selfies            uuid[]      not null,
    poses              text[]      not null,
    generation_epoch   bigint      not null,
    consent_receipt_id uuid        not null,
    sent_at            timestamptz not null,
    primary key (person_key, id)
) with (fillfactor = 70);

comment on column sending.reference is 'the provider''s name for the order, where it gave one';

-- What an outside provider is to be told after an ending. It outlives the person's rows, and names nobody.
create table provider_errand (
    person_key  uuid        not null,
    id          uuid        not null,
    provider    text        not null,
    reference   text        not null,
    sent_at     timestamptz not null,
    kind        text        not null check (kind in ('cancel', 'delete')),
    state       text        not null check (state in ('requested', 'done', 'given-up')),
    attempt     integer     not null default 0,
    created_at  timestamptz not null,
    finished_at timestamptz,
    primary key (person_key, id)
) with (fillfactor = 70);

-- How many orders a provider works on at once, from all nodes: a place is held by a job until it is given back, or its time
-- is up because nobody is left to give it back. Outside the person's rows, like the queue.
create table provider_slot (
    provider   text        not null,
    slot       integer     not null,
    holder     uuid,
    held_until timestamptz not null default '-infinity',
    primary key (provider, slot)
) with (fillfactor = 50);

-- When a provider may be sent the next order, from all nodes.
create table provider_pace (
    provider text        not null primary key,
    next_at  timestamptz not null
) with (fillfactor = 50);
