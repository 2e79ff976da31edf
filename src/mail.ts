import type { Db } from './database.ts'
import type { Language } from './languages.ts'

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

/** Puts a mail into the queue, in the transaction of what it tells of; it leaves when that is done. */
export async function queueMail(_db: Db, _mail: Mail): Promise<void> {}

/** Sends what waits: through SMTP, or as files into the folder mail of DATA_DIR. */
export async function sendQueuedMails(_db: Db): Promise<void> {}
