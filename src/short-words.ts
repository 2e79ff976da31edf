import type { Language } from './languages.ts'
import { remember } from './remember.ts'

const nbsp = '\u00a0'

/** A space goes by what stands before it and after it; both are looked around, so the same text comes out twice. */
const spaces = (places: [before: string, after: string][]) =>
  new RegExp(places.map(([before, after]) => `(?<=${before}) +(?=${after})`).join('|'), 'gu')

const wordStart = String.raw`(?:^|[\s„“”"‚‘’'«»(\[–—])`
const gap = `[ ${nbsp}]`
const units = '%|‰|°C|€|km²|km|m²|m|ha|kg|kB|MB|GB|EUR|PLN|CZK|NOK'
const numberPlaces = (scales: string, currencies: string, others = '%'): [string, string][] => [
  [String.raw`\d`, String.raw`(?:${units}|${scales}|${currencies}|${others})(?![\p{L}\p{N}])`],
  [String.raw`\d${gap}(?:${scales})`, String.raw`(?:${currencies}|EUR|PLN|CZK|NOK)(?![\p{L}\p{N}])`],
  [String.raw`\+\d[\d ${nbsp}]{0,20}`, String.raw`\d`],
  ['§', String.raw`\S`],
]
/** Thousands: 15 000, but not the year before a number (2014 100). */
const thousands: [string, string] = [String.raw`(?:^|[^\p{L}\p{N}.,])\d{1,3}(?:${gap}\d{3})*`, String.raw`\d{3}(?!\d)`]
const unbreakable: Record<Language, RegExp> = {
  en: spaces([...numberPlaces('thousand|million|billion', 'euros?'), [`${wordStart}No\\.`, String.raw`\d`]]),
  pl: spaces([
    [`${wordStart}[aiouwzAIOUWZ]`, String.raw`\S`],
    [String.raw`${wordStart}(?:[Uu]l\.|[Nn]r|[Aa]rt\.|[Pp]oz\.|Dz\. ?U\.)`, String.raw`\S`],
    ...numberPlaces(String.raw`tys\.|mln|mld`, 'zł|euro', String.raw`r\.|zn\.`),
    thousands,
  ]),
  cs: spaces([
    [`${wordStart}[aikosuvzAIKOSUVZ]`, String.raw`\S`],
    [String.raw`${wordStart}[čČ]\.`, String.raw`\S`],
    [String.raw`(?:^|[^\p{L}\p{N}.,])\d{1,2}\.`, String.raw`[\p{Ll}\d]`],
    ...numberPlaces(String.raw`tis\.|mil\.|mld\.`, 'Kč|eur[oa]?', String.raw`zn\.|hod\.|Sb\.`),
    thousands,
  ]),
}

const bind = (language: Language) => (text: string) => text.replace(unbreakable[language], nbsp)
/** Titles and labels stand on page after page, and to go through one costs more than all else that is done with it. */
const kept = { en: remember(5000, bind('en')), pl: remember(5000, bind('pl')), cs: remember(5000, bind('cs')) }
const longestKept = 300

/**
 * The text with non-breaking spaces where a line must not end: after one-letter words (pl, cs), in numbers and before
 * their units, after nr, č. and § (glossary, Tone and grammar). For texts on output, never for what is stored.
 */
export function bindShortWords(text: string, language: Language): string {
  if (!text.includes(' ')) return text
  return text.length > longestKept ? bind(language)(text) : kept[language](text)
}
