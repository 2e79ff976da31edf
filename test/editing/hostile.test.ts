import { gzipSync } from 'node:zlib'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { describeFields, type FormField } from '../../src/editing/form/describe-fields.ts'
import type { FormText } from '../../src/editing/form/write-form.ts'
import type { Kind } from '../../src/entries/kind.ts'
import { kinds } from '../../src/kinds.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { listRoutes } from '../list-routes.ts'
import { openPortal } from '../portal.ts'
import { publishBody } from '../publish.ts'
import { makeDraft, type Person, practiceOf, takeMails } from './work.ts'

// What somebody with bad intentions, or a broken program, sends to the staff area.

const portal = await openPortal({ content: 'none' })
const { pool } = portal
let admin: Person
let contributor: Person
let body: number
const ids: Record<string, number> = {}

beforeAll(async () => {
  body = await publishBody(pool, 'own-body')
  await makeAccount(portal, { email: 'admin@office.example', role: 'admin', name: named('Ada') })
  await makeAccount(portal, {
    ...{ email: 'own@office.example', role: 'contributor', name: named('Ola'), organisationId: body },
  })
  ids.account = await makeAccount(portal, { email: 'somebody@office.example', role: 'contributor' })
  admin = await signIn(portal, 'admin@office.example')
  contributor = await signIn(portal, 'own@office.example')
  await pool.query(
    `insert into themes (id, label, synonyms) select v, jsonb_build_object('en', v, 'pl', v, 'cs', v),
       '{"en": [], "pl": [], "cs": []}' from unnest(array['one-theme', 'other-theme']) v`,
  )
  const { rows } = await pool.query(
    `insert into sources (code, title, page_kind, owner, language)
     values ('S1', jsonb_build_object('en', $1::text), '{"en": "page"}', $1, 'en') returning id`,
    [named('A body')],
  )
  ids.source = rows[0].id
})

/** Breaks out of attributes, texts, comments and scripts wherever it is not escaped; as much of it as fits. */
function hostile(max = 120): string {
  return `"'><zq-x onzq=1></script></textarea>--><a href="javascript:zq()">**zq** [zq](javascript:zq())`.slice(0, max)
}

/** The same in a name that stands on every page: it must not pass for the text that the page is about. */
const named = (name: string) => `${name} ${hostile(60).replace('zq-x', 'zq-name')}`

const routes = listRoutes(portal.app)
const staffPaths = (method: 'GET' | 'POST') =>
  routes
    .filter((route) => route.startsWith(`${method} /admin`) && !route.includes('/annexes'))
    .map((route) => route.slice(method.length + 1))

/** The address of a route with things that are there; an entry is made anew each time, and may be changed. */
async function addressOf(path: string): Promise<string> {
  if (path.startsWith('/admin/accounts')) return `/en${path.replace(':id', String(ids.account))}`
  if (path.startsWith('/admin/sources')) return `/en${path.replace(':id', String(ids.source))}`
  if (path.startsWith('/admin/themes')) return `/en${path.replace(':id', 'one-theme')}`
  if (path.startsWith('/admin/files')) return `/en${path.replace(':id', '999999').replace(':name', 'name.pdf')}`
  if (!path.includes(':id')) return `/en${path}`
  const id = await makeDraft(portal, { ownerId: body })
  const { rows } = await pool.query(
    `insert into contacts (entry_id, name, purpose) values ($1, 'Nobody', 'office') returning id`,
    [id],
  )
  const of: Record<string, unknown> = { ':id': id, ':contact': rows[0].id, ':number': 1, ':preview': 999, ':file': 999 }
  return `/en${path.replace(/:\w+/g, (name) => String(of[name]))}`
}

