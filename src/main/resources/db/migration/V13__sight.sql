-- A contact for partner carriers is there for them as a public one is for everybody: when it is published, and within its time. This is a
-- question of the moment, not of the revision: what a carrier reads is kept in no cache.
create function for_partners(publication text, visibility text, visible_from timestamptz, visible_until timestamptz) returns boolean
    stable language sql
return publication = 'published' and visibility = 'partner' and coalesce(visible_from <= now(), true) and coalesce(visible_until > now(), true);

-- The view of V2; its contacts follow the rule.
create or replace view reference (owner_kind, owner_id, relation, position, kind, slug, name, basis, visible, partner, carrier_id) as
    select 'projects', o.id, 'programme', 0, 'funding-programmes', t.slug, t.name, null, t.visible, false, null::bigint from project o join funding_programme t on t.id = o.programme_id
    union all select 'projects', o.id, 'carrier', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from project o join organisation t on t.id = o.carrier_id
    union all select 'projects', o.id, 'priority', p.position, null, p.slug, p.name, null, true, false, null::bigint from project o join programme_priority p on p.programme_id = o.programme_id and p.slug = o.priority
    union all select 'projects', r.owner_id, 'actionAreas', r.position, 'action-areas', t.slug, t.name, r.basis, t.visible, false, null::bigint from project_action_area r join action_area t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'places', r.position, 'places', t.slug, t.name, null, t.visible, false, t.carrier_id from project_place r join place t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'organisations', r.position, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from project_organisation r join organisation t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'targetGroups', r.position, 'target-groups', t.slug, t.name, r.basis, t.visible, false, null::bigint from project_target_group r join target_group t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'lifePhases', r.position, 'life-phases', t.slug, t.name, r.basis, t.visible, false, null::bigint from project_life_phase r join life_phase t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'topics', r.position, 'topics', t.slug, t.name, r.basis, t.visible, false, null::bigint from project_topic r join topic t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'actionPriorities', r.position, 'action-priorities', t.slug, t.name, r.basis, t.visible, false, null::bigint from project_action_priority r join action_priority t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'contacts', r.position, 'contacts', t.slug, t.function, null, t.visible, for_partners(t.publication, t.visibility, t.visible_from, t.visible_until), t.carrier_id from project_contact r join contact t on t.id = r.target_id
    union all select 'projects', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from project_source r join source t on t.id = r.target_id
    -- a project's districts are those of its areas and places
    union all select 'projects', r.owner_id, 'districts', r.position, null, null, t.district, null, t.visible, false, null::bigint from project_action_area r join action_area t on t.id = r.target_id where t.district is not null
    union all select 'projects', r.owner_id, 'districts', 1000 + r.position, null, null, t.district, null, t.visible, false, null::bigint from project_place r join place t on t.id = r.target_id where t.district is not null

    union all select 'action-areas', r.action_area_id, 'contacts', row_number() over (partition by r.action_area_id order by t.slug), 'contacts', t.slug, t.function, null, t.visible, for_partners(t.publication, t.visibility, t.visible_from, t.visible_until), t.carrier_id from contact_action_area r join contact t on t.id = r.contact_id
    union all select 'action-areas', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from action_area_source r join source t on t.id = r.target_id

    union all select 'funding-programmes', o.id, 'lead', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from funding_programme o join organisation t on t.id = o.lead_id
    union all select 'funding-programmes', o.id, 'succeededBy', 0, 'funding-programmes', t.slug, t.name, o.succeeded_by_basis, t.visible, false, null::bigint from funding_programme o join funding_programme t on t.id = o.succeeded_by_id
    union all select 'funding-programmes', r.owner_id, 'partners', r.position, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from programme_partner r join organisation t on t.id = r.target_id
    union all select 'funding-programmes', r.owner_id, 'participants', r.position, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from programme_participant r join organisation t on t.id = r.target_id
    union all select 'funding-programmes', r.owner_id, 'targetGroups', r.position, 'target-groups', t.slug, t.name, null, t.visible, false, null::bigint from programme_target_group r join target_group t on t.id = r.target_id
    union all select 'funding-programmes', r.owner_id, 'contacts', r.position, 'contacts', t.slug, t.function, null, t.visible, for_partners(t.publication, t.visibility, t.visible_from, t.visible_until), t.carrier_id from programme_contact r join contact t on t.id = r.target_id
    union all select 'funding-programmes', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from funding_programme_source r join source t on t.id = r.target_id
    union all select 'funding-programmes', p.programme_id, 'priorities', p.position, null, p.slug, p.name, null, true, false, null::bigint from programme_priority p
    union all select 'funding-programmes', g.programme_id, 'gapFrom', g.position, 'life-phases', t.slug, t.name, null, t.visible, false, null::bigint from programme_stated_gap g join life_phase t on t.id = g.from_phase_id
    union all select 'funding-programmes', g.programme_id, 'gapTo', g.position, 'life-phases', t.slug, t.name, null, t.visible, false, null::bigint from programme_stated_gap g join life_phase t on t.id = g.to_phase_id

    union all select 'fundings', o.id, 'programme', 0, 'funding-programmes', t.slug, t.name, null, t.visible, false, null::bigint from funding o join funding_programme t on t.id = o.programme_id
    union all select 'fundings', o.id, 'project', 0, 'projects', t.slug, t.title, null, t.visible, false, t.carrier_id from funding o join project t on t.id = o.project_id
    union all select 'fundings', o.id, 'recipient', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from funding o join organisation t on t.id = o.recipient_id
    union all select 'fundings', o.id, 'funder', 0, 'organisations', t.slug, t.name, o.funder_basis, t.visible, false, null::bigint from funding o join organisation t on t.id = o.funder_id
    union all select 'fundings', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from funding_source r join source t on t.id = r.target_id

    union all select 'target-groups', o.id, 'broader', 0, 'target-groups', t.slug, t.name, null, t.visible, false, null::bigint from target_group o join target_group t on t.id = o.broader_id
    union all select 'target-groups', t.broader_id, 'narrower', row_number() over (partition by t.broader_id order by t.name, t.slug), 'target-groups', t.slug, t.name, null, t.visible, false, null::bigint from target_group t where t.broader_id is not null
    union all select 'target-groups', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from target_group_source r join source t on t.id = r.target_id

    union all select 'organisations', o.id, 'parent', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from organisation o join organisation t on t.id = o.parent_id
    union all select 'organisations', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from organisation_source r join source t on t.id = r.target_id

    union all select 'contacts', o.id, 'organisation', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from contact o join organisation t on t.id = o.organisation_id
    union all select 'contacts', o.id, 'carrier', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from contact o join organisation t on t.id = o.carrier_id
    union all select 'contacts', r.contact_id, 'actionAreas', r.position, 'action-areas', t.slug, t.name, null, t.visible, false, null::bigint from contact_action_area r join action_area t on t.id = r.action_area_id
    union all select 'contacts', p.contact_id, 'phone' || p.position, r.position, 'action-areas', t.slug, t.name, null
       , t.visible, false, null::bigint from contact_phone p join contact_phone_action_area r on r.phone_id = p.id join action_area t on t.id = r.action_area_id
    union all select 'contacts', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from contact_source r join source t on t.id = r.target_id

    union all select 'places', o.id, 'actionArea', 0, 'action-areas', t.slug, t.name, null, t.visible, false, null::bigint from place o join action_area t on t.id = o.action_area_id
    union all select 'places', o.id, 'carrier', 0, 'organisations', t.slug, t.name, null, t.visible, false, null::bigint from place o join organisation t on t.id = o.carrier_id
    union all select 'places', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from place_source r join source t on t.id = r.target_id

    union all select 'life-phases', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from life_phase_source r join source t on t.id = r.target_id
    union all select 'topics', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from topic_source r join source t on t.id = r.target_id
    union all select 'sources', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from source_source r join source t on t.id = r.target_id
    union all select 'action-priorities', r.owner_id, 'sources', r.position, 'sources', t.slug, t.title, null, t.visible, false, null::bigint from action_priority_source r join source t on t.id = r.target_id;
