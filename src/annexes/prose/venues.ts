import { foldWords } from '../gazetteers/fold-text.ts'
import { findTowns } from '../gazetteers/gazetteers.ts'
import { foundAt, shift, spanOf } from './parts.ts'
import type { Reading, Sentence } from './reading.ts'

/** Common nouns of places where people meet; what follows is the name. */
const place = String.raw`(?:hotel(?:u|em)?|sal(?:i|a|e|y)|sale konferencyjnej|aul[aię]|auli|ratusz(?:u)?|budyn(?:ek|ku)|siedzib(?:ie|a)|urz[eę]d(?:zie|u)|centrum|o[sś]rod(?:ek|ku)|pałac(?:u)?|zam(?:ek|ku)|dom(?:u)? kultury|bibliote(?:ka|ce)|muzeum|teatr(?:ze)?|uniwersyte(?:t|cie)|politechni(?:ka|ce)|kin(?:o|ie)|filharmonii|sále?|sal(?:e|u)|budov[aeěy]|radnic[ei]|úřad(?:u|ě)|magistrát(?:u|ě)|hotelu|zámku|zámek|kině|divadl[eoa]|knihovn[aěy]|muzeu|univerzit[aěy]|aule|centru|kongresov\p{L}+ \p{L}+|krajsk\p{L}+ \p{L}+|městsk\p{L}+ \p{L}+)`
const slavic = new RegExp(
  String.raw`(?<!\p{L})(?:w|we|v|ve|na) (?<venue>(?:\p{L}+ ){0,2}?${place}(?: (?:(?:na|w|i|im\.|v|ve|a|pro|of|nr|č\.) )?(?:["„“«][^"”“»]{2,60}["”“»]|\p{Lu}[\p{L}\d.-]*|\d{1,3}(?![\d.:]))){0,7})`,
  'giu',
)
const english =
  /(?<!\p{L})(?:at|in|venue:) (?:the )?(?<venue>(?:\p{Lu}[\p{L}\d’'&.-]* (?:(?:of|the|and|de) )?){0,5}(?:Hotel|Hall|Centre|Center|Town Hall|City Hall|University|Office|Museum|Library|Theatre|Palace|Castle|Auditorium|Campus|House|Hub|Arena|Park|Room)(?!\p{L})(?: (?:of )?(?:the )?\p{Lu}[\p{L}\d’'-]*){0,4}|Hotel(?: \p{Lu}\p{L}*){1,3}|hotel(?: \p{Lu}\p{L}*){1,3})/gu
const labelled =
  /(?<!\p{L})(?:[Mm]iejsce|[Vv]enue|[Mm]ísto(?: konání)?|[Ww]here|[Kk]de|[Gg]dzie)\s*:\s*(?<venue>[^\n;]{3,100})/gu

/** Town and venue of an event; the nominative of a venue only where a name in the nominative follows it (hotel). */
export function readPlace(reading: Reading, event: number, sentence: Sentence): void {
  const { fields } = reading.build.entities[event]!
  const bodies = sentence.organisations
  const towns = shift(sentence, findTowns(sentence.text)).filter(
    ({ start, end }) => !sentence.titles.some((title) => start >= title.start && end <= title.end),
  )
  const before = (start: number) =>
    foldWords(sentence.text.slice(Math.max(0, start - sentence.start - 12), start - sentence.start))
  const town =
    towns.find(
      ({ start, end }) =>
        /(?:^| )(?:w|we|v|ve|in|at|do)$/.test(before(start)) &&
        !bodies.some((body) => start >= body.start && end <= body.end),
    ) ??
    towns.find(
      ({ start, end }) => /[,–-]$/.test(before(start)) && !bodies.some((body) => start > body.start && end <= body.end),
    ) ??
    towns.find(({ start, end }) => bodies.every((body) => start < body.start || end > body.end)) ??
    (fields.venue === undefined ? towns[0] : undefined)
  if (town && fields.city === undefined) {
    reading.build.put(event, 'city', town.town.name, foundAt(town, 'event-city', town.confidence))
    reading.build.put(event, 'country', town.town.country, foundAt(town, 'event-country', 0.6))
  }
  if (fields.venue !== undefined) return
  const match = [labelled, slavic, english].flatMap((pattern) => [...sentence.text.matchAll(pattern)])[0]
  if (!match) return
  const raw = match
    .groups!.venue!.replace(/[\s,.]+$/, '')
    .replace(/,? (?:dne|dnia|on|od|w godz\p{L}*)(?!\p{L}).*$/u, '')
  const start = sentence.start + match.index + match[0].indexOf(match.groups!.venue!)
  if (!/\p{Lu}|\d/u.test(raw)) return
  if (towns.some((each) => each.raw === raw)) return
  const value = /^hotelu /i.test(raw) ? raw.replace(/^hotelu/i, 'hotel') : raw
  reading.build.put(
    event,
    'venue',
    value,
    foundAt(spanOf(reading.text, start, start + raw.length), 'venue', value === raw ? 0.75 : 0.7),
  )
}
