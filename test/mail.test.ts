import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { transaction } from '../src/database.ts'
import { languages } from '../src/languages.ts'
import { createLog } from '../src/log.ts'
import { type Mail, queueMail, sendQueuedMails } from '../src/mail.ts'
import { listMailFiles, removeMailFiles } from '../src/mail-files.ts'
import { writeMail } from '../src/write-mail.ts'
import { cloneDatabase } from './clone-database.ts'
import { words } from './read-page.ts'

const { pool } = await cloneDatabase('none')
const dataDir = await mkdtemp(join(tmpdir(), 'aglomera-mail-'))
afterAll(() => rm(dataDir, { recursive: true, force: true }))
const from = 'Aglomera <portal@portal.example>'
const log = createLog('silent')

const mail: Mail = {
  to: 'ewa@office.example',
  language: 'cs',
  subject: 'Žádost o ověření',
  paragraphs: [
    'Někdo v portálu <b>změnil</b> & uložil údaje, které se týkají vaší kanceláře, a je třeba se na ně podívat.',
    'První řádek\n> druhý řádek',
  ],
  action: { label: 'Podívat se', url: `https://portal.example/cs/x?token=${'Ab1-'.repeat(20)}&a=1` },
  after: ['Odkaz platí sedm dní.'],
}
const waiting = async () => (await pool.query('select m.* from mails m order by m.id')).rows
beforeEach(async () => {
  await pool.query('delete from mails')
  await rm(join(dataDir, 'mail'), { recursive: true, force: true })
})

