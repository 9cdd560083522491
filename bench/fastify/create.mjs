// A create: the record, its relations, its entry in the history and in the change feed, in one transaction. What the database keeps by itself
// (revision, search, lists) its triggers do for everybody who writes.
import { BY_IDS } from './records.mjs'

const REFERENCES = { name: 'references', text: `
  select 'organisation' as kind, id, slug from organisation where slug = any($1) union all
  select 'action_area', id, slug from action_area where slug = any($2) union all
  select 'topic', id, slug from topic where slug = any($3) union all
  select 'life_phase', id, slug from life_phase where slug = any($4) union all
  select 'target_group', id, slug from target_group where slug = any($5)` }
const TAKEN = { name: 'taken', text: `select slug from project where slug = $1 union all
  select slug from former_slug where kind = 'projects' and slug = $1` }
const BEGIN = { name: 'begin', text: `select set_config('catalogue.actor', $1, true), begin_revision() as revision, nextval('record_seq') as id` }
const PROJECT = { name: 'project', text: `insert into project (id, slug, created_at, updated_at, kind, title, status, summary, carrier_id, access)
  values ($1, $2, current_setting('catalogue.today')::timestamptz, current_setting('catalogue.today')::timestamptz, $3, $4, $5, $6, $7, $8)` }
const HISTORY = { name: 'history', text: `insert into history (revision, kind, record_id, slug, version, action, fields, document)
  values ($1, 'projects', $2, $3, 1, 'created', $4, $5)` }
const relate = relation => ({ name: relation, text: `insert into project_${relation} (owner_id, position, target_id, basis)
  select $1, place - 1, target, 'stated' from unnest($2::bigint[]) with ordinality as t (target, place)` })
const RELATIONS = [['actionAreas', 'action_area'], ['topics', 'topic'], ['lifePhases', 'life_phase'], ['targetGroups', 'target_group']]
  .map(([field, table]) => ({ field, table, statement: relate(table) }))

const slugOf = title => title.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')
  .replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

/** Creates the project that the body describes, and reads it back. */
export async function create(pool, body, actor) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { revision, id } = (await client.query({ ...BEGIN, values: [actor] })).rows[0]
    const known = (await client.query({ ...REFERENCES, values: [body.carrier ? [body.carrier] : [], body.actionAreas ?? [], body.topics ?? [],
      body.lifePhases ?? [], body.targetGroups ?? []] })).rows
    const idOf = (kind, slug) => {
      const found = known.find(r => r.kind === kind && r.slug === slug)
      if (!found) throw Object.assign(new Error(`there is no ${kind} ${slug}`), { statusCode: 422 })
      return found.id
    }
    let slug = slugOf(body.title)
    for (let n = 2; (await client.query({ ...TAKEN, values: [slug] })).rows.length; n++) slug = `${slugOf(body.title)}-${n}`
    await client.query({ ...PROJECT, values: [id, slug, body.kind, body.title, body.status, body.summary,
      body.carrier ? idOf('organisation', body.carrier) : null, body.access ?? []] })
    for (const { field, table, statement } of RELATIONS) {
      if (body[field]?.length) await client.query({ ...statement, values: [id, body[field].map(one => idOf(table, one))] })
    }
    await client.query({ ...HISTORY, values: [revision, id, slug, Object.keys(body), JSON.stringify({ slug, ...body })] })
    await client.query({ name: 'note', text: 'select note_changes()' })
    const { rows } = await client.query({ ...BY_IDS, values: [[id]] })
    await client.query('commit')
    return rows[0]
  } catch (failure) {
    await client.query('rollback')
    throw failure
  } finally {
    client.release()
  }
}
