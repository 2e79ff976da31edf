import { beforeAll, describe, expect, test, vi } from 'vitest'
import { record } from '../../src/audit/record.ts'
import { transaction } from '../../src/database.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { words } from '../read-page.ts'
import { makeDraft, type Person, practiceOf, saveDraft } from './work.ts'

const portal = await openPortal({ content: 'none' })
const { pool } = portal

let people: Record<'editor' | 'second' | 'own' | 'other', Person>
let ids: Record<'editor' | 'second' | 'own', number>
let entries: Record<
  'draft' | 'sentBack' | 'inReview' | 'behind' | 'old' | 'fresh' | 'stale' | 'planned' | 'foreign',
  number
>

const days = (n: number) => new Date(Date.now() - n * 86_400_000)
const decide = (id: number, body: object, person = people.editor) =>
  person
    .post(`/en/admin/entries/${id}/review`)
    .type('form')
    .send({ number: 1, step: 'decide', ...body })
    .expect(303)
const send = (id: number, body: object = {}) =>
  people.own
    .post(`/en/admin/entries/${id}/send-for-review`)
    .type('form')
    .send({ number: 1, ...body })
    .expect(303)

beforeAll(async () => {
  const office = await publishBody(pool, 'office')
  const elsewhere = await publishBody(pool, 'elsewhere')
  ids = {
    editor: await makeAccount(portal, { email: 'editor@office.example', role: 'editor', name: 'Edita Redakce' }),
    second: await makeAccount(portal, { email: 'second@office.example', role: 'editor', name: 'Drugi Redaktor' }),
    own: await makeAccount(portal, {
      email: 'own@office.example',
      role: 'contributor',
      organisationId: office,
      name: 'Olga Autor',
    }),
  }
  await makeAccount(portal, { email: 'other@office.example', role: 'contributor', organisationId: elsewhere })
  people = {
    editor: await signIn(portal, 'editor@office.example'),
    second: await signIn(portal, 'second@office.example'),
    own: await signIn(portal, 'own@office.example'),
    other: await signIn(portal, 'other@office.example'),
  }
  const own = (word: string) => makeDraft(portal, { ownerId: office, authorId: ids.own, content: practiceOf(word) })
  const source = async (code: string, dated: string | null) =>
    (
      await pool.query(
        `insert into sources (code, title, page_kind, owner, language, dated)
         values ($1, '{"en": "A source"}', '{"en": "page"}', 'Office', 'en', $2) returning id`,
        [code, dated],
      )
    ).rows[0].id
  const publishOwn = async (slug: string, sources: number[] = []) => {
    const id = await publish(pool, { kind: 'practice', slug, content: practiceOf(slug), sources })
    await pool.query('update entries set owner_id = $2 where id = $1', [id, office])
    return id
  }
  entries = {
    draft: await own('draft'),
    sentBack: await own('sentback'),
    inReview: await own('inreview'),
    behind: await publishOwn('behind'),
    old: await publishOwn('old', [await source('OLD', '2009')]),
    fresh: await publishOwn('fresh', [
      await source('NEW', String(new Date().getFullYear())),
      await source('OLD2', '2001'),
    ]),
    stale: await publishOwn('stale'),
    planned: await makeDraft(portal, { authorId: ids.editor }),
    foreign: await makeDraft(portal, { ownerId: elsewhere, content: practiceOf('foreign') }),
  }
  await send(entries.sentBack)
  await decide(entries.sentBack, { do: 'back', comment: 'Say since when.', 'remark.title': 'Shorter' })
  await send(entries.inReview, { assignee: ids.editor })
  await decide(entries.planned, { do: 'at', day: '2090-01-01', time: '8:00' })
  await saveDraft(
    portal,
    entries.behind,
    practiceOf('behind', { title: { en: 'Changed', pl: 'Tytuł behind', cs: 'Název behind' } }),
    ids.own,
  )
  await pool.query('update entries set published_at = $2 where id = $1', [entries.stale, days(3 * 366)])
  await pool.query('update entries set assignee_id = $2 where id = $1', [entries.foreign, ids.second])
})

