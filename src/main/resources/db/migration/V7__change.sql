-- Every change of the catalogue, whoever makes it: the service, or a person with psql. What must hold for all of them stands here, in triggers.

-- ---- One revision for each transaction that changes something -------------------------------------------------------
-- Writers stand in line at the lock, from their first change to their commit: revisions are committed in the order of their numbers,
-- so that no reader sees a number and misses a lower one. A transaction that fails leaves a hole that nobody can fall into.
create function begin_revision() returns bigint language plpgsql as $$
declare
    own bigint := nullif(current_setting('catalogue.revision', true), '')::bigint;
begin
    if own is null then
        lock table revision in exclusive mode;
        own := nextval('revision_number');
        insert into revision (number, committed_at, actor)
            values (own, clock_timestamp(), coalesce(nullif(current_setting('catalogue.actor', true), ''), 'database:' || session_user));
        perform set_config('catalogue.revision', own::text, true);
    end if;
    return own;
end $$;

-- ---- What a record's row says of itself ----------------------------------------------------------------------------
-- The public sees a published record within its time, a contact only where it is public.
create function record_before_write() returns trigger language plpgsql as $$
declare
    own bigint;
    today timestamptz;
begin
    if tg_op = 'UPDATE' and new is not distinct from old and current_setting('catalogue.clock', true) is distinct from 'on' then
        return new;
    end if;
    own := begin_revision();
    select committed_at into today from revision where number = own;
    new.visible := new.publication = 'published' and coalesce(new.visible_from <= today, true) and coalesce(new.visible_until > today, true)
        and (tg_table_name <> 'contact' or to_jsonb(new) ->> 'visibility' = 'public');
    new.stale := stale_on(tg_table_name, coalesce(new.verified_at, new.created_at, today), today);
    if tg_op = 'INSERT' then
        new.created_at := coalesce(new.created_at, today);
        new.updated_at := coalesce(new.updated_at, today);
    elsif new is distinct from old then
        new.version := greatest(new.version, old.version + 1);
        new.updated_at := case when new.updated_at = old.updated_at then greatest(today, old.updated_at) else new.updated_at end;
    end if;
    return new;
end $$;

-- After how many days without a confirmation a record of these kinds is stale; the service keeps the number (catalogue.stale-after).
create table staleness (
    days integer not null constraint staleness_days_positive check (days > 0)
);
insert into staleness values (365);

create function stale_on(relation text, confirmed timestamptz, today timestamptz) returns boolean stable language sql
return relation in ('project', 'contact') and confirmed < today - (select make_interval(days => days) from staleness);

-- ---- What changes with time ------------------------------------------------------------------------------------------
-- Visibility that begins or ends, and staleness, are changes like all others: the service commits them when their time has come. The
-- condition finds the rows that say something else than they should by now.
create function clock_condition(relation text) returns text immutable language sql
return 'publication = ''published'' and (visible_from <= now() and not visible and coalesce(visible_until > now(), true)'
    || case relation when 'contact' then ' and visibility = ''public''' else '' end
    || ' or visible_until <= now() and visible)'
    || case when relation in ('project', 'contact') then
        ' or not stale and coalesce(verified_at, created_at) < now() - (select make_interval(days => days) from staleness)'
        ' or stale and coalesce(verified_at, created_at) >= now() - (select make_interval(days => days) from staleness)' else '' end;

create function clock_is_due() returns boolean language plpgsql as $$
declare
    watched text;
    due boolean;
begin
    foreach watched in array array['project', 'action_area', 'funding_programme', 'funding', 'target_group', 'life_phase', 'topic',
                                   'action_priority', 'organisation', 'contact', 'place', 'source'] loop
        execute format('select exists (select from %I where %s)', watched, clock_condition(watched)) into due;
        if due then
            return true;
        end if;
    end loop;
    return exists (select from touched);
end $$;

create function clock_tick() returns void language plpgsql as $$
declare
    watched text;
begin
    perform set_config('catalogue.clock', 'on', true);
    foreach watched in array array['project', 'action_area', 'funding_programme', 'funding', 'target_group', 'life_phase', 'topic',
                                   'action_priority', 'organisation', 'contact', 'place', 'source'] loop
        execute format('update %I set version = version where %s', watched, clock_condition(watched));
    end loop;
    perform set_config('catalogue.clock', '', true);
end $$;
create index project_time on project (visible_from, visible_until) where visible_from is not null or visible_until is not null;
create index project_confirmed on project (coalesce(verified_at, created_at)) where not stale;
create index project_stale on project (coalesce(verified_at, created_at)) where stale;

-- ---- What a transaction touched ------------------------------------------------------------------------------------
-- The service makes the history from these rows, in the same transaction where it writes itself, soon after where somebody else did.
create table touched (
    revision  bigint  not null references revision,
    kind      text    not null,
    record_id bigint  not null,
    slug      text    not null,
    action    text    not null constraint touched_action_known check (action in ('created', 'updated', 'deleted')),
    primary key (revision, kind, record_id)
);

