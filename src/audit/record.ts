import type { Db } from '../database.ts'

/** What is written down, by the noun it happens to. */
export const loggedActions = [
  'entry.created',
  'entry.saved',
  'entry.sent-for-review',
  'entry.taken-back',
  'entry.sent-back',
  'entry.scheduled',
  'entry.unscheduled',
  'entry.published',
  'entry.archived',
  'entry.restored',
  'entry.renamed',
  'entry.deleted',
  'entry.assigned',
  'entry.owner-changed',
  'entry.previewed',
  'entry.sources-checked',
  'entry.confirmation-asked',
  'entry.confirmed',
  'entry.confirmation-answered',
  'contact.added',
  'contact.changed',
  'contact.removed',
  'contact.erased',
  'file.uploaded',
  'file.removed',
  'source.added',
  'source.changed',
  'source.removed',
  'account.created',
  'account.invited',
  'account.changed',
  'account.deactivated',
  'account.reactivated',
  'account.erased',
  'account.exported',
  'account.signed-in',
  'account.password-set',
  'account.email-changed',
  'account.second-factor-on',
  'account.second-factor-off',
  'theme.created',
  'theme.changed',
  'theme.merged',
  'theme.removed',
  'annex.received',
  'annex.cancelled',
  'annex.decided',
  'annex.erased',
  'annex.applied',
  'annex.rolled-back',
  'annex.downloaded',
  'annex.label-learned',
  'settings.changed',
] as const
export type LoggedAction = (typeof loggedActions)[number]

type Line = { accountId?: number; entryId?: number; subjectId?: number; detail?: Record<string, unknown> }

/**
 * Writes one line into the log, in the transaction of what it tells of. `accountId` is missing where nobody who has
 * signed in did it. `detail` holds ids and names of fields, never a person's name or address: it is never erased.
 */
export async function record(db: Db, action: LoggedAction, line: Line): Promise<void> {
  await db.query(
    'insert into audit_log (account_id, action, entry_id, subject_id, detail) values ($1, $2, $3, $4, $5)',
    [line.accountId, action, line.entryId, line.subjectId, JSON.stringify(line.detail ?? {})],
  )
}

/** Writes many lines as `record` does one, in one statement. */
export async function recordAll(db: Db, lines: (Line & { action: LoggedAction })[]): Promise<void> {
  if (lines.length === 0) return
  await db.query(
    `insert into audit_log (account_id, action, entry_id, subject_id, detail)
     select n."accountId", n.action, n."entryId", n."subjectId", n.detail
     from jsonb_to_recordset($1::jsonb) n ("accountId" int, action text, "entryId" int, "subjectId" int, detail jsonb)`,
    [JSON.stringify(lines.map((line) => ({ ...line, detail: line.detail ?? {} })))],
  )
}
