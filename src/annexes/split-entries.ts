import type { Span } from './extraction.ts'
import { foldWords } from './gazetteers/fold-text.ts'
import type { Dictionary } from './labels/labels.ts'
import { longestLabel, lookUpLabel } from './labels/look-up-label.ts'
import { splitAtColon } from './labels/split-labels.ts'
import { isFormHead } from './labels/take-title.ts'
import { isBoilerplate } from './passages.ts'
import type { Block } from './reading/document.ts'

/** A stretch of a document that tells of something of its own, and the line above it that names it. */
export type Part = { blocks: Block[]; heading?: Block; leads: Span[]; kind?: 'practice' | 'project' }

/** "Ad 2.", "K bodu 2", "Item 3:", "Pkt 4 –": where minutes come to a point of the agenda. */
const point =
  /^(?:(?:re|ad|k|do|to|on|for)?\.? ?(?:(?:agenda )?item|point|bodu?|punktu?|pkt\.?|bod c\.|ad)|re:?)\.? ?(?:no\.? ?|nr ?|c\. ?)?\d{1,2}(?:\.|\)|:| |$)/
/** Who wrote the minutes, when the next ones are: of no point. */
const closing =
  /^(?:zapsal|zapisal|protokolowal|sporzadzil|zapis (?:sporzadzil|vyhotovil|provedl)|overil|minutes (?:taken|written|by)|(?:taken|recorded|noted|minuted|notes) by|vyhotovil|next meeting|nastepne (?:posiedzenie|spotkanie)|pristi (?:jednani|schuze)|na tym (?:posiedzenie|zakonczono))/
export const numbered = /^\s*(?:\d{1,2}|[IVX]{1,4})[.)]\s+/

/**
 * The parts of a document that tells of several things: the points of minutes, or entries under headings of their own
 * on one page. What stands before the first and behind the last is a part without a heading. One part is the rule.
 */
export function splitEntries(text: string, blocks: Block[], labels: Dictionary): Part[] {
  const parts = splitPoints(text, blocks) ?? splitHeaded(text, blocks, labels) ?? [{ blocks, leads: [] }]
  const [first] = parts
  const page = !first || first.heading || parts.length < 3 ? '' : saidIn(first, text)
  for (const part of parts) {
    const kind = part.heading ? (kindIn(part.leads.map(({ raw }) => raw).join(' ')) ?? kindIn(page)) : undefined
    if (kind) part.kind = kind
  }
  return parts
}

const saidIn = ({ blocks }: Part, text: string): string =>
  blocks.map(({ start, end }) => text.slice(start, end)).join('\n')
/** What a page says that it shows: "Good practices from our members". */
function kindIn(words: string): 'practice' | 'project' | undefined {
  const folded = foldWords(words)
  const [practice, project] = [
    /(?<![a-z])(?:practices?|what works|worth copying|inspir\w*|praktyk\w*|prax[eií]\w*|dobre przyklady|dobre priklady|do nasladowania)(?![a-z])/.test(
      folded,
    ),
    /(?<![a-z])(?:projects?|projekt\w*|przedsiewzie\w*)(?![a-z])/.test(folded),
  ]
  return practice === project ? undefined : practice ? 'practice' : 'project'
}

function splitPoints(text: string, blocks: Block[]): Part[] | undefined {
  const said = blocks.map(({ start, end }) => foldWords(text.slice(start, end)).trim())
  const items = new Map<string, number>()
  const isPoint = said.map((words, i) => {
    if (blocks[i]!.cell) return false
    const known = items.get(words)
    // a point of the agenda once more, as a heading above what was said
    if (numbered.test(words) && words.length > 6) {
      if (known === undefined) items.set(words, i)
      else return i - known > 2
    }
    return point.test(words) && words.length > 3
  })
  if (isPoint.filter(Boolean).length < 2) return undefined
  const first = isPoint.indexOf(true)
  const parts: Part[] = []
  let open = true
  for (const [i, block] of blocks.entries()) {
    const ends = i > first && closing.test(said[i]!)
    if (i === 0 || isPoint[i] || (ends && open)) parts.push({ blocks: [], leads: [] })
    if (ends) open = false
    const part = parts.at(-1)!
    const lead = isPoint[i] ? leadOf(text.slice(block.start, block.end), said[i]!) : 0
    if (lead > 0) {
      const raw = text.slice(block.start, block.start + lead).trimEnd()
      part.leads.push({ start: block.start, end: block.start + raw.length, raw })
    }
    if (block.start + lead < block.end) part.blocks.push({ ...block, start: block.start + lead })
  }
  return parts
}

/** How much of the line says only which point it is: all of it where it is a heading. */
function leadOf(words: string, folded: string): number {
  if (!point.test(folded) || !/[.!?]\s*$/.test(words)) return words.length
  return /^\s*\p{L}*\s*(?:\p{L}+\s+)?(?:[\p{L}.]+\s*)?\d{1,2}[.):]*\s*[–—-]?\s*/u.exec(words)?.[0].length ?? 0
}