create function record_after_write() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new is not distinct from old then
        return null;
    end if;
    insert into touched as t (revision, kind, record_id, slug, action)
        values (begin_revision(), tg_argv[0], coalesce(new.id, old.id), coalesce(new.slug, old.slug),
                case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'updated' else 'deleted' end)
        on conflict (revision, kind, record_id) do update
            set slug = excluded.slug, action = case when excluded.action = 'deleted' then 'deleted' else t.action end;
    return null;
end $$;

-- A row that belongs to a record is a change of the record.
create function part_after_write() returns trigger language plpgsql as $$
declare
    rows jsonb[] := array[]::jsonb[];
    part jsonb;
    own bigint;
begin
    if tg_op = 'UPDATE' and new is not distinct from old then
        return null;
    end if;
    if tg_op <> 'INSERT' then
        rows := rows || to_jsonb(old);
    end if;
    if tg_op <> 'DELETE' then
        rows := rows || to_jsonb(new);
    end if;
    own := begin_revision();
    foreach part in array rows loop
        if not exists (select from touched where revision = own and kind = tg_argv[1] and record_id = (part ->> tg_argv[2])::bigint) then
            execute format('update %I set version = version + 1 where id = $1', tg_argv[0]) using (part ->> tg_argv[2])::bigint;
        end if;
    end loop;
    return null;
end $$;

-- The records of all kinds in one list: what is asked of any record, whatever its kind.
do $$
declare
    kinds constant text[] := array['projects', 'action-areas', 'funding-programmes', 'fundings', 'target-groups', 'life-phases', 'topics',
                                   'action-priorities', 'organisations', 'contacts', 'places', 'sources'];
    tables constant text[] := array['project', 'action_area', 'funding_programme', 'funding', 'target_group', 'life_phase', 'topic',
                                    'action_priority', 'organisation', 'contact', 'place', 'source'];
    every_record text := '';
    part record;
begin
    for i in 1 .. array_length(kinds, 1) loop
        execute format('create trigger record_before_write before insert or update on %I for each row execute function record_before_write()', tables[i]);
        execute format('create trigger record_after_write after insert or update or delete on %I for each row execute function record_after_write(%L)',
            tables[i], kinds[i]);
        every_record := every_record || case when i > 1 then ' union all ' else '' end
            || format('select %L::text, id, slug, version, publication, visible, %s from %I', kinds[i],
                case when tables[i] in ('project', 'contact', 'place') then 'carrier_id' else 'null::bigint' end, tables[i]);
        for part in
            select c.conrelid::regclass::text as relation, a.attname as owner
            from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype = 'f' and c.confrelid = tables[i]::regclass and c.confdeltype = 'c'
        loop
            execute format('create trigger part_after_write after insert or update or delete on %s for each row execute function part_after_write(%L, %L, %L)',
                part.relation, tables[i], kinds[i], part.owner);
        end loop;
    end loop;
    execute 'create view any_record (kind, id, slug, version, publication, visible, carrier_id) as ' || every_record;
end $$;

-- A former address (renamed, merged, deleted) and the words of the search are no records, but answers depend on them.
create function revision_after_write() returns trigger language plpgsql as $$
begin
    perform begin_revision();
    return null;
end $$;
create trigger revision_after_write after insert or update or delete on former_slug
    for each statement execute function revision_after_write();
create trigger revision_after_write after insert or update or delete on search_synonym
    for each statement execute function revision_after_write();

-- The areas of a contact's telephone number: parts of a part.
create function phone_part_after_write() returns trigger language plpgsql as $$
begin
    update contact c set version = version + 1 from contact_phone p
        where p.id = coalesce(new.phone_id, old.phone_id) and c.id = p.contact_id
            and not exists (select from touched t where t.revision = begin_revision() and t.kind = 'contacts' and t.record_id = c.id);
    return null;
end $$;
create trigger phone_part_after_write after insert or update or delete on contact_phone_action_area
    for each row execute function phone_part_after_write();

-- The table of a kind: its name is the entity's, in words.
create table record_table (
    kind     text not null primary key,
    relation text not null
);
insert into record_table values ('projects', 'project'), ('action-areas', 'action_area'), ('funding-programmes', 'funding_programme'),
    ('fundings', 'funding'), ('target-groups', 'target_group'), ('life-phases', 'life_phase'), ('topics', 'topic'),
    ('action-priorities', 'action_priority'), ('organisations', 'organisation'), ('contacts', 'contact'), ('places', 'place'), ('sources', 'source');

-- Notes a record as changed before its parts are, so that they count as the same change.
create function touch_record(of_kind text, of_id bigint) returns void language plpgsql as $$
begin
    insert into touched (revision, kind, record_id, slug, action)
        select begin_revision(), a.kind, a.id, a.slug, 'updated' from any_record a where a.kind = of_kind and a.id = of_id
        on conflict do nothing;
