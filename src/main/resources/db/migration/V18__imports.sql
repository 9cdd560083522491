-- Ten thousand records in one transaction, faster: the functions of V7, V12 and V15 that most of an import's time was spent in, by the same rules.

-- ---- What each row asks (V7) ------------------------------------------------------------------------------------------
-- The functions of V7, but the moment of the revision is kept beside its number: no row has to look for it.
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
    end if;
    return own;
end $$;

create or replace function record_before_write() returns trigger language plpgsql as $$
declare
    differs boolean := tg_op = 'INSERT' or new is distinct from old;
    today timestamptz;
    confirmed timestamptz;
begin
    if not differs and current_setting('catalogue.clock', true) is distinct from 'on' then
        return new;
    end if;
    perform begin_revision();
    today := current_setting('catalogue.today');
    new.visible := new.publication = 'published' and coalesce(new.visible_from <= today, true) and coalesce(new.visible_until > today, true)
        and (tg_table_name <> 'contact' or to_jsonb(new) ->> 'visibility' = 'public');
    confirmed := coalesce(new.verified_at, new.created_at, today);
    -- What was confirmed less than a day ago is never stale: the shortest time is a day.
    new.stale := confirmed < today - interval '1 day' and tg_table_name in ('project', 'contact');
    if new.stale then
        new.stale := stale_on(tg_table_name, confirmed, today);
    end if;
    if tg_op = 'INSERT' then
        new.created_at := coalesce(new.created_at, today);
        new.updated_at := coalesce(new.updated_at, today);
    elsif new is distinct from old then
        new.version := greatest(new.version, old.version + 1);
        new.updated_at := case when new.updated_at = old.updated_at then greatest(today, old.updated_at) else new.updated_at end;
    end if;
    return new;
end $$;

-- ---- What a transaction touched (V15) --------------------------------------------------------------------------------
-- Those of the records that the transaction has not touched yet. Each is looked up by the whole key: a join would be planned for the few
-- touched rows that the statistics know of, and compare all of them with all.
create or replace function untouched(of_kind text, ids bigint[]) returns bigint[] language plpgsql as $$
declare
    own bigint := nullif(current_setting('catalogue.revision', true), '')::bigint;
begin
    return array(select distinct c.id from unnest(ids) as c (id)
        where (select t.record_id from touched t where t.revision = own and t.kind = of_kind and t.record_id = c.id) is null);
end $$;

-- Mostly one project changes alone: then a row's own trigger, that compares nothing and puts nothing aside, takes a fifth of the time. The words
-- that it is found by are read again only where a field of them is another one.
create function project_after_update() returns trigger language plpgsql as $$
begin
    if new.slug = old.slug then
        insert into touched (revision, kind, record_id, slug, action) values (begin_revision(), 'projects', new.id, new.slug, 'updated')
            on conflict do nothing;
    else
        insert into touched as t (revision, kind, record_id, slug, action) values (begin_revision(), 'projects', new.id, new.slug, 'updated')
            on conflict (revision, kind, record_id) do update set slug = excluded.slug;
    end if;
    if (new.slug, new.title, new.subtitle, new.goal, new.summary, new.description, new.visible)
            is distinct from (old.slug, old.title, old.subtitle, old.goal, old.summary, old.description, old.visible) then
        insert into search_stale (record_id) values (new.id) on conflict do nothing;
    end if;
    insert into pick_stale (project_id) values (new.id) on conflict do nothing;
    return null;
end $$;
drop trigger records_update on project;
drop trigger search_update on project;
drop trigger pick_update on project;
create trigger project_update after update on project
    for each row when (old.* is distinct from new.*) execute function project_after_update();

