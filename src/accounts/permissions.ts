export const roles = ['contributor', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who may do what in the portal, the one list of it. Every route asks `can`; pages ask it for what they offer. */
const allowed = {
  openStaffArea: ['contributor', 'editor', 'admin'],
  changeOwnAccount: ['contributor', 'editor', 'admin'],
  /** Entries that are public, and all those of one's own organisation. */
  listEntries: ['contributor', 'editor', 'admin'],
  /** Also what other organisations have not published. */
  listEveryEntry: ['editor', 'admin'],
  /** A contributor's entries belong to their own organisation, an editor's to any. */
  createEntry: ['contributor', 'editor', 'admin'],
  listReviews: ['contributor', 'editor', 'admin'],
  /** Sources stand apart from entries: several rest on one. */
  addSource: ['contributor', 'editor', 'admin'],
  changeSource: ['editor', 'admin'],
  bulkEdit: ['editor', 'admin'],
  manageAccounts: ['admin'],
  manageOrganisations: ['admin'],
  manageVocabularies: ['admin'],
  manageSettings: ['admin'],
  importAnnexes: ['admin'],
  readLog: ['admin'],
  handlePersonalData: ['admin'],
} satisfies Record<string, Role[]>

/** Who may do what with one entry: with any, or with those of their own organisation. */
const allowedOnEntry = {
  /** Draft, history, remarks, preview; what is public everybody may see. */
  seeEntry: { contributor: 'own', editor: 'any', admin: 'any' },
  editEntry: { contributor: 'own', editor: 'any', admin: 'any' },
  editContacts: { contributor: 'own', editor: 'any', admin: 'any' },
  makePreview: { contributor: 'own', editor: 'any', admin: 'any' },
  sendForReview: { contributor: 'own', editor: 'any', admin: 'any' },
  deleteDraft: { contributor: 'own', editor: 'any', admin: 'any' },
  askWhetherTrue: { contributor: 'own', editor: 'any', admin: 'any' },
  /** Compare with what is public, send back, approve, publish. */
  review: { editor: 'any', admin: 'any' },
  assign: { editor: 'any', admin: 'any' },
  archive: { editor: 'any', admin: 'any' },
  rename: { editor: 'any', admin: 'any' },
  changeOwner: { editor: 'any', admin: 'any' },
} satisfies Record<string, Partial<Record<Role, 'own' | 'any'>>>

export type Action = keyof typeof allowed
export type EntryAction = keyof typeof allowedOnEntry
export const actions = Object.keys(allowed) as Action[]
export const entryActions = Object.keys(allowedOnEntry) as EntryAction[]

type Person = { role: Role; deactivatedAt: Date | null; organisation?: { id: number } | null } | undefined

/** May this person do it? Nobody (undefined) and a deactivated account may nothing. */
export function can(account: Person, action: Action): boolean {
  if (!account || account.deactivatedAt) return false
  return (allowed[action] as Role[]).includes(account.role)
}

/** May this person do it with this entry? `ownerId` is the organisation that the entry belongs to. */
export function canOn(account: Person, action: EntryAction, entry: { ownerId: number | null }): boolean {
  if (!account || account.deactivatedAt) return false
  const reach = (allowedOnEntry[action] as Partial<Record<Role, 'own' | 'any'>>)[account.role]
  if (reach === 'own') return entry.ownerId !== null && entry.ownerId === account.organisation?.id
  return reach === 'any'
}
