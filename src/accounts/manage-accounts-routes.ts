import { type Request, type Response, Router } from 'express'
import { NotFound } from '../errors.ts'
import { parseForm } from '../forms.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { changeAccount, deactivateAccount, reactivateAccount } from './change-account.ts'
import { AccountRefused } from './create-account.ts'
import { inviteAgain, invitePerson } from './invite-person.ts'
import { findListedAccount, type ListedAccount, listAccounts, listOrganisations } from './list-accounts.ts'
import { type AccountFilter, accountFilter, accountForm, invitationForm } from './schema.ts'
import { accountForPage, nav, showAccount, showConfirmation, showInvitationForm, showInvited } from './show-account.ts'
import { accountOf, allow, renderForStaff } from './staff-area.ts'

const perPage = 50

/** The admin's pages of accounts: list, invite, change, deactivate and reactivate. */
export function manageAccountsRoutes(site: Site): Router {
  const { db, baseUrl } = site
  const routes = Router()

  routes.use('/admin/accounts', allow('manageAccounts'))

  routes.get('/admin/accounts', async (req, res) => {
    const { language } = res.locals
    const { t } = functionsFor(language)
    const asked = accountFilter.parse(req.query)
    const found = await listAccounts(db, asked, language)
    const pages = Math.max(1, Math.ceil(found.length / perPage))
    const filter = { ...asked, page: Math.min(asked.page, pages) }
    const from = (filter.page - 1) * perPage
    const page = { title: t('accounts.accounts'), path: `/admin/accounts${addressOf(filter)}`, nav }
    await renderForStaff(site, req, res, 'accounts/list', page, {
      accounts: found.slice(from, from + perPage).map((account) => accountForPage(account, res)),
      filter,
      total: found.length,
      from,
      pages,
      to: (number: number) => `/${language}/admin/accounts${addressOf({ ...filter, page: number })}`,
    })
  })

  routes.get('/admin/accounts/new', (req, res) => showInvitationForm(site, req, res, {}))

  routes.post('/admin/accounts/new', async (req, res) => {
    const { values, problems } = parseForm(invitationForm, req.body)
    if (problems) return showInvitationForm(site, req, res, problems)
    const { organisation: organisationId, ...guest } = values
    if (!(await isOrganisation(site, organisationId)))
      return showInvitationForm(site, req, res, { organisation: 'required' })
    try {
      const invited = await invitePerson(db, baseUrl(req), { ...guest, organisationId }, accountOf(res).id)
      await showInvited(site, req, res, { ...guest, ...invited, organisationId })
    } catch (error) {
      if (error instanceof AccountRefused) return showInvitationForm(site, req, res, { email: 'taken' })
      throw error
    }
  })

  routes.get('/admin/accounts/:id', async (req, res) => showAccount(site, req, res, await getAccount(site, req), {}))

  routes.post('/admin/accounts/:id', async (req, res) => {
    const account = await getAccount(site, req)
    const { values, problems } = parseForm(accountForm, req.body)
    if (problems) return showAccount(site, req, res, account, problems)
    const { organisation: organisationId, ...wanted } = values
    if (!(await isOrganisation(site, organisationId)))
      return showAccount(site, req, res, account, { organisation: 'required' })
    const outcome = await changeAccount(db, account.id, { ...wanted, organisationId }, accountOf(res).id)
    if (outcome === 'lastAdmin') return showAccount(site, req, res, account, { role: 'lastAdmin' })
    // An admin who is none any more may not see this page.
    const own = account.id === accountOf(res).id && wanted.role !== 'admin'
    done(res, own ? '/admin/account' : `/admin/accounts/${account.id}`, 'changed')
  })

  routes.post('/admin/accounts/:id/invitation', async (req, res) => {
    const account = await getAccount(site, req)
    if (account.state !== 'invited') return done(res, `/admin/accounts/${account.id}`, 'notNeeded')
    const guest = { ...account, organisationId: account.organisation?.id ?? null }
    const link = await inviteAgain(db, baseUrl(req), guest, accountOf(res).id)
    await showInvited(site, req, res, { ...account, ...link, organisationId: guest.organisationId })
  })

  routes.get('/admin/accounts/:id/deactivate', async (req, res) =>
    showConfirmation(site, req, res, await getAccount(site, req), 'deactivate'),
  )
  routes.post('/admin/accounts/:id/deactivate', async (req, res) => {
    const account = await getAccount(site, req)
    if ((await deactivateAccount(db, account.id, accountOf(res).id)) === 'lastAdmin')
      return showConfirmation(site, req, res, account, 'deactivate', 'lastAdmin')
    done(res, account.id === accountOf(res).id ? '/sign-in' : `/admin/accounts/${account.id}`, 'deactivated')
  })

  routes.get('/admin/accounts/:id/reactivate', async (req, res) =>
    showConfirmation(site, req, res, await getAccount(site, req), 'reactivate'),
  )
  routes.post('/admin/accounts/:id/reactivate', async (req, res) => {
    const account = await getAccount(site, req)
    await reactivateAccount(db, account.id, accountOf(res).id)
    done(res, `/admin/accounts/${account.id}`, 'reactivated')
  })

  return routes
}

const done = (res: Response, path: string, what: string) =>
  res.redirect(303, `/${res.locals.language}${path}?done=${what}`)

function addressOf({ q, role, state, page }: AccountFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ q, role, state, page: page > 1 ? String(page) : '' }))
    if (value) query.append(name, value)
  return query.size > 0 ? `?${query}` : ''
}

async function getAccount({ db }: Site, req: Request): Promise<ListedAccount> {
  const id = String(req.params.id)
  const account = /^\d{1,9}$/.test(id) ? await findListedAccount(db, Number(id)) : undefined
  if (!account) throw new NotFound()
  return account
}

const isOrganisation = async ({ db }: Site, id: number | null): Promise<boolean> =>
  id === null || (await listOrganisations(db)).some((organisation) => organisation.id === id)
