import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extractionOfRow, extractTable } from '../../../src/annexes/tables/extract-table.ts'
import { neutralise } from '../../../src/annexes/tables/neutral-cell.ts'
import { csv, readTable, workbook } from './tables.ts'

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url))
const statuses = (reading: { rows: { status: string }[] }) => reading.rows.map(({ status }) => status)
const codes = (reading: { rows: { problems: { code: string }[] }[] }) =>
  reading.rows.map(({ problems }) => problems.map(({ code }) => code))

describe('a row is rejected', () => {
  test('without a title, with a ref of another row, with more cells than headings', async () => {
    const reading = await csv(
      'ref,title,country,city',
      'a1,,PL,Opole',
      'a2,One,PL,Opole',
      'A2,Another,PL,Opole',
      'a3,Three,PL,Opole,more',
      'a4,-,PL,Opole',
      'a5,n/a,PL,',
    )
    expect(statuses(reading)).toEqual(['rejected', 'new', 'rejected', 'rejected', 'rejected', 'rejected'])
    expect(codes(reading).map(([code]) => code)).toEqual([
      ...['no_title', undefined, 'duplicate_ref', 'wrong_cell_count', 'no_title', 'no_title'],
    ])
    expect(reading.counts).toEqual({
      rows: 6,
      imported: 1,
      clean: 1,
      with_issues: 0,
      rejected: 5,
      duplicate_in_file: 0,
    })
    expect(reading.rows.filter(({ status }) => status === 'rejected').flatMap(({ entities }) => entities)).toEqual([])
    expect(reading).toMatchObject({ lost: 0, wrong: [] })
  })

  test('with fewer cells than headings, where the file counts them', async () => {
    const { document } = await csv('ref;title;country', 'a;One;PL', 'b;Two')
    document.sheets[0]!.widths = [3, 3, 2]
    expect(statuses(extractTable(document))).toEqual(['new', 'rejected'])
    document.sheets[0]!.widths = [3, 3, 3]
    expect(statuses(extractTable(document))).toEqual(['new', 'new'])
  })

  test('whose title is a formula without a result, or an error', async () => {
    const bytes = await workbook({
      Projects: [
        ['Title', 'Country', 'Start date'],
        [{ xml: 't="str"><f>A2&amp;B2</f>' }, 'PL', 2018],
        [{ xml: 't="e"><v>#REF!</v>' }, 'PL', 2018],
        [{ xml: 't="str"><f>A1</f><v>Calculated</v>' }, 'PL', { xml: '><f>1+1</f>' }],
        ['Fourth', { xml: 't="e"><v>#N/A</v>' }, { date: 43132 }],
      ],
    })
    const reading = await readTable(bytes, 'projects.xlsx')
    expect(statuses(reading)).toEqual(['rejected', 'rejected', 'issue', 'issue'])
    expect(codes(reading)).toEqual([
      ['no_title', 'formula_without_value'],
      ['no_title', 'cell_error'],
      ['formula_without_value'],
      ['cell_error'],
    ])
    expect(reading.rows[2]!.fields).toEqual({ title: 'Calculated', country: 'PL' })
    expect(reading.rows[3]!.fields).toEqual({ title: 'Fourth', start: '2018-02-01' })
  })

  test('that is no object', async () => {
    const reading = await readTable(
      JSON.stringify([{ title: 'One', country: 'PL' }, 'oops', 17, null, { country: 'CZ' }, { title: 'Two' }]),
      'list.json',
    )
    expect(statuses(reading)).toEqual(['new', 'rejected', 'rejected', 'rejected', 'rejected', 'new'])
    expect(codes(reading)[1]).toContain('not_an_object')
  })
})