/** What every table holds, in a word each. Sessions and counted tries move by being used. */
async function snapshot(): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
       and table_name not in ('sessions', 'sign_in_tries')`,
  )
  const sums: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: found } = await pool.query(
      `select md5(coalesce(string_agg(x::text, ',' order by x::text), '')) sum from "${name}" x`,
    )
    sums[name] = found[0].sum
  }
  return sums
}

/** The tables in which a text stands. */
async function tablesWith(text: string): Promise<string[]> {
  const found: string[] = []
  for (const name of Object.keys(await snapshot())) {
    const { rowCount } = await pool.query(`select 1 from "${name}" x where position($1 in x::text) > 0 limit 1`, [text])
    if (rowCount) found.push(name)
  }
  return found
}

describe('a request of another site', () => {
  test.each([
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Site', 'same-site'],
    ['Origin', 'https://evil.example'],
    ['Origin', 'null'],
  ])('is refused by every form when it says %s: %s', async (header, value) => {
    const forms = routes.filter((route) => route.startsWith('POST /'))
    expect(forms.length).toBeGreaterThan(60)
    const before = await snapshot()
    for (const route of forms) {
      const path = `/en${route.slice('POST '.length).replace(/:\w+/g, '1')}`
      const { status } = await admin.post(path).set(header, value).type('form').send({ title: 'x' })
      expect([route, status]).toEqual([route, 403])
    }
    expect(await snapshot()).toEqual(before)
  })
})

/** Names of the controls that forms of the staff area have. */
const controls = [
  ...['name', 'email', 'role', 'organisation', 'language', 'kind', 'title', 'owner', 'anyway', 'base', 'do', 'note'],
  ...['number', 'assignee', 'settled', 'step', 'day', 'time', 'comment', 'remark.title', 'settle', 'slug', 'reason'],
  ...[
    'expected',
    'from',
    'pick.title.pl',
    'merged.title.pl',
    'title.pl',
    'places.0.country',
    'sources.0',
    'id',
    'theme',
  ],
  ...['code', 'recovery', 'current', 'present', 'password', 'session', 'purpose', 'public', 'phone', 'endsOn', 'asOf'],
  ...['source', 'role.pl', 'relations.0.role', 'relations.0.to', 'images.0.file', 'into', 'label.pl', 'synonyms.pl'],
  ...['pageKind.en', 'ownerId', 'dated', 'dateNote.pl', 'months', 'roles', 'without.pl', 'right.title.pl cs', 'alt.pl'],
]

describe('what is no text', () => {
  const bodies: [string, string][] = [
    ['names that come twice', controls.flatMap((name) => [`${name}=zqone`, `${name}=zqtwo`]).join('&')],
    ['objects', controls.map((name) => `${encodeURIComponent(name)}[zqone]=zqtwo`).join('&')],
    ['arrays', controls.map((name) => `${encodeURIComponent(name)}[]=zqone`).join('&')],
    [
      'names of prototypes',
      '__proto__=zqone&constructor=zqone&toString=zqone&hasOwnProperty=zqone&do=__proto__&base=1',
    ],
    ['null bytes', controls.map((name) => `${name}=zq%00one`).join('&')],
    ['broken escapes', controls.map((name) => `${name}=%zz%ff%fe`).join('&')],
    ['half a surrogate', controls.map((name) => `${name}=%ed%a0%80`).join('&')],
    ['numbers out of range', controls.map((name) => `${name}=99999999999999999999`).join('&')],
    ['negative numbers', controls.map((name) => `${name}=-1`).join('&')],
    ['long values', controls.map((name) => `${name}=${'zq'.repeat(600)}`).join('&')],
    ['nothing', ''],
  ]
  test.each(bodies)('%s break no form', async (_, sent) => {
    for (const path of staffPaths('POST')) {
      const address = await addressOf(path)
      const { status, text } = await admin.post(address).type('form').send(sent)
      expect([path, status < 500, status < 500 ? '' : text.slice(0, 2000)]).toEqual([path, true, ''])
    }
    for (const joined of ['zqone,zqtwo', '[object Object]', 'zq\\u0000'])
      expect([joined, await tablesWith(joined)]).toEqual([joined, []])
  })

  test('JSON is no form: nothing of it is read', async () => {
    const before = await snapshot()
    const id = await makeDraft(portal)
    for (const path of ['edit', 'autosave', 'merge']) {
      const sent = { base: 1, do: { toString: 'save' }, 'title.en': { $gt: '' } }
      expect((await admin.post(`/en/admin/entries/${id}/${path}`).send(sent)).status).toBe(422)
    }
    expect((await admin.post('/en/admin/accounts/new').send({ email: { $ne: 1 }, name: ['x'] })).status).toBe(422)
    expect((await snapshot()).accounts).toBe(before.accounts)
  })
})

describe('what is too much', () => {
  const twoMegabytes = 'x'.repeat(2 * 1024 * 1024)
  test('a body over the limit is refused with 413, packed or not', async () => {
    const id = await makeDraft(portal)
    const before = await snapshot()
    for (const path of ['edit', 'autosave', 'merge', 'review']) {
      const to = `/en/admin/entries/${id}/${path}`
      await admin.post(to).type('form').send(`base=1&description.en=${twoMegabytes}`).expect(413)
      const packed = gzipSync(`base=1&description.en=${twoMegabytes}`)
      const request = admin.post(to).type('form').set('Content-Encoding', 'gzip')
      request.serialize((data) => data as unknown as string)
      await request.send(packed as unknown as string).expect(413)
      await admin
        .post(to)
        .type('form')
        .send(`base=1${'&a=1'.repeat(10_001)}`)
        .expect(413)
    }
    for (const path of ['/admin/accounts/new', '/admin/settings/portal', '/admin/themes/new', '/set-password'])
      await admin.post(`/en${path}`).type('form').send(`name=${twoMegabytes}`).expect(413)
    await portal.request().post('/en/sign-in').type('form').send(`held=${twoMegabytes}${twoMegabytes}`).expect(413)
    expect(await snapshot()).toEqual(before)
  })

  test('a text that is too long for its field is kept in the draft, named, and not published', async () => {
    const id = await makeDraft(portal)
    const long = 'zqlong '.repeat(20_000)
    const form = { base: '1', do: 'save', 'title.en': long, 'summary.en': 'Short', 'places.0.country': 'PL' }
    await admin.post(`/en/admin/entries/${id}/edit`).type('form').send(form).expect(303)
    const { text } = await admin.get(`/en/admin/entries/${id}/edit?saved=2`).expect(200)
    expect(text).toContain('href="#title.en"')
    expect(text).toContain(long.trim())
    const now = { number: '2', step: 'decide', do: 'now', 'without.pl': 'on', 'without.cs': 'on' }
    await admin.post(`/en/admin/entries/${id}/review`).type('form').send(now).expect(422)
    expect((await pool.query('select status from entries where id = $1', [id])).rows[0].status).toBe('draft')
  })
})

describe('what is not there', () => {
  const never = ['999999', '0', '-1', 'abc', '1e3', '99999999999999999999', '1%00', '%E0%A4%A', "1'--", '__proto__']
  test.each(never)('id %s is answered with 404 by every route, and changes nothing', async (id) => {
    const before = await snapshot()
    for (const method of ['GET', 'POST'] as const)
      for (const path of staffPaths(method).filter((path) => path.includes(':id'))) {
        const to = `/en${path.replace(':id', id).replace(/:\w+/g, '1')}`
        const { status } = await (method === 'GET' ? admin.get(to) : admin.post(to).type('form').send({ number: '1' }))
        // an escape that cannot be read is no address at all
        expect([path, status]).toEqual([path, id === '%E0%A4%A' ? 400 : 404])
      }
    expect(await snapshot()).toEqual(before)
  })

  test('a part of another entry is not there in this one', async () => {
    const [one, other] = [await makeDraft(portal), await makeDraft(portal)]
    await admin
      .post(`/en/admin/entries/${other}/edit`)
      .type('form')
      .send({ base: '1', 'title.en': 'Second' })
      .expect(303)
    const contact = await pool.query(
      `insert into contacts (entry_id, name, purpose) values ($1, 'Nobody', 'office') returning id`,
      [other],
    )
    await admin.post(`/en/admin/entries/${other}/previews`).type('form').send({}).expect(201)
    const preview = await pool.query('select p.id from previews p order by p.id desc limit 1')
    await admin.post(`/en/admin/entries/${other}/review`).type('form').send({ number: '2', 'remark.title': 'Well' })
    const remark = await pool.query('select id from remarks order by id desc limit 1')
    const before = await snapshot()

    const at = `/en/admin/entries/${one}`
    for (const path of ['history/2', 'history/2/restore', `contacts/${contact.rows[0].id}`])
      expect([path, (await admin.get(`${at}/${path}`)).status]).toEqual([path, 404])
    for (const path of [`contacts/${contact.rows[0].id}/remove`, `previews/${preview.rows[0].id}/end`])
      expect([path, (await admin.post(`${at}/${path}`).type('form').send({})).status]).toEqual([path, 404])
    await admin
      .post(`${at}/review`)
      .type('form')
      .send({ number: '1', settle: String(remark.rows[0].id) })
    expect(await snapshot()).toEqual(before)
  })

  test('an id of another kind is not taken: it is named, and never public', async () => {
    const id = await makeDraft(portal)
    const other = await makeDraft(portal)
    const form = {
      ...{ base: '1', do: 'save', 'title.en': 'One', 'summary.en': 'One', 'places.0.country': 'PL' },
      ...{
        'relations.0.role': 'owner',
        'relations.0.to': String(other),
        'sources.0': '999999',
        'images.0.file': '999999',
      },
    }
    await admin.post(`/en/admin/entries/${id}/edit`).type('form').send(form).expect(303)
    const { text } = await admin.get(`/en/admin/entries/${id}/edit?saved=2`).expect(200)
    for (const name of ['relations.0.to', 'sources.0', 'images.0.file']) expect(text).toContain(`href="#${name}"`)
    const { rows } = await pool.query(
      `select (select count(*)::int from relations l where l.from_id = $1) relations,
         (select count(*)::int from revision_sources s join revisions r on r.id = s.revision_id where r.entry_id = $1) sources,
         (select count(*)::int from revision_files f join revisions r on r.id = f.revision_id where r.entry_id = $1) files`,
      [id],
    )
    expect(rows[0]).toEqual({ relations: 0, sources: 0, files: 0 })
    await admin
      .post('/en/admin/entries/new')
      .type('form')
      .send({ kind: 'practice', language: 'en', title: 'X', owner: id })
      .expect(422)
    await admin.post(`/en/admin/entries/${id}/manage/owner`).type('form').send({ owner: id }).expect(409)
  })
})

test('GET and HEAD never change anything, whatever they ask', async () => {
  // the page shows a key that is not in force yet, which it makes when it is first opened
  await admin.get('/en/admin/account/second-factor').expect(200)
  const addresses = await Promise.all(staffPaths('GET').map(addressOf))
  const forms = await Promise.all(staffPaths('POST').map(addressOf))
  const before = await snapshot()
  const query =
    '?do=archive&step=do&id=1&done=deleted&email=admin@office.example&token=x&number=1&anyway=on&at=x&saved=1'
  for (const path of [...addresses, ...forms])
    for (const method of ['get', 'head'] as const) {
      const { status } = await admin[method](`${path}${query}`)
      expect([path, status < 500]).toEqual([path, true])
    }
  for (const path of ['/sign-out', '/sign-in', '/still-true', '/set-password', '/confirm-email', '/forgotten-password'])
    for (const method of ['get', 'head'] as const)
      expect((await admin[method](`/en${path}${query}`)).status).toBeLessThan(500)
  expect(await snapshot()).toEqual(before)
  await admin.get('/en/admin').expect(200)
})

/** A form of a kind with the hostile text in everything that takes a text, and something valid in what takes none. */
function hostileForm(fields: FormField[], prefix = ''): FormText {
  const form: FormText = {}
  for (const field of fields) {
    const name = `${prefix}${field.name}`.replace(/\.$/, '')
    const text = hostile(Math.min(field.max ?? 120, 120))
    const value: Partial<Record<FormField['type'], FormText>> = {
      text: { [`${name}.pl`]: text, [`${name}.cs`]: text, [`${name}.en`]: text },
      line: { [name]: text },
      lines: { [name]: text },
      date: { [name]: '2014' },
      number: { [name]: '1' },
      money: { [`${name}.amount`]: '1', [`${name}.currency`]: 'PLN' },
      choice: { [name]: field.options?.[0] ?? '' },
      choices: { [`${name}.${field.options?.[0]}`]: 'on' },
      link: { [name]: `https://example.eu/?q=${hostile(50)}` },
      places: { [`${name}.0.country`]: 'PL', [`${name}.0.city`]: hostile(60) },
      list: hostileForm(field.item ?? [], `${name}.0.`),
    }
    Object.assign(form, field.type === 'longText' ? value.text : value[field.type])
  }
  return form
}

