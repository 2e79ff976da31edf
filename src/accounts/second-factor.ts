import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'
import { record } from '../audit/record.ts'
import { type Db, transaction } from '../database.ts'
import { type Role, roles } from './permissions.ts'
import { renewRecoveryCodes, useRecoveryCode } from './recovery-codes.ts'
import { seal, unseal } from './seal.ts'

const period = 30
const setting = 'second-factor-roles'

/** The roles that must have a second factor; [] as long as no admin has said so. */
export async function getSecondFactorRoles(db: Db): Promise<Role[]> {
  const { rows } = await db.query('select s.value from settings s where s.name = $1', [setting])
  return z.array(z.enum(roles)).catch([]).parse(rows[0]?.value)
}

/** From the next request on these roles, and no others, must have a second factor. */
export async function setSecondFactorRoles(db: Db, required: readonly Role[]): Promise<void> {
  await db.query(
    `insert into settings (name, value) values ($1, $2)
     on conflict (name) do update set value = excluded.value, updated_at = now()`,
    [setting, JSON.stringify(roles.filter((role) => required.includes(role)))],
  )
}

// The key in an authenticator must be read again, so a hash will not do: it is encrypted under the portal's secret. A
// copy of the database alone opens nothing when that is SESSION_SECRET; where the portal keeps its own secret, that lies
// in the same database, and a copy holds both. With another SESSION_SECRET no key can be read: recovery codes remain.
const purpose = (accountId: number) => `second factor of ${accountId}`

const authenticator = (bytes: Uint8Array, labels: { issuer?: string; label?: string } = {}) =>
  new TOTP({
    secret: new Secret({ buffer: new Uint8Array(bytes).buffer }),
    algorithm: 'SHA1',
    digits: 6,
    period,
    ...labels,
  })

/** The key that an authenticator is to be given: as text, and as the address that its QR code holds. */
export type Key = { text: string; address: string }

/**
 * The key of an account that has no second factor yet, made when it is first asked for: whoever loads the page again
 * must find what their telephone has scanned already.
 */
export async function getNewKey(
  db: Db,
  secret: string,
  accountId: number,
  portal: string,
  email: string,
): Promise<Key> {
  const { rows } = await db.query('select a.totp_secret sealed from accounts a where a.id = $1', [accountId])
  let bytes = rows[0].sealed ? unseal(secret, purpose(accountId), rows[0].sealed) : undefined
  if (!bytes) {
    bytes = Buffer.from(new Secret({ size: 20 }).bytes)
    await db.query('update accounts set totp_secret = $2 where id = $1 and totp_confirmed_at is null', [
      accountId,
      seal(secret, purpose(accountId), bytes),
    ])
  }
  const totp = authenticator(bytes, { issuer: portal, label: email })
  return { text: totp.secret.base32.replace(/(.{4})(?=.)/g, '$1 '), address: totp.toString() }
}

/** The time step of a code, up to one early or late: clocks differ. Undefined when it is wrong. */
function stepOf(bytes: Uint8Array, code: string): number | undefined {
  const now = Date.now()
  const delta = authenticator(bytes).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta
}

/**
 * Switches the second factor on, with a code that shows that the key has arrived. Gives the recovery codes, undefined
 * when the code is wrong or the second factor is on already.
 */
export function confirmSecondFactor(
  db: Db,
  secret: string,
  accountId: number,
  code: string,
): Promise<string[] | undefined> {
  return transaction(db, async (db) => {
    const { rows } = await db.query(
      'select a.totp_secret sealed from accounts a where a.id = $1 and a.totp_confirmed_at is null for update',
      [accountId],
    )
    const bytes = rows[0]?.sealed && unseal(secret, purpose(accountId), rows[0].sealed)
    const step = bytes && stepOf(bytes, code)
    if (step === undefined) return undefined
    await db.query('update accounts set totp_confirmed_at = now(), totp_last_step = $2 where id = $1', [
      accountId,
      step,
    ])
    await record(db, 'account.second-factor-on', { accountId, subjectId: accountId })
    return renewRecoveryCodes(db, accountId)
  })
}

/** What a person shows as their second factor: the code from the app, or one from paper. */
export type Shown = { code?: string; recovery?: string }

/** Is it the second factor of this account? A code is right once: its time step, or an older one, is never taken again. */
export async function isSecondFactor(db: Db, secret: string, accountId: number, shown: Shown): Promise<boolean> {
  if (shown.recovery !== undefined) return useRecoveryCode(db, accountId, shown.recovery)
  const { rows } = await db.query(
    'select a.totp_secret sealed from accounts a where a.id = $1 and a.totp_confirmed_at is not null',
    [accountId],
  )
  const bytes = rows[0] && unseal(secret, purpose(accountId), rows[0].sealed)
  const step = bytes && stepOf(bytes, shown.code ?? '')
  if (step === undefined) return false
  const { rowCount } = await db.query(
    `update accounts set totp_last_step = $2
     where id = $1 and totp_confirmed_at is not null and coalesce(totp_last_step, 0) < $2`,
    [accountId, step],
  )
  return rowCount === 1
}

export async function hasSecondFactor(db: Db, accountId: number): Promise<boolean> {
  const { rows } = await db.query('select 1 from accounts a where a.id = $1 and a.totp_confirmed_at is not null', [
    accountId,
  ])
  return rows.length > 0
}

/** Takes the second factor away, with its recovery codes and with sign-ins that wait for it. */
export function removeSecondFactor(db: Db, accountId: number): Promise<void> {
  return transaction(db, async (db) => {
    await db.query(
      'update accounts set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where id = $1',
      [accountId],
    )
    await db.query('delete from recovery_codes where account_id = $1', [accountId])
    await db.query('delete from sessions where account_id = $1 and awaits_second_factor', [accountId])
  })
}