describe('what cannot be a mail', () => {
  test.each([
    'ewa@office.example\r\nBcc: jan@office.example',
    'ewa@office.example\nX: y',
    'ewa@office.example, jan@office.example',
    'Ewa <ewa@office.example>',
    'ewa@office.example ',
    'ewa',
    '',
    `${'x'.repeat(250)}@office.example`,
  ])('goes nowhere: to %j', async (to) => {
    await expect(queueMail(pool, { ...mail, to })).rejects.toThrow('one address')
    expect(await waiting()).toEqual([])
  })

  test.each(['Hello\r\nBcc: jan@office.example', 'Hello\nthere', 'Hello\u0000'])(
    'goes nowhere: subject %j',
    async (subject) => {
      await expect(queueMail(pool, { ...mail, subject })).rejects.toThrow('one line')
      expect(await waiting()).toEqual([])
    },
  )

  test('leaves with its transaction, or not at all', async () => {
    const work = transaction(pool, async (db) => {
      await queueMail(db, mail)
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await waiting()).toEqual([])
  })
})

describe('what is written', () => {
  test.each(languages)('says the same in both parts: %s', (language) => {
    const { text, html } = writeMail({ ...mail, language })
    const body = html.slice(html.indexOf('<body>')).replace(/<p class="note">.*?<br>/, '')
    const read = words(body).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    const bare = (said: string) =>
      said
        .replace('-- \n', '')
        .replace(/[\s,:>]+/gu, ' ')
        .trim()
    expect(bare(unflow(text))).toBe(bare(read))
  })

  test('keeps what was given as text: no markup, no picture, no other host', () => {
    const { html } = writeMail(mail)
    expect(html).toContain('&lt;b&gt;změnil&lt;/b&gt; &amp; uložil')
    expect(html).not.toMatch(/<img|<script|@import|url\(/)
    expect([...html.matchAll(/https?:\/\/[^"<\s]+/g)].map(([url]) => new URL(url).host)).toEqual([
      'portal.example',
      'portal.example',
    ])
  })

  test('folds long lines so that they can be joined again, and leaves addresses whole', () => {
    const { text } = writeMail(mail)
    const lines = text.split('\n')
    expect(lines.filter((line) => line.length > 78)).toEqual([mail.action!.url])
    expect(lines.some((line) => line.startsWith('>'))).toBe(false) // else it would read as a quotation
    expect(unflow(text)).toContain(mail.paragraphs[0])
    expect(unflow(text)).toContain(`Podívat se:\n${mail.action!.url}\n`)
    expect(text).toContain('\n-- \nOdkaz platí sedm dní.\n')
  })
})

/** As a mail program joins the lines of format=flowed. */
function unflow(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^ /, ''))
  return lines.map((line) => (line.endsWith(' ') && line !== '-- ' ? line : `${line}\n`)).join('')
}

describe('without a mail server', () => {
  test('mails become files that only this user can read', async () => {
    await queueMail(pool, mail)
    await queueMail(pool, { ...mail, to: 'jan@office.example' })
    await sendQueuedMails(pool, { dataDir, from, log })
    expect(await waiting()).toEqual([])
    const folder = join(dataDir, 'mail')
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    const names = await readdir(folder)
    expect(names).toHaveLength(2)
    for (const name of names) {
      expect(name).toMatch(/^[\dT-]+-\d+\.eml$/)
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    }
    const mine = (await listMailFiles(dataDir)).find(({ to }) => to === 'ewa@office.example')
    const written = await readFile(join(folder, mine!.name), 'utf8')
    expect(written).toMatch(/^From: Aglomera <portal@portal\.example>$/m)
    expect(written).toMatch(/^To: ewa@office\.example$/m)
    expect(written).toContain('text/plain; charset=utf-8; format=flowed')
    expect(written).toContain('Auto-Submitted: auto-generated')
  })

  test('the files of one address can be removed', async () => {
    for (const to of ['ewa@office.example', 'jan@office.example', 'ewa@office.example'])
      await queueMail(pool, { ...mail, to })
    await sendQueuedMails(pool, { dataDir, from, log })
    await removeMailFiles(dataDir, ['EWA@office.example'])
    expect(await readdir(join(dataDir, 'mail'))).toHaveLength(1)
    expect((await listMailFiles(dataDir)).map(({ to }) => to)).toEqual(['jan@office.example'])
    expect(await listMailFiles(join(dataDir, 'nowhere'))).toEqual([])
  })
})

describe('with a mail server', () => {
  type Came = { from: string; to: string[]; data: string }
  let came: Came[] = []
  /** What the server says to a recipient, by their address; nothing for yes. */
  let refusals: Record<string, number> = {}
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const code = refusals[address]
      done(code ? Object.assign(new Error(`no mail for ${address}`), { responseCode: code }) : null)
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const sender = envelope.mailFrom
        came.push({
          from: sender ? sender.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          data: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  let smtpUrl = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  afterEach(() => {
    came = []
    refusals = {}
  })
  const send = (settings: Partial<Parameters<typeof sendQueuedMails>[1]> = {}) =>
    sendQueuedMails(pool, { smtpUrl, dataDir, from, log, ...settings })
  const due = () => pool.query('update mails set next_try_at = now()')

  test('mails arrive, once, and are gone from the queue', async () => {
    await queueMail(pool, mail)
    await queueMail(pool, { ...mail, to: 'jan@office.example' })
    await Promise.all([send(), send()])
    expect(came.map(({ to }) => to).sort()).toEqual([['ewa@office.example'], ['jan@office.example']])
    expect(came[0]!.from).toBe('portal@portal.example')
    expect(came[0]!.data).toMatch(/^Subject: =\?UTF-8\?/m)
    expect(await waiting()).toEqual([])
    await send()
    expect(came).toHaveLength(2)
  })

  test('one that is refused for now waits, longer each time, and holds up no other', async () => {
    refusals = { 'ewa@office.example': 451 }
    await queueMail(pool, mail)
    await queueMail(pool, { ...mail, to: 'jan@office.example' })
    await send()
    expect(came.map(({ to }) => to)).toEqual([['jan@office.example']])
    const pauses: number[] = []
    for (let tries = 1; tries <= 7; tries += 1) {
      const [row] = await waiting()
      expect(row).toMatchObject({ tries, last_error: 'EENVELOPE 451' })
      pauses.push(row.next_try_at.getTime() - Date.now())
      await send() // not before its time
      expect((await waiting())[0].tries).toBe(tries)
      await due()
      await send()
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
    expect(pauses[0]).toBeGreaterThan(60_000) // longer than any try lasts
    expect(await waiting()).toEqual([]) // given up
    expect(came).toHaveLength(1)
  })

  test('one that is refused for good is given up, and the log names nobody', async () => {
    refusals = { 'ewa@office.example': 550 }
    const lines: unknown[] = []
    const listening = createLog('silent')
    listening.error = ((...line: unknown[]) => lines.push(line)) as typeof listening.error
    await queueMail(pool, mail)
    await send({ log: listening })
    expect(await waiting()).toEqual([])
    expect(lines).toHaveLength(1)
    expect(JSON.stringify(lines)).toContain('550')
    expect(JSON.stringify(lines)).not.toContain('ewa')
  })

  test('while the server is away nothing is lost, and one try a round is enough', async () => {
    await queueMail(pool, mail)
    await queueMail(pool, { ...mail, to: 'jan@office.example' })
    await send({ smtpUrl: 'smtp://127.0.0.1:1' })
    expect((await waiting()).map((row) => row.tries)).toEqual([1, 0])
    await due()
    await send()
    expect(came).toHaveLength(2)
  })
})