-- ---- The search (V15) ----------------------------------------------------------------------------------------------
-- The function of V15, but what is found of a record is put together once, and what can be completed is written anew only where the name is
-- another one. A sentence of names is taken apart without asking for each of its words how long those before it are.
create or replace function search_refresh_stale() returns void language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    ids bigint[];
begin
    for ids in
        select array_agg(s.record_id order by s.record_id)
        from (select record_id, row_number() over (order by record_id) / 10000 as part from search_stale) s group by s.part order by s.part
    loop
        with source as materialized (
            select s.record_id, s.kind, s.slug, s.name, s.a collate "C" as a, s.b collate "C" as b, s.c collate "C" as c, s.d collate "C" as d
            from search_source s where s.record_id = any (ids)
        ), read as materialized (
            select t.text, to_tsvector('simple', search_text(t.text)) as words
            from (select a from source union select b from source union select c from source union select d from source) as t (text) where t.text is not null
        ), fresh as materialized (
            select s.record_id, s.kind, s.slug,
                   setweight(coalesce(a.words, ''), 'A') || setweight(coalesce(b.words, ''), 'B')
                   || setweight(coalesce(c.words, ''), 'C') || setweight(coalesce(d.words, ''), 'D') as words
            from source s left join read a on a.text = s.a left join read b on b.text = s.b left join read c on c.text = s.c left join read d on d.text = s.d
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

-- ---- Lists (V6) ----------------------------------------------------------------------------------------------------
-- The function of V6, but the values of the projects are put together once, and the bits of those that keep their values are left alone.
create or replace function pick_refresh_stale() returns void language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    ids bigint[];
begin
    for ids in
        select array_agg(s.project_id order by s.project_id)
        from (select project_id, row_number() over (order by project_id) / 50000 as part from pick_stale) s group by s.part order by s.part
    loop
        create temporary table pick_fresh on commit drop as
            with named as materialized (
                select n.project_id, n.facet, n.term collate "C" as term, bool_and(n.basis = 'ambiguous') as ambiguous
                from project_named_term n where n.project_id = any (ids) group by n.project_id, n.facet, n.term collate "C")
            select project_id, facet, term from named
            union all select project_id, 'ambiguous ' || facet, term from named where ambiguous
            union all select project_id, 'quality', issue from project_quality where project_id = any (ids)
            union all select id, 'visible', 'true' from project where visible and id = any (ids)
            union all select id, 'everything', 'cityWide' from project where city_wide and id = any (ids)
            union all select id, 'everything', 'allAges' from project where all_ages and id = any (ids);
        insert into pick_term (facet, term)
            select f.facet, f.term from (select distinct facet, term from pick_fresh) f
            where not exists (select from pick_term t where t.facet = f.facet and t.term = f.term) order by 1, 2;

        create temporary table pick_change on commit drop as
            select o.id, coalesce(f.terms, '{}') || array(select t.code from pick_term t where t.facet = 'unknown' and not t.term = any (coalesce(f.facets, '{}'))
                    and not (o.city_wide and t.term in ('actionArea', 'district')) and not (o.all_ages and t.term = 'lifePhase')) as terms,
                p.terms as former, p.chunk, p.bit
            from project o
            left join (select f.project_id, array_agg(t.code order by t.code) as terms, array_agg(f.facet) as facets
                from pick_fresh f join pick_term t on t.facet = f.facet and t.term = f.term group by f.project_id) f on f.project_id = o.id
            left join project_pick p on p.id = o.id
            where o.id = any (ids)
            union all
            select p.id, null, p.terms, p.chunk, p.bit from project_pick p where p.id = any (ids) and not exists (select from project o where o.id = p.id);

        delete from project_pick p using pick_change c where p.id = c.id and c.terms is null;
        insert into project_pick (id, slug, title, number, kind, status, publication, visible, stale, starts_on, created_at, updated_at, verified_at, city_wide, all_ages, ages, terms)
            select o.id, o.slug, o.title, o.number, o.kind, o.status, o.publication, o.visible, o.stale, o.starts_on, o.created_at, o.updated_at, o.verified_at, o.city_wide, o.all_ages,
                coalesce(a.ages, '{}'), c.terms
            from pick_change c join project o on o.id = c.id
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
                select unnest(c.terms) as code, p.chunk, p.bit from pick_change c join project_pick p on p.id = c.id where c.former is distinct from c.terms) b
            join pick_term t on t.code = b.code and t.facet not in ('organisation', 'place', 'source', 'kind', 'priority')
            group by b.code, b.chunk
        on conflict (code, chunk) do update set bits = known.bits | excluded.bits where known.bits | excluded.bits <> known.bits;
        update pick_bits known set bits = known.bits & ~gone.bits
            from (select b.code, b.chunk, pick_bit_set(b.bit, 1) as bits from (
                    select unnest(c.former) as code, c.chunk, c.bit, c.terms from pick_change c where c.former is distinct from c.terms) b
                where b.terms is null or not b.code = any (b.terms) group by b.code, b.chunk) gone
            where known.code = gone.code and known.chunk = gone.chunk;
        drop table pick_fresh, pick_change;
    end loop;
    delete from pick_stale;
