-- Which records have a word, to be read off at once. To find the best of tens of thousands of records, their texts were read one by one and
-- compared: of a word that stands everywhere until a thousand were found, of a rarer one in all of them. What the order of the hits begins with,
-- the word and where it stands, is kept here in two bytes for each word of a record.

-- One row for each word and 4,096 records that follow each other (chunk = record_id / 4096), so that a new record rewrites little.
-- records: two bytes for each record, that is record_id % 4096 + 4096 times where the word stands best: 0 is the name (A), 1 what it is for (B),
-- 2 what it does (C), 3 the names of what it belongs to (D); 4 is nowhere any more. What changes is appended: of a record the last entry counts.
-- Words that are longer than a hundred letters are not in the dictionary, and not here.
create table search_posting (
    word    text collate "C" not null,
    project boolean not null,
    chunk   integer not null,
    records bytea   not null,
    primary key (word, project, chunk)
) with (toast_tuple_target = 8160);
-- Two bytes of a record look like no others: there is nothing to compress.
alter table search_posting alter records set storage external;

-- What counts of the entries of a row.
create function search_posted(records bytea) returns table (record integer, level integer) immutable strict parallel safe language sql as $$
    select last.code % 4096, last.code / 4096
    from (select distinct on (e.code % 4096) e.code
          from (select n.place, get_byte(records, 2 * n.place) * 256 + get_byte(records, 2 * n.place + 1) as code
                from generate_series(0, octet_length(records) / 2 - 1) as n (place)) e
          order by e.code % 4096, e.place desc) last
    where last.code / 4096 < 4
$$;

-- The entries of a row without those that do not count, where they are more than half as many again as records can be.
create function search_packed(records bytea) returns bytea immutable strict parallel safe language sql as $$
    select case when octet_length(records) <= 12288 then records
        else (select coalesce(string_agg(int2send((p.level * 4096 + p.record)::smallint), ''), '') from search_posted(records) p) end
$$;

-- The function of V3, said so that folding takes a seventh less: to translate looks every letter up, to replace only looks for three.
create or replace function search_plain(text text) returns text immutable strict parallel safe
return case when text !~ '[^\u0001-\u007fäöüÄÖÜß]' then replace(replace(replace(lower(text collate german), 'ä', 'a'), 'ö', 'o'), 'ü', 'u')
    else regexp_replace(lower(normalize(text, NFKD) collate german), '[\u0300-\u036f\u00ad\u200b]', '', 'g') end;

-- A name goes before other texts because its words count for more: nothing is looked for in names alone any more.
drop index search_document_names;

create or replace function search_rebuild() returns void language plpgsql as $$
declare
    dropped text[];
begin
    truncate search_document, search_word, search_completion, search_posting;
    dropped := drop_indexes(array['search_document_words', 'search_word_part', 'search_word_sound']);
    insert into search_stale (record_id) select record_id from search_source on conflict do nothing;
    perform search_refresh_stale();
    perform create_indexes(dropped);
end $$;

-- The function of V26, and the entries ("turned" to "posted"). A record's words are taken apart once, for the entries and for the counts of the dictionary.
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
        ), turned as materialized (
            select coalesce(n.record_id, f.record_id) as record_id, coalesce(n.kind, f.kind) = 'projects' as project, n.words as fresh, f.words as former
            from fresh n full join former f on f.record_id = n.record_id where n.words is distinct from f.words
        ), entry (word, project, record_id, level, more) as (
            -- In the order of their places: the first is where the word stands best. Only of a record that was and is there is anything compared.
            select l.lexeme collate "C", t.project, t.record_id, ascii(l.weights[1]) - ascii('A'), 1
                from turned t cross join lateral unnest(t.fresh) l where t.former is null
            union all select l.lexeme collate "C", t.project, t.record_id, 4, -1
                from turned t cross join lateral unnest(t.former) l where t.fresh is null
            union all select w.word, w.project, w.record_id, coalesce(w.level, 4), (w.level is not null)::integer - (w.was is not null)::integer
                from (select l.word collate "C" as word, t.project, t.record_id, min(l.level) filter (where l.fresh) as level, min(l.level) filter (where not l.fresh) as was
                    from (select * from turned where fresh is not null and former is not null) t
                    cross join lateral (select n.lexeme, ascii(n.weights[1]) - ascii('A'), true from unnest(t.fresh) n
                        union all select f.lexeme, ascii(f.weights[1]) - ascii('A'), false from unnest(t.former) f) as l (word, level, fresh)
                    group by 1, 2, 3) w
                where w.level is distinct from w.was
        ), posting as materialized (
            select e.word, e.project, (e.record_id / 4096)::integer as chunk,
                string_agg(int2send((e.level * 4096 + e.record_id % 4096)::smallint), '') as records, sum(e.more) as more
            from entry e where length(e.word) <= 100 group by 1, 2, 3
        ), posted as (
            insert into search_posting as known (word, project, chunk, records)
                select p.word, p.project, p.chunk, p.records from posting p order by p.word, p.project, p.chunk
            on conflict (word, project, chunk) do update set records = search_packed(known.records || excluded.records)
        ), change as (
            select p.word, coalesce(sum(p.more) filter (where p.project), 0) as projects, coalesce(sum(p.more) filter (where not p.project), 0) as others
            from posting p where p.more <> 0 group by p.word
        )
        insert into search_word as known (word, stem, sound, projects, others)
            select c.word, coalesce(k.stem, search_stem(c.word)), coalesce(k.sound, search_sound(c.word)), c.projects, c.others
            from change c left join search_word k on k.word = c.word where c.projects <> 0 or c.others <> 0 order by c.word
        on conflict (word) do update set projects = known.projects + excluded.projects, others = known.others + excluded.others;
    end loop;
    delete from search_stale;
end $$;

-- What is there already: some records after the others, so that their words are put together in memory.
do $$
declare
    part integer;
begin
    for part in select distinct (record_id / 4096)::integer from search_document order by 1 loop
        insert into search_posting (word, project, chunk, records)
            select l.lexeme collate "C", d.kind = 'projects', part,
                string_agg(int2send(((ascii(l.weights[1]) - ascii('A')) * 4096 + d.record_id % 4096)::smallint), '')
            from search_document d cross join lateral unnest(d.words) l
            where d.record_id >= part::bigint * 4096 and d.record_id < (part + 1)::bigint * 4096 and length(l.lexeme) <= 100
            group by 1, 2 order by 1, 2;
    end loop;
end $$;
analyze search_posting;
