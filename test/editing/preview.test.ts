import { beforeAll, describe, expect, test } from 'vitest'
import { publishEntry } from '../../src/entries/publish-entry.ts'
import { createEntry, type Draft, saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName, kinds } from '../../src/kinds.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { publishBody } from '../publish.ts'
import { jsonLd, words } from '../read-page.ts'

const portal = await openPortal()
const { pool } = portal

type Person = Awaited<ReturnType<typeof signIn>>
let editor: Person
let own: Person
let other: Person
let editorId: number
let mine: number
let slugs = 0

beforeAll(async () => {
  const { rows } = await pool.query(`select e.id from entries e where e.kind = 'organisation' order by e.id limit 2`)
  mine = rows[0].id
  editorId = await makeAccount(portal, { email: 'editor@office.example', role: 'editor', name: 'Jana Příkladná' })
  await makeAccount(portal, { email: 'own@office.example', role: 'contributor', organisationId: mine })
  await makeAccount(portal, { email: 'other@office.example', role: 'contributor', organisationId: rows[1].id })
  editor = await signIn(portal, 'editor@office.example')
  own = await signIn(portal, 'own@office.example')
  other = await signIn(portal, 'other@office.example')
})

async function makeDraft(kind: string, content: object | undefined, more: Partial<Draft> = {}) {
  const id = await createEntry(pool, kindByName.get(kind)!, {
    slug: `seen-${++slugs}`,
    originalLanguage: 'pl',
    ownerId: mine,
  })
  if (content) await save(kind, id, content, more)
  return id
}
const save = (kind: string, id: number, content: object, more: Partial<Draft> = {}) =>
  saveRevision(
    pool,
    kindByName.get(kind)!,
    id,
    { content, relations: [], sources: [], ...more },
    { origin: 'staff', authorId: editorId },
  )

const base = (id: number) => `/en/admin/entries/${id}/previews`
/** Makes a link and gives its path in a language. */
async function previewOf(id: number, language = 'en', person = editor) {
  const { text } = await person.post(base(id)).expect(201)
  const token = /\/en\/preview\?token=([\w-]{43})/.exec(text)![1]
  return `/${language}/preview?token=${token}`
}
const read = async (path: string) => (await portal.request().get(path).expect(200)).text

describe('making a link', () => {
  test('for those only who may', async () => {
    const id = await makeDraft('practice', { title: { pl: 'Kurs' } })
    for (const [person, get, post] of [
      [portal.request(), 303, 403],
      [other, 404, 404],
      [own, 200, 201],
      [editor, 200, 201],
    ] as const) {
      expect((await person.get(base(id))).status).toBe(get)
      expect((await person.post(base(id))).status).toBe(post)
    }
    await editor.post(base(id)).set('Sec-Fetch-Site', 'cross-site').expect(403)
  })

  test('of nothing there is none', async () => {
    const id = await makeDraft('practice', undefined)
    const { text } = await editor.post(base(id)).expect(409)
    expect(text).toContain('there is nothing to look at')
    expect(
      (
        await pool.query('select 1 from previews p join revisions r on r.id = p.revision_id where r.entry_id = $1', [
          id,
        ])
      ).rowCount,
    ).toBe(0)
  })

  test('shows it once, keeps only its hash, lists it, and writes it down', async () => {
    const id = await makeDraft('practice', { title: { pl: 'Kurs' } })
    const path = await previewOf(id)
    const token = path.split('=')[1]!
    const { rows } = await pool.query(
      `select p.token_hash, p.created_by, p.expires_at - p.created_at as lasts from previews p join revisions r on r.id = p.revision_id where r.entry_id = $1`,
      [id],
    )
    expect(rows).toMatchObject([{ created_by: editorId, lasts: { days: 14 } }])
    expect(rows[0].token_hash.toString('latin1')).not.toContain(token)
    const { text } = await editor.get(base(id)).expect(200)
    expect(text).not.toContain(token)
    expect(words(text)).toMatch(/Links that work.*Jana Příkladná/)
    const { rows: log } = await pool.query('select action, account_id, detail from audit_log where entry_id = $1', [id])
    expect(log).toEqual([{ action: 'entry.previewed', account_id: editorId, detail: { number: 1 } }])
  })

  test('and ending it', async () => {
    const id = await makeDraft('practice', { title: { pl: 'Kurs' } })
    const elsewhere = await makeDraft('practice', { title: { pl: 'Kurs' } })
    const path = await previewOf(id)
    const form = /action="(\/en\/admin\/entries\/\d+\/previews\/\d+\/end)"/.exec((await editor.get(base(id))).text)![1]!
    await other.post(form).expect(404)
    await editor.post(form.replace(`/${id}/`, `/${elsewhere}/`)).expect(404)
    await read(path)
    await own
      .post(form)
      .expect(303)
      .expect('Location', `${base(id)}?done=ended`)
    await portal.request().get(path).expect(410)
    await own.post(form).expect(404)
    expect((await own.get(`${base(id)}?done=ended`)).text).toContain('No link works at the moment.')
  })
})

