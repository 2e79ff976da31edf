import { describe, expect, it } from 'vitest'
import { findPassage, markWords } from '../../src/catalogue/mark-passage.ts'
import { answeringLexemes, parseQuery, searchQuery, searchWords } from '../../src/search/query.ts'
import { searchVector } from '../../src/search/words.ts'

const wanted = (q: string) => answeringLexemes(parseQuery(q))

describe('words of a search', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['!!! --- ???', []],
    ["'; drop table entries --", ['drop', 'table', 'entries']],
    ['Łódź  łódź LODZ', ['lodz']],
    ['1117R4 2018–2020', ['1117r4', '2018', '2020']],
    ['polsko-czeski', ['polsko', 'czeski']],
    ['77 446 14 00', ['774461400']],
    ['14 00', ['14', '00']],
    ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('%j', (q, words) => {
    expect(searchWords(q)).toEqual(words)
  })

  it('make a query only where there is a word', () => {
    expect(searchQuery('?!')).toBeUndefined()
    expect(searchQuery("Szczecińskiego d'Or")).toBe("('szczecin')&('d')")
  })

  it('with hyphens are found as a whole and by their parts', () => {
    expect(searchQuery('co-operation')).toBe("(('cooperation'|'~cooper')|('co')&('operation'|'~oper'))")
    expect(searchVector([{ text: 'co-operation', weight: 'C', language: 'en' }])).toBe(
      "'~cooper':1C 'co':1C '~oper':2C",
    )
    expect(markWords('of co-operation', wanted('cooperation'), 'en')).toBe('of <mark>co-operation</mark>')
    expect(markWords('of co-operation', wanted('co-operation'), 'en')).toBe('of <mark>co-operation</mark>')
    expect(markWords('of co-operation', wanted('operation'), 'en')).toBe('of co-<mark>operation</mark>')
  })

  it('stand in a vector with weight and position, those of the title marked', () => {
    const vector = searchVector([
      { text: 'Tramwaje', weight: 'A', language: 'pl' },
      { text: 'nowe tramwaje', weight: 'D', language: 'pl' },
    ])
    expect(vector).toBe("'tramwaj':1A,13 '^tramwaj' 'now':12")
  })
})

describe('marked passages', () => {
  it('escape the text and mark accent-insensitively', () => {
    expect(markWords('Związek <Miast> & miast', wanted('miast zwiazek'), 'pl')).toBe(
      '<mark>Związek</mark> &lt;<mark>Miast</mark>&gt; &amp; <mark>miast</mark>',
    )
    expect(markWords('nothing here', wanted('tram'), 'en')).toBeUndefined()
  })

  it('come from the reader’s language first, else from any', () => {
    const passages = [
      { text: 'tram tracks', language: 'en' as const },
      { text: 'tory dla tram', language: 'pl' as const },
    ]
    expect(findPassage(passages, wanted('tram'), 'pl')).toEqual({ html: 'tory dla <mark>tram</mark>', language: 'pl' })
    expect(findPassage(passages, wanted('tracks'), 'pl')).toEqual({ html: 'tram <mark>tracks</mark>', language: 'en' })
    expect(findPassage(passages, wanted('bus'), 'pl')).toBeUndefined()
  })

  it('are cut around the first word found', () => {
    const text = `${'lorem ipsum '.repeat(40)}needle ${'dolor sit '.repeat(40)}`
    const found = findPassage([{ text }], wanted('needle'), 'en')!
    expect(found.html).toContain('<mark>needle</mark>')
    expect(found.html.startsWith('…')).toBe(true)
    expect(found.html.endsWith('…')).toBe(true)
    expect(found.html.length).toBeLessThan(260)
  })
})
