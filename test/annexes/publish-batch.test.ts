import { beforeAll, describe, expect, test } from 'vitest'
import { rollbackBatch } from '../../src/annexes/importing/rollback-batch.ts'
import { findNewest } from '../../src/editing/find-newest.ts'
import { saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName } from '../../src/kinds.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import type { Portal } from '../portal.ts'
import { partnership, practice } from './annex-texts.ts'
import { apply, decide, importText, readTexts } from './import-texts.ts'
import { openWithAdmin, type Visitor } from './portal-with-admin.ts'

let portal: Portal
let admin: Visitor
beforeAll(async () => {
  const opened = await openWithAdmin()
  portal = opened.portal
  admin = opened.admin
})

const agreed = {
  entities: {
    0: {
      fields: {
        summary: { as: 'accept' as const },
        places: { as: 'accept' as const },
        metrics: { as: 'accept' as const },
      },
    },
  },
}
let n = 0
const fresh = (decisions: object = agreed, more: Record<string, string> = {}) => {
  const index = `6P${++n}`
  return importText(
    portal.pool,
    `${index}.txt`,
    practice({ Index: index, title: `Practice ${index}`, ...more }),
    decisions,
  )
}
const pathOf = (batch: number) => `/en/admin/annexes/${batch}/publish`
const pageOf = async (batch: number) => (await admin.get(pathOf(batch)).expect(200)).text
const values = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value]) => value!)
const post = (batch: number, fields: Record<string, string | string[]>) =>
  admin.post(pathOf(batch)).type('form').send(fields).expect(303)
async function stateOf(entryId: number) {
  const { rows } = await portal.pool.query('select e.status from entries e where e.id = $1', [entryId])
  return rows[0]?.status
}

describe('what is complete and agreed to', () => {
  test('is listed, published in one step, and each written to the log', async () => {
    const { batch, entries } = await fresh()
    const now = values(await pageOf(batch), 'now')
    expect(now).toEqual([`${entries[0]!.entryId}-1`])
    expect((await post(batch, { now })).headers.location).toBe(`/en/admin/annexes/${batch}?done=published`)
    expect(await stateOf(entries[0]!.entryId)).toBe('published')
    const { rows } = await portal.pool.query(
      `select a.action from audit_log a where a.entry_id = $1 and a.action = 'entry.published'`,
      [entries[0]!.entryId],
    )
    expect(rows).toHaveLength(1)
    expect(values(await pageOf(batch), 'now')).toEqual([])
    expect((await admin.get(`/en/admin/annexes/${batch}?done=published`).expect(200)).text).not.toContain('/publish"')
  })

  test('is not published when somebody saved it since it was listed', async () => {
    const { batch, entries } = await fresh()
    const now = values(await pageOf(batch), 'now')
    const newest = (await findNewest(portal.pool, entries[0]!.entryId))!
    const draft = { ...newest, content: { ...newest.content, indexCode: 'X' } }
    await saveRevision(portal.pool, kindByName.get('practice')!, entries[0]!.entryId, draft, { origin: 'staff' })
    expect((await post(batch, { now })).headers.location).toContain('publishedInPart')
    expect(await stateOf(entries[0]!.entryId)).toBe('draft')
  })

  test('of another batch is not published with this one', async () => {
    const [one, other] = [await fresh(), await fresh()]
    await post(one.batch, { now: `${other.entries[0]!.entryId}-1` })
    expect(await stateOf(other.entries[0]!.entryId)).toBe('draft')
  })
})

test('what nobody agreed to is named with its value, and published only when it is ticked', async () => {
  const { batch, entries } = await fresh(
    { entities: { 0: { fields: { summary: { as: 'accept' } } } } },
    { Location: 'Opole, POLAND' },
  )
  const id = entries[0]!.entryId
  await portal.pool.query(
    `update provenance p set confidence = 0.6, state = 'proposed' where p.entry_id = $1 and p.field = 'indexCode'`,
    [id],
  )
  const html = await pageOf(batch)
  expect(values(html, 'now')).toEqual([])
  expect(html).toContain(`edit#indexCode">Index`)
  await post(batch, { now: `${id}-1` })
  expect(await stateOf(id)).toBe('draft')
  await post(batch, { agreed: values(html, 'agreed') })
  expect(await stateOf(id)).toBe('published')
  const { rows } = await portal.pool.query(
    `select p.state, p.decided_by from provenance p where p.entry_id = $1 and p.field = 'indexCode'`,
    [id],
  )
  expect(rows).toMatchObject([{ state: 'accepted', decided_by: expect.any(Number) }])
})