describe('a row is an issue, and what could be read of it is kept', () => {
  test('hostile texts stand as they are', async () => {
    const reading = await csv(
      'ref,title,summary,contact phone,population',
      'a,"=HYPERLINK(""http://x.example"",""y"")",plain,,',
      'b,@SUM(1),plain,,',
      'c,Fine,+1+1 is text,+48 77 446 14 00,-',
      "d,'=1 was neutralised,'@too,,",
      'e,<script>alert(1)</script>,plain,,',
    )
    expect(statuses(reading)).toEqual(['issue', 'issue', 'issue', 'new', 'new'])
    expect(codes(reading).slice(0, 3)).toEqual([['formula_like_text'], ['formula_like_text'], ['formula_like_text']])
    expect(reading.rows.map(({ fields }) => fields.title)).toEqual([
      '=HYPERLINK("http://x.example","y")',
      '@SUM(1)',
      'Fine',
      '=1 was neutralised',
      '<script>alert(1)</script>',
    ])
    expect(reading.rows[2]!.fields.contact_phone).toBe('+48774461400')
    expect(reading).toMatchObject({ lost: 0, wrong: [] })
  })

  test('a tab or a carriage return in front is said, and undone where an export of ours hid it', async () => {
    const cells = ['\tTab', '\rReturn', '\t=1+1', 'Fine']
    const written = (texts: string[]) =>
      readTable(
        ['Title,Country', ...texts.map((text) => `"${text}",PL`)].map((line) => `${line}\r\n`).join(''),
        'x.csv',
      )
    const raw = await written(cells)
    expect(statuses(raw)).toEqual(['issue', 'issue', 'issue', 'new'])
    expect(raw.rows.map(({ fields }) => fields.title)).toEqual(['Tab', 'Return', '=1+1', 'Fine'])
    const ours = await written(cells.map(neutralise))
    expect(statuses(ours)).toEqual(['new', 'new', 'new', 'new'])
    // a line ends in one way only where a text is read
    expect(ours.rows.map(({ fields }) => fields.title)).toEqual(['\tTab', '\nReturn', '\t=1+1', 'Fine'])
  })

  test.each([
    ['start', '31.02.2016', 'unreadable_date'],
    ['start', '43132', 'unreadable_date'],
    ['start', 'soon', 'unreadable_date'],
    ['country', 'Atlantis', 'unknown_country'],
    ['contact email', 'nobody', 'unreadable_email'],
    ['website', 'none of your business', 'unreadable_value'],
    ['total budget', '-5', 'unreadable_number'],
    ['total budget', '1.250', 'ambiguous_number'],
    ['population', 'many', 'unreadable_number'],
    ['nip', '7543078726', 'wrong_checksum'],
    ['ico', '12', 'wrong_checksum'],
    ['status', 'somewhat', 'unreadable_value'],
    ['end', '#VALUE!', 'cell_error'],
  ])('%s: %s', async (header, text, code) => {
    const reading = await csv(`title;acronym;${header}`, `Something;S;${text}`)
    expect(reading.rows).toMatchObject([{ status: 'issue', problems: [{ code, column: 2, raw: text }] }])
    expect(reading.lost).toBe(0)
  })

  test('an end before the start', async () => {
    const reading = await csv('title;start;end', 'A;2018-03;2018-02-28', 'B;2018;2018-01-05')
    expect(codes(reading)).toEqual([['end_before_start'], []])
  })

  test.each(['', '-', '–', 'n/a', 'brak', 'neuvedeno'])('but nothing said (%j) is none', async (text) => {
    const reading = await csv('title;country;start;total budget', `A;${text};${text};${text}`)
    expect(reading.rows).toMatchObject([{ status: 'new', fields: { title: 'A' }, problems: [] }])
    expect(Object.keys(reading.rows[0]!.fields)).toEqual(['title'])
  })
})

