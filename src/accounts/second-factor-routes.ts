import { type Request, type Response, Router } from 'express'
import { renderSVG } from 'uqr'
import { record } from '../audit/record.ts'
import { transaction } from '../database.ts'
import { NotFound } from '../errors.ts'
import { type Problems, parseForm } from '../forms.ts'
import { functionsFor } from '../rendering.ts'
import { isPassword } from './passwords.ts'
import { findAccount, getPasswordHash } from './queries.ts'
import { countRecoveryCodes, renewRecoveryCodes } from './recovery-codes.ts'
import { bothFactorsForm, codeForm } from './schema.ts'
import { confirmSecondFactor, getNewKey, hasSecondFactor, isSecondFactor, removeSecondFactor } from './second-factor.ts'
import type { Doors } from './sessions.ts'
import { codeTryKeys, countTry, forgetTries, tryKeys } from './sign-in-tries.ts'
import { accountOf, allow, renderForStaff } from './staff-area.ts'

const ownPage = '/admin/account/second-factor'

/** One's own second factor; and an admin takes that of somebody away who has lost it. */
export function secondFactorRoutes(doors: Doors): Router {
  const { db, secret } = doors
  const routes = Router()

  routes.use(ownPage, allow('changeOwnAccount'))

  routes.get(ownPage, (req, res) => showOwn(doors, req, res, {}))

  routes.post(ownPage, async (req, res) => {
    const { id } = accountOf(res)
    const { values } = parseForm(codeForm, req.body)
    if (!values?.code) return showOwn(doors, req, res, { confirm: { problems: { code: 'required' } } }, 422)
    const keys = codeTryKeys(secret, id, req.ip)
    const wait = await countTry(db, keys)
    if (wait > 0) return showWait(doors, req, res, 'confirm', wait)
    const codes = await confirmSecondFactor(db, secret, id, values.code)
    if (!codes) return showOwn(doors, req, res, { confirm: { problems: { code: 'wrongCode' } } }, 422)
    await forgetTries(db, keys)
    await showCodes(doors, req, res, codes)
  })

  routes.post(`${ownPage}/recovery-codes`, async (req, res) => {
    if (!(await checkBothFactors(doors, req, res, 'renew'))) return
    await showCodes(doors, req, res, await transaction(db, (db) => renewRecoveryCodes(db, accountOf(res).id)))
  })

  routes.post(`${ownPage}/off`, async (req, res) => {
    if (!(await checkBothFactors(doors, req, res, 'off'))) return
    const accountId = accountOf(res).id
    await transaction(db, async (db) => {
      await removeSecondFactor(db, accountId)
      await record(db, 'account.second-factor-off', { accountId, subjectId: accountId })
    })
    res.redirect(303, `/${res.locals.language}${ownPage}?done=off`)
  })

  const theirs = '/admin/accounts/:id/second-factor/remove'
  const person = async (id: string) => {
    const account = /^\d{1,9}$/.test(id) ? await findAccount(db, Number(id)) : undefined
    if (!account) throw new NotFound()
    return account
  }

  routes.get(theirs, allow('manageAccounts'), async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    const account = await person(String(req.params.id))
    const page = { title: t('second-factor.remove'), path: req.path, nav: '/admin/settings' }
    await renderForStaff(doors, req, res, 'accounts/remove-second-factor', page, { person: account })
  })

  routes.post(theirs, allow('manageAccounts'), async (req, res) => {
    const { id, secondFactor } = await person(String(req.params.id))
    if (secondFactor === 'on')
      await transaction(db, async (db) => {
        await removeSecondFactor(db, id)
        await record(db, 'account.second-factor-off', { accountId: accountOf(res).id, subjectId: id })
      })
    res.redirect(303, `/${res.locals.language}/admin/accounts/${id}?done=second-factor`)
  })

  return routes
}

/** What one of the page's three forms was answered with. */
type Refusals = Partial<Record<'confirm' | 'renew' | 'off', { problems?: Problems; minutes?: number }>>

async function showOwn(doors: Doors, req: Request, res: Response, refusals: Refusals, status = 200) {
  const { db, secret } = doors
  const { t } = functionsFor(res.locals.language)
  const { id, email, secondFactor } = accountOf(res)
  const page = { title: t('second-factor.title'), path: ownPage, nav: '/admin/account' }
  const on = await hasSecondFactor(db, id)
  const hasPassword = (await getPasswordHash(db, id)) !== null
  const key = on || !hasPassword ? undefined : await getNewKey(db, secret, id, t('portal.name'), email)
  const data = {
    on,
    refusals,
    key,
    email,
    // drawn by ourselves from our own address: nothing in it needs escaping
    qr: key && renderSVG(key.address, { border: 4, pixelSize: 1 }),
    left: on ? await countRecoveryCodes(db, id) : 0,
    required: secondFactor === 'missing',
    off: status === 200 && req.query.done === 'off',
  }
  await renderForStaff(doors, req, res, 'accounts/second-factor', page, data, status)
}

/** The answer to the POST itself: the codes are kept as hashes, so no other page could show them. */
async function showCodes(doors: Doors, req: Request, res: Response, codes: string[]) {
  const { t } = functionsFor(res.locals.language)
  const page = { title: t('second-factor.recoveryCodes'), path: ownPage, nav: '/admin/account' }
  await renderForStaff(doors, req, res, 'accounts/recovery-codes', page, { codes, email: accountOf(res).email })
}

/** Whoever finds an open session can neither loosen the second factor nor guess on. Answers itself where it says no. */
async function checkBothFactors(doors: Doors, req: Request, res: Response, form: 'renew' | 'off'): Promise<boolean> {
  const { db, secret } = doors
  const { id, email } = accountOf(res)
  const refuse = async (problems: Problems) => {
    await showOwn(doors, req, res, { [form]: { problems } }, 422)
    return false
  }
  const { values, problems } = parseForm(bothFactorsForm, req.body)
  if (problems) return refuse(problems)
  const all = [tryKeys(secret, email, req.ip), codeTryKeys(secret, id, req.ip)]
  for (const keys of all) {
    const wait = await countTry(db, keys)
    if (wait === 0) continue
    await showWait(doors, req, res, form, wait)
    return false
  }
  if (!(await isPassword(values.current, await getPasswordHash(db, id)))) return refuse({ current: 'wrongPassword' })
  if (!(await isSecondFactor(db, secret, id, { code: values.code }))) return refuse({ code: 'wrongCode' })
  for (const keys of all) await forgetTries(db, keys)
  return true
}

function showWait(doors: Doors, req: Request, res: Response, form: keyof Refusals, wait: number) {
  res.set('Retry-After', String(wait))
  return showOwn(doors, req, res, { [form]: { minutes: Math.ceil(wait / 60) } }, 429)
}
