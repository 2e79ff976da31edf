import { type Request, type Response, Router } from 'express'
import { dayOf } from '../accounts/moments.ts'
import { accountOf, allow, renderForStaff } from '../accounts/staff-area.ts'
import { record } from '../audit/record.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { erasePerson } from './erase-person.ts'
import { exportPerson } from './export-person.ts'
import { findChosen, findPeople } from './find-people.ts'
import { type Chosen, chosenSchema, isEmpty, soughtSchema } from './schema.ts'

const nav = '/admin/settings'

/** What the portal holds on a person: to be found, handed over and erased by an admin, or downloaded by the person. */
export function peopleRoutes(site: Site, dataDir: string): Router {
  const { db } = site
  const routes = Router()

  routes.use('/admin/personal-data', allow('handlePersonalData'))

  routes.get('/admin/personal-data', (req, res) => showSearch(site, dataDir, req, res, {}))

  routes.post('/admin/personal-data/export', async (req, res) => {
    const chosen = chosenSchema.parse({ ...req.body })
    if (isEmpty(chosen)) return showSearch(site, dataDir, req, res, { problem: 'choose' })
    await sendExport(site, dataDir, res, chosen)
  })

  routes.get('/admin/personal-data/erase', async (req, res) => {
    const chosen = chosenSchema.parse({ ...req.query })
    if (isEmpty(chosen)) return showSearch(site, dataDir, req, res, { problem: 'choose' })
    await showErasure(site, dataDir, req, res, chosen)
  })

  routes.post('/admin/personal-data/erase', async (req, res) => {
    const chosen = chosenSchema.parse({ ...req.body })
    if (isEmpty(chosen)) return showSearch(site, dataDir, req, res, { problem: 'choose' })
    if ((await erasePerson(db, dataDir, chosen, accountOf(res).id)) === 'lastAdmin')
      return showErasure(site, dataDir, req, res, chosen, 'lastAdmin')
    res.redirect(303, `/${res.locals.language}/admin/personal-data?done=erased`)
  })

  routes.post('/admin/account/data', allow('changeOwnAccount'), (_req, res) =>
    sendExport(site, dataDir, res, { account: [accountOf(res).id], contact: [], document: [], address: [] }),
  )

  return routes
}

/** A file to be kept, and a line in the log: who had it is part of what can be asked. */
async function sendExport({ db }: Site, dataDir: string, res: Response, chosen: Chosen): Promise<void> {
  const accountId = accountOf(res).id
  const now = new Date()
  const data = { exportedAt: now, ...(await exportPerson(db, dataDir, chosen)) }
  for (const subjectId of chosen.account.length > 0 ? chosen.account : [undefined])
    await record(db, 'account.exported', { accountId, subjectId, detail: { contactIds: chosen.contact } })
  res.set({
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="personal-data-${dayOf(now)}.json"`,
  })
  res.send(`${JSON.stringify(data, null, 2)}\n`)
}

async function showSearch(
  site: Site,
  dataDir: string,
  req: Request,
  res: Response,
  { problem }: { problem?: 'choose' },
): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const sought = soughtSchema.parse(req.query.q ?? req.body?.q)
  const found = sought ? await findPeople(site.db, dataDir, sought) : undefined
  const page = { title: t('people.personalData'), path: '/admin/personal-data', nav }
  const erased = !problem && req.query.done === 'erased'
  await renderForStaff(site, req, res, 'people/search', page, { sought, found, problem, erased }, problem ? 422 : 200)
}

async function showErasure(
  site: Site,
  dataDir: string,
  req: Request,
  res: Response,
  chosen: Chosen,
  problem?: 'lastAdmin',
): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const found = await findChosen(site.db, dataDir, chosen)
  const page = { title: t('people.erase'), path: '/admin/personal-data', nav }
  await renderForStaff(site, req, res, 'people/erase', page, { found, chosen, problem }, problem ? 422 : 200)
}
