-- The consent room. `person` is found by the caller's id; everything else is keyed by the random person key first, so
-- that every hot statement touches one person's rows only and an erased person leaves a ledger that names nobody.

create table person (
    subject       text        not null primary key,
    person_key    uuid        not null,
    ledger_seq    bigint      not null default 0,
    ledger_head   bytea       not null default '\x'::bytea,
    last_ended_at timestamptz,
    on_hold       boolean     not null default false,
    created_at    timestamptz not null default clock_timestamp()
) with (fillfactor = 70);

comment on column person.last_ended_at is 'the latest ending or refusal; an opt-in not after it is stale';

-- What is left of a person whose account was deleted: a keyed hash, so that a late event cannot bring the person back.
create table ended_account (
    subject_hash bytea       not null primary key,
    ended_at     timestamptz not null,
    on_hold      boolean     not null
);

create table notice (
    id           text        not null,
    version      text        not null,
    material     boolean     not null,
    published_at timestamptz not null,
    primary key (id, version)
);

create table notice_recipient (
    notice_id      text not null,
    notice_version text not null,
    recipient      text not null,
    primary key (notice_id, notice_version, recipient),
    foreign key (notice_id, notice_version) references notice (id, version)
);

create table notice_text (
    notice_id      text  not null,
    notice_version text  not null,
    language       text  not null,
    body           text  not null,
    sha256         bytea not null,
    primary key (notice_id, notice_version, language),
    foreign key (notice_id, notice_version) references notice (id, version)
);

-- The current state beside the ledger; absent means unknown. The epoch grows when the consent ends.
create table consent (
    person_key      uuid        not null,
    purpose         text        not null check (purpose in ('generation', 'feed', 'stories', 'advertising')),
    state           text        not null check (state in ('given', 'refused', 'withdrawn', 'revoked', 'expired', 'superseded')),
    epoch           bigint      not null check (epoch > 0),
    since           timestamptz not null,
    until           timestamptz,
    notice_id       text,
    notice_version  text,
    notice_language text,
    asserted_by     text        not null,
    asserted_at     timestamptz not null,
    receipt_id      uuid        not null,
    primary key (person_key, purpose)
) with (fillfactor = 70);

-- Every entry is kept for good and chained to the one before it; it names no one but the random person key.
create table ledger_entry (
    person_key        uuid        not null,
    seq               bigint      not null,
    purpose           text        not null,
    state             text        not null,
    epoch             bigint      not null,
    at                timestamptz not null,
    recorded_at       timestamptz not null,
    notice_id         text,
    notice_version    text,
    notice_language   text,
    collection_method text,
    region            text,
    release_id        text,
    release_signed_at timestamptz,
    selfie_assurance  text,
    asserted_by       text        not null,
    reason            text,
    ticket            text,
    receipt_id        uuid        not null,
    salt              bytea       not null,
    hash              bytea       not null,
    primary key (person_key, seq),
    check (num_nulls(notice_id, notice_version, notice_language) in (0, 3)),
    check (num_nulls(release_id, release_signed_at) in (0, 2))
);

create function ledger_entry_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'ledger_entry is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger ledger_entry_is_append_only before update or delete or truncate on ledger_entry
    for each statement execute function ledger_entry_is_append_only();

-- Stored without the person's id, which is filled in when the person asks for it.
create table receipt (
    person_key   uuid        not null,
    id           uuid        not null,
    kind         text        not null check (kind in ('consent', 'deletion')),
    body         jsonb       not null,
    created_at   timestamptz not null,
    request_key  bytea,
    request_hash bytea,
    primary key (person_key, id)
);

create unique index receipt_request on receipt (person_key, request_key) where request_key is not null;
