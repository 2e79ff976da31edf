import type { Response } from 'express'
import { can } from '../accounts/permissions.ts'
import { accountOf } from '../accounts/staff-area.ts'
import type { Scope } from './queries.ts'

/** What whoever has signed in may see of what is not public. */
export function scopeOf(res: Response): Scope {
  const account = accountOf(res)
  return {
    accountId: account.id,
    everything: can(account, 'listEveryEntry'),
    organisationId: account.organisation?.id ?? null,
  }
}
