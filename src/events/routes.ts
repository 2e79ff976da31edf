import { Router } from 'express'
import { findOffices } from '../entries/find-offices.ts'
import { getPublished } from '../entries/queries.ts'
import { showEntry, wordsFor } from '../entries/show-entry.ts'
import { NotFound } from '../errors.ts'
import { isLanguage } from '../languages.ts'
import { sendText, shows } from '../send-text.ts'
import type { Site } from '../site.ts'
import { describeDay, isByDay } from './describe-day.ts'
import { describeEvent } from './describe-event.ts'
import { type Event, event } from './schema.ts'
import { writeEventFile } from './write-event-file.ts'

export function eventRoutes(site: Site): Router {
  const routes = Router()
  routes.get('/events/:slug', (req, res) =>
    showEntry<Event>(site, req, res, event, (entry, language) => ({
      time: describeDay(entry.content, language, new Date().toISOString().slice(0, 10)),
      file: isByDay(entry.content) ? `/events/${entry.slug}.ics?lang=${language}` : undefined,
      asked: findOffices(entry, ['organiser', 'participant']),
      structured: describeEvent(entry, language, site.baseUrl(req)),
    })),
  )
  return routes
}

/** `/events/SLUG.ics`, with `lang` in a language: an event as a file for calendars, where its day is known. */
export function eventFileRoutes(site: Site): Router {
  const routes = Router()
  routes.get('/events/:slug.ics', async (req, res) => {
    const entry = await getPublished<Event>(site.db, event.name, req.params.slug)
    if (entry.slug !== req.params.slug) {
      res.redirect(301, `/events/${entry.slug}.ics`)
      return
    }
    if (!isByDay(entry.content)) throw new NotFound()
    res.set('Content-Disposition', `attachment; filename="${entry.slug}.ics"`)
    shows(res, wordsFor(entry))
    const lang = isLanguage(req.query.lang) ? req.query.lang : undefined
    sendText(req, res, 'text/calendar; charset=utf-8', writeEventFile(entry, site.baseUrl(req), lang))
  })
  return routes
}
