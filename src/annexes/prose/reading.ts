import type { Language } from '../../languages.ts'
import { buildEntities, type Entities } from '../build-entities.ts'
import type { Entity, EntityType, Found, Question, Span } from '../extraction.ts'
import { foldWords } from '../fold-text.ts'
import { type FoundDate, type FoundPeriod, findDates, findPeriods } from '../normalise/dates.ts'
import { findOrganisations, type NamedOrganisation } from './organisations.ts'
import { foundAt, overlaps, type Part, shift } from './parts.ts'
import { findPersons, type Person } from './persons.ts'
import { findFunding, type NamedFund, type NamedProgramme, programmeKey } from './programmes.ts'
import { findTitles, type Title } from './quotes.ts'
import { findSlavicNames } from './slavic-names.ts'

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
  const periods = shift(part, findPeriods(part.text, language)).filter(free)
  const dates = shift(part, findDates(part.text, language)).filter(
    (date) => free(date) && !periods.some((each) => overlaps(each, date)),
  )
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
  organisation?: number
  /** What the text spoke of last. */
  focus?: EntityType
  keys: Map<string, number>
  narratives: { entity: number; start: number; end: number }[]
  labelled: Entity[]
  heading?: Span & { event: boolean; history: boolean }
  /** A heading said that addresses follow. */
  office: boolean
  historyHeading?: true
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
  narratives: [],
  labelled: [],
  office: false,
})

export function score(reading: Reading, kind: EntityType, points: number): void {
  reading.kinds[kind] = Math.round(Math.min(0.95, (reading.kinds[kind] ?? 0) + points) * 100) / 100
}

/** The entity of an organisation, one for all its forms: by its area, its acronym, or one name inside the other. */
export function organisationOf(reading: Reading, named: NamedOrganisation): number {
  const plain = named.nominative ?? named.raw
  const key = foldWords(plain).replace(/["']/g, '')
  const keys = [
    `organisation:${key}`,
    named.area && `area:${named.area.id}`,
    named.acronym && `acronym:${named.acronym.raw}`,
  ].filter((each): each is string => Boolean(each))
  let index = keys.map((each) => reading.keys.get(each)).find((each) => each !== undefined)
  const known = index !== undefined
  index ??= reading.build.add('organisation')
  for (const each of keys) reading.keys.set(each, index)
  nameOrganisation(reading, index, named, known)
  if (named.acronym) reading.build.put(index, 'acronym', named.acronym.raw, foundAt(named.acronym, 'acronym', 0.9))
  if (named.country)
    reading.build.put(
      index,
      'country',
      named.country.value,
      foundAt(named.country.span, 'organisation-country', named.country.confidence),
    )
  return index
}

/** The name as it stands; a nominative that the text has itself, or that a vocabulary has, is better than a bent form. */
function nameOrganisation(reading: Reading, index: number, named: NamedOrganisation, known: boolean): void {
  const { fields, provenance } = reading.build.entities[index]!
  const vocabulary = named.area?.name
  const value = (vocabulary ?? named.raw).replace(/\s+/g, ' ')
  const found = foundAt(
    named,
    'organisation',
    vocabulary ? 0.85 : named.nominative ? 0.6 : 0.7,
    vocabulary ? undefined : named.nominative,
  )
  if (!known || fields.name === undefined) {
    reading.build.put(index, 'name', value, found)
    return
  }
  const old = String(fields.name)
  if (foldWords(old) === foldWords(value)) return
  const bent = provenance.name?.[0]?.suggestion !== undefined && !named.nominative
  const longer = foldWords(value).includes(foldWords(old))
  if (bent || longer) {
    if (longer && !bent) reading.build.push(index, 'alt_names', old, provenance.name![0]!)
    fields.name = value
    provenance.name = [found]
  } else if (!named.nominative && !foldWords(old).includes(foldWords(value)))
    reading.build.push(index, 'alt_names', value, found)
}

export function programmeOf(reading: Reading, named: NamedProgramme): number {
  const key = `programme:${programmeKey(named)}`
  const known = reading.keys.get(key)
  const index = known ?? reading.build.add('programme')
  reading.keys.set(key, index)
  const { fields, provenance } = reading.build.entities[index]!
  const found = foundAt(named, 'programme', named.confidence, named.nominative)
  // a full title is a better name than "Programu Regionalnego"
  if (known === undefined || (provenance.name?.[0]?.suggestion && !named.nominative)) {
    fields.name = named.raw.replace(/\s+/g, ' ')
    provenance.name = [found]
  }
  const runner = operatorIn(named)
  if (runner)
    reading.build.put(index, 'operator', runner.value, foundAt(runner.span, 'programme-operator', runner.confidence))
  if (named.period) {
    const span = foundAt(named.period.span, 'programme-period', 0.75)
    reading.build.put(index, 'period_start', named.period.from, span)
    reading.build.put(index, 'period_end', named.period.to, span)
  }
  return index
}

/** "Programu Regionalnego Ministerstwa Rozwoju": who runs a programme may stand in its name, as the vocabulary knows. */
function operatorIn(named: NamedProgramme): { value: string; span: Span; confidence: number } | undefined {
  const [body] = findSlavicNames(
    named.raw.replace(/^Program\p{Ll}* (?:\p{Lu}\p{Ll}+(?:ego|ym|y|i) )?/u, (lead) => ' '.repeat(lead.length)),
  )
  if (!body || !named.nominative) return undefined
  const plain = body.nominative ?? body.raw
  const operators = named.known.flatMap(({ operator }) => Object.values(operator ?? {}))
  return {
    value: plain,
    span: { start: named.start + body.start, end: named.start + body.end, raw: body.raw },
    confidence: operators.includes(plain) ? 0.85 : 0.6,
  }
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
