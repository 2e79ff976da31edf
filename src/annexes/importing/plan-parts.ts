import { kindByName } from '../../kinds.ts'
import type { Decisions } from './decide-extraction.ts'
import { foldName } from './identity.ts'
import type { Standing } from './load-item.ts'
import type { DraftContact, DraftEntry } from './map-entities.ts'
import type { FieldState, PlannedContact, PlannedEntry, PlannedRelation } from './plan.ts'

type EntityDecision = NonNullable<Decisions['entities']>[string]

/** Roles that an entry has once: another one there is for a person to decide. */
const single = new Set(['lead', 'owner', 'part-of-programme', 'part-of-partnership', 'parent'])
const writtenFrom = 0.5

/** Plans where an entry points to, once every draft of the item has its action. */
export function planRelations(
  entry: PlannedEntry,
  draft: DraftEntry,
  standing: Standing | undefined,
  byEntity: ReadonlyMap<number, PlannedEntry>,
  decisions: Decisions,
): void {
  const { roles } = kindByName.get(entry.kind)!
  const decision = decisions.entities?.[entry.entity]
  for (const { role, to, found } of draft.relations) {
    const target = byEntity.get(to)
    if (!target || !roles[role]?.includes(target.kind)) continue
    if (target.entryId !== undefined && target.entryId === entry.entryId) continue
    if (
      entry.relations.some(
        (other) => other.role === role && other.entryId !== undefined && other.entryId === target.entryId,
      )
    )
      continue
    const open = target.action === 'skip' || target.action === 'undecided'
    const state = open ? 'proposal' : stateOf(role, target, found, standing)
    const decided = decision?.fields?.[`relations.${entry.relations.length}`]?.as
    const planned: PlannedRelation = {
      role,
      to,
      ...(target.entryId !== undefined && { entryId: target.entryId }),
      title: target.title,
      state,
      found,
      ...(decided && { decided }),
      written: !open && isTaken(state, decided),
    }
    entry.relations.push(planned)
  }
}

function stateOf(
  role: string,
  target: PlannedEntry,
  found: { confidence: number }[],
  standing: Standing | undefined,
): FieldState {
  const unsure = found.some(({ confidence }) => confidence < writtenFrom)
  if (!standing) return unsure ? 'proposal' : 'new'
  const is = (each: { role?: string; toId?: number }) => each.role === role && each.toId === target.entryId
  if (standing.relations.some(is)) return 'same'
  if (standing.brought.some(({ field, value }) => field === 'relations' && is(value))) return 'kept'
  const hasOther = single.has(role) && standing.relations.some((each) => each.role === role)
  return hasOther || unsure ? 'proposal' : 'new'
}

const isTaken = (state: FieldState, decided: 'accept' | 'correct' | 'drop' | undefined) =>
  decided ? decided !== 'drop' && state !== 'same' : state === 'new'

/**
 * Plans the people of an entry. One whom a former import of the same document brought and who is not there any more
 * does not come back by itself.
 */
export function planContacts(
  draft: DraftEntry,
  standing: Standing | undefined,
  again: boolean,
  decision: EntityDecision | undefined,
): PlannedContact[] {
  return draft.contacts
    .filter(({ fields: { name, email, phone } }) => name || email || phone)
    .map((contact, i) => {
      const there = standing?.contacts.some((other) => isSamePerson(contact, other))
      const state: FieldState = there ? 'same' : again ? 'kept' : 'new'
      const decided = decision?.fields?.[`contacts.${i}`]?.as
      return { ...contact, state, ...(decided && { decided }), written: isTaken(state, decided) }
    })
}

function isSamePerson({ fields }: DraftContact, other: Standing['contacts'][number]): boolean {
  const same = (a: unknown, b: string | null) => typeof a === 'string' && b !== null && foldName(a) === foldName(b)
  if (fields.email && other.email) return same(fields.email, other.email)
  if (fields.name && other.name) return same(fields.name, other.name)
  return fields.phone !== undefined && fields.phone === other.phone
}
