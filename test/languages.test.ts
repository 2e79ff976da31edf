import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fold, sortKey } from '../src/alphabet.ts'
import {
  countryName,
  isLanguage,
  type Language,
  languageOfRequest,
  languages,
  pickText,
  readMessages,
  translator,
} from '../src/languages.ts'
import { formatCompact, formatMoney, formatNumber, formatPhone } from '../src/numbers.ts'
import { bindShortWords } from '../src/short-words.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** Non-breaking spaces shown as ~, so that a table can be read. */
const show = (text: string) => text.replaceAll('\u00a0', '~')

describe('message files', () => {
  const read = (content: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'messages-'))
    writeFileSync(join(folder, 'things.json'), content)
    try {
      return readMessages(pathToFileURL(`${folder}/`))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  test.each([
    ['a nested key', '{"a": {"b": "c"}}'],
    ['plural forms without other', '{"a": {"one": "x"}}'],
    ['an unknown plural form', '{"a": {"other": "x", "lots": "y"}}'],
    ['a plural form that is no text', '{"a": {"other": 1}}'],
    ['a number', '{"a": 1}'],
    ['nothing', '{"a": null}'],
    ['a list', '{"a": ["b"]}'],
    ['no JSON', '{"a": '],
  ])('%s stops the start', (_, content) => expect(() => read(content)).toThrow())
  test('the key is the noun and the name', () =>
    expect([...read('{"a": "b", "c": {"other": "d"}}')]).toEqual([
      ['things.a', 'b'],
      ['things.c', { other: 'd' }],
    ]))
})

describe('what is missing', () => {
  const t = translator('pl')
  test('a key throws', () => {
    expect(() => t('kinds.nothing')).toThrow('kinds.nothing')
    expect(() => t('')).toThrow()
    expect(() => t('toString')).toThrow()
    expect(() => t('kinds.constructor')).toThrow()
  })
  test('a value throws', () => {
    expect(() => t('dates.since')).toThrow('{date}')
    expect(() => t('dates.since', { day: 1 })).toThrow('{date}')
    expect(() => t('kinds.practiceCount')).toThrow('count')
    expect(() => t('kinds.practiceCount', { count: '3' })).toThrow('count')
  })
  test('in production a line is logged once, and the page still comes', () => {
    vi.stubEnv('VITEST', '')
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect([t('kinds.missing'), t('kinds.missing')]).toEqual(['kinds.missing', 'kinds.missing'])
    expect(warn).toHaveBeenCalledTimes(1)
    expect(show(t('dates.ongoing'))).toBe('od , nadal trwa')
    expect(warn).toHaveBeenCalledTimes(2)
  })
})

describe('translator', () => {
  test('says which language it speaks', () =>
    expect(languages.map((language) => translator(language).language)).toEqual(['en', 'pl', 'cs']))
  test('puts values in as they are, once', () => {
    expect(translator('en')('dates.since', { date: '<b>{date}</b> $& $1' })).toBe('since <b>{date}</b> $& $1')
  })
  test('writes the count as a number of the language and leaves other numbers alone', () => {
    expect(translator('en')('kinds.entryCount', { count: 1500 })).toBe('1,500 entries')
    expect(translator('en')('dates.since', { date: 2005 })).toBe('since 2005')
  })
  test('binds short words in what comes out', () =>
    expect(show(translator('cs')('dates.in', { date: 'roce 2019' }))).toBe('v~roce 2019'))

  test.each([
    [0, '0 entries', '0 wpisów', '0 záznamů'],
    [1, '1 entry', '1 wpis', '1 záznam'],
    [2, '2 entries', '2 wpisy', '2 záznamy'],
    [5, '5 entries', '5 wpisów', '5 záznamů'],
    [12, '12 entries', '12 wpisów', '12 záznamů'],
    [22, '22 entries', '22 wpisy', '22 záznamů'],
    [1.5, '1.5 entries', '1,5 wpisu', '1,5 záznamu'],
    [112, '112 entries', '112 wpisów', '112 záznamů'],
    [15_000, '15,000 entries', '15~000 wpisów', '15~000 záznamů'],
  ])('%d', (count, ...expected) =>
    expect(languages.map((language) => show(translator(language)('kinds.entryCount', { count })))).toEqual(expected),
  )
})

