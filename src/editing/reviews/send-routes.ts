import { type Request, type Response, Router } from 'express'
import { formatMoment } from '../../accounts/moments.ts'
import { personName } from '../../accounts/person-name.ts'
import { accountOf, renderForStaff } from '../../accounts/staff-area.ts'
import { transaction } from '../../database.ts'
import { Conflict } from '../../errors.ts'
import { parseForm, typedText } from '../../forms.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { findNewest } from '../find-newest.ts'
import { isPending } from '../lock-entry.ts'
import { listPeople, reviewersIn } from '../managing/list-people.ts'
import { Refused } from '../refused.ts'
import { sendForm } from '../schema.ts'
import { entryHead, entryOf, findStaffEntry, onEntry } from '../staff-entry.ts'
import { checkDraft } from './check-draft.ts'
import { findLastReview } from './list-reviews.ts'
import { presentChecks } from './present-checks.ts'
import { isCurrent, listRemarks, presentRemarks, settleRemarks } from './remarks.ts'
import { sendForReview, takeBack } from './send-for-review.ts'

/** Sending an entry for review, what became of it, and taking it back. */
export function sendRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const allowed = onEntry(site, 'sendForReview')

  routes.get('/admin/entries/:id/send-for-review', allowed, (req, res) => showSending(site, req, res, {}))

  routes.post('/admin/entries/:id/send-for-review', allowed, async (req, res) => {
    const { id, ownerId } = entryOf(res)
    const { values, problems } = parseForm(sendForm, req.body)
    if (problems) return showSending(site, req, res, { problems }, 422)
    const { number, note, assignee, settled } = values
    if (assignee !== undefined && !reviewersIn(await listPeople(db, [ownerId ?? 0])).some((p) => p.id === assignee))
      return showSending(site, req, res, { problems: { assignee: 'person' } }, 422)
    const sender = accountOf(res)
    try {
      await transaction(db, async (tx) => {
        await sendForReview(tx, id, { number, note, assigneeId: assignee, sender, baseUrl: site.baseUrl(req) })
        await settleRemarks(tx, id, settled, sender.id)
      })
    } catch (error) {
      const refusal = refusalOf(error)
      return showSending(site, req, res, { refusal }, refusal === 'missing' || refusal === 'problems' ? 422 : 409)
    }
    res.redirect(303, `/${res.locals.language}/admin/entries/${id}/send-for-review?done=sent`)
  })

  routes.post('/admin/entries/:id/take-back', allowed, async (req, res) => {
    const { id } = entryOf(res)
    try {
      await transaction(db, (tx) => takeBack(tx, id, accountOf(res).id))
    } catch (error) {
      return showSending(site, req, res, { refusal: refusalOf(error) }, 409)
    }
    res.redirect(303, `/${res.locals.language}/admin/entries/${id}/send-for-review?done=taken-back`)
  })

  return routes
}

/** Why a step was refused, as a word for the page; any other error is thrown on. */
export function refusalOf(error: unknown): Refused['reason'] {
  if (error instanceof Refused) return error.reason
  if (error instanceof Conflict) return 'changed'
  throw error
}

type Said = { problems?: Record<string, string>; refusal?: Refused['reason'] }

async function showSending(site: Site, req: Request, res: Response, said: Said, status = 200): Promise<void> {
  const { db } = site
  const { t, language } = functionsFor(res.locals.language)
  const account = accountOf(res)
  // read anew: somebody may have been faster
  const entry = (await findStaffEntry(db, entryOf(res).id)) ?? entryOf(res)
  const newest = await findNewest(db, entry.id)
  const last = await findLastReview(db, entry.id)
  const remarks = await listRemarks(db, entry.id)
  const people = await listPeople(db, [])
  const checks = newest && checkDraft(entry.kind, entry.originalLanguage, entry.languageStates, newest)
  const path = `/admin/entries/${entry.id}/send-for-review`
  await renderForStaff(
    site,
    req,
    res,
    'editing/send',
    { title: t('reviews.send'), path, nav: '/admin/entries' },
    {
      head: entryHead(req, account, entry),
      entry,
      pending: isPending(entry),
      ready: checks && checks.missing.length === 0 && !checks.unread,
      checks: checks && presentChecks(t, entry, checks),
      last: last && {
        ...last,
        who: personName(t, last.sentBy),
        when: formatMoment(last.sentAt, language),
        assignee: last.assignee && personName(t, last.assignee),
        decidedBy: last.decidedBy && personName(t, last.decidedBy),
        decidedWhen: last.decidedAt && formatMoment(last.decidedAt, language),
      },
      scheduledFor: entry.scheduledFor && formatMoment(entry.scheduledFor, language),
      late: entry.scheduledFor !== null && entry.scheduledFor < new Date(),
      remarks: presentRemarks(remarks.filter(isCurrent(entry.publicNumber)), t),
      reviewers: reviewersIn(people).filter(({ id }) => id !== account.id),
      typed: { note: typedText(req.body, 'note'), assignee: typedText(req.body, 'assignee') },
      done: status === 200 ? ['sent', 'taken-back'].find((what) => what === req.query.done) : undefined,
      ...said,
    },
    status,
  )
}
