-- The consent room: many people's consent revoked at once. An order and its targets are written in one transaction, and while
-- a target stands nothing is shown or made for that person; each ending then takes its target away.

create table revocation (
    id           uuid        not null primary key,
    purposes     text[]      not null,
    reason       text        not null,
    ticket       text,
    hold         boolean     not null,
    selection    text        not null,
    people       integer     not null,
    state        text        not null check (state in ('running', 'stopped', 'finished')),
    ordered_by   text        not null,
    ordered_at   timestamptz not null,
    changed_by   text,
    changed_at   timestamptz,
    finished_at  timestamptz,
    request_key  bytea,
    request_hash bytea
);

comment on column revocation.selection is 'who was meant, without naming anybody';
comment on column revocation.changed_by is 'who last stopped or resumed it';

create unique index revocation_request on revocation (request_key) where request_key is not null;
create index revocation_running on revocation (ordered_at) where state = 'running';

create table revocation_target (
    person_key    uuid    not null,
    revocation_id uuid    not null,
    subject       text    not null,
    purposes      text[]  not null,
    tries         integer not null default 0,
    primary key (person_key, revocation_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

comment on column revocation_target.purposes is 'the order''s, so that who asks about one person needs this row alone';
comment on column revocation_target.tries is 'failed attempts to carry it out; those without come first';

create index revocation_target_next on revocation_target (revocation_id, tries, person_key);

-- When a person was last seen, to the day, and when they were warned that what belongs to them will be destroyed. Beside the
-- person's row and not in it: noting it waits for nobody, and nobody waits for it.
create table person_seen (
    person_key uuid not null primary key,
    seen_on    date not null,
    warned_on  date
);