const queue = async (person: Person, language = 'en') => {
  const { text } = await person.get(`/${language}/admin`).expect(200)
  const nav = text.split('class="queue-nums many"')[1]!.split('</nav>')[0]!
  const counts = [...nav.matchAll(/<a href="\/\w+(\/admin\/[^"]+)"[^>]*><b>(\d+)<\/b>/g)].map(([, path, n]) => ({
    path: path!.replaceAll('&amp;', '&'),
    n: Number(n),
  }))
  const found = (path: string) => counts.find((each) => each.path === path)?.n
  return { text, counts, found, next: text.split('id="next"')[1]!.split('</section>')[0]! }
}
const idsIn = (html: string) =>
  [...html.matchAll(/<th scope="row">.*?class="rid">\w+-0*(\d+)</gs)].map(([, id]) => Number(id))
const listed = async (person: Person, path: string) => {
  const { text } = await person.get(`/en${path}`).expect(200)
  return { ids: idsIn(text), count: Number(/role="status">(?:<b>)?(\d+)/.exec(text)?.[1] ?? 0) }
}

describe('the work queue', () => {
  test.each(['editor', 'second', 'own', 'other'] as const)(
    'every count of %s is that of the list it leads to',
    async (who) => {
      const { counts } = await queue(people[who])
      expect(counts).toHaveLength(7)
      for (const { path, n } of counts) expect([path, (await listed(people[who], path)).count]).toEqual([path, n])
    },
  )

  test('counts what waits for each person, and for nobody else', async () => {
    const editor = await queue(people.editor)
    const own = await queue(people.own)
    const todo = (name: string) => `/admin/entries?todo=${name}`
    expect(editor.found('/admin/reviews?mine=on')).toBe(1)
    expect((await queue(people.second)).found('/admin/reviews?mine=on')).toBe(0)
    expect(own.found('/admin/reviews?mine=on')).toBe(1)
    expect([own.found(todo('drafts')), own.found(todo('sent-back'))]).toEqual([3, 1])
    expect([editor.found(todo('drafts')), editor.found(todo('sent-back'))]).toEqual([0, 0])
    expect((await queue(people.second)).found(todo('assigned'))).toBe(1)
    expect((await queue(people.other)).counts.map(({ n }) => n)).toEqual(Array(7).fill(0))
  })

  test.each([
    ['drafts', 'own', ['draft', 'sentBack', 'behind']],
    ['sent-back', 'own', ['sentBack']],
    ['review', 'editor', ['inReview']],
    ['scheduled', 'editor', ['planned']],
    ['waiting', 'own', ['behind']],
    ['behind', 'editor', ['behind']],
    ['sources', 'own', ['old']],
    ['confirm', 'own', ['stale']],
    ['assigned', 'second', ['foreign']],
  ] as const)('%s', async (todo, who, expected) => {
    const { ids: found } = await listed(people[who], `/admin/entries?todo=${todo}`)
    expect(found.toSorted((a, b) => a - b)).toEqual(expected.map((name) => entries[name]).toSorted((a, b) => a - b))
  })

  test('checked sources and a confirmation take an entry off, and the setting decides when it is due', async () => {
    const count = async (todo: string) => (await listed(people.own, `/admin/entries?todo=${todo}`)).ids
    await people.own.post(`/en/admin/entries/${entries.old}/manage/sources`).expect(303)
    expect(await count('sources')).toEqual([])
    await pool.query('update entries set sources_checked_at = $2 where id = $1', [entries.old, days(400)])
    expect(await count('sources')).toEqual([entries.old])
    await pool.query('update entries set confirmed_at = $2 where id = $1', [entries.stale, days(400)])
    expect(await count('confirm')).toEqual([])
    await pool.query(`insert into settings (name, value) values ('confirm-after-months', '12')`)
    expect(await count('confirm')).toEqual([entries.stale])
    await pool.query(`delete from settings`)
    await pool.query('update entries set confirmed_at = null where id = $1', [entries.stale])
  })

  test('says what to do next in sentences, the decisions first', async () => {
    const editor = await queue(people.editor)
    expect(words(editor.next)).toMatch(
      /Decide on “Title inreview”.*Olga Autor.*Bring the translation of “Changed” up to date/,
    )
    expect(editor.next).toContain(`/en/admin/entries/${entries.inReview}/review`)
    const own = await queue(people.own, 'pl')
    expect(words(own.next)).toMatch(/Popraw zwrócony wpis „Tytuł sentback” Say since when\./)
    expect(own.next).not.toContain('/review"')
    const nothing = await queue(people.other, 'cs')
    expect(words(nothing.next)).toContain('Vše je vyřízeno. Nic nečeká.')
    for (const { next } of [editor, own])
      for (const [, href] of next.matchAll(/href="([^"]+)"/g))
        expect([href, (await (next === editor.next ? people.editor : people.own).get(href!)).status]).toEqual([
          href,
          200,
        ])
  })

  test('shows remarks of others on what is mine, and changes of what I may see', async () => {
    await transaction(pool, (tx) => record(tx, 'entry.archived', { accountId: ids.editor, entryId: entries.foreign }))
    const own = words((await queue(people.own)).text)
    expect(own).toMatch(/Remarks for you .*Edita Redakce .* Shorter/)
    expect(own).toMatch(/Recent changes .*sent back: Title sentback Edita Redakce/)
    expect(own).not.toContain('Title foreign')
    expect(words((await queue(people.other)).text)).not.toContain('Shorter')
    const editor = words((await queue(people.editor)).text)
    expect(editor).toMatch(/archived: Title foreign Edita Redakce/)
    expect(editor).not.toContain('Remarks for you')
  })

  test('takes three statements, however much waits', async () => {
    const asked = vi.spyOn(pool, 'query')
    await people.editor.get('/en/admin').expect(200)
    const texts = asked.mock.calls.map(([text]) => String(text))
    asked.mockRestore()
    expect(texts.filter((text) => /from entries e/.test(text))).toHaveLength(3)
    expect(texts.length).toBeLessThanOrEqual(6) // and who it is
  })
})

