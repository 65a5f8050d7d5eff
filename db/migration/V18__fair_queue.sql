-- The portrait room: one person's backlog does not delay others. Of each person one job of a kind is on the queue at a time,
-- and the rest stand in a line of the person's own; what was asked for goes before what is made ahead of time.

create table portrait_line (
    person_key uuid not null,
    lane       text not null check (lane in ('asked', 'agreed', 'ahead')),
    job_id     uuid not null,
    primary key (person_key, lane, job_id)
);

alter table portrait_job drop constraint portrait_job_trigger_check;
alter table portrait_job add constraint portrait_job_trigger_check
    check (trigger in ('opt-in', 'surface', 'request', 'inventory'));

update scheduled_tasks set priority = 50 where priority is null;
create index scheduled_tasks_order on scheduled_tasks (priority desc, execution_time);

-- What is made ahead of time in a day, over all people.
create table inventory_day (
    day  date    not null primary key,
    jobs integer not null
);

-- Who was shown something lately: rows come in the order of time, so a few bytes for each hundred pages find them.
create index insertion_recent on insertion using brin (decided_at) with (autosummarize = on);