describe('bindShortWords', () => {
  test.each<[Language, string, string]>([
    ['pl', '', ''],
    ['pl', 'w', 'w'],
    ['pl', 'w ', 'w '],
    ['pl', ' w', ' w'],
    ['pl', 'w\nOpolu', 'w\nOpolu'],
    ['pl', 'W Opolu i w Ołomuńcu', 'W~Opolu i~w~Ołomuńcu'],
    ['pl', 'o „a w tym” (z kim) – i co', 'o~„a~w~tym” (z~kim) – i~co'],
    ['pl', 'ta rama, na który', 'ta rama, na który'],
    ['pl', 'Interreg V-A Republika', 'Interreg V-A Republika'],
    ['pl', 'k sobie s kim', 'k sobie s kim'],
    ['cs', 'k sobě s kým v Olomouci a o čem', 'k~sobě s~kým v~Olomouci a~o~čem'],
    ['cs', 'w Opolu', 'w Opolu'],
    ['en', 'a town I know', 'a town I know'],
    ['pl', 'od 1 lutego 2018 r. do 2020 r.', 'od 1 lutego 2018~r. do 2020~r.'],
    ['pl', '1,5 mln mieszkańców, 260 mln euro, 15 000 zł, 85 %', '1,5~mln mieszkańców, 260~mln~euro, 15~000~zł, 85~%'],
    ['pl', 'w 2014 100 osób', 'w~2014 100 osób'],
    [
      'pl',
      'ul. Wolności 6, nr 5, art. 3, poz. 848, Dz.U. 2019, § 4',
      'ul.~Wolności 6, nr~5, art.~3, poz.~848, Dz.U.~2019, §~4',
    ],
    ['pl', '25 MB i 5 mebli', '25~MB i~5 mebli'],
    ['pl', '+48 77 446 14 00 w godz.', '+48~77~446~14~00 w~godz.'],
    ['cs', 'zákon č. 99/2019 Sb., § 5, 85 %, 1,5 mil. Kč', 'zákon č.~99/2019~Sb., §~5, 85~%, 1,5~mil.~Kč'],
    ['cs', '1. 2. 2018, 9. dubna 2016, 1. etapa', '1.~2.~2018, 9.~dubna 2016, 1.~etapa'],
    ['cs', 'Bylo jich 12. Dále 2016. potom', 'Bylo jich 12. Dále 2016. potom'],
    [
      'en',
      '€260 million, 1.5 million people, 25 MB, No. 5, No. it is',
      '€260~million, 1.5~million people, 25~MB, No.~5, No. it is',
    ],
  ])('%s: %s', (language, text, bound) => {
    expect(show(bindShortWords(text, language))).toBe(bound)
    expect(show(bindShortWords(bindShortWords(text, language), language))).toBe(bound)
  })
  test('a run of spaces becomes one', () => expect(show(bindShortWords('w   Opolu', 'pl'))).toBe('w~Opolu'))
})

