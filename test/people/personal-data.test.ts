import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { personName } from '../../src/accounts/person-name.ts'
import { translator } from '../../src/languages.ts'
import { sendQueuedMails } from '../../src/mail.ts'
import { makeAccount, password, removeAccounts, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { publish } from '../publish.ts'
import { words } from '../read-page.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'aglomera-people-'))
afterAll(() => rm(dataDir, { recursive: true, force: true }))
const portal = await openPortal({ content: 'none', env: { DATA_DIR: dataDir, BASE_URL: 'http://portal.example' } })
const { pool, request } = portal
const entry = await publish(pool, { kind: 'practice', slug: 'alfa' })

type Visitor = ReturnType<typeof request>
let [ewa, otherEwa, adminId, contact] = [0, 0, 0, 0]
let admin: Visitor
const from = 'Aglomera <portal@portal.example>'

/** Everything that one person can leave behind, and a second one with the same name who must not be touched. */
beforeEach(async () => {
  await removePeople()
  adminId = await makeAccount(portal, { email: 'admin@office.example', role: 'admin', name: 'Adam Admin' })
  ewa = await makeAccount(portal, { email: 'ewa.zolc@office.example', role: 'editor', name: 'Ewa Żółć' })
  otherEwa = await makeAccount(portal, { email: 'ewa.other@office.example', role: 'editor', name: 'Ewa Żółć' })
  await pool.query(
    `insert into working_copies (entry_id, account_id, base_number, form) values ($1, $2, 1, '{"title.en": "Not saved"}'),
       ($1, $3, 1, '{}')`,
    [entry, ewa, otherEwa],
  )
  await pool.query(
    `insert into remarks (entry_id, number, field, body, author_id) values ($1, 1, 'title', 'Shorter', $2)`,
    [entry, ewa],
  )
  await pool.query(`insert into reviews (entry_id, number, sent_by, note) values ($1, 1, $2, 'Have a look')`, [
    entry,
    ewa,
  ])
  await pool.query('insert into recovery_codes (account_id, code_hash) values ($1, $2)', [ewa, Buffer.from('x')])
  await pool.query(`update accounts set oidc_subject = 'https://id.example 1', totp_secret = 'x' where id = $1`, [ewa])
  await pool.query('update entries set assignee_id = $2 where id = $1', [entry, ewa])
  const { rows } = await pool.query(
    `insert into contacts (entry_id, name, email, phone, purpose, public) values
       ($1, 'Ewa Żółć', 'Ewa.Zolc@office.example', '+48 111', 'practice', true),
       ($1, 'Karel Test', 'karel@office.example', null, 'practice', true) returning id`,
    [entry],
  )
  contact = rows[0].id
  await pool.query(
    `insert into confirmation_requests (entry_id, contact_id, token_hash, expires_at, message)
     values ($1, $2, '\\x01', now(), 'I moved to the seaside')`,
    [entry, contact],
  )
  for (const email of ['ewa.zolc@office.example', 'ewa.other@office.example'])
    await request().post('/en/forgotten-password').type('form').send({ email }).expect(200)
  await expect.poll(async () => (await pool.query('select 1 from mails')).rows.length).toBe(2)
  await sendQueuedMails(pool, { dataDir, from })
  await pool.query(`insert into mails (recipient, subject, body_text, body_html) values
    ('ewa.zolc@office.example', 'Waiting', 'http://portal.example/en/set-password?token=SECRET-token', ''),
    ('ewa.other@office.example', 'Waiting too', '', '')`)
  admin = await signIn(portal, 'admin@office.example')
})

async function removePeople() {
  for (const table of [
    'working_copies',
    'remarks',
    'reviews',
    'confirmation_requests',
    'contacts',
    'mails',
    'sign_in_tries',
  ])
    await pool.query(`delete from ${table}`)
  await pool.query('update entries set assignee_id = null')
  await removeAccounts(portal)
  await rm(join(dataDir, 'mail'), { recursive: true, force: true })
}

const search = (q: string) => admin.get(`/en/admin/personal-data?q=${encodeURIComponent(q)}`).expect(200)
const send = (path: string, form: object, visitor = admin) => visitor.post(path).type('form').send(form)
const ticked = () => ({ account: String(ewa), contact: String(contact), address: 'ewa.zolc@office.example' })
/** All of the database as text, without what hashes hide. */
async function everything(): Promise<string> {
  const { rows: tables } = await pool.query(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  let text = ''
  for (const { table_name } of tables) {
    const { rows } = await pool.query(`select to_jsonb(x) row from "${table_name}" x`)
    text += JSON.stringify(rows)
  }
  return text
}

describe('who may come', () => {
  test.each(['contributor', 'editor'] as const)('%s sees, gets and erases nobody', async (role) => {
    await pool.query('update accounts set role = $1 where id = $2', [role, otherEwa])
    const visitor = await signIn(portal, 'ewa.other@office.example')
    await visitor.get('/en/admin/personal-data?q=ewa').expect(403)
    await visitor.get(`/en/admin/personal-data/erase?account=${ewa}`).expect(403)
    await send('/en/admin/personal-data/export', ticked(), visitor).expect(403)
    await send('/en/admin/personal-data/erase', ticked(), visitor).expect(403)
    await request().get('/en/admin/personal-data?q=ewa').expect(303)
    await send('/en/admin/personal-data/erase', ticked(), request()).expect(403)
    expect(await everything()).toContain('ewa.zolc@office.example')
  })
})

describe('searching', () => {
  test('finds accounts, contacts and mails by name, without marks, and by e-mail', async () => {
    const said = words((await search('zolc ewa')).text)
    expect(said).toContain('Ewa Żółć ewa.zolc@office.example')
    expect(said).toContain('Ewa Żółć ewa.other@office.example')
    expect(said).toContain('Ewa.Zolc@office.example Entry alfa')
    expect(said).toContain('ewa.zolc@office.example 2 messages')
    expect(said).not.toContain('Karel')
    expect(words((await search('karel@')).text)).toContain('Karel Test')
  })

  test.each(['nobody at all', '%', 'x'])('finds nothing for %j', async (q) => {
    expect((await search(q)).text).not.toContain('type="checkbox"')
  })
})

describe('nothing ticked', () => {
  test.each<[string, object]>([
    ['nothing', {}],
    ['nonsense', { account: 'x', contact: '-1', address: 'y' }],
    ['objects', { 'account[id]': '1' }],
  ])('is nothing done: %s', async (_what, form) => {
    for (const path of ['export', 'erase'])
      expect((await send(`/en/admin/personal-data/${path}`, form).expect(422)).text).toContain(
        'Tick at least one line.',
      )
    await admin.get('/en/admin/personal-data/erase').expect(422)
  })
})

describe('the export', () => {
  test('holds all of one person and nothing of another, and opens no door', async () => {
    const { text, headers } = await send('/en/admin/personal-data/export', ticked()).expect(200)
    expect(headers['content-disposition']).toMatch(/^attachment; filename="personal-data-\d{4}-\d\d-\d\d\.json"$/)
    const data = JSON.parse(text)
    expect(data.accounts).toHaveLength(1)
    expect(data.accounts[0]).toMatchObject({
      account: { id: ewa, email: 'ewa.zolc@office.example', name: 'Ewa Żółć', officeAccount: 'https://id.example 1' },
      workingCopies: [{ entry: { id: entry, slug: 'alfa' }, form: { 'title.en': 'Not saved' } }],
      remarks: [{ field: 'title', body: 'Shorter' }],
      reviews: [{ note: 'Have a look', sent: true, decided: false }],
      links: [{ purpose: 'password-reset' }],
      assignedEntries: [{ entry: { id: entry } }],
    })
    expect(data.contacts).toMatchObject([
      { id: contact, phone: '+48 111', askedWhetherTrue: [{ message: 'I moved to the seaside' }] },
    ])
    expect(data.mails).toMatchObject([{ subject: 'Waiting' }])
    expect(data.mailFiles).toMatchObject([{ to: 'ewa.zolc@office.example' }])
    expect(text).not.toMatch(/Karel|ewa\.other|argon2|SECRET/)
    expect(text).not.toMatch(/token=(3D)?[\w-]{3}/)
    const { rows } = await pool.query(
      `select g.account_id, g.subject_id from audit_log g where g.action = 'account.exported'`,
    )
    expect(rows).toEqual([{ account_id: adminId, subject_id: ewa }])
  })

  test('of oneself is on the own account page', async () => {
    const visitor = await signIn(portal, 'ewa.other@office.example')
    expect((await visitor.get('/en/admin/account').expect(200)).text).toContain('action="/en/admin/account/data"')
    const { text } = await send('/en/admin/account/data', ticked(), visitor).expect(200)
    expect(text).toContain('ewa.other@office.example')
    expect(text).not.toContain('ewa.zolc@office.example') // whatever was sent along
    await send('/en/admin/account/data', {}, request()).expect(403)
  })
})

describe('erasure', () => {
  test('is asked about first, with what goes and what stays', async () => {
    const { text } = await admin.get(`/en/admin/personal-data/erase?account=${ewa}`).expect(200)
    const said = words(text)
    expect(said).toContain('Ewa Żółć, ewa.zolc@office.example')
    expect(said).toContain('Contact of an entry: Ewa Żółć, Ewa.Zolc@office.example') // the same e-mail is the same person
    expect(said).toContain('2 messages in the queue or the mail folder')
    expect(said).not.toContain('ewa.other')
    expect(await everything()).toContain('ewa.zolc@office.example')
  })

  test('leaves nothing of the person, whole authorship, and everybody else', async () => {
    const visitor = await signIn(portal, 'ewa.zolc@office.example')
    await send('/en/admin/personal-data/erase', { account: String(ewa) }).expect(303)
    const left = await everything()
    expect(left).not.toMatch(/ewa\.zolc|id\.example|seaside|Not saved|\+48 111/i)
    const { rows } = await pool.query('select a.* from accounts a where a.id = $1', [ewa])
    expect(rows[0]).toMatchObject({
      name: '',
      email: `erased-${ewa}@invalid`,
      password_hash: null,
      totp_secret: null,
      organisation_id: null,
    })
    expect(rows[0].erased_at).not.toBeNull()
    expect(rows[0].deactivated_at).not.toBeNull()
    for (const table of ['sessions', 'account_links', 'recovery_codes', 'working_copies'])
      expect((await pool.query(`select 1 from ${table} x where x.account_id = $1`, [ewa])).rows, table).toEqual([])
    expect((await pool.query('select m.author_id from remarks m')).rows).toEqual([{ author_id: ewa }])
    // the other one of the same name is untouched
    expect(left).toContain('ewa.other@office.example')
    expect(await readdir(join(dataDir, 'mail'))).toHaveLength(1)
    await visitor.get('/en/admin/account').expect(303)
    await send('/en/sign-in', { email: 'ewa.zolc@office.example', password }, request()).expect(401)
    await signIn(portal, 'ewa.other@office.example')
    const page = words((await request().get('/en/practices/alfa').expect(200)).text)
    expect(page).toContain('Karel Test')
    expect(page).not.toContain('Żółć')
    expect(words((await search('zolc')).text)).not.toContain('ewa.zolc')
    const { rows: lines } = await pool.query(
      `select g.action, g.subject_id, g.entry_id from audit_log g where g.action like '%.erased' order by g.action`,
    )
    expect(lines).toEqual([
      { action: 'account.erased', subject_id: ewa, entry_id: null },
      { action: 'contact.erased', subject_id: null, entry_id: entry },
    ])
  })

  test('can be of a contact alone, and can be done twice', async () => {
    for (let i = 0; i < 2; i += 1) await send('/en/admin/personal-data/erase', { contact: String(contact) }).expect(303)
    expect((await pool.query('select c.name from contacts c')).rows).toEqual([{ name: 'Karel Test' }])
    expect(await everything()).toContain('Ewa Żółć') // the accounts were not ticked
  })

  test('frees the address, and can be done to several who were erased before', async () => {
    await send('/en/admin/personal-data/erase', { account: [String(ewa), String(otherEwa)] }).expect(303)
    await makeAccount(portal, { email: 'ewa.zolc@office.example' })
    await signIn(portal, 'ewa.zolc@office.example')
    expect(existsSync(join(dataDir, 'mail')) ? await readdir(join(dataDir, 'mail')) : []).toEqual([])
  })

  test('is refused for the last admin, together with all that was ticked beside', async () => {
    const form = { account: [String(ewa), String(adminId)] }
    const { text } = await send('/en/admin/personal-data/erase', form).expect(422)
    expect(text).toContain('This is the last active admin.')
    expect(await everything()).toContain('ewa.zolc@office.example')
  })
})

test('who was erased is a former member wherever a name would stand', () => {
  expect(personName(translator('pl'), { name: '', erasedAt: new Date() })).toBe('były członek zespołu')
  expect(personName(translator('cs'), { name: 'Ewa', erasedAt: null })).toBe('Ewa')
})
