import { buildEntities, type Entities } from '../build-entities.ts'
import type { EntityType, Question, Span } from '../extraction.ts'
import { orderOf } from '../normalise/dates.ts'
import type { Loose, Segment } from './collect-fields.ts'
import { organisationWord, splitAcronym } from './organisation-names.ts'
import { readContactLines } from './read-contact-lines.ts'
import { readField } from './read-field.ts'
import { scoreKinds } from './score-kinds.ts'
import { shapeCountry } from './shape-places.ts'
import type { Context } from './shape-value.ts'
import { trimLabel } from './split-labels.ts'
import { takeTitle } from './take-title.ts'

export type Recognised = {
  build: Entities
  main: number
  /** What no label took and no contact line was: for the recognisers of running text. */
  rest: Loose[]
  /** Labels whose values could not be used: the values stay passages. */
  unread: Loose[]
  /** Labels behind which nothing stands, or only that there is nothing: covered, though they gave no value. */
  empty: Span[]
  kinds: Partial<Record<EntityType, number>>
  questions: Question[]
}

/** The fields of one annex as entities: what it is about, its organisation, its contact, the annex itself. */
export function recogniseLabels(segment: Segment, text: string, context: Context): Recognised {
  const kinds = scoreKinds(segment, text)
  // one label that many kinds share says nothing of what the annex is about
  const [best] = Object.entries(kinds)
    .filter(([, score]) => score >= 0.3)
    .toSorted((a, b) => b[1] - a[1])
  const type = (best?.[0] ?? 'practice') as EntityType
  const build = buildEntities()
  const questions: Question[] = []
  const unread: Loose[] = []
  const main = best ? build.add(type) : -1
  const dates = segment.fields.flatMap(({ values }) => values.map(({ start, end }) => orderOf(text.slice(start, end))))
  const known = {
    ...context,
    order: dates.find((each) => each !== undefined) ?? context.order,
    country: countryOf(segment, text, context),
  }
  const rest = main >= 0 ? takeTitle(build, main, type, segment, text) : segment.loose
  for (const field of segment.fields) readField({ build, main, type, text, field, context: known, questions, unread })
  const isContact = ({ group, label }: Loose) =>
    (group === 'contact' && !label) || /^(?:nip|regon|krs|i[čc]o?|di[čc])$/i.test(label ?? '')
  const used = readContactLines(build, text, rest.filter(isContact), known.country)
  joinOffice(build)
  relate(build, main, type)
  const empty = emptyLabels(segment, build, text)
  const guessed = new Map(
    segment.fields.flatMap(({ label, labelSpan }) => (label.guessed ? [[labelSpan.start, labelSpan]] : [])),
  )
  const unreadAs = unread.map((each): Loose => {
    const span = each.labelSpan && guessed.get(each.labelSpan.start)
    return span ? { ...each, label: trimLabel(text.slice(span.start, span.end)) } : each
  })
  return { build, main, rest: rest.filter((each) => !used.includes(each)), unread: unreadAs, empty, kinds, questions }
}

/** The country that settles phone numbers: as the annex names it, else by its language. */
function countryOf({ fields, loose }: Segment, text: string, context: Context): string | undefined {
  const named = fields.filter(({ label }) => /\.(?:country|location|city|street)$/.test(label.target))
  const countries = named.flatMap(({ values }) =>
    values.flatMap(
      ({ start, end }) => shapeCountry(text.slice(start, end).replace(/^.*\d{2}-\d{3} /s, ''), context) ?? [],
    ),
  )
  const country = countries.find(({ field }) => field === 'country')?.value as string | undefined
  return country ?? context.country ?? registerCountry(loose) ?? { pl: 'PL', cs: 'CZ', en: undefined }[context.language]
}

/** Each country has its own register. */
function registerCountry(loose: Loose[]): string | undefined {
  const names = loose.map(({ label }) => label ?? '')
  if (names.some((name) => /^(?:nip|regon|krs)$/i.test(name))) return 'PL'
  return names.some((name) => /^(?:i[čc]o|di[čc])$/i.test(name)) ? 'CZ' : undefined
}

function emptyLabels({ fields }: Segment, { entities }: Entities, text: string): Span[] {
  const labelled = new Set(
    entities.flatMap(({ provenance }) =>
      Object.values(provenance).flatMap((all) => all.map(({ label }) => label?.start)),
    ),
  )
  return fields
    .filter(({ labelSpan, values }) => values.length === 0 && !labelled.has(labelSpan.start))
    .map(({ labelSpan: { start, end } }) => ({ start, end, raw: text.slice(start, end) }))
}

/**
 * A phone and an e-mail of nobody by name belong to the one person that the contact names, and where there is none to
 * the office.
 */
function joinOffice(build: Entities): void {
  const contacts = build.entities.filter(({ type }) => type === 'contact')
  const nobody = contacts.find(({ fields }) => fields.name === undefined)
  const people = contacts.filter((each) => each !== nobody)
  const office = build.entities.find(({ type }) => type === 'organisation')
  const owner = people.length === 1 ? people[0] : people.length === 0 ? office : undefined
  if (!nobody || !owner) return
  for (const field of Object.keys(nobody.fields)) {
    if (owner.fields[field] !== undefined) continue
    owner.fields[field] = nobody.fields[field]
    owner.provenance[field] = nobody.provenance[field]!
  }
  const lost = Object.keys(nobody.fields).some((field) => owner.provenance[field] !== nobody.provenance[field])
  if (!lost) build.remove(nobody)
}

/** Whose it is: the organisation of a practice owns it, that of a partner search is its candidate and leads it. */
function relate(build: Entities, main: number, type: EntityType): void {
  const organisations = [...build.entities.entries()].filter(([, each]) => each.type === 'organisation')
  const taken = new Set(build.relations.filter(({ to }) => to === main).map(({ from }) => from))
  const own = organisations.find(([index]) => !taken.has(index))
  const organisation = own?.[0] ?? -1
  if (main < 0 || organisation < 0 || organisation === main) return
  const role = { practice: 'owner', partnership: 'lead', event: 'organiser', project: 'lead' }[type as string]
  if (role && !build.relations.some((each) => each.type === role && each.to === main))
    build.relate(organisation, role, main)
  for (const [index, each] of build.entities.entries())
    if (each.type === 'contact' && !build.relations.some(({ from, type }) => from === index && type === 'works_for'))
      build.relate(index, 'works_for', organisation)
  nameByAcronym(build, main, organisation)
}

/** The same body under its name in another language, given away by its acronym. */
function nameByAcronym(build: Entities, main: number, organisation: number): void {
  const { title } = build.entities[main]!.fields
  const { name, acronym } = build.entities[organisation]!.fields
  const named = typeof title === 'string' ? splitAcronym(title) : undefined
  const found = build.entities[main]!.provenance.title?.[0]
  if (!named?.short || named.short !== acronym || named.name === name || !found) return
  if (!organisationWord.test(named.name)) return
  const span = { start: found.start, end: found.start + named.name.length, raw: named.name }
  build.push(organisation, 'alt_names', named.name, { ...found, ...span, confidence: 0.7, rule: 'title-acronym' })
}
