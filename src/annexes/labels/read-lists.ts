import type { Entities } from '../build-entities.ts'
import type { Found } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findFunds, findProgrammes, findTowns, readCountry } from '../gazetteers/gazetteers.ts'
import { findPeriods, isMissing } from '../normalise/dates.ts'
import type { Value } from './collect-fields.ts'
import { commaParts } from './comma-parts.ts'
import { organisationWord, splitAcronym } from './organisation-names.ts'
import type { FieldReading } from './read-field.ts'
import { markLength, pushItem } from './take-title.ts'

/** Items of a list, one a line or several in one with semicolons, bars or bullets between. */
export function* itemsOf(
  text: string,
  values: { start: number; end: number }[],
): Generator<{ start: number; end: number }> {
  for (const { start, end } of values) {
    const words = text.slice(start, end)
    const bullets = /[•▪◦‣]/.test(words.slice(1))
    const cut = bullets ? /[•▪◦‣\n]/g : values.length === 1 && /[;|\n]/.test(words) ? /[;|\n]/g : undefined
    let from = 0
    for (const { index, 0: sign } of cut
      ? [...words.matchAll(cut), { index: words.length, 0: '' }]
      : [{ index: words.length, 0: '' }]) {
      const part = words.slice(from, index)
      if (part.trim())
        yield { start: start + from + part.length - part.trimStart().length, end: start + from + part.trimEnd().length }
      from = index + sign.length
    }
  }
}

export function readList({ build, text, field }: FieldReading, entity: number, name: string): void {
  for (const item of itemsOf(text, field.values))
    for (const part of shortLists.has(name) && field.values.length === 1 ? wordsOf(text, item) : [item])
      if (!isMissing(text.slice(part.start, part.end)))
        pushItem(build, entity, name, text, part, `label:${field.label.target}`, 0.9, field.labelSpan)
}

/** Lists that people write in one line with commas. */
const shortLists = new Set(['topics', 'target_groups'])
function wordsOf(text: string, item: { start: number; end: number }) {
  const parts = commaParts(text, item)
  const short = parts.every(({ start, end }) => end - start <= 60 && !/[.!?]\s/.test(text.slice(start, end)))
  return short ? parts : [item]
}

/** "Aims: • build … • create …" inside a paragraph. */
export function readInlineAims(build: Entities, entity: number, text: string, values: Value[]): void {
  for (const { start, end } of values) {
    const words = text.slice(start, end)
    const lead = /(?<!\p{L})(?:aims?|goals?|objectives?|cele?|cíle?)\s*:\s*(?=[•▪◦‣·*–-])/iu.exec(words)
    if (!lead) continue
    const from = lead.index + lead[0].length
    for (const item of words.slice(from).matchAll(/[•▪◦‣·*–-]\s*([^•▪◦‣·*]+?)\s*(?=[•▪◦‣·*]|$)/gu)) {
      const at = start + from + item.index + item[0].indexOf(item[1]!)
      const span = { start: at, end: at + item[1]!.length, raw: item[1]! }
      build.push(entity, 'aims', item[1], { ...span, confidence: 0.85, rule: 'inline-bullets' })
    }
  }
}

const wanted: [RegExp, string][] = [
  [/lead expert|ekspert\w* wiodac|hlavni\w* expert|vedouci\w* expert/, 'lead_expert'],
  [/associated|stowarzyszon|pridruzen/, 'associated_partners'],
  [/know.?how|wiedz|doswiadczen|zkusenost|dobr\w* prakty|good practice/, 'know_how'],
  [
    /partner|cit(?:y|ies)|towns?|municipalit|region|organi[sz]ac|organi[sz]ation|universit|uniwersytet|univerzit|institution|instytuc|instituc|miast|gmin|samorzad|mest[aoe]|obc[ei]|samosprav|metropol|compan|firm|member|czlonk|clen/,
    'project_partners',
  ],
]

