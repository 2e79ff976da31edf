import { beforeEach, describe, expect, test } from 'vitest'
import { setSecondFactorRoles } from '../../src/accounts/second-factor.ts'
import { createEntry } from '../../src/entries/save-revision.ts'
import { kindByName } from '../../src/kinds.ts'
import { openPortal } from '../portal.ts'
import { publishBody } from '../publish.ts'
import { codeOf, makeGuarded } from './authenticator.ts'
import { makeAccount, password, signIn } from './staff.ts'

const portal = await openPortal({ content: 'none' })
const { pool, request } = portal
type Visitor = ReturnType<typeof request>
const email = 'ewa@office.example'
const id = await makeAccount(portal, { email })
const bodies = [await publishBody(pool, 'mine'), await publishBody(pool, 'theirs')]
const entry = await createEntry(pool, kindByName.get('practice')!, {
  slug: 'draft',
  originalLanguage: 'pl',
  ownerId: bodies[1],
})
const edit = `/pl/admin/entries/${entry}/edit`
const typed = { base: '0', 'title.pl': 'Szkic „<b>&quot;', 'summary.pl': 'Jeden\r\nDwa\\n', do: 'save' }
const kept = { 'title.pl': 'Szkic „<b>&quot;', 'summary.pl': 'Jeden\nDwa\\n' }

beforeEach(async () => {
  await pool.query('delete from sign_in_tries')
  await pool.query('delete from working_copies')
  await pool.query('delete from sessions')
})

const post = (visitor: Visitor, path: string, form: object) => visitor.post(path).type('form').send(form)
const copies = async () =>
  (await pool.query('select c.entry_id, c.account_id, c.form from working_copies c order by c.account_id')).rows
/** The value of the hidden field, as a browser would send it. */
const heldIn = (text: string) =>
  /<input type="hidden" name="held" value="([^"]*)">/
    .exec(text)?.[1]
    ?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]!)

/** The page that a text sent without a session is answered with. */
async function expired(visitor: Visitor, form: object = typed): Promise<string> {
  const { text } = await post(visitor, edit, form).expect(401)
  expect(text).toContain('Sesja wygasła. Wpisany tekst jest zachowany.')
  return heldIn(text)!
}