describe('language of a request', () => {
  test.each<[string | undefined, string | undefined, Language]>([
    [undefined, undefined, 'en'],
    ['', '', 'en'],
    ['language=', 'de-DE,fr;q=0.8,*;q=0.1', 'en'],
    ['language=de', undefined, 'en'],
    ['language=PL', undefined, 'en'],
    ['language', ';;;,,,q=,=', 'en'],
    ['xlanguage=pl; other=cs', undefined, 'en'],
    ['language=__proto__', 'constructor', 'en'],
    [undefined, 'pl;q=0', 'en'],
    [undefined, 'pl;q=abc, cs;q=7', 'en'],
    [undefined, 'pl;q=-1', 'en'],
    [undefined, `${'x'.repeat(100_000)},cs`, 'cs'],
    ['a=b; language=cs', 'pl', 'cs'],
    ['language=xx; language=pl', undefined, 'pl'],
    [undefined, 'cs-CZ,cs;q=0.9,en;q=0.8', 'cs'],
    [undefined, 'PL', 'pl'],
    [undefined, 'en;q=0.3, pl;q=0.7, cs;q=0.5', 'pl'],
    [undefined, 'sk, cs ; q=0.5 , en;q=0.4', 'cs'],
    [undefined, 'pl, cs', 'pl'],
  ])('%j %j: %s', (cookie, acceptLanguage, language) =>
    expect(languageOfRequest({ cookie, acceptLanguage })).toBe(language),
  )
  test.each([undefined, null, '', 'de', 'EN', 'pl ', ['pl'], {}])('%j is no language', (x) =>
    expect(isLanguage(x)).toBe(false),
  )
  test.each(languages)('%s is one', (x) => expect(isLanguage(x)).toBe(true))
})

describe('pickText', () => {
  test('nothing to pick', () => {
    expect(pickText(undefined, 'pl')).toBeUndefined()
    expect(pickText(null, 'pl', 'cs')).toBeUndefined()
    expect(pickText({}, 'pl', 'cs')).toBeUndefined()
    expect(pickText({ pl: '' }, 'pl', 'pl')).toBeUndefined()
  })
  const text = { en: 'E', pl: 'P', cs: 'C' }
  test.each([
    [text, 'pl', 'cs', { text: 'P', language: 'pl', translated: true }],
    [text, 'cs', 'cs', { text: 'C', language: 'cs', translated: false }],
    [text, 'cs', undefined, { text: 'C', language: 'cs', translated: false }],
    [{ en: 'E', cs: 'C' }, 'pl', 'cs', { text: 'C', language: 'cs', translated: false }],
    [{ en: 'E', cs: 'C' }, 'pl', 'pl', { text: 'E', language: 'en', translated: true }],
    [{ pl: 'P', cs: 'C' }, 'en', undefined, { text: 'P', language: 'pl', translated: false }],
    [{ en: '', cs: 'C' }, 'en', 'pl', { text: 'C', language: 'cs', translated: true }],
  ] as const)('%j in %s, original %s', (texts, language, original, picked) =>
    expect(pickText(texts, language, original)).toEqual(picked),
  )
})

describe('countries', () => {
  test.each(['', 'x', 'pl', 'POL', 'ZZ9', '<b>', '__proto__', 'XX'])('%j stays as it is', (code) =>
    expect(countryName(code, 'pl')).toBe(code),
  )
  test.each([
    ['PL', 'Poland', 'Polska', 'Polsko'],
    ['CZ', 'Czechia', 'Czechy', 'Česko'],
    ['NO', 'Norway', 'Norwegia', 'Norsko'],
    ['EL', 'Greece', 'Grecja', 'Řecko'],
    ['UK', 'United Kingdom', 'Wielka Brytania', 'Spojené království'],
  ])('%s', (code, ...names) => expect(languages.map((language) => countryName(code, language))).toEqual(names))
})

describe('numbers', () => {
  test.each([
    [1500, '1,500', '1500', '1~500'],
    [15_000, '15,000', '15~000', '15~000'],
    [1.5, '1.5', '1,5', '1,5'],
    [0, '0', '0', '0'],
  ])('%d', (n, ...expected) => expect(languages.map((language) => show(formatNumber(n, language)))).toEqual(expected))

  test.each([
    [999_999, ['999,999', ''], ['999~999', ''], ['999~999', '']],
    [1_234_567, ['1,234,567', ''], ['1~234~567', ''], ['1~234~567', '']],
    [1_500_000, ['1.5', 'million'], ['1,5', 'mln'], ['1,5', 'mil.']],
    [1_950_000, ['1.95', 'million'], ['1,95', 'mln'], ['1,95', 'mil.']],
    [260_000_000, ['260', 'million'], ['260', 'mln'], ['260', 'mil.']],
    [1_500_000_000, ['1.5', 'billion'], ['1,5', 'mld'], ['1,5', 'mld.']],
    [1_234_500_000, ['1,234.5', 'million'], ['1234,5', 'mln'], ['1~234,5', 'mil.']],
  ])('%d as a big figure', (n, ...expected) =>
    expect(
      languages.map((language) => {
        const { figure, unit } = formatCompact(n, language)
        return [show(figure), unit]
      }),
    ).toEqual(expected),
  )
})

