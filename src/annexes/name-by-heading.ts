import type { Entities } from './build-entities.ts'
import type { Span } from './extraction.ts'
import { foldWords } from './gazetteers/fold-text.ts'
import { shapeLocation } from './labels/shape-places.ts'
import { findPeriods } from './normalise/dates.ts'
import type { Block } from './reading/document.ts'
import { numbered, type Part } from './split-entries.ts'

const otherKind =
  /^[^.]{0,160}?(?<![a-z])(?:conference|seminar|workshop|forum|webinar|partnership|network|alliance|konferenc\w+|seminari\w+|warsztat\w*|szkoleni\w+|spotkani\w+|partnerstw\w+|partnerstvi|siec|sit|skoleni|setkani)(?![a-z])/
const practices = /(?<![a-z])(?:good practice|practice|praktyk\w+|praxe|praxi)(?![a-z])/

/** The name that a heading gives to what the text under it tells of: a project, or a practice that is called one. */
export function aboutOf(
  heading: Block,
  text: string,
  lines: { start: number; end: number }[],
  kind?: Part['kind'],
): { about?: { type: 'project' | 'practice'; title: Span } } {
  const title = nameIn(heading, text)
  const body = foldWords(lines.map(({ start, end }) => text.slice(start, end)).join(' '))
  if (otherKind.test(foldWords(title.raw)) || otherKind.test(body)) return {}
  const lead = foldWords(
    text
      .slice(Math.max(0, heading.start - 60), heading.start)
      .split('\n')
      .at(-1)!,
  )
  return { about: { type: kind ? kind : practices.test(lead) || practices.test(body) ? 'practice' : 'project', title } }
}

/** The name in a heading: without its number, without quotes around it, and without the place or years in brackets behind it. */
function nameIn({ start, end }: Block, text: string): Span {
  const words = text.slice(start, end)
  const from = numbered.exec(words)?.[0].length ?? 0
  const whole = words.slice(from).trim()
  const note = noteIn(whole)
  const raw = (note ? whole.slice(0, note.index).trim() : whole).replace(/^["„“«](.*)["”“»]$/u, '$1')
  const at = start + words.indexOf(raw, from)
  return { start: at, end: at + raw.length, raw }
}
const noteIn = (words: string) => {
  const note = /\s*[(,]\s*([^()]{2,60}?)\)?\s*$/u.exec(words)
  if (!note) return undefined
  const place = shapeLocation(note[1]!, { language: 'en' })?.some(
    ({ field, start, end }) => field === 'country' || end - start === note[1]!.length,
  )
  return place || findPeriods(note[1]!).length > 0 || /^(?:19|20)\d{2}$/.test(note[1]!.trim()) ? note : undefined
}

/** An entry has the name of the heading above it, and where and when that says it is. */
export function nameByHeading(build: Entities, heading: Block, text: string): void {
  const mains = build.entities.flatMap(({ type }, i) =>
    /^(?:project|practice|partnership|event)$/.test(type) ? [i] : [],
  )
  const [main] = mains
  if (main === undefined || mains.length > 1) return
  const { fields, provenance, type } = build.entities[main]!
  const title = nameIn(heading, text)
  const taken = provenance.title?.[0]
  const found = { ...title, confidence: 0.75, rule: 'heading-of-entry' }
  if (taken && taken.start >= heading.start && taken.end <= heading.end && taken.raw.length > title.raw.length) {
    fields.title = title.raw
    provenance.title = [{ ...found, confidence: 0.9 }]
  } else build.put(main, 'title', title.raw, found)
  const rest = text.slice(title.end, heading.end)
  const put = (field: string, value: unknown, at: number, to: number) => {
    const span = { start: title.end + at, end: title.end + to, raw: rest.slice(at, to) }
    if (fields[field] === undefined)
      build.put(main, field, value, { ...span, confidence: 0.75, rule: 'heading-of-entry' })
  }
  const [period] = findPeriods(rest)
  if (period && type !== 'partnership' && type !== 'event') {
    put('start', period.from, period.start, period.end)
    put('end', period.to, period.start, period.end)
  } else if (!period && /\(/.test(rest) && (type === 'practice' || type === 'event'))
    for (const each of shapeLocation(rest, { language: 'en' }) ?? []) put(each.field, each.value, each.start, each.end)
}