describe('a text that comes when the session is over', () => {
  test('is kept for whoever signs in, who goes on in the editor', async () => {
    const visitor = await signIn(portal, email)
    await pool.query('update sessions set expires_at = now()')
    const held = await expired(visitor)
    expect(await copies()).toEqual([])
    const { headers } = await post(visitor, '/pl/sign-in', { email, password, held }).expect(303)
    expect(headers.location).toBe(edit)
    expect(await copies()).toEqual([{ entry_id: entry, account_id: id, form: kept }])
  })

  test('survives a wrong password, a forgotten field and too many tries', async () => {
    const visitor = request()
    let held = await expired(visitor)
    const sent = held
    const attempts: [object, number][] = [
      [{ email, password: 'wrong' }, 401],
      [{ email }, 422],
      ...Array.from({ length: 4 }, (): [object, number] => [{ email, password: 'wrong' }, 401]),
      [{ email, password }, 429],
    ]
    for (const [form, status] of attempts) {
      held = heldIn((await post(visitor, '/pl/sign-in', { ...form, held }).expect(status)).text)!
      expect(held).toBe(sent)
    }
  })

  test('goes through the second step, also a wrong code and one that took too long', async () => {
    const guarded = 'guarded@office.example'
    const guardedId = await makeAccount(portal, { email: guarded })
    const { key } = await makeGuarded(portal, guarded)
    const visitor = request()
    let held: string | undefined = await expired(visitor)
    const step = await post(visitor, '/pl/sign-in', { email: guarded, password, held }).expect(200)
    expect(step.text).toMatch(/<h1>Wpisz kod z.telefonu/)
    expect(await copies()).toEqual([])
    expect(step.text.match(/name="held"/g)).toHaveLength(2)
    held = heldIn(
      (await post(visitor, '/pl/sign-in/code', { code: 'wrong', held: heldIn(step.text) }).expect(401)).text,
    )
    await pool.query('update sessions set expires_at = now()')
    held = heldIn((await post(visitor, '/pl/sign-in/code', { code: codeOf(key), held }).expect(401)).text)
    const again = await post(visitor, '/pl/sign-in', { email: guarded, password, held }).expect(200)
    const form = { code: codeOf(key), held: heldIn(again.text) }
    expect((await post(visitor, '/pl/sign-in/code', form).expect(303)).headers.location).toBe(edit)
    expect(await copies()).toEqual([{ entry_id: entry, account_id: guardedId, form: kept }])
  })

  test('half a session is none', async () => {
    const guarded = 'half@office.example'
    await makeAccount(portal, { email: guarded })
    await makeGuarded(portal, guarded)
    const visitor = request()
    await post(visitor, '/en/sign-in', { email: guarded, password }).expect(303)
    await expired(visitor)
  })

  test('is taken up where one has signed in on another page of the browser', async () => {
    const visitor = request()
    const held = await expired(visitor)
    expect(heldIn((await post(visitor, '/pl/sign-in/held', { held }).expect(401)).text)).toBe(held)
    await post(visitor, '/en/sign-in', { email, password }).expect(303)
    expect((await post(visitor, '/pl/sign-in/held', { held }).expect(303)).headers.location).toBe(edit)
    expect(await copies()).toHaveLength(1)
  })

  test('is kept although a second factor has to be set up first', async () => {
    await setSecondFactorRoles(pool, ['editor'])
    const visitor = request()
    const held = await expired(visitor)
    await post(visitor, '/pl/sign-in', { email, password, held }).expect(303)
    await setSecondFactorRoles(pool, [])
    expect(await copies()).toHaveLength(1)
    expect((await visitor.get(edit).expect(200)).text).toContain('Szkic „&lt;b&gt;&amp;quot;')
  })

  test('is given to nobody who may not edit the entry', async () => {
    await makeAccount(portal, { email: 'other@office.example', role: 'contributor', organisationId: bodies[0] })
    const visitor = request()
    const held = await expired(visitor)
    await post(visitor, '/pl/sign-in', { email: 'other@office.example', password, held }).expect(303)
    expect(await copies()).toEqual([])
  })

  test('may be as long as an entry, and with as many fields', async () => {
    const long = 'ą"\n'.repeat(20_000)
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`evidence.${i}.text.pl`, `Zdanie ${i}`]))
    const visitor = request()
    const held = await expired(visitor, { base: '0', 'body.pl': long, ...many })
    await post(visitor, '/pl/sign-in', { email, password, held }).expect(303)
    const [copy] = await copies()
    expect(copy.form['body.pl']).toBe(long)
    expect(Object.keys(copy.form)).toHaveLength(5001)
  })

  test('and no longer; other forms stay small', async () => {
    const visitor = await signIn(portal, email)
    await post(visitor, edit, { base: '0', 'body.pl': 'x'.repeat(2_100_000) }).expect(413)
    await post(visitor, '/pl/admin/account/password', { current: 'x'.repeat(110_000) }).expect(413)
    await post(request(), '/pl/set-password?token=x', { password: 'x'.repeat(110_000) }).expect(413)
  })
})

describe('what is saved by the way', () => {
  test('gets one line and 401, in the language of the page', async () => {
    const { text, headers } = await post(request(), edit.replace('/edit', '/autosave'), typed).expect(401)
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(text).toMatch(/^Sesja wygasła\. [^<\n]+$/)
  })
})

describe('nothing else is held', () => {
  test.each([
    '/pl/admin/entries/x/edit',
    '/pl/admin/entries/1/edit/x',
    '/pl/admin/entries/1/review',
    '/pl/admin/account',
  ])('a form sent to %s is turned away', async (path) => {
    expect((await post(request(), path, typed).expect(403)).text).not.toContain('name="held"')
  })

  test('nor what is no form', async () => {
    await request().post(edit).send(typed).expect(403)
    await request().post(edit).attach('file', Buffer.from('x'), 'x.txt').expect(403)
  })

  test('nor what another site sends', async () => {
    await post(request(), edit, typed).set('Sec-Fetch-Site', 'cross-site').expect(403)
  })

  test.each<[string, unknown]>([
    ['no JSON', '{'],
    ['a number', '1'],
    ['null', 'null'],
    ['another page', JSON.stringify({ path: 'https://evil.example/', form: {} })],
    ['another page of ours', JSON.stringify({ path: '/pl/admin/accounts/1/edit', form: {} })],
    ['a longer path', JSON.stringify({ path: `${edit}/../../x`, form: {} })],
    ['an object as a text', JSON.stringify({ path: edit, form: { 'title.pl': { $ne: 'x' } } })],
    ['a list', JSON.stringify({ path: edit, form: ['x'] })],
    ['no form', JSON.stringify({ path: edit })],
    ['two', ['{}', '{}']],
  ])('%s in the field: the sign-in goes on without it', async (_name, held) => {
    const visitor = request()
    const answer = await visitor.post('/pl/sign-in').type('form').send({ email, password, held })
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/pl/admin')
    expect(await copies()).toEqual([])
  })
})
