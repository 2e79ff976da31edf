import { pino } from 'pino'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { publishScheduled } from '../../../src/editing/reviews/scheduled.ts'
import { makeAccount, signIn } from '../../accounts/staff.ts'
import { openPortal } from '../../portal.ts'
import { publish, publishBody } from '../../publish.ts'
import { words } from '../../read-page.ts'
import { entryRow, logOf, makeDraft, type Person, practiceOf, saveDraft, takeMails } from '../work.ts'

const portal = await openPortal({ content: 'none' })
const { pool } = portal
const lines: { msg: string; entry: number }[] = []
const log = pino({ level: 'error' }, { write: (line: string) => lines.push(JSON.parse(line)) })

let editor: Person
let own: Person
let ids: { editor: number; own: number }
let office: number
beforeAll(async () => {
  office = await publishBody(pool, 'office')
  ids = {
    editor: await makeAccount(portal, { email: 'editor@office.example', role: 'editor' }),
    own: await makeAccount(portal, { email: 'own@office.example', role: 'contributor', organisationId: office }),
  }
  editor = await signIn(portal, 'editor@office.example')
  own = await signIn(portal, 'own@office.example')
})
beforeEach(async () => {
  lines.length = 0
  await takeMails(portal)
})

const post = (person: Person, path: string, body: object = {}) =>
  person.post(`/en/admin/entries/${path}`).type('form').send(body)
const schedule = (id: number, body: object = {}) =>
  post(editor, `${id}/review`, { number: 1, step: 'decide', do: 'at', day: '2090-06-01', time: '08:00', ...body })
const planned = async (id: number) =>
  (await pool.query('select s.* from scheduled_publications s where s.entry_id = $1', [id])).rows[0]
const makeDue = (id: number) =>
  pool.query(`update scheduled_publications set publish_at = now() - interval '1 minute' where entry_id = $1`, [id])
const publicTitle = async (id: number) =>
  (await pool.query('select c.title from catalogue c where c.entry_id = $1', [id])).rows[0]?.title.en

describe('planning', () => {
  test.each([
    [{ day: '2020-01-01' }, 'passed'],
    [{ day: '' }, 'Enter a day'],
    [{ time: 'noon' }, 'Enter a day'],
    [{ day: '2090-03-26', time: '02:30' }, 'Clocks go forward'],
    [{ day: ['2090-06-01', '2090-06-02'] }, 'Enter a day'],
  ])('%j is refused and stands there again', async (body, problem) => {
    const id = await makeDraft(portal)
    const { text } = await schedule(id, body).expect(422)
    expect(words(text)).toContain(problem)
    expect(await planned(id)).toBeUndefined()
    expect(text).toMatch(/value="at" checked/)
  })

  test('is refused for a draft that could not be published', async () => {
    const id = await makeDraft(portal, { content: { title: { en: 'T', pl: 'T', cs: 'T' } } })
    await schedule(id).expect(422)
    const languages = await makeDraft(portal, { content: { ...practiceOf('x'), title: { en: 'T' } } })
    await schedule(languages).expect(422)
    expect([await planned(id), await planned(languages)]).toEqual([undefined, undefined])
  })

  test('tells the sender, shows the time, changes nothing for readers, and can be stopped', async () => {
    const id = await makeDraft(portal, { ownerId: office, authorId: ids.own })
    await post(own, `${id}/send-for-review`, { number: 1 }).expect(303)
    await takeMails(portal)
    await schedule(id).expect(303)
    expect((await planned(id)).publish_at.toISOString()).toBe('2090-06-01T06:00:00.000Z')
    expect((await takeMails(portal)).map(({ recipient }) => recipient)).toEqual(['own@office.example'])
    const { slug, status } = await entryRow(portal, id)
    expect(status).toBe('in_review')
    await portal.request().get(`/en/practices/${slug}`).expect(404)
    for (const [person, page] of [
      [editor, 'review'],
      [editor, 'manage'],
      [own, 'send-for-review'],
    ] as const)
      expect(words((await person.get(`/en/admin/entries/${id}/${page}`)).text)).toContain('1 Jun 2090, 8:00')
    expect(words((await post(own, `${id}/send-for-review`, { number: 1 }).expect(409)).text)).toContain(
      'at a set time already',
    )
    await post(editor, `${id}/unschedule`).expect(303)
    expect(await planned(id)).toBeUndefined()
    expect((await entryRow(portal, id)).status).toBe('draft')
    await post(editor, `${id}/unschedule`).expect(409)
    const [stopped, ...others] = await takeMails(portal)
    expect(stopped).toMatchObject({ recipient: 'own@office.example', subject: expect.stringContaining('stopped') })
    expect(others).toEqual([])
    expect(await logOf(portal, id)).toEqual(['entry.sent-for-review', 'entry.scheduled', 'entry.unscheduled'])
    const now = { number: 1, step: 'decide', do: 'now', 'without.pl': 'on', 'without.cs': 'on', 'without.en': 'on' }
    await post(editor, `${id}/review`, now).expect(303)
    expect((await takeMails(portal)).map(({ recipient }) => recipient)).toEqual(['own@office.example'])
  })
})

