import { beforeAll, describe, expect, test } from 'vitest'
import { makeAccount, signIn } from './accounts/staff.ts'
import { openPortal, type Portal } from './portal.ts'
import { publish, publishBody } from './publish.ts'

// Every address of the staff area, asked by an outsider, a contributor (an entry of their own organisation, one of
// another), an editor and an admin. A route that is not in the table fails the test: nobody adds one unguarded.

type Visitor = ReturnType<Portal['request']>
const people = ['outsider', 'own', 'other', 'editor', 'admin'] as const
type Person = (typeof people)[number]

let portal: Portal
let visitors: Record<Person, Visitor>
let organisations: { own: number; other: number }
const ids: Record<string, string> = {}
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
  const { pool } = portal
  organisations = { own: await publishBody(pool, 'own-body'), other: await publishBody(pool, 'other-body') }
  await makeAccount(portal, { email: 'contributor@example.eu', role: 'contributor', organisationId: organisations.own })
  await makeAccount(portal, { email: 'editor@example.eu', role: 'editor' })
  await makeAccount(portal, { email: 'admin@example.eu', role: 'admin' })
  ids.account = String(await makeAccount(portal, { email: 'somebody@example.eu', role: 'contributor' }))
  const contributor = await signIn(portal, 'contributor@example.eu')
  visitors = {
    outsider: portal.request(),
    own: contributor,
    other: contributor,
    editor: await signIn(portal, 'editor@example.eu'),
    admin: await signIn(portal, 'admin@example.eu'),
  }
  await pool.query(
    `insert into themes (id, label, synonyms) select v, jsonb_build_object('en', v, 'pl', v, 'cs', v),
       '{"en": [], "pl": [], "cs": []}' from unnest(array['one-theme', 'other-theme']) v`,
  )
  const { rows } = await pool.query(
    `insert into sources (code, title, page_kind, owner, language) values ('S1', '{"en": "A page"}', '{"en": "page"}', 'A body', 'en') returning id`,
  )
  ids.source = String(rows[0].id)
})

/** `METHOD path` → the status for outsider, own, other, editor, admin. A POST sends an empty form. */
const table: Record<string, string> = {}

/** The routes of the staff area as they are mounted, so that the table can be held against them. */
function listRoutes(): string[] {
  type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle?: { stack?: Layer[] } }
  const found = new Set<string>()
  const walk = (stack: Layer[]): void => {
    for (const { route, handle } of stack) {
      if (route?.path.startsWith('/admin'))
        for (const method of Object.keys(route.methods)) found.add(`${method.toUpperCase()} ${route.path}`)
      if (handle?.stack) walk(handle.stack)
    }
  }
  walk((portal.app as unknown as { router: { stack: Layer[] } }).router.stack)
  return [...found].sort()
}

let made = 0
/** A path with the ids of things that are there; each request has an entry of its own, which it may change. */
async function fill(path: string, person: Person): Promise<string> {
  if (!path.includes(':')) return path
  if (path.startsWith('/admin/accounts')) return path.replace(':id', ids.account!)
  if (path.startsWith('/admin/sources')) return path.replace(':id', ids.source!)
  if (path.startsWith('/admin/themes')) return path.replace(':id', 'one-theme')
  const { pool } = portal
  const id = await publish(pool, { kind: 'practice', slug: `practice-${++made}` })
  const owner = person === 'other' ? organisations.other : organisations.own
  await pool.query('update entries set owner_id = $2 where id = $1', [id, owner])
  const contact = await pool.query(`insert into contacts (entry_id, name, purpose) values ($1, 'Nobody', 'office') returning id`, [id])
  return path.replace(':id', String(id)).replace(':contact', String(contact.rows[0].id)).replace(':number', '1')
}

test('the table has every route of the staff area', () => {
  expect(Object.keys(table).sort()).toEqual(listRoutes())
})
