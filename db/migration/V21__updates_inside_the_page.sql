-- The portrait room: the condition of an index counts as much as its columns. One on the dead alone made every change of a
-- job's state touch every index. An id never changes; the dead are few among those that this finds in order.

drop index portrait_job_dead;
create index portrait_job_by_id on portrait_job (id);
