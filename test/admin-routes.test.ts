import { beforeAll, expect, test } from 'vitest'
import { makeAccount, signIn } from './accounts/staff.ts'
import { listRoutes } from './list-routes.ts'
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
  const { rows } = await pool.query(
    `insert into sources (code, title, page_kind, owner, language) values ('S1', '{"en": "A page"}', '{"en": "page"}', 'A body', 'en') returning id`,
  )
  ids.source = String(rows[0].id)
  const batch = await pool.query(`insert into batches (name, state) values ('A batch', 'read') returning id`)
  ids.batch = String(batch.rows[0].id)
})

/** `METHOD path` → the status for outsider, own, other, editor, admin. A POST sends an empty form. */
const table: Record<string, string> = {
  'GET /admin': '303 200 200 200 200',
  'GET /admin/account': '303 200 200 200 200',
  'GET /admin/account/second-factor': '303 200 200 200 200',
  'GET /admin/accounts': '303 403 403 403 200',
  'GET /admin/accounts/:id': '303 403 403 403 200',
  'GET /admin/accounts/:id/deactivate': '303 403 403 403 200',
  'GET /admin/accounts/:id/reactivate': '303 403 403 403 200',
  'GET /admin/accounts/:id/second-factor/remove': '303 403 403 403 200',
  'GET /admin/accounts/new': '303 403 403 403 200',
  'GET /admin/annexes': '303 403 403 403 200',
  'GET /admin/annexes/:batch': '303 403 403 403 200',
  'GET /admin/annexes/:batch/cancel': '303 403 403 403 200',
  'GET /admin/annexes/:batch/items/:item': '303 403 403 403 404',
  'GET /admin/annexes/:batch/items/:item/plan': '303 403 403 403 404',
  'GET /admin/annexes/:batch/items/:item/plan.csv': '303 403 403 403 404',
  'GET /admin/annexes/:batch/plan': '303 403 403 403 200',
  'GET /admin/annexes/:batch/publish': '303 403 403 403 200',
  'GET /admin/annexes/:batch/report.csv': '303 403 403 403 200',
  'GET /admin/annexes/:batch/report.json': '303 403 403 403 200',
  'GET /admin/annexes/:batch/undo': '303 403 403 403 200',
  'GET /admin/annexes/documents/:id': '303 403 403 403 404',
  'GET /admin/entries': '303 200 200 200 200',
  'GET /admin/entries/:id/ask-whether-true': '303 200 403 200 200',
  'GET /admin/entries/:id/contacts': '303 200 403 200 200',
  'GET /admin/entries/:id/contacts/:contact': '303 200 403 200 200',
  'GET /admin/entries/:id/contacts/:contact/remove': '303 200 403 200 200',
  'GET /admin/entries/:id/contacts/new': '303 200 403 200 200',
  'GET /admin/entries/:id/edit': '303 200 403 200 200',
  'GET /admin/entries/:id/edit/discard': '303 303 403 303 303',
  'GET /admin/entries/:id/files': '303 200 403 200 200',
  'GET /admin/entries/:id/files/:file': '303 404 403 404 404',
  'GET /admin/entries/:id/files/:file/remove': '303 404 403 404 404',
  'GET /admin/entries/:id/history': '303 200 403 200 200',
  'GET /admin/entries/:id/history/:number': '303 200 403 200 200',
  'GET /admin/entries/:id/history/:number/restore': '303 200 403 200 200',
  'GET /admin/entries/:id/manage': '303 200 403 200 200',
  'GET /admin/entries/:id/manage/archive': '303 403 403 200 200',
  'GET /admin/entries/:id/manage/delete': '303 200 403 200 200',
  'GET /admin/entries/:id/previews': '303 200 403 200 200',
  'GET /admin/entries/:id/review': '303 403 403 200 200',
  'GET /admin/entries/:id/send-for-review': '303 200 403 200 200',
  'GET /admin/entries/bulk': '303 403 403 404 404',
  'GET /admin/entries/new': '303 200 200 200 200',
  'GET /admin/files/:id/:name': '303 404 404 404 404',
  'GET /admin/files/:id/thumbnail': '303 404 404 404 404',
  'GET /admin/log': '303 403 403 403 200',
  'GET /admin/log.csv': '303 403 403 403 200',
  'GET /admin/organisations': '303 403 403 403 200',
  'GET /admin/personal-data': '303 403 403 403 200',
  'GET /admin/personal-data/erase': '303 403 403 403 422',
  'GET /admin/pick': '303 200 200 200 200',
  'GET /admin/reviews': '303 200 200 200 200',
  'GET /admin/settings': '303 403 403 403 200',
  'GET /admin/settings/accessibility': '303 403 403 403 200',
  'GET /admin/settings/confirmations': '303 403 403 403 200',
  'GET /admin/settings/portal': '303 403 403 403 200',
  'GET /admin/settings/security': '303 403 403 403 200',
  'GET /admin/sources': '303 200 200 200 200',
  'GET /admin/sources/:id': '303 200 200 200 200',
  'GET /admin/sources/:id/remove': '303 403 403 200 200',
  'GET /admin/sources/new': '303 200 200 200 200',
  'GET /admin/themes': '303 403 403 403 200',
  'GET /admin/themes/:id': '303 403 403 403 200',
  'GET /admin/themes/:id/merge': '303 403 403 403 200',
  'GET /admin/themes/:id/remove': '303 403 403 403 200',
  'GET /admin/themes/new': '303 403 403 403 200',
  'POST /admin/account/data': '403 200 200 200 200',
  'POST /admin/account/email': '403 422 422 422 422',
  'POST /admin/account/password': '403 422 422 422 422',
  'POST /admin/account/second-factor': '403 422 422 422 422',
  'POST /admin/account/second-factor/off': '403 422 422 422 422',
  'POST /admin/account/second-factor/recovery-codes': '403 422 422 422 422',
  'POST /admin/account/sessions': '403 303 303 303 303',
  'POST /admin/accounts/:id': '403 403 403 403 422',
  'POST /admin/accounts/:id/deactivate': '403 403 403 403 303',
  'POST /admin/accounts/:id/invitation': '403 403 403 403 303',
  'POST /admin/accounts/:id/reactivate': '403 403 403 403 303',
  'POST /admin/accounts/:id/second-factor/remove': '403 403 403 403 303',
  'POST /admin/accounts/new': '403 403 403 403 422',
  'POST /admin/annexes': '403 403 403 403 415',
  'POST /admin/annexes/:batch/apply': '403 403 403 403 303',
  'POST /admin/annexes/:batch/cancel': '403 403 403 403 303',
  'POST /admin/annexes/:batch/items/:item': '403 403 403 403 404',
  'POST /admin/annexes/:batch/items/:item/apply': '403 403 403 403 404',
  'POST /admin/annexes/:batch/items/:item/apply-table': '403 403 403 403 404',
  'POST /admin/annexes/:batch/items/:item/columns': '403 403 403 403 404',
  'POST /admin/annexes/:batch/items/:item/read-again': '403 403 403 403 404',
  'POST /admin/annexes/:batch/publish': '403 403 403 403 303',
  'POST /admin/annexes/:batch/undo': '403 403 403 403 303',
  'POST /admin/entries/:id/ask-whether-true': '403 409 403 409 409',
  'POST /admin/entries/:id/autosave': '401 422 403 422 422',
  'POST /admin/entries/:id/confirm': '403 303 403 303 303',
  'POST /admin/entries/:id/contacts': '403 422 403 422 422',
  'POST /admin/entries/:id/contacts/:contact': '403 422 403 422 422',
  'POST /admin/entries/:id/contacts/:contact/remove': '403 409 403 409 409',
  'POST /admin/entries/:id/edit': '401 422 403 422 422',
  'POST /admin/entries/:id/files': '403 422 403 422 422',
  'POST /admin/entries/:id/files/:file': '403 404 403 404 404',
  'POST /admin/entries/:id/files/:file/remove': '403 404 403 404 404',
  'POST /admin/entries/:id/history/:number/restore': '403 422 403 422 422',
  'POST /admin/entries/:id/manage/address': '403 403 403 422 422',
  'POST /admin/entries/:id/manage/archive': '403 403 403 303 303',
  'POST /admin/entries/:id/manage/assignee': '403 403 403 409 409',
  'POST /admin/entries/:id/manage/delete': '403 409 403 409 409',
  'POST /admin/entries/:id/manage/owner': '403 403 403 303 303',
  'POST /admin/entries/:id/manage/restore': '403 403 403 409 409',
  'POST /admin/entries/:id/manage/sources': '403 303 403 303 303',
  'POST /admin/entries/:id/merge': '403 422 403 422 422',
  'POST /admin/entries/:id/previews': '403 201 403 201 201',
  'POST /admin/entries/:id/previews/:preview/end': '403 404 403 404 404',
  'POST /admin/entries/:id/review': '403 403 403 303 303',
  'POST /admin/entries/:id/send-for-review': '403 422 403 422 422',
  'POST /admin/entries/:id/take-back': '403 409 403 409 409',
  'POST /admin/entries/:id/unschedule': '403 403 403 409 409',
  'POST /admin/entries/bulk': '403 403 403 422 422',
  'POST /admin/entries/new': '403 422 422 422 422',
  'POST /admin/personal-data/erase': '403 403 403 403 422',
  'POST /admin/personal-data/export': '403 403 403 403 422',
  'POST /admin/settings/accessibility': '403 403 403 403 303',
  'POST /admin/settings/confirmations': '403 403 403 403 422',
  'POST /admin/settings/logo': '403 403 403 403 422',
  'POST /admin/settings/portal': '403 403 403 403 303',
  'POST /admin/settings/security': '403 403 403 403 303',
  'POST /admin/sources': '403 422 422 422 422',
  'POST /admin/sources/:id': '403 403 403 422 422',
  'POST /admin/sources/:id/remove': '403 403 403 409 409',
  'POST /admin/themes/:id': '403 403 403 403 422',
  'POST /admin/themes/:id/merge': '403 403 403 403 404',
  'POST /admin/themes/:id/remove': '403 403 403 403 303',
  'POST /admin/themes/new': '403 403 403 403 422',
}