end $$;

-- ---- What the public is told (V12) ------------------------------------------------------------------------------------
-- The function of V12, but what the public knows of each record is read in the same statement.
create or replace function note_changes() returns void language plpgsql as $$
declare
    own bigint := begin_revision();
    last integer := coalesce((select max(position) from change_entry where revision = own), 0);
    concerned record;
begin
    create temporary table concern on commit drop as
        select t.kind, t.record_id, k.slug as before, a.slug as after, t.created
        from (select kind, record_id, bool_or(action = 'created') as created from touched group by kind, record_id) t
        left join lateral (select case when e.action in ('created', 'updated') then e.slug end as slug from change_entry e
            where e.kind = t.kind and e.record_id = t.record_id order by e.revision desc, e.position desc limit 1) k on true
        left join any_record a on a.kind = t.kind and a.id = t.record_id and a.visible;

    -- Who refers to a record that has another address now, or is seen from now on or no longer, says something else too.
    for concerned in
        select c.kind, a.slug from concern c join any_record a on a.kind = c.kind and a.id = c.record_id
        where c.before is distinct from c.after and not c.created
    loop
        insert into concern (kind, record_id, before, after, created)
            select r.owner_kind, r.owner_id, a.slug, a.slug, false
            from (select distinct owner_kind, owner_id from reference where kind = concerned.kind and slug = concerned.slug) r
            join any_record a on a.kind = r.owner_kind and a.id = r.owner_id and a.visible
            where not exists (select from concern c where c.kind = r.owner_kind and c.record_id = r.owner_id);
    end loop;

    insert into change_entry (revision, position, kind, record_id, slug, action, moved_to)
        select own, last + row_number() over (order by change_rank(c.kind), c.record_id, e.step), c.kind, c.record_id, e.slug, e.action, e.moved_to
        from concern c
        left join former_slug f on f.kind = c.kind and f.slug = c.before and c.before is distinct from c.after
        left join any_record m on m.kind = c.kind and m.slug = f.moved_to and m.visible
        cross join lateral (
            select 1 as step, c.before as slug, case when m.slug is null then 'deleted' else 'moved' end as action, m.slug as moved_to
                where c.before is not null and c.before is distinct from c.after
            union all
            select 2, c.after, case when c.before = c.after then 'updated' else 'created' end, null where c.after is not null) e;
    drop table concern;
end $$;
drop function known_slug(text, bigint);

-- ---- What the planner knows ------------------------------------------------------------------------------------------------
-- Where a transaction has changed very many records of a kind, the statistics are of another catalogue: what follows in it (history, search,
-- lists) would be planned for a few rows. A table that somebody is just vacuuming is left out.
create function weigh_anew(many integer) returns void language plpgsql as $$
declare
    grown text;
begin
    for grown in
        with grown as (select r.relation::regclass as relation from record_table r
            where r.kind in (select kind from touched group by kind having count(*) >= many))
        select relation::text from grown
        union select c.conrelid::regclass::text from pg_constraint c join grown g on g.relation = c.confrelid where c.contype = 'f' and c.confdeltype = 'c'
    loop
        execute 'analyze (skip_locked) ' || grown;
    end loop;
end $$;

-- ---- Known by the key of their carrier's system (V1) ------------------------------------------------------------------
-- Rows of an import are looked up by system and key, whoever the carrier is: the unique index begins with the carrier.
do $$
declare
    relation text;
begin
    for relation in select r.relation from record_table r loop
        execute format('create index %I on %I (external_id, external_system)', relation || '_external_id', relation);
    end loop;
end $$;
