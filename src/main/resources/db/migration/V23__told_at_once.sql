-- Every replica is told of a revision when it is committed: one notification for each transaction, the number in it, and none for one that is
-- rolled back. The rest of the function is V18's.
create or replace function begin_revision() returns bigint language plpgsql as $$
declare
    own bigint := nullif(current_setting('catalogue.revision', true), '')::bigint;
    today timestamptz;
begin
    if own is null then
        lock table revision in exclusive mode;
        own := nextval('revision_number');
        today := clock_timestamp();
        insert into revision (number, committed_at, actor)
            values (own, today, coalesce(nullif(current_setting('catalogue.actor', true), ''), 'database:' || session_user));
        perform set_config('catalogue.revision', own::text, true);
        perform set_config('catalogue.today', to_char(today at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00', true);
        perform pg_notify('catalogue_revision', own::text);
    end if;
    return own;
end $$;
