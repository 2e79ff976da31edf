import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadThemes } from '../../src/themes/themes.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { words } from '../read-page.ts'
import { entryRow, logOf, makeDraft, type Person, practiceOf, takeMails } from './work.ts'

const portal = await openPortal({ content: 'none' })
const { pool } = portal

let editor: Person
let own: Person
let ids: { editor: number; own: number; second: number }
let office: number
beforeAll(async () => {
  office = await publishBody(pool, 'office')
  await pool.query(
    `insert into themes (id, label, synonyms) values ('transport', '{"en": "transport", "pl": "transport", "cs": "doprava"}', '{"en": [], "pl": [], "cs": []}')
     on conflict do nothing`,
  )
  await loadThemes(pool)
  ids = {
    editor: await makeAccount(portal, { email: 'editor@office.example', role: 'editor' }),
    second: await makeAccount(portal, { email: 'second@office.example', role: 'editor' }),
    own: await makeAccount(portal, { email: 'own@office.example', role: 'contributor', organisationId: office }),
  }
  editor = await signIn(portal, 'editor@office.example')
  own = await signIn(portal, 'own@office.example')
})
beforeEach(async () => void (await takeMails(portal)))

const post = (body: object, person = editor) => person.post('/en/admin/entries/bulk').type('form').send(body)
/** Does it, and reads the page that says what became of it. */
async function act(body: object) {
  const { headers } = await post({ ...body, step: 'do' }).expect(303)
  const { text } = await editor.get(headers.location!).expect(200)
  const [skipped = '', done = ''] = text.includes('id="skipped"')
    ? text.split('id="skipped"')[1]!.split('id="done"')
    : ['', text.split('id="done"')[1]]
  const listed = (html: string) => [...html.matchAll(/class="rid">\w+-0*(\d+)</g)].map(([, id]) => Number(id))
  return { text: words(text), done: listed(done), skipped: listed(skipped), location: headers.location! }
}

describe('who may', () => {
  test('editors and admins only', async () => {
    const id = await makeDraft(portal, { ownerId: office })
    await post({ do: 'archive', id, step: 'do' }, own).expect(403)
    await own.get('/en/admin/entries/bulk?do=archive&done=1').expect(403)
    await post({ do: 'archive', id, step: 'do' }, portal.request()).expect(403)
    expect((await entryRow(portal, id)).status).toBe('draft')
    const { text } = await own.get('/en/admin/entries')
    expect(text).not.toContain('type="checkbox" name="id"')
    expect((await editor.get('/en/admin/entries')).text).toContain('type="checkbox" name="id"')
  })
})

describe('before anything is done', () => {
  test.each([
    [{}, 'No entry was ticked'],
    [{ do: 'archive' }, 'No entry was ticked'],
    [{ do: 'archive', id: 'x' }, 'No entry was ticked'],
    [{ do: 'archive', id: [1, 2, 3].map((n) => -n) }, 'No entry was ticked'],
    [{ do: 'archive', id: Array.from({ length: 201 }, (_, i) => i + 1) }, 'At most 200'],
    [{ do: 'destroy', id: 1 }, 'No entry was ticked'],
    [{ do: ['archive', 'archive'], id: 1 }, 'No entry was ticked'],
  ])('%j is refused', async (body, said) => {
    expect(words((await post({ ...body, step: 'do' }).expect(422)).text)).toContain(said)
  })

  test('a page names the number and the entries, and nothing has happened', async () => {
    const [a, b] = [await makeDraft(portal, { content: practiceOf('<b>a') }), await makeDraft(portal)]
    const { text } = await post({ do: 'archive', id: [a, b, a] }).expect(200)
    expect(words(text)).toContain('Archive 2 entries?')
    expect(text).toContain('Title &lt;b&gt;a')
    expect(text.match(/type="hidden" name="id"/g)).toHaveLength(2)
    expect((await entryRow(portal, a)).status).toBe('draft')
    expect(words((await post({ do: 'archive', id: a }).expect(200)).text)).toContain('Archive 1 entry?')
  })

  test('what the action needs is asked for', async () => {
    const id = await makeDraft(portal)
    await post({ do: 'theme', id, step: 'do', theme: 'nonsense' }).expect(422)
    await post({ do: 'assign', id, step: 'do', assignee: ids.own }).expect(422)
    await post({ do: 'send', id, step: 'do', assignee: 'x' }).expect(422)
    expect(await logOf(portal, id)).toEqual([])
  })
})

