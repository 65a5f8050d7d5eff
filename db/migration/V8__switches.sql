-- The switches room. A switch without a row is on.

create table switch (
    name       text        not null primary key,
    is_on      boolean     not null,
    reason     text,
    changed_by text        not null,
    changed_at timestamptz not null,
    check (is_on or reason is not null)
);

comment on table switch is 'every node reads the rows that are off, twice a second and whenever one is announced';
