import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { Forbidden } from './errors.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Headers for every answer. Nothing inline, nothing from another host, no frame. */
export const securityHeaders = (https: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'same-origin' },
  })

/** Is it what the header Host of a request can be? */
export const isHost = (host: string | undefined): boolean => /^([\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(host ?? '')

/** Absolute links are made from the header Host where no BASE_URL is set: what is no host must not get there. */
export const refuseOddHost: RequestHandler = (req, _res, next) =>
  next(isHost(req.get('Host')) ? undefined : Object.assign(new Error('odd host'), { status: 400 }))

/** Pages are for reading: any other method is refused with the two that there are. */
export const refuseWriting: RequestHandler = (req, res, next) => {
  if (safeMethods.has(req.method)) return next()
  res.set('Allow', 'GET, HEAD')
  next(Object.assign(new Error('only reading'), { status: 405 }))
}

/**
 * Refuses unsafe requests that another site sent. Browsers say where a request comes from
 * (Sec-Fetch-Site, or Origin in older ones); a request with neither is no browser and carries nobody's cookie.
 */
export const refuseCrossSite =
  (baseUrl?: string): RequestHandler =>
  (req, _res, next) => {
    if (safeMethods.has(req.method)) return next()
    const site = req.get('Sec-Fetch-Site')
    if (site) return next(site === 'same-origin' || site === 'none' ? undefined : new Forbidden('cross-site'))
    const origin = req.get('Origin')
    // a proxy may have changed Host on the way, the portal's own address it cannot change
    const own = [req.get('Host'), baseUrl && URL.parse(baseUrl)?.host]
    const host = origin && URL.parse(origin)?.host // `Origin: null`, as an isolated frame sends it, has none
    if (origin && !(host && own.includes(host))) return next(new Forbidden('cross-site'))
    next()
  }