describe('each entry for itself', () => {
  test('archive: what is archived already or gone is skipped and said', async () => {
    const there = await publish(pool, { kind: 'practice', slug: 'bulk-there' })
    const draft = await makeDraft(portal)
    const before = await makeDraft(portal)
    await pool.query(`update entries set status = 'archived', archived_at = now() where id = $1`, [before])
    const result = await act({ do: 'archive', id: [there, before, 999_999, draft] })
    expect(result.done).toEqual([there, draft])
    expect(result.skipped).toEqual([before])
    expect(result.text).toContain('Done: 2 of 3 entries')
    expect(result.text).toContain('The entry is in the archive.')
    await portal.request().get('/en/practices/bulk-there').expect(410)
    expect((await pool.query('select 1 from catalogue where entry_id = $1', [there])).rows).toEqual([])
    expect((await act({ do: 'archive', id: there })).done).toEqual([])
  })

  test('send: what lacks something or has nothing new is skipped, the rest waits for one editor', async () => {
    const [a, b] = [await makeDraft(portal), await makeDraft(portal)]
    const lacks = await makeDraft(portal, { content: { title: { en: 'Lacks' } } })
    const nothingNew = await publish(pool, { kind: 'event', slug: 'nothing-new' })
    const result = await act({ do: 'send', id: [a, lacks, b, nothingNew], assignee: ids.second, note: 'Together' })
    expect([result.done, result.skipped]).toEqual([
      [a, b],
      [lacks, nothingNew],
    ])
    expect(result.text).toMatch(/Required fields are empty.*is public already/)
    expect((await takeMails(portal)).map(({ recipient }) => recipient)).toEqual(Array(2).fill('second@office.example'))
    const again = await act({ do: 'send', id: [a] })
    expect(again.skipped).toEqual([a])
    expect(again.text).toContain('in review already')
    expect(await logOf(portal, a)).toEqual(['entry.sent-for-review'])
  })

  test('theme: a new draft of each, once; readers see no change', async () => {
    const there = await publish(pool, { kind: 'practice', slug: 'gets-theme', content: { ...practiceOf('themed') } })
    const has = await makeDraft(portal, { content: practiceOf('has', { themes: ['transport'] }) })
    const empty = await makeDraft(portal)
    await pool.query('update entries set draft_revision = null where id = $1', [empty])
    await pool.query('delete from entries where id = $1', [empty])
    const full = await makeDraft(portal, {
      content: practiceOf('full', { themes: Array.from({ length: 12 }, (_, i) => `theme-${i}`) }),
    })
    const result = await act({ do: 'theme', theme: 'transport', id: [there, has, full], note: 'Season' })
    expect([result.done, result.skipped]).toEqual([[there], [has, full]])
    const { rows } = await pool.query('select r.* from revisions r where r.entry_id = $1 order by r.number', [there])
    expect(rows.map(({ content }) => content.themes)).toEqual([undefined, ['transport']])
    expect([rows[1].author_id, rows[1].note, rows[1].origin]).toEqual([ids.editor, 'Season', 'staff'])
    expect(rows[1].content.title).toEqual(rows[0].content.title)
    const { rows: listed } = await pool.query('select c.themes from catalogue c where c.entry_id = $1', [there])
    expect(listed[0].themes).toEqual([])
    expect((await act({ do: 'theme', theme: 'transport', id: there })).done).toEqual([])
  })

  test('theme: of what could not be read nothing is lost', async () => {
    const id = await makeDraft(portal)
    await pool.query(
      `insert into revisions (entry_id, number, content, origin, form) select entry_id, 2, content, 'staff', '{"start": "soon"}'
       from revisions where entry_id = $1`,
      [id],
    )
    const result = await act({ do: 'theme', theme: 'transport', id })
    expect(result.skipped).toEqual([id])
    expect(result.text).toContain('could not be read')
  })

  test('assign: to a contributor only what they may change', async () => {
    const [mine, theirs] = [await makeDraft(portal, { ownerId: office }), await makeDraft(portal)]
    const result = await act({ do: 'assign', assignee: ids.own, id: [mine, theirs] })
    expect([result.done, result.skipped]).toEqual([[mine], [theirs]])
    expect((await entryRow(portal, mine)).assignee_id).toBe(ids.own)
    expect(result.text).toContain('This person cannot work on the entry')
    expect((await act({ do: 'assign', assignee: '', id: [mine] })).done).toEqual([mine])
    expect((await entryRow(portal, mine)).assignee_id).toBeNull()
  })
})

test('an address of a result that we did not write shows nothing of it', async () => {
  await editor.get('/en/admin/entries/bulk').expect(404)
  await editor.get('/en/admin/entries/bulk?do=nonsense&done=1').expect(404)
  const { text } = await editor
    .get('/en/admin/entries/bulk?do=archive&done=1.x&skipped=2-%3Cb%3E.3-nonsense')
    .expect(200)
  expect(text).not.toContain('<b>.')
  expect(text).not.toContain('id="skipped"')
})
