import type { Entities } from '../build-entities.ts'
import type { Found } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findProgrammes, readCountry } from '../gazetteers/gazetteers.ts'
import type { Value } from './collect-fields.ts'
import { splitAcronym } from './organisation-names.ts'
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
    pushItem(build, entity, name, text, item, `label:${field.label.target}`, 0.9, field.labelSpan)
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
  [/partner/, 'project_partners'],
]

export function readLookingFor({ build, text, field, unread }: FieldReading, entity: number): void {
  for (const item of itemsOf(text, field.values)) {
    const raw = text.slice(item.start, item.end)
    const value = wanted.find(([pattern]) => pattern.test(foldWords(raw)))?.[1]
    const found = { ...item, raw, confidence: 0.9, rule: `label:${field.label.target}`, label: field.labelSpan }
    if (value) build.push(entity, 'looking_for', value, found)
    else unread.push({ ...item, block: field.values[0]!.block, label: field.label.target, labelSpan: field.labelSpan })
  }
}

/** Lead, partners, programme and operator are entities of their own. */
export function readOthers({ build, text, field }: FieldReading, main: number, name: string): void {
  for (const item of itemsOf(text, field.values)) {
    const raw = text.slice(item.start, item.end)
    const label = field.labelSpan
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
      build.relate(main, 'part_of_programme', programme, named)
    } else {
      const organisation = build.add('organisation')
      readOrganisation(build, organisation, text, item, 0.9, label)
      const found = { ...item, raw, confidence: 0.9, rule: `label:${field.label.target}`, label }
      build.relate(organisation, name === 'partners' ? 'partner' : name, main, found)
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
