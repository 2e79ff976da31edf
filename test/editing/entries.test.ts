import { beforeAll, describe, expect, test, vi } from 'vitest'
import { entryCode } from '../../src/entries/kind.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { createEntry, saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName, kinds } from '../../src/kinds.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'

const portal = await openPortal()
const { pool } = portal
const practice = kindByName.get('practice')!

type Person = Awaited<ReturnType<typeof signIn>>
let editor: Person
let contributor: Person
let office: number
let drafts: { own: number; other: number; empty: number }

beforeAll(async () => {
  const { rows } = await pool.query(`select e.id from entries e where e.kind = 'organisation' order by e.id limit 2`)
  const [mine, theirs] = rows.map(({ id }) => id)
  const draft = async (slug: string, ownerId: number, title: Record<string, string>) => {
    const id = await createEntry(pool, practice, { slug, originalLanguage: 'pl', ownerId })
    const save = { content: { title }, relations: [], sources: [] }
    if (Object.keys(title).length > 0) await saveRevision(pool, practice, id, save, { origin: 'staff' })
    return id
  }
  office = mine
  drafts = {
    own: await draft('own-draft', mine, { pl: 'Nasz „<b>szkic</b>”', en: 'Our draft' }),
    other: await draft('other-draft', theirs, { pl: 'Cudza wersja' }),
    empty: await draft('empty', theirs, {}),
  }
  await pool.query(`update entries set status = 'in_review' where id = $1`, [drafts.own])
  await makeAccount(portal, { email: 'editor@office.example', role: 'editor' })
  await makeAccount(portal, { email: 'contributor@office.example', role: 'contributor', organisationId: mine })
  editor = await signIn(portal, 'editor@office.example')
  contributor = await signIn(portal, 'contributor@office.example')
})

const list = async (person: Person, query = '', language = 'en') => {
  const { text } = await person.get(`/${language}/admin/entries${query}`).expect(200)
  const rows = [...text.matchAll(/<tr>(?:<td class="pk">(?:(?!<tr>).)*?)?<th scope="row">(.*?)<\/tr>/gs)].map(([row]) =>
    row.replace(/\s+/g, ' '),
  )
  return { text, rows, count: Number(/role="status"><b>(\d+)/.exec(text)?.[1]) }
}
const counted = async (condition = 'true') =>
  (await pool.query(`select count(*)::int n from entries e where ${condition}`)).rows[0].n as number

