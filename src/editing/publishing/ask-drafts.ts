import type { Request, Response } from 'express'
import { can } from '../../accounts/permissions.ts'
import { accountOf, renderForStaff } from '../../accounts/staff-area.ts'
import { findOffers } from '../../annexes/review/find-offers.ts'
import { oneLine, transaction } from '../../database.ts'
import { typedText } from '../../forms.ts'
import { functionsFor, type Page } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { placeCountries } from '../../themes/vocabularies.ts'
import { countries } from '../present-vocabularies.ts'
import type { Reason } from '../refused.ts'
import { completeDraft, type Filled, fillable, longestSummary } from './complete-draft.ts'
import { findNamedBy } from './find-named-by.ts'
import { asksFirst, type Judged, judgeDrafts } from './judge-drafts.ts'
import { canFill, presentDraft, presentFill } from './present-drafts.ts'
import { type Choice, publishDrafts } from './publish-drafts.ts'

/** So many drafts are published in one step; the rest in the next. */
export const mostAtOnce = 200

/**
 * The page that lists what will be published, what needs a word first and what cannot be published, and why. `action`:
 * where its form goes; `fields`: what else it sends; `back`: where it leads without publishing.
 */
export async function askDrafts(
  site: Site,
  req: Request,
  res: Response,
  ids: number[],
  page: Page & {
    action: string
    back: string
    next?: string
    trail: { href: string; label: string }[]
    fields?: [name: string, value: string][]
  },
): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const judged = await judgeDrafts(site.db, ids)
  const free = judged.filter(({ held }) => !held)
  const lacking = judged.filter(canFill).map(({ id }) => id)
  const offers = await findOffers(site.db, lacking, [...fillable])
  const named = await findNamedBy(site.db, lacking)
  const shown = (list: Judged[]) =>
    list.map((draft) => ({
      ...presentDraft(draft, t, can(accountOf(res), 'importAnnexes')),
      fill: canFill(draft) ? presentFill(draft, { offers, named: named.get(draft.id), t }) : undefined,
    }))
  const { action, back, next, trail, fields = [], ...head } = page
  await renderForStaff(site, req, res, 'editing/publish', head, {
    ...{ action, back, next, trail, fields },
    ready: shown(free.filter((draft) => !asksFirst(draft))),
    ask: shown(free.filter(asksFirst)),
    fill: shown(judged.filter(canFill)),
    held: shown(judged.filter((draft) => draft.held && !canFill(draft))),
    countries: countries(t.language),
    longest: longestSummary,
  })
}

/** Publishes what the form of that page names, of these entries alone; gives what was, and why the rest was not. */
export async function publishAsked(
  site: Site,
  req: Request,
  res: Response,
  ids: number[],
): Promise<{ done: number[]; skipped: [id: number, reason: Reason][] }> {
  const allowed = new Set(ids)
  const named = [...readChoices(req.body, 'now', false), ...readChoices(req.body, 'agreed', true)]
  const chosen = named.filter(({ id }) => allowed.has(id)).slice(0, 2 * mostAtOnce)
  const numbers = await fillIn(site, readFilled(req.body, ids), accountOf(res).id)
  const choices = chosen.map((each) => ({ ...each, number: numbers.get(each.id) ?? each.number }))
  const refused = await publishDrafts(site, choices, { account: accountOf(res), baseUrl: site.baseUrl(req) })
  return { done: choices.map(({ id }) => id).filter((id) => !refused.has(id)), skipped: [...refused] }
}

/** Saves what was filled in, each draft for itself; gives the numbers of the new versions, by id. */
async function fillIn({ db, log }: Site, filled: Filled[], accountId: number): Promise<Map<number, number>> {
  const offers = await findOffers(
    db,
    filled.map(({ id }) => id),
    [...fillable],
  )
  const numbers = new Map<number, number>()
  for (const each of filled)
    try {
      numbers.set(each.id, await transaction(db, (tx) => completeDraft(tx, each, { offers, accountId })))
    } catch (error) {
      // publishing says what is still missing then
      log.warn({ entry: each.id, error: oneLine(error) }, 'what was filled in was not saved')
    }
  return numbers
}

function readFilled(body: unknown, ids: number[]): Filled[] {
  return ids.slice(0, mostAtOnce).flatMap((id) => {
    const [base, summary, place] = ['base', 'summary', 'place'].map((name) => typedText(body, `${name}.${id}`).trim())
    const known = place === 'offer' || placeCountries().includes(place!) ? place! : ''
    if (!/^[1-9]\d{0,8}$/.test(base!) || (!summary && !known)) return []
    return [{ id, number: Number(base), summary: summary!.replace(/\s+/g, ' '), place: known }]
  })
}

/** `12-3`: the entry 12 as it was in its version 3. */
function readChoices(body: unknown, name: string, agreed: boolean): Choice[] {
  const sent = [(body as Record<string, unknown> | undefined)?.[name]].flat()
  return sent.flatMap((each) => {
    const [, id, number] = /^([1-9]\d{0,8})-([1-9]\d{0,8})$/.exec(String(each)) ?? []
    return id && number ? [{ id: Number(id), number: Number(number), agreed }] : []
  })
}
