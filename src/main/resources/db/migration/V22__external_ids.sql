-- A key of another system belongs to one record of a kind: so far only projects, places, contacts and organisations (V1) said so. Where several
-- have one all the same, the first keeps it; that the others lost it is a change like any other.
do $$
declare
    kept text;
begin
    foreach kept in array array['action_area', 'funding_programme', 'funding', 'target_group', 'life_phase', 'topic', 'action_priority', 'source'] loop
        execute format('update %1$I o set external_system = null, external_id = null where external_id is not null and exists (select from %1$I e
            where e.external_system = o.external_system and e.external_id = o.external_id and e.id < o.id)', kept);
        -- an index can't be made while something is to be checked at the end
        set constraints all immediate;
        execute format('create unique index %1$s_external_id_unique on %1$I (external_system, external_id) where external_id is not null', kept);
    end loop;
end $$;
