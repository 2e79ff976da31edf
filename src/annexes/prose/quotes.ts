import type { Span } from '../extraction.ts'
import { type Part, spanOf } from './parts.ts'

/** What a title is of, by the noun nearest before it. */
export type TitleKind =
  | 'project'
  | 'practice'
  | 'event'
  | 'programme'
  | 'partnership'
  | 'agreement'
  | 'organisation'
  | 'slogan'
  | 'other'
export type Title = Span & { kind: TitleKind; quoted: boolean; noun?: { start: number; end: number } }

const nouns: [TitleKind, RegExp][] = [
  [
    'project',
    /(?<![a-z])(?:mikro|micro|mini)?-?(?:projekt(?:u|em|owi|cie|y|ow|ach|ami|om|e|um)?|projects?|przedsiewzieci(?:e|a|u|em)|iniciativ\w*|initiative|inicjatyw\w*)(?![a-z])/g,
  ],
  [
    'practice',
    /(?<![a-z])(?:(?:dobr\w+ )?prakty(?:ka|ki|ce|ke|ka|kom)|(?:good |best )?practices?|(?:dobr\w+ )?prax(?:e|i)|prikladem? dobre praxe|rozwiazani(?:e|a|em|u)|reseni(?:m)?|scheme|solution|sluzb\w+|usluga|uslugi|service|system(?:u|em)?|model(?:u|em)?)(?![a-z])/g,
  ],
  [
    'event',
    /(?<![a-z])(?:konferenc\w*|conferences?|seminar\w*|warsztat\w*|workshop\w*|webinar\w*|kongres\w*|congress|forum|szkoleni\w*|skoleni\w*|training|spotkani\w*|setkani\w*|meeting|debat\w*|wyklad\w*|prednask\w*|festiwal\w*|festival\w*|hackathon\w*|wydarzeni\w*|akce|event|sympozj\w*|symposium|wizyt\w*|targi|veletrh\w*|fair)(?![a-z])/g,
  ],
  ['programme', /(?<![a-z])(?:program(?:u|ie|em|me|y|s|mes)?)(?![a-z])/g],
  [
    'partnership',
    /(?<![a-z])(?:partnerstw\w*|partnerstv\w*|partnership|porozumieni\w* (?:samorzad\w*|gmin\w*)|siec\w*|network)(?![a-z])/g,
  ],
  [
    'agreement',
    /(?<![a-z])(?:porozumieni\w*|umow\w*|agreement|memorand\w*|dohod\w*|smlouv\w*|deklarac\w*|declaration|list\w* intencyjn\w*)(?![a-z])/g,
  ],
  [
    'organisation',
    /(?<![a-z])(?:stowarzyszeni\w*|fundacj\w*|sdruzeni\w*|spolek|spolku|nadac\w*|association|foundation|klaster|klastr|cluster)(?![a-z])/g,
  ],
  ['slogan', /(?<![a-z])(?:haslem|hasla|haslo|slogan\w*|motto|mottem|heslem|heslo)(?![a-z])/g],
  [
    'other',
    /(?<![a-z])(?:publikac\w*|publication|book|ksiazk\w*|knih\w*|artykul\w*|clanek|article|report|raport\w*|zprav\w*|konkurs\w*|soutez\w*|competition|wystaw\w*|vystav\w*|exhibition|strateg\w*|portal\w*|aplikac\w*|application|film\w*|kampani\w*|campaign|podrecznik\w*|przewodnik\w*|guide|prirucka|toolkit|nagrod\w*|award|hotel\w*)(?![a-z])/g,
  ],
]
const quoted =
  /„([^„”“"\n]{2,200})[”“"]|“([^“”\n]{2,200})”|«([^«»\n]{2,200})»|»([^«»\n]{2,200})«|(?<![\p{L}\d])"([^"\n]{2,200})"(?!\p{L})|(?<![\p{L}\d])‘([^‘’\n]{2,150})’(?!\p{L})/gu
const named =
  /(?:(?<![\p{L}])(?:pn\.|pod nazwą|p\.n\.|zatytułowan\p{L}+|s názvem|pod názvem|nazvan\p{L}+|entitled|titled|called|named|under the (?:name|title)(?: of)?|o nazwie|o tytule|pt\.))\s+(?=\p{Lu}|\d)/giu
