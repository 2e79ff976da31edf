import type { Request } from 'express'
import { formatMoment } from '../../accounts/moments.ts'
import { personName } from '../../accounts/person-name.ts'
import type { Account } from '../../accounts/queries.ts'
import type { Db } from '../../database.ts'
import type { T } from '../../languages.ts'
import { fieldLabel } from '../form/field-labels.ts'
import { compareDrafts } from '../history/compare-drafts.ts'
import { findNames, findRevisions } from '../history/history-queries.ts'
import { isPending } from '../lock-entry.ts'
import { entryHead, type StaffEntry } from '../staff-entry.ts'
import { checkDraft } from './check-draft.ts'
import { findLastReview } from './list-reviews.ts'
import { presentChecks } from './present-checks.ts'
import { byField, isCurrent, listRemarks, presentRemarks } from './remarks.ts'

/** What the review page of an entry shows, beside the result of what was just done. */
export async function presentReview(db: Db, req: Request, account: Account, entry: StaffEntry, t: T) {
  const pending = isPending(entry)
  const numbers = [entry.publicNumber, entry.draftNumber].filter((number) => number !== null)
  const revisions = await findRevisions(db, entry.id, numbers)
  const [before, after] = [entry.publicNumber, entry.draftNumber].map((n) => revisions.find((r) => r.number === n))
  const last = await findLastReview(db, entry.id)
  const remarks = presentRemarks((await listRemarks(db, entry.id)).filter(isCurrent(entry.publicNumber)), t)
  const drafts = [before?.draft, after?.draft]
  const { changes, unchanged } =
    pending && after
      ? compareDrafts(
          entry.kind,
          before?.draft,
          after.draft,
          t.language,
          await findNames(db, drafts),
          entry.originalLanguage,
        )
      : { changes: [], unchanged: 0 }
  const checks =
    after &&
    checkDraft(entry.kind, entry.originalLanguage, entry.languageStates, {
      content: after.draft.content as Record<string, unknown>,
      form: after.form,
      sources: after.draft.sources,
    })
  const changed = new Set(changes.map(({ name }) => name))
  return {
    head: entryHead(req, account, entry),
    entry,
    pending,
    changes,
    unchanged,
    gaps: checks?.gaps ?? [],
    checks: checks ? presentChecks(t, entry, checks) : [],
    open: entry.review &&
      last && {
        who: personName(t, last.sentBy),
        when: formatMoment(last.sentAt, t.language),
        note: last.note,
        mine: entry.review.assigneeId === account.id,
        assignee: last.assignee && personName(t, last.assignee),
      },
    /** Who wrote what would be decided on, where nobody sent it. */
    author: after?.author && personName(t, after.author),
    savedWhen: after && formatMoment(after.createdAt, t.language),
    note: after?.note,
    remarks: byField(remarks),
    /** Said about what did not change. */
    otherRemarks: remarks
      .filter(({ field }) => !changed.has(field))
      .map((remark) => ({ ...remark, about: remark.field && fieldLabel(t, remark.field) })),
  }
}
