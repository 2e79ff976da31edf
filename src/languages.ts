import { readdirSync, readFileSync } from 'node:fs'

export const languages = ['en', 'pl', 'cs'] as const
export type Language = (typeof languages)[number]

export const isLanguage = (x: unknown): x is Language => languages.includes(x as Language)

/** Makes one thing per language, once: Intl formatters cost far more to make than to use. */
const perLanguage = <V>(make: (language: Language) => V) => ({ en: make('en'), pl: make('pl'), cs: make('cs') })
const locale = (language: Language) => (language === 'en' ? 'en-GB' : language)
const plurals = perLanguage((language) => new Intl.PluralRules(locale(language)))
const numbers = perLanguage((language) => new Intl.NumberFormat(locale(language)))
const cents = perLanguage(
  (language) => new Intl.NumberFormat(locale(language), { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
)
const regionNames = perLanguage((language) => new Intl.DisplayNames(locale(language), { type: 'region' }))
const nbsp = '\u00a0'

// Short words that must not end a line --------------------------------------------------------------------------------

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

/**
 * The text with non-breaking spaces where a line must not end: after one-letter words (pl, cs), in numbers and before
 * their units, after nr, č. and § (glossary, Tone and grammar). For texts on output, never for what is stored.
 */
export function bindShortWords(text: string, language: Language): string {
  return text.replace(unbreakable[language], nbsp)
}

// Messages ------------------------------------------------------------------------------------------------------------

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
type Message = string | PluralForms

/**
 * The messages in the `<noun>.json` files of a folder by key `noun.name`.
 * Throws when a value is neither a text nor the plural forms of one.
 */
export function readMessages(folder: URL): Map<string, Message> {
  const messages = new Map<string, Message>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const content: Record<string, unknown> = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    for (const [name, message] of Object.entries(content)) {
      if (!isMessage(message)) throw new Error(`${folder.pathname}${file}: "${name}" is neither text nor plural forms`)
      messages.set(`${file.slice(0, -'.json'.length)}.${name}`, message)
    }
  }
  return messages
}

const pluralCategories = ['zero', 'one', 'two', 'few', 'many', 'other']
const isMessage = (value: unknown): value is Message =>
  typeof value === 'string' ||
  (typeof value === 'object' &&
    value !== null &&
    'other' in value &&
    Object.entries(value).every(([form, text]) => pluralCategories.includes(form) && typeof text === 'string'))

const messages = perLanguage((language) => {
  const read = readMessages(new URL(`./languages/${language}/`, import.meta.url))
  for (const [key, text] of read) if (typeof text === 'string') read.set(key, bindShortWords(text, language))
  return read
})

export type T = ((key: string, values?: Record<string, string | number>) => string) & { language: Language }

/**
 * The function that says things in a language: `t('kinds.practiceCount', { count: 3 })`. `{name}` in a message is
 * replaced by the value, as it is: templates escape. `count` chooses the plural form and is written as a number of the
 * language; other numbers are not touched, since they may be years.
 * A missing key or value throws; in production it is logged once, and the English text stands in.
 */
export const translator = (language: Language): T => translators[language]

const translators = perLanguage((language): T => {
  const t = (key: string, values: Record<string, string | number> = {}): string => {
    const message = findMessage(key, language)
    const text = typeof message === 'string' ? message : pluralForm(message, key, values.count, language)
    if (!text.includes('{')) return text
    const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (!Object.hasOwn(values, name)) complain(`The message ${key} needs a value for {${name}}`)
      const value = values[name] ?? ''
      return name === 'count' && typeof value === 'number' ? formatNumber(value, language) : String(value)
    })
    return bindShortWords(filled, language)
  }
  return Object.assign(t, { language })
})

function findMessage(key: string, language: Language): Message {
  const message = messages[language].get(key)
  if (message !== undefined) return message
  complain(`There is no message ${key} in ${language}`)
  return messages.en.get(key) ?? key
}

