-- Finding what helps, with the words people use. Texts and questions go through the same functions. The words of all published records
-- stand in search_document, one narrow row each; search_word is the dictionary of the words in use: a question is widened there (other
-- forms, parts of compounds, near spellings), never by reading the records.

-- pg_trgm is a trusted extension: whoever may CREATE in the database can install it.
do $$
begin
    if not exists (select from pg_extension where extname = 'pg_trgm') then
        create extension pg_trgm;
    end if;
exception when insufficient_privilege then
    raise exception 'the database user may not install the extension pg_trgm'
        using hint = 'Let an administrator run: create extension pg_trgm;  or: grant create on database ... to the user of the service';
end $$;

-- The snowball stemmer without its stop words: „Weg“, „selbst“ and „andere“ mean something in titles.
create text search dictionary german_stem_of_every_word (template = snowball, language = german);

-- ---- How text is read ---------------------------------------------------------------------------------------------
-- Lower case without accents. Almost every text has German letters alone: taking it apart (NFKD) would take three times as long.
create function search_plain(text text) returns text immutable strict parallel safe
return case when text !~ '[^\u0001-\u007fäöüÄÖÜß]' then translate(lower(text collate german), 'äöü', 'aou')
    else regexp_replace(lower(normalize(text, NFKD) collate german), '[\u0300-\u036f\u00ad\u200b]', '', 'g') end;

-- The same, ä = ae = a, ß = ss; a gender form is one word (Babylots*innen = babylotsinnen); hyphens stay.
-- ue after a vowel or q is no umlaut (neue, Frauen, Quelle).
create function search_letters(text text) returns text immutable strict parallel safe
return regexp_replace(replace(replace(
        regexp_replace(
            replace(search_plain(text), 'ß', 'ss'),
            '([[:alpha:]])([*:_·]|/-?|\(-?)(innen|in)\M', '\1\3', 'g'),
        'ae', 'a'), 'oe', 'o'), '(?<![aeouq])ue', 'u', 'g');

-- The words of a text in their order, separated by single spaces.
create function search_fold(text text) returns text immutable strict parallel safe
return trim(regexp_replace(search_letters(text), '[^[:alnum:]]+', ' ', 'g'));

-- The same, and after them the words that hyphens hold together, written as one (Windel-Cafe: windel cafe windelcafe).
create function search_text(text text) returns text immutable strict parallel safe
return case when text !~ '[[:alpha:]][-‐‑][[:alpha:]]' then search_fold(text) else
    (select search_fold(text) || coalesce(string_agg(' ' || regexp_replace(joined.word[1], '[^[:alnum:]]', '', 'g'), ''), '')
     from regexp_matches(search_letters(text), '[[:alpha:]]+(?:[-‐‑][[:alpha:]]+)+', 'g') as joined (word)) end;

-- What all forms of a folded word share, the feminine ones too (Lotsinnen = Lotsen, Erzieherin = Erzieher).
create function search_stem(word text) returns text immutable strict parallel safe
return (select case when length(stem.of_form) < 3 then word else stem.of_form end
        from (select (ts_lexize('german_stem_of_every_word',
            regexp_replace(regexp_replace(word, '(?<=...)innen$', 'en'), '(?<=...er)in$', '')))[1] as of_form) stem);

-- The stems of a text, for comparing expressions of several words.
create function search_stems(text text) returns text immutable strict parallel safe
return (select string_agg(search_stem(w.word), ' ' order by w.place)
        from regexp_split_to_table(search_fold(text), ' ') with ordinality as w (word, place));

-- What a folded word sounds like: misspellings mostly sound right (Windelkaffee, Stadteilmutter).
create function search_sound(word text) returns text immutable strict parallel safe
return regexp_replace(regexp_replace(
        translate(replace(replace(replace(replace(replace(word, 'ph', 'f'), 'th', 't'), 'dt', 't'), 'tz', 'z'), 'ck', 'k'), 'cyv', 'kif'),
        '(.)\1+', '\1', 'g'), '([aeiou])h', '\1', 'g');