describe('money', () => {
  test.each([
    [260_000_000, 'EUR', '€260~million', '260~mln~euro', '260~mil.~eur'],
    [1_500_000, 'PLN', 'PLN 1.5~million', '1,5~mln~zł', '1,5~mil. zlotých'],
    [1_500_000, 'CZK', 'CZK 1.5~million', '1,5~mln koron czeskich', '1,5~mil.~Kč'],
    [5_000_000, 'NOK', 'NOK 5~million', '5~mln koron norweskich', '5~mil. norských korun'],
    [2_000_000, 'USD', 'USD 2~million', '2~mln USD', '2~mil. USD'],
    [1, 'EUR', '€1', '1~euro', '1~euro'],
    [2, 'EUR', '€2', '2~euro', '2~eura'],
    [5, 'EUR', '€5', '5~euro', '5~eur'],
    [1.5, 'EUR', '€1.50', '1,50~euro', '1,50~eura'],
    [2, 'CZK', 'CZK 2', '2 korony czeskie', '2~Kč'],
    [1234.5, 'PLN', 'PLN 1,234.50', '1234,50~zł', '1~234,50 zlotého'],
    [1_953_217, 'EUR', '€1,953,217', '1~953~217~euro', '1~953~217~eur'],
  ])('%d %s in text', (amount, currency, ...expected) =>
    expect(languages.map((language) => show(formatMoney({ amount, currency }, language, 'text')))).toEqual(expected),
  )
  test('what is approximate says so', () => {
    const money = { amount: 260_000_000, currency: 'EUR', approximate: true }
    expect(languages.map((language) => show(formatMoney(money, language, 'text')))).toEqual([
      'about €260~million',
      'ok. 260~mln~euro',
      'asi 260~mil.~eur',
    ])
    expect(show(formatMoney(money, 'pl', 'table'))).toBe('ok. 260~000~000~EUR')
  })
  test('tables have every digit and the code', () =>
    expect(
      languages.map((language) => show(formatMoney({ amount: 260_000_000, currency: 'EUR' }, language, 'table'))),
    ).toEqual(['260,000,000~EUR', '260~000~000~EUR', '260~000~000~EUR']))
})

test.each([
  ['', ''],
  ['no number', 'no number'],
  ['+4877446140', '+4877446140'],
  ['+487744614000', '+487744614000'],
  ['+491701234567', '+491701234567'],
  ['774461400', '774461400'],
  ['+48774461400', '+48 77 446 14 00'],
  ['+48616335056', '+48 61 633 50 56'],
  ['+48501234567', '+48 501 234 567'],
  ['+420123456789', '+420 123 456 789'],
  ['+4722002500', '+47 22 00 25 00'],
  ['+4741234567', '+47 412 34 567'],
])('phone %j', (phone, shown) => expect(formatPhone(phone)).toBe(shown))

test.each([
  ['', ''],
  ['Žluťoučký KŮŇ', 'zlutoucky kun'],
  ['Zażółć gęślą jaźń, Łódź', 'zazolc gesla jazn, lodz'],
  ['Straße Đorđe Ærø', 'strasse dorde aero'],
  ['Z\u0307', 'z'],
])('fold %j', (text, folded) => expect(fold(text)).toBe(folded))