function pluralForm(forms: PluralForms, key: string, count: unknown, language: Language): string {
  if (typeof count !== 'number') complain(`The message ${key} needs a number as its count`)
  return forms[plurals[language].select(Number(count))] ?? forms.other
}

const complaints = new Set<string>()
function complain(problem: string) {
  if (process.env.VITEST) throw new Error(problem) // a reader is better served by the English words
  if (!complaints.has(problem)) console.warn(problem)
  complaints.add(problem)
}

// Which language ------------------------------------------------------------------------------------------------------

/**
 * The language a visitor wants: the cookie `language`, then Accept-Language by its q-values, then English.
 * Takes the two request headers as they came.
 */
export function languageOfRequest(headers: { cookie?: string; acceptLanguage?: string }): Language {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === 'language' && isLanguage(value)) return value
  }
  const wanted = (headers.acceptLanguage ?? '').split(',').flatMap((range) => {
    const [tag = '', ...parameters] = range.split(';')
    const language = tag.trim().toLowerCase().split('-')[0]
    const given = parameters.find((parameter) => /^\s*q\s*=/i.test(parameter))
    const quality = given ? Number(given.split('=')[1]) : 1
    return isLanguage(language) && quality > 0 && quality <= 1 ? [{ language, quality }] : []
  })
  return wanted.sort((a, b) => b.quality - a.quality)[0]?.language ?? 'en'
}

type Picked = { text: string; language: Language; translated: boolean }

/**
 * The text in the language that is wanted, else in its original language, else in any of en, pl, cs.
 * `translated`: what came out is known not to be the original. Undefined when there is no text at all.
 */
export function pickText(
  text: Partial<Record<Language, string>> | null | undefined,
  language: Language,
  original?: Language,
): Picked | undefined {
  for (const candidate of [language, original ?? language, ...languages]) {
    const found = text?.[candidate]
    if (found) return { text: found, language: candidate, translated: original !== undefined && candidate !== original }
  }
  return undefined
}

/** The name of a country by its ISO 3166 or NUTS code (EL, UK), in the nominative; the code itself where unknown. */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return regionNames[language].of(code === 'EL' ? 'GR' : code) ?? code
}

// Numbers -------------------------------------------------------------------------------------------------------------

/** 15,000 · 15 000 · 15 000, with non-breaking spaces. */
export const formatNumber = (n: number, language: Language): string => numbers[language].format(n)

/**
 * A big figure in two parts: 1500000 → 1.5 and million · mln · mil. A number that would need more than two decimals
 * keeps all its digits and has no unit, because figures are never rounded.
 */
export function formatCompact(n: number, language: Language): { figure: string; unit: string } {
  const scale = (
    [
      ['billion', 1e9],
      ['million', 1e6],
    ] as const
  ).find(([, size]) => Math.abs(n) >= size && n % (size / 100) === 0)
  if (!scale) return { figure: formatNumber(n, language), unit: '' }
  const [name, size] = scale
  return { figure: formatNumber(n / size, language), unit: translator(language)(`vocabulary.unit_${name}`) }
}

/** Currencies that have words of their own; any other shows its code. */
const namedCurrencies = new Set(['EUR', 'PLN', 'CZK', 'NOK'])

/**
 * Text: €260 million · 260 mln euro · 260 mil. eur. Table: every digit and the code.
 * An approximate amount says so: about · ok. · asi.
 */
export function formatMoney(
  money: { amount: number; currency: string; approximate?: boolean },
  language: Language,
  style: 'text' | 'table' = 'text',
): string {
  const { amount, currency } = money
  const t = translator(language)
  const digits = Number.isInteger(amount) ? formatNumber(amount, language) : cents[language].format(amount)
  const { figure, unit } = formatCompact(amount, language)
  const words = unit ? `${figure}${nbsp}${unit}` : digits
  const value =
    style === 'table'
      ? `${digits}${nbsp}${currency}`
      : namedCurrencies.has(currency)
        ? t(`vocabulary.money_${currency}`, { count: amount, amount: words })
        : t('vocabulary.money', { currency, amount: words })
  return money.approximate ? t('vocabulary.approximately', { value }) : value
}

