import { beforeAll, describe, expect, test } from 'vitest'
import { publishEntry } from '../../src/entries/publish-entry.ts'
import { createEntry, type Draft, type Origin, saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName } from '../../src/kinds.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { section, words } from '../read-page.ts'

const portal = await openPortal()
const { pool } = portal
const practice = kindByName.get('practice')!

type Person = Awaited<ReturnType<typeof signIn>>
let admin: Person
let editor: Person
let own: Person
let other: Person
let outsider: Person
let editorId: number
let mine: number
let theirs: number
let source: number
let slugs = 0

const first = {
  title: { pl: 'Kurs dla mentorów', en: 'Course for mentors' },
  summary: { pl: 'Kurs odbył się w mieście.' },
}
const second = { ...first, summary: { pl: 'Kurs odbył się w dwóch miastach.' }, start: '2014-02' }

async function makeEntry(contents: object[] = [first, second], more: Partial<Draft> = {}) {
  const id = await createEntry(pool, practice, { slug: `course-${++slugs}`, originalLanguage: 'pl', ownerId: mine })
  for (const [i, content] of contents.entries()) await save(id, content, more, { note: `Reason ${i + 1}` })
  return id
}
const save = (
  id: number,
  content: object,
  more: Partial<Draft> = {},
  by: { note?: string; origin?: Origin; form?: Record<string, string> } = {},
) =>
  saveRevision(
    pool,
    practice,
    id,
    { content, relations: [], sources: [], ...more },
    { origin: 'staff', authorId: editorId, ...by },
  )

const revisions = async (id: number) =>
  (
    await pool.query(
      'select number, content, note, origin, author_id, form from revisions where entry_id = $1 order by number',
      [id],
    )
  ).rows
const logged = async (id: number) =>
  (await pool.query('select action, account_id, detail from audit_log where entry_id = $1 order by id', [id])).rows

beforeAll(async () => {
  const { rows } = await pool.query(`select e.id from entries e where e.kind = 'organisation' order by e.id limit 2`)
  mine = rows[0].id
  theirs = rows[1].id
  source = (await pool.query('select s.id from sources s order by s.id limit 1')).rows[0].id
  editorId = await makeAccount(portal, { email: 'editor@office.example', role: 'editor', name: 'Jana Příkladná' })
  await makeAccount(portal, { email: 'admin@office.example', role: 'admin' })
  await makeAccount(portal, {
    email: 'own@office.example',
    role: 'contributor',
    organisationId: mine,
    name: 'Ewa Wzór',
  })
  await makeAccount(portal, { email: 'other@office.example', role: 'contributor', organisationId: theirs })
  admin = await signIn(portal, 'admin@office.example')
  editor = await signIn(portal, 'editor@office.example')
  own = await signIn(portal, 'own@office.example')
  other = await signIn(portal, 'other@office.example')
  outsider = portal.request()
})

const path = (id: number, rest = '') => `/en/admin/entries/${id}/history${rest}`
const read = async (id: number, rest = '', person = editor) => (await person.get(path(id, rest)).expect(200)).text

describe('who may', () => {
  test('see the history and restore', async () => {
    const id = await makeEntry()
    const table: [string, 'get' | 'post', number[]][] = [
      // outsider, contributor of another organisation, contributor of this one, editor, admin
      ['', 'get', [303, 404, 200, 200, 200]],
      ['/1', 'get', [303, 404, 200, 200, 200]],
      ['/1/restore', 'get', [303, 404, 200, 200, 200]],
      ['/1/restore', 'post', [403, 404, 422, 422, 422]],
    ]
    for (const [rest, method, expected] of table) {
      const statuses = []
      for (const person of [outsider, other, own, editor, admin])
        statuses.push((await person[method](path(id, rest))).status)
      expect([rest, method, statuses]).toEqual([rest, method, expected])
    }
  })

  test('a public entry of another organisation: known, but not its history', async () => {
    const id = await makeEntry([{ ...first, places: [{ country: 'PL' }] }])
    await publishEntry(pool, practice, id)
    await other.get(path(id)).expect(403)
    await other.post(path(id, '/1/restore')).expect(403)
  })

  test.each(['/0', '/99', '/x', '/99/restore', '/1.5'])('no version %s', async (rest) => {
    await editor.get(path(await makeEntry(), rest)).expect(404)
  })

  test('nothing that is no entry', async () => {
    await editor.get('/en/admin/entries/999999/history').expect(404)
    await editor.get('/en/admin/entries/x/history').expect(404)
  })
})

