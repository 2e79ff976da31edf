import { beforeAll, describe, expect, test } from 'vitest'
import type { TableReading } from '../../../src/annexes/tables/table-reading.ts'
import { csv, readTable, workbook } from './tables.ts'

const header = [
  ...['Period', 'Programme', 'Project acronym', 'Project name in English', 'Project name in other language'],
  ...['Description', 'Start date', 'End date', 'Total budget (EUR)', 'EU funding (EUR)', 'Thematic'],
  ...['Lead partner', 'Lead partner country', 'Lead partner NUTS 3', 'Partners', 'Website', 'Remarks'],
]
const row = (i: number) => [
  '2014-2020',
  i % 2 === 0 ? 'Interreg V-A Czech Republic - Poland' : 'Interreg CENTRAL EUROPE 2014-2020',
  `TEST-${i}`,
  `Invented project number ${i}`,
  `Wymyślony projekt numer ${i}`,
  `What number ${i} would have done; nothing of it is true.`,
  { date: 43132 + i },
  { date: 44196 + i },
  1000.5 * i,
  850 * i,
  'Energy; Something that no vocabulary has',
  `Office ${i % 5}`,
  'Poland',
  'PL524',
  ['First Partner (CZ)', `Partner ${i} (Poland)`, 'Third'].join([' | ', '\n', '; '][i % 3]),
  `www.project-${i}.example`,
  i === 7 ? 'look again' : null,
]

describe('a workbook like those of keep.eu', () => {
  let reading: TableReading & { lost: number; wrong: unknown[] }
  beforeAll(async () => {
    const rows = Array.from({ length: 30 }, (_, i) => row(i + 1))
    reading = await readTable(await workbook({ Projects: [['Export of projects'], [], header, ...rows] }), 'keep.xlsx')
  })

  test('each row is a project, clean, and nothing is lost', () => {
    expect(reading).toMatchObject({ kind: 'project', headerRow: 2, lost: 0, wrong: [] })
    expect(reading.counts).toEqual({
      rows: 30,
      imported: 30,
      clean: 30,
      with_issues: 0,
      rejected: 0,
      duplicate_in_file: 0,
    })
    expect(reading.rows[6]!.fields).toEqual({
      programme_period: '2014-2020',
      programme: 'Interreg CENTRAL EUROPE 2014-2020',
      acronym: 'TEST-7',
      title: 'Invented project number 7',
      official_name: 'Wymyślony projekt numer 7',
      description: 'What number 7 would have done; nothing of it is true.',
      start: '2018-02-08',
      end: '2021-01-07',
      budget_total: { amount: 7003.5, currency: 'EUR', approx: false },
      eu_contribution: { amount: 5950, currency: 'EUR', approx: false },
      themes: ['energy'],
      topics: ['Something that no vocabulary has'],
      lead: 'Office 2',
      lead_country: 'PL',
      lead_nuts_code: 'PL524',
      lead_nuts_raw: 'PL524',
      partners: ['First Partner', 'Partner 7', 'Third'],
      web: 'https://www.project-7.example',
    })
  })

  test('programmes and organisations are there once, with what is known of them', () => {
    const { entities } = reading.extraction
    const of = (type: string) => entities.filter((each) => each.type === type).map(({ fields }) => fields)
    expect(of('programme')).toEqual([
      { name: 'Interreg CENTRAL EUROPE', period_start: '2014', period_end: '2020' },
      { name: 'Interreg V-A Czech Republic - Poland', period_start: '2014', period_end: '2020' },
    ])
    expect(of('organisation')).toHaveLength(5 + 1 + 30 + 1)
    expect(of('organisation')).toContainEqual({
      ...{ name: 'Office 2', country: 'PL', nuts_code: 'PL524', nuts_raw: 'PL524' },
    })
    expect(of('organisation')).toContainEqual({ name: 'First Partner', country: 'CZ' })
  })

  test('relations lead from organisations to the project, from the project to its programme', () => {
    const { entities, relations } = reading.extraction
    const own = reading.rows[0]!.relations.map((index) => relations[index]!)
    expect(
      own.map(({ from, type, to }) => [entities[from]!.fields.name ?? '-', type, entities[to]!.fields.name ?? '-']),
    ).toEqual([
      ['-', 'part_of_programme', 'Interreg CENTRAL EUROPE'],
      ['Office 1', 'lead', '-'],
      ['First Partner', 'partner', '-'],
      ['Partner 1', 'partner', '-'],
      ['Third', 'partner', '-'],
    ])
    expect(relations.every(({ provenance }) => provenance?.[0]?.raw)).toBe(true)
  })

  test('what no column takes stays with its row', () => {
    const left = reading.extraction.passages.filter(({ reason }) => reason === 'unmapped_column')
    expect(left).toMatchObject([{ raw: 'look again', label: 'Remarks', entity: reading.rows[6]!.entities[0] }])
  })
})

