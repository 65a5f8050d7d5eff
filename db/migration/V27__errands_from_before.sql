-- Deletions that providers were asked for before V21 do not say which ending they belong to. Where what was sent is still
-- on record, that does; so what comes of them becomes an entry of the ledger like any other.

alter table provider_errand no force row level security;
alter table sending no force row level security;

update provider_errand errand
set generation_epoch = sending.generation_epoch
from sending
where errand.kind = 'delete' and errand.state = 'requested' and errand.generation_epoch is null
    and sending.person_key = errand.person_key and sending.provider = errand.provider
    and sending.reference = errand.reference;

alter table sending force row level security;
alter table provider_errand force row level security;