/** Words that name a part of a form or of a page, and nothing that an entry is called. */
const general =
  /^(?:(?:\d+|[ivx]+|[a-h])[.)] ?)?(?:(?:the|our|o|about|general|basic|other|main|section|part|dane|informacje|podstawowe|ogolne|o|nasze|zakladni|obecne|udaje|informace|nas[ei]?|dalsi) ?)*(?:projects?|practices?|partners?(?:hip)?|coordinator|leader|contacts?|kontakt\w*|projekt\w*|praktyk\w*|prax\w*|partner\w*|budget|budzet|rozpocet|finan\w*|description|opis\w*|popis\w*|results?|rezultaty|vysledky|information|informac\w*|data|dane|udaje|identification|background|history|historia|historie|news|aktualnosci|aktuality|events?|wydarzenia|akce|us|nas|conclusions?|summary|wnioski|podsumowanie|zaver|shrnuti|introduction|wstep|uvod|aims?|objectives?|cele?|cile?|activities|dzialania|aktivity|lessons?(?: learned)?|programme|program|agenda|registration|zgloszenia|prihlasky|organi[sz]\w*)(?: (?:details?|information|the project|projektu|praktyki|praxe|o projekcie|o projektu|podstawowe|kontaktowe|osobow\w*))?$/

const targetsOfEntry =
  /^(?:main\.(?:start|end|duration|budget_total|eu_contribution|programme|location|city|country|fund)|project\.(?:lead|partners|cofinancing_rate|status)|event\.(?:date|time|venue|organiser)|partnership\.(?:members|since))$/

type Headed = { at: number; targets: Set<string>; named: boolean }

function splitHeaded(text: string, blocks: Block[], labels: Dictionary): Part[] | undefined {
  const said = blocks.map(({ start, end }) => text.slice(start, end).trim())
  const targets = blocks.map((block, i) => (block.cell ? [] : targetsOf(block, said[i]!, labels)))
  // "Project: Green Roofs" says the name of an entry as well
  const isNamed = (i: number) =>
    targets[i]!.length === 1 && /\.title$/.test(targets[i]![0]!) && /[:–-]\s*\S/.test(said[i]!)
  const isNumbered = (i: number) => entryNumber.test(foldWords(said[i]!))
  if (said.filter((_, i) => isNumbered(i)).length > 1) return splitNumbered(blocks, said, isNumbered, targets)
  const isCalled = (i: number) =>
    !blocks[i]!.cell &&
    said[i]!.length < 110 &&
    !/[.;]$/.test(said[i]!) &&
    entryNamed.test(foldWords(said[i]!)) &&
    targets[i]!.every((target) => target.endsWith('.title') || target === 'boilerplate')
  // two labels of titles that are known make two annexes by themselves
  const called = said.flatMap((_, i) => (isCalled(i) ? [i] : []))
  if (called.length > 1 && called.some((i) => !targets[i]!.some((target) => target.endsWith('.title'))))
    return splitNumbered(blocks, said, isCalled, targets)
  const heads = blocks
    .flatMap((block, i) => (isNamed(i) || (isHead(block, said[i]!, labels) && targets[i]!.length === 0) ? [i] : []))
    // under a name, the line with its years
    .filter((at, n, all) => n === 0 || all[n - 1] !== at - 1 || !/(?:19|20)\d{2}/.test(said[at]!))
  const last = lastOf(said)
  const headed = heads.flatMap((at, n): Headed[] => {
    const to = Math.min(heads[n + 1] ?? blocks.length, last)
    if (to <= at + 1) return []
    const own = new Set(
      targets
        .slice(at + 1, to)
        .flat()
        .filter((target) => targetsOfEntry.test(target)),
    )
    const named = !isNamed(at) && tellsOf(said[at]!, said.slice(at + 1, to))
    return named || own.size > 1 ? [{ at, targets: own, named }] : []
  })
  // a form has headings, too; entries of one list say the same things of themselves, or their text says their names
  const entries = headed.filter(
    (each) => each.named || headed.some((other) => other !== each && (other.named || shares(each, other))),
  )
  if (entries.length < 2 || !entries.some(({ at }) => !isNamed(at))) return undefined
  const starts = entries.map(({ at }) => at)
  const parts: Part[] = starts[0]! > 0 ? [{ blocks: blocks.slice(0, starts[0]), leads: [] }] : []
  for (const [n, at] of starts.entries())
    parts.push({
      blocks: blocks.slice(at, starts[n + 1] ?? last),
      ...(isNamed(at) ? {} : { heading: blocks[at]! }),
      leads: [],
    })
  if (last < blocks.length) parts.push({ blocks: blocks.slice(last), leads: [] })
  return parts
}

const kindWord =
  '(?:(?:good|best|dobra|dobry|dobre) )?(?:project|practice|example|case|initiative|projekt|przedsiewziecie|praktyka|przyklad|inicjatywa|praxe|priklad|zamer)'
/** "PROJECT 1", "Praktyka nr 2: Nocny dyżur" */
const entryNumber = new RegExp(`^${kindWord} ?(?:no\\.?|nr\\.?|c\\.|#)? ?(?:\\d{1,2}|[ivx]{1,4}|[a-h])(?:[.:)]| -|$)`)

