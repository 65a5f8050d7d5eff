-- The portrait room: jobs that are long finished leave the table that workers use. The history is dropped by whole months,
-- which leaves nothing behind to clean up, and keeps neither prompt nor caption.

create table portrait_job_history (
    person_key  uuid        not null,
    id          uuid        not null,
    archived_at timestamptz not null,
    portrait_id uuid        not null,
    trigger     text        not null,
    scenario    text        not null,
    state       text        not null,
    attempt     integer     not null,
    created_at  timestamptz not null,
    finished_at timestamptz not null,
    details     jsonb       not null,
    primary key (person_key, id, archived_at)
) partition by range (archived_at);

comment on column portrait_job_history.details is 'the row as it was, without what was written for or by the person';

-- Partitions are made and dropped by whoever owns the table; the service itself may not, and calls this instead.
create function keep_portrait_job_history(retention interval) returns void
    language plpgsql security definer set search_path from current as $$
declare
    month timestamptz;
    old   record;
begin
    perform pg_advisory_xact_lock(hashtext('keep_portrait_job_history'));
    for month in
        select generate_series(date_trunc('month', clock_timestamp() at time zone 'UTC'),
            date_trunc('month', clock_timestamp() at time zone 'UTC') + interval '1 month', interval '1 month')
            at time zone 'UTC'
    loop
        execute format('create table if not exists %I partition of portrait_job_history for values from (%L) to (%L)',
            'portrait_job_history_' || to_char(month at time zone 'UTC', 'YYYY_MM'), month,
            (month at time zone 'UTC' + interval '1 month') at time zone 'UTC');
    end loop;
    for old in
        select partition.relname,
            to_timestamp(right(partition.relname, 7) || ' +00', 'YYYY_MM TZH') as month
        from pg_inherits
        join pg_class partition on partition.oid = pg_inherits.inhrelid
        where pg_inherits.inhparent = 'portrait_job_history'::regclass
    loop
        if (old.month at time zone 'UTC' + interval '1 month') at time zone 'UTC' <= clock_timestamp() - retention then
            execute format('drop table %I', old.relname);
        end if;
    end loop;
end
$$;

revoke execute on function keep_portrait_job_history(interval) from public;

select keep_portrait_job_history(interval '100 years');

-- What the workers use is rewritten several times and then deleted. Room in each page keeps an update inside it (HOT), as
-- long as no index, nor an index's condition, names a column that changes: state, attempt and the times must stay outside.
-- Dead rows are taken away early, by their number rather than by their share.
alter table portrait_job set (
    fillfactor = 60,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 500,
    autovacuum_analyze_scale_factor = 0.05);

alter table scheduled_tasks set (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 5000);