describe('columns decide', () => {
  const starts = (reading: { rows: { fields: Record<string, unknown> }[] }) =>
    reading.rows.map(({ fields }) => fields.start)

  test('the order of dates by a date that allows one only', async () => {
    expect(starts(await csv('title;start', 'A;03/04/2018', 'B;25/04/2018'))).toEqual(['2018-04-03', '2018-04-25'])
    expect(starts(await csv('title;start', 'A;03/04/2018', 'B;04/25/2018'))).toEqual(['2018-03-04', '2018-04-25'])
  })

  test('and leave open what a column that proves both, or none, does not say', async () => {
    const both = await csv('title;start', 'A;03/04/2018', 'B;25/04/2018', 'C;04/25/2018', 'D;3.4.2018')
    expect(starts(both)).toEqual([undefined, '2018-04-25', '2018-04-25', '2018-04-03'])
    expect(both.rows[0]!.problems).toEqual([
      { code: 'ambiguous_date', column: 1, raw: '03/04/2018', options: ['2018-04-03', '2018-03-04'] },
    ])
    expect(both.mapping[1]!.decided).toEqual({ order: 'both' })
    expect(starts(await csv('title;start', 'A;03/04/2018'))).toEqual([undefined])
  })

  test('another column of dates settles it, less surely', async () => {
    const reading = await csv('title;start;end', 'A;03/04/2018;25/12/2018')
    expect(starts(reading)).toEqual(['2018-04-03'])
    const { provenance } = reading.extraction.entities[0]!
    expect(provenance.start![0]!.confidence).toBeLessThan(provenance.end![0]!.confidence)
  })

  test.each([
    [
      ['1.250', '12,50'],
      [1250, 12.5],
    ],
    [
      ['1,250', '12.50'],
      [1250, 12.5],
    ],
    [
      ['1.250', '1.250.000'],
      [1250, 1_250_000],
    ],
    [
      ['1.250', '12,50', '12.50'],
      [undefined, 12.5, 12.5],
    ],
    [['1.250'], [undefined]],
    [['1 250 000,5'], [1_250_000.5]],
  ])('the decimal sign of %j', async (texts, amounts) => {
    const reading = await csv('title;total budget', ...texts.map((text, i) => `T${i};${text}`))
    expect(reading.rows.map(({ fields }) => (fields.budget_total as { amount: number } | undefined)?.amount)).toEqual(
      amounts,
    )
  })

  test.each([
    ['Total budget (EUR)', ['5'], ['EUR']],
    ['Budżet w zł', ['5'], ['PLN']],
    ['Total budget', ['5 EUR', '6'], ['EUR', 'EUR']],
    ['Total budget', ['5 EUR', '6 Kč', '7'], ['EUR', 'CZK', undefined]],
    ['Total budget', ['5'], [null]],
  ])('the currency: %s %j', async (header, texts, currencies) => {
    const reading = await csv(`title;${header}`, ...texts.map((text, i) => `T${i};${text}`))
    const read = reading.rows.map(({ fields }) => (fields.budget_total as { currency: string } | undefined)?.currency)
    expect(read).toEqual(currencies)
    if (texts.length > 2) expect(codes(reading)[2]).toEqual(['ambiguous_currency'])
  })

  test('a column of currencies and a heading in thousands', async () => {
    const reading = await csv('title;budget (tys.);currency', 'A;12,5;PLN', 'B;3;euro')
    expect(reading.rows.map(({ fields }) => fields.budget_total)).toEqual([
      { amount: 12500, currency: 'PLN', approx: false },
      { amount: 3000, currency: 'EUR', approx: false },
    ])
  })
})

