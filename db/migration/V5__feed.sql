-- The feed room. One row for each portrait put into a page, written before the page is answered: pacing counts them,
-- a page key replays them.

create table insertion (
    person_key       uuid        not null,
    id               uuid        not null,
    feed             text        not null,
    purpose          text        not null check (purpose in ('feed', 'stories')),
    page_key         bytea,
    portrait_id      uuid        not null,
    own_index        integer     not null check (own_index >= 1),
    surface_epoch    bigint      not null,
    generation_epoch bigint      not null,
    rule_version     text        not null,
    decided_at       timestamptz not null,
    replayed_at      timestamptz,
    voided_at        timestamptz,
    primary key (person_key, id)
);

comment on column insertion.page_key is 'SHA-256 over feed and page key; null where the caller named no page';
comment on column insertion.own_index is 'the number of the own item it precedes, from 0 in the page as it came';
comment on column insertion.replayed_at is 'first asked for again: may have been seen since, so never voided after';
comment on column insertion.voided_at is 'answered too late, so never seen: counts for nothing';

create index insertion_pace on insertion (person_key, feed, decided_at) where voided_at is null;
create index insertion_page on insertion (person_key, page_key) where page_key is not null and voided_at is null;