-- ---- What is kept -------------------------------------------------------------------------------------------------
create table search_document (
    record_id bigint not null primary key,
    kind      text   not null,
    slug      text   not null,
    words     tsvector not null
);
create index search_document_words on search_document using gin (words);

-- How many projects and how many other records have a word. Rows stay when both fall to nought.
create table search_word (
    word     text collate "C" not null primary key,
    stem     text collate "C" not null,
    sound    text collate "C" not null,
    projects bigint not null,
    others   bigint not null
);
create index search_word_stem on search_word (stem);
create index search_word_part on search_word using gin (word gin_trgm_ops);
create index search_word_sound on search_word using gin (sound gin_trgm_ops);

-- Where a title or name can be completed: from each of its words on. What is offered first: 0 and 1 are areas and topics, 2 and 3 projects;
-- 0 and 2 begin with what was typed.
create table search_completion (
    record_id bigint  not null,
    kind      text    not null,
    offered   smallint not null,
    rest      text collate "C" not null,
    slug      text    not null,
    name      text    not null
);
create index search_completion_rest on search_completion (offered, rest, slug);
create index search_completion_record on search_completion (record_id);

-- Who asks for the term also finds the other expression; both may be several words. Editors extend it.
create table search_synonym (
    term  text not null constraint search_synonym_term_length check (length(term) between 1 and 100),
    finds text not null constraint search_synonym_finds_length check (length(finds) between 1 and 100),
    stems text collate "C" not null,
    primary key (term, finds),
    constraint search_synonym_not_itself check (term <> finds)
);
create index search_synonym_stems on search_synonym (stems);

create function search_synonym_stems() returns trigger language plpgsql as $$
begin
    new.stems := search_stems(new.term);
    return new;
end $$;
create trigger search_synonym_stems before insert or update on search_synonym for each row execute function search_synonym_stems();

insert into search_synonym (term, finds)
    select a.term, b.term
    from (values (1, 'niedrigschwellig'), (1, 'niederschwellig'),
                 (2, 'Kita'), (2, 'Kindertageseinrichtung'), (2, 'Kindertagesstätte'), (2, 'Kindergarten'),
                 (3, 'Migrantenselbstorganisation'), (3, 'Migrantenorganisation'), (3, 'MSO'),
                 (4, 'OGS'), (4, 'Offener Ganztag'), (4, 'Offene Ganztagsschule'),
                 (5, 'ältere Menschen'), (5, 'alte Menschen'), (5, 'Senioren')) as a (meaning, term)
    join (values (1, 'niedrigschwellig'), (1, 'niederschwellig'),
                 (2, 'Kita'), (2, 'Kindertageseinrichtung'), (2, 'Kindertagesstätte'), (2, 'Kindergarten'),
                 (3, 'Migrantenselbstorganisation'), (3, 'Migrantenorganisation'), (3, 'MSO'),
                 (4, 'OGS'), (4, 'Offener Ganztag'), (4, 'Offene Ganztagsschule'),
                 (5, 'ältere Menschen'), (5, 'alte Menschen'), (5, 'Senioren')) as b (meaning, term)
    on a.meaning = b.meaning and a.term <> b.term;
insert into search_synonym (term, finds)
    select older.term, people.finds
    from (values ('Oma'), ('Opa'), ('Großmutter'), ('Großvater'), ('Großeltern')) as older (term)
    cross join (values ('ältere Menschen'), ('alte Menschen'), ('Senioren')) as people (finds);

-- Words of the names of areas and districts are no forms of other words: Nette is not „nett“, Hafen not „Haft“.
create view search_name (word) as
    select distinct w.word collate "C"
    from (select name from action_area union all select unnest(aliases) from action_area union all select district from action_area) as n (name)
    cross join lateral regexp_split_to_table(search_fold(n.name), ' ') as w (word)
    where length(w.word) > 4;

