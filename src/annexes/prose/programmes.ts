import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findFunds, findProgrammes, type KnownProgramme } from '../gazetteers/gazetteers.ts'
import { programmeHead } from './name-heads.ts'
import { nominativeOf } from './nominative.ts'
import { overlaps, type Part, shift, spanOf } from './parts.ts'
import { findTitles } from './quotes.ts'

export type NamedFund = Span & { fund: string; confidence: number }
export type NamedProgramme = Span & {
  nominative?: string
  known: KnownProgramme[]
  confidence: number
  /** The years that stand right behind the name: they are the programme's, never a project's. */
  period?: { from: string; to: string; span: Span }
}

const capital = String.raw`(?:Česk\p{L} republik\p{L}|Slovensk\p{L} republik\p{L}|Svobodn\p{L} stát|\p{Lu}[\p{L}\d+&-]*|\d{4}(?!\d| ?[–-] ?\d)|[IVX]+(?:[- ]?[ABC])?)`
const joint = String.raw`(?:i|a|na|dla|pro|w|v|of|for|and|the|in|rzecz|oraz|-|–|—|\/|:)`
const behind = new RegExp(
  String.raw`(?<!\p{L})(?:(?:(?:Regionaln|Krajow|Europejsk|Rządow|Narodow|Wojewódzk|Zintegrowan|Wieloletni|Sektorow|Lokaln|Ministerialn|Transgraniczn)\p{Ll}* )?[Pp]rogram(?:u|ie|em|owi|me|y)?|[Ff]undusz(?:u|em|owi)?|[Ff]ond(?:u|em)?|[Mm]echanizm(?:u|em|ie)?|INTERREG|Interreg)(?: ${joint}){0,1} ?(?:[Oo]perac\p{L}+ |[Rr]egional?n?\p{Ll}+ |[Ss]polupráce |[Ww]spółpracy |[Cc]ooperation )?${capital}(?:(?: ${joint}){0,2} ?(?:(?<=[–-])|(?<= ))${capital}){0,8}`,
  'gu',
)
/** Program rozvoje venkova: behind the head all words are small, and the first is of what programmes are for. */
const smallNamed =
  /(?<!\p{L})Program(?:u|em|ie)? (?:rozvoje|podpory|obnovy|péče|ochrany|prevence|modernizace|rozwoju|wsparcia|odnowy|ochrony|rewitalizacji)(?: \p{Ll}{4,}(?:[aeiouyáéíůyęi]|ch)(?!\p{L})){1,2}/gu
const before = new RegExp(
  String.raw`(?<!\p{L})${capital}(?:(?: (?:of|for|and|the|–|-)){0,2} ${capital}){0,6} (?:Programme|Program|Fund|Facility)(?!\p{L})`,
  'gu',
)
/** Integrovaného regionálního operačního programu: in Czech the adjectives stand before the noun, in small letters. */
const czech =
  /(?<!\p{L})\p{Lu}\p{Ll}+(?:ého|ém|ým|ího|ím|ému|ý|í|ní)(?: \p{Ll}+(?:ého|ém|ým|ího|ím|ému|ý|í)){0,4} program(?:u|em)?(?!\p{L})(?: (?:\p{Lu}[\p{L}-]*|[–-])(?: (?:a|pro|v|na|–|-)? ?(?:\p{Lu}[\p{L}-]*|\p{Ll}{4,}í(?!\p{L})))*)?/gu
