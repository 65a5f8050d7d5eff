-- An opt-in that counted before an account was deleted must not count again after it. Most show that by their own time; the
-- others stay known by their keyed hash alone. See docs/decisions/0049-what-brings-nobody-back.md.

alter table onboarding_event
    add column kind text check (kind in ('opted-in', 'opted-out', 'account-deleted')),
    add column happened_at timestamptz,
    alter column answer drop not null;

comment on column onboarding_event.kind is 'null for what was accepted before this was kept';
comment on column onboarding_event.happened_at is 'as the event itself says, or null';
comment on column onboarding_event.answer is 'null where the account was deleted since: it is only known that the event counted';

-- Who was warned while no webhook was configured was not: everybody is warned anew, and has the whole time from then.
alter table person_seen no force row level security;
update person_seen set warned_on = null where warned_on is not null;
alter table person_seen force row level security;
