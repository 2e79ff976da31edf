import { stemsOf } from './known-stems.ts'

/**
 * Endings of Polish and Czech nouns and adjectives, all cases and numbers, as they look without accents.
 * One list for both languages: a word in either then finds its sister in the other, aglomeracja and aglomerace.
 */
const endings = new Set(
  `iami iach iowi iovi iove iego iemu iemi iich iom iow iej iem iim ium ima yma ami emi imi ymi ach ech ich ych ego eho
   iho emu imu owi ovi ove ia ie ii io iu ej am em im om um ym ow uv ou a e i o u y`.split(/\s+/),
)
const longestEnding = 4
const shortestStem = 3

type Rule = readonly [pattern: RegExp, replacement: string]

/** Whole words whose ending changes the consonant before it, tried before any ending is cut. */
const softened: Rule[] = [
  [/(?<!wie|wla|pienia|^ne|^je|^sa|za|prze)dze$/, 'g'], // droga drodze, but wiedza wiedze
  [/ei$/, 'ej'], // kolej kolei
  [/scy$/, 'sk'], // szczecińscy
  [/(?<=[nvwrltdjzmc])sti$/, 'sk'], // pražští
  [/(c|dz)cy$/, '$1k'], // niemieccy, łódzcy
  [/(lo)dzy$/, '$1g'], // psycholodzy
  [/cti$/, 'ck'], // olomoučtí
  [/cce$/, 'ck'], // ulička uličce
  [/(?<!miej)sc(?:e|ich)$/, 'sk'], // zkouška zkoušce, středisko střediscích
  [/stev$/, 'stv'], // zastupitelstvo zastupitelstev
  [/i[sz]mus$/, 'ism'], // turismus turismu
  [/(znam|gram|drom|chrom|(?:syn|akr|pseud)on[iy]m|(?:ek|str|gr|t)onom)$/, '$1'], // no ending there
  [/([a-z][^aeiouy])i?ek$/, '$1k'], // rynek rynku, zastávka zastávek
  [/oven$/, 'ovn'], // ubytovna ubytoven
  [/([csz])j(?:ami|ach|om|[aeioy])$/, '$1'], // aglomeracja, komisja, decyzja
  [/(is|an|al|el|tel|st|ec|zn|in)mi$/, '$1'], // oblastmi, obyvatelmi
  [/sc(?:iami|iach|iom|ia|i)$/, 'sc'],
  [/([a-z]{2})c(?:iami|iach|iom|iem|iemi|iim|iich|ie|ia|iu|ii|io)$/, '$1t'], // bilet bilecie, zajęcie zajęcia
  [/([a-z]{2})dz(?:iami|iach|iom|iem|ie|ia|iu|io)$/, '$1d'], // samochód samochodzie
]

/** Suffixes that make one word of another: pattern, what stays, and how long the rest must be unless we know it. */
const derived: readonly (readonly [pattern: RegExp, replacement: string, shortest: number])[] = [
  [/os[ct]$/, '', 4], // mobilność, udržitelnost
  [/i?ejsz?$/, '', 4], // ważniejszy, důležitější
  [/([dw])sz$/, '$1', 4], // młodszy
  [/(?:ow|ov)an$/, '', 4], // finansowanie, plánování
  [/([csz])yjn$/, '$1', 4], // aglomeracyjny
  [/enst[wv]$/, 'n', 5], // bezpieczeństwo bezpieczny
  [/([cz])t[wv]$/, '$1', 5], // rolnictwo, województwo
  [/ost[wv]$/, '', 4], // członkostwo
  [/st[wv]$/, '', 4], // partnerstwo, partnerství
  [/c[ij]onaln$/, 'c', 4], // funkcjonalny, institucionální
  [/aln$/, '', 5], // regionalny
  [/([gf])(?:iczn|icn|ick)$/, '$1', 5], // ekologiczny, demografický
  [/(r)(?:yczn|icn|ick)$/, '$1', 5], // historyczny
  [/(at)(?:yczn|icn|ick)$/, '$1', 5], // klimatyczny
  [/ick$/, 'ik', 5], // politický
  [/czn$/, 'cz', 4], // polityczny
  [/cn$/, 'c', 3], // silniční
  [/([vwbdftmnspz]|[eou]r)n$/, '$1', 4], // dopravní, gminny, kulturní
  [/([^aeiouy])eln$/, '$1l', 3], // divadelní divadlo
  [/ln$/, 'l', Number.POSITIVE_INFINITY], // školní, but mobilní is not of mobil
  [/(?<=[^aeiouy])sk$/, '', 3], // horský
  [/(?<!i)sk$/, '', 4], // krakowski, pražský
  [/(dz|c)k$/, '$1', 4], // łódzki, olomoucký
  [/i?o[wv]$/, '', 3], // rowerowy, szkoleniowy
  [/anin$/, 'an', 4], // opolanin opolanie
]

/** How the end of a stem is written at last, so that all forms of a word agree. */
const levelled: Rule[] = [
  [/(j|wzi)ec$/, '$1et'], // zajęć zajęcie
  [/izm$/, 'ism'],
  [/sc$/, 'st'], // oblast, część
  [/cz$/, 'k'],
  [/dz$/, 'd'],
  [/rz$/, 'r'],
  [/([a-z][^aeiouy])i?e([cknlrmbvwg])$/, '$1$2'], // mieszkaniec, węzeł, firem; also where the e stays: rower
  [/rz([ck])$/, 'r$1'], // dworzec dworca
  [/c$/, 'k'], // praktyce praktyk
  [/([^c])h$/, '$1z'], // Praha Praze
]

const apply = (stem: string, rules: readonly Rule[]) => {
  for (const [pattern, replacement] of rules) stem = stem.replace(pattern, replacement)
  return stem
}

function cutEnding(word: string): string {
  for (const [pattern, replacement] of softened) if (pattern.test(word)) return word.replace(pattern, replacement)
  for (let length = Math.min(longestEnding, word.length - shortestStem); length > 0; length -= 1)
    if (endings.has(word.slice(-length))) return word.slice(0, -length)
  return word
}

/** The stem of a word that we know, whatever ending it has: miast for mieście. */
function knownStem(word: string): string | undefined {
  const whole = stemsOf.get(word) ?? stemsOf.get(`${word}.`)
  if (whole !== undefined) return whole
  for (let length = 1; length <= longestEnding && length < word.length; length += 1) {
    const stem = endings.has(word.slice(-length)) ? stemsOf.get(word.slice(0, -length)) : undefined
    if (stem !== undefined) return stem
  }
  return undefined
}

function cutSuffixes(stem: string): string {
  for (let round = 0; round < 3; round += 1) {
    let next = stem
    for (const [pattern, replacement, shortest] of derived) {
      if (!pattern.test(stem)) continue
      const rest = stem.replace(pattern, replacement)
      if (rest.length < shortest && !stemsOf.has(rest)) continue
      next = rest
      break
    }
    if (next === stem) return stem
    stem = next
    if (stemsOf.has(stem)) return stem
  }
  return stem
}

/**
 * What all forms of a Polish or Czech word have in common, and mostly those of the adjectives and nouns made from it.
 * Takes a folded word; not a word of either language, only a key.
 */
export function slavicStem(word: string): string {
  if (/[^a-z]/.test(word)) return word
  const known = knownStem(word)
  if (known !== undefined) return known
  const stem = word.length <= shortestStem ? word : cutSuffixes(cutEnding(word))
  return stemsOf.get(stem) ?? apply(stem, levelled)
}
