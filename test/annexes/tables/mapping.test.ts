import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeColumns, mappableFields, mappingOf } from '../../../src/annexes/tables/describe-columns.ts'
import { extractTable } from '../../../src/annexes/tables/extract-table.ts'
import { headerNames, nameHeader } from '../../../src/annexes/tables/header-names.ts'
import { headerSignature } from '../../../src/annexes/tables/map-columns.ts'
import { isNeutralised, neutralise } from '../../../src/annexes/tables/neutral-cell.ts'
import { joinItems, splitList, splitNames } from '../../../src/annexes/tables/split-cell.ts'
import { parseFieldName } from '../../../src/annexes/tables/table-fields.ts'
import { csv } from './tables.ts'

const names = headerNames()

describe('headings', () => {
  test.each([
    ['Remarks', undefined],
    ['', undefined],
    ['constructor', undefined],
    ['x'.repeat(200), undefined],
    ['The country in which all this happened', undefined],
    ['TITLE *', 'title'],
    ['Nazwa projektu:', 'title'],
    ['Název projektu (česky)', 'title'],
    ['tytuł_pl', 'title'],
    ['title_cs', 'title'],
    ['Data rozpoczęcia [dd.mm.rrrr]', 'start'],
    ['Celkové výdaje (Kč)', 'budget_total'],
    ['EU funding/co-financing', 'eu_contribution'],
    ['Lead partner NUTS 3', 'lead_region'],
    ['Partner 3', 'partner'],
    ['contact.email', 'contact_email'],
    ['Name of the lead partner organisation', 'lead'],
  ])('%j is %s', (header, field) => {
    expect(nameHeader(header, names)?.field).toBe(field)
  })

  test('what admins have taught comes first', () => {
    const taught = headerNames([{ label: 'Uwagi', target: 'main.description', arity: 'text' }])
    expect(nameHeader('UWAGI', taught)).toMatchObject({ field: 'description', score: 1 })
    expect(nameHeader('Uwagi', names)).toBeUndefined()
  })

  test('every field that is offered is one', () => {
    for (const field of mappableFields()) expect(parseFieldName(field), field).toBeDefined()
  })
})

describe('a mapping that an admin made', () => {
  const lines = ['Number;What;Comment', '1;First;one', '2;Second;two'] as const

  test('holds for its headings, whatever their case and order', async () => {
    const before = await csv(...lines)
    expect(before.rows).toEqual([])
    const mapping = {
      kind: 'event' as const,
      headerRow: 0,
      columns: [
        { header: 'COMMENT', field: 'description' },
        { header: 'what', field: 'title_pl' },
        { header: 'Number', field: null },
      ],
    }
    const reading = extractTable(before.document, mapping)
    expect(reading.rows.map(({ kind, fields }) => [kind, fields])).toEqual([
      ['event', { title: 'First', description: 'one' }],
      ['event', { title: 'Second', description: 'two' }],
    ])
    expect(reading.extraction.entities[0]!.fields.language).toBe('pl')
    expect(mappingOf(reading).columns.map(({ field }) => field)).toEqual([null, 'title_pl', 'description'])
  })

  test('nonsense in it maps nothing', async () => {
    const { document } = await csv('Title;Country', 'A;PL')
    for (const field of ['constructor', 'title_de', '']) {
      const mapping = { headerRow: 0, columns: [{ header: 'Title', field }] }
      expect(extractTable(document, mapping).rows).toEqual([])
    }
  })

  test('is kept by what the headings say', () => {
    const of = (...headers: string[]) => headerSignature(headers.map((header) => ({ header })))
    expect(of('Tytuł', 'Kraj:')).toBe(of(' TYTUL ', 'kraj'))
    expect(of('Tytuł', 'Kraj')).not.toBe(of('Kraj', 'Tytuł'))
    expect(of('Tytuł', 'Kraj')).not.toBe(of('Tytuł Kraj'))
  })
})

test('columns are described with samples, fill and errors', async () => {
  const reading = await csv('Title;Country;Other', 'A;PL;', 'B;Nowhere;x', 'C;PL;', 'D;;')
  expect(describeColumns(reading)).toMatchObject([
    {
      name: 'A',
      header: 'Title',
      field: 'title',
      score: 1,
      samples: ['A', 'B', 'C', 'D'],
      filled: 4,
      fillRate: 1,
      errors: 0,
    },
    { name: 'B', field: 'country', samples: ['PL', 'Nowhere'], filled: 3, fillRate: 0.75, errors: 1, errorRate: 1 / 3 },
    { name: 'C', field: null, score: 0, samples: ['x'], filled: 1 },
  ])
})

describe('cells', () => {
  test('what is neutralised runs nowhere and comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.constantFrom('', "'", "''", '=', '+', '-', '@', '\t', '\r', '\n', ' '), fc.string()),
        ([a, b]) => {
          const text = a + b
          const written = neutralise(text)
          expect(written).not.toMatch(/^[=+\-@\t\r\n]/)
          expect(isNeutralised(written) ? written.slice(1) : written).toBe(text)
        },
      ),
    )
  })

  test('lists come back as they were', () => {
    const item = fc
      .string({ minLength: 1, unit: fc.constantFrom('a', 'ż', ' ', ';', '|', '\n', ',', '(', ')') })
      .map((text) => text.trim())
      .filter((text) => text !== '')
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), (items) => {
        expect(splitList(joinItems(items)).map(({ text }) => text)).toEqual(items)
      }),
    )
  })

  test.each<[string, [string, string?][]]>([
    ['A (PL) | B [Czechia] | C', [['A', 'PL'], ['B', 'CZ'], ['C']]],
    ['A, Poland; B, v.o.s.', [['A', 'PL'], ['B, v.o.s.']]],
    [
      'A (PL), B (CZ), C (SK)',
      [
        ['A', 'PL'],
        ['B', 'CZ'],
        ['C', 'SK'],
      ],
    ],
    ['Town, Office of (ABC) (Olomouc, CZ)', [['Town, Office of', 'CZ']]],
    ['(PL)', [['(PL)']]],
    ['{"name":"A; B","country":"PL"}\n{"name":"C"}', [['A; B', 'PL'], ['C']]],
    ['{broken', [['{broken']]],
  ])('the organisations of %j', (text, organisations) => {
    const found = splitNames(text)
    expect(found.map(({ name, country }) => [name.text, ...(country ? [country.code] : [])])).toEqual(organisations)
    for (const { name, country } of found)
      for (const piece of country ? [name, country] : [name])
        expect(text.slice(piece.start, piece.end)).toBe(piece.text)
  })
})
