import { type RequestHandler, Router } from 'express'
import { isLanguage, type Language, languageOfRequest } from './languages.ts'

const aYear = 365 * 24 * 3600 * 1000

/** `/` leads to the visitor's language; `/language/pl?to=/pl/…` keeps a choice, the one cookie a reader can get. */
export function languageRoutes(): Router {
  const routes = Router()
  routes.get('/', (req, res) => {
    const language = languageOfRequest({ cookie: req.get('Cookie'), acceptLanguage: req.get('Accept-Language') })
    res.vary('Cookie').vary('Accept-Language').set('Cache-Control', 'private, no-cache').redirect(302, `/${language}`)
  })
  routes.get('/language/:language', (req, res, next) => {
    const { language } = req.params
    if (!isLanguage(language)) return next()
    const to = typeof req.query.to === 'string' && isOwnPath(req.query.to, language) ? req.query.to : `/${language}`
    res.cookie('language', language, { maxAge: aYear, sameSite: 'lax', httpOnly: true, secure: req.secure })
    res.set('Cache-Control', 'no-store').redirect(303, to)
  })
  return routes
}

/** A path of this portal in that language, never another host: `//evil` and `/\evil` are none. */
const isOwnPath = (to: string, language: Language): boolean =>
  /^\/(en|pl|cs)([/?][^\\]*)?$/.test(to) && to.slice(1, 3) === language && !to.includes('//')

/** Fixes the language of the pages below an address that begins with it. */
export const setLanguage =
  (language: Language): RequestHandler =>
  (_req, res, next) => {
    res.locals.language = language
    res.set('Content-Language', language)
    next()
  }
