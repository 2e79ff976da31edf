import type { Db } from '../../database.ts'
import { kindByName } from '../../kinds.ts'
import { findNearTexts, markContent } from '../../search/near-texts.ts'
import {
  areAlike,
  type Card,
  cardOf,
  differsByRegister,
  foldName,
  sharesCity,
  sharesCountry,
  sharesYears,
  traitsOf,
} from './identity.ts'
import { type Known, type KnownEntries, knownEntries, near } from './known-entries.ts'
import type { DraftEntry } from './map-entities.ts'

/** Why two are the same: in the order in which it is asked. */
export const sameness = ['index_code', 'ref', 'acronym_programme', 'identifier', 'event', 'known_name', 'name'] as const
/** Why they may be: for a person to say. */
export const doubts = [
  'near_title',
  'near_text',
  'acronym',
  'other_country',
  'other_years',
  'numbers_differ',
  'several',
  'archived',
  'short_name',
  'unread',
] as const
export type Sameness = (typeof sameness)[number] | 'document'
export type Doubt = (typeof doubts)[number]

export type Candidate = { entryId: number; slug: string; title: string; reason: Doubt }
export type Match = { entryId?: number; reason?: Sameness; candidates: Candidate[] }

/** A shorter name is one that many have. */
const telling = 12

/**
 * Finds the entry of the portal that each draft of an item is about, in its newest revision, drafts included. Programmes
 * come first, since a project with an acronym is known by its programme. `settled` are matches that are known already
 * (by a person, by the document), by entity; `refs` the external references. Three statements for the whole item.
 */
export async function matchEntries(
  db: Db,
  drafts: DraftEntry[],
  {
    known = knownEntries(),
    settled = new Map(),
    refs = new Map(),
  }: { known?: KnownEntries; settled?: ReadonlyMap<number, number>; refs?: ReadonlyMap<number, string> } = {},
): Promise<Map<number, Match>> {
  await known.refresh(db)
  const knownRefs = await findRefs(db, [...refs.values()], known.withoutBatch)
  const matches = new Map<number, Match>()
  const order = (draft: DraftEntry) => (draft.kind === 'programme' ? 0 : draft.kind === 'organisation' ? 1 : 2)
  for (const draft of drafts.toSorted((a, b) => order(a) - order(b))) {
    const entryId = settled.get(draft.entity)
    if (entryId !== undefined && known.get(entryId)?.kind === draft.kind) {
      matches.set(draft.entity, { entryId, reason: 'document', candidates: [] })
      continue
    }
    const programmes = draft.relations.flatMap(({ role, to }) =>
      role === 'part-of-programme' ? (matches.get(to)?.entryId ?? []) : [],
    )
    const card = cardOfDraft(draft, programmes)
    const ref = refs.get(draft.entity)
    const byRef = ref === undefined ? [] : [...(knownRefs.get(ref) ?? []), ...idOfCode(draft.kind, ref)]
    const underRef = byRef
      .flatMap((id) => known.get(id) ?? [])
      .filter((other) => other.kind === card.kind && isAlike(card, other))
    matches.set(draft.entity, matchCard(card, known.find(card), underRef))
  }
  await addNearTexts(db, drafts, matches, known)
  return matches
}

/** Half of the pairs of words: forms of one kind have a third in common by their printed words alone. */
const nearText = 0.5

/** Names as candidates, for a person to say, what says nearly the same as a draft that is new by its name. */
async function addNearTexts(
  db: Db,
  drafts: DraftEntry[],
  matches: ReadonlyMap<number, Match>,
  known: KnownEntries,
): Promise<void> {
  const unknown = drafts.flatMap((draft) => {
    const match = matches.get(draft.entity)!
    if (match.entryId !== undefined) return []
    const content = Object.fromEntries(draft.fields.map(({ field, value }) => [field, value]))
    const marked = markContent(kindByName.get(draft.kind)!, content)
    return marked.length > 0 ? [{ draft, match, marked }] : []
  })
  for (const [i, near] of (await findNearTexts(db, unknown)).entries())
    for (const { entryId, share } of near) {
      const { draft, match } = unknown[i]!
      const other = known.get(entryId)
      if (share < nearText || other?.kind !== draft.kind || areNumberedApart(cardOfDraft(draft), other)) continue
      if (match.candidates.some((each) => each.entryId === entryId)) continue
      match.candidates.push({ entryId, slug: other.slug, title: other.title, reason: 'near_text' })
    }
}

/** Each has a number of one kind, and not the same: what they say may be alike, they are two. */
const areNumberedApart = (a: Card, b: Card): boolean => {
  const indexes = [a, b].map(({ codes }) => codes.filter((code) => code.startsWith('index ')))
  return (
    differsByRegister(a, b) ||
    (indexes.every((own) => own.length > 0) && !indexes[0]!.some((x) => indexes[1]!.includes(x)))
  )
}

const cards = new WeakMap<DraftEntry, Card>()

/** The card of a draft; an inflected name goes by its suggested nominative, too. A draft is read once for all plans. */
export function cardOfDraft(draft: DraftEntry, programmes: number[] = []): Card {
  const card = cards.get(draft) ?? makeCard(draft)
  cards.set(draft, card)
  return programmes.length > 0 ? { ...card, programmes } : card
}

function makeCard({ kind, fields }: DraftEntry): Card {
  const content = Object.fromEntries(fields.map(({ field, value }) => [field, value]))
  const card = cardOf(kind, content)
  const suggested = fields.flatMap(({ field, found }) =>
    field === 'title' ? found.flatMap(({ suggestion }) => (suggestion ? [foldName(suggestion)] : [])) : [],
  )
  return { ...card, names: [...new Set([...card.names, ...suggested])] }
}

