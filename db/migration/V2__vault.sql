-- The keys of people, one for each person and epoch of the consent to generation, wrapped by the key-encryption key.
create table data_key (
    person_key uuid not null,
    epoch bigint not null,
    wrapped bytea not null,
    created_at timestamptz not null,
    primary key (person_key, epoch)
);

-- People's pictures, each encrypted under its key. The foreign key keeps an item from outliving its key.
create table vault_item (
    person_key uuid not null,
    item uuid not null,
    variant text not null,
    epoch bigint not null,
    kind text not null check (kind in ('SELFIE', 'PORTRAIT')),
    media_type text not null,
    width integer not null,
    height integer not null,
    content bytea not null,
    size integer not null,
    created_at timestamptz not null,
    primary key (person_key, item, variant),
    foreign key (person_key, epoch) references data_key (person_key, epoch)
);

-- What is encrypted does not compress.
alter table vault_item alter column content set storage external;

-- The keys of the service itself, which belong to no person.
create table service_key (
    purpose text not null primary key,
    wrapped bytea not null,
    created_at timestamptz not null
);