describe('a link that does not work', () => {
  test.each([
    '',
    '?token=',
    '?token=short',
    `?token=${'x'.repeat(43)}`,
    `?token=${'x'.repeat(5000)}`,
    `?token=a&token=b`,
    `?token[]=${'x'.repeat(43)}`,
    `?token=${"'".repeat(43)}`,
    '?token=%00',
  ])('%s', async (query) => {
    for (const language of ['en', 'pl', 'cs']) {
      const answer = await portal.request().get(`/${language}/preview${query}`)
      expect([language, answer.status]).toEqual([language, 410])
      expect(answer.text).toContain('name="robots" content="noindex"')
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    }
  })

  test('its time is over', async () => {
    const id = await makeDraft('practice', { title: { pl: 'Kurs' } })
    const path = await previewOf(id)
    await pool.query(
      `update previews p set expires_at = now() from revisions r where r.id = p.revision_id and r.entry_id = $1`,
      [id],
    )
    expect((await portal.request().get(path).expect(410)).text).toContain('Ask whoever sent it for a new one')
    expect((await editor.get(base(id))).text).toContain('No link works at the moment.')
  })

  test('its entry was deleted', async () => {
    const id = await makeDraft('practice', { title: { pl: 'Kurs' } })
    const path = await previewOf(id)
    await pool.query('delete from entries where id = $1', [id])
    await portal.request().get(path).expect(410)
  })
})

describe('a preview', () => {
  const full = {
    title: { pl: 'Nowy tytuł', en: 'New title' },
    summary: { pl: 'Nowy opis' },
    places: [{ country: 'PL', city: 'Opole' }],
  }

  test.each(kinds.map(({ name }) => name))(
    'of a %s that was never published, with nothing, little and much',
    async (kind) => {
      for (const content of [{}, { title: { cs: 'Jen název' } }, full]) {
        const id = await makeDraft(kind, content)
        for (const language of ['en', 'pl', 'cs']) {
          const answer = await portal.request().get(await previewOf(id, language))
          expect([content, language, answer.status]).toEqual([content, language, 200])
          expect(answer.text).toMatch(/<h1[^>]*>[^<]+<\/h1>/)
        }
        const { rows } = await pool.query('select slug from entries where id = $1', [id])
        await portal.request().get(`/en/${kind}s/${rows[0].slug}`).expect(404)
      }
    },
  )

  test.each(kinds.map(({ name }) => name))(
    'of a public %s is its page, but for the banner and what machines are told',
    async (kind) => {
      const { rows } = await pool.query(
        `select e.id, e.slug from entries e where e.kind = $1 and e.status = 'published' and e.slug not like 'seen-%' order by e.id limit 2`,
        [kind],
      )
      for (const { id, slug } of rows) {
        const path = await previewOf(id, 'pl')
        const main = (html: string) => words(html.split('<main')[1]!.split('</main>')[0]!).replace(/:\d{4,5}\//g, '/')
        const [before, seen] = (await read(path)).split(/<div class="notice warn no-print">.*?<\/div>/s)
        expect(seen).toBeDefined()
        expect(main(before! + seen!)).toBe(main(await read(`/pl/${kind}s/${slug}`)))
      }
    },
  )

  test('is bound to its version, says which, and is kept by nobody', async () => {
    const id = await makeDraft('practice', { ...full, title: { pl: 'Pierwsza wersja' } })
    await publishEntry(pool, kindByName.get('practice')!, id)
    await save('practice', id, { ...full, title: { pl: 'Druga wersja' } })
    const path = await previewOf(id, 'pl')
    await save('practice', id, { ...full, title: { pl: 'Trzecia wersja' } })
    const answer = await portal.request().get(path).expect(200)
    expect(words(answer.text)).toContain('Podgląd wersji 2, niepubliczny.')
    expect(answer.text).toContain('Druga wersja')
    expect(answer.text).not.toMatch(/Pierwsza wersja|Trzecia wersja/)
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    })
    expect(answer.text).toContain('<meta name="robots" content="noindex">')
    expect(answer.text).not.toMatch(/rel="(canonical|alternate)"/)
    expect(jsonLd(answer.text)).toEqual({})
    // what is public stays as it was
    const { rows } = await pool.query('select slug from entries where id = $1', [id])
    const open = await portal.request().get(`/pl/practices/${rows[0].slug}`).expect(200)
    expect(open.text).toContain('Pierwsza wersja')
    expect(open.text).not.toContain('niepubliczny')
    expect(open.headers['cache-control']).not.toContain('no-store')
  })

  test('leads to the same preview in the other languages', async () => {
    const path = await previewOf(await makeDraft('practice', full))
    const [, to] = /href="\/language\/pl\?to=([^"]+)"/.exec(await read(path))!
    const decoded = decodeURIComponent(to!)
    expect(decoded).toBe(path.replace('/en/', '/pl/'))
    expect(words(await read(decoded))).toContain('Podgląd wersji 1')
  })

  test('links to entries that are public, and to no others', async () => {
    const open = await publishBody(pool, 'open-body')
    const closed = await makeDraft('organisation', { title: { en: 'Closed body' } })
    const relations = [open, closed].map((toId) => ({ role: 'owner', toId }))
    const text = await read(await previewOf(await makeDraft('practice', full, { relations })))
    expect(text).toContain('Body open-body')
    expect(text).not.toContain('Closed body')
  })

  test('shows places and similar entries of the version itself', async () => {
    const { rows } = await pool.query(
      `select c.themes from catalogue c where c.kind = 'practice' and c.themes <> '{}' limit 1`,
    )
    const text = await read(await previewOf(await makeDraft('practice', { ...full, themes: rows[0].themes })))
    expect(text).toContain('id="related"')
    expect(text).toContain('Map: Opole')
  })

  test('escapes what was written', async () => {
    const text = await read(
      await previewOf(await makeDraft('practice', { ...full, title: { pl: '<script>x</script>' } })),
    )
    expect(text).not.toContain('<script>x')
  })

  test('names no private contact', async () => {
    const id = await makeDraft('practice', full)
    await pool.query(
      `insert into contacts (entry_id, purpose, public, name, email) values ($1, 'practice', false, 'Hidden Person', 'hidden@office.example')`,
      [id],
    )
    expect(await read(await previewOf(id))).not.toMatch(/Hidden Person|hidden@/)
  })
})
