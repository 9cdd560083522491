-- What was erased of whom, so that nobody comes back: without the data.

-- One row for each erasure. The hashes are HMAC-SHA-256 of the normalised values, with a key that the database need not know.
create table erasure (
    id        uuid        not null primary key,
    contacts  text[]      not null constraint erasure_of_a_contact check (cardinality(contacts) > 0),
    erased_at timestamptz not null,
    erased_by text        not null,
    key_id    text        not null,
    hashes    text[]      not null
);
create index erasure_hashes on erasure using gin (hashes);
create index erasure_contacts on erasure using gin (contacts);

-- The key of the hashes, where the operator has set none (catalogue.privacy-key): made once, at random.
create table privacy_key (
    one boolean not null primary key default true constraint privacy_key_one check (one),
    key text    not null
);