describe('what lacks a summary or a place', () => {
  test('can be filled in there; what the document offers keeps its source', async () => {
    const { batch, entries } = await fresh({})
    const id = entries[0]!.entryId
    const html = await pageOf(batch)
    expect(html).toContain('Night buses link eleven villages with the town.</textarea>')
    const summary = /name="summary.\d+"[^>]*>([^<]*)</.exec(html)![1]!
    await post(batch, { [`base.${id}`]: '1', [`summary.${id}`]: summary, agreed: `${id}-1` })
    expect(await stateOf(id)).toBe('published')
    const { body } = await portal.request().get(`/api/v1/practices/${entries[0]!.slug}`).expect(200)
    expect(body.provenance.summary).toHaveLength(1)
  })

  test('what is filled in and not ticked is saved and stays a draft', async () => {
    const { batch, entries } = await fresh({})
    const id = entries[0]!.entryId
    await post(batch, { [`base.${id}`]: '1', [`summary.${id}`]: 'Six buses run at night.' })
    expect(await stateOf(id)).toBe('draft')
    expect((await findNewest(portal.pool, id))!.content.summary).toEqual({ en: 'Six buses run at night.' })
    expect(await findNewest(portal.pool, id)).toMatchObject({ number: 2 })
  })

  test('a summary that is too long is not cut, and nothing is published', async () => {
    const { batch, entries } = await fresh({})
    const id = entries[0]!.entryId
    await post(batch, { [`base.${id}`]: '1', [`summary.${id}`]: 'x'.repeat(601), agreed: `${id}-1` })
    expect(await stateOf(id)).toBe('draft')
    expect(await findNewest(portal.pool, id)).toMatchObject({ number: 1 })
  })

  test('an organisation is offered how the document names it, and gets the country that was chosen', async () => {
    const text = partnership({ title: 'Pact of the lakes', name: 'Stowarzyszenie Jezior' })
    const { batch, entries } = await importText(portal.pool, 'lakes.txt', text)
    const { entryId: id } = entries.find(({ kind }) => kind === 'organisation')!
    const html = await pageOf(batch)
    const summary = new RegExp(`name="summary.${id}"[^>]*>([^<]*)<`).exec(html)![1]!
    expect(summary).toContain('Pact of the lakes')
    await post(batch, { [`base.${id}`]: '1', [`summary.${id}`]: summary, [`place.${id}`]: 'PL', agreed: `${id}-1` })
    expect(await stateOf(id)).toBe('published')
    expect((await findNewest(portal.pool, id))!.content.places).toEqual([{ country: 'PL' }])
  })
})

test('undoing the batch afterwards lists what is public and takes the rest back', async () => {
  const texts = {
    'a.txt': practice({ Index: '6U1', title: 'Stays public' }),
    'b.txt': practice({ Index: '6U2', title: 'Goes again' }),
  }
  const { batch, items } = await readTexts(portal.pool, texts)
  for (const item of items) await decide(portal.pool, item, agreed)
  const [first] = [await apply(portal.pool, items[0]!), await apply(portal.pool, items[1]!)]
  await portal.pool.query(`update batches set state = 'applied' where id = $1`, [batch])
  await post(batch, { now: `${first.entries[0]!.entryId}-1` })
  expect((await admin.get(`/en/admin/annexes/${batch}/undo`).expect(200)).text).toMatch(
    /Stays public[\s\S]*published since/,
  )
  const { undone, kept } = await rollbackBatch(portal.pool, batch)
  expect(undone).toMatchObject([{ slug: 'goes-again', how: 'deleted' }])
  expect(kept).toMatchObject([{ slug: 'stays-public', why: 'public' }])
  await portal.request().get('/en/practices/stays-public').expect(200)
})

test('editors publish what they ticked in the list of entries, by the same page', async () => {
  const { entries } = await fresh()
  const id = String(entries[0]!.entryId)
  await makeAccount(portal, { email: 'edi@example.org', role: 'editor' })
  const editor = await signIn(portal, 'edi@example.org')
  const send = (fields: object) => editor.post('/en/admin/entries/bulk').type('form').send(fields)
  const { text } = await send({ do: 'publish', id }).expect(200)
  expect(values(text, 'now')).toEqual([`${id}-1`])
  const answer = await send({ do: 'publish', step: 'do', id, now: `${id}-1` }).expect(303)
  expect(answer.headers.location).toContain(`done=${id}`)
  expect(await stateOf(Number(id))).toBe('published')
  await makeAccount(portal, { email: 'con@example.org', role: 'contributor' })
  const contributor = await signIn(portal, 'con@example.org')
  await contributor.post('/en/admin/entries/bulk').type('form').send({ do: 'publish', id }).expect(403)
})
