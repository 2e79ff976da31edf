import type { Span } from '../extraction.ts'
import { findTowns } from '../gazetteers/gazetteers.ts'
import { spanOf } from './parts.ts'

export type Address = {
  street?: Span
  postcode?: Span
  city?: Span & { value: string; country?: string }
  country?: string
}

const polish = /(?<![\d-])(?<code>\d{2}-\d{3}) (?<city>\p{Lu}\p{L}+(?:[ -](?:\p{Lu}\p{L}+|nad|\p{Lu}\p{Ll}+))*)/u
const czech =
  /(?<![\d+/-]|\d )(?<code>\d{3} ?\d{2}) {1,2}(?<city>\p{Lu}\p{L}+(?:[ -](?:\p{Lu}\p{L}+|nad|pod|\d{1,2}(?!\d)))*)/u
const prefixed =
  /(?<!\p{L})(?<street>(?:ul\.|ulica|ulicy|al\.|aleja|alei|Al\.|pl\.|plac|placu|Plac|os\.|Rynek|rynek|nám\.|náměstí|nábř\.|nábřeží|třída|tř\.|Ul\.|ulice|tř)\s?(?:\p{Lu}|\d{1,2}\.? ?\p{L})[\p{L}\d .'’-]{0,50}?\s?\d{1,4}\s?[a-zA-Z]?(?:\s?\/\s?\d{1,4}[a-zA-Z]?)?)(?![\p{L}\d-])/u
const bare =
  /(?<![\p{L}.])(?<street>\p{Lu}[\p{L}.]+(?: (?:nad|\p{Lu}?[\p{L}.]+)){0,3} \d{1,4}(?:\/\d{1,4})?[a-zA-Z]?)(?=\s*(?:,|;|$))/u
const english =
  /(?<![\p{L}\d])(?<street>\d{1,4}[a-z]? (?:\p{Lu}[\p{L}'’]+ ){1,3}(?:Street|Road|Avenue|Square|Lane|St\.|Rd\.))/u

/** Street, postcode and town in a line or a sentence; a bare "Horní náměstí 583" only beside a postcode or alone in its line. */
export function findAddress(text: string, aloneInLine = false): Address | undefined {
  const code = polish.exec(text) ?? czech.exec(text)
  const address: Address = {}
  if (code) {
    const at = (name: 'code' | 'city') =>
      code.index + (name === 'code' ? 0 : code[0].length - code.groups!.city!.length)
    address.postcode = spanOf(text, at('code'), at('code') + code.groups!.code!.length)
    const words = code.groups!.city!
    const dashed = code.groups!.code!.includes('-')
    // the form of the postcode says the country: Police nad Metují is not the Police of Poland
    const town = findTowns(`w ${words}`).find(
      (each) => each.raw.length >= words.length - 3 && (each.town.country === 'PL') === dashed,
    )
    address.city = {
      ...spanOf(text, at('city'), at('city') + words.length),
      value: town ? town.town.name : words.replace(/ \d{1,2}$/, ''),
      country: town?.town.country,
    }
    address.country = dashed ? 'PL' : (town?.town.country ?? 'CZ')
  }
  const street =
    prefixed.exec(text) ??
    english.exec(text) ??
    (code || aloneInLine ? bare.exec(code ? text.slice(0, code.index) : text) : null)
  if (street) {
    const start = street.index + street[0].indexOf(street.groups!.street!)
    address.street = spanOf(text, start, start + street.groups!.street!.length)
  }
  return address.street || address.postcode ? address : undefined
}