/** Where a title without quotation marks ends: before a participle (even one glued to it), a clause, a bracket. */
const titleEnd =
  /,? (?:kt[oó]r\p{L}+|współ?finansowan\p{L}+|dofinansowan\p{L}+|realizowan\p{L}+|finansowan\p{L}+|prowadzon\p{L}+|spolufinancovan\p{L}+|financovan\p{L}+|realizovan\p{L}+|w ramach|v rámci|w latach|v letech|ze środków|z prostředků|který\p{L}*|která|které|which|that|funded|financed|implemented|within|under|supported|is|was|will|has|jest|był\p{L}*|będzie|został\p{L}*|je|byl\p{L}*|bude|odb\p{L}+|se koná|se uskuteční|na lata|na období|probíh\p{L}*|trwa\p{L}*|trval\p{L}*|potrwa|rozpocz\p{L}*|zahájil\p{L}*|podpo[rř]\p{L}*|started|began|ran|runs|aims|brings|by|from|od|z roku|vznikl\p{L}*|powstał\p{L}*)(?!\p{L})|\s[([–—-]|[.;:]\s|[.;:]$|(?<=\p{Ll}{4})(?:współfinansowan|dofinansowan|realizowan|finansowan|spolufinancovan|realizovan|financovan)\p{Ll}+/giu

/** Quoted titles, and titles behind "pn." or "entitled", with what they are titles of. */
export function findTitles(sentence: Part): Title[] {
  const spans = [...sentence.text.matchAll(quoted)].map((match) => {
    const inner = match.slice(1).find((each) => each !== undefined)!
    const from = match.index + 1 + inner.length - inner.trimStart().length
    return { ...spanOf(sentence.text, from, from + inner.trim().length), quoted: true }
  })
  for (const match of sentence.text.matchAll(named)) {
    const from = match.index + match[0].length
    const rest = sentence.text.slice(from)
    titleEnd.lastIndex = 0
    const to = titleEnd.exec(rest)?.index ?? rest.replace(/[.,;:]\s*$/, '').length
    const span = spanOf(sentence.text, from, from + to)
    if (to > 2 && !spans.some((other) => span.start < other.end && span.end > other.start - 2))
      spans.push({ ...span, quoted: false })
  }
  spans.sort((a, b) => a.start - b.start)
  const titles: Title[] = []
  for (const [i, span] of spans.entries()) {
    const before = spans[i - 1]
    const kind =
      kindOf(sentence, before?.end ?? 0, span.start) ??
      followed(sentence, span.end) ??
      sameAs(sentence, before, titles.at(-1), span.start)
    titles.push({
      ...span,
      start: sentence.start + span.start,
      end: sentence.start + span.end,
      kind: kind?.kind ?? 'other',
      noun: kind?.noun,
    })
  }
  return titles
}

type Kind = { kind: TitleKind; noun: { start: number; end: number } }
function kindOf(sentence: Part, from: number, to: number): Kind | undefined {
  const [low, high] = [Math.max(from, to - 90), to]
  let best: (Kind & { at: number }) | undefined
  for (const [kind, pattern] of nouns)
    for (const match of sentence.folded.text.matchAll(pattern)) {
      const at = sentence.folded.at(match.index)
      const end = sentence.folded.at(match.index + match[0].length)
      if (at < low || end > high || (best && best.at > at)) continue
      best = { kind, at, noun: { start: sentence.start + at, end: sentence.start + end } }
    }
  return best
}

/** The "…" project, „…” to projekt: the noun comes after. */
function followed(sentence: Part, end: number): Kind | undefined {
  const rest = sentence.text.slice(end, end + 60)
  const near =
    /^["”“»’]?\s*(?:\([^)]{2,30}\)\s*)?(?:[–—-]\s*|, (?:an? |czyli |tedy )?|to |is an? |was an? |je |jest |był[aoy]? |byl[aoy]? )?(?:[\p{L}\d-]+ ){0,3}?(projek?c?t\p{L}*|practice|scheme|solution|praktyk\p{L}*|prax[ei]|rozwiązani\p{L}*|řešení|conference|seminar|workshop|programme)(?!\p{L})/iu.exec(
      rest,
    )
  if (!near) return undefined
  const at = sentence.start + end + near.index + near[0].length - near[1]!.length
  const noun = { start: at, end: at + near[1]!.length }
  return {
    kind: /^proj/i.test(near[1]!)
      ? 'project'
      : /^(?:prac|sche|solu|prak|prax|rozw|řeš)/i.test(near[1]!)
        ? 'practice'
        : /^programme/i.test(near[1]!)
          ? 'programme'
          : 'event',
    noun,
  }
}

/** „A” i „B” are titles of the same. */
function sameAs(sentence: Part, before: Span | undefined, title: Title | undefined, start: number): Kind | undefined {
  if (!before || !title?.noun) return undefined
  const between = sentence.text.slice(before.end, start)
  return /^["”“»’]?\s*(?:\([^)]*\)\s*)?(?:,|i|a|and|oraz|&|,? (?:a|oraz|and) (?:także|také|also))\s*["„“«‘]?$/iu.test(
    between,
  )
    ? { kind: title.kind, noun: title.noun }
    : undefined
}
