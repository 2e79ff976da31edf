import { buildEntities, type Entities } from './build-entities.ts'
import type { Field, Loose, Segment, Value } from './collect-fields.ts'
import type { EntityType, Found, Question, Span } from './extraction.ts'
import { foldWords } from './fold-text.ts'
import { findProgrammes } from './gazetteers.ts'
import { orderOf } from './normalise/dates.ts'
import { organisationWord, readContactLines, splitAcronym } from './read-contact-lines.ts'
import { type Context, foundOf, shapeValue } from './shape-value.ts'

export type Recognised = {
  build: Entities
  main: number
  /** What no label took and no contact line was: for the recognisers of running text. */
  rest: Loose[]
  /** Labels whose values could not be used: the values stay passages. */
  unread: Loose[]
  kinds: Partial<Record<EntityType, number>>
  questions: Question[]
}

const kindsOfAnnex = ['practice', 'partnership', 'project', 'event', 'programme', 'organisation'] as const
const rate = 0.35

/** How likely each kind is by the labels found: three of a kind are as good as certain. */
function scoreKinds({ fields }: Segment): Partial<Record<EntityType, number>> {
  const scores: Partial<Record<EntityType, number>> = {}
  for (const kind of kindsOfAnnex) {
    const hits = new Set(
      fields.filter(({ label }) => label.target.startsWith(`${kind}.`)).map(({ label }) => label.target),
    ).size
    // an organisation stands in every annex; alone it is what the annex is about
    const weight = kind === 'organisation' ? rate / 3 : rate
    if (hits > 0) scores[kind] = Math.round(Math.min(0.99, hits * weight) * 100) / 100
  }
  return scores
}

/** The fields of one annex as entities: what it is about, its organisation, its contact, the annex itself. */
export function recogniseLabels(segment: Segment, text: string, context: Context): Recognised {
  const kinds = scoreKinds(segment)
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
  const known = { ...context, order: dates.find((each) => each !== undefined) ?? context.order }
  const rest = main >= 0 ? takeTitle(build, main, type, segment, text) : segment.loose
  for (const field of segment.fields) readField({ build, main, type, text, field, context: known, questions, unread })
  const contact = rest.filter(
    ({ group, label }) => group === 'contact' || /^(?:nip|regon|krs|i[čc]o?|di[čc])$/i.test(label ?? ''),
  )
  const used = readContactLines(build, text, contact, known.country)
  joinOffice(build)
  relate(build, main, type)
  return { build, main, rest: rest.filter((each) => !used.includes(each)), unread, kinds, questions }
}

/** The first line that no label took, before all labels, is the title; list items right after it are topics. */
function takeTitle(build: Entities, main: number, type: EntityType, segment: Segment, text: string): Loose[] {
  const first = Math.min(...segment.fields.map(({ labelSpan }) => labelSpan.start))
  const before = segment.loose.filter(({ end, label }) => end <= first && !label)
  const named = segment.fields.some(
    ({ label }) => /\.(?:title|name)$/.test(label.target) && !label.target.startsWith('organisation.'),
  )
  const title = named
    ? undefined
    : (before.find(({ block }) => block.kind === 'heading') ?? before.find(({ block }) => block.kind !== 'item'))
  const words = title ? text.slice(title.start, title.end) : ''
  if (!title || words.length > 300) return segment.loose
  build.put(main, 'title', words, {
    start: title.start,
    end: title.end,
    raw: words,
    confidence: 0.9,
    rule: 'title-line',
  })
  const taken = [title]
  if (type === 'partnership')
    for (const item of before.filter(
      ({ start, block, end }) => start > title.start && (block.kind === 'item' || isNumbered(text.slice(start, end))),
    )) {
      pushItem(build, main, 'topics', text, item, 'topic-item', 0.9)
      taken.push(item)
    }
  return segment.loose.filter((each) => !taken.includes(each))
}

const mark = /^\s*(?:[•▪◦‣·*–—-]|\(?\d{1,2}[.)]|[a-z][.)])\s+/u
const isNumbered = (words: string) => mark.test(words)

function pushItem(
  build: Entities,
  entity: number,
  field: string,
  text: string,
  { start, end }: { start: number; end: number },
  rule: string,
  confidence: number,
  label?: Found['label'],
): void {
  const from = start + (mark.exec(text.slice(start, end))?.[0].length ?? 0)
  const raw = text.slice(from, end)
  if (raw.trim())
    build.push(entity, field, raw, { start: from, end, raw, confidence, rule, ...(label ? { label } : {}) })
}

type Reading = {
  build: Entities
  main: number
  type: EntityType
  text: string
  field: Field
  context: Context
  questions: Question[]
  unread: Loose[]
}