describe('one row for each partner', () => {
  const head = 'Project acronym,Project title,Programme,Partner name,Partner role,Country'

  test('rows of one project join; what differs is said, what is there twice is left', async () => {
    const reading = await csv(
      head,
      'AAA,Alpha,Interreg Q,Org One,Lead Partner,PL',
      'AAA,Alpha,Interreg Q,Org Two,Project partner,CZ',
      'AAA,Alpha changed,Interreg Q,Org Three,Project partner,Nowhere',
      'AAA,Alpha,Interreg R,Org One,Lead Partner,PL',
      'AAA,Alpha,Interreg Q,Org Two,Project partner,CZ',
    )
    expect(reading.rows.map(({ status }) => status)).toEqual(['new', 'new', 'issue', 'new', 'duplicate_in_file'])
    expect(reading.rows[2]!.problems.map(({ code }) => code)).toEqual(['unknown_country', 'differs_from_row'])
    const { entities, relations } = reading.extraction
    expect(entities.filter(({ type }) => type === 'project')).toHaveLength(2)
    expect(relations.filter(({ to }) => to === 0).map(({ from, type }) => [entities[from]!.fields.name, type])).toEqual(
      [
        ['Org One', 'lead'],
        ['Org Two', 'partner'],
        ['Org Three', 'partner'],
      ],
    )
    expect(reading).toMatchObject({ lost: 0, wrong: [] })
  })

  test('also where the project stands in the first of its rows only', async () => {
    const reading = await csv(head, 'AAA,Alpha,Q,One,LP,PL', ',,,Two,PP,CZ', 'BBB,Beta,Q,One,LP,PL', ',,,Three,PP,SK')
    const projects = reading.extraction.entities.filter(({ type }) => type === 'project')
    expect(projects.map(({ fields }) => fields.title)).toEqual(['Alpha', 'Beta'])
    expect(reading.rows.map(({ fields }) => fields.partners ?? fields.lead)).toEqual(['One', ['Two'], 'One', ['Three']])
    expect(reading.rows.map(({ entities }) => entities[0])).toEqual([0, 0, ...Array(2).fill(expect.any(Number))])
    expect(reading.counts).toMatchObject({ rows: 4, rejected: 0 })
  })
})

test('a table with a column for each partner', async () => {
  const reading = await csv(
    'Project title;Lead partner;Partner 1;Partner 1 country;Partner 2;Partner 2 country',
    'A;Lead;One;PL;Two;CZ',
    'B;Lead;;;Three;SK',
  )
  expect(reading.rows.map(({ fields }) => fields.partners)).toEqual([['One', 'Two'], ['Three']])
  const organisations = reading.extraction.entities.filter(({ type }) => type === 'organisation')
  expect(organisations.map(({ fields }) => [fields.name, fields.country])).toEqual([
    ['Lead', undefined],
    ['One', 'PL'],
    ['Two', 'CZ'],
    ['Three', 'SK'],
  ])
  expect(reading).toMatchObject({ lost: 0, wrong: [] })
})
