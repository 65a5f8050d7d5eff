-- The roles that OnlyYou runs with: once for each PostgreSQL server, by whoever may create roles, before the first start.
-- Running it again changes nothing. Passwords are set apart (\password onlyyou_person): see docs/database-roles.md.

do $$
declare
    missing text;
begin
    for missing in
        select listed.name
        from unnest(array ['onlyyou_owner', 'onlyyou_person', 'onlyyou_operate']) as listed (name)
        where not exists (select 1 from pg_roles where rolname = listed.name)
    loop
        begin
            execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', missing);
        exception
            when duplicate_object or unique_violation then null; -- somebody else was faster
        end;
    end loop;
end
$$;

-- Whoever stops in the middle of a transaction, or is cut off there, lets go of the rows that it holds.
alter role onlyyou_person set idle_in_transaction_session_timeout = '30s';
alter role onlyyou_operate set idle_in_transaction_session_timeout = '30s';