describe('the list of entries', () => {
  test('has everything for an editor, saved last first, with state, languages, version and origin', async () => {
    const { rows, count } = await list(editor)
    expect(count).toBe(await counted())
    expect(rows).toHaveLength(count)
    const [other, own] = rows
    expect(own).toContain('Our draft')
    expect(own).toContain(entryCode(practice, drafts.own))
    expect(own).toMatch(/In review.*pl.*original.*cs.*missing.*en.*up to date.*>1<.*, \d{1,2} \w{3} \d{4}.*Staff/)
    expect(other).toMatch(/lang="pl">Cudza wersja<\/a>.*Draft.*pl.*original.*cs.*missing.*en.*missing/)
    expect(rows.at(-1)).toMatch(/Without a title.*Draft/)
    expect(rows.at(-2)).toMatch(/Published.*First content/)
  })

  test('links to the editor of what one may change, and to the public page of the rest', async () => {
    const link = (row: string) => /<th scope="row">.*?href="([^"]+)"/.exec(row)?.[1]
    const { rows } = await list(editor)
    for (const row of rows) expect(link(row)).toMatch(/^\/en\/admin\/entries\/\d+\/edit$/)
    const seen = (await list(contributor)).rows
    expect(seen.map(link).filter((href) => href!.endsWith('/edit'))).toHaveLength(
      await counted(`e.owner_id = ${office}`),
    )
    for (const row of seen) expect((await contributor.get(link(row)!)).status, link(row)).toBe(200)
  })

  test('shows a contributor what is public and what their organisation has', async () => {
    const { text, rows, count } = await list(contributor)
    const { rows: own } = await pool.query('select e.owner_id from entries e where e.id = $1', [drafts.own])
    expect(count).toBe(await counted(`e.status = 'published' or e.owner_id = ${own[0].owner_id}`))
    expect(rows[0]).toContain('Our draft')
    expect(text).not.toContain('Cudza')
    expect((await list(contributor, '?state=draft')).count).toBe(0)
    expect((await contributor.get('/en/admin')).text).toContain('Counted is what is public, and everything of your own')
  })

  test('escapes titles, and says them in the language of the reader', async () => {
    const { rows } = await list(editor, '?state=in_review', 'pl')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain('Nasz „&lt;b&gt;szkic&lt;/b&gt;”')
  })

  test.each([
    ['?kind=practice', `e.kind = 'practice'`],
    ['?kind=practice&kind=event', `e.kind in ('practice', 'event')`],
    ['?state=draft', `e.status = 'draft'`],
    ['?state=draft&state=in_review&kind=practice', `e.status in ('draft', 'in_review') and e.kind = 'practice'`],
    ['?state=archived', `e.status = 'archived'`],
    ['?kind=nonsense&state=x', 'true'],
    ["?kind=' or 1=1", 'true'],
    ['?kind[]=practice&state[$ne]=draft', 'true'],
    ['?page=-1', 'true'],
    ['?page=999999999999999999999', 'true'],
    ['?page=x&kind=%00', 'true'],
  ])('%s', async (query, condition) => {
    const { count, rows } = await list(editor, query)
    expect(count).toBe(await counted(condition))
    expect(rows).toHaveLength(count)
  })

  test('counts in each filter what choosing it would find', async () => {
    const { text } = await list(editor, '?kind=practice')
    const n = (value: string) => Number(new RegExp(`value="${value}".*?class="n">(\\d+)`).exec(text)?.[1])
    expect(n('draft')).toBe(await counted(`e.status = 'draft' and e.kind = 'practice'`))
    expect(n('published')).toBe(await counted(`e.status = 'published' and e.kind = 'practice'`))
    for (const kind of kinds) expect(n(kind.name)).toBe(await counted(`e.kind = '${kind.name}'`))
  })

  test('marks what has changes that are not public, to those only who may see them', async () => {
    const { rows: found } = await pool.query(
      `select e.id, r.content from entries e join revisions r on r.id = e.published_revision
       where e.kind = 'practice' and e.owner_id is distinct from (select o.owner_id from entries o where o.id = $1)
         and e.status = 'published' limit 1`,
      [drafts.own],
    )
    const content = { ...found[0].content, title: { en: 'Not for the public yet' } }
    await saveRevision(pool, practice, found[0].id, { content, relations: [], sources: [] }, { origin: 'staff' })
    expect((await list(editor)).rows[0]).toMatch(/Not for the public yet.*changes waiting.*>2</)
    const seen = await list(contributor)
    expect(seen.text).not.toMatch(/Not for the public yet|changes waiting/)
    const code = entryCode(practice, found[0].id)
    expect(seen.rows.find((row) => row.includes(code))).toMatch(/Published.*1, .*First content/)
  })

  test('has fifty on a page', async () => {
    const filling = `insert into entries (kind, slug, original_language)
      select 'event', 'filling-' || n, 'en' from generate_series(1, 60) n`
    await pool.query(filling)
    const pages = [await list(editor, '?state=draft'), await list(editor, '?state=draft&page=2')]
    expect(pages.map(({ rows }) => rows.length)).toEqual([50, (await counted(`e.status = 'draft'`)) - 50])
    const codes = pages.flatMap(({ rows }) => rows.map((row) => /class="rid">([^<]+)/.exec(row)?.[1]))
    expect(new Set(codes).size).toBe(codes.length)
    expect(pages[0]!.text).toContain('rel="next" href="/en/admin/entries?state=draft&amp;page=2"')
    expect(pages[0]!.text).not.toContain('rel="prev"')
    expect(pages[1]!.text).toContain('rel="prev" href="/en/admin/entries?state=draft"')
    expect(pages[1]!.text).toContain(`Showing 51–${codes.length} of ${codes.length}`)
    expect((await list(editor, '?state=draft&page=99')).rows).toHaveLength(pages[1]!.rows.length)
    await pool.query(`delete from entries where slug like 'filling-%'`)
  })

  test('takes two statements, whatever its length', async () => {
    const statements = async (query: string) => {
      const asked = vi.spyOn(pool, 'query')
      await list(editor, query)
      const texts = asked.mock.calls.map(([text]) => String(text))
      asked.mockRestore()
      return { all: texts.length, own: texts.filter((text) => /from entries e/.test(text)).length }
    }
    const long = await statements('')
    expect(long.own).toBe(2)
    expect(await statements('?state=in_review')).toEqual(long)
  })
})

describe('the first page of the staff area', () => {
  test('counts entries by state and kind, each count a link that finds as many', async () => {
    await archiveEntry(
      pool,
      practice,
      (await pool.query(`select e.id from entries e where e.slug = 'metropolitan-mentors'`)).rows[0].id,
    )
    const { text } = await editor.get('/en/admin').expect(200)
    const main = text.split('<main')[1]!.split('</main>')[0]!
    const links = [...main.matchAll(/<a href="\/en\/admin\/entries([^"]*)">(?:<b>)?(\d+)</g)]
    expect(links.length).toBeGreaterThan(12)
    for (const [, query, n] of links)
      expect([query, (await list(editor, query!.replaceAll('&amp;', '&'))).count]).toEqual([query, Number(n)])
    expect(main).toContain('entries?state=archived&amp;kind=practice">1<')
  })

  test('says who one is and which role one has', async () => {
    const { text } = await contributor.get('/pl/admin').expect(200)
    expect(text).toContain('contributor@office.example')
    expect(text).toContain('Autor')
    const { rows } = await pool.query(
      `select c.title from accounts a join catalogue c on c.entry_id = a.organisation_id where a.role = 'contributor'`,
    )
    expect(text.replaceAll('\u00a0', ' ')).toContain(rows[0].title.pl)
  })

  test('offers no page that is not there, and stands in its own shell', async () => {
    const { text } = await editor.get('/en/admin').expect(200)
    expect(text).toMatch(/<body class="staff">/)
    expect(text).toMatch(/href="\/assets\/[\w-]+\/staff\.css"/)
    expect(text).not.toContain('/en/sign-in"')
    const links = new Set([...text.matchAll(/href="(\/en[^"#]*)/g)].map(([, href]) => href!.replaceAll('&amp;', '&')))
    for (const href of links) expect((await editor.get(href)).status, href).toBe(200)
    expect(text).toContain('<form class="me" method="post" action="/en/sign-out">')
  })
})
