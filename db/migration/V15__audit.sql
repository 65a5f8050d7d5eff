-- The admin room: every look and act of an administrator, written before it is answered.

create table audit_entry (
    id            uuid        not null primary key,
    at            timestamptz not null default clock_timestamp(),
    client        text        not null,
    administrator text,
    action        text        not null,
    target        text,
    subject       text,
    subject_hash  bytea,
    reason        text,
    ticket        text,
    request_id    text,
    status        integer
);

comment on column audit_entry.administrator is 'who held the token, where that is not the client itself';
comment on column audit_entry.subject is 'of a person we know; goes with the account';
comment on column audit_entry.subject_hash is 'keyed: finds what was looked up about a person, also after the account is gone';
comment on column audit_entry.status is 'what was answered; null where the service did not live to say so';

create index audit_entry_subject on audit_entry (subject_hash, id) where subject_hash is not null;
