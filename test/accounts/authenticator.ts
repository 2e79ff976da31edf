import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'
import type { Portal } from '../portal.ts'
import { signIn } from './staff.ts'

type Visitor = Awaited<ReturnType<typeof signIn>>

/** What the telephone shows, `steps` of half a minute from now. */
export const codeOf = (key: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 })

/** The key that the page for setting it up shows as text. */
export const keyIn = (text: string): string => /<dd class="code">([A-Z2-7 ]+)<\/dd>/.exec(text)![1]!.replaceAll(' ', '')

/** The recovery codes that a page shows. */
export const codesIn = (text: string): string[] =>
  [...text.matchAll(/<li class="code">([\w-]+)<\/li>/g)].map(([, code]) => code!)

/** Switches the second factor of an account on, as its person would; the code used for that is that of now. */
export async function setUp(visitor: Visitor): Promise<{ key: string; recovery: string[] }> {
  const key = keyIn((await visitor.get('/en/admin/account/second-factor').expect(200)).text)
  const form = { code: codeOf(key) }
  const { text } = await visitor.post('/en/admin/account/second-factor').type('form').send(form).expect(200)
  const recovery = codesIn(text)
  expect(recovery).toHaveLength(10)
  return { key, recovery }
}

/** An account with a second factor, whose last code was used a minute ago. */
export async function makeGuarded(portal: Portal, email: string): Promise<{ key: string; recovery: string[] }> {
  const made = await setUp(await signIn(portal, email))
  await portal.pool.query('update accounts set totp_last_step = totp_last_step - 2 where email = $1', [email])
  await portal.pool.query('delete from sessions')
  return made
}
