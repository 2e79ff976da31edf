import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Db } from '../database.ts'

/** So many wrong tries for one account, and so many accounts tried from one address, in so many seconds. */
export const most = 5
export const period = 15 * 60

/** A try of the last quarter of an hour that shares the account or the address with the one being made. */
export type Try = { account: string; sameAccount: boolean; sameAddress: boolean; age: number }

/** Keys under which tries are counted: what was typed and where it came from are not stored. */
export type TryKeys = { account: Buffer; address: Buffer }

export function tryKeys(secret: string, email: string, ip: string | undefined): TryKeys {
  const key = (text: string) => createHmac('sha256', secret).update(text).digest()
  return { account: key(`account ${email}`), address: key(`address ${networkOf(ip ?? '')}`) }
}

/**
 * Codes are counted on their own: else whoever knows the password could wipe the count clean with it. No e-mail is
 * like this, so the two never meet.
 */
export const codeTryKeys = (secret: string, accountId: number, ip: string | undefined): TryKeys =>
  tryKeys(secret, `second factor of ${accountId}`, ip)

/**
 * Counts a try before it is made, so that many at once do not slip through: with 0 it may be made, else it was not
 * counted and must wait so many seconds. An address is charged for the accounts it tries, not for the tries: one
 * forgetful person does not lock out the colleagues behind the same office address, and whoever goes through a list
 * of e-mails is stopped all the same.
 */
export async function countTry(db: Db, { account, address }: TryKeys): Promise<number> {
  const { rows: made } = await db.query<{ id: number }>(
    `with over as (delete from sign_in_tries where tried_at <= now() - make_interval(secs => $3))
     insert into sign_in_tries (account_key, address_key) values ($1, $2) returning id`,
    [account, address, period],
  )
  const { rows } = await db.query<Try>(
    `select encode(t.account_key, 'hex') account, t.account_key = $1 "sameAccount", t.address_key = $2 "sameAddress",
       extract(epoch from clock_timestamp() - t.tried_at)::float8 age
     from sign_in_tries t
     where (t.account_key = $1 or t.address_key = $2) and t.tried_at > now() - make_interval(secs => $3)`,
    [account, address, period],
  )
  const wait = secondsToWait(rows)
  if (wait > 0) await db.query('delete from sign_in_tries where id = $1', [made[0]!.id])
  return wait
}

/** How long the newest of these tries has to wait; 0 when it is not one too many. */
export function secondsToWait(tries: Try[]): number {
  const waits: number[] = []
  const ofAccount = tries.filter((each) => each.sameAccount).map((each) => each.age)
  if (ofAccount.length > most) waits.push(period - Math.max(...ofAccount))
  // An account is off an address's list when its last try there is too old to count.
  const lastOf = new Map<string, number>()
  for (const { account, age } of tries.filter((each) => each.sameAddress))
    lastOf.set(account, Math.min(age, lastOf.get(account) ?? age))
  if (lastOf.size > most) waits.push(period - Math.max(...lastOf.values()))
  return waits.length > 0 ? Math.max(1, Math.ceil(Math.max(...waits))) : 0
}

/** The right password was given: what was tried before counts no more. */
export async function forgetTries(db: Db, { account }: TryKeys): Promise<void> {
  await db.query('delete from sign_in_tries where account_key = $1', [account])
}

/** An IPv6 customer has a whole /64 and could come from another address each time. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip) || ip.includes('.')) return ip.replace(/^::ffff:/i, '')
  const [head = '', tail] = ip.toLowerCase().split('%')[0]!.split('::')
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array(zeros).fill('0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
