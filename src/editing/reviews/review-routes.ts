import { type Request, type Response, Router } from 'express'
import { formatMoment } from '../../accounts/moments.ts'
import { personName } from '../../accounts/person-name.ts'
import { accountOf, allow, renderForStaff } from '../../accounts/staff-area.ts'
import { transaction } from '../../database.ts'
import { parseForm, typedText } from '../../forms.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { daysWaiting } from '../managing/waiting.ts'
import type { Refused } from '../refused.ts'
import { readRemarks, readWithout, reviewForm, settleForm } from '../schema.ts'
import { scopeOf } from '../scope.ts'
import { entryOf, findStaffEntry, onEntry } from '../staff-entry.ts'
import { publishDraft, scheduleDraft, sendBack, stopPublication } from './decide-review.ts'
import { listReviews } from './list-reviews.ts'
import { presentReview } from './present-review.ts'
import { readPublishTime } from './publish-time.ts'
import { addRemarks, turnRemark } from './remarks.ts'
import { refusalOf, sendRoutes } from './send-routes.ts'

const perPage = 50

/** Sending for review, the review page with its decision, and the list of open reviews. */
export function reviewRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const allowed = onEntry(site, 'review')
  routes.use(sendRoutes(site))

  routes.get('/admin/reviews', allow('listReviews'), async (req, res) => {
    const { t, language } = functionsFor(res.locals.language)
    const scope = scopeOf(res)
    const mine = req.query.mine === 'on'
    const asked = Number(/^[1-9]\d{0,3}$/.exec(String(req.query.page))?.[0] ?? 1)
    const first = await listReviews(db, scope, { mine, page: asked }, perPage)
    const pages = Math.max(1, Math.ceil((mine ? first.mine : first.total) / perPage))
    const page = Math.min(asked, pages)
    const found = page === asked ? first : await listReviews(db, scope, { mine, page }, perPage)
    const to = (n: number) => {
      const query = new URLSearchParams()
      if (mine) query.set('mine', 'on')
      if (n > 1) query.set('page', String(n))
      return `/admin/reviews${query.size > 0 ? `?${query}` : ''}`
    }
    const reviews = found.reviews.map((each) => ({
      ...each,
      who: personName(t, each.sentBy),
      assignee: each.assignee && personName(t, each.assignee),
      when: formatMoment(each.sentAt, language),
      days: daysWaiting(each.sentAt),
    }))
    await renderForStaff(
      site,
      req,
      res,
      'editing/reviews',
      { title: t('editing.reviews'), path: to(page), nav: '/admin/reviews' },
      {
        ...found,
        reviews,
        deciding: scope.everything,
        onlyMine: mine,
        page,
        pages,
        to,
        from: (page - 1) * perPage + 1,
      },
    )
  })

  routes.get('/admin/entries/:id/review', allowed, (req, res) => showReview(site, req, res, {}))

  routes.post('/admin/entries/:id/review', allowed, async (req, res) => {
    const entry = entryOf(res)
    const { id } = accountOf(res)
    const to = (done: string) =>
      res.redirect(303, `/${res.locals.language}/admin/entries/${entry.id}/review?done=${done}`)
    const { values, problems } = parseForm(reviewForm, req.body)
    // Remarks are kept whatever becomes of the rest: nothing that was written is lost.
    const looked = Number(/^[1-9]\d{0,8}$/.exec(typedText(req.body, 'number'))?.[0] ?? entry.draftNumber ?? 0)
    const number = Math.min(looked, entry.draftNumber ?? 0)
    const said = readRemarks(req.body)
    const added = await transaction(db, (tx) => addRemarks(tx, entry, number, said, id))
    const turned = parseForm(settleForm, req.body).values
    if (turned) {
      await turnRemark(db, entry.id, turned.settle, id)
      return to('turned')
    }
    if (typedText(req.body, 'step') !== 'decide') return to(added > 0 ? 'remarks' : '')
    if (problems) return showReview(site, req, res, { problems }, 422)

    const without = readWithout(req.body)
    const deciding = { number: values.number, accountId: id, without, baseUrl: site.baseUrl(req) }
    const at = values.do === 'at' ? readPublishTime(values.day, values.time) : undefined
    if (typeof at === 'string') return showReview(site, req, res, { problems: { day: at } }, 422)
    if (at && at <= new Date()) return showReview(site, req, res, { problems: { day: 'past' } }, 422)
    if (values.do === 'back' && values.comment === '')
      return showReview(site, req, res, { problems: { comment: 'sayWhat' } }, 422)
    try {
      await transaction(db, (tx) => {
        if (values.do === 'back') return sendBack(tx, entry.id, deciding, values.comment)
        return at ? scheduleDraft(tx, entry.id, deciding, at) : publishDraft(tx, entry.id, deciding)
      })
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal === 'languages') return showReview(site, req, res, { problems: { without: 'languages' } }, 422)
      const unready = refusal === 'missing' || refusal === 'problems'
      return showReview(site, req, res, { refusal }, unready ? 422 : 409)
    }
    to({ now: 'published', at: 'scheduled', back: 'sent-back' }[values.do])
  })

  routes.post('/admin/entries/:id/unschedule', allowed, async (req, res) => {
    const { id } = entryOf(res)
    try {
      await transaction(db, (tx) => stopPublication(tx, id, accountOf(res).id, site.baseUrl(req)))
    } catch (error) {
      return showReview(site, req, res, { refusal: refusalOf(error) }, 409)
    }
    res.redirect(303, `/${res.locals.language}/admin/entries/${id}/review?done=stopped`)
  })

  return routes
}

const results = ['published', 'scheduled', 'sent-back', 'remarks', 'turned', 'stopped']

type Said = { problems?: Record<string, string>; refusal?: Refused['reason'] }

async function showReview(site: Site, req: Request, res: Response, said: Said, status = 200): Promise<void> {
  const { t, language } = functionsFor(res.locals.language)
  // read anew: somebody may have saved or decided in between
  const entry = (await findStaffEntry(site.db, entryOf(res).id)) ?? entryOf(res)
  const typed = ['do', 'day', 'time', 'comment'].map((name) => [name, typedText(req.body, name)])
  await renderForStaff(
    site,
    req,
    res,
    'editing/review',
    { title: t('reviews.review'), path: `/admin/entries/${entry.id}/review`, nav: '/admin/reviews' },
    {
      ...(await presentReview(site.db, req, accountOf(res), entry, t)),
      sides: req.query.view === 'sides',
      typed: { ...Object.fromEntries(typed), without: readWithout(req.body) },
      scheduledFor: entry.scheduledFor && formatMoment(entry.scheduledFor, language),
      late: entry.scheduledFor !== null && entry.scheduledFor < new Date(),
      done: status === 200 ? results.find((what) => what === req.query.done) : undefined,
      ...said,
    },
    status,
  )
}