describe('the list of versions', () => {
  test('says of an entry without any that nothing was saved', async () => {
    expect(await read(await makeEntry([]))).toContain('Nothing has been saved yet.')
  })

  test('has each with who, when, why, origin and what it is now, newest first', async () => {
    const id = await makeEntry([{ ...first, places: [{ country: 'PL' }] }])
    await publishEntry(pool, practice, id)
    await saveRevision(pool, practice, id, { content: first, relations: [], sources: [] }, { origin: 'import' })
    await save(id, second)
    const rows = [...(await read(id)).matchAll(/<tr><td class="ab">.*?<\/tr>/gs)].map(([row]) => words(row))
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatch(/3 draft \d{1,2} \w{3} \d{4}, \d{1,2}:\d\d Jana Příkladná/)
    expect(rows[1]).toMatch(/2 replaced .* Import Import/)
    expect(rows[2]).toMatch(/1 public .* Jana Příkladná Reason 1/)
    expect(rows[0]).not.toContain('Restore')
    expect(rows[2]).toContain('Restore')
  })

  test('knows a former member without a name', async () => {
    const id = await makeEntry([])
    const account = await makeAccount(portal, { email: 'gone@office.example', name: 'Gone Person' })
    await saveRevision(
      pool,
      practice,
      id,
      { content: first, relations: [], sources: [] },
      { origin: 'staff', authorId: account },
    )
    await pool.query(`update accounts set erased_at = now(), name = '' where id = $1`, [account])
    const text = await read(id)
    expect(words(text)).toContain('ormer member')
    expect(text).not.toContain('Gone Person')
  })

  test('escapes why, and has fifty on a page', async () => {
    const id = await makeEntry([])
    for (let n = 1; n <= 52; n++) await save(id, { title: { pl: `Kurs ${n}` } }, {}, { note: '<script>n</script>' })
    const page = await read(id)
    expect(page).not.toContain('<script>n')
    expect(page.match(/<tr><td class="ab">/g)).toHaveLength(50)
    expect(page).toMatch(/rel="next" href="[^"]*page=2"/)
    const last = await read(id, '?page=2')
    expect(last.match(/<tr><td class="ab">/g)).toHaveLength(2)
    expect(last).toMatch(/rel="prev"/)
    // versions of two pages can be compared by their address, and another page keeps what is compared
    const both = await read(id, '?a=1&b=52&page=99')
    expect(words(both)).toContain('What changed from version 1 to version 52')
    expect(both).toMatch(/a=1&amp;b=52/)
  })
})

describe('comparing two versions', () => {
  test('says what changed, in words and marks', async () => {
    const text = await read(await makeEntry(), '?a=1&b=2')
    expect(section(text, 'c-summary')).toMatch(/Polish .*odbył się w removed: mieście\. added: dwóch miastach\./)
    expect(section(text, 'c-start')).toMatch(/added: February 2014/)
    expect(words(text)).toContain('Fields changed: 2. Unchanged: 1.')
  })

  test('always goes from the older to the newer', async () => {
    const id = await makeEntry()
    expect(section(await read(id, '?a=2&b=1'), 'c-start')).toMatch(/added: February 2014/)
  })

  test('side by side', async () => {
    const text = await read(await makeEntry(), '?a=1&b=2&view=sides')
    expect(section(text, 'c-summary')).toMatch(/Before .*removed: mieście.* After .*added: dwóch miastach/)
    expect(text).toContain('view=words')
  })

  test.each([
    ['?a=1&b=1', 'Choose two different versions.'],
    ['?a=1&b=77', 'One of these versions does not exist'],
    ['?a=1&b=99999999999999', 'Two'],
    ['?a=x&b=2', 'Two'],
    ['?a=1&a=2&b=2', 'Two'],
    ['?view=nonsense&page=-4', 'Two'],
  ])('%s', async (query, expected) => {
    const text = words(await read(await makeEntry(), query))
    if (expected !== 'Two') expect(text).toContain(expected)
    else expect(text).toContain('2 versions')
    expect(text).not.toContain('What changed from')
  })

  test('of two that say the same', async () => {
    const id = await makeEntry([first, second, first])
    expect(await read(id, '?a=1&b=3')).toContain('Nothing has changed.')
  })

  test('speaks Polish and Czech', async () => {
    const id = await makeEntry()
    const [pl, cs] = await Promise.all(['pl', 'cs'].map((l) => editor.get(`/${l}/admin/entries/${id}/history?a=1&b=2`)))
    expect(words(pl!.text)).toMatch(/Zmiany od wersji 1 do wersji 2.*dodano: luty 2014/)
    expect(words(cs!.text)).toMatch(/Změny od verze 1 do verze 2.*přidáno: únor 2014/)
  })
})

