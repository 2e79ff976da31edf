import { z } from 'zod'
import { emailLine, line, password } from '../forms.ts'
import { languages } from '../languages.ts'
import { longest } from './passwords.ts'
import { roles } from './permissions.ts'

const secret = password(longest)

export const signInForm = z.object({ email: emailLine, password: secret })

/** Who holds a link to an account that is there sets its password; the first admin says who they are as well. */
export const setPasswordForm = z.object({ password: secret })
export const firstAdminForm = z.object({ name: line(120), email: emailLine, password: secret })

/** One of the two; a code may be typed, or pasted, with spaces in it. */
const code = z
  .string('required')
  .max(100, 'tooLong')
  .transform((text) => text.replace(/\s/g, ''))
export const codeForm = z.object({ code: code.optional(), recovery: code.optional() })

/** What loosens the second factor asks for both halves again. */
export const bothFactorsForm = z.object({ current: secret, code })

/** Whose password is forgotten. */
export const forgottenForm = z.object({ email: emailLine })

/** A new address for oneself; whoever finds an open session must not take the account over with it. */
export const changeEmailForm = z.object({ email: emailLine, present: secret })

export const changePasswordForm = z.object({ current: secret, password: secret })

export const endSessionForm = z.object({
  session: z
    .string('required')
    .regex(/^\d{1,9}$/, 'required')
    .transform(Number),
})

/** What the command line says of a new account. */
export const newAccount = z.object({
  email: emailLine,
  name: line(120),
  role: z.enum(roles),
  organisation: line(120).optional(),
})
export type NewAccount = z.infer<typeof newAccount>

const id = z
  .string()
  .regex(/^\d{0,9}$/, 'unreadable')
  .transform((text) => (text ? Number(text) : null))

/** What an admin says of an account: the organisation is the id of its entry, or nothing. */
export const accountForm = z.object({
  name: line(120),
  role: z.enum(roles, 'required'),
  organisation: id.optional().transform((value) => value ?? null),
})
export const invitationForm = accountForm.extend({ email: emailLine, language: z.enum(languages, 'required') })

/** States by which the list of accounts is filtered. */
export const accountStates = ['active', 'invited', 'deactivated'] as const

/** The filters of the list of accounts as its address says them; nonsense falls back. */
export const accountFilter = z.object({
  q: z
    .string()
    .catch('')
    .transform((text) =>
      text
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, 200),
    ),
  role: z.enum(roles).optional().catch(undefined),
  state: z.enum(accountStates).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type AccountFilter = z.infer<typeof accountFilter>

/**
 * Where to go after signing in, as the address said: a page of the staff area and nothing else, or undefined.
 * What comes from an address leads nowhere else: not to another host, and not to a page that acts on being opened.
 */
export function nextPage(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 500) return undefined
  return /^\/(en|pl|cs)\/admin(?:\/[\w-]+)*(?:\?[\w.~%&=+-]*)?$/.test(value) ? value : undefined
}
