-- Signed heads of the ledger. Each seal is a JSON Web Signature over the heads of the chains that have grown since the last
-- one, and names its predecessor, so that neither the end of a chain nor a seal can be taken away unnoticed.
create table ledger_seal (
    number       bigint      not null primary key,
    jws          text        not null,
    covers_until timestamptz not null
);

create table ledger_sealed_head (
    person_key uuid   not null,
    seal       bigint not null,
    seq        bigint not null,
    hash       bytea  not null,
    primary key (person_key, seal)
);

create index ledger_sealed_head_of_seal on ledger_sealed_head (seal);

-- Entries are recorded about in the order of their time, so that a few bytes for each stretch of pages find the latest.
create index ledger_entry_recorded on ledger_entry using brin (recorded_at) with (autosummarize = on);

create function is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger ledger_seal_is_append_only before update or delete or truncate on ledger_seal
    for each statement execute function is_append_only();

create trigger ledger_sealed_head_is_append_only before update or delete or truncate on ledger_sealed_head
    for each statement execute function is_append_only();
