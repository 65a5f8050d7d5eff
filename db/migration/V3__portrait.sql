-- The portrait room. A job and a portrait carry the epoch of `generation`, and of each surface that was given when they
-- were asked for: once such an epoch has grown they can never be published or shown again.

create table portrait_job (
    person_key       uuid        not null,
    id               uuid        not null,
    portrait_id      uuid        not null,
    trigger          text        not null check (trigger in ('opt-in', 'surface', 'request')),
    scenario         text        not null,
    prompt           text        not null,
    caption          text        not null,
    alt              text        not null,
    seed             bigint      not null,
    generation_epoch bigint      not null,
    feed_epoch       bigint,
    stories_epoch    bigint,
    state            text        not null
        check (state in ('queued', 'running', 'waiting', 'ready', 'refused', 'cancelled', 'dead')),
    attempt          integer     not null default 0,
    postponed        integer     not null default 0,
    last_error       text,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    primary key (person_key, id)
) with (fillfactor = 70);

comment on column portrait_job.portrait_id is 'the id that the portrait will have, known before it is made';
comment on column portrait_job.attempt is 'grows with every claim: the fence that lets only the latest attempt publish';
comment on column portrait_job.postponed is 'attempts that the provider put off, which do not count towards the limit';

create table portrait (
    person_key         uuid        not null,
    id                 uuid        not null,
    job_id             uuid        not null,
    trigger            text        not null,
    generation_epoch   bigint      not null,
    feed_epoch         bigint,
    stories_epoch      bigint,
    state              text        not null check (state in ('ready', 'hidden', 'waiting-for-approval')),
    scenario           text        not null,
    prompt             text        not null,
    caption            text        not null,
    alt                text        not null,
    provider           text        not null,
    model              text        not null,
    model_version      text        not null,
    seed               bigint      not null,
    width              integer     not null,
    height             integer     not null,
    selfies            uuid[]      not null,
    poses              text[]      not null,
    consent_receipt_id uuid        not null,
    notice_id          text,
    notice_version     text,
    notice_language    text,
    made_at            timestamptz not null,
    primary key (person_key, id)
);

comment on column portrait.poses is 'the pose of each of the selfies, in the same order';
comment on column portrait.consent_receipt_id is 'the receipt of the consent to generation under which it was published';

-- A job has at most one published result.
create unique index portrait_of_job on portrait (person_key, job_id);
