import type { Transporter } from 'nodemailer'
import type { Logger } from 'pino'
import type { Db } from './database.ts'
import type { Language } from './languages.ts'
import { writeMailFile } from './mail-files.ts'
import { writeMail } from './write-mail.ts'

/** A mail in the language of whoever gets it: what happened, what to do, and why they get it. */
export type Mail = {
  to: string
  language: Language
  subject: string
  paragraphs: string[]
  /** The one thing to do, as a button and as a full address below it. */
  action?: { label: string; url: string }
  /** Below the button, e.g. how long the link works. */
  after?: string[]
}

/** One address and nothing that could be read as a second one, or as another line of the head. */
const isAddress = (text: string) =>
  text.length <= 254 && /^[^\s@,;:<>()[\]"\\\p{Cc}]+@[^\s@,;:<>()"\\\p{Cc}]+$/u.test(text)

/**
 * Puts a mail into the queue, in the transaction of what it tells of; it leaves when that is done.
 * Throws when the recipient is not one address, or the subject not one line.
 */
export async function queueMail(db: Db, mail: Mail): Promise<void> {
  if (!isAddress(mail.to)) throw new Error('A mail goes to one address')
  if (/\p{Cc}/u.test(mail.subject)) throw new Error('The subject of a mail is one line')
  const { text, html } = writeMail(mail)
  await db.query('insert into mails (recipient, subject, body_text, body_html) values ($1, $2, $3, $4)', [
    mail.to,
    mail.subject,
    text,
    html,
  ])
}

export type Post = { smtpUrl?: string; dataDir: string; from: string; log?: Logger }

/** Minutes until the next try, after each that failed; when the last has failed too, the mail is given up. */
const pauses = [2, 5, 15, 60, 240, 720, 1440]

/** So many at a time: whoever stops the portal waits for the round. */
const perRound = 50

type Waiting = { id: number; to: string; subject: string; text: string; html: string; tries: number }

/**
 * Sends what waits: through SMTP, or as files into the folder mail of DATA_DIR. A mail is taken by one process, in a
 * statement of its own, and nothing is locked while the mail server is waited for. One that was taken by a process
 * which then died is taken again after the pause: it may arrive twice, but it arrives.
 */
export async function sendQueuedMails(db: Db, post: Post): Promise<void> {
  let transport: Transporter | undefined
  for (let i = 0; i < perRound; i += 1) {
    const mail = await takeMail(db)
    if (!mail) return
    transport ??= await openTransport(post.smtpUrl)
    try {
      const sent = await transport.sendMail(compose(mail, post.from))
      if (!post.smtpUrl) await writeMailFile(post.dataDir, mail.id, sent.message)
    } catch (error) {
      if (await noteFailure(db, mail, error, post.log)) continue
      return // the server is away, or its disk is full: the others would fare no better
    }
    await db.query('delete from mails where id = $1', [mail.id])
  }
}

async function takeMail(db: Db): Promise<Waiting | undefined> {
  const { rows } = await db.query<Waiting>(
    `update mails m set tries = m.tries + 1,
       next_try_at = now() + make_interval(mins => ($1::int[])[least(m.tries + 1, cardinality($1::int[]))])
     where m.id = (select q.id from mails q where q.next_try_at <= now()
       order by q.next_try_at, q.id limit 1 for update skip locked)
     returning m.id, m.recipient "to", m.subject, m.body_text text, m.body_html html, m.tries`,
    [pauses],
  )
  return rows[0]
}

/** A server that does not answer must not hold a mail for longer than the first pause. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

async function openTransport(url?: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer') // most rounds have nothing to send
  return url
    ? createTransport({ url, ...patience })
    : createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
}

const compose = ({ to, subject, text, html }: Waiting, from: string) => ({
  from,
  to,
  subject,
  headers: { 'Auto-Submitted': 'auto-generated' },
  alternatives: [
    { contentType: 'text/plain; charset=utf-8; format=flowed', content: text },
    { contentType: 'text/html; charset=utf-8', content: html },
  ].map((part) => ({ ...part, contentTransferEncoding: 'quoted-printable' as const })),
  disableFileAccess: true,
  disableUrlAccess: true,
})

/** Writes down why a mail did not leave; gives whether that was the mail's own fault. The log names no address. */
async function noteFailure(db: Db, { id, tries }: Waiting, error: unknown, log?: Logger): Promise<boolean> {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number }
  const refused = code === 'EENVELOPE' || code === 'EMESSAGE'
  const forGood = refused && (responseCode ?? 0) >= 500
  const line = { mail: id, tries, code, responseCode }
  if (forGood || tries > pauses.length) {
    await db.query('delete from mails where id = $1', [id])
    log?.error(line, 'a mail could not be sent and was given up')
  } else {
    await db.query('update mails set last_error = $2 where id = $1', [
      id,
      [code, responseCode].filter(Boolean).join(' '),
    ])
    log?.warn(line, 'a mail could not be sent yet')
  }
  return refused
}
