-- What the records of a kind refer to, a view for each kind and one of all. Of the one view of V13 PostgreSQL planned and read the branches of every
-- kind, whichever was asked for: two of them number what they find, and a condition on the kind is not taken into those.
create view project_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'projects', o.id, 'programme', 0, 'funding-programmes', t.slug, t.name, null, t.visible, false, null::bigint from project o join funding_programme t on t.id = o.programme_id
    union all select 'projects', o.id, 'carrier', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from project o join organisation t on t.id = o.carrier_id
    union all select 'projects', o.id, 'priority', p.position, null, p.slug, p.name, null, true, false, null::bigint from project o join programme_priority p on p.programme_id = o.programme_id and p.slug = o.priority
    union all select 'projects', r.owner_id, 'actionAreas', r.position, 'action-areas', t.slug, t.name, r.basis, t.visible, false, null::bigint from project_action_area r join action_area t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'places', r.position, 'places', t.slug, t.name, null, t.visible, false, t.carrier_id from project_place r join place t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'organisations', r.position, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from project_organisation r join organisation t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'targetGroups', r.position, 'target-groups', t.slug, t.name, r.basis, t.visible, false, null::bigint from project_target_group r join target_group t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'lifePhases', r.position, 'life-phases', t.slug, t.name, r.basis, t.visible, false, null::bigint from project_life_phase r join life_phase t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'topics', r.position, 'topics', t.slug, t.name, r.basis, t.visible, false, null::bigint from project_topic r join topic t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'actionPriorities', r.position, 'action-priorities', t.slug, t.name, r.basis, t.visible, false, null::bigint from project_action_priority r join action_priority t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'contacts', r.position, 'contacts', t.slug, t.function, null, t.visible, for_partners(t.publication, t.visibility, t.visible_from, t.visible_until), t.carrier_id from project_contact r join contact t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from project_source r join source t on t.id = r.target_id
    -- a project's districts are those of its areas and places
    union all select 'projects', r.owner_id, 'districts', r.position, null, null, t.district, null, t.visible, false, null::bigint from project_action_area r join action_area t on t.id = r.target_id where t.district is not null
    union all select 'projects', r.owner_id, 'districts', 1000 + r.position, null, null, t.district, null, t.visible, false, null::bigint from project_place r join place t on t.id = r.target_id where t.district is not null;
create view action_area_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'action-areas', r.action_area_id, 'contacts', row_number() over (partition by r.action_area_id order by t.slug), 'contacts', t.slug, t.function, null, t.visible, for_partners(t.publication, t.visibility, t.visible_from, t.visible_until), t.carrier_id from contact_action_area r join contact t on t.id = r.contact_id
    union all select 'action-areas', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from action_area_source r join source t on t.id = r.target_id;
create view funding_programme_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'funding-programmes', o.id, 'lead', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from funding_programme o join organisation t on t.id = o.lead_id
    union all select 'funding-programmes', o.id, 'succeededBy', 0, 'funding-programmes', t.slug, t.name, o.succeeded_by_basis, t.visible, false, null::bigint from funding_programme o join funding_programme t on t.id = o.succeeded_by_id
    union all select 'funding-programmes', r.owner_id, 'partners', r.position, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from programme_partner r join organisation t on t.id = r.target_id
    union all select 'funding-programmes', r.owner_id, 'participants', r.position, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from programme_participant r join organisation t on t.id = r.target_id
    union all select 'funding-programmes', r.owner_id, 'targetGroups', r.position, 'target-groups', t.slug, t.name, null, t.visible, false, null::bigint from programme_target_group r join target_group t on t.id = r.target_id
    union all select 'funding-programmes', r.owner_id, 'contacts', r.position, 'contacts', t.slug, t.function, null, t.visible, for_partners(t.publication, t.visibility, t.visible_from, t.visible_until), t.carrier_id from programme_contact r join contact t on t.id = r.target_id
    union all select 'funding-programmes', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from funding_programme_source r join source t on t.id = r.target_id
    union all select 'funding-programmes', p.programme_id, 'priorities', p.position, null, p.slug, p.name, null, true, false, null::bigint from programme_priority p
    union all select 'funding-programmes', g.programme_id, 'gapFrom', g.position, 'life-phases', t.slug, t.name, null, t.visible, false, null::bigint from programme_stated_gap g join life_phase t on t.id = g.from_phase_id
    union all select 'funding-programmes', g.programme_id, 'gapTo', g.position, 'life-phases', t.slug, t.name, null, t.visible, false, null::bigint from programme_stated_gap g join life_phase t on t.id = g.to_phase_id;
