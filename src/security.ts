import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { Forbidden } from './errors.ts'

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

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses unsafe requests that another site sent. Browsers say where a request comes from
 * (Sec-Fetch-Site, or Origin in older ones); a request with neither is no browser and carries nobody's cookie.
 */
export const refuseCrossSite: RequestHandler = (req, _res, next) => {
  if (safeMethods.has(req.method)) return next()
  const site = req.get('Sec-Fetch-Site')
  if (site) return next(site === 'same-origin' || site === 'none' ? undefined : new Forbidden('cross-site'))
  const origin = req.get('Origin')
  if (origin && URL.parse(origin)?.host !== req.get('Host')) return next(new Forbidden('cross-site'))
  next()
}
