import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findDue } from '../../src/confirmations/queries.ts'
import { sendConfirmationRequests } from '../../src/confirmations/send-requests.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { words } from '../read-page.ts'

const base = 'https://portal.example'
let portal: Portal
let body: number
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
  body = await publishBody(portal.pool, 'office', { email: 'office@body.example' })
})
beforeEach(() => portal.pool.query(`delete from mails; delete from entries where kind = 'practice'`))

const sql = async (text: string, values: unknown[] = []) => (await portal.pool.query(text, values)).rows
let count = 0

/** A published practice that nobody has confirmed for so many months, with a contact or without. */
async function makeOld(options: { months?: number; email?: string | null; purpose?: string; owner?: number } = {}) {
  const { months = 25, email = `contact${++count}@body.example`, purpose = 'practice', owner } = options
  const slug = `old-${++count}`
  const content = { title: { pl: `Wpis <i>${slug}</i>` }, summary: { pl: 'Opis' } }
  const id = await publish(portal.pool, { kind: 'practice', slug, originalLanguage: 'pl', content })
  await sql('update entries set published_at = now() - make_interval(months => $2), owner_id = $3 where id = $1', [
    id,
    months,
    owner,
  ])
  await sql('update catalogue c set published_at = e.published_at from entries e where e.id = $1 and c.entry_id = $1', [
    id,
  ])
  if (email) await addContact(id, { email, purpose })
  return { id, slug, email }
}
async function addContact(
  id: number,
  { email, purpose = 'practice', ends }: { email: string; purpose?: string; ends?: string },
) {
  const [contact] = await sql(
    `insert into contacts (entry_id, name, email, purpose, ends_on) values ($1, 'Jan Próbny', $2, $3, $4) returning id`,
    [id, email, purpose, ends],
  )
  return contact!.id as number
}
const run = () => sendConfirmationRequests(portal.pool, base)
const mails = () => sql('select recipient, subject, body_text text, body_html html from mails order by id')
const recipients = async () => (await mails()).map(({ recipient }) => recipient)
const ageRequests = (days: number) =>
  sql(
    "update confirmation_requests set sent_at = sent_at - $1::int * interval '1 day', expires_at = expires_at - $1::int * interval '1 day', answered_at = answered_at - $1::int * interval '1 day'",
    [days],
  )
async function askAbout(options: Parameters<typeof makeOld>[0] = {}) {
  const entry = await makeOld(options)
  await run()
  const [mail] = (await mails()).slice(-1)
  const token = /still-true\?token=([\w-]+)/.exec(mail!.text)![1]!
  return { ...entry, token, path: `/cs/still-true?token=${token}` }
}
const open = (path: string) => portal.request().get(path)
const answer = (path: string, values: object) => portal.request().post(path).type('form').send(values)
const remarks = (id: number) =>
  sql('select field, body, author_id, number from remarks where entry_id = $1 order by id', [id])
const catalogueDay = async (id: number) =>
  (await sql('select confirmed_on::text as day from catalogue where entry_id = $1', [id]))[0]?.day
const read = async (slug: string) => words((await open(`/pl/practices/${slug}`)).text).replace(/127[\d.:]+/g, '')
const today = () => new Date().toISOString().slice(0, 10)

