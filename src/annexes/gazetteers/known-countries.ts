import type { Span } from '../extraction.ts'
import { findNames, nameTable } from './find-names.ts'
import { foldWords } from './fold-text.ts'
import { regions } from './known-regions.ts'
import { languages, once } from './vocabulary-tables.ts'

const countries = once(() => {
  const own = regions().filter(({ level }) => level === 0)
  const codes = [...new Set([...own.map(({ code }) => (code === 'EL' ? 'GR' : code)), 'GB', 'CH', 'IS', 'US'])]
  const fromIntl = codes.flatMap((code) =>
    languages.map((language): [string, string] => [
      new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code,
      code,
    ]),
  )
  const fromTable = own.flatMap((row) =>
    [row.name, row.ascii, row.en, row.pl, row.cs, ...(row.aliases ?? [])].flatMap((name): [string, string][] =>
      name ? [[name, row.code === 'EL' ? 'GR' : row.code]] : [],
    ),
  )
  const inflected: [string, string][] = [
    ['Polski', 'PL'],
    ['Polsce', 'PL'],
    ['Polskę', 'PL'],
    ['Polska', 'PL'],
    ['Polsku', 'PL'],
    ['Polskem', 'PL'],
    ['Rzeczpospolita Polska', 'PL'],
    ['Polská republika', 'PL'],
    ['Czech', 'CZ'],
    ['Czechach', 'CZ'],
    ['Czechami', 'CZ'],
    ['Republiki Czeskiej', 'CZ'],
    ['Republice Czeskiej', 'CZ'],
    ['Republika Czeska', 'CZ'],
    ['České republiky', 'CZ'],
    ['České republice', 'CZ'],
    ['Česku', 'CZ'],
    ['Česka', 'CZ'],
    ['Czech Republic', 'CZ'],
    ['Słowacji', 'SK'],
    ['Słowację', 'SK'],
    ['Slovensku', 'SK'],
    ['Slovenska', 'SK'],
    ['Niemiec', 'DE'],
    ['Niemczech', 'DE'],
    ['Německa', 'DE'],
    ['Německu', 'DE'],
    ['Norwegii', 'NO'],
    ['Norsku', 'NO'],
    ['Norska', 'NO'],
  ]
  return nameTable([...fromTable, ...fromIntl, ...inflected])
})
const isoCodes =
  /^(?:PL|CZ|SK|DE|AT|HU|LT|LV|EE|NO|SE|FI|DK|NL|BE|FR|ES|PT|IT|SI|HR|RO|BG|GR|EL|IE|UK|GB|UA|CH|LU|MT|CY|IS)$/

/** Countries in a text, by their names in any of the languages. The adjective "Czech" is no country in English. */
export const findCountries = (text: string): (Span & { country: string; confidence: number })[] =>
  findNames(text, countries()).flatMap(({ start, end, raw, items, after }) =>
    raw === 'Czech' && /^(?:republic|partner|side|city|town|language|version|institution)/.test(after)
      ? []
      : [{ start, end, raw, country: items[0]!, confidence: 0.85 }],
  )

/** A country that a whole text names: by name or ISO code; undefined for anything else. */
export function readCountry(text: string): string | undefined {
  const code = text.trim().toUpperCase()
  if (isoCodes.test(code)) return code === 'UK' ? 'GB' : code === 'EL' ? 'GR' : code
  const found = findNames(text.trim(), countries(), { anyCase: true })
  return found.length === 1 && foldWords(found[0]!.raw) === foldWords(text).replace(/[.,]$/, '')
    ? found[0]!.items[0]
    : undefined
}
