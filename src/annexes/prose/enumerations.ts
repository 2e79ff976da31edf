import { foldWords } from '../gazetteers/fold-text.ts'
import { findTowns } from '../gazetteers/gazetteers.ts'
import { splitList } from './inline-lists.ts'
import type { NamedOrganisation } from './organisations.ts'
import { matchesIn, overlaps, spanOf } from './parts.ts'
import type { Sentence } from './reading.ts'
import { czechStop } from './slavic-words.ts'

/** Whom an enumeration lists: "partnerami są", "wśród partnerów znalazły się", "our partners are", "spolu s". */
const leads = new RegExp(
  [
    String.raw`(?<![a-z])(?:(?:projektov\w+ |other |remaining |pozostal\w+ |dalsi\w* |ostatni\w* |zagraniczn\w+ |zahranicn\w+ |local |our |the )*(?:partner(?:s|zy|ami|ow|i|y|u|em)?|members|czlonk(?:owie|ami|ow)|clen(?:y|ove|u)|sygnatariusz\w*|signator\w+|signatar\w*))(?: (?:projektu|projekcie|of the \w+|in the \w+|partnerstwa|sieci|aliance|site))?(?: (?:sa|byli|byly|to|jest|jsou|je|byl|are|were|include|includes|including|znalaz\w+ sie|se stali|se staly|zostaly|zostali|obejmuja|tvori|tworza|namely|tj\.|mj\.|m\.in\.|rowniez|takze|take|rovnez|also))*:? `,
    String.raw`(?<![a-z])(?:w sklad (?:konsorcjum|partnerstwa|sieci|porozumienia|aliansu|koalicji|grupy|zwiazku) (?:wchodz\w+|weszl\w+)|konsorcjum tworz\w+|tworz\w+ (?:je|ja|go)|tvori (?:ji|jej|ho)|sdruzuje|brings? together|bringing together|unites|consists of|made up of|composed of|comprises|consortium of|(?:rdzen|trzon|sklad|jadro|core|grono|partnerstwo|siec|sit)(?: \w+)? (?:tworz\w+|stanowi\w*|tvori)(?: juz| dzis| obecnie| dnes| tez)*|(?:wraz|razem|wspolnie|wspolpracy|partnerstwie) ze?|(?:together|along|jointly|partnership|cooperation|collaboration) with|(?:spolu|spolecne|spolupraci|partnerstvi) se?|(?:zrzesza|skupia|laczy|links|connects|propojuje|spojuje))(?: (?:m\.in\.|mj\.|namely|takze|take|rowniez))?:? `,
  ].join('|'),
  'g',
)
/** "Cooperation between A, B and C": those who work together, where the text is about that. */
export const betweenWhom = /(?<![a-z])(?:between|miedzy|pomiedzy|mezi) (?:the )?/g

/** Words in small letters that names have inside. */
const inside =
  /^(?:i|w|we|na|dla|do|ds\.|im\.|nad|pod|rzecz|rp|of|for|the|and|in|on|de|&|a|pro|v|ve|při|o|przy|z|města|miasta|měst|miast|gmin|obcí|hl\.|m\.)$/u
const smallHead =
  /^(?:the|miasto|miasta|miastem|miastu|gmina|gminy|gminą|powiat|powiatem|powiatu|województwo|województwem|město|městem|města|městu|obec|obcí|obce|kraj|krajem|kraje|stowarzyszenie|stowarzyszeniem|fundacja|fundacją|spolek|spolkem|sdružení|sdružením|univerzita|univerzitou|statutární|statutárním|agentura|agenturou|uniwersytet|uniwersytetem|nadace|nadací|cities|city|towns|town|municipalities|municipality|měst|města|miasta|polské|polskie|polska|polský|czeskie|české|czeska)$/iu

/**
 * Names that stand in a row behind a word for partners or members: of those any counts that is written as a name, also
 * where no word in it says that it is a body. Two at least, and what was found already counts as one of them.
 */
