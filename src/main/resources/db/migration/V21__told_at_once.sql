-- Every replica is told of a revision when it is committed: one notification for each transaction, the number in it, and none for one that is
-- rolled back. The rest of the function is V7's.
create or replace function begin_revision() returns bigint language plpgsql as $$
declare
    own bigint := nullif(current_setting('catalogue.revision', true), '')::bigint;
begin
    if own is null then
        lock table revision in exclusive mode;
        own := nextval('revision_number');
        insert into revision (number, committed_at, actor)
            values (own, clock_timestamp(), coalesce(nullif(current_setting('catalogue.actor', true), ''), 'database:' || session_user));
        perform set_config('catalogue.revision', own::text, true);
        perform pg_notify('catalogue_revision', own::text);
    end if;
    return own;
end $$;