export function readLookingFor({ build, text, field, unread }: FieldReading, entity: number): void {
  for (const item of itemsOf(text, field.values)) {
    const raw = text.slice(item.start, item.end)
    const codes = (words: string) => wanted.flatMap(([pattern, code]) => (pattern.test(foldWords(words)) ? [code] : []))
    const said = codes(raw)
    // "Partners sought: towns with a harbour"
    const values = said.length > 0 ? said : codes(text.slice(field.labelSpan.start, field.labelSpan.end)).slice(0, 1)
    const found = { ...item, raw, confidence: 0.9, rule: `label:${field.label.target}`, label: field.labelSpan }
    if (values.length > 0) for (const value of values) build.push(entity, 'looking_for', value, found)
    else unread.push({ ...item, block: field.values[0]!.block, label: field.label.target, labelSpan: field.labelSpan })
  }
}

const roleOf: Record<string, string> = { partners: 'partner', members: 'member' }

/** The years behind the name of a programme are its own. */
function putPeriod(
  build: Entities,
  programme: number,
  text: string,
  item: { start: number; end: number },
  label: Found['label'],
): void {
  const [period] = findPeriods(text.slice(item.start, item.end))
  if (!period || !/^\d{4}$/.test(period.from)) return
  const [start, end] = [item.start + period.start, item.start + period.end]
  const found: Found = { start, end, raw: period.raw, confidence: 0.85, rule: 'label:programme-period', label }
  build.put(programme, 'period_start', period.from, found)
  build.put(programme, 'period_end', period.to, found)
}