function readField(reading: Reading): void {
  const { build, main, type, text, field } = reading
  const [entityName = '', name = ''] = field.label.target.split('.')
  const target = name === 'description' && entityName === 'main' ? descriptionOf(type) : name
  const owner = (): number =>
    entityName === 'main' || entityName === type || (main >= 0 && foreign(entityName))
      ? main
      : build.one(entityName as EntityType)
  if (field.label.arity === 'yesno') {
    const [value] = field.values
    const span = value ?? field.labelSpan
    const raw = text.slice(span.start, span.end)
    build.put(owner(), target, field.answer, {
      start: span.start,
      end: span.end,
      raw,
      confidence: value ? 0.95 : 0.6,
      rule: value ? 'yes-no' : 'asked-not-answered',
      label: field.labelSpan,
    })
    return
  }
  const [value] = field.values
  if (!value) return
  if (/^(?:lead|partners|programme|operator)$/.test(name)) readOthers(reading, owner(), name)
  else if (target === 'looking_for') readLookingFor(reading, owner())
  else if (field.label.arity === 'list') readList(reading, owner(), target)
  else if (field.label.arity === 'text') readLongText(reading, owner(), target)
  else if (entityName === 'organisation' && name === 'name')
    readOrganisation(build, build.one('organisation'), text, value, 0.95, field.labelSpan)
  else readScalar(reading, owner(), target, value)
}

function readScalar(
  { build, text, field, context, questions, unread }: Reading,
  entity: number,
  target: string,
  value: Value,
): void {
  const shaped = shapeValue(target, text.slice(value.start, value.end), context)
  if (!shaped) unread.push({ ...value, label: field.label.target, labelSpan: field.labelSpan })
  for (const each of shaped ?? []) {
    const found = foundOf(text, value.start, each, `label:${field.label.target}`, field.labelSpan)
    const { fields, provenance } = build.entities[entity]!
    if (each.ambiguous)
      questions.push({
        code: 'ambiguous_date',
        about: [{ entity, field: each.field }],
        options: each.ambiguous,
        spans: [found],
      })
    else if (!build.put(entity, each.field, each.value, found))
      questions.push(
        contradiction(entity, each.field, fields[each.field], each.value, [...(provenance[each.field] ?? []), found]),
      )
  }
}

const contradiction = (entity: number, field: string, first: unknown, second: unknown, spans: Span[]): Question => ({
  code: 'contradiction',
  about: [{ entity, field }],
  options: [first, second],
  spans: spans.map(({ start, end, raw }) => ({ start, end, raw })),
})

/** A label of another kind in an annex of this one (a "Results" in a practice) belongs to what the annex is about. */
const foreign = (name: string) => (kindsOfAnnex as readonly string[]).includes(name) && name !== 'organisation'
const descriptionOf = (type: EntityType) => (type === 'project' || type === 'partnership' ? 'narrative' : 'description')

function readLongText({ build, text, field }: Reading, entity: number, name: string): void {
  const whole = field.values.map(({ start, end }) => text.slice(start, end)).join('\n')
  const { fields, provenance } = build.entities[entity]!
  fields[name] = fields[name] === undefined ? whole : `${fields[name]}\n${whole}`
  const found = field.values.map(
    ({ start, end }): Found => ({
      start,
      end,
      raw: text.slice(start, end),
      confidence: 0.95,
      rule: `label:${field.label.target}`,
      label: field.labelSpan,
    }),
  )
  provenance[name] = [...(provenance[name] ?? []), ...found]
  if (name === 'policy_issue') readInlineAims(build, entity, text, field.values)
}

/** "Aims: • build … • create …" inside a paragraph. */
function readInlineAims(build: Entities, entity: number, text: string, values: Value[]): void {
  for (const { start, end } of values) {
    const words = text.slice(start, end)
    const lead = /(?<!\p{L})(?:aims?|goals?|objectives?|cele?|cíle?)\s*:\s*(?=[•▪◦‣·*–-])/iu.exec(words)
    if (!lead) continue
    const from = lead.index + lead[0].length
    for (const item of words.slice(from).matchAll(/[•▪◦‣·*–-]\s*([^•▪◦‣·*]+?)\s*(?=[•▪◦‣·*]|$)/gu)) {
      const at = start + from + item.index + item[0].indexOf(item[1]!)
      build.push(entity, 'aims', item[1], {
        start: at,
        end: at + item[1]!.length,
        raw: item[1]!,
        confidence: 0.85,
        rule: 'inline-bullets',
      })
    }
  }
}

/** Items of a list, one a line or several in one with semicolons, bars or bullets between. */
export function* itemsOf(
  text: string,
  values: { start: number; end: number }[],
): Generator<{ start: number; end: number }> {
  for (const { start, end } of values) {
    const words = text.slice(start, end)
    const cut = /[•▪◦‣]/.test(words.slice(1))
      ? /[•▪◦‣]/g
      : values.length === 1 && /[;|]/.test(words)
        ? /[;|]/g
        : undefined
    let from = 0
    for (const match of cut
      ? [...words.matchAll(cut), { index: words.length, 0: '' }]
      : [{ index: words.length, 0: '' }]) {
      const part = words.slice(from, match.index)
      if (part.trim())
        yield { start: start + from + part.length - part.trimStart().length, end: start + from + part.trimEnd().length }
      from = match.index + match[0].length
    }
  }
}

