import type { Request, Response } from 'express'
import { sortByLabel } from '../alphabet.ts'
import { type Problems, typedText } from '../forms.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import type { NewLink } from './links.ts'
import { type ListedAccount, listOrganisations } from './list-accounts.ts'
import { formatMoment } from './moments.ts'
import { renderForStaff } from './staff-area.ts'

/** Accounts belong to what the menu calls administration. */
export const nav = '/admin/settings'

/** An account with its moments as people read them. */
export const accountForPage = (account: ListedAccount, res: Response) => ({
  ...account,
  lastSignIn: account.lastSignInAt && formatMoment(account.lastSignInAt, res.locals.language),
  created: formatMoment(account.createdAt, res.locals.language),
})

async function organisationsFor({ db }: Site, res: Response) {
  const { plain } = functionsFor(res.locals.language)
  const named = (await listOrganisations(db)).map(({ id, title, slug }) => ({ id, name: plain(title) || slug }))
  return sortByLabel(named, ({ name }) => name, res.locals.language)
}

/** What stands in the fields of a form: what was typed, else what is. */
const typedOr = (req: Request, values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, req.method === 'POST' ? typedText(req.body, name) : value]),
  )

const statusOf = (problems: Problems) => (Object.keys(problems).length > 0 ? 422 : 200)

export async function showInvitationForm(site: Site, req: Request, res: Response, problems: Problems): Promise<void> {
  const { language } = res.locals
  const { t } = functionsFor(language)
  const page = { title: t('accounts.invite'), path: '/admin/accounts/new', nav }
  const typed = typedOr(req, { name: '', email: '', role: 'contributor', organisation: '', language })
  const data = { typed, problems, organisations: await organisationsFor(site, res) }
  await renderForStaff(site, req, res, 'accounts/invite', page, data, statusOf(problems))
}

type Invited = NewLink & { id: number; name: string; email: string; role: string; organisationId: number | null }

/** The answer to the POST itself: of the link only a hash is kept, so no other page could show it. */
export async function showInvited(site: Site, req: Request, res: Response, invited: Invited): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const page = { title: t('accounts.invited'), path: `/admin/accounts/${invited.id}`, nav }
  const expires = formatMoment(invited.expiresAt, res.locals.language)
  const lost = invited.role === 'contributor' && invited.organisationId === null
  await renderForStaff(site, req, res, 'accounts/invited', page, { invited, expires, lost })
}

const doneWords = ['changed', 'deactivated', 'reactivated', 'second-factor', 'notNeeded']

export async function showAccount(site: Site, req: Request, res: Response, account: ListedAccount, problems: Problems) {
  const { name, email, role, organisation } = account
  const page = { title: name || email, path: `/admin/accounts/${account.id}`, nav }
  const status = statusOf(problems)
  await renderForStaff(
    site,
    req,
    res,
    'accounts/edit',
    page,
    {
      person: accountForPage(account, res),
      typed: typedOr(req, { name, role, organisation: String(organisation?.id ?? '') }),
      problems,
      organisations: await organisationsFor(site, res),
      done: doneWords.find((what) => status === 200 && what === req.query.done),
    },
    status,
  )
}

export async function showConfirmation(
  site: Site,
  req: Request,
  res: Response,
  account: ListedAccount,
  step: 'deactivate' | 'reactivate',
  problem?: 'lastAdmin',
) {
  const { t } = functionsFor(res.locals.language)
  const page = { title: t(`accounts.${step}`), path: `/admin/accounts/${account.id}/${step}`, nav }
  const data = { person: account, step, problem }
  await renderForStaff(site, req, res, 'accounts/confirm-state', page, data, problem ? 422 : 200)
}
