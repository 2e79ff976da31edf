import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../src/languages.ts'

const root = join(import.meta.dirname, '..')
type Message = string | Record<string, string>

const files = Object.fromEntries(
  languages.map((language) => [language, readdirSync(join(root, 'src/languages', language)).sort()]),
) as Record<Language, string[]>
const textOf = (language: Language, file: string) => readFileSync(join(root, 'src/languages', language, file), 'utf8')
const messagesOf = (language: Language) =>
  new Map(
    files[language].flatMap((file) =>
      Object.entries(JSON.parse(textOf(language, file)) as Record<string, Message>).map(
        ([name, message]): [string, Message] => [`${file.replace('.json', '')}.${name}`, message],
      ),
    ),
  )
const messages = { en: messagesOf('en'), pl: messagesOf('pl'), cs: messagesOf('cs') }
const keys = [...messages.en.keys()]
const forms = (message: Message | undefined): [form: string, text: string][] =>
  typeof message === 'object' ? Object.entries(message) : [['', message ?? '']]
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)

/** All texts of a language that a rule finds wanting, as `key: text`. */
const offenders = (language: Language, offends: (text: string, key: string) => boolean) =>
  [...messages[language]].flatMap(([key, message]) =>
    forms(message).flatMap(([form, text]) => (offends(text, key) ? [`${key} ${form}: ${text}`] : [])),
  )

describe.each(languages)('%s', (language) => {
  test('has the files and the keys of the others', () => {
    expect(files[language]).toEqual(files.en)
    expect([...messages[language].keys()].sort()).toEqual([...keys].sort())
  })

  test('says each key once', () => {
    for (const file of files[language]) {
      const names = [...textOf(language, file).matchAll(/^ {2}"([^"]+)":/gm)].map(([, name]) => name)
      expect(names, file).toEqual(Object.keys(JSON.parse(textOf(language, file))))
    }
  })

  test('has a plural where English has one, with every form of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    for (const [key, message] of messages[language]) {
      expect(typeof message, key).toBe(typeof messages.en.get(key))
      if (typeof message === 'object') expect(Object.keys(message).sort(), key).toEqual([...pluralCategories].sort())
    }
  })

  test('has the placeholders of English in every form', () => {
    // The form for one thing may do without its number.
    const needed = (text: string, form: string) =>
      new Set(placeholders(text).filter((name) => form !== 'one' || name !== 'count'))
    for (const [key, message] of messages[language]) {
      const english = forms(messages.en.get(key)).at(-1)?.[1] ?? ''
      for (const [form, text] of forms(message))
        expect(needed(text, form), `${key} ${form}`).toEqual(needed(english, form))
    }
  })

  test('keeps the rules of writing', () => {
    expect(offenders(language, (text) => text === '' || text !== text.trim() || text.includes('  '))).toEqual([])
    // One function adds non-breaking spaces; written into a message they would be missed in the next.
    expect(offenders(language, (text) => text.includes('\u00a0'))).toEqual([])
    expect(offenders(language, (text) => / - |\d-\d|\.\.\.|!|"/.test(text))).toEqual([])
    expect(offenders(language, (text) => quotesAreWrong(text, language))).toEqual([])
  })
})

const quotes: Record<Language, [opening: string, closing: string]> = { en: ['“', '”'], pl: ['„', '”'], cs: ['„', '“'] }
function quotesAreWrong(text: string, language: Language): boolean {
  const [opening, closing] = quotes[language]
  const found = text.match(/[“”„]/g) ?? []
  return found.some((quote, i) => quote !== (i % 2 === 0 ? opening : closing)) || found.length % 2 === 1
}

/** The same word in English and another language, and rightly so. */
const sameWords = new Set([
  ...['Partner', 'Region', 'Import', 'Menu', 'E-mail', 'Fax', 'Status', 'Portal', 'Index', 'Data (JSON)'],
  ...['NIP', 'REGON', 'KRS', 'IČO', 'DIČ', 'CSV', 'JSON', 'XLSX', 'PDF', 'Atom', 'OpenAPI', 'Aglomera'],
])
const letters = (text: string) => text.replace(/\{\w+\}/g, '').replace(/[^\p{L}]/gu, '')

/** Names that keep the letters of another language. */
const names = /Ołomuniec|Łódź|Český Těšín|IČO|DIČ/g

