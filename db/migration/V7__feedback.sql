-- The feed room: what people said to what they were shown. Each event counts once, by the caller's own id for it. What was
-- undone, or lifted by a later show-more, stays on record and has no effect.

create table interaction (
    person_key    uuid        not null,
    event_id      text        not null,
    event         text        not null
        check (event in ('seen', 'hide', 'show-less', 'show-more', 'pause', 'turn-off', 'undo')),
    feed          text        not null,
    purpose       text        not null check (purpose in ('feed', 'stories')),
    insertion_id  uuid        not null,
    portrait_id   uuid        not null,
    surface_epoch bigint      not null,
    undoes        text,
    said_at       timestamptz not null,
    recorded_at   timestamptz not null,
    undone_by     text,
    lifted_by     text,
    primary key (person_key, event_id)
);

comment on column interaction.surface_epoch is 'of the consent that it was said under: consent given anew starts afresh';
comment on column interaction.said_at is 'as the caller has it, never later than recorded_at';

create index interaction_in_force on interaction (person_key, purpose)
    where event in ('hide', 'show-less', 'pause') and undone_by is null and lifted_by is null;
create index interaction_hide on interaction (person_key, portrait_id) where event = 'hide' and undone_by is null;

-- Served is decided_at; seen is another matter, and often never told.
alter table insertion add column seen_at timestamptz;
