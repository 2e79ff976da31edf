import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Portal } from '../portal.ts'
import { hidden, importFiles, itemsOf, openWithAdmin, practiceText, type Visitor } from './portal-with-admin.ts'

let portal: Portal
let admin: Visitor
beforeAll(async () => {
  ;({ portal, admin } = await openWithAdmin())
})
afterAll(() => portal.close())

let next = 500
/** A practice that was read and waits for decisions, with its page. */
async function open(given?: string, more = '') {
  const title = given ?? `Night line number ${next + 1}`
  next++
  const { batch, items } = await importFiles(portal, admin, [
    { name: `${next}.txt`, bytes: practiceText(title, `${next}`) + more },
  ])
  const item = items[0]!.id
  const path = `/en/admin/annexes/${batch}/items/${item}`
  const { text } = await admin.get(path).expect(200)
  const { rows } = await portal.pool.query('select i.plan, i.extraction from batch_items i where i.id = $1', [item])
  const entity: number = rows[0].plan.entries.find(({ kind }: { kind: string }) => kind === 'practice').entity
  return { batch, item, path, text, entity, title, stamp: hidden(text, 'stamp'), extraction: rows[0].extraction }
}
const decisionsOf = async (batch: number) => (await itemsOf(portal, batch))[0]!.decisions
const send = (path: string, form: Record<string, string>) => admin.post(path).type('form').send(form)
/** What the form of a page would send untouched. */
const unchanged = (html: string): Record<string, string> => {
  const form: Record<string, string> = {}
  const text = (escaped: string) =>
    escaped
      .replace(/&quot;/g, '"')
      .replace(/&#39;|&apos;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
  for (const [, name, value] of html.matchAll(/<input class="in"[^>]* name="(v\.[^"]+)"[^>]* value="([^"]*)"/g))
    form[name!] = text(value!)
  for (const [, name, value] of html.matchAll(/<textarea [^>]* name="(v\.[^"]+)"[^>]*>([^<]*)<\/textarea>/g))
    form[name!] = text(value!)
  for (const [, name, inner] of html.matchAll(/<select [^>]* name="(v\.[^"]+)"[^>]*>(.*?)<\/select>/gs))
    form[name!] = /value="([^"]*)" selected/.exec(inner!)?.[1] ?? ''
  for (const [, name] of html.matchAll(/<input type="checkbox"[^>]* name="(v\.[^"]+)" value="on" checked/g))
    form[name!] = 'on'
  return form
}

