import { findEmails, findLinks } from '../normalise/emails.ts'
import { findPhones } from '../normalise/phones.ts'
import type { Loose } from './collect-fields.ts'
import { organisationWord } from './organisation-names.ts'
import { readPersonLine } from './person-line.ts'
import { postcode, readAddress } from './read-address.ts'

/** A line that tells several things is as many lines: "Jan Nowy, tel. 12 000 33 44, jan@example.pl". */
export function partsOf(text: string, line: Loose): Loose[] {
  const words = text.slice(line.start, line.end)
  const several = findEmails(words).length + findPhones(words, 'PL').length + findLinks(words).length > 0
  if (!several || postcode.test(words.replace(/\d{3}[ -]\d{2,3}[ -]\d{2,3}/g, ''))) return [line]
  const parts: Loose[] = []
  for (const match of words.matchAll(/(?:[^,;|\t]|,(?!\s))+/g)) {
    const lead = match[0].length - match[0].trimStart().length
    const trimmed = match[0].trim()
    const before = parts.at(-1)
    const start = line.start + match.index + lead
    // what follows a name and is no fact of its own is a role: it stays with the name
    const own = findEmails(trimmed).length + findPhones(trimmed, 'PL').length + findLinks(trimmed).length > 0
    if (
      before &&
      !own &&
      parts.length === 1 &&
      !organisationWord.test(text.slice(before.start, before.end)) &&
      readPersonLine(text.slice(before.start, before.end))
    )
      before.end = start + trimmed.length
    else if (trimmed) parts.push({ ...line, start, end: start + trimmed.length })
  }
  return parts
}

/** By the town in the address, else by the ending of an address on the net. */
export function countryOfLines(text: string, lines: Loose[]): string | undefined {
  const said = lines.map(({ start, end }) => text.slice(start, end))
  const town = said.map((words) => readAddress(words)?.city?.country).find(Boolean)
  const ending = said.map((words) => /[\w-]\.(pl|cz|sk|de)\b/i.exec(words)?.[1]).find(Boolean)
  return town ?? ending?.toUpperCase()
}
