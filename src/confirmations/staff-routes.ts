import { type RequestHandler, Router } from 'express'
import { dayOf, formatMoment } from '../accounts/moments.ts'
import { accountOf, renderForStaff } from '../accounts/staff-area.ts'
import { record } from '../audit/record.ts'
import { transaction } from '../database.ts'
import { entryHead, entryOf, onEntry } from '../editing/staff-entry.ts'
import { Conflict } from '../errors.ts'
import { takeLock } from '../locks.ts'
import { portalSettings } from '../portal/facts.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { confirmEntry } from './answer-request.ts'
import { findDated, findWhom, listRequests } from './queries.ts'
import { askContact } from './send-requests.ts'

const aDay = 24 * 3600 * 1000

/** Asking a contact whether an entry is still true, or saying so oneself; and what was asked and answered before. */
export function askConfirmationRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const address = '/admin/entries/:id/ask-whether-true'

  routes.get(address, onEntry(site, 'askWhetherTrue'), async (req, res) => {
    const { language } = res.locals
    const { t } = functionsFor(language)
    const entry = entryOf(res)
    const requests = await listRequests(db, entry.id)
    const head = entryHead(req, accountOf(res), entry)
    const done = ['asked', 'confirmed'].find((what) => what === req.query.done)
    const page = {
      title: t('confirmations.asking'),
      path: `/admin/entries/${entry.id}/ask-whether-true`,
      nav: '/admin/entries',
    }
    await renderForStaff(site, req, res, 'confirmations/ask', page, {
      ...head,
      heading: t('confirmations.asking'),
      whom: await findWhom(db, entry.id, portalSettings().confirmAfterMonths),
      dated: await findDated(db, entry.id),
      askedToday: isToday(requests[0]?.sentAt),
      requests: requests.map((request) => ({
        ...request,
        sent: formatMoment(request.sentAt, language),
        answered: request.answeredAt && formatMoment(request.answeredAt, language),
        until: dayOf(request.expiresAt),
        expired: request.expiresAt.getTime() <= Date.now(),
      })),
      done: done && t(`confirmations.done_${done}`),
    })
  })

  routes.post(address, onEntry(site, 'askWhetherTrue'), publishedOnly, async (req, res) => {
    const { id } = entryOf(res)
    await transaction(db, async (db) => {
      await takeLock(db, 'confirmationRequests')
      const [last] = await listRequests(db, id)
      const whom = await findWhom(db, id, portalSettings().confirmAfterMonths)
      if (!whom || isToday(last?.sentAt)) throw new Conflict('nobody to ask now')
      await askContact(db, id, whom, site.baseUrl(req), accountOf(res).id)
    })
    res.redirect(303, `/${res.locals.language}/admin/entries/${id}/ask-whether-true?done=asked`)
  })

  routes.post('/admin/entries/:id/confirm', onEntry(site, 'askWhetherTrue'), publishedOnly, async (_req, res) => {
    const { id } = entryOf(res)
    await transaction(db, async (db) => {
      await confirmEntry(db, id)
      await record(db, 'entry.confirmed', { accountId: accountOf(res).id, entryId: id })
    })
    res.redirect(303, `/${res.locals.language}/admin/entries/${id}/ask-whether-true?done=confirmed`)
  })

  return routes
}

const isToday = (sent: Date | undefined) => sent !== undefined && Date.now() - sent.getTime() < aDay

const publishedOnly: RequestHandler = (_req, res, next) =>
  next(entryOf(res).state === 'published' ? undefined : new Conflict('not published'))
