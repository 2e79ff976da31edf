import { readdirSync, readFileSync } from 'node:fs'
import { remember } from './remember.ts'
import { bindShortWords } from './short-words.ts'

export const languages = ['en', 'pl', 'cs'] as const
export type Language = (typeof languages)[number]

export const isLanguage = (x: unknown): x is Language => languages.includes(x as Language)

/** Makes one thing per language, once: Intl formatters cost far more to make than to use. */
export const perLanguage = <V>(make: (language: Language) => V) => ({ en: make('en'), pl: make('pl'), cs: make('cs') })
/** The tag by which Intl knows a language: English is British here. */
export const locale = (language: Language) => (language === 'en' ? 'en-GB' : language)
const plurals = perLanguage((language) => new Intl.PluralRules(locale(language)))
const counts = perLanguage((language) => new Intl.NumberFormat(locale(language)))
const regionNames = perLanguage((language) => new Intl.DisplayNames(locale(language), { type: 'region' }))

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

/** What an installation says in place of messages of ours, by key: its own name. */
const ownWords = perLanguage(() => new Map<string, string>())

/** Says `words` in a language in place of the message `key` from now on; without words the message again. */
export function sayInstead(key: string, language: Language, words: string | undefined): void {
  if (words === undefined) ownWords[language].delete(key)
  else ownWords[language].set(key, words)
}

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
    const own = ownWords[language].get(key)
    if (own !== undefined) return own // as it was typed: braces in it are braces
    const message = findMessage(key, language)
    const text = typeof message === 'string' ? message : pluralForm(message, key, values.count, language)
    if (!text.includes('{')) return text
    const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (!Object.hasOwn(values, name)) complain(`The message ${key} needs a value for {${name}}`)
      const value = values[name] ?? ''
      return name === 'count' && typeof value === 'number' ? counts[language].format(value) : String(value)
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

const countryNames = perLanguage((language) => remember(500, (code) => regionNames[language].of(code) ?? code))

/** The name of a country by its ISO 3166 or NUTS code (EL, UK), in the nominative; the code itself where unknown. */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return countryNames[language](code === 'EL' ? 'GR' : code)
}
