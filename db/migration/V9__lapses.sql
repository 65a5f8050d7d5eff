-- Consents that lapse. Whether one has is worked out where it is asked for; the rows and the ledger follow.

-- Versions of a notice that a later, material one has made insufficient. Published notices themselves never change.
create table superseded_notice (
    notice_id      text        not null,
    notice_version text        not null,
    superseded_at  timestamptz not null,
    superseded_by  text        not null,
    primary key (notice_id, notice_version),
    foreign key (notice_id, notice_version) references notice (id, version)
);

comment on column consent.until is
    'given: when it runs out, null for never; expired or superseded: when that ends it, null once it has';

create index consent_runs_out on consent (until) where until is not null;
create index consent_by_notice on consent (notice_id, notice_version) where state = 'given';

-- A sweep finds people by what lapsed, and needs their ids to lock them.
create index person_by_key on person (person_key);
