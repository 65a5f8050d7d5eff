-- What came of a deletion that a provider was asked for is a later entry of the ledger. It repeats the ending that it belongs
-- to (purpose, state, epoch, receipt), and the hash of such an entry covers both columns.

alter table ledger_entry
    add column provider          text,
    add column provider_deletion text check (provider_deletion in ('confirmed', 'failed')),
    add check (num_nulls(provider, provider_deletion) in (0, 2));

alter table provider_errand add column generation_epoch bigint;

comment on column provider_errand.generation_epoch is
    'what is to be deleted was sent under it; null where nothing is to be, and of errands from before this column';