function matchCard(card: Card, found: Known[], byRef: Known[]): Match {
  const compared = found.flatMap((known) => {
    const result = compareCards(card, known)
    return result ? [{ known, ...result }] : []
  })
  for (const known of byRef) compared.push({ known, same: 'ref' })
  const candidate = (known: Known, reason: Doubt): Candidate => ({
    entryId: known.entryId,
    slug: known.slug,
    title: known.title,
    reason,
  })
  const doubtful = new Map(
    compared.flatMap(({ known, doubt }) => (doubt ? [[known.entryId, candidate(known, doubt)]] : [])),
  )
  for (const reason of sameness) {
    const same = [...new Set(compared.filter((each) => each.same === reason).map(({ known }) => known))]
    const living = same.filter(({ archived }) => !archived)
    if (living.length === 1) return { entryId: living[0]!.entryId, reason, candidates: [] }
    if (same.length > 0)
      return { candidates: same.map((known) => candidate(known, living.length > 1 ? 'several' : 'archived')) }
  }
  return { candidates: [...doubtful.values()] }
}

/** What two cards of one kind have in common: enough to be the same, enough to ask, or nothing. */
export function compareCards(a: Card, b: Card): { same?: Sameness; doubt?: Doubt } | undefined {
  if (a.kind !== b.kind) return undefined
  const shared = (list: 'names' | 'acronyms' | 'codes' | 'known') => a[list].filter((each) => b[list].includes(each))
  const codes = shared('codes')
  if (codes.some((code) => code.startsWith('index '))) return { same: 'index_code' }
  if (differsByRegister(a, b)) return undefined
  const names = shared('names')
  const acronyms = shared('acronyms')
  const sameNumerals =
    a.names.length === 0 || traitsOf(a).some((one) => traitsOf(b).some((two) => one.numerals === two.numerals))
  const years = sharesYears(a, b)
  if (acronyms.length > 0 && a.programmes.some((id) => b.programmes.includes(id)) && a.kind === 'project')
    return sameNumerals ? { same: 'acronym_programme' } : { doubt: 'numbers_differ' }
  if (codes.length > 0) return { same: 'identifier' }
  const called = [
    ...names,
    ...a.names.filter((name) => b.acronyms.includes(name)),
    ...a.acronyms.filter((name) => b.names.includes(name)),
  ]
  if (a.kind === 'event') return compareEvents(a, b, called.length > 0)
  if (a.kind === 'programme' && years === false) return undefined
  const known = shared('known')
  if (known.length > 0 && sameNumerals && (a.kind === 'organisation' || years)) return { same: 'known_name' }
  if (called.length > 0) {
    if (sharesCountry(a, b) === false) return { doubt: 'other_country' }
    if (years === false) return { doubt: 'other_years' }
    const isTelling =
      sharesCountry(a, b) ||
      called.some((name) => name.length >= telling) ||
      (a.kind === 'programme' && names.length > 0)
    return isTelling ? { same: 'name' } : { doubt: 'short_name' }
  }
  if (sharesCountry(a, b) === false || years === false) return undefined
  if (known.length > 0) return { doubt: 'near_title' }
  if (acronyms.length > 0) return { doubt: sameNumerals ? 'acronym' : 'numbers_differ' }
  return isNear(a, b) ? { doubt: 'near_title' } : undefined
}

/** An event happens again under the same name: only its day and place tell which one it is. */
function compareEvents(a: Card, b: Card, called: boolean): { same?: Sameness; doubt?: Doubt } | undefined {
  const days = a.date && b.date ? a.date.startsWith(b.date) || b.date.startsWith(a.date) : undefined
  if (days === false || sharesCity(a, b) === false) return undefined
  if (called) return days && a.date === b.date ? { same: 'event' } : { doubt: 'near_title' }
  return days && sharesCity(a, b) && a.date!.length === 10
    ? { doubt: 'near_title' }
    : isNear(a, b)
      ? { doubt: 'near_title' }
      : undefined
}

const isNear = (a: Card, b: Card) =>
  traitsOf(a).some((one) =>
    traitsOf(b).some((two) => one.numerals === two.numerals && areAlike(one.trigrams, two.trigrams, near)),
  )

/** A reference is its source's own: two sources may give the same one to different things, whose names then differ. */
const isAlike = (a: Card, b: Card) =>
  traitsOf(a).some((one) => traitsOf(b).some((two) => areAlike(one.trigrams, two.trigrams, 0.6)))

/** The portal's own number of an entry, as its exports have it. */
function idOfCode(kind: string, ref: string): number[] {
  const [, letters, digits] = /^([A-Z]{2})-(\d{4,9})$/.exec(ref) ?? []
  return letters && letters === kindByName.get(kind)?.code ? [Number(digits)] : []
}

/** Entries that came under these external references. */
async function findRefs(db: Db, refs: string[], withoutBatch: number | undefined): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>()
  if (refs.length === 0) return found
  const { rows } = await db.query<{ ref: string; entryId: number }>(
    `select distinct p.value #>> '{}' "ref", p.entry_id "entryId" from provenance p
       left join batch_items i on i.id = p.item_id
     where p.field = 'ref' and p.state <> 'rejected' and p.value #>> '{}' = any($1)
       and ($2::int is null or i.batch_id is distinct from $2)`,
    [refs, withoutBatch ?? null],
  )
  for (const { ref, entryId } of rows) found.set(ref, [...(found.get(ref) ?? []), entryId])
  return found
}