let made = 0
/** A path with the ids of things that are there; each request has an entry of its own, which it may change. */
async function fill(path: string, person: Person): Promise<string> {
  if (!path.includes(':')) return path
  if (path.startsWith('/admin/accounts')) return path.replace(':id', ids.account!)
  if (path.startsWith('/admin/sources')) return path.replace(':id', ids.source!)
  if (path.startsWith('/admin/themes')) return path.replace(':id', 'energy')
  if (path.startsWith('/admin/annexes')) return path.replace(':batch', ids.batch!).replace(/:\w+/g, '1')
  const { pool } = portal
  const id = await publish(pool, { kind: 'practice', slug: `practice-${++made}` })
  const owner = person === 'other' ? organisations.other : organisations.own
  await pool.query('update entries set owner_id = $2 where id = $1', [id, owner])
  const contact = await pool.query(
    `insert into contacts (entry_id, name, purpose) values ($1, 'Nobody', 'office') returning id`,
    [id],
  )
  return path.replace(':id', String(id)).replace(':contact', String(contact.rows[0].id)).replace(':number', '1')
}

const ask = async (route: string, person: Person): Promise<number> => {
  const [method = '', path = ''] = route.split(' ')
  const address = `/en${await fill(path, person)}`
  const visitor = visitors[person]
  return (await (method === 'GET' ? visitor.get(address) : visitor.post(address).type('form').send({}))).status
}

test('the table has every route of the staff area', () => {
  const routes = listRoutes(portal.app).filter((route) => /^\w+ \/admin/.test(route))
  expect(Object.keys(table).sort()).toEqual(routes)
})

test.each(Object.entries(table))('%s: %s', async (route, expected) => {
  const found: number[] = []
  for (const person of people) found.push(await ask(route, person))
  expect(found.join(' ')).toBe(expected)
})
