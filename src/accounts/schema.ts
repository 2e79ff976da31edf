import { z } from 'zod'
import { emailLine, line, password } from '../forms.ts'
import { longest } from './passwords.ts'
import { roles } from './permissions.ts'

const secret = password(longest)

export const signInForm = z.object({ email: emailLine, password: secret })

/** Who holds a link to an account that is there sets its password; the first admin says who they are as well. */
export const setPasswordForm = z.object({ password: secret })
export const firstAdminForm = z.object({ name: line(120), email: emailLine, password: secret })

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

/**
 * Where to go after signing in, as the address said: a page of the staff area and nothing else, or undefined.
 * What comes from an address leads nowhere else: not to another host, and not to a page that acts on being opened.
 */
export function nextPage(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 500) return undefined
  return /^\/(en|pl|cs)\/admin(?:\/[\w-]+)*(?:\?[\w.~%&=+-]*)?$/.test(value) ? value : undefined
}
