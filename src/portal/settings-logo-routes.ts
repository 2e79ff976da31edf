import { type RequestHandler, Router } from 'express'
import multer, { MulterError } from 'multer'
import { accountOf } from '../accounts/staff-area.ts'
import { record } from '../audit/record.ts'
import { transaction } from '../database.ts'
import { type Problems, typedText } from '../forms.ts'
import { languages } from '../languages.ts'
import { takeLock } from '../locks.ts'
import type { Site } from '../site.ts'
import { digest, writeFacts } from './fact-form.ts'
import { loadPortalFacts } from './facts.ts'
import { drawLogo, forgetLogo, keepLogo } from './logo.ts'
import { getPortalFacts, getPortalSettings, writeSetting } from './queries.ts'
import { type Logo, logoSchema } from './schema.ts'
import { showFactForm } from './show-fact-form.ts'

/** More than this no logo weighs. */
const most = 2 * 1024 * 1024

const readUpload: RequestHandler = (req, res, next) =>
  multer({ limits: { fileSize: most, files: 1, fields: 10, fieldSize: 2000 } }).single('logo')(req, res, (error) => {
    if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') res.locals.tooLarge = true
    else if (error) return next(Object.assign(error, { status: 400 }))
    next()
  })

/** The picture in the header: another one, another description of it, or none. Behind whoever may manage settings. */
export function settingsLogoRoutes(site: Site): Router {
  const routes = Router()

  routes.post('/admin/settings/logo', readUpload, async (req, res) => {
    const refuse = async (problems: Problems) => {
      const typed = writeFacts('portal', await getPortalFacts(site.db))
      await showFactForm(site, req, res, 'portal', { typed, base: digest(typed), problems }, 422)
    }
    const remove = typedText(req.body, 'do') === 'remove'
    const drawn = !remove && req.file ? await drawLogo(req.file.buffer) : undefined
    if (res.locals.tooLarge) return refuse({ logo: 'tooLarge' })
    if (!remove && req.file && !drawn) return refuse({ logo: 'noImage' })
    const alt = logoSchema.shape.alt.safeParse(readAlt(req.body))
    if (!remove && !alt.success)
      return refuse(Object.fromEntries(alt.error.issues.map(({ path }) => [`alt.${String(path[0])}`, 'tooLong'])))

    const missing = await transaction(site.db, async (db) => {
      await takeLock(db, 'settings')
      const { logo } = await getPortalSettings(db)
      if (!remove && !drawn && !logo) return true
      const accountId = accountOf(res).id
      const picture = drawn ? await keepLogo(db, drawn, accountId) : logo
      const next: Logo | undefined = remove || !picture ? undefined : { ...picture, alt: alt.data }
      await writeSetting(db, 'logo', next)
      if (logo && logo.file !== next?.file) await forgetLogo(db, logo)
      await record(db, 'settings.changed', { accountId, detail: { fields: ['logo'] } })
    })
    if (missing) return refuse({ logo: 'required' })
    await loadPortalFacts(site.db)
    res.redirect(303, `/${res.locals.language}/admin/settings/portal?done=saved`)
  })

  return routes
}

/** The description by language; undefined where there is none. */
function readAlt(body: unknown): Logo['alt'] {
  const texts = languages.map((language) => [language, typedText(body, `alt.${language}`).trim()])
  const said = texts.filter(([, text]) => text)
  return said.length > 0 ? Object.fromEntries(said) : undefined
}