export function listedNames(sentence: Sentence, lead = leads): NamedOrganisation[] {
  const known: { start: number; end: number }[] = [
    ...sentence.titles,
    ...sentence.programmes,
    ...sentence.funds,
    ...sentence.persons,
    ...sentence.dates,
  ]
  return matchesIn(sentence, lead).flatMap((match) => {
    const rest = sentence.text.slice(match.end - sentence.start)
    const stop = /[;:(]|\s[–—-]\s|\.(?=\s)|$/u.exec(withoutBrackets(rest))!.index
    const names: NamedOrganisation[] = []
    let members = 0
    // a legal form or a remark behind the last one is no item: ", příspěvková organizace"
    const verb = rowEnd.exec(rest.slice(0, stop))
    const row = rest
      .slice(0, verb ? Math.min(stop, verb.index) : stop)
      .replace(/(?:, (?!(?:and|oraz|the|miasto|gmina|powiat|město|obec|kraj) )\p{Ll}[^,]*)+$/u, '')
    const from = match.end - sentence.start
    for (const item of splitList(sentence.text, from, from + row.length)) {
      const at = { start: sentence.start + item.start, end: sentence.start + item.end }
      const named = sentence.organisations.find((each) => overlaps(each, at))
      const name = nameIn(item.raw)
      if (named || !name || known.some((each) => overlaps(each, at))) {
        // what is neither a known body nor a name ends the row
        if (!named) break
        members++
        // "Krajská nemocnice Ratiboř", of which only the town was known, or a part
        const larger =
          name && !name.raw.includes(',') && name.raw.length > named.raw.length && name.raw.includes(named.raw)
        if (larger && (named.weak || name.raw.startsWith(named.raw))) names.push(shiftTo(at.start, name, sentence))
        else if (/\p{Ll}{4,} \p{Ll}{4,}/u.test(item.raw.slice(named.end - at.start))) break
        continue
      }
      members++
      names.push(shiftTo(at.start, name, sentence))
      // a verb behind the name ends the row
      if (
        name.end < item.raw.length &&
        /^\s*\p{Ll}/u.test(item.raw.slice(name.end)) &&
        !/^,? (?:p\.|s\.|a\. ?s|jako|as) /.test(item.raw.slice(name.end))
      )
        break
    }
    return members > 1 ? names : []
  })
}

/** A verb ends the row. */
const rowEnd =
  /[ ](?:jest|są|je|jsou|is|are|was|were|has|have|byl\p{L}*|był\p{L}*|podpis\p{L}*|złoży\p{L}*|podepsal\p{L}*|uzavřel\p{L}*|signed|zawarl\p{L}*|met|spotkal\p{L}*|kter\p{L}+|któr\p{L}+|which|who|began|started|od \d|from \d|w latach|v letech|in \d)(?!\p{L})/u

const withoutBrackets = (text: string) => text.replace(/\([^()]{0,60}\)/g, (inner) => '_'.repeat(inner.length))

const shiftTo = (start: number, name: Named, sentence: Sentence): NamedOrganisation => ({
  ...spanOf(sentence.text, 0, 0),
  start: start + name.start,
  end: start + name.end,
  raw: name.raw,
  ...(name.country
    ? { country: { ...name.country, span: { start: start + name.start, end: start + name.end, raw: name.raw } } }
    : {}),
  ...(name.nominative ? { nominative: name.nominative } : {}),
})

type Named = {
  start: number
  end: number
  raw: string
  nominative?: string
  country?: { value: string; confidence: number }
}
/** The name with which an item begins: as far as a word that no name has. */
function nameIn(item: string): Named | undefined {
  const words = [...item.matchAll(/\S+/g)].map((match) => ({ word: match[0], start: match.index }))
  let from = 0
  while (from < words.length && smallHead.test(words[from]!.word) && /^the$/i.test(words[from]!.word)) from++
  let last = -1
  for (let i = from; i < words.length && i < from + 9; i++) {
    const word = words[i]!.word.replace(/[,.;]+$/, '')
    if (/^["„“«(]/u.test(word) || /\d{4}/.test(word)) break
    if (/^\p{Lu}/u.test(word)) last = i
    else if (i === from && smallHead.test(word)) continue
    else if (i === from) return undefined
    else if (inside.test(word)) continue
    // Czech and English names go on in small letters behind an adjective: "Krajská nemocnice Ratiboř"
    else if (
      last >= 0 &&
      /(?:[áéíýě]|ou|ým|ím|ého|ské|cké)$/u.test(words[last]!.word) &&
      !czechStop.test(word) &&
      /^\p{Ll}{4,}$/u.test(word) &&
      (i === last + 1 || /[áéíýě]$/u.test(words[i - 1]!.word))
    )
      last = i
    else break
    if (/[,;]$/.test(words[i]!.word)) break
  }
  if (last < 0) return undefined
  const start = words[from]!.start
  const end = words[last]!.start + words[last]!.word.replace(/[,.;]+$/, '').length
  const raw = item.slice(start, end)
  if (raw.length < 3 || /^(?:EU|UE|UNESCO|ERDF|EFRR)$/.test(raw)) return undefined
  const town = findTowns(`z ${raw}`).find((each) => foldWords(each.raw) === foldWords(raw))
  return {
    start,
    end,
    raw,
    ...(town && town.town.name !== raw ? { nominative: town.town.name } : {}),
    ...(town ? { country: { value: town.town.country, confidence: 0.7 } } : {}),
  }
}
