// How a project is read: one statement for all that a page shows, relations and the names of what they point to included.

const related = (field, table, target, name, basis) => `(select json_agg(json_build_object('slug', t.slug, 'name', t.${name}
  ${basis ? ", 'basis', r.basis" : ''}) order by r.position) from ${table} r join ${target} t on t.id = r.target_id
  where r.owner_id = p.id and t.visible) as "${field}"`
const one = (field, table, column) => `(select json_build_object('slug', t.slug, 'name', t.name) from ${table} t
  where t.id = p.${column} and t.visible) as "${field}"`

const lists = [
  ['organisations', 'project_organisation', 'organisation', 'name', false, 'organisations'],
  ['actionAreas', 'project_action_area', 'action_area', 'name', true, 'action-areas'],
  ['places', 'project_place', 'place', 'name', false, 'places'],
  ['lifePhases', 'project_life_phase', 'life_phase', 'name', true, 'life-phases'],
  ['targetGroups', 'project_target_group', 'target_group', 'name', true, 'target-groups'],
  ['topics', 'project_topic', 'topic', 'name', true, 'topics'],
  ['actionPriorities', 'project_action_priority', 'action_priority', 'name', true, 'action-priorities'],
  ['contacts', 'project_contact', 'contact', 'function', false, 'contacts'],
  ['sources', 'project_source', 'source', 'title', false, 'sources']
]

const COLUMNS = `p.id, p.slug, p.kind, p.title, p.subtitle, p.summary, p.goal, p.description, p.status, p.number, p.priority, p.city_wide,
  p.city_wide_basis, p.all_ages, p.age_from_months, p.age_to_months, p.age_basis, p.access, p.starts_on, p.ends_on, p.url, p.registration,
  p.opening_times, p.costs, p.languages, p.accessibility, p.licence, p.publication, p.visible_from, p.visible_until, p.external_system,
  p.external_id, p.verified_at, p.stale, p.created_at, p.updated_at, p.version,
  ${one('programme', 'funding_programme', 'programme_id')}, ${one('carrier', 'organisation', 'carrier_id')},
  (select pr.name from programme_priority pr where pr.programme_id = p.programme_id and pr.slug = p.priority) as priority_name,
  array(select d from (select a.district as d from project_action_area r join action_area a on a.id = r.target_id where r.owner_id = p.id
    union select l.district from project_place r join place l on l.id = r.target_id where r.owner_id = p.id) named where d is not null
    order by d) as districts,
  ${lists.map(([field, table, target, name, basis]) => related(field, table, target, name, basis)).join(',\n  ')}`

export const BY_SLUG = { name: 'by-slug', text: `select ${COLUMNS} from project p where p.slug = $1 and p.visible` }
export const BY_IDS = { name: 'by-ids', text: `select ${COLUMNS} from project p where p.id = any($1) order by array_position($1, p.id)` }

const reference = (folder, r) => r && { slug: r.slug, name: r.name, ...(r.basis && { basis: r.basis }),
  links: { self: `/api/v1/${folder}/${r.slug}` } }

/** The record as the API shows it. */
export function view(row, match) {
  const many = Object.fromEntries(lists.map(([field, , , , , folder]) => [field, (row[field] ?? []).map(r => reference(folder, r))]))
  const record = {
    slug: row.slug, kind: row.kind, title: row.title, subtitle: row.subtitle, summary: row.summary, goal: row.goal,
    description: row.description, status: row.status, programme: reference('funding-programmes', row.programme), number: row.number,
    priority: row.priority && { slug: row.priority, name: row.priority_name }, carrier: reference('organisations', row.carrier),
    organisations: many.organisations, cityWide: row.city_wide, cityWideBasis: row.city_wide_basis, actionAreas: many.actionAreas,
    districts: row.districts, places: many.places, allAges: row.all_ages, ageFromMonths: row.age_from_months,
    ageToMonths: row.age_to_months, ageBasis: row.age_basis, lifePhases: many.lifePhases, targetGroups: many.targetGroups,
    topics: many.topics, access: row.access, actionPriorities: many.actionPriorities, startsOn: row.starts_on, endsOn: row.ends_on,
    url: row.url, contacts: many.contacts, registration: row.registration, openingTimes: row.opening_times, costs: row.costs,
    languages: row.languages, accessibility: row.accessibility, notStated: []
  }
  for (const field of ['summary', 'goal', 'description', 'programme', 'carrier', 'organisations', 'actionAreas', 'places', 'ageFromMonths',
    'ageToMonths', 'lifePhases', 'targetGroups', 'topics', 'access', 'startsOn', 'endsOn', 'url', 'contacts', 'registration', 'openingTimes',
    'costs', 'languages', 'accessibility']) {
    const value = record[field]
    const said = field === 'actionAreas' ? row.city_wide : field === 'lifePhases' ? row.all_ages
      : field.startsWith('age') ? row.all_ages || row.age_basis : false
    if (!said && (value === null || value === undefined || (Array.isArray(value) && value.length === 0))) record.notStated.push(field)
  }
  return { ...record, ...(match && { match }), sources: many.sources, licence: row.licence, publication: row.publication,
    visibleFrom: row.visible_from, visibleUntil: row.visible_until,
    externalId: row.external_id && { system: row.external_system, id: row.external_id }, verifiedAt: row.verified_at, stale: row.stale,
    createdAt: row.created_at, updatedAt: row.updated_at, version: row.version, links: { self: `/api/v1/projects/${row.slug}` } }
}