create view funding_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'fundings', o.id, 'programme', 0, 'funding-programmes', t.slug, t.name, null, t.visible, false, null::bigint from funding o join funding_programme t on t.id = o.programme_id
    union all select 'fundings', o.id, 'project', 0, 'projects', t.slug, t.title, null, t.visible, false, t.carrier_id from funding o join project t on t.id = o.project_id
    union all select 'fundings', o.id, 'recipient', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from funding o join organisation t on t.id = o.recipient_id
    union all select 'fundings', o.id, 'funder', 0, 'organisations', t.slug, t.name, o.funder_basis, t.visible, false, null::bigint from funding o join organisation t on t.id = o.funder_id
    union all select 'fundings', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from funding_source r join source t on t.id = r.target_id;
create view target_group_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'target-groups', o.id, 'broader', 0, 'target-groups', t.slug, t.name, null, t.visible, false, null::bigint from target_group o join target_group t on t.id = o.broader_id
    union all select 'target-groups', t.broader_id, 'narrower', row_number() over (partition by t.broader_id order by t.name, t.slug), 'target-groups', t.slug, t.name, null, t.visible, false, null::bigint from target_group t where t.broader_id is not null
    union all select 'target-groups', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from target_group_source r join source t on t.id = r.target_id;
create view organisation_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'organisations', o.id, 'parent', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from organisation o join organisation t on t.id = o.parent_id
    union all select 'organisations', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from organisation_source r join source t on t.id = r.target_id;
create view contact_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'contacts', o.id, 'organisation', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from contact o join organisation t on t.id = o.organisation_id
    union all select 'contacts', o.id, 'carrier', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from contact o join organisation t on t.id = o.carrier_id
    union all select 'contacts', r.contact_id, 'actionAreas', r.position, 'action-areas', t.slug, t.name, null, t.visible, false, null::bigint from contact_action_area r join action_area t on t.id = r.action_area_id
    union all select 'contacts', p.contact_id, 'phone' || p.position, r.position, 'action-areas', t.slug, t.name, null , t.visible, false, null::bigint from contact_phone p join contact_phone_action_area r on r.phone_id = p.id join action_area t on t.id = r.action_area_id
    union all select 'contacts', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from contact_source r join source t on t.id = r.target_id;
create view place_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'places', o.id, 'actionArea', 0, 'action-areas', t.slug, t.name, null, t.visible, false, null::bigint from place o join action_area t on t.id = o.action_area_id
    union all select 'places', o.id, 'carrier', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from place o join organisation t on t.id = o.carrier_id
    union all select 'places', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from place_source r join source t on t.id = r.target_id;
create view life_phase_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'life-phases', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from life_phase_source r join source t on t.id = r.target_id;
create view topic_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'topics', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from topic_source r join source t on t.id = r.target_id;
create view source_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'sources', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from source_source r join source t on t.id = r.target_id;
create view action_priority_reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'action-priorities', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from action_priority_source r join source t on t.id = r.target_id;
create or replace view reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select * from project_reference
    union all select * from action_area_reference
    union all select * from funding_programme_reference
    union all select * from funding_reference
    union all select * from target_group_reference
    union all select * from organisation_reference
    union all select * from contact_reference
    union all select * from place_reference
    union all select * from life_phase_reference
    union all select * from topic_reference
    union all select * from source_reference
    union all select * from action_priority_reference;

-- Planned once for a connection: to plan fourteen joins for some records takes many times as long as to read them, and the same plan serves any of
-- them. It looks into indexes alone: left to itself the planner would read the small vocabularies whole and hash them, each time anew.
do $$
declare
    of_kind record;
begin
    for of_kind in select r.kind, r.relation from record_table r loop
        execute format($function$
            create function %1$I(ids bigint[]) returns setof %2$I language plpgsql stable set plan_cache_mode = force_generic_plan
                set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $body$
            begin
                return query select r.* from %2$I r where r.owner_id = any (ids) order by r.position;
            end $body$ $function$, 'references_of_' || replace(of_kind.kind, '-', '_'), of_kind.relation || '_reference');
    end loop;
end $$;

-- What was touched is written beside its revision, by the same function (V7), and gone before anybody else sees it: no row needs to look for it.
alter table touched drop constraint touched_revision_fkey;

