import { isDeepStrictEqual } from 'node:util'
import { firstDay, isPartialDate, lastDay } from '../../partial-dates.ts'
import type { Found, Question, Span } from '../extraction.ts'
import type { DraftEntry, DraftField } from './map-entities.ts'
import { cardOfDraft, compareCards } from './match-entries.ts'
import type { PlannedEntry } from './plan.ts'

/** Fields in which two statements cannot both be true; in texts they can. */
const facts = new Set([
  ...['start', 'end', 'since', 'date', 'endDate', 'timeStart', 'timeEnd', 'periodStart', 'periodEnd', 'ongoing'],
  ...[
    'nip',
    'regon',
    'krs',
    'ico',
    'dic',
    'indexCode',
    'acronym',
    'title',
    'fund',
    'registrationDeadline',
    'profileDated',
    'annexCompletedOn',
  ],
  ...[
    'memberCount',
    'population',
    'budgetTotal',
    'euContribution',
    'cofinancingRate',
    'priorityNo',
    'partnershipStatus',
  ],
])

const periods = [
  ['start', 'end'],
  ['since', 'end'],
  ['date', 'endDate'],
  ['periodStart', 'periodEnd'],
] as const

/** Contradictions inside one document: between its own statements about one thing. */
export function checkDrafts(drafts: DraftEntry[]): Question[] {
  return drafts.flatMap((draft) => [
    ...checkPeriods(draft),
    ...checkZeros(draft),
    ...checkProgrammeYears(draft, drafts),
    ...checkCounts(draft),
  ])
}

const fieldOf = ({ fields }: DraftEntry, name: string) => fields.find(({ field }) => field === name)
const spansOf = (...fields: (DraftField | undefined)[]): Span[] =>
  fields.flatMap((field) => (field?.found ?? []).slice(0, 1)).map(({ start, end, raw }) => ({ start, end, raw }))

function checkPeriods(draft: DraftEntry): Question[] {
  const wrong = periods.flatMap((names): Question[] => {
    const [from, to] = names.map((name) => fieldOf(draft, name))
    if (!isDate(from?.value) || !isDate(to?.value) || lastDay(to.value) >= firstDay(from.value)) return []
    return [
      {
        code: 'ends_before_start',
        about: about(draft, ...names),
        options: [from.value, to.value],
        spans: spansOf(from, to),
      },
    ]
  })
  const [end, ongoing] = [fieldOf(draft, 'end'), fieldOf(draft, 'ongoing')]
  if (end && ongoing?.value === true)
    wrong.push({
      code: 'ongoing_with_end',
      about: about(draft, 'end', 'ongoing'),
      options: [end.value, true],
      spans: spansOf(end, ongoing),
    })
  return wrong
}

const isDate = (value: unknown): value is string => typeof value === 'string' && isPartialDate(value)
const about = ({ entity }: { entity: number }, ...fields: string[]) => fields.map((field) => ({ entity, field }))

/** What programs write for "unknown". */
function checkZeros(draft: DraftEntry): Question[] {
  return draft.fields
    .filter(
      ({ value }) =>
        typeof value === 'string' &&
        /^(?:1970-01-01|1900-01-0[01]|1899-12-3[01]|0000(?:-\d\d(?:-\d\d)?)?$)/.test(value),
    )
    .map((field) => ({
      code: 'date_unknown',
      about: about(draft, field.field),
      options: [field.value],
      spans: spansOf(field),
    }))
}

/** A project with just the years of its programme, out of the same words: probably the programme's. */
function checkProgrammeYears(draft: DraftEntry, drafts: DraftEntry[]): Question[] {
  if (draft.kind !== 'project') return []
  return draft.relations.flatMap(({ role, to }): Question[] => {
    const programme = drafts.find(({ entity }) => entity === to)
    if (role !== 'part-of-programme' || !programme) return []
    const pairs = [
      [fieldOf(draft, 'start'), fieldOf(programme, 'periodStart')],
      [fieldOf(draft, 'end'), fieldOf(programme, 'periodEnd')],
    ] as const
    const same = pairs.every(([own, its]) => own && its && own.value === its.value)
    const shared = pairs.some(([own, its]) => overlaps(own?.found ?? [], its?.found ?? []))
    if (!same || !shared) return []
    return [
      {
        code: 'years_of_programme',
        about: about(draft, 'start', 'end'),
        options: pairs.map(([own]) => own!.value),
        spans: spansOf(pairs[0][0], pairs[1][0]),
      },
    ]
  })
}
const overlaps = (a: Found[], b: Found[]) =>
  a.some((one) => b.some((two) => one.start < two.end && two.start < one.end))

