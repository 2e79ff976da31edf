import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { isDatabaseAway } from './database.ts'
import { Gone, NotFound, statusOf } from './errors.ts'
import { isLanguage, languageOfRequest, languages } from './languages.ts'
import { functionsFor } from './rendering.ts'
import type { Site } from './site.ts'

/** Statuses with words of their own; any other gets those of its class. */
const described = new Set([400, 403, 404, 405, 409, 410, 413, 429, 500, 503])

export const pageNotFound: RequestHandler = (_req, _res, next) => next(new NotFound())

/**
 * The last handler: every error becomes a page in the reader's language or, under /api, problem+json (RFC 9457).
 * A reader never sees a stack; the id on the page is the one in the log. Needs no database.
 */
export function errorPages({ log, render }: Site): ErrorRequestHandler {
  return async (error, req, res, next) => {
    const away = isDatabaseAway(error)
    const status = away ? 503 : statusOf(error)
    const id = res.locals.requestId
    if (status >= 500) log.error({ id, err: error }, away ? 'the database is away' : 'request failed')
    if (res.headersSent) return next(error) // too late for a page: Express cuts the connection
    res.set('Cache-Control', 'no-store')
    if (status === 503) res.set({ 'Retry-After': '30', Refresh: '30' })
    if (/^\/api(\/|$)/i.test(req.path)) {
      res
        .status(status)
        .type('application/problem+json')
        .send(JSON.stringify(describeProblem(error, status, id)))
      return
    }
    const first = req.path.split('/')[1]
    res.locals.language = isLanguage(first)
      ? first
      : languageOfRequest({ cookie: req.get('Cookie'), acceptLanguage: req.get('Accept-Language') })
    const words = described.has(status) ? status : status < 500 ? 400 : 500
    const { t, plain } = functionsFor(res.locals.language)
    const gone = error instanceof Gone ? error.entry : undefined
    const inOtherLanguages = languages
      .filter((language) => language !== res.locals.language)
      .map((language) => [language, t(`vocabulary.language_${language}`), functionsFor(language).t('errors.text_503')])
    const title = gone ? plain(gone.title) : t(`errors.title_${words}`)
    const data = { status, words, gone, inOtherLanguages, now: new Date() }
    try {
      await render(req, res, 'errors/page', { title, path: '', noindex: true }, data, status)
    } catch (cause) {
      log.error({ id, err: cause }, 'the error page failed')
      res.status(status).type('text').send(`${title} (${id})`)
    }
  }
}

/** For programs and those who write them: always in English. */
const details: Record<number, string> = {
  400: 'Part of the address or of what was sent cannot be read.',
  403: 'The request came from another site, or your role does not allow this.',
  404: 'There is nothing at this address: it is mistyped, or the entry was never public.',
  405: 'This address is there, but not for this method; the header Allow names those that it knows.',
  410: 'The entry was archived.',
  413: 'What was sent is larger than the portal accepts.',
  429: 'Too many requests. Try again shortly.',
  500: 'Something broke on our side and was noted under the number in instance.',
  503: 'The portal is closed for a moment. Try again shortly.',
}

function describeProblem(error: unknown, status: number, id: string) {
  const detail = details[status] ?? details[status < 500 ? 400 : 500]
  const problem = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail, instance: id }
  return error instanceof Gone ? { ...problem, entry: error.entry } : problem
}