describe('tables as they come', () => {
  test('windows-1250 with semicolons, a title above, Polish headings', async () => {
    const reading = await readTable(sample('practices-windows-1250.csv'), 'praktyki.csv')
    expect(reading).toMatchObject({ kind: 'practice', headerRow: 1, lost: 0, wrong: [] })
    expect(statuses(reading)).toEqual(['new', 'new', 'rejected', 'rejected', 'issue', 'duplicate_in_file'])
    expect(reading.rows[0]!.fields).toEqual({
      ref: 'DP-1',
      title: 'Wspólny bilet na próbę',
      country: 'PL',
      city: 'Łódź',
      start: '2015-03-01',
      ongoing: true,
      budget_total: { amount: 1_250_000.5, currency: 'PLN', approx: false },
      organisation: 'Związek Próbny Gmin',
      contact_name: 'Jan Przykładowy',
      contact_email: 'biuro@proba.example',
    })
    expect(reading.counts).toEqual({
      rows: 6,
      imported: 3,
      clean: 2,
      with_issues: 1,
      rejected: 2,
      duplicate_in_file: 1,
    })
    const { entities, relations } = extractionOfRow(reading, reading.rows[0]!)
    expect(entities.map(({ type }) => type)).toEqual(['practice', 'organisation', 'contact'])
    expect(relations.map(({ from, type, to }) => [from, type, to])).toEqual([
      [1, 'owner', 0],
      [2, 'works_for', 1],
    ])
  })

  test('the sheet with the headings, below a merged title, with typed dates; totals at the end are no row', async () => {
    const bytes = await workbook({
      Čtěte: [['Jen poznámky'], ['Kraj', 'se vyplňuje na druhém listu']],
      Akce: [
        ['Přehled akcí roku 2023', null, null, null, null],
        [],
        ['Název akce', 'Datum konání', 'Místo konání', 'Město', 'Pořadatel', 'Poznámka'],
        ['1', '2', '3', '4', '5', '6'],
        ['Zkušební seminář', { date: 45063 }, 'Sál vzorků', 'Olomouc', 'Úřad pro zkoušky', 'tajné'],
        ['Vymyšlená konference', '3.–4. června 2023', null, 'Brno', 'Úřad pro zkoušky'],
        [],
        ['Celkem: 2 akce'],
      ],
    })
    const reading = await readTable(bytes, 'akce.xlsx')
    expect(reading).toMatchObject({ kind: 'event', sheet: 'Akce', headerRow: 2, lost: 0, wrong: [] })
    expect(reading.rows).toMatchObject([
      {
        row: 2,
        status: 'new',
        fields: { title: 'Zkušební seminář', date: '2023-05-17', venue: 'Sál vzorků', city: 'Olomouc' },
      },
      {
        row: 3,
        status: 'new',
        fields: { date: '2023-06-03', end_date: '2023-06-04', organisation: 'Úřad pro zkoušky' },
      },
    ])
    const organisers = reading.extraction.entities.filter(({ type }) => type === 'organisation')
    expect(organisers).toHaveLength(1)
    expect(reading.extraction.passages).toEqual(
      expect.arrayContaining([expect.objectContaining({ raw: 'tajné', reason: 'unmapped_column', label: 'Poznámka' })]),
    )
  })

  test('nested objects of JSON', async () => {
    const practice = {
      id: 'X-1',
      title: 'Test',
      contact: { name: 'Jana Zkušební', email: 'jana@urad.example' },
      organisation: { name: 'Úřad', country: 'CZ' },
      budget: { amount: 1000.5, currency: 'EUR' },
      partners: [{ name: 'P1', country: 'PL' }, { name: 'P2' }],
    }
    const reading = await readTable(
      JSON.stringify({ generated: '2024-01-01', practices: [practice] }),
      'practices.json',
    )
    expect(reading.rows).toMatchObject([
      {
        kind: 'practice',
        status: 'new',
        fields: {
          ref: 'X-1',
          contact_name: 'Jana Zkušební',
          contact_email: 'jana@urad.example',
          organisation: 'Úřad',
          budget_total: { amount: 1000.5, currency: 'EUR' },
          partners: ['P1', 'P2'],
        },
      },
    ])
    expect(reading).toMatchObject({ lost: 0, wrong: [] })
  })

  test.each<[string, string, string]>([
    ['Organisation;Country;NIP', 'Urząd;PL;', 'organisation'],
    ['Programme;Period;Managing authority', 'Interreg;2014-2020;Ministry', 'programme'],
    ['Project name;Lead partner', 'A;B', 'project'],
    ['Název partnerství;Hledáme', 'A;partneři projektu', 'partnership'],
    ['Nazwa wydarzenia;Data', 'A;2020-01-01', 'event'],
    ['Title;Country', 'A;PL', 'practice'],
  ])('the kind of %s', async (header, row, kind) => {
    const reading = await csv(header, row)
    expect(reading).toMatchObject({ kind, rows: [{ status: 'new', kind }] })
  })

  test('no table: a form of labels, a list of words, an empty list', async () => {
    for (const text of ['Title;A practice\nCountry;PL\nCity;Opole\nStart;2015\n', 'one;two\nthree;four\n']) {
      const reading = await readTable(text, 'x.csv')
      expect(reading).toMatchObject({ rows: [], headerRow: -1, lost: 0 })
    }
  })
})