end $$;

-- Everything that refers to one record refers to another one from now on; what would then be said twice is said once.
create function merge_record(of_kind text, from_id bigint, into_id bigint) returns void language plpgsql as $$
declare
    target regclass := (select relation from record_table where kind = of_kind)::regclass;
    referring record;
begin
    for referring in
        select c.conrelid::regclass as relation, a.attname as col,
               (select o.attname from pg_constraint u join pg_attribute o on o.attrelid = u.conrelid and o.attnum = any (u.conkey) and o.attnum <> a.attnum
                where u.conrelid = c.conrelid and u.contype = 'u' and a.attnum = any (u.conkey) and array_length(u.conkey, 1) = 2) as owner
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = target and c.confdeltype <> 'c' and array_length(c.conkey, 1) = 1
    loop
        if referring.owner is not null then
            execute format('delete from %1$s d where %2$I = $1 and exists (select from %1$s o where o.%3$I = d.%3$I and o.%2$I = $2)',
                referring.relation, referring.col, referring.owner) using from_id, into_id;
        end if;
        execute format('update %s set %2$I = $2 where %2$I = $1', referring.relation, referring.col) using from_id, into_id;
    end loop;
end $$;

-- ---- Requests that came twice ----------------------------------------------------------------------------------------
create table idempotent_request (
    caller     text        not null,
    key        text        not null,
    request    text        not null,
    kind       text        not null,
    record_id  bigint,
    status     integer     not null,
    location   text,
    answer     text,
    created_at timestamptz not null,
    primary key (caller, key)
);
create index idempotent_request_age on idempotent_request (created_at);
create index idempotent_request_record on idempotent_request (kind, record_id);

-- ---- Proposals: what a carrier wants to be said about a published record, until an editor has decided ----------------------
create table proposal (
    id           uuid        not null primary key,
    kind         text        not null,
    record_id    bigint      not null,
    slug         text        not null,
    carrier_id   bigint      not null constraint proposal_carrier_exists references organisation,
    action       text        not null constraint proposal_action_known check (action in ('update', 'delete')),
    base_version integer     not null,
    base         jsonb       not null,
    proposed     jsonb,
    state        text        not null constraint proposal_state_known check (state in ('open', 'accepted', 'rejected', 'withdrawn')),
    author       text        not null,
    comment      text constraint proposal_comment_length check (length(comment) between 1 and 2000),
    decided_by   text,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    decided_at   timestamptz
);
create unique index proposal_one_open on proposal (kind, record_id) where state = 'open';
create index proposal_order on proposal (created_at, id);
create index proposal_carrier on proposal (carrier_id, created_at);

-- ---- History: append-only -------------------------------------------------------------------------------------------
-- One row for each record that a revision changed, with the record as it was written then, but for the values of a person's fields: they
-- stand apart, where an erasure reaches them.
create table history (
    id        bigint generated always as identity primary key,
    revision  bigint not null references revision,
    kind      text   not null,
    record_id bigint not null,
    slug      text   not null,
    version   integer not null,
    action    text   not null constraint history_action_known check (action in ('created', 'updated', 'deleted')),
    why       text,
    fields    text[] not null,
    document  jsonb,
    constraint history_once unique (kind, record_id, revision)
);
create index history_slug on history (kind, slug, version desc);
create index history_revision on history (revision);

create table history_personal (
    history_id bigint not null references history,
    field      text   not null,
    value      jsonb  not null,
    primary key (history_id, field)
);

create function append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on history for each row execute function append_only();
create trigger append_only_whole before truncate on history for each statement execute function append_only();
create trigger append_only before update or delete on revision for each row execute function append_only();

-- ---- Nothing is above itself -----------------------------------------------------------------------------------------
create function refuse_cycle() returns trigger language plpgsql as $$
declare
    cyclic boolean;
begin
    execute format('with recursive above (id) as (
            select %1$I from %2$I where id = $1
            union select t.%1$I from above join %2$I t on t.id = above.id where t.%1$I is not null)
        select exists (select from above where id = $1)', tg_argv[0], tg_table_name) into cyclic using new.id;
    if cyclic then
        raise exception 'a record can not be above itself' using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return null;
end $$;
create constraint trigger target_group_without_cycle after insert or update of broader_id on target_group
    deferrable initially deferred for each row when (new.broader_id is not null) execute function refuse_cycle('broader_id');
create constraint trigger organisation_without_cycle after insert or update of parent_id on organisation
    deferrable initially deferred for each row when (new.parent_id is not null) execute function refuse_cycle('parent_id');
create constraint trigger programme_without_cycle after insert or update of succeeded_by_id on funding_programme
    deferrable initially deferred for each row when (new.succeeded_by_id is not null) execute function refuse_cycle('succeeded_by_id');
