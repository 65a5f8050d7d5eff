-- The table of db-scheduler 16.12, which wakes workers and rescues what died; it stands outside the person's rows.
-- A heartbeat rewrites a row every few seconds: half-empty pages and no index on what it changes keep those updates
-- inside the page (HOT). So its index on last_heartbeat is left out, and the one on priority too, which we do not use.

create table scheduled_tasks (
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

create index execution_time_idx on scheduled_tasks (execution_time);
