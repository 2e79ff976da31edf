import { beforeAll, describe, expect, test } from 'vitest'
import { measureCoverage } from '../../../src/annexes/passages.ts'
import type { ReadDocument } from '../../../src/annexes/reading/document.ts'
import { readDocument } from '../../../src/annexes/reading/read-document.ts'
import { extractTable } from '../../../src/annexes/tables/extract-table.ts'
import { type ExportedEntry, exportColumns } from '../../../src/api/export-columns.ts'
import { findExported } from '../../../src/api/find-exported.ts'
import { exportFormats, writeExport } from '../../../src/api/write-export.ts'
import { parseSearch } from '../../../src/catalogue/schema.ts'
import { kinds } from '../../../src/kinds.ts'
import { languages } from '../../../src/languages.ts'
import { openPortal, type Portal } from '../../portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})

async function* pageOf(entries: ExportedEntry[]) {
  yield entries
}
const write = async (
  format: (typeof exportFormats)[number],
  kind: string | undefined,
  entries: AsyncIterable<ExportedEntry[]>,
  separator: ',' | ';' = ',',
): Promise<ReadDocument> => {
  const pieces = writeExport(format, {
    columns: exportColumns(kind),
    entries,
    origin: 'https://x.example/en',
    separator,
  })
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(Buffer.from(piece))
  return readDocument(Buffer.concat(parts), `export.${format}`)
}
const listed = async (kind?: string) => {
  const found: ExportedEntry[] = []
  for await (const page of findExported(portal.pool, parseSearch(kind ? { kind } : {}))) found.push(...page)
  return found
}

const entry = (kind: string, content: object, rest: Partial<ExportedEntry> = {}): ExportedEntry => ({
  ...{ id: 1, kind, slug: 'an-entry', originalLanguage: 'pl', relations: [] },
  content: { ...content },
  ...rest,
})

describe.each(exportFormats)('%s gives back just what was written', (format) => {
  test.each([
    '=1+1',
    '+48 not a phone',
    '-minus',
    '@name',
    "'=quoted already",
    "''@twice",
    "'ordinary apostrophe",
    'a;b|c,d"e"\nsecond line\n\nthird',
    '• a bullet',
    '#REF! is an error elsewhere',
  ])('a text like %j', async (text) => {
    const content = { title: { pl: text, en: 'Other' }, summary: { pl: text } }
    const { rows } = extractTable(await write(format, 'practice', pageOf([entry('practice', content)])))
    expect(rows).toMatchObject([
      { status: 'new', problems: [], fields: { title: text, summary: text, title_en: 'Other' } },
    ])
  })

  test.each([[['one']], [['one', 'two']], [['a;b']], [['a|b', 'c\nd']], [['=1', '-2']]])(
    'a list like %j',
    async (items) => {
      const content = { title: { pl: 'Tytuł' }, aims: items.map((pl) => ({ pl })) }
      const { rows } = extractTable(await write(format, 'partnership', pageOf([entry('partnership', content)])))
      expect(rows).toMatchObject([{ status: 'new', problems: [], fields: { aims: items } }])
    },
  )

  test.each([
    [1.5, false],
    [1250000, false],
    [125.125, false],
    [260000000, true],
  ])('an amount like %d', async (amount, approximate) => {
    const content = { title: { pl: 'Tytuł' }, budgetTotal: { amount, currency: 'EUR', approximate } }
    const { rows } = extractTable(await write(format, 'project', pageOf([entry('project', content)])))
    expect(rows).toMatchObject([
      { status: 'new', problems: [], fields: { budget_total: { amount, currency: 'EUR', approx: approximate } } },
    ])
  })

  test('partners with countries and odd names, programmes with their period', async () => {
    const end = (role: string, title: string, country?: string) => ({
      ...{ role, title: { pl: title }, originalLanguage: 'pl' as const, period: { start: '2014', end: '2020' } },
      places: country ? [{ country }] : [],
    })
    const relations = [
      end('lead', 'Urząd; drugi', 'PL'),
      end('partner', 'Úřad | oddělení', 'CZ'),
      end('partner', '=Kraj (ABC)'),
      end('part-of-programme', 'Interreg Próba'),
    ]
    const { rows, extraction } = extractTable(
      await write(format, 'project', pageOf([entry('project', { title: { pl: 'Tytuł' } }, { relations })])),
    )
    expect(rows).toMatchObject([
      {
        status: 'new',
        fields: {
          lead: 'Urząd; drugi',
          partners: ['Úřad | oddělení', '=Kraj (ABC)'],
          programme: 'Interreg Próba',
          programme_period: '2014-2020',
        },
      },
    ])
    expect(extraction.entities.map(({ type, fields }) => [type, fields.name, fields.country])).toEqual(
      expect.arrayContaining([
        ['organisation', 'Urząd; drugi', 'PL'],
        ['organisation', 'Úřad | oddělení', 'CZ'],
      ]),
    )
  })

  test.each([...kinds.map(({ name }) => name), undefined])('the first content: %s', async (kind) => {
    const entries = await listed(kind)
    expect(entries.length).toBeGreaterThan(0)
    const document = await write(
      format,
      kind,
      findExported(portal.pool, parseSearch(kind ? { kind } : {})),
      kind ? ';' : ',',
    )
    const reading = extractTable(document)
    expect(reading.mapping.filter(({ field }) => field === null)).toEqual([])
    expect(measureCoverage(document.text, reading.extraction).lost).toBe(0)
    expect(reading.counts).toMatchObject({ rows: entries.length, clean: entries.length })
    for (const [i, { kind: name, slug, content, originalLanguage }] of entries.entries()) {
      const { fields, kind: read } = reading.rows[i]!
      expect([read, fields.ref, fields.language]).toEqual([name, `${name}/${slug}`, originalLanguage])
      for (const [field, value] of Object.entries(content)) {
        const own = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
        if (/Status$/.test(field)) expect(fields.status).toBe(value)
        else if (field === 'themes' || field === 'places' || fields[own] !== undefined)
          expectSame(fields, own, value, originalLanguage)
      }
      for (const field of ['title', 'summary']) expectSame(fields, field, content[field], originalLanguage)
    }
  })
})

/** A field as the content has it: texts in the original language plain, in the others with their ending. */
function expectSame(fields: Record<string, unknown>, field: string, value: unknown, original: string): void {
  const parts = Array.isArray(value) ? value : [value]
  const isTranslated = parts.every((part) => languages.some((each) => typeof part?.[each] === 'string'))
  if (!isTranslated) {
    if (typeof value === 'object' && !Array.isArray(value))
      expect(fields[field]).toMatchObject({ amount: parts[0].amount })
    else expect(fields[field]).toEqual(value)
    return
  }
  for (const language of languages) {
    const texts = parts.flatMap((part) => part[language] ?? [])
    if (texts.length === 0) continue
    const name = language === original ? field : `${field}_${language}`
    expect(fields[name], name).toEqual(Array.isArray(value) ? texts : texts[0])
  }
}