-- ---- Many at once (V24) ----------------------------------------------------------------------------------------------
-- The functions of V24. Thousands of records are put together in memory, and a name is folded once, for its words and for its completions.
create or replace function plan_for(many bigint) returns void language plpgsql as $$
begin
    perform set_config('plan_cache_mode', case when many > 20 then 'force_custom_plan' else 'force_generic_plan' end, true);
    if many > 1000 then
        perform set_config('work_mem', '64MB', true);
    end if;
end $$;

create or replace function search_refresh_stale() returns void language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    ids bigint[];
begin
    for ids in
        select array_agg(s.record_id order by s.record_id)
        from (select record_id, row_number() over (order by record_id) / 10000 as part from search_stale) s group by s.part order by s.part
    loop
        perform plan_for(cardinality(ids));
        with source as materialized (
            select s.record_id, s.kind, s.slug, s.name, s.a, s.b, s.c, s.d from search_source s where s.record_id = any (ids)
        ), part as materialized (
            select s.record_id, p.weight, p.text collate "C" as text
            from source s cross join lateral (values ('A', s.a), ('B', s.b), ('C', s.c), ('D', s.d)) as p (weight, text) where p.text is not null
        ), read as materialized (
            select t.text, t.folded, to_tsvector('simple', case when t.text ~ '[[:alpha:]][-‐‑][[:alpha:]]' then search_text(t.text) else t.folded end) as words
            from (select text, search_fold(text) as folded from (select distinct text from part) p offset 0) t
        ), fresh as materialized (
            -- One join and one row for each record: four joins of texts would be expected to make 10^13 rows, and be planned for them.
            select s.record_id, s.kind, s.slug, coalesce(w.words, '') as words
            from source s left join (
                select p.record_id, tsvector_join(setweight(r.words, p.weight::"char") order by p.weight) as words
                from part p join read r on r.text = p.text group by p.record_id) w on w.record_id = s.record_id
        ), former as materialized (
            select d.record_id, d.kind, d.words from search_document d where d.record_id = any (ids)
        ), gone as (
            delete from search_document d using former f where d.record_id = f.record_id
                and not exists (select from fresh n where n.record_id = f.record_id)
        ), written as (
            insert into search_document (record_id, kind, slug, words) select record_id, kind, slug, words from fresh
            on conflict (record_id) do update set slug = excluded.slug, words = excluded.words
            where (search_document.slug, search_document.words) is distinct from (excluded.slug, excluded.words)
        ), offered as materialized (
            select s.record_id, s.kind, s.slug, s.name from source s where s.kind in ('projects', 'action-areas', 'topics')
                and not exists (select from search_completion c where c.record_id = s.record_id and c.slug = s.slug and c.name = s.name)
        ), withdrawn as (
            delete from search_completion c where c.record_id = any (ids)
                and not exists (select from source s where s.record_id = c.record_id and s.slug = c.slug and s.name = c.name)
        ), completed as (
            insert into search_completion (record_id, kind, offered, rest, slug, name)
                select o.record_id, o.kind, case o.kind when 'projects' then 2 else 0 end + (w.place > 1)::integer,
                    left(array_to_string(o.words[w.place:], ' '), 60), o.slug, o.name
                from (select n.record_id, n.kind, n.slug, n.name, string_to_array(coalesce(r.folded, search_fold(n.name collate "C")), ' ') as words
                    from offered n left join read r on r.text = n.name collate "C" offset 0) o
                cross join lateral generate_subscripts(o.words, 1) as w (place)
        ), change as (
            select w.word, sum(w.more) filter (where w.kind = 'projects') as projects, sum(w.more) filter (where w.kind <> 'projects') as others
            from (select f.kind, unnest(tsvector_to_array(f.words)) as word, 1 as more from fresh f
                  union all select f.kind, unnest(tsvector_to_array(f.words)), -1 from former f) w
            where length(w.word) <= 100
            group by w.word
            having sum(w.more) filter (where w.kind = 'projects') <> 0 or sum(w.more) filter (where w.kind <> 'projects') <> 0
        )
        insert into search_word as known (word, stem, sound, projects, others)
            select c.word, coalesce(k.stem, search_stem(c.word)), coalesce(k.sound, search_sound(c.word)), coalesce(c.projects, 0), coalesce(c.others, 0)
            from change c left join search_word k on k.word = c.word order by c.word
        on conflict (word) do update set projects = known.projects + excluded.projects, others = known.others + excluded.others;
    end loop;
    delete from search_stale;
end $$;