test.each(['pl', 'cs'] as const)('%s is not left in another language', (language) => {
  const english = (key: string) => forms(messages.en.get(key)).map(([, text]) => text)
  expect(
    offenders(language, (text, key) => letters(text) !== '' && !sameWords.has(text) && english(key).includes(text)),
  ).toEqual([])
  const foreign = { pl: /[ěščřžýáíéúůďťň]/i, cs: /[ąćęłńśźż]/i }[language]
  expect(offenders(language, (text) => foreign.test(text.replace(names, '')))).toEqual([])
})

describe('use', () => {
  const nouns = new Set(keys.map((key) => key.split('.')[0]))
  const sources = globSync(['src/**/*.ts', 'views/**/*.ejs', 'migrations/**/*.ts', 'seeds/**/*.ts'], { cwd: root }).map(
    (file) => ({ file, text: withoutComments(readFileSync(join(root, file), 'utf8')) }),
  )

  test('every message is used', () => {
    const used = sources.flatMap(({ text }) => [
      ...quotedKeys(text)
        .filter((string) => nouns.has(string.split('.')[0]))
        .map(patternOf),
      // 'noun.prefix_' + x
      ...[...text.matchAll(/(['"])([a-z][A-Za-z-]*\.[\w-]*)\1\s*\+/g)].map(([, , prefix]) =>
        patternOf(`${prefix}\${}`),
      ),
    ])
    expect(keys.filter((key) => !used.some((pattern) => pattern.test(key)))).toEqual([])
  })

  test('every message that is asked for exists', () => {
    const missing = sources.flatMap(({ file, text }) =>
      keysAskedFor(text)
        .filter((asked) => !keys.some((key) => patternOf(asked).test(key)))
        .map((asked) => `${file}: ${asked}`),
    )
    expect(missing).toEqual([])
  })

  test('these two tests see what they are meant to see', () => {
    const hole = '$'.concat('{l}')
    const call = `t('a.b', { c: 'd.e' }) + put('f.g') + x.t("h.i") + translator(l)(\`j.k_${hole}m\`)`
    expect(keysAskedFor(call)).toEqual(['a.b', 'h.i', `j.k_${hole}m`])
    expect(keysAskedFor("t(x === 'y' ? 'a.b' : 'c.d')")).toEqual(['a.b', 'c.d'])
    expect(keysAskedFor("t('forgotten')")).toEqual(['forgotten'])
    expect(quotedKeys(`<a title="<%= t('a.b') %>"> 'c.d e' '.f' \`g.${hole}\``)).toEqual(['a.b', `g.${hole}`])
    expect(quotedKeys(withoutComments("// t('a.b')\n/** t('c.d') */\nf('e.f', 'https://g') <%# 'h.i' %>"))).toEqual([
      'e.f',
    ])
    expect(['j.k_xm', 'j.k_x', 'jok_xm'].map((key) => patternOf(`j.k_${hole}m`).test(key))).toEqual([
      true,
      false,
      false,
    ])
  })

  function withoutComments(text: string): string {
    return text.replace(/(?<=^|\s)\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*|<%#[\s\S]*?%>|<!--[\s\S]*?-->/gm, '')
  }

  /** What has the shape of a key and stands in quotes of its own; it may hold `${…}`. */
  function quotedKeys(text: string): string[] {
    return [...text.matchAll(/(['"`])([a-z][A-Za-z-]*\.(?:[\w-]|\$\{[^}]*\})+)\1/g)].map(([, , key]) => key!)
  }

  /** A key, or with `${…}` in it any key that it can become. */
  function patternOf(string: string): RegExp {
    const parts = string.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return new RegExp(`^${parts.join('[\\w-]+')}$`)
  }

  /** The keys in the first argument of each call of t. */
  function keysAskedFor(text: string): string[] {
    return [...text.matchAll(/(?<![\w$])t\(|translator\(\w+\)\(/g)].flatMap((call) => {
      const argument = firstArgument(text.slice(call.index + call[0].length))
      const alone = /^(['"`])([^'"`]*)\1$/.exec(argument)
      return alone ? [alone[2]!] : quotedKeys(argument)
    })
  }

  function firstArgument(text: string): string {
    let depth = 0
    let quote = ''
    for (const [i, character] of [...text].entries()) {
      if (quote) quote = character === quote ? '' : quote
      else if (/['"`]/.test(character)) quote = character
      else if (/[([{]/.test(character)) depth += 1
      else if (depth > 0 && /[)\]}]/.test(character)) depth -= 1
      else if (depth === 0 && /[,)]/.test(character)) return text.slice(0, i).trim()
    }
    return text
  }
})
