import type { Request, RequestHandler, Response } from 'express'
import { can, canOn, type EntryAction } from '../accounts/permissions.ts'
import type { Account } from '../accounts/queries.ts'
import { accountOf } from '../accounts/staff-area.ts'
import type { Db } from '../database.ts'
import type { Kind } from '../entries/kind.ts'
import type { LanguageState } from '../entries/track-translations.ts'
import { Forbidden, NotFound } from '../errors.ts'
import type { Translated } from '../fields.ts'
import { kindByName } from '../kinds.ts'
import type { Language } from '../languages.ts'
import type { Site } from '../site.ts'
import type { State } from './schema.ts'

/** An entry as the staff area knows it: identity, state and where it stands, without its content. */
export type StaffEntry = {
  id: number
  kind: Kind
  slug: string
  state: State
  ownerId: number | null
  owner: Translated | null
  originalLanguage: Language
  /** Of the newest revision; {} where nothing was saved yet. */
  title: Translated
  languageStates: Partial<Record<Language, LanguageState>>
  /** Numbers of the newest and of the public revision; null where there is none. */
  draftNumber: number | null
  publicNumber: number | null
  publishedAt: Date | null
  confirmedAt: Date | null
  assignee: { id: number; name: string } | null
  /** The review that waits for a decision. */
  review: { id: number; sentById: number; sentAt: Date; assigneeId: number | null } | null
  scheduledFor: Date | null
}

const find = `
  select e.id, e.kind, e.slug, e.status state, e.owner_id "ownerId", e.original_language "originalLanguage",
    e.language_states "languageStates", coalesce(d.content -> 'title', '{}') title, d.number "draftNumber",
    p.number "publicNumber", e.published_at "publishedAt", e.confirmed_at "confirmedAt",
    (select o.content -> 'title' from entries b join revisions o on o.id = coalesce(b.draft_revision, b.published_revision)
      where b.id = e.owner_id) owner,
    (select jsonb_build_object('id', a.id, 'name', a.name) from accounts a where a.id = e.assignee_id) assignee,
    w.id "reviewId", w.sent_by "sentById", w.sent_at "sentAt", w.assignee_id "assigneeId",
    (select s.publish_at from scheduled_publications s where s.entry_id = e.id) "scheduledFor"
  from entries e left join revisions d on d.id = e.draft_revision left join revisions p on p.id = e.published_revision
    left join reviews w on w.entry_id = e.id and w.decision is null
  where e.id = $1`

/** The entry of an id; undefined when there is none. */
export async function findStaffEntry(db: Db, id: number): Promise<StaffEntry | undefined> {
  const { rows } = await db.query({ name: 'staff-entry', text: find, values: [id] })
  if (!rows[0]) return undefined
  const { kind, reviewId, sentById, sentAt, assigneeId, ...entry } = rows[0]
  return {
    ...entry,
    kind: kindByName.get(kind)!,
    review: reviewId === null ? null : { id: reviewId, sentById, sentAt, assigneeId },
  }
}

/**
 * Finds the entry of `:id` for somebody who may do this with it; `entryOf` then gives it. 404 where there is none or
 * the person may not know of it, 403 where they may know of it and not do this.
 */
export const onEntry =
  ({ db }: Site, action: EntryAction): RequestHandler<{ id: string }> =>
  async (req, res, next) => {
    const account = accountOf(res)
    const entry = /^\d{1,9}$/.test(req.params.id) ? await findStaffEntry(db, Number(req.params.id)) : undefined
    if (!entry) throw new NotFound()
    const known = can(account, 'listEveryEntry') || entry.state === 'published' || canOn(account, 'seeEntry', entry)
    if (!known) throw new NotFound()
    if (!canOn(account, action, entry)) throw new Forbidden(action)
    res.locals.entry = entry
    next()
  }

/** The entry of a route behind `onEntry`. */
export const entryOf = (res: Response): StaffEntry => res.locals.entry

/** What the head of an entry's staff pages needs (views/editing/entry-head.ejs). */
export function entryHead(req: Request, account: Account, entry: StaffEntry) {
  const tabs = [
    { path: 'edit', may: canOn(account, 'editEntry', entry) },
    { path: 'review', may: canOn(account, 'review', entry) },
    { path: 'history', may: canOn(account, 'seeEntry', entry) },
    { path: 'contacts', may: canOn(account, 'editContacts', entry) },
    { path: 'manage', may: canOn(account, 'sendForReview', entry) },
  ]
  return {
    entry,
    tabs: tabs.filter(({ may }) => may).map(({ path }) => path),
    current: tabs.find(({ path }) => req.path.split('/')[4] === path)?.path,
  }
}
