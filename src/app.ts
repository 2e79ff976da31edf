import express, { type Express } from 'express'
import type { Logger } from 'pino'
import { manageAccountsRoutes } from './accounts/manage-accounts-routes.ts'
import { accountRoutes } from './accounts/routes.ts'
import { countOpenImports } from './annexes/batches/batch-queries.ts'
import { annexRoutes } from './annexes/routes.ts'
import { exportRoutes } from './api/export-routes.ts'
import { apiRoutes } from './api/routes.ts'
import { loadAssets } from './assets.ts'
import { auditRoutes } from './audit/routes.ts'
import { feedRoutes } from './catalogue/feed-routes.ts'
import { catalogueRoutes } from './catalogue/routes.ts'
import type { Config } from './config.ts'
import { confirmationRoutes } from './confirmations/routes.ts'
import { askConfirmationRoutes } from './confirmations/staff-routes.ts'
import type { Db } from './database.ts'
import { createDrawnPages } from './drawn-pages.ts'
import { contactsRoutes } from './editing/contacts/contacts-routes.ts'
import { editRoutes } from './editing/edit-routes.ts'
import { historyRoutes } from './editing/history/history-routes.ts'
import { previewRoutes } from './editing/history/preview-routes.ts'
import { bulkRoutes } from './editing/managing/bulk-routes.ts'
import { manageRoutes } from './editing/managing/manage-routes.ts'
import { reviewRoutes } from './editing/reviews/review-routes.ts'
import { editingRoutes } from './editing/routes.ts'
import { keepHeldText } from './editing/working-copies.ts'
import { collectText } from './entries/collect-text.ts'
import { getPublished } from './entries/queries.ts'
import { errorPages, pageNotFound } from './error-pages.ts'
import { eventFileRoutes, eventRoutes } from './events/routes.ts'
import { fileRoutes } from './files/routes.ts'
import { uploadRoutes } from './files/upload-routes.ts'
import { healthRoutes } from './health.ts'
import { homeRoutes } from './home/routes.ts'
import { kindByName, kinds } from './kinds.ts'
import { languageRoutes, setLanguage } from './language-routes.ts'
import { languages } from './languages.ts'
import { requestLog } from './log.ts'
import { manageOrganisationsRoutes } from './organisations/manage-routes.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { partnershipRoutes } from './partnerships/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { loadPortalFacts } from './portal/facts.ts'
import { logoRoutes } from './portal/logo-routes.ts'
import { portalRoutes } from './portal/routes.ts'
import { settingsRoutes } from './portal/settings-routes.ts'
import { practiceRoutes } from './practices/routes.ts'
import { programmeRoutes } from './programmes/routes.ts'
import { projectRoutes } from './projects/routes.ts'
import { createRender } from './rendering.ts'
import { refuseCrossSite, refuseOddHost, refuseWriting, securityHeaders } from './security.ts'
import type { Site } from './site.ts'
import { sourceRoutes } from './sources/routes.ts'
import { manageThemesRoutes } from './themes/manage-routes.ts'
import { themeRoutes } from './themes/routes.ts'
import { loadThemes } from './themes/themes.ts'
import { timelineRoutes } from './timelines/routes.ts'
import { viewWords } from './view-words.ts'

/** The whole portal over one database. The order of these lines is the order in which a request meets them. */
export async function createApp({ db, config, log }: { db: Db; config: Config; log: Logger }): Promise<Express> {
  await loadThemes(db)
  await loadPortalFacts(db)
  const assets = loadAssets()
  const baseUrl: Site['baseUrl'] = (req) => config.baseUrl ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`
  const render = createRender({ assets, baseUrl, functions: viewWords })
  const site: Site = { db, log, render, drawn: createDrawnPages(db, baseUrl), baseUrl }

  const app = express()
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple') // no objects from addresses
  app.set('env', 'production') // Express's own last words never show a stack
  app.set('etag', false) // sendText makes them
  app.disable('x-powered-by')
  app.locals.sharedMaxAge = config.sharedMaxAge // for sendText

  app.use(requestLog(log))
  app.use(refuseOddHost)
  app.use(securityHeaders(config.baseUrl?.startsWith('https:') ?? false))
  app.use(assets.routes())
  app.use(healthRoutes(db))
  app.use(refuseCrossSite(config.baseUrl))
  app.use('/api', apiRoutes(site))
  app.use(feedRoutes(site, kinds))
  app.use(eventFileRoutes(site))
  app.use(fileRoutes(site))
  app.use(logoRoutes(site))
  app.use(languageRoutes())

  const pages = express.Router()
  pages.use(previewRoutes(site))
  pages.use(homeRoutes(site))
  pages.use(catalogueRoutes(site, kinds, (hit) => collectText(kindByName.get(hit.kind)!.schema, hit.content ?? {})))
  pages.use(exportRoutes(site))
  pages.use(themeRoutes(site))
  pages.use(practiceRoutes(site))
  pages.use(partnershipRoutes(site))
  pages.use(organisationRoutes(site))
  pages.use(projectRoutes(site))
  pages.use(programmeRoutes(site))
  pages.use(eventRoutes(site))
  pages.use(timelineRoutes(site, getPublished))
  pages.use(portalRoutes(site))
  pages.use(confirmationRoutes(site))
  pages.use(await accountRoutes(site, config, { keepHeld: keepHeldText }))
  // from here on whoever asks has signed in
  pages.use(annexRoutes(site))
  pages.use(editingRoutes(site, kinds, countOpenImports))
  pages.use(bulkRoutes(site))
  pages.use(editRoutes(site))
  pages.use(reviewRoutes(site))
  pages.use(historyRoutes(site))
  pages.use(contactsRoutes(site))
  pages.use(manageRoutes(site))
  pages.use(askConfirmationRoutes(site))
  pages.use(uploadRoutes(site))
  pages.use(sourceRoutes(site))
  pages.use(manageAccountsRoutes(site))
  pages.use(peopleRoutes(site, config.dataDir))
  pages.use(manageOrganisationsRoutes(site))
  pages.use(manageThemesRoutes(site))
  pages.use(settingsRoutes(site, config))
  pages.use(auditRoutes(site))
  pages.use(refuseWriting)
  for (const language of languages) app.use(`/${language}`, setLanguage(language), pages)

  app.use(pageNotFound)
  app.use(errorPages(site))
  return app
}
