-- The portrait room: what a person asks for. The words and the picture lie in the vault, encrypted like everything else of
-- that person; a row says which job they belong to, and lets the same request count once and so many in an hour.

create table portrait_wish (
    person_key   uuid        not null,
    job_id       uuid        not null,
    portrait_id  uuid        not null,
    surface      text        check (surface in ('feed', 'stories', 'profile-picture', 'chat')),
    based_on     uuid,
    picture      uuid,
    request_key  bytea,
    request_hash bytea,
    asked_at     timestamptz not null,
    primary key (person_key, job_id)
);

comment on column portrait_wish.based_on is 'the portrait of the same person that is to be changed';
comment on column portrait_wish.picture is 'the item of the vault that is to be changed; gone once the job has come to an end';

create unique index portrait_wish_request on portrait_wish (person_key, request_key);

alter table vault_item drop constraint vault_item_kind_check;
alter table vault_item add constraint vault_item_kind_check
    check (kind in ('SELFIE', 'PORTRAIT', 'SOURCE', 'WORDS')) not valid;

-- A picture to change is kept only as long as its job needs it, and words only as long as there is or may be a portrait made
-- from them. The rule stands here because a job comes to its end in many statements, and none of them may forget it.
create function forget_what_was_asked() returns trigger language plpgsql as $$
begin
    delete from vault_item
    using portrait_wish wish
    where wish.person_key = old.person_key and wish.job_id = old.id
        and vault_item.person_key = old.person_key
        and (vault_item.item = wish.picture and vault_item.kind = 'SOURCE'
            or vault_item.item = wish.portrait_id and vault_item.kind = 'WORDS'
                and (tg_op = 'DELETE' or new.state in ('refused', 'cancelled')));
    if tg_op = 'DELETE' then
        delete from portrait_wish where person_key = old.person_key and job_id = old.id;
    end if;
    return null;
end
$$;

create trigger portrait_job_over after update of state on portrait_job for each row
    when (new.trigger = 'request' and new.state in ('ready', 'refused', 'cancelled', 'dead') and old.state <> new.state)
    execute function forget_what_was_asked();

create trigger portrait_job_given_up after delete on portrait_job for each row
    when (old.trigger = 'request' and old.state = 'dead')
    execute function forget_what_was_asked();
