// The yardstick: hand-written Fastify and pg, doing the same work as the service over the same database: a record, pages with and without a
// filter, a search, a create. It uses the service's own narrow rows for lists (project_pick) and its words for the search.
import Fastify from 'fastify'
import pg from 'pg'
import { createPublicKey, verify } from 'node:crypto'
import { BY_IDS, BY_SLUG, view } from './records.mjs'
import { create } from './create.mjs'

const SIZE = 20
const COUNTED = 1000
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 6 })
const app = Fastify()
const key = createPublicKey({ key: Buffer.from(process.env.TOKEN_KEY, 'base64'), format: 'der', type: 'spki' })
const terms = new Map((await pool.query('select facet, term, code from pick_term')).rows.map(t => [`${t.facet}=${t.term}`, t.code]))
const EVERYTHING = terms.get('everything=cityWide')

const counted = from => `(select count(*)::int from (select ${from} limit ${COUNTED + 1}) c)`
const ALL = 'from project_pick p where p.visible'
const FILTERED = 'from project_pick p where p.visible and p.terms @> $2 and p.terms && $3'
const FOUND = `from search_document d where d.kind = 'projects' and d.words @@ to_tsquery('simple', $2)`
const pages = {
  all: { name: 'all', text: `select array(select p.id ${ALL} order by p.number, p.slug limit ${SIZE} offset $1)::bigint[] as ids,
    ${counted(ALL)} as total` },
  filtered: { name: 'filtered', text: `select array(select p.id ${FILTERED} order by p.number, p.slug limit ${SIZE} offset $1)::bigint[] as ids,
    ${counted(FILTERED)} as total` },
  found: { name: 'found', text: `select array(select d.record_id ${FOUND} order by ts_rank(d.words, to_tsquery('simple', $2), 1) desc, d.slug
    limit ${SIZE} offset $1)::bigint[] as ids, ${counted(FOUND)} as total` }
}

function page(query, number, total, items) {
  const link = page => `/api/v1/projects?${new URLSearchParams({ ...query, page })}`
  const exact = total <= COUNTED
  const totalPages = Math.ceil(total / SIZE)
  return { items, page: { number, size: SIZE, totalItems: total, totalItemsExact: exact, totalPages },
    links: { self: link(number), first: link(1), ...(number > 1 && { prev: link(number - 1) }),
      ...(number < totalPages && { next: link(number + 1) }), ...(exact && { last: link(totalPages) }) } }
}

app.get('/api/v1/projects/:slug', async (request, reply) => {
  const { rows } = await pool.query({ ...BY_SLUG, values: [request.params.slug] })
  return rows.length ? view(rows[0]) : reply.code(404).type('application/problem+json').send({ title: 'Not Found', status: 404 })
})

app.get('/api/v1/projects', async request => {
  const query = request.query
  const number = Number(query.page ?? 1)
  const first = (number - 1) * SIZE
  const statement = query.q ? { ...pages.found, values: [first, query.q] }
    : query.topic ? { ...pages.filtered, values: [first, [terms.get(`topic=${query.topic}`), terms.get(`status=${query.status}`)],
        [terms.get(`actionArea=${query.actionArea}`), EVERYTHING]] }
      : { ...pages.all, values: [first] }
  const [{ ids, total }] = (await pool.query(statement)).rows
  const rows = ids.length ? (await pool.query({ ...BY_IDS, values: [ids] })).rows : []
  return page(query, number, total, rows.map(row => view(row, matches(query, row))))
})

/** Why a record is in the list. */
function matches(query, row) {
  const basis = (field, slug) => row[field]?.find(r => r.slug === slug)?.basis
  return query.q ? { q: 'word' } : query.topic ? { topic: basis('topics', query.topic), status: 'stated',
    actionArea: basis('actionAreas', query.actionArea) ?? 'cityWide' } : undefined
}

const reference = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }
const references = { type: 'array', maxItems: 100, items: reference }
app.post('/api/v1/projects', { schema: { body: { type: 'object', required: ['title', 'kind', 'status'], additionalProperties: false, properties: {
  title: { type: 'string', minLength: 1, maxLength: 300 }, kind: { enum: ['project', 'module', 'offer'] },
  status: { enum: ['planned', 'applied-for', 'running', 'paused', 'ended'] }, carrier: reference,
  summary: { type: 'string', minLength: 1, maxLength: 500 }, actionAreas: references, topics: references, lifePhases: references,
  targetGroups: references, access: { type: 'array', items: { enum: ['niedrigschwellig', 'aufsuchend', 'mobil', 'lotsend'] } } } } } },
async (request, reply) => {
  const caller = claims(request.headers.authorization)
  if (!caller?.groups?.includes('editor')) return reply.code(401).send({ title: 'Unauthorized', status: 401 })
  const row = await create(pool, request.body, caller.sub)
  return reply.code(201).header('Location', `/api/v1/projects/${row.slug}`).send(view(row))
})

/** What a token says, where it is one of the provider's and still holds. */
function claims(header) {
  const [head, body, signature] = (header ?? '').replace('Bearer ', '').split('.')
  if (!signature || !verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) return null
  const said = JSON.parse(Buffer.from(body, 'base64url'))
  return said.exp > Date.now() / 1000 && said.aud === 'praeventionsketten-katalog' ? said : null
}

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
