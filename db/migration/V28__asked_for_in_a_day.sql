-- What people ask for costs as much as what is made ahead of time: counted for each day too, over all people.
alter table inventory_day add column asked_for integer not null default 0;