/** "Good practice: The Night Dentist" */
const entryNamed =
  /^(?:[\p{L}]+ ){0,2}(?:project|practice|initiative|projekt|przedsiewziecie|praktyka|inicjatywa|praxe|zamer|event|conference|wydarzenie|konferencja|konference|akce|seminar|seminarium)(?: (?:of the (?:month|year)|miesiaca|roku|mesice|(?:from|in|of|z|ze|w|we|v|ve)(?: the)? [\p{L}-]+(?: [\p{L}-]+)?))?(?::| -) ?(?=[\p{L}"])/u
const leadOfEntry = /^[^:.)]*?\s(?:\d{1,2}|[IVX]{1,4}|[A-Ha-h])(?:\s*[:.)]|\s+[–—-]|$)\s*|^[^:]{4,40}:\s*/u

function splitNumbered(
  blocks: Block[],
  said: string[],
  isNumbered: (i: number) => boolean,
  targets: string[][],
): Part[] {
  const last = lastOf(said)
  const parts: Part[] = []
  for (const [i, block] of blocks.entries()) {
    const starts = isNumbered(i)
    if (i === 0 || starts || i === last) parts.push({ blocks: [], leads: [] })
    const part = parts.at(-1)!
    if (!starts || targets[i]!.some((target) => target.endsWith('.title'))) {
      part.blocks.push(block)
      continue
    }
    const lead = leadOfEntry.exec(said[i]!)?.[0].length ?? said[i]!.length
    const at = block.start + lead
    part.leads.push({
      start: block.start,
      end: block.start + said[i]!.slice(0, lead).trimEnd().length,
      raw: said[i]!.slice(0, lead).trimEnd(),
    })
    if (at >= block.end) continue
    part.heading = { ...block, start: at }
    part.blocks.push(part.heading)
  }
  return parts
}

const shares = (a: Headed, b: Headed) => [...a.targets].filter((target) => b.targets.has(target)).length > 1

const targetsOf = (block: Block, words: string, labels: Dictionary): string[] => {
  const alone = lookUpLabel(words, labels)
  if (alone) return [alone.target]
  return (splitAtColon(block, words, labels) ?? []).flatMap((piece) =>
    piece.is === 'label' ? [piece.label.target] : [],
  )
}

/** A short line that is no sentence, no label and nothing that every page has. */
function isHead(block: Block, words: string, labels: Dictionary): boolean {
  if (block.cell || words.length < 3 || words.length > 110 || words.split(/\s+/).length > 14) return false
  const plain = words.replace(numbered, '')
  if (!/^["„“‘'«]?[\p{Lu}\d]/u.test(plain) || /[.,;:…]$/.test(plain) || /[@|>»©\t]|:\s|https?:/.test(plain))
    return false
  if (block.kind === 'item' && !numbered.test(words)) return false
  if (isBoilerplate(words) || isFormHead(words) || general.test(foldWords(plain))) return false
  return words.length > longestLabel || lookUpLabel(plain, labels) === undefined
}

/** The text below says the name that the heading gives, whole or, where it is long, its first words. */
function tellsOf(heading: string, lines: string[]): boolean {
  const fold = (words: string) =>
    foldWords(words)
      .replace(/["„“”'«»‘’]/g, '')
      .replace(/\s+/g, ' ')
  const name = fold(heading.replace(numbered, ''))
    .replace(/\s*[([–—:-].*$/, '')
    .trim()
  const body = fold(lines.join(' '))
  // a name by its spelling: "GreenLoop", "LOOPTOWN"
  const said = lines.join(' ')
  const spelled = heading
    .match(/[\p{L}\d+-]*(?:\p{Ll}\p{Lu}|\p{Lu}{3})[\p{L}\d+-]*/gu)
    ?.find((word) => said.includes(word))
  if (spelled && body.length > 80 && /\p{Ll}/u.test(heading)) return true
  return (
    name.length > 3 &&
    body.length > 80 &&
    body.includes(name) &&
    !/^(?:the |our )?(?:projekt|project|practice|praktyka|praxe)$/.test(name)
  )
}

const ending =
  /^(?:©|\(c\)|copyright|last (?:update|modif|change)|page (?:last )?(?:updated|modified)|updated|ostatnia (?:aktualizacja|modyfikacja)|(?:data )?aktualizac|naposledy|posledni (?:aktualizace|zmena)|stranka (?:byla )?(?:naposledy )?aktualizovan|strona zaktualizowana)/
const reach = /[\w.+-]+@[\w-]+\.|(?:tel|phone|telefon)\b/i
/** Where what every page has at its end begins: whom to ask, and when it was changed. */
function lastOf(said: string[]): number {
  let last = said.length
  while (last > 1) {
    const words = said[last - 1]!
    const isEnd = ending.test(foldWords(words)) || isBoilerplate(words) || (words.length < 220 && reach.test(words))
    if (!isEnd) break
    last--
  }
  return last
}
