-- The change feed: what a revision changed for the public, in the order of the commits. It holds no record, only which one and what became
-- of it: a record is read as it is today, so that what is hidden or erased today is in no older entry either.

create table change_entry (
    revision  bigint  not null references revision,
    position  integer not null,
    kind      text    not null,
    record_id bigint  not null,
    slug      text    not null,
    action    text    not null constraint change_entry_action_known check (action in ('created', 'updated', 'deleted', 'moved')),
    moved_to  text    constraint change_entry_moved check ((moved_to is not null) = (action = 'moved')),
    primary key (revision, position)
);
create index change_entry_record on change_entry (kind, record_id, revision desc, position desc);

create index change_entry_deleted on change_entry (kind, revision) where action = 'deleted';

-- Entries that others took the place of are kept for a time; nobody can follow the feed from before this revision, but from its beginning.
create table change_floor (
    revision bigint not null
);
insert into change_floor values (0);

-- The order of the kinds within a revision: first what others refer to.
create function change_rank(kind text) returns integer immutable language sql
return array_position(array['sources', 'life-phases', 'topics', 'target-groups', 'action-priorities', 'organisations', 'action-areas', 'places', 'contacts',
    'funding-programmes', 'projects', 'fundings'], kind);

-- What the public has been told of a record last: its slug, or null where it knows of none.
create function known_slug(of_kind text, of_id bigint) returns text stable language sql
return (select case when e.action in ('created', 'updated') then e.slug end from change_entry e
        where e.kind = of_kind and e.record_id = of_id order by e.revision desc, e.position desc limit 1);

-- Writes the entries of everything touched and not written yet, into the revision of the current transaction: whoever has read an earlier
-- one misses nothing, also where somebody else's transaction touched it.
create function note_changes() returns void language plpgsql as $$
declare
    own bigint := begin_revision();
    last integer := coalesce((select max(position) from change_entry where revision = own), 0);
    concerned record;
begin
    create temporary table concern on commit drop as
        select t.kind, t.record_id, known_slug(t.kind, t.record_id) as before, a.slug as after, null::text as today
        from (select distinct kind, record_id from touched) t
        left join any_record a on a.kind = t.kind and a.id = t.record_id and a.visible;

    -- Who refers to a record that has another address now, or is seen from now on or no longer, says something else too.
    for concerned in
        select c.kind, a.slug from concern c join any_record a on a.kind = c.kind and a.id = c.record_id
        where c.before is distinct from c.after
            and not exists (select from touched t where t.kind = c.kind and t.record_id = c.record_id and t.action = 'created')
    loop
        insert into concern (kind, record_id, before, after)
            select r.owner_kind, r.owner_id, a.slug, a.slug
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

-- The feed anew, from the records as they are: for a catalogue that was there before this file, or was loaded with triggers off.
create function changes_rebuild() returns void language plpgsql as $$
declare
    today bigint := (select max(number) from revision);
begin
    delete from change_entry;
    if today is not null then
        insert into change_entry (revision, position, kind, record_id, slug, action)
            select today, row_number() over (order by change_rank(a.kind), a.id), a.kind, a.id, a.slug, 'created' from any_record a where a.visible;
        update change_floor set revision = today;
    end if;
end $$;
do $$ begin perform changes_rebuild(); end $$;

-- Forgets what later entries took the place of, and what was deleted, before a time. What a record is today stays: the feed can always be
-- read from its beginning.
create function forget_changes(before timestamptz) returns boolean language plpgsql as $$
declare
    upto bigint := (select max(number) from revision where committed_at < before);
    forgotten bigint;
begin
    if upto is null or upto <= (select revision from change_floor) then
        return false;
    end if;
    delete from change_entry e where e.revision <= upto
        and (e.action in ('deleted', 'moved')
            or exists (select from change_entry l where l.kind = e.kind and l.record_id = e.record_id
                and (l.revision, l.position) > (e.revision, e.position)));
    get diagnostics forgotten = row_count;
    update change_floor set revision = upto;
    if forgotten > 0 then
        perform begin_revision();
    end if;
    return forgotten > 0;
end $$;