describe('the page', () => {
  test('leads from each passage to its field and back', async () => {
    const { text, entity } = await open()
    expect(text).toContain(`href="#x-${entity}-indexCode"`)
    expect(text).toContain(`id="x-${entity}-indexCode"`)
    const [, paragraph] = new RegExp(`id="x-${entity}-indexCode" data-place="(p\\d+)"`).exec(text)!
    expect(text).toContain(`<li id="${paragraph}">`)
    expect(text).toContain(`href="#${paragraph}"`)
    expect(/\d ?%[<\s]/.test(text)).toBe(false)
  })

  test('sent back untouched decides nothing', async () => {
    const { path, text, stamp, batch, entity } = await open()
    await send(path, { ...unchanged(text), stamp, do: 'save' }).expect(303)
    expect((await decisionsOf(batch)).entities![String(entity)]).toEqual({})
  })

  test('is nobody’s but the admins’, and not there for another batch', async () => {
    const { item, batch } = await open()
    await admin.get(`/en/admin/annexes/${batch + 1}/items/${item}`).expect(404)
    await portal.request().get(`/en/admin/annexes/${batch}/items/${item}`).expect(303)
  })

  test('text of a document is text', async () => {
    const { text } = await open('A <script>alert(1)</script> & "quoted" practice')
    expect(text).not.toContain('<script>alert')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})

describe('decisions', () => {
  test('accept, correct by typing, leave out; all that is stated', async () => {
    const { path, text, stamp, batch, entity } = await open()
    const v = `v.${entity}`
    const d = `d.${entity}`
    await send(path, {
      ...unchanged(text),
      stamp,
      [`${d}.indexCode`]: 'accept',
      [`${v}.title.en`]: 'A better title',
      [`${d}.start`]: 'drop',
      do: 'save',
    }).expect(303)
    const { fields } = (await decisionsOf(batch)).entities![String(entity)] as { fields: Record<string, unknown> }
    expect(fields).toEqual({
      indexCode: { as: 'accept' },
      title: { as: 'correct', value: { 'title.en': 'A better title' } },
      start: { as: 'drop' },
    })
    const again = await admin.get(path)
    expect(again.text).toContain('A better title')
    await send(path, {
      ...unchanged(again.text),
      stamp: hidden(again.text, 'stamp'),
      [`${d}.start`]: 'drop',
      do: 'accept-stated',
    }).expect(303)
    const all = (await decisionsOf(batch)).entities![String(entity)] as { fields: Record<string, { as: string }> }
    expect(all.fields).toMatchObject({ title: { as: 'correct' }, start: { as: 'drop' }, topic: { as: 'accept' } })
    // what the program concluded by itself stays open
    expect(all.fields.summary).toBeUndefined()
  })

  test('what cannot be read is refused with the text that was typed, and nothing is saved', async () => {
    const { path, text, stamp, batch, entity } = await open()
    const answer = await send(path, {
      ...unchanged(text),
      stamp,
      [`v.${entity}.start`]: 'the year of the flood',
      [`d.${entity}.topic`]: 'accept',
      do: 'save',
    }).expect(422)
    expect(answer.text).toContain('value="the year of the flood"')
    expect(answer.text).toContain(`href="#x-${entity}-start"`)
    expect(answer.text).toContain('aria-invalid="true"')
    expect(answer.text).toMatch(new RegExp(`name="d\\.${entity}\\.topic" value="accept" checked`))
    expect(await decisionsOf(batch)).toEqual({})
  })

  test('of two people who decide at once the second is told, and keeps the text', async () => {
    const { path, text, stamp, batch, entity } = await open()
    await send(path, { ...unchanged(text), stamp, [`d.${entity}.topic`]: 'accept', do: 'save' }).expect(303)
    const late = await send(path, {
      ...unchanged(text),
      stamp,
      [`v.${entity}.title.en`]: 'My own title',
      do: 'save',
    }).expect(409)
    expect(late.text).toContain('value="My own title"')
    expect(JSON.stringify(await decisionsOf(batch))).not.toContain('My own title')
    // saving what is shown now is meant
    await send(path, { ...unchanged(late.text), stamp: hidden(late.text, 'stamp'), do: 'save' }).expect(303)
    expect(JSON.stringify(await decisionsOf(batch))).toContain('My own title')
  })

  test('a date may be typed as the page’s language writes it', async () => {
    const { path, text, stamp, batch, entity } = await open()
    await send(path.replace('/en/', '/pl/'), {
      ...unchanged(text),
      stamp,
      [`v.${entity}.start`]: '1.02.2012',
      do: 'save',
    }).expect(303)
    const { fields } = (await decisionsOf(batch)).entities![String(entity)] as { fields: Record<string, unknown> }
    expect(fields.start).toEqual({ as: 'correct', value: { start: '2012-02-01' } })
  })

  test('a passage goes to a field, and its label is remembered for the next document', async () => {
    const label = 'Cost for each household'
    const { path, text, stamp, batch, entity, extraction } = await open(undefined, `${label}: three euro a month\n`)
    const passage = extraction.passages.find((each: { label?: string }) => each.label === label)
    expect(passage).toBeDefined()
    expect(text).toContain(label)
    await send(path, {
      ...unchanged(text),
      stamp,
      [`p.${passage.start}`]: `${entity} summary`,
      [`l.${passage.start}`]: 'on',
      do: 'save',
    }).expect(303)
    expect((await decisionsOf(batch)).passages).toEqual({ [passage.start]: { entity, field: 'summary' } })
    const { rows } = await portal.pool.query('select l.label, l.target from learned_labels l')
    expect(rows).toEqual([{ label, target: 'practice.summary' }])
    const after = await open(undefined, `${label}: four euro a month\n`)
    expect(after.extraction.entities[0].fields.summary).toBe('four euro a month')
  })
})

describe('questions', () => {
  test('are answered in place, and stay open when they are put off', async () => {
    const { path, item, batch, entity } = await open()
    const question = {
      code: 'ambiguous_date',
      about: [{ entity, field: 'end' }],
      options: ['2012-03-04', '2012-04-03'],
      spans: [],
    }
    await portal.pool.query(
      `update batch_items set extraction = jsonb_set(extraction, '{questions}', $2::jsonb) where id = $1`,
      [item, JSON.stringify([question])],
    )
    const { text } = await admin.get(path)
    expect(text).toContain('This date can be read in two ways')
    expect(/4\sMarch\s2012/.test(text)).toBe(true)
    const stamp = hidden(text, 'stamp')
    const n = 0
    await send(path, { ...unchanged(text), stamp, [`q.${n}`]: 'later', do: 'save' }).expect(303)
    expect((await decisionsOf(batch)).questions).toEqual({})
    const again = await admin.get(path)
    await send(path, {
      ...unchanged(again.text),
      stamp: hidden(again.text, 'stamp'),
      [`q.${n}`]: '1',
      do: 'save',
    }).expect(303)
    expect((await decisionsOf(batch)).questions).toEqual({ [n]: 1 })
    expect((await admin.get(path)).text).toContain('value="2012-04-03"')
  })
})

describe('the plan', () => {
  test('is applied as it was shown; another one is not', async () => {
    const { path, text, stamp, batch, entity, title } = await open()
    await send(path, { ...unchanged(text), stamp, do: 'accept-stated' }).expect(303)
    const plan = await admin.get(`${path}/plan`).expect(200)
    expect(plan.text).toContain(title)
    expect(plan.text).toContain('will be written')
    await send(`${path}/apply`, { hash: '0'.repeat(64) })
      .expect(303)
      .expect('Location', `${path}/plan?done=stale`)
    const before = await portal.pool.query('select count(*)::int n from entries')
    // somebody decides after the plan was shown
    const page = await admin.get(path)
    await send(path, {
      ...unchanged(page.text),
      stamp: hidden(page.text, 'stamp'),
      [`v.${entity}.title.en`]: `${title} now`,
      do: 'save',
    }).expect(303)
    await send(`${path}/apply`, { hash: hidden(plan.text, 'hash') })
      .expect(303)
      .expect('Location', `${path}/plan?done=stale`)
    expect((await portal.pool.query('select count(*)::int n from entries')).rows).toEqual(before.rows)
    const shown = await admin.get(`${path}/plan`)
    await send(`${path}/apply`, { hash: hidden(shown.text, 'hash') })
      .expect(303)
      .expect('Location', `${path}?done=applied`)
    const { rows } = await portal.pool.query(
      `select e.id, e.status, r.content -> 'title' title, r.origin from entries e join revisions r on r.id = e.draft_revision
       join batch_entries b on b.entry_id = e.id join batch_items i on i.id = b.item_id where i.batch_id = $1 and e.kind = 'practice'`,
      [batch],
    )
    expect(rows).toMatchObject([{ status: 'draft', title: { en: `${title} now` }, origin: 'import' }])
    const done = await admin.get(`${path}?done=applied`).expect(200)
    expect(done.text).toContain(`/en/admin/entries/${rows[0].id}/edit`)
    expect(done.text).toContain(`/en/admin/entries/${rows[0].id}/review`)
    await send(path, { stamp: hidden(done.text, 'stamp'), do: 'save' }).expect(409)
  })

  test('a possible duplicate waits until a person decides', async () => {
    const first = await open('Shared night buses of the northern towns')
    await send(`${first.path}/apply`, { hash: hidden((await admin.get(`${first.path}/plan`)).text, 'hash') }).expect(
      303,
    )
    const second = await open('Shared night buses of the northern town')
    expect(second.text).toContain('This may already be in the portal')
    const plan = await admin.get(`${second.path}/plan`)
    expect(plan.text).toContain('<b>1</b>waiting for you')
    await send(second.path, {
      ...unchanged(second.text),
      stamp: second.stamp,
      [`m.${second.entity}`]: 'new',
      do: 'plan',
    }).expect(303)
    expect((await admin.get(`${second.path}/plan`)).text).toContain('<b>0</b>waiting for you')
  })

  test('an entry that is left out is not made, and the batch can be undone', async () => {
    const { path, text, stamp, batch, entity } = await open()
    await send(path, { ...unchanged(text), stamp, [`m.${entity}`]: 'skip', do: 'save' }).expect(303)
    const plan = await admin.get(`${path}/plan`)
    expect(plan.text).toContain('<b>1</b>left out')
    await send(`${path}/apply`, { hash: hidden(plan.text, 'hash') }).expect(303)
    const undo = await admin.get(`/en/admin/annexes/${batch}/undo`).expect(200)
    expect(undo.text).not.toContain('This stays')
  })

  test('undoing lists what stays, and does it', async () => {
    const { path, batch, title } = await open()
    await send(`${path}/apply`, { hash: hidden((await admin.get(`${path}/plan`)).text, 'hash') }).expect(303)
    const ask = await admin.get(`/en/admin/annexes/${batch}/undo`).expect(200)
    expect(ask.text).toContain('the draft is deleted')
    expect(ask.text).toContain(title)
    await send(`/en/admin/annexes/${batch}/undo`, {})
      .expect(303)
      .expect('Location', `/en/admin/annexes/${batch}?done=undone`)
    const { rows } = await portal.pool.query(`select 1 from revisions r where r.content #>> '{title,en}' = $1`, [title])
    expect(rows).toEqual([])
    await admin.get(`/en/admin/annexes/${batch}?done=undone`).expect(200)
  })
})

test('every page says it in three languages', async () => {
  const { batch, path } = await open()
  for (const language of ['en', 'pl', 'cs'])
    for (const page of [
      `/${language}/admin/annexes`,
      `/${language}/admin/annexes/${batch}`,
      `/${language}/admin/annexes/${batch}/plan`,
      path.replace('/en/', `/${language}/`),
      `${path.replace('/en/', `/${language}/`)}/plan`,
      `/${language}/admin/annexes/${batch}/cancel`,
    ])
      await admin.get(page).expect(200)
})
