-- The Human Services Data Specification knows records by UUIDs: version 5 (RFC 9562) of kind and slug, so nothing is stored. These indexes
-- find the record that a UUID stands for, however many there are.

-- uuid-ossp is a trusted extension: whoever may CREATE in the database can install it.
do $$
begin
    if not exists (select from pg_extension where extname = 'uuid-ossp') then
        create extension "uuid-ossp";
    end if;
exception when insufficient_privilege then
    raise exception 'the database user may not install the extension uuid-ossp'
        using hint = 'Let an administrator run: create extension "uuid-ossp";  or: grant create on database ... to the user of the service';
end $$;

-- As exchange/hsds/Ids has it; the namespace never changes.
create function hsds_id(kind text, slug text) returns uuid immutable strict parallel safe
return uuid_generate_v5('00ce7dbd-2704-5d29-b263-d95c44728260', kind || '/' || slug);

create index project_hsds_id on project (hsds_id('projects', slug));
create index organisation_hsds_id on organisation (hsds_id('organisations', slug));
create index former_slug_hsds_id on former_slug (hsds_id(kind, slug));
