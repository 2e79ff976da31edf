import type { T } from '../languages.ts'

/** Who did something, for people: the name, or “former member” where the person's data were erased. */
export const personName = (t: T, { name, erasedAt }: { name: string; erasedAt: Date | string | null }): string =>
  erasedAt || !name ? t('accounts.formerMember') : name
