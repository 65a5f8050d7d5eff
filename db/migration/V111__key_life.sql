-- The vault room: which key-encryption key wraps each key, and since when each has been in use. A null says: wrapped
-- before this was noted, so by one of those that are known.

alter table data_key add column wrapped_by text;
alter table service_key add column wrapped_by text;

create table key_encryption_key (
    id            text        not null primary key,
    first_used_at timestamptz not null
);

comment on table key_encryption_key is 'names of keys, never keys: what a backup is readable with, and until when';
