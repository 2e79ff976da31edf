export const roles = ['contributor', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who may do what, the one list of it. Every route asks `can`; pages ask it for what they offer. */
const allowed = {
  openStaffArea: ['contributor', 'editor', 'admin'],
  changeOwnAccount: ['contributor', 'editor', 'admin'],
  /** Entries that are public, and all those of one's own organisation. */
  listEntries: ['contributor', 'editor', 'admin'],
  /** Also what other organisations have not published. */
  listEveryEntry: ['editor', 'admin'],
} satisfies Record<string, Role[]>

export type Action = keyof typeof allowed
export const actions = Object.keys(allowed) as Action[]

/** May this person do it? Nobody (undefined) and a deactivated account may nothing. */
export function can(account: { role: Role; deactivatedAt: Date | null } | undefined, action: Action): boolean {
  if (!account || account.deactivatedAt) return false
  return (allowed[action] as Role[]).includes(account.role)
}