type Node = DefaultTreeAdapterTypes.ChildNode
/** What a page holds that none of our views put there: elements, attributes, addresses and scripts from a text. */
function strangers(html: string): string[] {
  const found: string[] = []
  const walk = (nodes: Node[]): void => {
    for (const node of nodes) {
      if (!('tagName' in node)) continue
      if (/^zq/.test(node.tagName)) found.push(`<${node.tagName}>`)
      for (const { name, value } of node.attrs) {
        if (/^on|[^a-z0-9:_-]/i.test(name)) found.push(`<${node.tagName} ${name}>`)
        if (/^(href|src|action|formaction)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value))
          found.push(value)
      }
      const type = node.attrs.find(({ name }) => name === 'type')?.value
      if (node.tagName === 'script' && type === 'application/ld+json')
        JSON.parse(node.childNodes.map((text) => ('value' in text ? text.value : '')).join(''))
      else if (node.tagName === 'script' && !node.attrs.some(({ name }) => name === 'src')) found.push('script')
      walk(node.childNodes)
      if ('content' in node) walk(node.content.childNodes)
    }
  }
  walk(parse(html).childNodes)
  return found
}

describe.each(kinds.map((kind) => [kind.name, kind] as const))('markup in every text of a %s', (name, kind: Kind) => {
  let id: number
  let slug = ''
  const shown = async (person: Person, path: string, status = 200) => {
    const answer = await person.get(path)
    expect([path, answer.status]).toEqual([path, status])
    expect([path, strangers(answer.text)]).toEqual([path, []])
    return answer.text
  }
  const escaped = /&quot;&#39;&gt;&lt;zq-x|&quot;'&gt;&lt;zq-x|"'&gt;&lt;zq-x|&#34;&#39;&gt;&lt;zq-x/
  const post = (person: Person, path: string, form: object) =>
    person.post(`/en/admin/entries/${path}`).type('form').send(form)
  /** Saves what the editor takes of the form; what it calls a problem is left out and said to be one. */
  async function save(form: FormText): Promise<number> {
    const { rows } = await pool.query('select max(number)::int base from revisions where entry_id = $1', [id])
    const answer = await post(contributor, `${id}/edit`, { ...form, base: rows[0].base, do: 'save' }).expect(303)
    const html = await shown(contributor, answer.headers.location!)
    const wrong = [...(/id="to-fix".*?<\/ul>/s.exec(html)?.[0] ?? '').matchAll(/href="#([^"]+)"/g)].map(
      ([, name]) => /^\w+\.\d+/.exec(name!)?.[0] ?? name!,
    )
    const left = Object.entries(form).filter(
      ([name]) => !wrong.some((each) => name === each || name.startsWith(`${each}.`)),
    )
    return wrong.length > 0 && left.length < Object.keys(form).length
      ? save(Object.fromEntries(left))
      : Number(/saved=(\d+)/.exec(answer.headers.location!)![1])
  }

  test('is shown as text while it is written, reviewed, compared, restored and read', async () => {
    const form = hostileForm(describeFields(kind))
    const made = await contributor
      .post('/en/admin/entries/new')
      .type('form')
      .send({ kind: name, language: 'pl', title: hostile(60), anyway: 'on' })
      .expect(303)
    id = Number(/entries\/(\d+)/.exec(made.headers.location!)![1])
    const number = await save({ ...form, 'sources.0': String(ids.source) })
    expect(number).toBeGreaterThan(1)
    const at = `/pl/admin/entries/${id}`
    expect(await shown(contributor, `${at}/edit`)).toMatch(escaped)

    const person = { name: hostile(60), 'role.pl': hostile(60), purpose: 'practice', public: 'yes' }
    await post(contributor, `${id}/contacts`, person).expect(303)
    await takeMails(portal)
    const note = hostile()
    const sent = await post(contributor, `${id}/send-for-review`, { number, note })
    expect(sent.status).toBe(303)
    await post(admin, `${id}/review`, {
      number,
      'remark.title': note,
      'remark.': note,
      step: 'decide',
      do: 'back',
      comment: note,
    }).expect(303)
    for (const path of ['edit', 'send-for-review', 'review', 'history', 'manage', 'contacts', 'previews', 'files'])
      expect([path, escaped.test(await shown(admin, `${at}/${path}`))]).toEqual([path, true])
    await post(contributor, `${id}/send-for-review`, { number, note }).expect(303)
    for (const path of ['/admin', '/admin/reviews', '/admin/entries'])
      expect([path, escaped.test(await shown(admin, `/cs${path}`))]).toEqual([path, true])
    for (const path of ['/admin/log', '/admin/accounts', '/admin/account', '/admin/sources', '/admin/entries/new'])
      expect([path, (await shown(admin, `/cs${path}`)).includes('&lt;zq-name')]).toEqual([path, true])
    const refused = await post(admin, `${id}/review`, {
      number,
      step: 'decide',
      do: 'at',
      day: note,
      time: note,
      comment: note,
    }).expect(422)
    expect(strangers(refused.text)).toEqual([])
    const published = { number, step: 'decide', do: 'now', 'without.pl': 'on', 'without.cs': 'on', 'without.en': 'on' }
    await post(admin, `${id}/review`, published).expect(303)
    slug = (await pool.query('select slug from entries where id = $1', [id])).rows[0].slug
    expect(slug).toMatch(/^[a-z0-9-]+$/)

    for (const language of ['en', 'pl', 'cs'])
      expect(await shown(portal.request(), `/${language}/${kind.plural}/${slug}`)).toMatch(escaped)
    expect(await shown(portal.request(), '/en/catalogue')).toMatch(escaped)
    expect(await shown(portal.request(), '/en/catalogue?q=zq')).toMatch(escaped)
    for (const path of [`/en/${kind.plural}`, '/en', '/en/catalogue?view=map', `/en/organisations/own-body`])
      await shown(portal.request(), path)
    if (['partnership', 'project'].includes(name)) await shown(portal.request(), `/en/${kind.plural}/${slug}/timeline`)
    const feed = await portal.request().get('/feed.atom').expect(200)
    expect(feed.text).toContain('&lt;zq-x')
    expect(feed.text).not.toContain('<zq-x')
    const answer = await portal.request().get(`/api/v1/${kind.plural}/${slug}`).expect(200)
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(JSON.stringify(answer.body)).toContain('<zq-x')

    // the mails to whoever reviews and whoever wrote
    const { rows: mails } = await pool.query('select subject, body_html, body_text from mails')
    expect(mails.length).toBeGreaterThan(2)
    for (const { subject, body_html: html } of mails) {
      expect(strangers(html.replace(/<style>.*?<\/style>/s, ''))).toEqual([])
      expect(subject).not.toMatch(/\p{Cc}/u)
    }
    expect(mails.some(({ body_html: html }) => html.includes('&lt;zq-x'))).toBe(true)

    // a change of it, another at the same moment, and what was before
    const { rows: now } = await pool.query('select max(number)::int n from revisions where entry_id = $1', [id])
    const base = now[0].n
    const theirs = { 'title.pl': `b${hostile(60)}`, 'summary.pl': `b${hostile()}`, 'places.0.country': 'PL' }
    await post(admin, `${id}/edit`, { ...theirs, base, do: 'save' }).expect(303)
    const mine = { 'title.pl': `a${hostile(60)}`, 'summary.pl': `a${hostile()}`, 'places.0.country': 'CZ' }
    const conflict = await post(contributor, `${id}/edit`, { ...mine, base, do: 'save' }).expect(409)
    expect(strangers(conflict.text)).toEqual([])
    expect(conflict.text).toMatch(escaped)
    expect(await shown(contributor, `${at}/edit`)).toMatch(escaped)
    for (const path of [
      `history?a=${base}&b=${base + 1}`,
      `history?a=${base}&b=${base + 1}&view=sides`,
      'review',
      'review?view=sides',
    ])
      expect([path, escaped.test(await shown(admin, `${at}/${path}`))]).toEqual([path, true])
    expect(await shown(admin, `${at}/history/${base}`)).toMatch(escaped)
    expect(await shown(admin, `${at}/history/${base}/restore`)).toMatch(escaped)
    const preview = await post(admin, `${id}/previews`, {}).expect(201)
    const link = /\/en\/preview\?token=[\w-]+/.exec(preview.text)![0]
    expect(await shown(portal.request(), link)).toMatch(escaped)
    const bulk = await post(admin, 'bulk', { do: 'theme', id: String(id), step: 'do', note: hostile() }).expect(422)
    expect(strangers(bulk.text)).toEqual([])
    expect(bulk.text).toMatch(escaped)
  })
})

test('a text that could not be read is shown as text too', async () => {
  const id = await makeDraft(portal, { content: practiceOf('unread') })
  const form = {
    base: '1',
    do: 'save',
    'title.en': 'Unread',
    start: hostile(),
    web: `javascript:${hostile()}`,
    'budgetTotal.amount': hostile(),
    'budgetTotal.currency': hostile(),
    'places.0.country': hostile(),
    'evidence.0.kind': hostile(),
    'relations.0.to': hostile(),
    'relations.0.role': hostile(),
    'sources.0': hostile(),
    note: hostile(),
  }
  await admin.post(`/en/admin/entries/${id}/edit`).type('form').send(form).expect(303)
  for (const path of [
    'edit?saved=2',
    'history/2',
    'history?a=1&b=2',
    'review',
    `edit?at=${encodeURIComponent(hostile())}`,
  ]) {
    const { text } = await admin.get(`/en/admin/entries/${id}/${path}`).expect(200)
    expect([path, strangers(text)]).toEqual([path, []])
  }
})