describe('who is asked', () => {
  test('nobody about what is young, confirmed, archived, a draft, or has no address', async () => {
    await makeOld({ months: 23 })
    const confirmed = await makeOld()
    await sql(`update entries set confirmed_at = now() - interval '1 month' where id = $1`, [confirmed.id])
    const archived = await makeOld()
    await sql(`update entries set status = 'archived', archived_at = now() where id = $1`, [archived.id])
    await makeOld({ email: null })
    const ended = await makeOld({ email: null })
    await addContact(ended.id, { email: 'gone@body.example', ends: today() })
    await makeOld({ email: 'no address at all' })
    await makeOld({ email: 'a@b.example, c@d.example' })
    await run()
    expect(await recipients()).toEqual([])
    expect(await findDue(portal.pool, { months: 24 })).toEqual([])
  })

  test('the contact for the practice before the one for signing up, and before the office', async () => {
    const { id } = await makeOld({ email: 'sign-up@body.example', purpose: 'registration', owner: body })
    const main = await addContact(id, { email: 'practice@body.example' })
    await run()
    expect(await recipients()).toEqual(['practice@body.example'])
    const [request] = await sql(
      "select contact_id, answered_at, expires_at > now() + interval '59 days' lasts from confirmation_requests where entry_id = $1",
      [id],
    )
    expect(request).toEqual({ contact_id: main, answered_at: null, lasts: true })
  })

  test('the office of the organisation where there is no contact', async () => {
    await makeOld({ email: null, owner: body })
    await run()
    expect(await recipients()).toEqual(['office@body.example'])
  })

  test('an address once a day, however many entries and rounds, and processes at once', async () => {
    for (let i = 0; i < 3; i++) await makeOld({ email: 'many@body.example' })
    await Promise.all([run(), run(), run()])
    await run()
    expect(await recipients()).toEqual(['many@body.example'])
    await ageRequests(1)
    await run()
    expect(await recipients()).toHaveLength(2)
  })

  test('an entry after thirty days again, three times in all, then no more', async () => {
    const { id } = await makeOld()
    const sent = async () =>
      (await sql('select count(*)::int n from confirmation_requests where entry_id = $1', [id]))[0]!.n
    await run()
    await ageRequests(29)
    await run()
    expect(await sent()).toBe(1)
    await ageRequests(1)
    await run()
    expect(await sent()).toBe(2)
    expect((await mails())[1]!.text).toContain('nie mamy jeszcze')
    await ageRequests(31)
    await run()
    expect(await sent()).toBe(3)
    await ageRequests(200)
    await run()
    expect(await sent()).toBe(3)
    await ageRequests(24 * 31)
    await run()
    expect(await sent()).toBe(4) // another round
  })

  test('after the time that an admin has set', async () => {
    await makeOld({ months: 7 })
    await run()
    expect(await recipients()).toEqual([])
    await sql(`insert into settings (name, value) values ('confirm-after-months', '6')`)
    await run()
    expect(await recipients()).toHaveLength(1)
    await sql(`delete from settings`)
  })

  test('the mail speaks the language of the entry, brings one link, and keeps no token in the database', async () => {
    const { token, slug } = await askAbout()
    const [mail] = await mails()
    expect(mail!.subject).toBe(`Czy to nadal aktualne? Wpis <i>${slug}</i>`)
    expect(mail!.text).toContain(`${base}/pl/still-true?token=${token}`)
    expect(mail!.html).toContain(`Wpis &lt;i&gt;${slug}`)
    const [row] = await sql('select token_hash from confirmation_requests order by id desc limit 1')
    expect(row!.token_hash.toString('base64url')).not.toContain(token)
    expect(
      await sql(`select account_id, detail ->> 'contact' is not null contact from audit_log order by id desc limit 1`),
    ).toEqual([{ account_id: null, contact: true }])
  })
})

