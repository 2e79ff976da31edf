import { type Request, type Response, Router } from 'express'
import { canOn, type EntryAction } from '../../accounts/permissions.ts'
import type { Account } from '../../accounts/queries.ts'
import { accountOf, allow, renderForStaff } from '../../accounts/staff-area.ts'
import { oneLine, transaction } from '../../database.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { parseForm } from '../../forms.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { findTheme, themesInOrder } from '../../themes/themes.ts'
import { lockEntry } from '../lock-entry.ts'
import { askDrafts, publishAsked } from '../publishing/ask-drafts.ts'
import { type Reason, Refused } from '../refused.ts'
import { sendForReview } from '../reviews/send-for-review.ts'
import { addTheme } from './add-theme.ts'
import { archive } from './archive-entry.ts'
import { assignEntry } from './assign-entry.ts'
import { type BulkAction, bulkActions, bulkForm, maxPicked, readBulkResult, writeBulkResult } from './bulk-schema.ts'
import { type Colleague, listPeople, reviewersIn } from './list-people.ts'
import { listPicked, type Picked } from './list-picked.ts'

/** What a person must be allowed to do with an entry for each action. */
const needed: Record<BulkAction, EntryAction> = {
  assign: 'assign',
  theme: 'editEntry',
  send: 'sendForReview',
  publish: 'review',
  archive: 'archive',
}

type Choice = { do: BulkAction; assignee?: number; theme: string; note: string }
type Bulk = Choice & { account: Account; baseUrl: string }

/** One action on several entries: confirmation and result. */
export function bulkRoutes(site: Site): Router {
  const routes = Router()
  const path = '/admin/entries/bulk'

  routes.post(path, allow('bulkEdit'), async (req, res) => {
    const { values, problems } = parseForm(bulkForm, req.body)
    if (problems) return showConfirm(site, req, res, { problems, picked: [] }, 422)
    const picked = await listPicked(site.db, values.id)
    if (values.do === 'publish') return publish(site, req, res, values)
    if (values.step !== 'do') return showConfirm(site, req, res, { choice: values, picked })
    const people = await peopleFor(site, values.do, picked)
    const wrong = wrongChoice(values, new Set(people.map(({ id }) => id)))
    if (wrong) return showConfirm(site, req, res, { choice: values, picked, problems: wrong }, 422)
    const bulk = { ...values, account: accountOf(res), baseUrl: site.baseUrl(req) }
    const done: number[] = []
    const skipped: [id: number, reason: Reason][] = []
    for (const id of values.id) {
      const reason = await actOn(site, id, bulk)
      if (reason) skipped.push([id, reason])
      else done.push(id)
    }
    const result = writeBulkResult({ do: values.do, done, skipped })
    res.redirect(303, `/${res.locals.language}${path}?${result}`)
  })

  routes.get(path, allow('bulkEdit'), async (req, res) => {
    const result = readBulkResult(req.query)
    if (!result) throw new NotFound()
    const { t } = functionsFor(res.locals.language)
    const found = await listPicked(site.db, [...result.done, ...result.skipped.map(([id]) => id)])
    const entry = (id: number) => found.find((each) => each.id === id)
    const page = { title: t(`bulk.done_${result.do}`), path, nav: '/admin/entries' }
    await renderForStaff(site, req, res, 'editing/bulk-result', page, {
      action: result.do,
      done: result.done.flatMap((id) => entry(id) ?? []),
      skipped: result.skipped.flatMap(([id, reason]) => (entry(id) ? [{ ...entry(id)!, reason }] : [])),
    })
  })

  return routes
}

/** Publishing has a page of its own to ask: what will be public, what not, and why. */
async function publish(site: Site, req: Request, res: Response, { id, step }: { id: number[]; step?: string }) {
  const { t } = functionsFor(res.locals.language)
  const path = '/admin/entries/bulk'
  if (step === 'do') {
    const result = writeBulkResult({ do: 'publish', ...(await publishAsked(site, req, res, id)) })
    return res.redirect(303, `/${res.locals.language}${path}?${result}`)
  }
  const trail = [{ href: '/admin/entries', label: t('editing.entries') }]
  const page = {
    title: t('publishing.title'),
    path,
    nav: '/admin/entries',
    action: path,
    back: '/admin/entries',
    trail,
  }
  return askDrafts(site, req, res, id, {
    ...page,
    fields: [['do', 'publish'], ['step', 'do'], ...id.map((each) => ['id', String(each)])] as [string, string][],
  })
}

/** Does it with one entry, in a transaction of its own; gives why not, undefined when it was done. */
async function actOn(site: Site, id: number, bulk: Bulk): Promise<Reason | undefined> {
  const { account, baseUrl, note } = bulk
  try {
    await transaction(site.db, async (tx) => {
      const entry = await lockEntry(tx, id)
      if (!canOn(account, needed[bulk.do], entry)) throw new Refused('forbidden')
      if (bulk.do === 'assign') await assignEntry(tx, id, { accountId: account.id, assigneeId: bulk.assignee, baseUrl })
      else if (bulk.do === 'theme') await addTheme(tx, id, bulk.theme, { accountId: account.id, note })
      else if (bulk.do === 'archive') await archive(tx, id, account.id)
      else
        await sendForReview(tx, id, {
          number: entry.draftNumber ?? 0,
          note,
          assigneeId: bulk.assignee,
          sender: account,
          baseUrl,
        })
    })
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.reason
    if (error instanceof NotFound) return 'gone'
    if (error instanceof Conflict) return 'changed'
    // One entry that fails must not hide what was done with the others.
    site.log.error({ entry: id, action: bulk.do, error: oneLine(error) }, 'a bulk action failed for an entry')
    return 'failed'
  }
}

/** What was chosen on the page that asks; the person of a review may be left open. */
function wrongChoice(
  { do: action, assignee, theme }: Choice,
  people: ReadonlySet<number>,
): Record<string, string> | undefined {
  if ((action === 'assign' || action === 'send') && assignee !== undefined && !people.has(assignee))
    return { assignee: 'person' }
  return action === 'theme' && !findTheme(theme) ? { theme: 'required' } : undefined
}

/** Who can be chosen: for reviews those who decide, otherwise also contributors of whom an entry is. */
async function peopleFor({ db }: Site, action: BulkAction, picked: Picked[]): Promise<Colleague[]> {
  const people = await listPeople(
    db,
    picked.flatMap(({ ownerId }) => ownerId ?? []),
  )
  return action === 'send' ? reviewersIn(people) : people
}

type Asking = { choice?: Choice; picked: Picked[]; problems?: Record<string, string> }

/** The page that names the entries and asks for what the action needs. */
async function showConfirm(site: Site, req: Request, res: Response, asking: Asking, status = 200): Promise<void> {
  const { t, language } = functionsFor(res.locals.language)
  const sent = (req.body as { do?: unknown } | undefined)?.do
  const action = bulkActions.find((each) => each === sent) ?? 'assign'
  const { problems, choice, picked } = asking
  const page = { title: t(`editing.bulk_${action}`), path: '/admin/entries/bulk', nav: '/admin/entries' }
  await renderForStaff(
    site,
    req,
    res,
    'editing/bulk',
    page,
    {
      action,
      choice,
      picked,
      problems,
      /** Nothing can be asked without entries and an action. */
      stopped: problems && !choice ? (problems.id ?? problems.do) : picked.length === 0 ? 'nothing' : undefined,
      most: maxPicked,
      people: await peopleFor(site, action, picked),
      themes: themesInOrder(language).map(({ id, label }) => ({ id, label: label[language] })),
    },
    status,
  )
}
