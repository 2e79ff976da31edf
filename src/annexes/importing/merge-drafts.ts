import { isDeepStrictEqual } from 'node:util'
import type { Question } from '../extraction.ts'
import type { DraftEntry } from './map-entities.ts'
import { cardOfDraft, compareCards } from './match-entries.ts'

/**
 * Drafts of one document that are the same thing become one, under the entity that comes first; what they say
 * differently is asked. `entryOf`: the entry of the portal that a draft is about, where that is known; then only that
 * counts. `stays` gives the entity under which another one's draft went.
 */
export function mergeDrafts(
  drafts: DraftEntry[],
  entryOf?: (entity: number) => number | undefined,
): { drafts: DraftEntry[]; stays: (entity: number) => number; questions: Question[] } {
  const into = new Map<number, number>()
  const kept: { draft: DraftEntry; said: DraftEntry }[] = []
  const questions: Question[] = []
  const byKey = new Map<string, typeof kept>()
  for (const draft of drafts) {
    const keys = keysOf(draft, entryOf)
    const isSame = (other: DraftEntry) =>
      entryOf !== undefined || Boolean(compareCards(cardOfDraft(draft), cardOfDraft(other))?.same)
    const same = keys.flatMap((key) => byKey.get(key) ?? []).find((other) => isSame(other.said))
    const target = same ?? { draft: copy(draft), said: draft }
    if (same) {
      into.set(draft.entity, same.draft.entity)
      questions.push(...mergeInto(same.draft, draft))
    } else kept.push(target)
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), target])
  }
  const stays = (entity: number) => into.get(entity) ?? entity
  for (const { draft } of kept) draft.relations = tidyRelations(draft, stays)
  return { drafts: kept.map(({ draft }) => draft), stays, questions }
}

function keysOf(draft: DraftEntry, entryOf?: (entity: number) => number | undefined): string[] {
  if (entryOf) {
    const entry = entryOf(draft.entity)
    return entry === undefined ? [] : [`entry ${entry}`]
  }
  const card = cardOfDraft(draft)
  return [...card.names, ...card.codes, ...card.known].map((key) => `${draft.kind} ${key}`)
}

const copy = (draft: DraftEntry): DraftEntry => ({
  ...draft,
  fields: [...draft.fields],
  relations: [...draft.relations],
  contacts: [...draft.contacts],
})

function mergeInto(draft: DraftEntry, other: DraftEntry): Question[] {
  const questions: Question[] = []
  for (const field of other.fields) {
    const at = draft.fields.findIndex((each) => each.field === field.field)
    const known = draft.fields[at]
    if (!known) draft.fields.push(field)
    else if (isDeepStrictEqual(known.value, field.value))
      draft.fields[at] = { ...known, found: [...known.found, ...field.found] }
    else if (known.derived && !field.derived) draft.fields[at] = field
    else if (!field.derived && field.field !== 'title')
      questions.push({
        code: 'says_both',
        about: [
          { entity: draft.entity, field: field.field },
          { entity: other.entity, field: field.field },
        ],
        options: [known.value, field.value],
        spans: [known, field].flatMap(({ found }) => found.slice(0, 1)),
      })
  }
  draft.relations.push(...other.relations)
  draft.contacts.push(...other.contacts)
  return questions
}

/** Each relation once, to drafts that are left, and none of a draft to itself. */
function tidyRelations({ entity, relations }: DraftEntry, stays: (entity: number) => number): DraftEntry['relations'] {
  const seen = new Set<string>()
  return relations
    .map((relation) => ({ ...relation, to: stays(relation.to) }))
    .filter(({ role, to }) => to !== entity && !seen.has(`${role} ${to}`) && seen.add(`${role} ${to}`))
}