describe('a link that cannot be used', () => {
  test.each(['', '?token=', '?token=nonsense', '?token[]=x', `?token=${'x'.repeat(3000)}`])(
    'says so: %j',
    async (query) => {
      await open(`/en/still-true${query}`).expect(410)
      await answer(`/en/still-true${query}`, { answer: 'running' }).expect(410)
    },
  )

  test('because it has expired, or the entry is not public any more', async () => {
    const { id, path } = await askAbout()
    await sql(`update confirmation_requests set expires_at = now() - interval '1 second'`)
    expect(words((await open(path).expect(410)).text)).toContain('Platnost odkazu skončila')
    await answer(path, { answer: 'running' }).expect(410)
    const other = await askAbout()
    await sql(`update entries set status = 'archived' where id = $1`, [other.id])
    await sql('delete from catalogue where entry_id = $1', [other.id])
    await answer(other.path, { answer: 'running' }).expect(410)
    expect(
      await sql('select 1 from entries where id = any($1) and confirmed_at is not null', [[id, other.id]]),
    ).toEqual([])
  })

  test('because it was used, even by two at once: one answer counts', async () => {
    const { id, path } = await askAbout()
    const both = await Promise.all([
      answer(path, { answer: 'changed', changed: 'Eins' }),
      answer(path, { answer: 'running' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410])
    expect(
      await sql('select answer from confirmation_requests where entry_id = $1 and answer is not null', [id]),
    ).toHaveLength(1)
    const page = words((await open(path).expect(410)).text)
    expect(page).toContain('Na tuto otázku už někdo odpověděl')
  })

  test('because another link about the same entry was answered', async () => {
    const { id, path } = await askAbout()
    await ageRequests(31)
    await run()
    const second = /still-true\?token=([\w-]+)/.exec((await mails())[1]!.text)![1]!
    await answer(`/pl/still-true?token=${second}`, { answer: 'running' }).expect(303)
    await open(path).expect(410)
    await answer(path, { answer: 'ended' }).expect(410)
    expect(await remarks(id)).toEqual([])
  })
})

describe('the page', () => {
  test('shows what readers see, escaped, and changes nothing by being opened', async () => {
    const { id, path, slug } = await askAbout()
    for (const request of [open(path), portal.request().head(path), open(path)]) await request.expect(200)
    const { text, headers } = await open(path).expect(200)
    expect(text).toContain(`Wpis &lt;i&gt;${slug}`)
    expect(text).not.toContain(`<i>${slug}`)
    expect(text).toContain('<meta name="robots" content="noindex">')
    expect(text).not.toContain('rel="canonical"')
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    expect(headers['referrer-policy']).toMatch(/^(no-referrer|same-origin)$/)
    expect(headers['set-cookie']).toBeUndefined()
    expect(
      await sql('select 1 from confirmation_requests where answered_at is not null and entry_id = $1', [id]),
    ).toEqual([])
  })

  test.each([
    [{}, 'answer'],
    [{ answer: 'yes' }, 'answer'],
    [{ answer: 'changed' }, 'changed'],
    [{ answer: 'changed', changed: '  \r\n ' }, 'changed'],
    [{ answer: 'changed', changed: 'x'.repeat(2001) }, 'changed'],
    [{ answer: 'changed', changed: 'a\u0000b' }, 'changed'],
    [{ answer: 'ended', end: 'sometime' }, 'end'],
    [{ answer: 'ended', end: '31.2.2023' }, 'end'],
    [{ answer: 'ended', ended: 'x'.repeat(2001) }, 'ended'],
    [{ answer: 'not-me', who: 'x'.repeat(2001) }, 'who'],
  ])('refuses %j', async (values, field) => {
    const { id, path } = await askAbout()
    const { text } = await answer(path, values).expect(422)
    expect(text).toContain(`href="#${field}"`)
    expect(
      await sql('select 1 from confirmation_requests where answered_at is not null and entry_id = $1', [id]),
    ).toEqual([])
  })

  test('keeps what was typed, also into the answers that were not chosen', async () => {
    const { path } = await askAbout()
    const typed = { answer: 'ended', changed: 'Kept <b>1</b>', end: 'Kept "2"', ended: 'Kept 3', who: 'Kept 4' }
    const { text } = await answer(path, typed).expect(422)
    for (const kept of [
      '\nKept &lt;b&gt;1&lt;/b&gt;</textarea>',
      'value="Kept &#34;2&#34;"',
      '\nKept 3</',
      '\nKept 4</',
    ])
      expect(text).toContain(kept)
    expect(text).toContain('value="ended" checked')
  })

  test('takes no lists or objects, and nothing from another site', async () => {
    const { id, path } = await askAbout()
    await portal.request().post(path).type('form').send('answer[]=running&answer[x]=ended').expect(422)
    await portal.request().post(path).type('form').send('answer=changed&changed=a&changed=b').expect(422)
    await portal.request().post(path).send({ answer: 'running' }).expect(422) // JSON is not read
    await portal
      .request()
      .post(path)
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send({ answer: 'running' })
      .expect(403)
    expect(await sql('select 1 from entries where id = $1 and confirmed_at is not null', [id])).toEqual([])
  })
})

describe('the four answers', () => {
  test('still running: readers see the month, the catalogue has the day, and no other date moves', async () => {
    const { id, path, slug } = await askAbout()
    const dates = () =>
      sql(
        'select c.published_at, c.updated_at, e.updated_at, c.newest from catalogue c join entries e on e.id = c.entry_id where e.id = $1',
        [id],
      )
    const before = await dates()
    const { headers } = await answer(path, { answer: 'running', changed: 'typed elsewhere' }).expect(303)
    expect(words((await open(headers.location!).expect(200)).text)).toContain('Děkujeme, zapsáno')
    expect(await catalogueDay(id)).toBe(today())
    expect(await dates()).toEqual(before)
    expect((await open(`/en/practices/${slug}`)).text).toContain('confirmed in ')
    expect(await remarks(id)).toEqual([])
    expect(
      await sql(
        "select action, account_id, entry_id, detail ->> 'answer' answer from audit_log order by id desc limit 1",
      ),
    ).toEqual([{ action: 'entry.confirmation-answered', account_id: null, entry_id: id, answer: 'running' }])
    expect((await sql('select message from confirmation_requests where entry_id = $1', [id]))[0]!.message).toBeNull()
    await ageRequests(100)
    await run()
    expect(await mails()).toHaveLength(1)
  })

  test('changed: the editors get a remark, the public text stays', async () => {
    const { id, path, slug } = await askAbout()
    const before = await read(slug)
    await answer(path, { answer: 'changed', changed: 'Nová adresa\r\n<b>druhý</b> řádek' }).expect(303)
    const [remark] = await remarks(id)
    expect(remark).toMatchObject({ field: '', author_id: null, number: 1 })
    expect(remark!.body).toMatch(/Zmieniło się:\nNová adresa\n<b>druhý<\/b> řádek$/)
    expect(await read(slug)).toBe(before)
    expect(await catalogueDay(id)).toBeNull()
    await ageRequests(100)
    await run()
    expect(await mails()).toHaveLength(1) // it is with the editors now
  })

  test.each([
    ['2023', /zakończyło się, 2023/],
    ['červen 2023', /czerwca? 2023|czerwiec 2023/],
    ['', /zakończyło się\.$/],
  ])('ended %j', async (end, said) => {
    const { id, path } = await askAbout()
    await answer(path, { answer: 'ended', end }).expect(303)
    expect((await remarks(id))[0]!.body.replaceAll('\u00a0', ' ')).toMatch(said)
  })

  test('not me: nothing more goes to that contact, the next one is asked instead', async () => {
    const { id, path, email } = await askAbout({ owner: body })
    await answer(path, { answer: 'not-me', who: 'new@body.example' }).expect(303)
    expect(await sql('select ends_on::text from contacts where entry_id = $1', [id])).toEqual([{ ends_on: today() }])
    expect((await remarks(id))[0]!.body).toContain('new@body.example')
    await ageRequests(2)
    await run()
    const asked = await recipients()
    expect(asked).toEqual([email, 'office@body.example'])
    const office = /still-true\?token=([\w-]+)/.exec((await mails())[1]!.text)![1]!
    await answer(`/pl/still-true?token=${office}`, { answer: 'not-me' }).expect(303)
    await ageRequests(40)
    await run()
    expect(await recipients()).toEqual(asked) // nobody is left to ask
  })
})

describe('what readers see', () => {
  const confirmedAgo = (id: number, months: number) =>
    sql('update entries set confirmed_at = now() - make_interval(months => $2) where id = $1', [id, months])
  test('a confirmation counts for the time that was set, then the page says since when there is none', async () => {
    const { id, slug } = await makeOld()
    const page = async () => words((await open(`/en/practices/${slug}`).expect(200)).text)
    expect(await page()).toContain('not confirmed yet')
    await confirmedAgo(id, 23)
    expect(await page()).toMatch(/(?<!not )confirmed in /)
    await confirmedAgo(id, 25)
    const year = new Date(Date.now() - 25 * 30.44 * 24 * 3600e3).getFullYear()
    expect(await page()).toMatch(new RegExp(`not confirmed since (${year}|${year - 1}|${year + 1})`))
  })
})

describe('asking and confirming by hand', () => {
  const at = (id: number) => `/en/admin/entries/${id}/ask-whether-true`
  test('who may: own entries for a contributor, any for an editor', async () => {
    await makeAccount(portal, { email: 'own@x.example', role: 'contributor', organisationId: body })
    await makeAccount(portal, { email: 'editor@x.example', role: 'editor' })
    const [contributor, editor] = [await signIn(portal, 'own@x.example'), await signIn(portal, 'editor@x.example')]
    const [own, other] = [await makeOld({ owner: body }), await makeOld()]
    await open(at(own.id)).expect(303)
    await portal.request().post(at(own.id)).expect(403)
    await contributor.get(at(other.id)).expect(403)
    for (const path of [at(other.id), `/en/admin/entries/${other.id}/confirm`]) await contributor.post(path).expect(403)
    expect(await mails()).toEqual([])

    expect((await contributor.get(at(own.id)).expect(200)).text).toContain(own.email)
    await contributor.post(at(own.id)).expect(303)
    await contributor.post(at(own.id)).expect(409) // once a day
    expect(await recipients()).toEqual([own.email])
    await editor.post(`/en/admin/entries/${other.id}/confirm`).expect(303)
    expect(await catalogueDay(other.id)).toBe(today())
    const page = (await editor.get(`${at(own.id)}?done=asked`).expect(200)).text
    expect(page).toContain('Jan Próbny')
    const log = await sql('select action, account_id is not null signed from audit_log order by id desc limit 2')
    expect(log).toEqual([
      { action: 'entry.confirmed', signed: true },
      { action: 'entry.confirmation-asked', signed: true },
    ])
    await editor.get(at(999_999)).expect(404)
  })

  test('only what is published, and only where somebody is known', async () => {
    const editor = await signIn(portal, 'editor@x.example')
    const lonely = await makeOld({ email: null })
    expect((await editor.get(at(lonely.id)).expect(200)).text).not.toContain('ask-whether-true" class')
    await editor.post(at(lonely.id)).expect(409)
    const archived = await makeOld()
    await sql(`update entries set status = 'archived', archived_at = now() where id = $1`, [archived.id])
    await editor.get(at(archived.id)).expect(200)
    await editor.post(at(archived.id)).expect(409)
    await editor.post(`/en/admin/entries/${archived.id}/confirm`).expect(409)
    expect(await mails()).toEqual([])
  })
})
