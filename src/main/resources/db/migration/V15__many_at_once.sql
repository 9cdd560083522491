-- Ten thousand records in one transaction: what was done for each row is done for each statement, planned once, and follows the same rules.

-- ---- What a transaction touched (V7) ---------------------------------------------------------------------------------
create function records_after_write() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into touched as t (revision, kind, record_id, slug, action)
            select begin_revision(), tg_argv[0], a.id, a.slug, 'created' from after a
            on conflict (revision, kind, record_id) do update set slug = excluded.slug;
    elsif tg_op = 'UPDATE' then
        insert into touched as t (revision, kind, record_id, slug, action)
            select begin_revision(), tg_argv[0], a.id, a.slug, 'updated' from after a join before b on b.id = a.id where a is distinct from b
            on conflict (revision, kind, record_id) do update set slug = excluded.slug where t.slug <> excluded.slug;
    else
        insert into touched as t (revision, kind, record_id, slug, action)
            select begin_revision(), tg_argv[0], b.id, b.slug, 'deleted' from before b
            on conflict (revision, kind, record_id) do update set slug = excluded.slug, action = 'deleted';
    end if;
    return null;
end $$;

-- Those of the records that the transaction has not touched yet. So many are never worth reading them all, whatever the statistics say.
create function untouched(of_kind text, ids bigint[]) returns bigint[] language plpgsql set enable_seqscan = off set enable_hashjoin = off
    set enable_mergejoin = off as $$
declare
    own bigint := nullif(current_setting('catalogue.revision', true), '')::bigint;
begin
    return array(select distinct c.id from unnest(ids) as c (id)
        where not exists (select from touched t where t.revision = own and t.kind = of_kind and t.record_id = c.id));
end $$;

-- A row that belongs to a record is a change of the record, once in a revision.
create function parts_after_write() returns trigger language plpgsql as $$
declare
    ids bigint[];
begin
    if tg_argv[2] = 'owner_id' then
        if tg_op = 'INSERT' then
            ids := array(select owner_id from after);
        elsif tg_op = 'DELETE' then
            ids := array(select owner_id from before);
        else
            ids := array(select owner_id from (table after except all table before) as a
                union select owner_id from (table before except all table after) as b);
        end if;
    else
        execute format(case tg_op
            when 'INSERT' then 'select array(select %1$I from after)'
            when 'DELETE' then 'select array(select %1$I from before)'
            else 'select array(select %1$I from (table after except all table before) as a union select %1$I from (table before except all table after) as b)' end,
            tg_argv[2]) into ids;
    end if;
    if cardinality(ids) > 0 then
        ids := untouched(tg_argv[1], ids);
        if cardinality(ids) > 0 then
            execute format('update %I set version = version + 1 where id = any ($1)', tg_argv[0]) using ids;
        end if;
    end if;
    return null;
end $$;

do $$
declare
    record_of record;
    part record;
begin
    for record_of in select kind, relation from record_table loop
        execute format('drop trigger record_after_write on %I', record_of.relation);
        execute format('create trigger records_insert after insert on %I referencing new table as after for each statement execute function records_after_write(%L)',
            record_of.relation, record_of.kind);
        execute format('create trigger records_update after update on %I referencing old table as before new table as after for each statement execute function records_after_write(%L)',
            record_of.relation, record_of.kind);
        execute format('create trigger records_delete after delete on %I referencing old table as before for each statement execute function records_after_write(%L)',
            record_of.relation, record_of.kind);
        for part in
            select c.conrelid::regclass::text as relation, a.attname as owner
            from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype = 'f' and c.confrelid = record_of.relation::regclass and c.confdeltype = 'c'
        loop
            execute format('drop trigger part_after_write on %s', part.relation);
            execute format('create trigger parts_insert after insert on %s referencing new table as after for each statement execute function parts_after_write(%L, %L, %L)',
                part.relation, record_of.relation, record_of.kind, part.owner);
            execute format('create trigger parts_update after update on %s referencing old table as before new table as after for each statement execute function parts_after_write(%L, %L, %L)',
                part.relation, record_of.relation, record_of.kind, part.owner);
            execute format('create trigger parts_delete after delete on %s referencing old table as before for each statement execute function parts_after_write(%L, %L, %L)',
                part.relation, record_of.relation, record_of.kind, part.owner);
        end loop;
    end loop;
end $$;
drop function record_after_write();
drop function part_after_write();

-- Notes records as changed before their parts are, so that they count as the same change.
create function touch_records(of_kind text, ids bigint[]) returns void language plpgsql as $$
begin
    execute format('insert into touched (revision, kind, record_id, slug, action)
            select begin_revision(), %L, r.id, r.slug, ''updated'' from %I r where r.id = any ($1) on conflict do nothing',
        of_kind, (select relation from record_table where kind = of_kind)) using ids;