const small = /^(?:The|In|Within|Under|From|Projekt|Project|Program(?:u|ie|em|me)?(?= INTERREG| Interreg))\s+/u
const years =
  /^["”“»]?\s*(?:\([A-Z+\d -]{2,10}\)\s*)?(?:,? ?(?:kt[oó]r\p{L}+|který|která|které|which|that) )?(?:Programme\s*|program\p{Ll}?\s*)?,?\s*\(?(?:na (?:lata|období|roky|okres)|for (?:the (?:period|years) )?|w latach|v letech|in (?:the period )?|období|okresu programowania|programming period)?\s*(?<from>(?:19|20)\d{2})\s*[-–—]\s*(?<to>(?:19|20)\d{2})\)?/iu

/** The vocabulary has funds for small projects among the programmes. */
const isSmallFund = (known: KnownProgramme[]) =>
  known.some((each) => (each as { kind?: string }).kind === 'small-project-fund')

/** Funds and programmes in a sentence. A name that is both is a fund, unless "programme" stands before it. */
export function findFunding(sentence: Part): { funds: NamedFund[]; programmes: NamedProgramme[] } {
  const { text } = sentence
  const funds: NamedFund[] = findFunds(text).map((each) => ({ ...each, confidence: 0.85 }))
  const programmes: Omit<NamedProgramme, 'period'>[] = []
  const add = (span: Span, confidence: number, nominative?: string, known: KnownProgramme[] = []) => {
    // "Programu Regionalnego MF EOG": the fund is part of the programme's name
    if (known.length > 0)
      for (const fund of funds.filter((each) => overlaps(each, span) && each.start > span.start))
        funds.splice(funds.indexOf(fund), 1)
    if (programmes.some((each) => overlaps(each, span)) || funds.some((each) => overlaps(each, span))) return
    programmes.push({ ...span, known, confidence, ...(nominative ? { nominative } : {}) })
  }
  for (const title of findTitles(sentence))
    if (title.kind === 'programme') {
      const span = spanOf(text, title.start - sentence.start, title.end - sentence.start)
      add(
        span,
        title.quoted ? 0.75 : 0.5,
        undefined,
        findProgrammes(span.raw).flatMap((each) => each.programmes),
      )
    }
  for (const known of findProgrammes(text)) {
    const small = isSmallFund(known.programmes)
    if (small) funds.push({ ...known, fund: known.programmes[0]!.pl.name!, confidence: 0.85 })
    else add(known, 0.85, undefined, known.programmes)
  }
  for (const match of text.matchAll(czech)) {
    const words = match[0].split(' ')
    const head = { nominative: 'program', grammar: 'gen', gender: 'm', language: 'cs' } as const
    const at = words.findIndex((word) => /^program(?:u|em)?$/.test(word))
    const bent = /^program(?:u|em)$/.test(words[at]!)
    const plain = bent ? [nominativeOf(words.slice(0, at + 1), at, head), ...words.slice(at + 1)].join(' ') : match[0]
    // "Celý program", "hlavní program": a name has a kind or a proper noun
    if (
      !/^(?:operacni|integrovan|narodni|dotacni|regionaln|grantov|ramcov|evropsk|podpurn|komunitarn|investicn)/i.test(
        foldWords(match[0]),
      ) &&
      at === words.length - 1 &&
      words.length < 3
    )
      continue
    add(
      spanOf(text, match.index, match.index + match[0].length),
      0.7,
      bent ? plain : undefined,
      findProgrammes(plain)[0]?.programmes,
    )
  }
  for (const pattern of [behind, before, smallNamed])
    for (const match of text.matchAll(pattern)) {
      let raw = match[0].replace(/[\s–-]+$/, '')
      let start = match.index
      for (let cut = small.exec(raw); cut; cut = small.exec(raw)) {
        start += cut[0].length
        raw = raw.slice(cut[0].length)
      }
      raw = withoutBody(raw)
      const words = raw.split(' ')
      if (words.length < 2 || /^(?:program\w*|fond\w*|fundusz\w*) [A-Z]$/iu.test(raw)) continue
      const at = programmeHead(words[0]!) || !programmeHead(words[1] ?? '') ? 0 : 1
      const head = programmeHead(words[at]!)
      const nominative = head && head.grammar !== 'nom' ? nominativeOf(words, at, head) : undefined
      const plain = nominative ?? raw
      const known = findProgrammes(plain).find((each) => each.raw.length > plain.length / 2)?.programmes ?? []
      const span = spanOf(text, start, start + raw.length)
      if (isSmallFund(known)) funds.push({ ...span, fund: known[0]!.pl.name!, confidence: 0.85 })
      else if (!/^(?:fundusz|fond)/i.test(raw) || known.length > 0)
        add(span, known.length > 0 ? 0.85 : 0.7, nominative, known)
      else if (
        !funds.some((each) => overlaps(each, span)) &&
        !/^(?:fond\w*|fundusz\w*) (?:unii|ue|evropsk)/i.test(foldWords(raw))
      )
        funds.push({ ...span, fund: nominative ?? raw, confidence: nominative ? 0.6 : 0.7 })
    }
  return {
    funds: shift(sentence, funds).sort((a, b) => a.start - b.start),
    programmes: programmes.sort((a, b) => a.start - b.start).map((each) => withPeriod(sentence, each)),
  }
}

/** "Programu Regionalnego Ministerstwa Rozwoju": what runs a programme is not always part of its name. */
const withoutBody = (raw: string) =>
  raw
    .replace(
      /(?<=\p{L}) (?:współ\p{L}*|dofinans\p{L}*|w latach|(?<=[Pp]rogram[^\n]{1,80})Program\p{Ll}*(?= [\p{Lu}])).*$/u,
      '',
    )
    .replace(/ (?:i|a|of|for|and|the|w|v|na|dla|pro)$/, '')

function withPeriod(sentence: Part, programme: Omit<NamedProgramme, 'period'>): NamedProgramme {
  const moved = shift(sentence, [programme])[0]!
  const inside = /(?<from>(?:19|20)\d{2})\s*[-–—]\s*(?<to>(?:19|20)\d{2})$/.exec(programme.raw)
  const match = inside ?? years.exec(sentence.text.slice(programme.end))
  if (!match) return moved
  const from = inside ? programme.start + inside.index : programme.end + match[0].indexOf(match.groups!.from!)
  const to = inside ? programme.end : programme.end + match[0].lastIndexOf(match.groups!.to!) + 4
  const span = spanOf(sentence.text, from, to)
  return { ...moved, period: { from: match.groups!.from!, to: match.groups!.to!, span: shift(sentence, [span])[0]! } }
}

/** One programme under several spellings: by its vocabulary's id where one name means one, else by its words. */
export const programmeKey = ({ known, nominative, raw }: NamedProgramme): string =>
  known.length === 1
    ? known[0]!.id
    : foldWords(nominative ?? raw)
        .replace(/[^a-z0-9]+/g, ' ')
        .replace(/ (?:19|20)\d\d (?:19|20)\d\d$/, '')
        .trim()
