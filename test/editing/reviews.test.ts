import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readPublishTime } from '../../src/editing/reviews/publish-time.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { words } from '../read-page.ts'
import { entryRow, logOf, makeDraft, type Person, practiceOf, saveDraft, takeMails } from './work.ts'

const portal = await openPortal({ content: 'none' })
const { pool } = portal

let people: Record<'editor' | 'second' | 'admin' | 'own' | 'other' | 'outsider', Person>
let ids: Record<'editor' | 'second' | 'own', number>
let office: number
beforeAll(async () => {
  office = await publishBody(pool, 'office')
  const otherOffice = await publishBody(pool, 'other-office')
  const account = (email: string, name: string, more: object) => makeAccount(portal, { email, name, ...more })
  ids = {
    editor: await account('editor@office.example', 'Edita Redakce', { role: 'editor' }),
    second: await account('second@office.example', 'Drugi Redaktor', { role: 'editor' }),
    own: await account('own@office.example', 'Olga Autor', { role: 'contributor', organisationId: office }),
  }
  await account('admin@office.example', 'Ada Min', { role: 'admin' })
  await account('other@office.example', 'Obcy Autor', { role: 'contributor', organisationId: otherOffice })
  people = {
    editor: await signIn(portal, 'editor@office.example'),
    second: await signIn(portal, 'second@office.example'),
    admin: await signIn(portal, 'admin@office.example'),
    own: await signIn(portal, 'own@office.example'),
    other: await signIn(portal, 'other@office.example'),
    outsider: portal.request(),
  }
})
beforeEach(async () => void (await takeMails(portal)))

const post = (person: Person, path: string, body: object = {}) =>
  person.post(`/en/admin/entries/${path}`).type('form').send(body)
const send = (id: number, body: object = {}, person = people.own) =>
  post(person, `${id}/send-for-review`, { number: 1, ...body })
const decide = (id: number, body: object, person = people.editor) =>
  post(person, `${id}/review`, { number: 1, step: 'decide', ...body })
const reviewOf = async (id: number) =>
  (await pool.query('select w.* from reviews w where w.entry_id = $1 order by w.id desc limit 1', [id])).rows[0]
const own = (content?: object) => makeDraft(portal, { ownerId: office, authorId: ids.own, content })

describe('who may', () => {
  const routes = [
    ['get', 'send-for-review', { editor: 200, admin: 200, own: 200, other: 404, outsider: 303 }],
    ['post', 'send-for-review', { editor: 422, admin: 422, own: 422, other: 404, outsider: 403 }],
    ['post', 'take-back', { editor: 409, admin: 409, own: 409, other: 404, outsider: 403 }],
    ['get', 'review', { editor: 200, admin: 200, own: 403, other: 404, outsider: 303 }],
    ['post', 'review', { editor: 303, admin: 303, own: 403, other: 404, outsider: 403 }],
    ['post', 'unschedule', { editor: 409, admin: 409, own: 403, other: 404, outsider: 403 }],
  ] as const
  test.each(routes)('%s %s', async (method, path, expected) => {
    const id = await own()
    for (const [who, status] of Object.entries(expected)) {
      const person = people[who as keyof typeof people]
      const url = `/en/admin/entries/${id}/${path}`
      expect([who, (await (method === 'get' ? person.get(url) : person.post(url))).status]).toEqual([who, status])
    }
    const nowhere = `/en/admin/entries/99999/${path}`
    expect((await (method === 'get' ? people.editor.get(nowhere) : people.editor.post(nowhere))).status).toBe(404)
  })
})

