import type { Language } from '../../languages.ts'
import { buildEntities, type Entities } from '../build-entities.ts'
import type { EntityType, Found, Question, Span } from '../extraction.ts'
import type { FoundDate, FoundPeriod } from '../normalise/dates.ts'
import { findOrganisations, type NamedOrganisation } from './organisations.ts'
import { foundAt, overlaps, type Part, shift } from './parts.ts'
import { periodsAndDates } from './periods.ts'
import { findPersons, type Person } from './persons.ts'
import { findFunding, type NamedFund, type NamedProgramme } from './programmes.ts'
import { findTitles, type Title } from './quotes.ts'

/** A sentence with everything that was found in it, before anything is decided about it. */
export type Sentence = Part & {
  titles: Title[]
  organisations: NamedOrganisation[]
  funds: NamedFund[]
  programmes: NamedProgramme[]
  /** Without those of programmes. */
  periods: FoundPeriod[]
  /** Without those of periods. */
  dates: FoundDate[]
  persons: Person[]
}

export function analyse(part: Part, language: Language): Sentence {
  const { funds, programmes } = findFunding(part)
  const titles = findTitles(part)
  const busy: { start: number; end: number }[] = [
    ...programmes,
    ...programmes.flatMap(({ period }) => (period ? [period.span] : [])),
    ...titles,
  ]
  const free = (span: Span) => !busy.some((each) => overlaps(each, span))
  const when = periodsAndDates(part.text, language)
  const periods = shift(part, when.periods).filter(free)
  const dates = shift(part, when.dates).filter(free)
  const organisations = findOrganisations(part).filter(
    (each) =>
      !programmes.some((other) => overlaps(each, other)) &&
      !titles.some((other) => other.kind !== 'organisation' && other.start <= each.start && other.end >= each.end),
  )
  return {
    ...part,
    titles,
    organisations,
    funds,
    programmes,
    periods,
    dates,
    persons: findPersons(part, language === 'cs' ? 'CZ' : 'PL'),
  }
}

/** What is known while a text is read, in order. */
export type Reading = {
  text: string
  language: Language
  build: Entities
  questions: Question[]
  kinds: Partial<Record<EntityType, number>>
  project?: number
  event?: number
  partnership?: number
  /** The programme that the text is about, where it tells of no project. */
  programme?: number
  /** Between whom there are ties of which the text tells before it tells of a partnership. */
  between?: NamedOrganisation[]
  /** A title of the sentence before, of which nothing said yet what it is of. */
  untold?: Title
  organisation?: number
  /** What the text spoke of last. */
  focus?: EntityType
  keys: Map<string, number>
  narratives: { entity: number; start: number; end: number }[]
  labels: Span[]
  heading?: Span & { event: boolean; history: boolean }
  /** A heading said that addresses follow. */
  office: boolean
  /** Projects that are practices. */
  practices: Set<number>
  /** The day on which a letter or a note was written: years that it leaves out follow from it. */
  written?: string
  /** Initials of the organisations of the whole text, folded. */
  initials?: string[]
}

export const startReading = (text: string, language: Language): Reading => ({
  text,
  language,
  build: buildEntities(),
  questions: [],
  kinds: {},
  keys: new Map(),
  practices: new Set(),
  narratives: [],
  labels: [],
  office: false,
})

export function score(reading: Reading, kind: EntityType, points: number): void {
  reading.kinds[kind] = Math.round(Math.min(0.95, (reading.kinds[kind] ?? 0) + points) * 100) / 100
}

/** Sets a field where it has no value yet; another value for it becomes a question. */
export function put(reading: Reading, entity: number, field: string, value: unknown, found: Found): void {
  const { fields, provenance } = reading.build.entities[entity]!
  if (reading.build.put(entity, field, value, found)) return
  if (/^(?:start|end|date|since|agreement_year)$/.test(field)) {
    // a more precise date of the same is no contradiction
    const [old, fresh] = [String(fields[field]), String(value)]
    if (fresh.startsWith(old)) {
      fields[field] = value
      provenance[field] = [found]
    } else if (!old.startsWith(fresh))
      reading.questions.push({
        code: 'contradiction',
        about: [{ entity, field }],
        options: [fields[field], value],
        spans: [...(provenance[field] ?? []), found].map(({ start, end, raw }) => ({ start, end, raw })),
      })
  }
}

/** Adds a sentence or paragraph to a long text field; pieces that touch become one. */
export function addText(
  reading: Reading,
  entity: number,
  field: string,
  { start, end }: { start: number; end: number },
  rule: string,
  confidence = 0.75,
): void {
  const { fields, provenance } = reading.build.entities[entity]!
  const founds = provenance[field] ?? []
  if (founds.some((each) => overlaps(each, { start, end }))) return
  const last = founds.at(-1)
  if (last && /^[^\S\n]*$/.test(reading.text.slice(last.end, start)) && last.end <= start) {
    last.end = end
    last.raw = reading.text.slice(last.start, end)
  } else founds.push(foundAt({ start, end, raw: reading.text.slice(start, end) }, rule, confidence))
  provenance[field] = founds
  fields[field] = founds.map(({ raw }) => raw).join('\n')
}
