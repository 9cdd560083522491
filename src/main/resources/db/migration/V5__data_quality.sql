-- What an editor should ask next: one row for each question about a published record. The order of the kinds is that of the answer.
-- The questions there are.
create view quality_question (issue) as
    values ('no-organisation'), ('no-area'), ('no-age'), ('never-verified'), ('contact-never-verified'), ('two-numbers'), ('source-without-date'),
        ('ended-area-in-use');

create view project_quality (project_id, issue) as
    select o.id, 'no-organisation' from project o
        where o.carrier_id is null and not exists (select 1 from project_organisation r where r.owner_id = o.id)
    union all select o.id, 'no-area' from project o
        where not o.city_wide and not exists (select 1 from project_action_area r where r.owner_id = o.id)
    union all select o.id, 'no-age' from project o where not o.all_ages and o.age_basis is null
    union all select o.id, 'never-verified' from project o where o.verified_at is null;

create view data_quality (issue, rank, kind, slug, name) as
    select q.issue, array_position(array['no-organisation', 'no-area', 'no-age', 'never-verified'], q.issue), 'projects', o.slug, o.title
        from project_quality q join project o on o.id = q.project_id where o.visible
    union all select 'contact-never-verified', 5, 'contacts', o.slug, o.function from contact o
        where o.visible and o.verified_at is null
    -- one person: the same name, on one record or on several; what is not public of a person answers no public question
    union all select 'two-numbers', 6, 'contacts', o.slug, o.function from contact o
        where o.visible and o.phones_visibility = 'public' and case o.name_visibility when 'public' then coalesce(o.name, o.slug) else o.slug end in (
            select case c.name_visibility when 'public' then coalesce(c.name, c.slug) else c.slug end
            from contact c join contact_phone p on p.contact_id = c.id
            where c.visible and c.phones_visibility = 'public' group by 1 having count(distinct p.number) > 1)
    union all select 'source-without-date', 7, 'sources', o.slug, o.title from source o
        where o.visible and o.published_on is null
    -- ended on the day of the last change: the answer is a function of the revision
    union all select 'ended-area-in-use', 8, 'action-areas', o.slug, o.name from action_area o
        where o.visible
          and case when length(o.valid_until) = 4 then o.valid_until || '-12-31' else o.valid_until end
              < (select to_char(max(committed_at) at time zone 'UTC', 'YYYY-MM-DD') from revision)
          and (exists (select 1 from project_action_area r join project p on p.id = r.owner_id where r.target_id = o.id and p.visible)
            or exists (select 1 from place p where p.action_area_id = o.id and p.visible)
            or exists (select 1 from contact_action_area r join contact c on c.id = r.contact_id where r.action_area_id = o.id and c.visible));
