import { type Request, type Response, Router } from 'express'
import { type Item, itemPath } from '../catalogue/item.ts'
import type { Db } from '../database.ts'
import { NotFound } from '../errors.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import { sendText } from '../send-text.ts'
import type { Site } from '../site.ts'
import { hasDay, timelineCalendar, timelineCsv } from './export-timeline.ts'
import { presentTimeline, type ShownRow } from './present-timeline.ts'
import { type FoundRow, findTimeline } from './queries.ts'
import { kindsWithTimeline } from './write-timeline.ts'

/** What a timeline says of its entry. */
type Entry = {
  version?: string
  id: number
  kind: string
  slug: string
  originalLanguage: Language
  content: { title?: Translated; summary?: Translated; fund?: string }
  relations: { role: string; item: Item; inferred: boolean }[]
  sources: { code: string }[]
}
/** The entry behind an address, given by whoever knows entries; throws NotFound or Gone. */
export type GetEntry = (db: Db, kind: string, slug: string) => Promise<Entry>

type Form = 'page' | 'csv' | 'ics'
const endings: Record<Form, string> = { page: '', csv: '.csv', ics: '.ics' }

/** The timelines of partnerships and of projects, as a page, a table and a calendar. */
export function timelineRoutes(site: Site, getEntry: GetEntry): Router {
  const routes = Router()
  for (const kind of kindsWithTimeline)
    for (const form of ['page', 'csv', 'ics'] as const)
      routes.get(`/${kind}s/:slug/timeline${endings[form]}`, (req: Request<{ slug: string }>, res) =>
        showTimeline(site, req, res, () => getEntry(site.db, kind, req.params.slug), form),
      )
  return routes
}

async function showTimeline(
  site: Site,
  req: Request<{ slug: string }>,
  res: Response,
  getEntry: () => Promise<Entry>,
  form: Form,
): Promise<void> {
  if (form === 'page' && (await site.drawn.send(req, res))) return
  const entry = await getEntry()
  const language: Language = res.locals.language
  const path = `${itemPath(entry)}/timeline`
  if (entry.slug !== req.params.slug) {
    res.redirect(301, `/${language}${path}${endings[form]}`)
    return
  }
  const subject = { id: entry.id, title: entry.content.title, originalLanguage: entry.originalLanguage }
  const found = await findTimeline(site.db, entry.id)
  const timeline = presentTimeline(found, subject, language)
  const { t, plain } = functionsFor(language)
  const title = t('timelines.titleOf', { title: plain(subject.title, subject.originalLanguage) })
  if (form === 'page') {
    site.drawn.keep(req, res, entry.version!)
    const description = plain(entry.content.summary, entry.originalLanguage)
    const page = { title, description, path, nav: `/${entry.kind}s` }
    await site.render(req, res, 'timelines/show', page, { entry, timeline, ...factsOf(entry, timeline.rows, found) })
    return
  }
  const origin = `${site.baseUrl(req)}/${language}`
  const { rows } = timeline
  const send = (type: string, text: string) => {
    res.set('Content-Disposition', `attachment; filename="${entry.slug}-timeline.${form}"`)
    sendText(req, res, type, text)
  }
  if (form === 'csv') send('text/csv; charset=utf-8; header=present', timelineCsv({ rows, t, origin }))
  else {
    const calendar = timelineCalendar({ rows, t, origin, name: title, address: origin + path })
    if (!calendar) throw new NotFound()
    send('text/calendar; charset=utf-8', calendar)
  }
}

const partners = new Set(['lead', 'candidate', 'member', 'partner', 'associated-partner'])

/** The margin note: who takes part, within what, by how many documents. */
function factsOf(entry: Entry, shown: ShownRow[], found: FoundRow[]) {
  const rows = [...shown.map(({ row }) => row), ...found]
  const inRoles = (roles: Set<string>) => entry.relations.filter(({ role }) => roles.has(role))
  const programmes = rows.filter((row) => row.entry.kind === 'programme')
  // what a project before or after had is not this one's
  const funds = [entry.content.fund, ...rows.map(({ fund, context }) => (context ? undefined : fund))]
  const codes = [...entry.sources, ...shown.flatMap(({ row }) => row.source ?? [])].map(({ code }) => code)
  return {
    partners: oncePerItem(inRoles(partners)),
    programmes: oncePerItem([
      ...inRoles(new Set(['part-of-programme'])),
      ...programmes.map((row) => ({ item: { id: row.entryId, ...row.entry }, inferred: false })),
    ]),
    funds: [...new Set(funds.filter(Boolean))],
    days: shown.filter(hasDay).length,
    documents: new Set(codes).size,
  }
}

/** The first relation to each entry. */
function oncePerItem<R extends { item: { id: number } }>(relations: R[]): R[] {
  const seen = new Set<number>()
  return relations.filter(({ item: { id } }) => !seen.has(id) && seen.add(id))
}