type Metric = { label: { en?: string }; value: number; unit?: string; asOf?: string }
/** One count with two values, of the same day. */
function checkCounts(draft: DraftEntry): Question[] {
  const metrics = fieldOf(draft, 'metrics')
  const byLabel = Map.groupBy(
    (metrics?.value ?? []) as Metric[],
    ({ label, unit, asOf }) => `${label.en} ${unit} ${asOf}`,
  )
  return [...byLabel.values()]
    .filter((each) => new Set(each.map(({ value }) => value)).size > 1)
    .map((each) => ({
      code: 'counts_differ',
      about: about(draft, 'metrics'),
      options: each.map(({ value }) => value),
      detail: each[0]!.label.en,
      spans: (metrics?.found ?? []).slice(0, 3),
    }))
}

/** Contradictions with what the portal holds: answered by accepting or leaving out the field itself. */
export function checkPlan(entries: PlannedEntry[]): Question[] {
  return entries.flatMap((entry) =>
    entry.fields
      .filter(({ field, state, decided }) => state === 'proposal' && !decided && facts.has(field))
      .filter(({ before, derived }) => before !== undefined && !derived)
      .map(({ field, before, after, found }) => ({
        code: 'portal_says_else',
        about: about(entry, field),
        options: [before, after],
        spans: found.slice(0, 1),
      })),
  )
}

/** An item of a batch with what its document says. */
export type Said = { itemId: number; name: string; drafts: DraftEntry[] }
export type BatchQuestion = Question & { itemId: number; other: { itemId: number; name: string; entity: number } }

/** Contradictions between documents of one batch about the same thing; each is told once, of the later one. */
export function checkBatch(items: Said[]): BatchQuestion[] {
  const seen: { said: Said; draft: DraftEntry; card: ReturnType<typeof cardOfDraft> }[] = []
  const byName = new Map<string, typeof seen>()
  const questions: BatchQuestion[] = []
  for (const said of items)
    for (const draft of said.drafts) {
      const card = cardOfDraft(draft)
      const keys = [...card.names, ...card.acronyms, ...card.codes, ...card.known].map((key) => `${draft.kind} ${key}`)
      const known = new Set(keys.flatMap((key) => byName.get(key) ?? []))
      for (const other of known) {
        if (other.said === said || !compareCards(card, other.card)?.same) continue
        questions.push(...differences(draft, other.draft, said, other.said))
      }
      const own = { said, draft, card }
      for (const key of keys) byName.set(key, [...(byName.get(key) ?? []), own])
    }
  return questions
}

function differences(draft: DraftEntry, other: DraftEntry, said: Said, before: Said): BatchQuestion[] {
  return draft.fields.flatMap((field): BatchQuestion[] => {
    const its = fieldOf(other, field.field)
    if (!its || !facts.has(field.field) || field.field === 'title' || field.derived || its.derived) return []
    if (isDeepStrictEqual(its.value, field.value) || isCompatible(its.value, field.value)) return []
    return [
      {
        code: 'documents_differ',
        about: about(draft, field.field),
        options: [its.value, field.value],
        detail: before.name,
        spans: spansOf(field),
        itemId: said.itemId,
        other: { itemId: before.itemId, name: before.name, entity: other.entity },
      },
    ]
  })
}

/** 2018 and 2018-02-01 say no different things. */
const isCompatible = (a: unknown, b: unknown) => isDate(a) && isDate(b) && (a.startsWith(b) || b.startsWith(a))