describe('one version', () => {
  test('reads as fields, with its relations and sources by name', async () => {
    const id = await makeEntry([second], { relations: [{ role: 'owner', toId: mine }], sources: [source] })
    const text = await read(id, '/1')
    expect(section(text, 'c-start')).toContain('February 2014')
    expect(section(text, 'c-relations')).toMatch(/Responsible organisation: \S/)
    expect(section(text, 'c-sources')).toMatch(/\S/)
    expect(text).not.toContain('<ins>')
  })

  test('shows what was typed and could not be read', async () => {
    const id = await makeEntry([])
    await save(id, first, {}, { form: { 'title.pl': 'Kurs', start: 'kiedyś <dawno>' } })
    expect(await read(id, '/1')).toContain('kiedyś &lt;dawno&gt;')
  })
})

describe('restoring', () => {
  const restore = (id: number, number: number, sent: object, person = editor) =>
    person
      .post(path(id, `/${number}/restore`))
      .type('form')
      .send(sent)

  test.each([
    ['no reason', { expected: '2' }, 422],
    ['an empty reason', { expected: '2', reason: '  ' }, 422],
    ['a reason that is no text', 'expected=2&reason=a&reason=b', 422],
    ['a reason that is too long', { expected: '2', reason: 'x'.repeat(301) }, 422],
    ['no number', { reason: 'Because' }, 422],
    ['an odd number', { reason: 'Because', expected: '-1' }, 422],
    ['an older number', { reason: 'Because', expected: '1' }, 409],
    ['a number yet to come', { reason: 'Because', expected: '3' }, 409],
  ])('%s changes nothing', async (_, sent, status) => {
    const id = await makeEntry()
    const answer = await restore(id, 1, sent as object)
    expect(answer.status).toBe(status)
    expect(await revisions(id)).toHaveLength(2)
    expect(await logged(id)).toEqual([])
  })

  test('keeps the reason that was typed, and offers the number of now', async () => {
    const id = await makeEntry()
    const { text } = await restore(id, 1, { expected: '1', reason: 'The day was <wrong>' }).expect(409)
    expect(text).toContain('value="The day was &lt;wrong&gt;"')
    expect(text).toContain('name="expected" value="2"')
    expect(words(text)).toContain('A newer version was saved in between')
  })

  test('saves the old text as a new draft and says so, and leaves the public text alone', async () => {
    const content = { ...first, places: [{ country: 'PL' }] }
    const links = { relations: [{ role: 'owner', toId: mine, inferred: true }], sources: [source] }
    const id = await makeEntry([content], links)
    await save(id, { ...second, places: [{ country: 'PL' }] })
    await publishEntry(pool, practice, id)
    await restore(id, 1, { expected: '2', reason: 'The day was wrong' })
      .expect(303)
      .expect('Location', path(id, '?done=restored'))
    const rows = await revisions(id)
    expect(rows[2]).toMatchObject({
      number: 3,
      content,
      note: 'Version 1 restored: The day was wrong',
      origin: 'restore',
      author_id: editorId,
    })
    const { rows: relations } = await pool.query(
      `select l.role, l.to_id, l.inferred from relations l join revisions r on r.id = l.revision_id where r.entry_id = $1 and r.number = 3`,
      [id],
    )
    expect(relations).toEqual([{ role: 'owner', to_id: mine, inferred: true }])
    expect((await logged(id)).at(-1)).toEqual({
      action: 'entry.restored',
      account_id: editorId,
      detail: { number: 3, from: 1 },
    })
    const { rows: entry } = await pool.query(
      'select r.number, e.slug from entries e join revisions r on r.id = e.published_revision where e.id = $1',
      [id],
    )
    expect(entry[0].number).toBe(2)
    expect((await portal.request().get(`/pl/practices/${entry[0].slug}`).expect(200)).text).toContain('dwóch')
    expect(words(await read(id, '?done=restored'))).toMatch(/Restored as a new draft.*Restored version/)
  })

  test('says which version readers see and which draft it takes the place of', async () => {
    const id = await makeEntry([{ ...first, places: [{ country: 'PL' }] }])
    await publishEntry(pool, practice, id)
    await save(id, second)
    const text = words(await read(id, '/1/restore'))
    expect(text).toMatch(/Version 1 is saved anew as version 3, a draft.*Readers keep seeing version 1/)
    expect(text).toMatch(/Version 2 is a draft that is not public yet.*Jana Příkladná/)
  })

  test('of the newest does nothing', async () => {
    const id = await makeEntry()
    expect(await read(id, '/2/restore')).toContain('There is nothing to restore')
    await restore(id, 2, { expected: '2', reason: 'Because' })
      .expect(303)
      .expect('Location', path(id, '?done=unchanged'))
    expect(await revisions(id)).toHaveLength(2)
    expect(await logged(id)).toEqual([])
  })

  test('brings back what was typed and could not be read', async () => {
    const form = { 'title.pl': 'Kurs', start: 'kiedyś' }
    const id = await makeEntry([])
    await save(id, first, {}, { form })
    await save(id, second)
    await restore(id, 1, { expected: '2', reason: 'Because' }).expect(303)
    expect((await revisions(id))[2]).toMatchObject({ content: first, form })
  })

  test('leaves out what can no longer stand, and says so before', async () => {
    const id = await makeEntry([first], { relations: [{ role: 'owner', toId: mine }], sources: [source] })
    await save(id, second)
    // a role that the kind no longer has for it
    await pool.query(
      `update relations l set role = 'from-project' from revisions r where r.id = l.revision_id and r.entry_id = $1 and r.number = 1`,
      [id],
    )
    expect(words(await read(id, '/1/restore'))).toMatch(/Not everything can come back.*From the project: \S/)
    await restore(id, 1, { expected: '2', reason: 'Because' }).expect(303)
    const { rows } = await pool.query(
      `select (select count(*)::int from relations l where l.revision_id = r.id) relations,
         (select count(*)::int from revision_sources s where s.revision_id = r.id) sources
       from revisions r where r.entry_id = $1 and r.number = 3`,
      [id],
    )
    expect(rows[0]).toEqual({ relations: 0, sources: 1 })
  })

  test('waits while those who sent it for review may not write', async () => {
    const id = await makeEntry()
    await pool.query(`insert into reviews (entry_id, number, sent_by) values ($1, 2, $2)`, [id, editorId])
    const { text } = await restore(id, 1, { expected: '2', reason: 'Because' }, own).expect(409)
    expect(words(text)).toContain('The entry is in review')
    expect(await revisions(id)).toHaveLength(2)
    await restore(id, 1, { expected: '2', reason: 'Because' }, editor).expect(303)
  })

  test('only from the portal itself', async () => {
    const id = await makeEntry()
    await restore(id, 1, { expected: '2', reason: 'Because' }).set('Sec-Fetch-Site', 'cross-site').expect(403)
    expect(await revisions(id)).toHaveLength(2)
  })
})

test('a version that came out of an import names its batch, with a link for whoever may open it', async () => {
  const batch = await pool.query(`insert into batches (name) values ('Papers of <May>') returning id`)
  const item = await pool.query(
    `insert into batch_items (batch_id, position, name) values ($1, 1, 'a.txt') returning id`,
    [batch.rows[0].id],
  )
  const id = await makeEntry([first])
  await saveRevision(
    pool,
    practice,
    id,
    { content: second, relations: [], sources: [] },
    { origin: 'import', batchItemId: item.rows[0].id },
  )
  const path = `/en/admin/entries/${id}/history`
  const link = `<a href="/en/admin/annexes/${batch.rows[0].id}">Papers of &lt;May&gt;</a>`
  expect((await admin.get(path).expect(200)).text).toContain(link)
  const seen = (await editor.get(path).expect(200)).text
  expect(seen).toContain('Papers of &lt;May&gt;')
  expect(seen).not.toContain('/admin/annexes/')
})
