import type { Entities } from '../build-entities.ts'
import type { EntityType, Found } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { isBoilerplate } from '../passages.ts'
import type { Loose, Segment } from './collect-fields.ts'
import { isNameOfPaper, isOfPaper } from './form-heads.ts'

const mark = /^\s*(?:[•▪◦‣·*–—-]|\(?\d{1,2}[.)]|[a-z][.)])\s+/u
const isNumbered = (words: string) => mark.test(words)

/** Adds an item of a list without its bullet or number. */
export function pushItem(
  build: Entities,
  entity: number,
  field: string,
  text: string,
  { start, end }: { start: number; end: number },
  rule: string,
  confidence: number,
  label?: Found['label'],
): void {
  const from = start + markLength(text.slice(start, end))
  const raw = text.slice(from, end)
  if (raw.trim())
    build.push(entity, field, raw, { start: from, end, raw, confidence, rule, ...(label ? { label } : {}) })
}

/** How long the bullet or number at the beginning is. */
export const markLength = (words: string): number => mark.exec(words)?.[0].length ?? 0

/**
 * The heading, else the first line, that no label took before all labels is the title; list items after it are topics
 * of a partnership. Gives what is left.
 */
export function takeTitle(build: Entities, main: number, type: EntityType, segment: Segment, text: string): Loose[] {
  const first = Math.min(...segment.fields.map(({ labelSpan }) => labelSpan.start))
  const said = ({ start, end }: Loose) => text.slice(start, end)
  const before = segment.loose.filter((each) => each.end <= first && !each.label && !isBoilerplate(said(each)))
  const field = type === 'organisation' || type === 'programme' ? 'name' : 'title'
  const named = segment.fields.some(
    ({ label: { target } }) =>
      /\.(?:title|name)$/.test(target) && (type === 'organisation' || !/^(?:organisation|contact)\./.test(target)),
  )
  const lines = before.filter(
    (each) => each.block.kind !== 'item' && !isFormHead(said(each)) && !/^\s*\p{Ll}/u.test(said(each)),
  )
  const headings = lines.filter(({ block }) => block.kind === 'heading')
  const minutes = before.some((each) => isMinutes.test(foldWords(said(each))))
  const title =
    named || minutes
      ? undefined
      : (headings.toSorted((a, b) => (a.block.level ?? 9) - (b.block.level ?? 9))[0] ??
        lines.find(({ block }) => block.style === 'bold') ??
        lines[0])
  const behind = named || title || minutes ? undefined : nameBehind(before, text)
  if (behind) {
    build.put(main, field, behind.raw, { ...behind, confidence: 0.85, rule: 'title-behind-head' })
    const { block, ...line } = behind.line
    return [...segment.loose.filter((each) => each !== behind.line), { ...line, end: behind.start, block }]
  }
  const words = title ? said(title) : ''
  if (!title || words.length > 300) return segment.loose
  const span = { start: title.start, end: title.end, raw: words }
  build.put(main, field, words, { ...span, confidence: 0.9, rule: 'title-line' })
  const items =
    type === 'partnership' ? before.filter((each) => each.start > title.start && isTopic(each, said(each))) : []
  for (const item of items) pushItem(build, main, 'topics', text, item, 'topic-item', 0.9)
  const taken = [title, ...items]
  return segment.loose.filter((each) => !taken.includes(each))
}

/** What was said at a meeting has the meeting's name in some case and no title. */
const isMinutes =
  /^(?:zapis|protokol|notatka (?:ze?|z) |minutes|meeting (?:notes|minutes)|notes (?:from|of) |sprawozdanie z )/

/** "Network at a glance | Night Mayors Circle": the name of the paper, and that of what it is about. */
function nameBehind(before: Loose[], text: string): (Found & { line: Loose }) | undefined {
  for (const line of before) {
    const words = text.slice(line.start, line.end)
    const found = /^(.{4,60}?)(?:\s*[|:]|\s+[–—-])\s+(["„“«]?\p{Lu}.{2,120})$/u.exec(words)
    if (!found || !(isFormHead(found[1]!) || isNameOfPaper(found[1]!)) || isFormHead(found[2]!)) continue
    const raw = found[2]!.replace(/^["„“«](.*)["”“»]$/u, '$1')
    const start = line.start + words.lastIndexOf(raw)
    return { start, end: start + raw.length, raw, confidence: 0.85, rule: '', line }
  }
  return undefined
}

/** What a paper is, and not what it is about: "PROJECT FACT SHEET", "Zápis z 14. jednání", a letter's place and date. */
export const isFormHead = (words: string): boolean => {
  const folded = foldWords(words).trim()
  return (
    formHead.test(folded) ||
    isNameOfPaper(words) ||
    isOfPaper(words) ||
    /^[^:\d]{2,40}?,? (?:dnia |dne |on )?\d{1,2}(?:\. ?\d{1,2}\. ?|\.? [a-z]{3,} )\d{4}(?: r\.?| roku)?$/.test(
      folded,
    ) ||
    /^(?:z|ze|of|from|on)(?: the)? (?:\d{1,3}\. ?|[ivx]+ |\w+ )?(?:posiedzen|jednan|spotkan|setkan|schuze|zasedan|obrad|narad|porad|meeting|session)/.test(
      folded,
    ) ||
    /^(?:rozdzial|chapter|kapitola|section|czesc|cast|box|ramka|priloha|zalacznik|annex|appendix)\.? [\divx]+/.test(
      folded,
    )
  )
}
const formHead =
  /^(?:(?:karta|karty|fiszka|metryczka|formularz|ankieta|kwestionariusz|wniosek|zgloszenie|wzor|szablon|opis|arkusz|notatka|notka|protokol|sprawozdanie|informacja prasowa|komunikat|zaproszenie|aktualnosci|zal\.|projekty? (?:realizowan|zrealizowan|w pigulce)|nasze projekty|lista projektow|project (?:fact ?sheet|fiche|card|at a glance|profile|summary|sheet|form)|projects?$|our projects|fact ?sheet|good practice (?:form|template|fiche|sheet)|application form|partner search(?: form)?|questionnaire|template|press release|media release|news(?:letter)?$|invitation$|minutes|meeting (?:notes|minutes)|memo$|note$|report$|survey|collection of good practices|dotaznik|formular|prihlaska|zadost|karta|projektov[ay] (?:list|fise|karta)|sber |zapis|tiskova zprava|pozvanka$|aktuality|oznameni|nase projekty|zprava$|inventory of|profile of)\w*(?![a-z]))/

const isTopic = ({ block }: Loose, words: string) => block.kind === 'item' || isNumbered(words)