-- ---- What is found of a record: a is its name, b what it is for, c what it does, d the names of what it belongs to -------------------
-- Of a contact the function alone, never the person.
create view search_source (record_id, kind, slug, name, a, b, c, d, description) as
    select p.id, 'projects', p.slug, p.title, p.title, p.goal, concat_ws(' . ', p.subtitle, p.summary, p.description),
           (select string_agg(n.name, ' . ' order by n.name collate "C") from (
                select concat_ws(' . ', t.name, array_to_string(t.aliases, ' . '), t.district)
                    from project_action_area r join action_area t on t.id = r.target_id where r.owner_id = p.id
                union all select t.name from project_target_group r join target_group t on t.id = r.target_id where r.owner_id = p.id
                union all select t.name from project_topic r join topic t on t.id = r.target_id where r.owner_id = p.id
                union all select concat_ws(' . ', t.name, t.district) from project_place r join place t on t.id = r.target_id where r.owner_id = p.id
           ) as n (name)), coalesce(p.goal, p.summary, p.description)
    from project p where p.visible
    union all select t.id, 'action-areas', t.slug, t.name, concat_ws(' . ', t.name, array_to_string(t.aliases, ' . ')), null, null,
           concat_ws(' . ', t.district, array_to_string(t.statistical_districts || t.statistical_subdistricts, ' . ')), null
    from action_area t where t.visible
    union all select t.id, 'funding-programmes', t.slug, t.name, concat_ws(' . ', t.name, t.short_name),
           concat_ws(' . ', t.principle, array_to_string(t.goals, ' . ')),
           concat_ws(' . ', t.description, array_to_string(t.focus_areas || t.statements, ' . ')),
           (select string_agg(g.name, ' . ' order by r.position) from programme_target_group r join target_group g on g.id = r.target_id where r.owner_id = t.id),
           coalesce(t.principle, t.description)
    from funding_programme t where t.visible
    union all select t.id, 'organisations', t.slug, t.name, t.name, null, t.description, null, t.description
    from organisation t where t.visible
    union all select t.id, 'contacts', t.slug, t.function, t.function, null, null,
           concat_ws(' . ', (select o.name from organisation o where o.id = t.organisation_id),
               (select string_agg(a.name, ' . ' order by r.position) from contact_action_area r join action_area a on a.id = r.action_area_id where r.contact_id = t.id)), null
    from contact t where t.visible
    union all select t.id, 'target-groups', t.slug, t.name, t.name, null, null, null, null from target_group t where t.visible
    union all select t.id, 'topics', t.slug, t.name, t.name, null, null, null, null from topic t where t.visible
    union all select t.id, 'places', t.slug, t.name, t.name, null, null,
           concat_ws(' . ', t.address, t.district, (select a.name from action_area a where a.id = t.action_area_id)), null
    from place t where t.visible;

-- ---- Kept by the database, so that no way of writing can go past it -----------------------------------------------
-- The records whose words changed in this transaction; empty outside of one.
create table search_stale (record_id bigint not null primary key);

