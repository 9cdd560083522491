-- What was erased, and what time made of a record, stays told.

-- ---- The facts of erasures (V8) are append-only, like the history (V7) ---------------------------------------------------
create trigger append_only before update or delete on erasure for each row execute function append_only();
create trigger append_only_whole before truncate on erasure for each statement execute function append_only();

-- A key with the person's name is among the hashes, and no longer among the contacts: there may be none left.
alter table erasure drop constraint erasure_of_a_contact;

-- ---- What the clock changes (V7, V9): a record's form says nothing of it -------------------------------------------------
alter table touched add column was_visible boolean, add column was_stale boolean;

-- The function of V9, but what the records were before is noted for the history.
create or replace function clock_tick(most integer) returns integer language plpgsql as $$
declare
    watched record;
    changed integer;
    done integer := 0;
begin
    perform set_config('catalogue.clock', 'on', true);
    for watched in select kind, relation from record_table order by kind loop
        execute format('with due as materialized (select id from (%2$s) as due limit $1),
                noted as (
                    insert into touched (revision, kind, record_id, slug, action, was_visible, was_stale)
                    select begin_revision(), %3$L, r.id, r.slug, ''updated'', r.visible, r.stale from %1$I r where r.id in (select id from due)
                    on conflict do nothing)
                update %1$I set version = version where id in (select id from due)',
            watched.relation, clock_due(watched.relation), watched.kind) using most - done;
        get diagnostics changed = row_count;
        done := done + changed;
    end loop;
    perform set_config('catalogue.clock', '', true);
    return done;
end $$;

-- ---- Proposals about what is archived: they close with their record, as with one that is deleted ---------------------------
update proposal p set state = 'withdrawn', comment = 'Der Datensatz wurde archiviert.', decided_by = 'clock', decided_at = now(), updated_at = now()
    from any_record a where p.state = 'open' and a.kind = p.kind and a.id = p.record_id and a.publication = 'archived';
