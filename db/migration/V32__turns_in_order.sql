-- The portrait room: who waits for a provider's place is given one in turn, so that it does not go to whoever happens to look
-- first, which is the person whose last portrait was just finished. Outside the person's rows, like the queue: whose a job
-- is, is a hash of the random key.

alter table provider_slot
    add column whose   uuid,
    add column attempt integer not null default 0;

comment on column provider_slot.attempt is 'of the claim that holds it: an earlier one, taken for dead, gives nothing back';

create table provider_wait (
    job      uuid        not null,
    provider text        not null,
    whose    uuid        not null,
    priority smallint    not null,
    held     integer     not null,
    since    timestamptz not null,
    seen_at  timestamptz not null,
    primary key (job, provider)
) with (fillfactor = 50);

comment on column provider_wait.held is 'places that the same person held there when the job last looked: those with fewer go first';
comment on column provider_wait.seen_at is 'when the job last looked: who does not look any more keeps nobody waiting';

create index provider_wait_order on provider_wait (provider, priority desc, held, since);

alter table provider_pace add column quiet_until timestamptz not null default '-infinity';

comment on column provider_pace.quiet_until is 'the provider has asked to be sent nothing until then (Retry-After)';

-- Added without looking at the rows of the time before; they are looked at now, while everybody goes on reading and writing.
alter table vault_item validate constraint vault_item_kind_check;
