-- What broke down in a catalogue of a hundred thousand projects and more.

-- ---- Searches that find a large part of it -------------------------------------------------------------------------
-- The best hits are those with the words in their name: found without reading the other texts.
create index search_document_names on search_document using gin (ts_filter(words, '{a}'));

create or replace function search_rebuild() returns void language plpgsql as $$
declare
    dropped text[];
begin
    truncate search_document, search_word, search_completion;
    dropped := drop_indexes(array['search_document_words', 'search_document_names', 'search_word_part', 'search_word_sound']);
    insert into search_stale (record_id) select record_id from search_source on conflict do nothing;
    perform search_refresh_stale();
    perform create_indexes(dropped);
end $$;

-- The words of the names of areas and districts, as a table: every search asks for them.
alter view search_name rename to search_name_source;
create table search_name (
    word text collate "C" not null primary key
);

create function search_name_rebuild() returns void language plpgsql as $$
begin
    delete from search_name where word not in (select word from search_name_source);
    insert into search_name (word) select word from search_name_source order by word on conflict do nothing;
end $$;
do $$ begin perform search_name_rebuild(); end $$;

create function search_name_refresh() returns trigger language plpgsql as $$
begin
    perform search_name_rebuild();
    return null;
end $$;
create trigger search_name_refresh after insert or update of name, aliases, district or delete on action_area
    for each statement execute function search_name_refresh();

-- ---- Very many records that go stale, or become visible, at the same time ------------------------------------------
-- The records of a table that say something else than they should by now (V7): each reason a branch of its own, so that each has its index.
drop function clock_is_due();
drop function clock_tick();
drop function clock_condition(text);

create function clock_due(relation text) returns text immutable language sql
return format('select id from %1$I where publication = ''published'' and visible_from <= now() and not visible and coalesce(visible_until > now(), true)'
    || case relation when 'contact' then ' and visibility = ''public''' else '' end
    || ' union all select id from %1$I where publication = ''published'' and visible_until <= now() and visible'
    || case when relation in ('project', 'contact') then
        ' union all select id from %1$I where not stale and coalesce(verified_at, created_at) < now() - (select make_interval(days => days) from staleness)'
        ' union all select id from %1$I where stale and coalesce(verified_at, created_at) >= now() - (select make_interval(days => days) from staleness)'
        else '' end, relation);

-- Mostly nothing is due, which the planner does not know: reading whole tables seems to find something soon.
create function clock_is_due() returns boolean language plpgsql set enable_seqscan = off as $$
declare
    watched text;
    due boolean;
begin
    for watched in select relation from record_table loop
        execute format('select exists (%s)', clock_due(watched)) into due;
        if due then
            return true;
        end if;
    end loop;
    return exists (select from touched);
end $$;

-- Changes some of what is due and tells how many records; the rest waits for the next transaction.
create function clock_tick(most integer) returns integer language plpgsql as $$
declare
    watched text;
    changed integer;
    done integer := 0;
begin
    perform set_config('catalogue.clock', 'on', true);
    for watched in select relation from record_table order by kind loop
        execute format('update %1$I set version = version where id in (select id from (%2$s) as due limit $1)', watched, clock_due(watched))
            using most - done;
        get diagnostics changed = row_count;
        done := done + changed;
    end loop;
    perform set_config('catalogue.clock', '', true);
    return done;
end $$;
