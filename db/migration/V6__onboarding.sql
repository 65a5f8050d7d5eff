-- The onboarding room. An accepted event is remembered by keyed hashes alone, so that the same event again gives the
-- same answer, and nothing here names a person.

create table onboarding_event (
    subject_hash bytea       not null,
    event_hash   bytea       not null,
    content_hash bytea       not null,
    answer       jsonb       not null,
    accepted_at  timestamptz not null,
    primary key (subject_hash, event_hash)
);