create function search_refresh_stale() returns void language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    ids bigint[];
begin
    for ids in
        select array_agg(s.record_id order by s.record_id)
        from (select record_id, row_number() over (order by record_id) / 10000 as part from search_stale) s group by s.part order by s.part
    loop
        with fresh as materialized (
            select s.record_id, s.kind, s.slug,
                   setweight(to_tsvector('simple', search_text(coalesce(s.a, ''))), 'A') || setweight(to_tsvector('simple', search_text(coalesce(s.b, ''))), 'B')
                   || setweight(to_tsvector('simple', search_text(coalesce(s.c, ''))), 'C') || setweight(to_tsvector('simple', search_text(coalesce(s.d, ''))), 'D') as words
            from search_source s where s.record_id = any (ids)
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

-- At commit, once for all that changed.
create function search_refresh() returns trigger language plpgsql as $$
begin
    if exists (select from search_stale where record_id = new.record_id) then
        perform search_refresh_stale();
    end if;
    return null;
end $$;
create constraint trigger search_refresh after insert on search_stale deferrable initially deferred
    for each row execute function search_refresh();

-- Its argument is the column that names the record, and which other records show the changed one.
create function search_mark() returns trigger language plpgsql as $$
begin
    execute format(
        'insert into search_stale (record_id) select distinct r.id from (%s) as changed (id) cross join lateral (%s) as r (id) where r.id is not null'
        ' order by 1 on conflict do nothing',
        concat_ws(' union all ', case when tg_op <> 'DELETE' then format('select %I from after', tg_argv[0]) end,
            case when tg_op <> 'INSERT' then format('select %I from before', tg_argv[0]) end),
        concat_ws(' union all ', 'select changed.id', nullif(tg_argv[1], '')));
    return null;
end $$;

do $$
declare
    watched record;
begin
    for watched in
        select * from (values
            ('project', 'id', ''), ('organisation', 'id', 'select id from contact where organisation_id = changed.id'),
            ('contact', 'id', ''), ('contact_action_area', 'contact_id', ''), ('funding_programme', 'id', ''), ('programme_target_group', 'owner_id', ''),
            ('target_group', 'id', 'select owner_id from project_target_group where target_id = changed.id
                union all select owner_id from programme_target_group where target_id = changed.id'),
            ('topic', 'id', 'select owner_id from project_topic where target_id = changed.id'),
            ('place', 'id', 'select owner_id from project_place where target_id = changed.id'),
            ('action_area', 'id', 'select owner_id from project_action_area where target_id = changed.id
                union all select contact_id from contact_action_area where action_area_id = changed.id
                union all select id from place where action_area_id = changed.id'),
            ('project_action_area', 'owner_id', ''), ('project_target_group', 'owner_id', ''), ('project_topic', 'owner_id', ''), ('project_place', 'owner_id', '')
        ) as w (relation, key, shown_by)
    loop
        execute format('create trigger search_insert after insert on %I referencing new table as after for each statement execute function search_mark(%L, %L)',
            watched.relation, watched.key, watched.shown_by);
        execute format('create trigger search_update after update on %I referencing old table as before new table as after for each statement execute function search_mark(%L, %L)',
            watched.relation, watched.key, watched.shown_by);
        execute format('create trigger search_delete after delete on %I referencing old table as before for each statement execute function search_mark(%L, %L)',
            watched.relation, watched.key, watched.shown_by);
    end loop;
end $$;

-- Takes indexes away while much is written, and says how to make them again: entry by entry they would take most of the time.
create function drop_indexes(names text[]) returns text[] language plpgsql as $$
declare
    definitions text[];
    name text;
begin
    select array_agg(i.indexdef order by i.indexname) into definitions from pg_indexes i where i.schemaname = current_schema and i.indexname = any (names);
    foreach name in array names loop
        execute format('drop index %I', name);
    end loop;
    return definitions;
end $$;

create function create_indexes(definitions text[]) returns void language plpgsql as $$
declare
    definition text;
begin
    foreach definition in array definitions loop
        execute definition;
    end loop;
end $$;

-- Everything anew: for a catalogue that was there before this file, or was loaded with triggers off.
create function search_rebuild() returns void language plpgsql as $$
declare
    dropped text[];
begin
    truncate search_document, search_word, search_completion;
    dropped := drop_indexes(array['search_document_words', 'search_word_part', 'search_word_sound']);
    insert into search_stale (record_id) select record_id from search_source on conflict do nothing;
    perform search_refresh_stale();
    perform create_indexes(dropped);
end $$;
insert into search_stale (record_id) select record_id from search_source;
do $$ begin perform search_refresh_stale(); end $$;
