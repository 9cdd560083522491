-- What nobody has confirmed for too long (V7) is a question like the others (V5).
create or replace view quality_question (issue) as
    values ('no-organisation'), ('no-area'), ('no-age'), ('never-verified'), ('stale'), ('contact-never-verified'), ('contact-stale'), ('two-numbers'),
        ('source-without-date'), ('ended-area-in-use');

create or replace view project_quality (project_id, issue) as
    select o.id, 'no-organisation' from project o
        where o.carrier_id is null and not exists (select 1 from project_organisation r where r.owner_id = o.id)
    union all select o.id, 'no-area' from project o
        where not o.city_wide and not exists (select 1 from project_action_area r where r.owner_id = o.id)
    union all select o.id, 'no-age' from project o where not o.all_ages and o.age_basis is null
    union all select o.id, 'never-verified' from project o where o.verified_at is null
    union all select o.id, 'stale' from project o where o.stale;

create or replace view data_quality (issue, rank, kind, slug, name) as
    select q.issue, array_position(array['no-organisation', 'no-area', 'no-age', 'never-verified', 'stale'], q.issue), 'projects', o.slug, o.title
        from project_quality q join project o on o.id = q.project_id where o.visible
    union all select 'contact-never-verified', 6, 'contacts', o.slug, o.function from contact o
        where o.visible and o.verified_at is null
    union all select 'contact-stale', 7, 'contacts', o.slug, o.function from contact o
        where o.visible and o.stale
    -- one person: the same name, on one record or on several; what is not public of a person answers no public question
    union all select 'two-numbers', 8, 'contacts', o.slug, o.function from contact o
        where o.visible and o.phones_visibility = 'public' and case o.name_visibility when 'public' then coalesce(o.name, o.slug) else o.slug end in (
            select case c.name_visibility when 'public' then coalesce(c.name, c.slug) else c.slug end
            from contact c join contact_phone p on p.contact_id = c.id
            where c.visible and c.phones_visibility = 'public' group by 1 having count(distinct p.number) > 1)
    union all select 'source-without-date', 9, 'sources', o.slug, o.title from source o
        where o.visible and o.published_on is null
    -- ended on the day of the last change: the answer is a function of the revision
    union all select 'ended-area-in-use', 10, 'action-areas', o.slug, o.name from action_area o
        where o.visible
          and case when length(o.valid_until) = 4 then o.valid_until || '-12-31' else o.valid_until end
              < (select to_char(max(committed_at) at time zone 'UTC', 'YYYY-MM-DD') from revision)
          and (exists (select 1 from project_action_area r join project p on p.id = r.owner_id where r.target_id = o.id and p.visible)
            or exists (select 1 from place p where p.action_area_id = o.id and p.visible)
            or exists (select 1 from contact_action_area r join contact c on c.id = r.contact_id where r.action_area_id = o.id and c.visible));

-- What is stale already is asked about from now on; what becomes so is marked by the triggers of V6.
insert into pick_stale (project_id) select id from project where stale on conflict do nothing;
do $$ begin perform pick_refresh_stale(); end $$;