function readList({ build, text, field }: Reading, entity: number, name: string): void {
  for (const item of itemsOf(text, field.values))
    pushItem(build, entity, name, text, item, `label:${field.label.target}`, 0.9, field.labelSpan)
}

const wanted: [RegExp, string][] = [
  [/lead expert|ekspert\w* wiodac|hlavni\w* expert|vedouci\w* expert/, 'lead_expert'],
  [/associated|stowarzyszon|pridruzen/, 'associated_partners'],
  [/know.?how|wiedz|doswiadczen|zkusenost|dobr\w* prakty|good practice/, 'know_how'],
  [/partner/, 'project_partners'],
]

function readLookingFor({ build, text, field, unread }: Reading, entity: number): void {
  for (const item of itemsOf(text, field.values)) {
    const raw = text.slice(item.start, item.end)
    const value = wanted.find(([pattern]) => pattern.test(foldWords(raw)))?.[1]
    if (value)
      build.push(entity, 'looking_for', value, {
        ...item,
        raw,
        confidence: 0.9,
        rule: `label:${field.label.target}`,
        label: field.labelSpan,
      })
    else unread.push({ ...item, block: field.values[0]!.block, label: field.label.target, labelSpan: field.labelSpan })
  }
}

/** Lead, partners, programme and operator are entities of their own. */
function readOthers({ build, text, field }: Reading, main: number, name: string): void {
  for (const item of itemsOf(text, field.values)) {
    const raw = text.slice(item.start, item.end)
    if (name === 'programme') {
      const programme = build.add('programme')
      const [known] = findProgrammes(raw)
      const span = known ? { start: item.start + known.start, end: item.start + known.end } : item
      const named: Found = {
        ...span,
        raw: text.slice(span.start, span.end),
        confidence: known ? 0.95 : 0.9,
        rule: 'label:programme',
        label: field.labelSpan,
      }
      build.put(programme, 'name', named.raw, named)
      build.relate(main, 'part_of_programme', programme, named)
    } else {
      const organisation = build.add('organisation')
      const value = { ...item, block: field.values[0]!.block }
      readOrganisation(build, organisation, text, value, 0.9, field.labelSpan)
      build.relate(organisation, name === 'partners' ? 'partner' : name, main, {
        ...item,
        raw,
        confidence: 0.9,
        rule: `label:${field.label.target}`,
        label: field.labelSpan,
      })
    }
  }
}

/** "Name (ABC), Country": name, acronym and where it is. */
function readOrganisation(
  build: Entities,
  organisation: number,
  text: string,
  { start, end }: Value,
  confidence: number,
  label: Found['label'],
): void {
  const from = start + (mark.exec(text.slice(start, end))?.[0].length ?? 0)
  const raw = text.slice(from, end)
  const { name, short } = splitAcronym(raw)
  const found = (part: string, at: number): Found => ({
    start: from + at,
    end: from + at + part.length,
    raw: part,
    confidence,
    rule: 'label:organisation.name',
    label,
  })
  build.put(organisation, 'name', name, found(name, raw.indexOf(name)))
  if (short) build.put(organisation, 'acronym', short, found(short, raw.lastIndexOf(short)))
}

/** A phone and an e-mail that belong to nobody by name are those of the office. */
function joinOffice(build: Entities): void {
  const contact = build.entities.find(({ type, fields }) => type === 'contact' && fields.name === undefined)
  const organisation = build.entities.find(({ type }) => type === 'organisation')
  if (!contact || !organisation) return
  for (const field of Object.keys(contact.fields)) {
    organisation.fields[field] ??= contact.fields[field]
    organisation.provenance[field] ??= contact.provenance[field]!
  }
  build.remove(contact)
}

/** Whose it is: the organisation of a practice owns it, that of a partner search is its candidate and leads it. */
function relate(build: Entities, main: number, type: EntityType): void {
  const organisation = build.entities.findIndex((each) => each.type === 'organisation')
  if (main < 0 || organisation < 0 || organisation === main) return
  const role = { practice: 'owner', partnership: 'lead', event: 'organiser', project: 'lead' }[type as string]
  if (role && !build.relations.some((each) => each.type === role && each.to === main))
    build.relate(organisation, role, main)
  const { title } = build.entities[main]!.fields
  const { name, acronym } = build.entities[organisation]!.fields
  const named = typeof title === 'string' ? splitAcronym(title) : undefined
  const found = build.entities[main]!.provenance.title?.[0]
  // the same body under its name in another language, given away by its acronym
  if (named?.short && named.short === acronym && named.name !== name && found && organisationWord.test(named.name))
    build.push(organisation, 'alt_names', named.name, {
      ...found,
      end: found.start + named.name.length,
      raw: named.name,
      confidence: 0.7,
      rule: 'title-acronym',
    })
}
