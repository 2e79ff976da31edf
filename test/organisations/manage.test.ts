import { beforeAll, describe, expect, test } from 'vitest'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { kindByName } from '../../src/kinds.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { words } from '../read-page.ts'

type Visitor = ReturnType<Portal['request']>
let portal: Portal
let admin: Visitor
let lodz: number
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
  await makeAccount(portal, { email: 'admin@orgs.example', role: 'admin' })
  admin = await signIn(portal, 'admin@orgs.example')
  lodz = await publishBody(portal.pool, 'lodz', {
    title: { pl: 'Łódź <b>metropolitalna</b>', en: 'Łódź body' },
    altNames: ['Metropolis X'],
  })
})

const path = '/pl/admin/organisations'
const read = async (query = '') => (await admin.get(`${path}${query}`).expect(200)).text
const rowsOf = (html: string) => [...html.matchAll(/<tr><th scope="row".*?<\/tr>/gs)].map(([row]) => words(row))

describe('the list of organisations', () => {
  test('is for admins', async () => {
    for (const role of ['contributor', 'editor'] as const) {
      await makeAccount(portal, { email: `${role}@orgs.example`, role, organisationId: lodz })
      await (await signIn(portal, `${role}@orgs.example`)).get(path).expect(403)
    }
    await portal.request().get(path).expect(303)
    await admin.post(path).expect(405)
  })

  test('counts what belongs to each, and says its state', async () => {
    const own = await publish(portal.pool, { kind: 'practice', slug: 'own' })
    await portal.pool.query('update entries set owner_id = $1 where id = $2', [lodz, own])
    await makeAccount(portal, { email: 'gone@orgs.example', organisationId: lodz })
    await portal.pool.query(`update accounts set deactivated_at = now() where email = 'gone@orgs.example'`)
    await portal.pool.query(
      `insert into contacts (entry_id, email, purpose, ends_on)
       values ($1, 'a@b.example', 'office', null), ($1, 'c@d.example', 'office', current_date - 1)`,
      [lodz],
    )
    const html = await read()
    expect(html).toContain('Łódź &lt;b&gt;metropolitalna')
    expect(rowsOf(html)[0]).toMatch(/Opublikowane? 1 2 1 $|Opublikowano 1 2 1 $/)
    for (const link of [
      `/pl/admin/entries?owner=${lodz}`,
      `/pl/admin/accounts?q=${encodeURIComponent('Łódź <b>metropolitalna</b>')}`,
      '/pl/admin/entries/new?kind=organisation',
    ])
      expect(html).toContain(`href="${link}"`)
    const archived = await publishBody(portal.pool, 'old-body')
    await archiveEntry(portal.pool, kindByName.get('organisation')!, archived)
    expect(rowsOf(await read('?q=old-body'))[0]).toMatch(/archiwum/i)
  })

  test.each([
    ['lodz', 1],
    ['METROPOLIT łódź', 1],
    ['metropolis', 1],
    ['or-0001', 1],
    ['nothing like it', 0],
    ["'; drop table entries; --", 0],
    ['%', 0],
  ])('finds %j %i times', async (q, n) => {
    expect(rowsOf(await read(`?q=${encodeURIComponent(q)}`))).toHaveLength(n)
  })

  test('shows them page by page in the order of the alphabet; odd addresses fall back', async () => {
    for (let i = 0; i < 60; i++) await publishBody(portal.pool, `z-${String(i).padStart(2, '0')}`)
    const first = rowsOf(await read('?q=body'))
    expect(first).toHaveLength(50)
    const second = rowsOf(await read('?q=body&page=2'))
    expect(second.length).toBeGreaterThan(9)
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length)
    expect(rowsOf(await read('?q=body&page=99'))).toEqual(second)
    for (const odd of ['?page=x', '?page=-1', '?q[]=1', '?q=%00', '?page=1e9'])
      expect(rowsOf(await read(odd))).toHaveLength(50)
  })
})
