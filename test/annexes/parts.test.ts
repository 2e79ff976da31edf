import { expect, test } from 'vitest'
import { measureCoverage } from '../../src/annexes/passages.ts'
import { readAnnex } from '../../src/annexes/reading/read-annex.ts'

// One file that tells of several things: minutes with their points, a page with two entries. Persons are made up.

async function read(text: string) {
  const { document, extraction } = await readAnnex(Buffer.from(text), 'sent.txt')
  const { entities, relations, warnings } = extraction
  const found = entities.flatMap(({ provenance }) => Object.values(provenance).flat())
  expect(found.filter(({ start, end, raw }) => document.text.slice(start, end) !== raw || raw === '')).toEqual([])
  expect(measureCoverage(document.text, extraction).lost).toBe(0)
  const nameOf = (i: number) => entities[i]!.fields.name ?? entities[i]!.fields.title
  return {
    mains: entities
      .filter(({ type }) => !/^(?:organisation|programme)$/.test(type))
      .map(({ type, fields: { narrative, description, ...fields } }): Record<string, unknown> => ({ type, ...fields })),
    relations: relations.map(({ from, type, to }) => `${nameOf(from)} ${type} ${nameOf(to)}`),
    warnings,
  }
}

const minutes = `PROTOKÓŁ NR 7/2020
z posiedzenia Zarządu Stowarzyszenia Metropolia Bydgoszcz

Data posiedzenia: 22 września 2020 r.
Miejsce: Bydgoszcz, ul. Jagiellońska 9, sala 21
Porządek obrad:
1. Otwarcie posiedzenia
2. Projekt przystankowy
3. Forum w Inowrocławiu

Ad 1. Przewodniczący otworzył posiedzenie.

Ad 2. Projekt „Zielone przystanki” jest realizowany od 1 lutego 2019 r. do 30 czerwca 2021 r. Liderem jest Gmina Solec Kujawski.

Ad 3. Konferencja „Miasto bez spalin” odbędzie się 5 listopada 2020 r. w Inowrocławiu. Organizatorem jest Powiat Inowrocławski.

Protokołowała: Ewa Zmyślona, ewa@przystanki.example
`

test('points of minutes are things of their own, and none has the date of the meeting', async () => {
  const { mains, relations } = await read(minutes)
  expect(mains).toEqual([
    {
      type: 'event',
      date: '2020-09-22',
      city: 'Bydgoszcz',
      venue: 'ul. Jagiellońska 9, sala 21',
      agenda: ['Otwarcie posiedzenia', 'Projekt przystankowy', 'Forum w Inowrocławiu'],
    },
    { type: 'project', title: 'Zielone przystanki', start: '2019-02-01', end: '2021-06-30' },
    expect.objectContaining({ type: 'event', title: 'Miasto bez spalin', date: '2020-11-05', city: 'Inowrocław' }),
    expect.objectContaining({ type: 'contact', name: 'Ewa Zmyślona', email: 'ewa@przystanki.example' }),
  ])
  expect(relations).toEqual([
    'Gmina Solec Kujawski lead Zielone przystanki',
    'Powiat Inowrocławski organiser Miasto bez spalin',
  ])
})

const page = (title: string) => `Home | About | ${title}

${title}

NightBus+
Running from January 2020 to June 2022
Led by: Municipality of Tartu
Budget: EUR 1.9 million (ERDF: EUR 1.5 million)

NightBus+ tests shared night buses between two towns.

Second Life Schools
The next one turns empty schools into homes. Second Life Schools started in March 2023 and will close in February 2026. The total cost is EUR 3.2 million.

Any questions? Call or write: Liisa Madeup, office, liisa@twinbaltic.example
Page updated on 4 October 2023
`

test('two entries of one page, one in labels and one in sentences', async () => {
  const { mains } = await read(page('Our projects'))
  expect(mains).toEqual([
    {
      type: 'project',
      title: 'NightBus+',
      start: '2020-01',
      end: '2022-06',
      budget_total: { amount: 1_900_000, currency: 'EUR', approx: false },
      eu_contribution: { amount: 1_500_000, currency: 'EUR', approx: false },
    },
    {
      type: 'project',
      title: 'Second Life Schools',
      start: '2023-03',
      end: '2026-02',
      budget_total: { amount: 3_200_000, currency: 'EUR', approx: false },
    },
    expect.objectContaining({ type: 'annex', modified_on: '2023-10-04' }),
    expect.objectContaining({ type: 'contact', email: 'liisa@twinbaltic.example' }),
  ])
})

test('a page says what its entries are', async () => {
  const { mains } = await read(page('Good practices of our members'))
  expect(mains.slice(0, 2).map(({ type, title }) => `${type} ${title}`)).toEqual([
    'practice NightBus+',
    'practice Second Life Schools',
  ])
})

test('numbered entries of one form, which do not share their fields', async () => {
  const { mains, relations } = await read(`List of our projects

PROJECT 1
Name: Clean Tram
Years: 2018-2020
Leader: City of Ostrava
Money: EUR 1 200 000, of which ERDF EUR 1 020 000

PROJECT 2
Name: Cool Squares
Years: 2021-2023
Leader: City of Katowice
Money: EUR 860 000 (85 % ERDF)
`)
  expect(mains).toEqual([
    {
      type: 'project',
      title: 'Clean Tram',
      start: '2018',
      end: '2020',
      budget_total: { amount: 1_200_000, currency: 'EUR', approx: false },
      eu_contribution: { amount: 1_020_000, currency: 'EUR', approx: false },
    },
    {
      type: 'project',
      title: 'Cool Squares',
      start: '2021',
      end: '2023',
      budget_total: { amount: 860_000, currency: 'EUR', approx: false },
      cofinancing_rate: 85,
    },
  ])
  expect(relations).toEqual(['City of Ostrava lead Clean Tram', 'City of Katowice lead Cool Squares'])
})

test('a form with headings of its own is one entry', async () => {
  const { mains } = await read(`PROJECT CARD
A. The project
Project title: Clean Tram
Start: 2018
End: 2020
B. The money
Total budget: EUR 1 200 000
EU grant: EUR 1 020 000
C. The people
Coordinator: City of Ostrava
Partners: City of Katowice; City of Opava
`)
  expect(mains.map(({ type, title }) => `${type} ${title}`)).toEqual(['project Clean Tram'])
})

test('a text that gives next to nothing says so', async () => {
  const lorem = 'The old bridge was painted green and the children liked it very much. '.repeat(5)
  const { mains, warnings } = await read(lorem)
  expect(mains).toEqual([])
  expect(warnings).toEqual([{ code: 'little_found', detail: '0' }])
  expect((await read(page('Our projects'))).warnings).toEqual([])
})