describe('at its time', () => {
  test('exactly the approved version becomes public, although a newer draft waits', async () => {
    const id = await makeDraft(portal, { ownerId: office, content: practiceOf('approved') })
    await schedule(id).expect(303)
    await saveDraft(portal, id, practiceOf('newer'))
    await publishScheduled(pool, log)
    expect(await publicTitle(id)).toBeUndefined()
    await makeDue(id)
    await publishScheduled(pool, log)
    expect(await publicTitle(id)).toBe('Title approved')
    const { slug } = await entryRow(portal, id)
    const { text } = await portal.request().get(`/en/practices/${slug}`).expect(200)
    expect(text).toContain('Title approved')
    expect(text).not.toContain('newer')
    expect(await planned(id)).toBeUndefined()
    await publishScheduled(pool, log)
    expect(await logOf(portal, id)).toEqual(['entry.scheduled', 'entry.published'])
    expect((await takeMails(portal)).map(({ recipient }) => recipient)).toEqual(['editor@office.example'])
    expect(lines).toEqual([])
  })

  test('two processes publish it once', async () => {
    const id = await makeDraft(portal)
    await schedule(id).expect(303)
    await makeDue(id)
    await Promise.all([publishScheduled(pool, log), publishScheduled(pool, log)])
    expect((await logOf(portal, id)).filter((action) => action === 'entry.published')).toHaveLength(1)
  })

  test('what was published or archived by hand before is not published again', async () => {
    const [byHand, archived] = [await makeDraft(portal), await makeDraft(portal)]
    for (const id of [byHand, archived]) await schedule(id).expect(303)
    await saveDraft(portal, byHand, practiceOf('by hand'))
    await post(editor, `${byHand}/review`, { number: 2, step: 'decide', do: 'now' }).expect(303)
    await post(editor, `${archived}/manage/archive`).expect(303)
    expect([await planned(byHand), await planned(archived)]).toEqual([undefined, undefined])
    await publishScheduled(pool, log)
    expect(await publicTitle(byHand)).toBe('Title by hand')
    expect((await entryRow(portal, archived)).status).toBe('archived')
  })

  test('one that can never be published is given up, said on the entry, and holds up no other', async () => {
    const bad = await makeDraft(portal, { content: { title: { en: 'Lacks' } } })
    const good = await publish(pool, { kind: 'practice', slug: 'good' })
    await saveDraft(portal, good, practiceOf('good again'))
    for (const [id, number] of [
      [bad, 1],
      [good, 2],
    ])
      await pool.query(
        `insert into scheduled_publications (entry_id, number, publish_at, account_id) values ($1, $2, now() - interval '1 hour', $3)`,
        [id, number, ids.editor],
      )
    expect(words((await editor.get(`/en/admin/entries/${bad}/review`)).text)).toContain('It should have been published')
    await publishScheduled(pool, log)
    expect(await publicTitle(good)).toBe('Title good again')
    expect(await planned(bad)).toBeUndefined()
    expect((await entryRow(portal, bad)).status).toBe('draft')
    expect(words((await editor.get(`/en/admin/entries/${bad}/review`)).text)).toContain(
      'could not be published at its time',
    )
    expect(lines).toMatchObject([{ entry: bad, msg: 'a scheduled publication failed' }])
    expect(await logOf(portal, bad)).toEqual(['entry.unscheduled'])
    expect((await takeMails(portal)).map(({ subject }) => subject)).toContain('Not published: Lacks')
  })

  test('one that fails for another reason stays and is tried again', async () => {
    const id = await makeDraft(portal)
    await schedule(id).expect(303)
    await makeDue(id)
    await pool.query(
      `create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`,
    )
    await pool.query('create trigger refuse_row before insert on catalogue for each row execute function refuse_row()')
    await publishScheduled(pool, log)
    expect(await planned(id)).toBeDefined()
    expect((await entryRow(portal, id)).status).toBe('in_review')
    expect(lines).toHaveLength(1)
    await pool.query('drop trigger refuse_row on catalogue')
    await publishScheduled(pool, log)
    expect((await entryRow(portal, id)).status).toBe('published')
  })
})
