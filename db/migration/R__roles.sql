-- The second lock: what each runtime role may do, and whose rows it sees. See docs/database-roles.md and
-- docs/decisions/0013-a-second-lock-in-the-database.md.
--
-- A NEW TABLE: add one line to the list below; without it nobody but the owner reaches the table, and
-- DatabaseRolesIntegrationTests fails. The columns of the list:
--
--   name      the table
--   whose     what says whose row it is: `subject`, `person_key`, `subject_hash`; null for what is about nobody
--   person    what role onlyyou_person may do, with the rows of the one person that its transaction serves
--   operate   what role onlyyou_operate may do, across people
--   hidden    columns that operate can neither read nor write: whatever holds a picture or a key
--
-- Row security is forced, so it binds the owner too: a migration that rewrites people's rows says `alter table ... no force
-- row level security` first, and `force` at its end. This file runs whenever it has changed, after all other migrations.

do $$
begin
    if (select count(*) from pg_roles where rolname in ('onlyyou_person', 'onlyyou_operate')) < 2 then
        raise exception 'The roles onlyyou_person and onlyyou_operate do not exist.'
            using hint = 'Have db/roles.sql run once by whoever may create roles: see docs/database-roles.md.';
    end if;
end
$$;

-- Whom a transaction serves. It is told once, and cannot be told another person after.

create or replace function find_person(named text) returns uuid language plpgsql as $$
declare
    found_key uuid;
begin
    if coalesce(current_setting('onlyyou.subject', true), '') not in ('', named) then
        raise exception 'A transaction serves one person.' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('onlyyou.subject', named, true);
    select person_key into found_key from person where subject = named;
    perform set_config('onlyyou.person', coalesce(found_key::text, ''), true);
    return found_key;
end
$$;

create or replace function lock_person(named text) returns uuid language plpgsql as $$
declare
    found_key uuid;
begin
    if coalesce(current_setting('onlyyou.subject', true), '') not in ('', named) then
        raise exception 'A transaction serves one person.' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('onlyyou.subject', named, true);
    select person_key into found_key from person where subject = named for no key update;
    perform set_config('onlyyou.person', coalesce(found_key::text, ''), true);
    return found_key;
end
$$;

-- Locks, and then tells what the row says: its second statement sees what was committed before the lock was granted, and
-- its clock says when that was. Only the row that was locked: where an account was deleted while we waited, and made anew, the
-- second statement would find one that nobody has locked.
create or replace function hold_person(named text)
returns table (id text, key uuid, ended_at timestamptz, held boolean, locked_at timestamptz) language plpgsql as $$
declare
    locked uuid := lock_person(named);
begin
    return query
        select p.subject, p.person_key, p.last_ended_at, p.on_hold, clock_timestamp() from person p
        where p.subject = named and p.person_key = locked;
end
$$;

create or replace function serve_person(known_key uuid) returns boolean language plpgsql as $$
begin
    if coalesce(current_setting('onlyyou.person', true), '') not in ('', known_key::text) then
        raise exception 'A transaction serves one person.' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('onlyyou.person', known_key::text, true);
    return true;
end
$$;

do $$
declare
    t       record;
    old     record;
    mine    text;
    columns text;
begin
    execute format('grant usage on schema %I to onlyyou_person, onlyyou_operate', current_schema());
    execute format('revoke all on all tables in schema %I from onlyyou_person, onlyyou_operate', current_schema());
    execute format('revoke all on all tables in schema %I from public', current_schema());
    for old in select policyname, tablename from pg_policies where schemaname = current_schema() loop
        execute format('drop policy %I on %I', old.policyname, old.tablename);
    end loop;

    for t in
        select *
        from (values
            -- people
            ('person', 'subject', 'select, insert, update, delete', 'select, update', '{}'::text[]),
            ('ended_account', 'subject_hash', 'select, insert, update', 'select', '{}'),
            ('consent', 'person_key', 'select, insert, update, delete', 'select', '{}'),
            ('preference', 'person_key', 'select, insert, update, delete', 'select', '{}'),
            ('ledger_entry', 'person_key', 'select, insert', 'select', '{}'),
            ('ledger_sealed_head', 'person_key', 'select', 'select, insert', '{}'),
            ('receipt', 'person_key', 'select, insert', 'select', '{}'),
            ('data_key', 'person_key', 'select, insert, update, delete', 'select', '{wrapped}'),
            ('vault_item', 'person_key', 'select, insert, delete', 'select', '{content}'),
            ('portrait_job', 'person_key', 'select, insert, update, delete', 'select, update, delete', '{}'),
            ('portrait_job_history', 'person_key', 'select, delete', 'select, insert, delete', '{}'),
            ('portrait_line', 'person_key', 'select, insert, delete', 'select', '{}'),
            ('portrait_wish', 'person_key', 'select, insert, update, delete', 'select, delete', '{}'),
            ('sending', 'person_key', 'select, insert, update, delete', 'select', '{}'),
            ('provider_errand', 'person_key', 'select, insert, update', 'select, update, delete', '{}'),
            ('portrait', 'person_key', 'select, insert, update, delete', 'select, update, delete', '{}'),
            ('insertion', 'person_key', 'select, insert, update, delete', 'select', '{}'),
            ('interaction', 'person_key', 'select, insert, update, delete', 'select', '{}'),
            ('person_seen', 'person_key', 'select, insert, update, delete', 'select, insert, update, delete', '{}'),
            ('revocation_target', 'person_key', 'select, delete', 'select, insert, update, delete', '{}'),
            ('outbox', 'subject_hash', 'select, insert', 'select, update, delete', '{}'),
            ('audit_entry', 'subject', 'select', 'select, insert, update, delete', '{}'),
            ('onboarding_event', 'subject_hash', 'select, insert, update, delete', 'select, delete', '{}'),
            -- nobody
            ('notice', null, 'select, insert', 'select', '{}'),
            ('notice_recipient', null, 'select, insert', 'select', '{}'),
            ('notice_text', null, 'select, insert', 'select', '{}'),
            ('superseded_notice', null, 'select, insert', 'select', '{}'),
            ('ledger_seal', null, 'select', 'select, insert', '{}'),
            ('signing_key', null, 'select, insert, update', 'select', '{content}'),
            ('service_key', null, 'select, insert, update', 'select', '{wrapped}'),
            ('revocation', null, 'select', 'select, insert, update, delete', '{}'),
            ('outbox_receiver', null, 'select', 'select, insert, update', '{}'),
            ('errand', null, 'select, insert, update, delete', 'select, insert, update, delete', '{}'),
            ('provider_slot', null, 'select, insert, update, delete', 'select', '{}'),
            ('provider_wait', null, 'select, insert, update, delete', 'select, delete', '{}'),
            ('provider_pace', null, 'select, insert, update', 'select', '{}'),
            ('inventory_day', null, 'select, insert, update', 'select', '{}'),
            ('key_encryption_key', null, 'select, insert', 'select', '{}'),
            ('switch', null, 'select, insert, update', 'select', '{}'),
            ('scheduled_tasks', null, 'select, insert, update, delete', 'select, insert, update, delete', '{}')
        ) as listed (name, whose, person, operate, hidden)
    loop
        execute format('grant %s on %I to onlyyou_person', t.person, t.name);
        if t.hidden = '{}' then
            execute format('grant %s on %I to onlyyou_operate', t.operate, t.name);
        else
            select string_agg(quote_ident(attname), ', ') into columns
            from pg_attribute
            where attrelid = t.name::regclass and attnum > 0 and not attisdropped and attname <> all (t.hidden);
            execute format('grant select (%s) on %I to onlyyou_operate', columns, t.name);
            if t.operate like '%delete%' then
                execute format('grant delete on %I to onlyyou_operate', t.name);
            end if;
        end if;

        if t.whose is null then
            execute format('alter table %I no force row level security', t.name);
            execute format('alter table %I disable row level security', t.name);
            continue;
        end if;
        mine := case t.whose
            when 'subject' then $p$subject = (select current_setting('onlyyou.subject', true))$p$
            when 'subject_hash' then
                $p$subject_hash = (select decode(current_setting('onlyyou.subject_hash', true), 'hex'))$p$
            when 'person_key' then
                $p$person_key = (select nullif(current_setting('onlyyou.person', true), '')::uuid)$p$
        end;
        execute format('alter table %I enable row level security', t.name);
        execute format('alter table %I force row level security', t.name);
        execute format('create policy person on %I to onlyyou_person using (%s)', t.name, mine);
        execute format('create policy operate on %I to onlyyou_operate using (true)', t.name);
    end loop;
end
$$;

-- The receipt of a deleted account lies apart: whoever knows the id and the receipt's name works out where.
create policy apart on receipt to onlyyou_person
    using (person_key = (select nullif(current_setting('onlyyou.apart', true), '')::uuid));

-- Of a receipt only the link to the person can be taken away.
grant update (principal_salt) on receipt to onlyyou_person;

-- What is to be told goes in, whatever stream it belongs to; only operate sees what waits.
drop policy person on outbox;
create policy person on outbox for insert to onlyyou_person with check (true);

-- A person's account is deleted: the audit forgets whom it was about, and nothing else.
grant update (subject) on audit_entry to onlyyou_person;
alter policy person on audit_entry
    using (subject_hash = (select decode(current_setting('onlyyou.audited', true), 'hex')))
    with check (subject is null);

-- Nobody gives consent for anybody else: what operate writes is never a yes.
alter policy operate on consent with check (state <> 'given');
alter policy operate on ledger_entry with check (state <> 'given');

-- What only the owner can do to tables, done on the service's behalf.
grant execute on function keep_portrait_job_history(interval) to onlyyou_operate;
