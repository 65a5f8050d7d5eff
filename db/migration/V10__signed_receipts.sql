-- Receipts are signed over the very bytes that are stored, which jsonb would not keep.
alter table receipt alter column body type text using body::text;
alter table receipt add column signature text;
alter table receipt add column principal_salt bytea;

comment on column receipt.signature is
    'the JWS of the body, its payload left out (RFC 7515, appendix F); null before there were signatures';
comment on column receipt.principal_salt is
    'with the person''s id it gives the principal that the body names; erased with the account';

-- What signs receipts and the heads of the ledger: JSON Web Keys, wrapped. A retired one is kept without its private part.
create table signing_key (
    id         text        not null primary key,
    content    bytea       not null,
    created_at timestamptz not null,
    retired_at timestamptz
);