/** Bodies in a list; between commas where each of several has a word that makes it one: "Gmina Brzeg, Powiat Oławski". */
function* bodiesOf(text: string, values: { start: number; end: number }[]): Generator<{ start: number; end: number }> {
  for (const item of itemsOf(text, values)) {
    const parts = twoBodies(text, item) ?? withForms(text, commaParts(text, item))
    const said = parts.map(({ start, end }) => text.slice(start, end))
    const bodies = said.filter((part) => organisationWord.test(part) || isBody(part)).length
    if (parts.length > 1 && bodies > parts.length / 2 && said.every((part) => /^\p{Lu}|^m[eě]sto |^obec /u.test(part)))
      yield* parts
    else yield item
  }
}
/** "City of Antwerp and Flemish Housing Network": each is a body by a word of its own. */
function twoBodies(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number }[] | undefined {
  const words = text.slice(start, end)
  const joint = /,| (?:and|oraz|i|a) (?=\p{Lu})/u.exec(words)
  if (!joint || joint[0] === ',' || /[,;(]/.test(words)) return undefined
  const [first, second] = [words.slice(0, joint.index), words.slice(joint.index + joint[0].length)]
  if (!organisationWord.test(first) || !organisationWord.test(second)) return undefined
  return [
    { start, end: start + first.length },
    { start: end - second.length, end },
  ]
}

/** "a. s." and a country go with the name before them. */
function withForms(text: string, parts: { start: number; end: number }[]): { start: number; end: number }[] {
  return parts.reduce<{ start: number; end: number }[]>((joined, { start, end }) => {
    const part = text.slice(start, end)
    const last = joined.at(-1)
    if (last && (legalForm.test(part) || readCountry(part.replace(/[().]/g, '')) !== undefined)) last.end = end
    else joined.push({ start, end })
    return joined
  }, [])
}
const legalForm =
  /^(?:s\.\s?r\.|a\.\s?s\.|z\.\s?[sú]\.|o\.\s?p\.|sp\.|S\.\s?A|Ltd|GmbH|p\.\s?o|Department|Wydział|Odbor|Oddział|Faculty)/i
const isBody = (part: string) => findTowns(part).some(({ raw }) => raw.length === part.trim().length)

/** Amounts, days and columns: the cells of a table whose borders a PDF does not tell, and no names. */
const noName = /\p{L}{3}\t|^\s*(?:[A-Z]{3}|€)?[\s\d.,]+(?:[A-Z]{3}|€|zł|Kč)?\s*$|^\s*\d{1,2}\.? \p{L}{3,12} \d{4}\b/u

const isSentence = (words: string) =>
  /[.!?]$/.test(words) &&
  words.split(/\s+/).length > 5 &&
  findProgrammes(words).length === 0 &&
  !/(?:r\. ?o|a\. ?s|z\. ?[sú]|p\. ?o|o\. ?o|p\. ?s|e\. ?V|etc|in[cn])\.$/i.test(words)

/** Lead, partners, programme and operator are entities of their own. */
export function readOthers({ build, text, field, unread }: FieldReading, main: number, name: string): void {
  const bodies = [...(name === 'programme' ? itemsOf(text, field.values) : bodiesOf(text, field.values))]
  // "from the budgets of the towns" names no programme
  const isPlain = (words: string) =>
    name === 'programme' && /^\s*\p{Ll}/u.test(words) && findProgrammes(words).length + findFunds(words).length === 0
  const noNames = bodies.filter(
    ({ start, end }) =>
      noName.test(text.slice(start, end)) || isSentence(text.slice(start, end)) || isPlain(text.slice(start, end)),
  )
  if (noNames.length * 5 > bodies.length) {
    for (const value of field.values) unread.push({ ...value, label: field.label.target, labelSpan: field.labelSpan })
    return
  }
  for (const item of bodies) {
    const raw = text.slice(item.start, item.end)
    const label = field.labelSpan
    if (isMissing(raw)) continue
    const [fund] = name === 'programme' ? findFunds(raw) : []
    if (fund && fund.raw.length > raw.length * 0.7) {
      const span = { start: item.start + fund.start, end: item.start + fund.end, raw: fund.raw }
      build.put(main, 'fund', fund.fund, { ...span, confidence: 0.9, rule: 'label:fund', label })
      continue
    }
    if (name === 'programme') {
      const programme = build.add('programme')
      const [known] = findProgrammes(raw)
      const span = known ? { start: item.start + known.start, end: item.start + known.end } : item
      const confidence = known ? 0.95 : 0.9
      const named: Found = {
        ...span,
        raw: text.slice(span.start, span.end),
        confidence,
        rule: 'label:programme',
        label,
      }
      build.put(programme, 'name', named.raw, named)
      putPeriod(build, programme, text, item, label)
      if (fund && (item.start + fund.start >= span.end || item.start + fund.end <= span.start))
        build.put(main, 'fund', fund.fund, {
          ...{ start: item.start + fund.start, end: item.start + fund.end, raw: fund.raw },
          ...{ confidence: 0.85, rule: 'label:fund', label },
        })
      build.relate(main, 'part_of_programme', programme, named)
    } else {
      const organisation = build.add('organisation')
      readOrganisation(build, organisation, text, item, 0.9, label)
      const found = { ...item, raw, confidence: 0.9, rule: `label:${field.label.target}`, label }
      build.relate(organisation, roleOf[name] ?? name, main, found)
    }
  }
}

/** "Name (ABC), Country" or "Name (Country)": name, acronym and where it is. */
export function readOrganisation(
  build: Entities,
  organisation: number,
  text: string,
  { start, end }: { start: number; end: number },
  confidence: number,
  label: Found['label'],
): void {
  const from = start + markLength(text.slice(start, end))
  const line = text.slice(from, end)
  const place = /(?:,\s*|\s+\()([\p{L} .]{2,40}?)\)?\s*$/u.exec(line)
  const country = place ? readCountry(place[1]!) : undefined
  const raw = country ? line.slice(0, place!.index) : line
  const { name, short } = splitAcronym(raw)
  const found = (part: string, at: number): Found => {
    const span = { start: from + at, end: from + at + part.length }
    return { ...span, raw: text.slice(span.start, span.end), confidence, rule: 'label:organisation.name', label }
  }
  build.put(organisation, 'name', name.replace(/\s*\n\s*/g, ' '), found(name, raw.indexOf(name)))
  if (short) build.put(organisation, 'acronym', short, found(short, raw.lastIndexOf(short)))
  if (country) build.put(organisation, 'country', country, found(place![1]!, line.lastIndexOf(place![1]!)))
}
