-- Whom a project is for by age, and where it is: what the filters age, near, bbox and asOf find, each rule stated once.

-- The ages a project is for, in months, to is exclusive: its own range, else those of its life phases in the chain, else every age.
-- An open end becomes one that no question goes beyond (10 months before birth, 125 years), so that ranges compare without nulls.
create view project_age (project_id, from_months, to_months, basis) as
    select o.id, coalesce(o.age_from_months, -10), coalesce(o.age_to_months, 1500), o.age_basis
        from project o where o.age_basis is not null
    union all select o.id, t.age_from_months, coalesce(t.age_to_months, 1500), 'derived'
        from project o join project_life_phase r on r.owner_id = o.id join life_phase t on t.id = r.target_id
        where o.age_basis is null and not t.cross_cutting
    union all select o.id, -10, 1500, 'allAges'
        from project o
        where o.age_basis is null and o.all_ages
            and not exists (select from project_life_phase r join life_phase t on t.id = r.target_id where r.owner_id = o.id and not t.cross_cutting);

-- The points of a project: those of its places, else of its areas, each with what it is the point of. A city-wide project is everywhere,
-- which is no point: one row without coordinates says so.
create view project_point (project_id, latitude, longitude, precision_metres, kind, slug, name, basis) as
    select r.owner_id, t.latitude, t.longitude, t.precision_metres, 'places', t.slug, t.name, 'stated'
        from project_place r join place t on t.id = r.target_id join project o on o.id = r.owner_id
        where t.latitude is not null and not o.city_wide
    union all select r.owner_id, t.latitude, t.longitude, t.precision_metres, 'action-areas', t.slug, t.name, r.basis
        from project_action_area r join action_area t on t.id = r.target_id join project o on o.id = r.owner_id
        where t.latitude is not null and not o.city_wide
            and not exists (select from project_place p join place q on q.id = p.target_id where p.owner_id = r.owner_id and q.latitude is not null)
    union all select o.id, null, null, null, null, null, null, 'cityWide' from project o where o.city_wide;

-- Great-circle distance in metres between two points in degrees (haversine, the Earth a sphere of the mean radius): within 0.5 % of the
-- true one, far below the precision of the recorded points. Strict: least() alone would take the missing point
-- of a city-wide project for the far side of the Earth.
create function distance_metres(latitude1 double precision, longitude1 double precision, latitude2 double precision, longitude2 double precision)
    returns double precision language sql immutable strict parallel safe
    return 2 * 6371008.8 * asin(sqrt(least(1,
        sind((latitude2 - latitude1) / 2) ^ 2 + cosd(latitude1) * cosd(latitude2) * sind((longitude2 - longitude1) / 2) ^ 2)));

-- The last day on which an area was an action area; a year means its end. Areas that go on have no row.
create view ended_action_area (action_area_id, last_day) as
    select id, case when length(valid_until) = 4 then make_date(valid_until::integer, 12, 31) else valid_until::date end
        from action_area where valid_until is not null;

-- The outline of an action area: a GeoJSON Polygon or MultiPolygon (RFC 7946); null until somebody draws it.
alter table action_area add column boundary jsonb
    constraint action_area_boundary_form check (
        jsonb_typeof(boundary -> 'coordinates') = 'array' and boundary ->> 'type' in ('Polygon', 'MultiPolygon'));

create index place_point on place (latitude, longitude) where latitude is not null;
create index project_own_age on project (age_from_months, age_to_months) where age_basis is not null;
create index project_verified on project (verified_at);
create index former_slug_deleted on former_slug (kind, since) where moved_to is null;
