import { type Request, type Response, Router } from 'express'
import { type Item, itemPath } from '../catalogue/item.ts'
import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import { sendText } from '../send-text.ts'
import type { Site } from '../site.ts'
import { timelineCalendar, timelineCsv } from './export-timeline.ts'
import { presentTimeline, type ShownRow } from './present-timeline.ts'
import { findTimeline } from './queries.ts'

/** What a timeline says of its entry. */
type Entry = {
  id: number
  kind: string
  slug: string
  originalLanguage: Language
  content: { title?: Translated; summary?: Translated; fund?: string }
  relations: { role: string; item: Item }[]
  sources: { code: string }[]
}
/** The entry behind an address, given by whoever knows entries; throws NotFound or Gone. */
export type GetEntry = (db: Db, kind: string, slug: string) => Promise<Entry>

type Form = 'page' | 'csv' | 'ics'
const endings: Record<Form, string> = { page: '', csv: '.csv', ics: '.ics' }

/** The timelines of partnerships and of projects, as a page, a table and a calendar. */
export function timelineRoutes(site: Site, getEntry: GetEntry): Router {
  const routes = Router()
  for (const kind of ['partnership', 'project'])
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
  const entry = await getEntry()
  const language: Language = res.locals.language
  const path = `${itemPath(entry)}/timeline`
  if (entry.slug !== req.params.slug) {
    res.redirect(301, `/${language}${path}${endings[form]}`)
    return
  }
  const subject = { id: entry.id, title: entry.content.title, originalLanguage: entry.originalLanguage }
  const timeline = presentTimeline(await findTimeline(site.db, entry.id), subject, language)
  const { t, plain } = functionsFor(language)
  const title = t('timelines.titleOf', { title: plain(subject.title, subject.originalLanguage) })
  if (form === 'page') {
    const description = plain(entry.content.summary, entry.originalLanguage)
    const page = { title, description, path, nav: `/${entry.kind}s` }
    await site.render(req, res, 'timelines/show', page, { entry, timeline, ...factsOf(entry, timeline.rows) })
    return
  }
  const origin = `${site.baseUrl(req)}/${language}`
  res.set('Content-Disposition', `attachment; filename="${entry.slug}-timeline.${form}"`)
  const { rows } = timeline
  if (form === 'csv') sendText(req, res, 'text/csv; charset=utf-8; header=present', timelineCsv({ rows, t, origin }))
  else {
    const calendar = timelineCalendar({ rows, t, origin, name: title, address: origin + path })
    sendText(req, res, 'text/calendar; charset=utf-8', calendar)
  }
}

const partners = new Set(['lead', 'candidate', 'member', 'partner', 'associated-partner'])

/** The margin note: who takes part, within what, by how many documents. */
function factsOf(entry: Entry, rows: ShownRow[]) {
  const inRoles = (roles: Set<string>) => entry.relations.filter(({ role }) => roles.has(role)).map(({ item }) => item)
  const programmes = [
    ...inRoles(new Set(['part-of-programme'])),
    ...rows.flatMap(({ row }) => (row.entry.kind === 'programme' ? [{ id: row.entryId, ...row.entry }] : [])),
  ]
  const codes = [...entry.sources, ...rows.flatMap(({ row }) => row.source ?? [])].map(({ code }) => code)
  return {
    partners: [...new Map(inRoles(partners).map((item) => [item.id, item])).values()],
    programmes: [...new Map(programmes.map((item) => [item.id, item])).values()],
    documents: new Set(codes).size,
  }
}
