import { canOn } from '../accounts/permissions.ts'
import { type Account, findAccount } from '../accounts/queries.ts'
import type { Db } from '../database.ts'
import { Invalid } from '../errors.ts'
import { readEntryForm } from './entry-form.ts'
import { findNewest, type Newest } from './find-newest.ts'
import { type FormText, writeForm } from './form/write-form.ts'
import { findStaffEntry, type StaffEntry } from './staff-entry.ts'

/** What one person has typed into an entry and not saved; nobody else sees it. `base`: the revision it started from. */
export type WorkingCopy = { base: number; form: FormText; savedAt: Date }

export async function findWorkingCopy(db: Db, entryId: number, accountId: number): Promise<WorkingCopy | undefined> {
  const { rows } = await db.query<WorkingCopy>(
    `select w.base_number base, w.form, w.saved_at "savedAt" from working_copies w
     where w.entry_id = $1 and w.account_id = $2`,
    [entryId, accountId],
  )
  return rows[0]
}

/** Keeps what a person has typed, in place of what was kept before; gives when. */
export async function keepWorkingCopy(
  db: Db,
  entryId: number,
  accountId: number,
  { base, form }: Pick<WorkingCopy, 'base' | 'form'>,
): Promise<Date> {
  const { rows } = await db.query<{ savedAt: Date }>(
    `insert into working_copies (entry_id, account_id, base_number, form) values ($1, $2, $3, $4)
     on conflict (entry_id, account_id) do update
       set base_number = excluded.base_number, form = excluded.form, saved_at = now()
     returning saved_at "savedAt"`,
    [entryId, accountId, base, JSON.stringify(form)],
  )
  return rows[0]!.savedAt
}

export async function dropWorkingCopy(db: Db, entryId: number, accountId: number): Promise<void> {
  await db.query('delete from working_copies where entry_id = $1 and account_id = $2', [entryId, accountId])
}

/** The others who have written in this entry within the last half hour and not saved. */
export async function listOthersWriting(
  db: Db,
  entryId: number,
  accountId: number,
): Promise<{ name: string; erasedAt: Date | null; at: Date }[]> {
  const { rows } = await db.query(
    `select a.name, a.erased_at "erasedAt", w.saved_at at from working_copies w join accounts a on a.id = w.account_id
     where w.entry_id = $1 and w.account_id <> $2 and w.saved_at > now() - interval '30 minutes' order by w.saved_at`,
    [entryId, accountId],
  )
  return rows
}

/** What the editor shows a person: what they typed last, or else the newest revision. */
export const currentText = (entry: StaffEntry, newest: Newest | undefined, copy: WorkingCopy | undefined) => ({
  base: copy?.base ?? newest?.number ?? 0,
  form: copy?.form ?? newest?.form ?? (newest ? writeForm(entry.kind, newest) : {}),
})

/**
 * Puts something into the text that a person is writing, as if they had typed it: an uploaded file into its list
 * (`images.+.file`: `+` is the next free place; names with `+` in the same list mean the same place).
 */
export async function addToWorkingCopy(db: Db, entry: StaffEntry, accountId: number, changes: FormText): Promise<void> {
  const copy = await findWorkingCopy(db, entry.id, accountId)
  const { base, form } = currentText(entry, copy ? undefined : await findNewest(db, entry.id), copy)
  const placed = Object.entries(changes).map(([name, text]) => {
    const [list, rest] = name.split('.+')
    return [rest === undefined ? name : `${list}.${nextPlace(form, list!)}${rest}`, text]
  })
  await keepWorkingCopy(db, entry.id, accountId, { base, form: { ...form, ...Object.fromEntries(placed) } })
}

function nextPlace(form: FormText, list: string): number {
  const places = Object.keys(form)
    .filter((name) => name.startsWith(`${list}.`))
    .map((name) => Number.parseInt(name.slice(list.length + 1), 10))
  return Math.max(-1, ...places.filter(Number.isInteger)) + 1
}

/**
 * Keeps a form that arrived without a session, for the account that has signed in since. `path`: where it was sent.
 * Gives false, and keeps nothing, for another page than an editor and for an entry that this person may not edit.
 */
export async function keepHeldText(db: Db, accountId: number, held: { path: string; form: unknown }): Promise<boolean> {
  const [, , id] = /^\/(en|pl|cs)\/admin\/entries\/(\d{1,9})\/(?:edit|autosave)$/.exec(held.path) ?? []
  const account = id ? await findAccount(db, accountId) : undefined
  const entry = account ? await findStaffEntry(db, Number(id)) : undefined
  if (!entry || !canOn(account, 'editEntry', entry)) return false
  try {
    const { form, base, command } = readEntryForm(held.form)
    if (command === 'discard') return false
    await keepWorkingCopy(db, entry.id, accountId, { base, form })
    return true
  } catch (error) {
    if (error instanceof Invalid) return false
    throw error
  }
}

/**
 * May this person write now? While an entry waits for its review, those who sent it read it and can take it back;
 * those who review may go on writing.
 */
export const mayWrite = (account: Account, entry: StaffEntry): boolean =>
  canOn(account, 'editEntry', entry) && (!entry.review || canOn(account, 'review', entry))