end $$;

-- A record of which only parts were written has a new version too: those that still have the one they were read in.
create function next_versions(of_kind text, ids bigint[], read integer[]) returns void language plpgsql as $$
begin
    execute format('update %I r set version = r.version + 1 from unnest($1, $2) as o (id, version) where r.id = o.id and r.version = o.version',
        (select relation from record_table where kind = of_kind)) using ids, read;
end $$;

-- ---- What has to be brought up to date at commit (V3, V6) --------------------------------------------------------------
-- Of a project and what hangs on it only the project itself: no question that has to be put together anew for each statement.
create function project_mark() returns trigger language plpgsql as $$
declare
    ids bigint[];
begin
    if tg_table_name = 'project' then
        if tg_op = 'INSERT' then
            ids := array(select id from after);
        elsif tg_op = 'DELETE' then
            ids := array(select id from before);
        else
            ids := array(select id from after union select id from before);
        end if;
    elsif tg_op = 'INSERT' then
        ids := array(select owner_id from after);
    elsif tg_op = 'DELETE' then
        ids := array(select owner_id from before);
    else
        ids := array(select owner_id from after union select owner_id from before);
    end if;
    if cardinality(ids) > 0 then
        if tg_argv[0] = 'search' then
            insert into search_stale (record_id) select distinct i.id from unnest(ids) as i (id) order by 1 on conflict do nothing;
        else
            insert into pick_stale (project_id) select distinct i.id from unnest(ids) as i (id) order by 1 on conflict do nothing;
        end if;
    end if;
    return null;
end $$;

do $$
declare
    watched record;
begin
    for watched in
        select t.tgname, t.tgrelid::regclass::text as relation, split_part(t.tgname, '_', 1) as what, split_part(t.tgname, '_', 2) as event
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = current_schema::regnamespace and (c.relname = 'project' or c.relname like 'project\_%')
            and t.tgname in ('search_insert', 'search_update', 'search_delete', 'pick_insert', 'pick_update', 'pick_delete')
    loop
        execute format('drop trigger %I on %s', watched.tgname, watched.relation);
        execute format('create trigger %I after %s on %s referencing %s for each statement execute function project_mark(%L)',
            watched.tgname, watched.event, watched.relation,
            case watched.event when 'insert' then 'new table as after' when 'delete' then 'old table as before' else 'old table as before new table as after' end,
            watched.what);
    end loop;
end $$;

-- The function of V3, but a text that many records have (the names of what they belong to) is read once.
create or replace function search_refresh_stale() returns void language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    ids bigint[];
begin
    for ids in
        select array_agg(s.record_id order by s.record_id)
        from (select record_id, row_number() over (order by record_id) / 10000 as part from search_stale) s group by s.part order by s.part
    loop
        with source as materialized (
            select s.record_id, s.kind, s.slug, s.a collate "C" as a, s.b collate "C" as b, s.c collate "C" as c, s.d collate "C" as d from search_source s where s.record_id = any (ids)
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
            delete from search_document d using former f where d.record_id = f.record_id and f.record_id not in (select record_id from fresh)
        ), written as (
            insert into search_document (record_id, kind, slug, words) select record_id, kind, slug, words from fresh
            on conflict (record_id) do update set slug = excluded.slug, words = excluded.words
            where (search_document.slug, search_document.words) is distinct from (excluded.slug, excluded.words)
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

        delete from search_completion where record_id = any (ids);
        insert into search_completion (record_id, kind, offered, rest, slug, name)
            select s.record_id, s.kind, case s.kind when 'projects' then 2 else 0 end + (w.place > 1)::integer, left(substr(t.folded, w.starts), 60), s.slug, s.name
            from search_source s
            cross join lateral (select search_fold(s.name) as folded) t
            cross join lateral (
                select p.place, 1 + coalesce(sum(length(p.word) + 1) over (order by p.place rows between unbounded preceding and 1 preceding), 0)::integer as starts
                from regexp_split_to_table(t.folded, ' ') with ordinality as p (word, place)) w
            where s.record_id = any (ids) and s.kind in ('projects', 'action-areas', 'topics');
    end loop;
    delete from search_stale;
end $$;

-- ---- Rules told early -------------------------------------------------------------------------------------------------
-- Asks now what is otherwise asked at commit, as often as wanted; search and lists are still brought up to date once, at commit.
create function check_rules() returns void language plpgsql as $$
declare
    rules text := (select string_agg(distinct quote_ident(c.conname), ', ') from pg_constraint c
        where c.connamespace = current_schema::regnamespace and c.condeferrable and c.conname not in ('search_refresh', 'pick_refresh'));
begin
    execute 'set constraints ' || rules || ' immediate';
    execute 'set constraints ' || rules || ' deferred';
end $$;