describe('the list of entries', () => {
  const all = async (person: Person, query: string) => (await listed(person, `/admin/entries${query}`)).ids

  test('finds by words of the title in any language, with or without marks, and by number', async () => {
    expect(await all(people.editor, '?q=TYTUL+stale')).toEqual([entries.stale])
    expect(await all(people.editor, '?q=n%C3%A1zev+stale')).toEqual([entries.stale])
    expect(await all(people.editor, `?q=pr-${entries.old}`)).toEqual([entries.old])
    for (const none of ['title+nowhere', "'", '%25', '_', `OR-${entries.old}`, '%5C'])
      expect([none, await all(people.editor, `?q=${none}`)]).toEqual([none, []])
    expect((await people.editor.get('/en/admin/entries?q=%3Cb%3E')).text).not.toContain('<b>”')
  })

  test('does not find by words of a draft that somebody may not see', async () => {
    expect(await all(people.other, '?q=changed')).toEqual([])
    expect(await all(people.other, '?q=behind')).toEqual([entries.behind])
    expect(await all(people.other, '?todo=behind')).toEqual([])
    expect(await all(people.other, '?language=pl-behind')).toEqual([])
    expect((await people.other.get('/en/admin/entries')).text).not.toMatch(/changes waiting|Changed/)
  })

  test('filters by organisation, state of a language and age', async () => {
    const { rows } = await pool.query('select e.owner_id from entries e where e.id = $1', [entries.foreign])
    expect(await all(people.editor, `?owner=${rows[0].owner_id}`)).toEqual([entries.foreign])
    expect(await all(people.editor, '?owner=none&kind=practice')).toEqual([entries.planned])
    expect(await all(people.editor, '?language=pl-behind')).toEqual([entries.behind])
    expect(await all(people.editor, '?language=cs-none&kind=practice')).toEqual([])
    expect(await all(people.editor, '?age=1')).toEqual([])
    expect(await all(people.editor, '?owner=x&language=de-none&todo=nothing&age=7&kind=practice')).toHaveLength(9)
  })

  test('counts in each facet what choosing it finds', async () => {
    const { text } = await people.editor.get('/en/admin/entries?kind=practice').expect(200)
    const boxes = [...text.matchAll(/name="(\w+)" value="([^"]+)"(?: disabled)?><span>.*?class="n">(\d+)/g)]
    expect(boxes.length).toBeGreaterThan(15)
    for (const [, name, value, n] of boxes) {
      const query = name === 'kind' ? `kind=${value}` : `kind=practice&${name}=${value}`
      expect([query, (await listed(people.editor, `/admin/entries?${query}`)).count]).toEqual([query, Number(n)])
    }
  })
})

test('nothing of what has no owner waits for a contributor, nor anything for one without an organisation', async () => {
  await publish(pool, { kind: 'practice', slug: 'of-nobody', content: practiceOf('nobody') })
  await makeAccount(portal, { email: 'alone@office.example', role: 'contributor' })
  const alone = await signIn(portal, 'alone@office.example')
  for (const person of [people.other, alone])
    expect((await queue(person)).counts.map(({ n }) => n)).toEqual(Array(7).fill(0))
  const { found } = await queue(people.editor)
  expect(found('/admin/entries?todo=sources')).toBeGreaterThan(0)
})
