import { pipeline } from 'node:stream/promises'
import { Router } from 'express'
import { dayOf, formatMoment } from '../accounts/moments.ts'
import { personName } from '../accounts/person-name.ts'
import { allow, renderForStaff } from '../accounts/staff-area.ts'
import type { T } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { themeLabel } from '../themes/themes.ts'
import { codeOf, exportLog } from './export-log.ts'
import { type LogLine, listLog, listPersons } from './queries.ts'
import { loggedActions } from './record.ts'
import { entryIdOf, logAddress, readLogFilter } from './schema.ts'

const perPage = 50

/** The log, for admins. It can be read and taken along; nothing here, or anywhere, changes it. */
export function auditRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()

  routes.get('/admin/log', allow('readLog'), async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    const filter = readLogFilter(req.query)
    const found = await listLog(db, filter, perPage + 1)
    const lines = found.slice(0, perPage)
    const persons = await listPersons(db)
    const page = {
      title: t('settings.page_log'),
      path: `/admin/log${logAddress(filter, filter.before)}`,
      nav: '/admin/settings',
    }
    await renderForStaff(site, req, res, 'audit/log', page, {
      above: [['/admin/settings', t('editing.administration')]],
      lines: lines.map((line) => presentLine(line, t)),
      filter,
      odd: entryIdOf(filter) === null,
      persons: persons.map((person) => ({ id: person.id, name: personName(t, person) })),
      actions: Map.groupBy(loggedActions, (action) => action.split('.')[0]!),
      all: logAddress(filter),
      older: found.length > perPage ? logAddress(filter, lines.at(-1)!.id) : undefined,
    })
  })

  routes.get('/admin/log.csv', allow('readLog'), async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    const pieces = exportLog(db, readLogFilter(req.query), t)
    const first = await pieces.next() // what fails here still becomes a page
    res.set({
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="log-${dayOf(new Date())}.csv"`,
    })
    try {
      await pipeline(async function* () {
        if (!first.done) yield first.value
        yield* pieces
      }, res)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error // else the reader has left
    }
  })

  return routes
}

function presentLine(line: LogLine, t: T) {
  const { detail } = line
  const text = (name: string) => (typeof detail[name] === 'string' ? detail[name] : undefined)
  const theme = text('theme')
  const into = text('into')
  const notes = [
    typeof detail.number === 'number' && t('log.version', { number: detail.number }),
    theme && themeName(detail, theme, t),
    into && `→ ${themeLabel(into, t.language)}`,
    line.action === 'entry.confirmation-answered' && text('answer') && t(`confirmations.answered_${text('answer')}`),
    Array.isArray(detail.fields) && detail.fields.join(', '),
  ]
  return {
    ...line,
    when: formatMoment(line.at, t.language),
    who: line.account ? personName(t, line.account) : t('log.nobody'),
    what: t(`log.action_${line.action.replace('.', '_')}`),
    whom: line.subject && line.subject.id !== line.account?.id ? personName(t, line.subject) : undefined,
    code: codeOf(line),
    notes: notes.filter(Boolean).join(', '),
  }
}

/** A theme that was merged has the label of the kept one now: its id says which it was. */
const themeName = ({ into }: Record<string, unknown>, id: string, t: T) => (into ? id : themeLabel(id, t.language))
