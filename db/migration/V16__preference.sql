-- What a person has asked for beyond consent. It can only make things stricter than the operator's rules: no row, no wish.

create table preference (
    person_key        uuid        not null primary key,
    paused            boolean     not null,
    per_day           integer     check (per_day >= 0),
    quiet_from        time,
    quiet_to          time,
    quiet_zone        text,
    allowed_scenarios text[],
    refused_scenarios text[]      not null,
    approve_first     boolean     not null,
    changed_at        timestamptz not null,
    check (num_nulls(quiet_from, quiet_to, quiet_zone) in (0, 3))
);

comment on column preference.per_day is 'insertions in any 24 hours, in all feeds together; null: as the rules have it';
comment on column preference.quiet_to is 'not later than quiet_from: on the next day';
comment on column preference.allowed_scenarios is 'null: all that are not refused';

-- A person may want to see portraits before they are shown anywhere.
alter table portrait add column approved_at timestamptz;

comment on column portrait.approved_at is 'asked for only of people whose preference is to approve first';