describe('sending for review', () => {
  test('refuses what lacks a required field, with links to it', async () => {
    const id = await own({ title: { en: 'Without the rest' } })
    const page = await people.own.get(`/en/admin/entries/${id}/send-for-review`).expect(200)
    expect(page.text).toContain(`/en/admin/entries/${id}/edit#summary.en`)
    expect(page.text).toContain(`/en/admin/entries/${id}/edit#places`)
    expect(page.text).not.toContain('name="note"')
    await send(id).expect(422)
    expect(await reviewOf(id)).toBeUndefined()
    expect((await entryRow(portal, id)).status).toBe('draft')
  })

  test('refuses what could not be read', async () => {
    const id = await own()
    await pool.query(
      `insert into revisions (entry_id, number, content, origin, form)
       select entry_id, 2, content, 'staff', '{"start": "soon"}' from revisions where entry_id = $1`,
      [id],
    )
    await pool.query(
      'update entries set draft_revision = (select id from revisions where entry_id = $1 and number = 2) where id = $1',
      [id],
    )
    expect(words((await send(id, { number: 2 }).expect(422)).text)).toContain('could not be read')
  })

  test('refuses an older version, and what is public already', async () => {
    const id = await own()
    await saveDraft(portal, id, practiceOf('newer'))
    expect(words((await send(id).expect(409)).text)).toContain('The newest version is now number 2')
    const there = await publish(pool, { kind: 'practice', slug: 'nothing-new' })
    expect(words((await send(there, {}, people.editor).expect(409)).text)).toContain('is public already')
  })

  test.each([
    { number: 'x' },
    { number: [1, 1] },
    {},
    { number: 1, assignee: 'nobody' },
    { number: 1, note: 'x'.repeat(2001) },
  ])('refuses nonsense: %j', async (body) => {
    const id = await own()
    await post(people.own, `${id}/send-for-review`, body).expect(422)
    expect(await reviewOf(id)).toBeUndefined()
  })

  test('refuses somebody as reviewer who cannot decide, and keeps the note', async () => {
    const id = await own()
    const { text } = await send(id, { assignee: ids.own, note: 'Not <lost>' }).expect(422)
    expect(text).toContain('Not &lt;lost&gt;</textarea>')
  })

  test('tells all editors, or only the one who is asked', async () => {
    const all = await own()
    await send(all, { note: 'Line one\r\nline two' }).expect(303)
    expect((await takeMails(portal)).map(({ recipient }) => recipient).sort()).toEqual([
      'editor@office.example',
      'second@office.example',
    ])
    const one = await own()
    await send(one, { assignee: ids.second }).expect(303)
    const [mail, ...more] = await takeMails(portal)
    expect(more).toEqual([])
    expect(mail?.recipient).toBe('second@office.example')
    expect(mail?.body_text).toContain(`/en/admin/entries/${one}/review`)
    expect((await reviewOf(all)).note).toBe('Line one\nline two')
    expect((await entryRow(portal, all)).status).toBe('in_review')
    expect(await logOf(portal, all)).toEqual(['entry.sent-for-review'])
  })

  test('happens once, also when two send at the same time', async () => {
    const id = await own()
    const answers = await Promise.all([send(id), send(id, {}, people.editor)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(words((await send(id).expect(409)).text)).toContain('in review already')
  })

  test('shows where it stands, and can be taken back', async () => {
    const id = await own()
    await send(id, { note: 'Look at the dates' }).expect(303)
    const page = words((await people.own.get(`/pl/admin/entries/${id}/send-for-review`)).text)
    expect(page).toContain('Czeka na decyzję')
    expect(page).toContain('Look at the dates')
    await post(people.own, `${id}/take-back`).expect(303)
    expect((await entryRow(portal, id)).status).toBe('draft')
    expect((await reviewOf(id)).decision).toBe('taken-back')
    await send(id).expect(303)
    await post(people.other, `${id}/take-back`).expect(404)
  })

  test('of a published entry leaves the public text and its state alone', async () => {
    const id = await publish(pool, { kind: 'practice', slug: 'stays-public' })
    await saveDraft(portal, id, practiceOf('later'))
    await send(id, { number: 2 }, people.editor).expect(303)
    expect((await entryRow(portal, id)).status).toBe('published')
    expect((await portal.request().get('/en/practices/stays-public')).text).toContain('Entry stays-public')
  })
})

describe('the list of reviews', () => {
  test('has the oldest first, for a contributor those of their organisation, and those that are mine', async () => {
    await pool.query('delete from reviews')
    const [a, b, c] = [await own(), await makeDraft(portal), await own()]
    await send(b, { assignee: ids.second }, people.second).expect(303)
    await send(a, { assignee: ids.editor }).expect(303)
    await send(c).expect(303)
    await pool.query(`update reviews set sent_at = now() - interval '3 days' where entry_id = $1`, [a])
    const listed = async (person: Person, query = '') =>
      [...(await person.get(`/en/admin/reviews${query}`).expect(200)).text.matchAll(/class="rid">PR-0*(\d+)</g)].map(
        ([, n]) => Number(n),
      )
    expect(await listed(people.editor)).toEqual([a, b, c])
    expect(await listed(people.editor, '?mine=on')).toEqual([a, c])
    expect(await listed(people.second, '?mine=on')).toEqual([b, c])
    expect(await listed(people.own)).toEqual([a, c])
    expect(await listed(people.other)).toEqual([])
    const page = words((await people.editor.get('/en/admin/reviews')).text)
    expect(page).toMatch(/Olga Autor Body office .* 3 days Edita Redakce/)
    expect(words((await people.other.get('/cs/admin/reviews')).text)).toContain('Nic nečeká na kontrolu')
    expect(await listed(people.editor, '?page=99')).toEqual([a, b, c])
  })

  test('has fifty on a page', async () => {
    await pool.query('delete from reviews')
    for (let i = 0; i < 52; i++) {
      const id = await makeDraft(portal)
      await pool.query('insert into reviews (entry_id, number, sent_by) values ($1, 1, $2)', [id, ids.own])
    }
    const { text } = await people.editor.get('/en/admin/reviews?page=2').expect(200)
    expect(text.match(/<tr><th scope="row">/g)).toHaveLength(2)
    expect(text).toContain('Showing 51–52 of 52')
    await pool.query('delete from reviews')
  })
})

describe('the review page', () => {
  test('compares with the public text and says what was checked', async () => {
    const id = await publish(pool, { kind: 'practice', slug: 'compared', content: practiceOf('before') })
    await saveDraft(
      portal,
      id,
      practiceOf('after', { start: '2019', end: '2014', title: { en: 'Title after', pl: 'Tytuł before' } }),
    )
    const { text } = await people.editor.get(`/en/admin/entries/${id}/review`).expect(200)
    expect(text).toMatch(/<del>.*?before.*?<\/del>.*?<ins>.*?after.*?<\/ins>/s)
    expect(words(text)).toContain('Against version 1, which readers see now')
    expect(words(text)).toContain('The end is earlier than the start')
    expect(words(text)).toContain('The Polish text lags behind')
    expect(words(text)).toContain('No Czech text')
    expect(text).toContain('name="without.cs"')
    expect(text).not.toContain('name="without.en"')
    expect(text).not.toContain('value="back"')
  })

  test('says when nothing waits', async () => {
    const id = await publish(pool, { kind: 'practice', slug: 'all-public' })
    const { text } = await people.editor.get(`/en/admin/entries/${id}/review`).expect(200)
    expect(words(text)).toContain('Nothing waits for a decision')
    expect(text).not.toContain('name="do"')
  })
})

describe('publishing', () => {
  test('asks for a choice', async () => {
    const id = await own()
    const { text } = await decide(id, {}).expect(422)
    expect(text).toContain('href="#do-now"')
    await decide(id, { do: 'delete' }).expect(422)
    await decide(id, { do: ['now', 'now'] }).expect(422)
    expect((await entryRow(portal, id)).status).toBe('draft')
  })

  test('makes the draft public, ends the review and tells the sender', async () => {
    const id = await own(practiceOf('goes', { title: { en: 'Goes public', pl: 'Wychodzi', cs: 'Vychází' } }))
    await send(id).expect(303)
    await takeMails(portal)
    await decide(id, { do: 'now' }).expect(303).expect('Location', `/en/admin/entries/${id}/review?done=published`)
    const { slug, status } = await entryRow(portal, id)
    expect(status).toBe('published')
    expect((await portal.request().get(`/en/practices/${slug}`).expect(200)).text).toContain('Goes public')
    const review = await reviewOf(id)
    expect([review.decision, review.decided_by]).toEqual(['published', ids.editor])
    expect((await takeMails(portal)).map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['own@office.example', 'Published: Goes public'],
    ])
    expect(await logOf(portal, id)).toEqual(['entry.sent-for-review', 'entry.published'])
    const page = await people.editor.get(`/en/admin/entries/${id}/review?done=published`).expect(200)
    expect(words(page.text)).toContain('The version was published.')
  })

  test('works without a review, and tells nobody then', async () => {
    const id = await makeDraft(portal)
    await decide(id, { do: 'now' }).expect(303)
    expect((await entryRow(portal, id)).status).toBe('published')
    expect((await reviewOf(id)).decision).toBe('published')
    expect(await takeMails(portal)).toEqual([])
  })

  test('without a language is said for each language', async () => {
    const id = await makeDraft(portal, { content: { ...practiceOf('x'), title: { en: 'Only English' } } })
    expect(words((await decide(id, { do: 'now' }).expect(422)).text)).toContain('Tick each language')
    const { text } = await decide(id, { do: 'now', 'without.cs': 'on' }).expect(422)
    expect(text).toMatch(/name="without.cs" checked/)
    expect((await entryRow(portal, id)).status).toBe('draft')
    await decide(id, { do: 'now', 'without.cs': 'on', 'without.pl': 'on' }).expect(303)
    const { rows } = await pool.query(`select l.detail from audit_log l where l.entry_id = $1`, [id])
    expect(rows[0].detail).toEqual({ number: 1, without: ['pl', 'cs'] })
  })

  test('is refused where something required is missing', async () => {
    const id = await makeDraft(portal, { content: { title: { en: 'T', pl: 'T', cs: 'T' } } })
    expect(words((await decide(id, { do: 'now' }).expect(422)).text)).toContain('Required fields are empty')
    expect((await entryRow(portal, id)).status).toBe('draft')
  })

  test('of an older version answers with the new one, and what was written is kept', async () => {
    const id = await own()
    await send(id).expect(303)
    await saveDraft(portal, id, practiceOf('second'))
    const { text } = await decide(id, { do: 'back', comment: 'Keep <this>', 'remark.title': 'Too long' }).expect(409)
    expect(words(text)).toContain('The newest version is now number 2')
    expect(text).toContain('name="number" value="2"')
    expect(text).toContain('Keep &lt;this&gt;</textarea>')
    expect(text).toContain('<p class="voice">Too long</p>')
    expect((await reviewOf(id)).decision).toBeNull()
    await decide(id, { do: 'now' }).expect(409)
    await decide(id, { do: 'now', number: 2 }).expect(303)
    expect(words((await decide(id, { do: 'now', number: 2 }).expect(409)).text)).toContain('is public already')
  })

  test('by two editors at once happens once', async () => {
    const id = await own()
    await send(id).expect(303)
    const answers = await Promise.all([
      decide(id, { do: 'now' }),
      decide(id, { do: 'back', comment: 'No' }, people.second),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const { rows } = await pool.query('select 1 from reviews where entry_id = $1 and decision is not null', [id])
    expect(rows).toHaveLength(1)
  })
})

describe('sending back', () => {
  test('needs a comment and a review', async () => {
    const id = await own()
    await decide(id, { do: 'back', comment: 'x' }).expect(409)
    await send(id).expect(303)
    expect((await decide(id, { do: 'back', comment: ' \n ' }).expect(422)).text).toContain('id="comment-error"')
    expect((await reviewOf(id)).decision).toBeNull()
  })

  test('gives the draft back with comment and remarks, which the sender reads and settles', async () => {
    const id = await own()
    await send(id).expect(303)
    await takeMails(portal)
    await decide(id, { do: 'back', comment: 'Say when.', 'remark.summary': 'Shorter', 'remark.nonsense': 'x' }).expect(
      303,
    )
    expect((await entryRow(portal, id)).status).toBe('draft')
    const [mail] = await takeMails(portal)
    expect(mail?.recipient).toBe('own@office.example')
    expect(mail?.body_text).toContain('Say when.')
    const { text } = await people.own.get(`/en/admin/entries/${id}/send-for-review`).expect(200)
    expect(words(text)).toContain('Edita Redakce')
    expect(text).toContain('Say when.')
    expect(text).toContain('Shorter')
    const { rows } = await pool.query('select m.* from remarks m where m.entry_id = $1', [id])
    expect(rows.map(({ field, body, author_id }) => [field, body, author_id])).toEqual([
      ['summary', 'Shorter', ids.editor],
    ])
    await send(id, { settled: rows[0].id }).expect(303)
    const settled = await pool.query('select m.resolved_by from remarks m where m.entry_id = $1', [id])
    expect(settled.rows[0].resolved_by).toBe(ids.own)
    expect(await logOf(portal, id)).toEqual(['entry.sent-for-review', 'entry.sent-back', 'entry.sent-for-review'])
  })
})

describe('remarks', () => {
  const remarks = async (id: number) =>
    (await pool.query('select m.* from remarks m where m.entry_id = $1 order by m.id', [id])).rows

  test('are saved without a decision, once, and settled and opened again', async () => {
    const id = await own()
    const body = { number: 1, step: 'remarks', 'remark.title': 'One', 'remark.': 'On the <whole>', do: 'now' }
    await post(people.editor, `${id}/review`, body).expect(303)
    await post(people.editor, `${id}/review`, body).expect(303)
    const [one, whole, ...more] = (await remarks(id)).toSorted((a, b) => b.field.length - a.field.length)
    expect(more).toEqual([])
    expect((await entryRow(portal, id)).status).toBe('draft')
    const { text } = await people.editor.get(`/en/admin/entries/${id}/review`)
    expect(text).toContain('On the &lt;whole&gt;')
    await post(people.editor, `${id}/review`, { number: 1, settle: one.id }).expect(303)
    expect((await remarks(id)).filter(({ resolved_at }) => resolved_at)).toHaveLength(1)
    await post(people.editor, `${id}/review`, { number: 1, settle: one.id }).expect(303)
    expect((await remarks(id)).filter(({ resolved_at }) => resolved_at)).toHaveLength(0)
    const elsewhere = await own()
    await post(people.editor, `${elsewhere}/review`, { number: 1, settle: whole.id }).expect(303)
    expect((await remarks(id)).filter(({ resolved_at }) => resolved_at)).toHaveLength(0)
  })
})

describe('the moment of a publication', () => {
  test.each([
    ['2026-11-24', '08:00', '2026-11-24T07:00:00.000Z'],
    ['2026-07-01', '8:00', '2026-07-01T06:00:00.000Z'],
    ['24. 11. 2026', '8.05', '2026-11-24T07:05:00.000Z'],
    ['24.11.2026', '0:00', '2026-11-23T23:00:00.000Z'],
    // the hour that comes twice: the first; the hour that is left out: none
    ['2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
    ['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
  ])('%s %s', (day, time, moment) => expect((readPublishTime(day, time) as Date).toISOString()).toBe(moment))
  test.each([
    ['2027-03-28', '02:30', 'skipped'],
    ['2026-02-30', '08:00', 'time'],
    ['2026-13-01', '08:00', 'time'],
    ['', '08:00', 'time'],
    ['2026-11-24', '', 'time'],
    ['2026-11-24', '24:00', 'time'],
    ['2026-11-24', '08:60', 'time'],
    ['tomorrow', 'noon', 'time'],
  ])('%s %s is refused', (day, time, problem) => expect(readPublishTime(day, time)).toBe(problem))
})
