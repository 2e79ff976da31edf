import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import type { Block } from '../reading/document.ts'
import { splitList } from './inline-lists.ts'
import { trimSpan } from './parts.ts'

export type Paragraph = { start: number; end: number; block: Block }
export const listKinds = [
  'target_groups',
  'partners',
  'members',
  'agenda',
  'results',
  'activities',
  'aims',
  'topics',
  'audience',
] as const
export type ListKind = (typeof listKinds)[number]
/** A lead-in that ends in a colon (or a short heading) with the items under it. */
export type List = { kind: ListKind; lead: Span; items: Span[]; last: number; heading: boolean }

const mark = /^\s*(?:[•▪◦‣·*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\)|[a-z]\.)\s+/u
const kinds: [ListKind, RegExp][] = [
  [
    'target_groups',
    /grup\w* docelow|(?:projek\w*|dzialani\w*) (?:\w+ )?(?:jest |sa )?(?:skierowan|adresowan|kierowan)|odbiorc\w+|adresat\w+|target groups?|(?:project|it|which) is (?:addressed|aimed|targeted|intended)|beneficiar|cilov\w* skupin|projek\w* je (?:urcen|zameren)|skierowany|urcen\w* (?:pro|temto|nasledujic)/,
  ],
  [
    'agenda',
    /agenda|program\w* (?:konferenc|spotkan|seminar|wydarz|warsztat|setkani|akce|forum|webinar|of the|dnia|dne|kongres|szkolen|obejm)|w programie|na programu|in the programme|on the agenda|porzadek|harmonogram (?:dnia|spotk|konf)|^program\w*:?$|programme of|v programu|programme includes|program zahrnuje/,
  ],
  [
    'partners',
    /partner(?!stw|stv|ship)\w*(?: projektu| of the project| are| sa| jsou)?|consortium|konsorcjum|konsorcium/,
  ],
  [
    'members',
    /czlonk|members?|clen(?:y|ove|u|skych|ske)?\b|tworza|w sklad|zrzesza|sdruzuje|wchodza|signator|sygnatariusz|signatar|tvori/,
  ],
  [
    'results',
    /rezultat|efekt\w*|wynik\w*|produkt\w*|results?|outputs?|outcomes?|deliverables?|vysledk\w*|vystup\w*|prinos\w*|osiagni|achiev|udalo sie|powstal/,
  ],
  [
    'activities',
    /dzialan|zadan\w*|aktywnos|activit|actions?|tasks|work packages|aktivit|cinnost|zrealizow|zaplanow|przewidzian|planuje|w ramach projektu|within the project|v ramci projektu|projek\w* (?:zaklada|przewid|obejm|zahrnuj|includ|involv|compris)|realizovan\w* (?:nasledujic|tyto)|harmonogram|kroky/,
  ],
  ['aims', /\bcel(?:e|em|ami|ow)?\b|aims?|objectives?|goals?|\bcil(?:e|em|u)?\b|priorytet|priorit/],
  ['topics', /obszar\w*|tematy|tematyk|zakres\w*|dziedzin|areas?|fields?|topics?|themes?|oblast\w*|temat\w*|okruh/],
  ['audience', /zapraszam\w*|we invite|zveme|do udzialu|participants|uczestni|ucastni/],
]

export const leadKind = (words: string): ListKind | undefined => {
  const folded = foldWords(words)
  return kinds.find(([, pattern]) => pattern.test(folded))?.[0]
}

const isItem = (text: string, { block, start, end }: Paragraph) =>
  block.kind === 'item' || mark.test(text.slice(start, end))

/** The list that begins at a paragraph; undefined where it leads nothing in. */
export function listAt(text: string, paragraphs: Paragraph[], at: number): List | undefined {
  const paragraph = paragraphs[at]!
  const words = text.slice(paragraph.start, paragraph.end)
  const next = paragraphs[at + 1]
  const colon = /:\s*$/.test(words)
  const heading = !colon && words.length < 80 && !/[.!?;]\s*$/.test(words)
  if (!next || !(colon || (heading && isItem(text, next)))) return undefined
  const from = colon ? words.slice(0, -1).search(/[^.!?]*$/) : 0
  const kind = leadKind(words.slice(from))
  if (!kind) return undefined
  const marked = isItem(text, next)
  const items: Span[] = []
  let last = at
  for (let i = at + 1; i < paragraphs.length; i++) {
    const each = paragraphs[i]!
    const body = text.slice(each.start, each.end)
    if (marked ? !isItem(text, each) : !plainItem(body, items.at(-1)?.raw)) break
    const lead = mark.exec(body)?.[0].length ?? 0
    items.push(withoutEnd(text, trimSpan(text, each.start + lead, each.end)))
    last = i
  }
  if (items.length === 0) return undefined
  return { kind, lead: trimSpan(text, paragraph.start + from, paragraph.end), items, last, heading }
}

/** Between items stand semicolons and commas that are no part of them. */
const withoutEnd = (text: string, { start, raw }: Span): Span => {
  const kept = raw.replace(/[;,]\s*$/, '').replace(/[;,]\s+(?:oraz|and|i|a)\s*$/, '')
  return trimSpan(text, start, start + kept.length)
}

/** Items without any mark: short lines, until something that is a sentence, a lead-in or a contact. */
function plainItem(body: string, before: string | undefined): boolean {
  if (body.length > 220 || /:\s*$|@|\d{3}[ -]\d{3}/.test(body)) return false
  if (before !== undefined && /\.$/.test(body) !== /\.$/.test(before) && body.length > 100) return false
  return !/[.!?]\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(body) && !/^(?:Projekt|The project|Project) \p{Ll}/u.test(body)
}

/** "Partners are: A; B; C" within one sentence. */
export function listInSentence(text: string, sentence: { start: number; end: number }): List | undefined {
  const words = text.slice(sentence.start, sentence.end)
  const colon = words.search(/:\s/)
  if (colon < 0 || colon > 160 || colon > words.length - 10) return undefined
  const kind = leadKind(words.slice(0, colon))
  const items = splitList(text, sentence.start + colon + 1, sentence.end)
  return kind && items.length > 1
    ? { kind, lead: trimSpan(text, sentence.start, sentence.start + colon + 1), items, last: 0, heading: false }
    : undefined
}