/** +48 77 446 14 00 from E.164, for Polish, Czech and Norwegian numbers; any other comes back as it is. */
export function formatPhone(phone: string): string {
  for (const [pattern, grouping] of phoneGroupings) if (pattern.test(phone)) return phone.replace(pattern, grouping)
  return phone
}
const phoneGroupings: [RegExp, string][] = [
  // Mobile numbers have no area code: they are grouped by three.
  [/^(\+48)((?:45|5[0137]|6[069]|7[2389]|80|88)\d)(\d{3})(\d{3})$/, '$1 $2 $3 $4'],
  [/^(\+48)(\d{2})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3 $4 $5'],
  [/^(\+420)(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3 $4'],
  [/^(\+47)([489]\d{2})(\d{2})(\d{3})$/, '$1 $2 $3 $4'],
  [/^(\+47)(\d{2})(\d{2})(\d{2})(\d{2})$/, '$1 $2 $3 $4 $5'],
]

// Letters -------------------------------------------------------------------------------------------------------------

const plainLetters: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', æ: 'ae', ß: 'ss' }

/** Lower case without any marks (ł = l), for searching. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøæß]/g, (letter) => plainLetters[letter] ?? letter)

/** Letters that have a place of their own in the alphabet. `{` and `|` come after every other character of a key. */
const ownLetters: Record<Language, Record<string, string>> = {
  en: {},
  pl: { ą: 'a{', ć: 'c{', ę: 'e{', ł: 'l{', ń: 'n{', ó: 'o{', ś: 's{', ź: 'z{', ż: 'z|' },
  cs: { č: 'c{', ch: 'h{', ř: 'r{', š: 's{', ž: 'z{' },
}
/** Marks in the order in which they break ties: acute, grave, breve, circumflex, caron, ring, diaeresis … */
const marks = '\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304'

/**
 * A key whose plain code-unit order (COLLATE "C") is the dictionary order of the language, word by word.
 * It has three parts, each deciding only where the ones before are equal: letters, marks, capitals.
 * The space between the parts sorts before all that stands in them, so a shorter title comes first.
 */
export function sortKey(text: string, language: Language): string {
  let [letters, accents, capitals] = ['', '', '']
  for (const [unit] of text.normalize('NFC').matchAll(language === 'cs' ? /ch|./gisu : /./gsu)) {
    const lower = unit.toLowerCase()
    const own = ownLetters[language][lower]
    const base = own ?? fold(lower)
    if (/[\s\p{Pd}/_]/u.test(unit)) letters += '!'
    else if (/^[\p{L}\p{N}]/u.test(base)) {
      letters += base
      accents += own || base === lower ? '0' : markRank(lower)
      capitals += [...unit].reduce((rank, c) => 2 * rank + Number(c !== c.toLowerCase()), 0) // ch cH Ch CH
    }
  }
  letters = letters.replace(/!+/g, '!').replace(/^!|!$/g, '')
  return `${letters} ${accents.replace(/0+$/, '')} ${capitals.replace(/0+$/, '')}`.trimEnd()
}

const markRank = (letter: string) => {
  const mark = letter.normalize('NFD').charAt(1)
  return String.fromCharCode(49 + (mark && marks.includes(mark) ? marks.indexOf(mark) : marks.length))
}

/** A list in the order of its labels in a language's alphabet; each label's key is made once, it is not cheap. */
export function sortByLabel<X>(list: readonly X[], label: (x: X) => string, language: Language): X[] {
  const keyed = list.map((x) => ({ x, key: sortKey(label(x), language) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ x }) => x)
}
