-- One record in a transaction, faster: what is put together at commit is planned once for a connection, and kept in variables instead of tables
-- that have to be created and dropped again. Of many records it is planned for as many, as before. By the rules of V18.

-- Few are so many: a plan that serves one of them serves all.
create function plan_for(many bigint) returns void language plpgsql as $$
begin
    perform set_config('plan_cache_mode', case when many > 20 then 'force_custom_plan' else 'force_generic_plan' end, true);
end $$;

create aggregate tsvector_join (tsvector) (sfunc = tsvector_concat, stype = tsvector);

-- ---- The search (V18) ----------------------------------------------------------------------------------------------
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
            select t.text, to_tsvector('simple', search_text(t.text)) as words from (select distinct text from part) t
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
                from (select record_id, kind, slug, name, string_to_array(search_fold(name), ' ') as words from offered offset 0) o
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

-- ---- Lists (V18) -----------------------------------------------------------------------------------------------------
create type pick_value as (project_id bigint, facet text, term text collate "C");
create type pick_turn as (id bigint, terms integer[], former integer[], chunk integer, bit integer);

create or replace function pick_refresh_stale() returns void language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    ids bigint[];
    fresh pick_value[];
    change pick_turn[];
begin
    for ids in
        select array_agg(s.project_id order by s.project_id)
        from (select project_id, row_number() over (order by project_id) / 10000 as part from pick_stale) s group by s.part order by s.part
    loop
        perform plan_for(cardinality(ids));
        with named as materialized (
            select n.project_id, n.facet, n.term collate "C" as term, bool_and(n.basis = 'ambiguous') as ambiguous
            from project_named_term n where n.project_id = any (ids) group by n.project_id, n.facet, n.term collate "C"),
        every (project_id, facet, term) as (
            select project_id, facet, term from named
            union all select project_id, 'ambiguous ' || facet, term from named where ambiguous
            union all select project_id, 'quality', issue from project_quality where project_id = any (ids)
            union all select id, 'visible', 'true' from project where visible and id = any (ids)
            union all select id, 'everything', 'cityWide' from project where city_wide and id = any (ids)
            union all select id, 'everything', 'allAges' from project where all_ages and id = any (ids))
        select array_agg(row(project_id, facet, term)::pick_value) into fresh from every;

        insert into pick_term (facet, term)
            select f.facet, f.term from (select distinct facet, term from unnest(fresh)) f
            where not exists (select from pick_term t where t.facet = f.facet and t.term = f.term) order by 1, 2;

        with named as (
            select f.project_id, array_agg(t.code order by t.code) as terms, array_agg(f.facet) as facets
            from unnest(fresh) f join pick_term t on t.facet = f.facet and t.term = f.term group by f.project_id),
        every (id, terms, former, chunk, bit) as (
            select o.id, coalesce(f.terms, '{}') || array(select t.code from pick_term t where t.facet = 'unknown' and not t.term = any (coalesce(f.facets, '{}'))
                    and not (o.city_wide and t.term in ('actionArea', 'district')) and not (o.all_ages and t.term = 'lifePhase')),
                p.terms, p.chunk, p.bit
            from project o
            left join named f on f.project_id = o.id
            left join project_pick p on p.id = o.id
            where o.id = any (ids)
            union all
            select p.id, null, p.terms, p.chunk, p.bit from project_pick p where p.id = any (ids) and not exists (select from project o where o.id = p.id))
        select array_agg(row(id, terms, former, chunk, bit)::pick_turn) into change from every;

        delete from project_pick p using unnest(change) c where p.id = c.id and c.terms is null;
        insert into project_pick (id, slug, title, number, kind, status, publication, visible, stale, starts_on, created_at, updated_at, verified_at, city_wide, all_ages, ages, terms)
            select o.id, o.slug, o.title, o.number, o.kind, o.status, o.publication, o.visible, o.stale, o.starts_on, o.created_at, o.updated_at, o.verified_at, o.city_wide, o.all_ages,
                coalesce(a.ages, '{}'), c.terms
            from unnest(change) c join project o on o.id = c.id
            left join (select project_id, range_agg(int4range(from_months, to_months)) as ages from project_age where project_id = any (ids) group by project_id) a
                on a.project_id = o.id
            order by o.id
        on conflict (id) do update set slug = excluded.slug, title = excluded.title, number = excluded.number, kind = excluded.kind, status = excluded.status,
            publication = excluded.publication, visible = excluded.visible, stale = excluded.stale, starts_on = excluded.starts_on, created_at = excluded.created_at, updated_at = excluded.updated_at,
            verified_at = excluded.verified_at, city_wide = excluded.city_wide, all_ages = excluded.all_ages, ages = excluded.ages, terms = excluded.terms;

        delete from pick_point where project_id = any (ids);
        insert into pick_point (project_id, latitude, longitude)
            select project_id, latitude, longitude from project_point where project_id = any (ids) and latitude is not null order by project_id;

        insert into pick_bits as known (code, chunk, bits)
            select b.code, b.chunk, pick_bit_set(b.bit, 1) from (
                select unnest(c.terms) as code, p.chunk, p.bit from unnest(change) c join project_pick p on p.id = c.id where c.former is distinct from c.terms) b
            join pick_term t on t.code = b.code and t.facet not in ('organisation', 'place', 'source', 'kind', 'priority')
            group by b.code, b.chunk
        on conflict (code, chunk) do update set bits = known.bits | excluded.bits where known.bits | excluded.bits <> known.bits;
        update pick_bits known set bits = known.bits & ~gone.bits
            from (select b.code, b.chunk, pick_bit_set(b.bit, 1) as bits from (
                    select unnest(c.former) as code, c.chunk, c.bit, c.terms from unnest(change) c where c.former is distinct from c.terms) b
                where b.terms is null or not b.code = any (b.terms) group by b.code, b.chunk) gone
            where known.code = gone.code and known.chunk = gone.chunk;
    end loop;
    delete from pick_stale;
