-- The portrait room. A job and a portrait carry the epoch of `generation`, and of each surface that was given when they
-- were asked for: once such an epoch has grown they can never be published or shown again.

create table portrait_job (
    person_key       uuid        not null,
    id               uuid        not null,
    trigger          text        not null check (trigger in ('opt-in', 'surface', 'request')),
    scenario         text        not null,
    prompt           text        not null,
    seed             bigint      not null,
    generation_epoch bigint      not null,
    feed_epoch       bigint,
    stories_epoch    bigint,
    state            text        not null
        check (state in ('queued', 'running', 'waiting', 'ready', 'refused', 'cancelled', 'dead')),
    attempt          integer     not null default 0,
    last_error       text,
    portrait_id      uuid,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    primary key (person_key, id)
) with (fillfactor = 70);

create table portrait (
    person_key       uuid        not null,
    id               uuid        not null,
    job_id           uuid        not null,
    trigger          text        not null,
    generation_epoch bigint      not null,
    feed_epoch       bigint,
    stories_epoch    bigint,
    state            text        not null check (state in ('ready', 'hidden', 'waiting-for-approval')),
    scenario         text        not null,
    prompt           text        not null,
    caption          text        not null,
    alt              text        not null,
    provider         text        not null,
    model            text        not null,
    model_version    text        not null,
    seed             bigint      not null,
    width            integer     not null,
    height           integer     not null,
    selfies          uuid[]      not null,
    made_at          timestamptz not null,
    primary key (person_key, id)
);

-- A job has at most one published result.
create unique index portrait_of_job on portrait (person_key, job_id);
