-- The outbox room. One row for each event and receiver, written in the transaction of what it tells of and deleted once it is
-- delivered. It is keyed by a keyed hash of the person's id and not by the person key: the order holds across a deleted
-- account and a later opt-in, and nothing leads from here to the ledger.

create table outbox (
    subject_hash bytea       not null,
    receiver     text        not null,
    position     bigint      not null generated always as identity,
    id           uuid        not null,
    body         text        not null,
    attempts     integer     not null default 0,
    due_at       timestamptz not null default clock_timestamp(),
    created_at   timestamptz not null default clock_timestamp(),
    primary key (subject_hash, receiver, position)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

comment on column outbox.position is 'taken while the person''s row is locked, so it grows in the order of the commits';
comment on column outbox.body is 'a CloudEvent in JSON; it names the person, and goes when it is delivered or too old';
comment on column outbox.due_at is 'not tried before; moved on while somebody is trying';

create index outbox_head on outbox (receiver, position);

-- How each receiver is doing.
create table outbox_receiver (
    receiver          text        not null primary key,
    delivered         bigint      not null default 0,
    given_up          bigint      not null default 0,
    failures          integer     not null default 0,
    retry_at          timestamptz,
    last_delivered_at timestamptz,
    last_failed_at    timestamptz,
    last_failure      text
);

comment on column outbox_receiver.failures is 'in a row: since it last took anything';

-- The table of db-scheduler 16.12 for work that comes again and again and that one node at a time begins. Apart from the queue
-- of jobs, so that a long queue delays none of it.
create table errand (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
) with (fillfactor = 50);