end $$;

-- ---- What the public is told (V18) -----------------------------------------------------------------------------------
create type concern as (kind text, record_id bigint, before text, after text, created boolean);

create or replace function note_changes() returns void language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    own bigint := begin_revision();
    last integer := coalesce((select max(position) from change_entry where revision = own), 0);
    concerns concern[];
    concerned record;
    referring concern[];
    others concern[] := '{}';
begin
    perform plan_for((select count(*) from touched));
    select array_agg(row(t.kind, t.record_id, k.slug, a.slug, t.created)::concern) into concerns
        from (select kind, record_id, bool_or(action = 'created') as created from touched group by kind, record_id) t
        left join lateral (select case when e.action in ('created', 'updated') then e.slug end as slug from change_entry e
            where e.kind = t.kind and e.record_id = t.record_id order by e.revision desc, e.position desc limit 1) k on true
        left join any_record a on a.kind = t.kind and a.id = t.record_id and a.visible;

    -- Who refers to a record that has another address now, or is seen from now on or no longer, says something else too.
    for concerned in
        select c.kind, a.slug from unnest(concerns) c join any_record a on a.kind = c.kind and a.id = c.record_id
        where c.before is distinct from c.after and not c.created
    loop
        referring := array(select row(r.owner_kind, r.owner_id, a.slug, a.slug, false)::concern
            from (select distinct owner_kind, owner_id from reference where kind = concerned.kind and slug = concerned.slug) r
            join any_record a on a.kind = r.owner_kind and a.id = r.owner_id and a.visible);
        if cardinality(referring) > 0 then
            others := others || referring;
        end if;
    end loop;
    if cardinality(others) > 0 then
        concerns := concerns || array(select distinct o from unnest(others) o
            where not exists (select from unnest(concerns) c where c.kind = o.kind and c.record_id = o.record_id));
    end if;

    insert into change_entry (revision, position, kind, record_id, slug, action, moved_to)
        select own, last + row_number() over (order by change_rank(c.kind), c.record_id, e.step), c.kind, c.record_id, e.slug, e.action, e.moved_to
        from unnest(concerns) c
        left join former_slug f on f.kind = c.kind and f.slug = c.before and c.before is distinct from c.after
        left join any_record m on m.kind = c.kind and m.slug = f.moved_to and m.visible
        cross join lateral (
            select 1 as step, c.before as slug, case when m.slug is null then 'deleted' else 'moved' end as action, m.slug as moved_to
                where c.before is not null and c.before is distinct from c.after
            union all
            select 2, c.after, case when c.before = c.after then 'updated' else 'created' end, null where c.after is not null) e;
end $$;