describe('dictionary order', () => {
  const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const sorted = (words: string[], language: Language) =>
    [...words].sort((a, b) => byCode(sortKey(a, language), sortKey(b, language)))

  test('keys of nothing', () => {
    expect(['', ' ', '„”', '– –'].map((text) => sortKey(text, 'pl'))).toEqual(['', '', '', ''])
  })
  test.each<[Language, string]>([
    ['pl', 'cis cyna cz ćma dach dąb dech ląd lody łąka mak ocet oz ósmy pan sad szum ścieg tak zuch źdźbło żaba'],
    ['cs', 'cesta cukr čaj had hrad hyl chata chléb chyba ikona rok rys řeka sad síla syn šach zub zvon žába'],
    ['cs', 'rada ráda radar řada'],
    ['cs', 'ulice Úlice úřad ústav usnul ústup'],
    ['en', 'cafe café caff Łódź lodz łodzie'],
  ])('%s: %s', (language, text) => {
    const words = text.split(' ')
    const expected = [...words].sort(new Intl.Collator(language).compare)
    expect(sorted([...words].reverse(), language)).toEqual(expected)
  })
  test('the alphabets of the glossary', () => {
    const polish = 'a ą b c ć d e ę f g h i j k l ł m n ń o ó p r s ś t u w y z ź ż'.split(' ')
    expect(sorted([...polish].reverse(), 'pl')).toEqual(polish)
    const czech = 'a á b c č d ď e é ě f g h ch i í j k l m n ň o ó p q r ř s š t ť u ú ů v w x y ý z ž'.split(' ')
    expect(sorted([...czech].reverse(), 'cs')).toEqual(czech)
  })
  test('marks break ties only, letters of the alphabet do more', () => {
    expect(sorted(['dábel', 'dabing'], 'cs')).toEqual(['dábel', 'dabing'])
    expect(sorted(['čas', 'cukr'], 'cs')).toEqual(['cukr', 'čas'])
    expect(sorted(['łan', 'luz'], 'en')).toEqual(['łan', 'luz'])
    expect(sorted(['łan', 'luz'], 'pl')).toEqual(['luz', 'łan'])
  })
  test('ch is one letter in Czech and two in Polish', () => {
    const words = ['chata', 'cukr', 'hora', 'Chyba', 'ikona']
    expect(sorted(words, 'cs')).toEqual(['cukr', 'hora', 'chata', 'Chyba', 'ikona'])
    expect(sorted(words, 'pl')).toEqual(['chata', 'Chyba', 'cukr', 'hora', 'ikona'])
  })
  test('word by word; quotes count for nothing, a hyphen is a space', () => {
    const titles = ['Rada', '„Rada” i inni', 'Rada miasta', 'Rada-Nova', 'Radar', 'Radom 2', 'Radom 20']
    expect(sorted([...titles].reverse(), 'pl')).toEqual(titles)
  })
  test.each(languages)('agrees with Intl.Collator: %s', (language) => {
    const names =
      'Aš Brno Břeclav Bystřice Cieszyn Cheb Chełm Chrudim Český_Těšín Čáslav Ćwiklice Dąbrowa Děčín Elbląg Ełk ' +
      'Gdańsk Gdynia Głogów Havířov Hradec_Králové Hranice Inowrocław Jelenia_Góra Ježov Katowice Kłodzko Łódź ' +
      'Łomża Lodz Lubań Luby Łęczna Mělník Nysa Náchod Olomouc Ołomuniec Opole Ostrava Ósma Písek Pisz Poznań ' +
      'Praha Prácheň Říčany Rzeszów Radom Řada rada Ráda RADA ráda Sady Słupsk Świdnica Swarzędz Šumperk Szczecin ' +
      'Tábor Tabor Tychy Ústí_nad_Labem Usti Úvaly Varšava Vsetín Wrocław Zlín Złotów Zielona_Góra Żary Źródło ' +
      'Żywiec Žatec Žďár Müller Muller Malmö Malmo Århus chléb Chléb CHLÉB cHata'
    const words = names.split(' ').map((name) => name.replaceAll('_', ' '))
    expect(sorted([...words].reverse(), language)).toEqual(words.sort(new Intl.Collator(language).compare))
  })
})
