import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measureCoverage } from '../../src/annexes/passages.ts'
import { readAnnex } from '../../src/annexes/reading/read-annex.ts'
import { makeDocx, makeOdt } from './make-files.ts'

// Documents and workbooks saved by an office program: forms, lists and tables that nobody knows, side by side. A list
// in a document says what it would say as a table of its own, in whatever format.
const folder = new URL('./samples/tables/', import.meta.url)

/** What a file says, in lines; every value stands where it says, and no character is lost. */
async function read(bytes: Buffer, name: string) {
  const { document, extraction } = await readAnnex(bytes, name)
  const { entities, relations, passages, questions } = extraction
  const found = entities.flatMap(({ provenance }) => Object.values(provenance).flat())
  expect(found.filter(({ start, end, raw }) => document.text.slice(start, end) !== raw || raw === '')).toEqual([])
  expect(measureCoverage(document.text, extraction).lost).toBe(0)
  expect(questions).toEqual([])
  return {
    entities: entities.map(({ type, fields: { metrics, ...fields } }) => ({ type, ...fields })),
    relations: relations.map(({ from, type, to }) => `${from} ${type} ${to}`),
    listed: passages.filter(({ reason }) => reason !== 'boilerplate').map(({ raw }) => raw),
  }
}
const readSample = (name: string) => read(readFileSync(new URL(name, folder)), name)

test.each(['html', 'docx', 'odt'])('a form, its partners, its events and a table of lamps, in %s', async (ending) => {
  expect(await readSample(`project-en.${ending}`)).toEqual({
    entities: [
      {
        type: 'project',
        title: 'Paths along the river',
        acronym: 'PATHRIV',
        start: '2019-03-01',
        end: '2022-02-28',
        // the label takes two lines of its cell
        objective: 'To join the paths of four towns into one that a child can ride alone.',
        budget_total: { amount: 1_250_000, currency: 'EUR', approx: false },
        target_groups: ['pupils of the four towns', 'people who ride to work'],
      },
      // a form in a cell of the form
      { type: 'contact', name: 'Ewa Zmyślona', email: 'ewa@paths.example.org' },
      // one cell says the country of two of them
      { type: 'organisation', name: 'Town of Upper Willow', country: 'PL' },
      { type: 'contact', name: 'Jan Nieznany', email: 'jan@willow.example.org' },
      { type: 'organisation', name: 'Association of River Towns', acronym: 'ART', country: 'PL' },
      { type: 'contact', name: 'Anna Wymyślona', email: 'anna@art.example.org' },
      { type: 'organisation', name: 'City of Lower Meadow', country: 'CZ' },
      { type: 'contact', name: 'Petr Neznámý', email: 'petr@meadow.example.org' },
      { type: 'event', title: 'First ride of the pupils', date: '2019-05-12', city: 'Opole' },
      { type: 'event', title: 'Closing meeting of the partners', date: '2022-02-03', city: 'Olomouc' },
    ],
    relations: [
      ...['3 works_for 2', '5 works_for 4', '7 works_for 6'],
      ...['2 lead 0', '4 partner 0', '6 partner 0', '8 event_of 0', '9 event_of 0'],
    ],
    listed: [
      ...['EUR 500 000', 'EUR 450 000', 'EUR 300 000'],
      'Events of the project',
      'Lamps along the path\nBank\nLamps\nColour',
      'left bank\n41\nyellow',
      'right bank\n38\nwhite',
    ],
  })
})

test.each(['html', 'docx', 'odt'])(
  'a list of practices below a merged title, and one of persons, in %s',
  async (ending) => {
    expect(await readSample(`practices-pl.${ending}`)).toEqual({
      entities: [
        { type: 'practice', title: 'Wspólny bilet trzech gmin', country: 'PL', city: 'Opole', start: '2014' },
        { type: 'practice', title: 'Rower zamiast autobusu', country: 'PL', city: 'Racibórz', start: '2016' },
        { type: 'practice', title: 'Ogród na dachu urzędu', country: 'CZ', city: 'Ostrava', start: '2019' },
      ],
      relations: [],
      listed: [
        'Stowarzyszenie Gmin Nad Wymyśloną zebrało trzy praktyki.',
        ...['1.', '2.', '3.'],
        'Osoby',
        'Nazwa\nStanowisko\nE-mail',
        'Ewa Nieznana\nkierowniczka\newa@gminy.example.pl',
        'Jan Zmyślony\nreferent\njan@gminy.example.pl',
      ],
    })
  },
)

test.each(['html', 'docx', 'odt'])(
  'members and projects of a partnership name the same towns, in %s',
  async (ending) => {
    expect(await readSample(`partnership-cs.${ending}`)).toEqual({
      entities: [
        expect.objectContaining({ type: 'partnership', title: 'Tři řeky', looking_for: ['project_partners'] }),
        { type: 'organisation', name: 'Město Horní Smyšlená', country: 'CZ', city: 'Olomouc' },
        { type: 'organisation', name: 'Gmina Wymyślona', acronym: 'GW', country: 'PL', city: 'Opole' },
        { type: 'project', title: 'Hráze a louky', start: '2017-04-01', end: '2020-03-31' },
        { type: 'project', title: 'Voda ve škole', start: '2021-09-01', end: '2023-06-30' },
      ],
      relations: ['1 lead 0', '2 member 0', '1 lead 3', '2 lead 4'],
      listed: ['Partnerství Tři řeky', 'Společné projekty'],
    })
  },
)

test('a workbook with a merged title, typed dates, formulas, a second and a hidden sheet says what its csv says', async () => {
  const [csv, xlsx, ods] = await Promise.all(['projects.csv', 'projects.xlsx', 'projects.ods'].map(readSample))
  expect(xlsx!.entities).toEqual(csv!.entities)
  expect(xlsx!.relations).toEqual(csv!.relations)
  expect(ods).toEqual(xlsx)
  expect(csv!.entities.filter(({ type }) => type === 'project')).toMatchObject([
    { acronym: 'PATHRIV', start: '2019-03-01', end: '2022-02-28', eu_contribution: { amount: 1_000_000 } },
    { acronym: 'LAMPS', start: '2020-09-15', eu_contribution: { amount: 160_250.25 } },
    { acronym: 'ROOFS', end: '2018-06-30', eu_contribution: { amount: 83_594 } },
  ])
  // the other sheet is listed, the hidden one left out and counted
  expect(xlsx!.listed).toEqual(['Who wrote this', 'Ewa Zmyślona', 'Seen last', '2022-04-01'])
  const { document } = await readAnnex(readFileSync(new URL('projects.ods', folder)), 'projects.ods')
  expect(document).toMatchObject({ type: 'ods', dropped: { hiddenSheets: 1 } })
  expect(document.text).not.toContain('SECRET')
})

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const page = (...rows: string[]) => Buffer.from(`<html><body><table>${rows.join('')}</table></body></html>`)

test('nothing is made of a list that may be one of anything', async () => {
  const { entities, listed } = await read(
    page(row('Name', 'City', 'Phone'), row('Tree', 'Opole', '77 000 11 22')),
    'a.html',
  )
  expect(entities).toEqual([])
  expect(listed).toEqual(['Name\nCity\nPhone', 'Tree\nOpole\n77 000 11 22'])
})

test('a form whose labels stand in two columns is no list', async () => {
  const { entities } = await read(
    page(row('Project title', 'Bees', 'Acronym', 'BEES'), row('Start date', '2015', 'End date', '2017')),
    'a.html',
  )
  expect(entities).toEqual([{ type: 'project', title: 'Bees', acronym: 'BEES', start: '2015', end: '2017' }])
})

const docxCell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
const odtCell = (text: string, attributes = '') =>
  `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`

test('cells stand in one place whatever the format calls merging', async () => {
  const html = page(
    '<tr><td>A</td><td colspan="2">B</td></tr><tr><td rowspan="2">C</td><td>D</td><td>E</td></tr><tr><td>F</td><td>G</td></tr>',
  )
  const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
  const docx = makeDocx(
    `<w:tbl>${tr(docxCell('A'), docxCell('B', '<w:gridSpan w:val="2"/>'))}${tr(docxCell('C', '<w:vMerge w:val="restart"/>'), docxCell('D'), docxCell('E'))}${tr(docxCell('', '<w:vMerge/>'), docxCell('F'), docxCell('G'))}</w:tbl>`,
  )
  const covered = '<table:covered-table-cell/>'
  const odt = makeOdt(
    `<table:table><table:table-row>${odtCell('A')}${odtCell('B', 'table:number-columns-spanned="2"')}${covered}</table:table-row><table:table-row>${odtCell('C', 'table:number-rows-spanned="2"')}${odtCell('D')}${odtCell('E')}</table:table-row><table:table-row>${covered}${odtCell('F')}${odtCell('G')}</table:table-row></table:table>`,
  )
  const places = { A: [0, 0], B: [0, 1], C: [1, 0], D: [1, 1], E: [1, 2], F: [2, 1], G: [2, 2] }
  for (const [bytes, name] of [
    [html, 'a.html'],
    [docx, 'a.docx'],
    [odt, 'a.odt'],
  ] as const) {
    const { document } = await readAnnex(bytes, name)
    const at = document.blocks.map(({ start, end, cell }) => [
      document.text.slice(start, end),
      [cell!.row, cell!.column],
    ])
    expect(Object.fromEntries(at)).toEqual(places)
    expect(document.blocks.find(({ start }) => document.text[start] === 'C')!.cell).toMatchObject({ rows: 2 })
  }
})
