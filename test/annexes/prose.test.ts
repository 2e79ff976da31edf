import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Entity } from '../../src/annexes/extraction.ts'
import { guessLanguage } from '../../src/annexes/normalise/languages.ts'
import { findFacts } from '../../src/annexes/prose/facts.ts'
import { splitSentences } from '../../src/annexes/prose/sentences.ts'
import { createText } from '../../src/annexes/reading/document.ts'
import { readText } from '../../src/annexes/reading/read-text.ts'
import { recogniseProse } from '../../src/annexes/recognise-prose.ts'
import type { Language } from '../../src/languages.ts'

const samples = new URL('./samples/prose/', import.meta.url)
/** Type, name ('' for any), field ('' for "is there"), value: ~ holds, # how many, label=value@as_of of a metric. */
type Fact = [type: string, name: string, field: string, value: unknown]
type Wanted = { facts: Fact[]; relations: [from: string, type: string, to: string][] }

const read = (
  text: string,
  blocks: Parameters<typeof recogniseProse>[0]['paragraphs'][number]['block'][],
  language?: Language,
  labelled: Entity[] = [],
) =>
  recogniseProse({
    text,
    paragraphs: blocks.map((block) => ({ start: block.start, end: block.end, block })),
    language: language ?? guessLanguage(text)?.language ?? 'en',
    labelled,
    kinds: {},
  })
function readLines(lines: string[], language?: Language, labelled?: Entity[]) {
  const canonical = createText()
  for (const line of lines) canonical.add(line, { kind: 'paragraph', region: 'main' })
  const { text, blocks } = canonical.finish()
  return { text, ...read(text, blocks, language, labelled) }
}
const nameOf = ({ fields }: Entity) => String(fields.title ?? fields.name ?? fields.acronym ?? fields.email ?? '')
const ofType = (entities: Entity[], type: string) => entities.filter((each) => each.type === type)

function fits(value: unknown, wanted: unknown): boolean {
  if (wanted === '') return value !== undefined
  if (typeof wanted === 'string' && wanted.startsWith('~')) return JSON.stringify(value ?? '').includes(wanted.slice(1))
  if (typeof wanted === 'string' && wanted.startsWith('#'))
    return Array.isArray(value) && value.length === Number(wanted.slice(1))
  if (typeof wanted === 'string' && wanted.includes('=') && Array.isArray(value)) {
    const [said, asOf] = wanted.split('@')
    return value.some((each) => `${each.label}=${each.value}` === said && (asOf === undefined || each.as_of === asOf))
  }
  return JSON.stringify(value) === JSON.stringify(wanted)
}
function finds(entities: Entity[], [type, name, field, value]: Fact): boolean {
  const candidates = ofType(entities, type).filter(
    (each) => name === '' || nameOf(each) === name || each.fields.date === name,
  )
  return field === '' ? candidates.length > 0 : candidates.some(({ fields }) => fits(fields[field], value))
}
function isNamed(entity: Entity, name: string): boolean {
  if (name.startsWith('=')) return nameOf(entity) === name.slice(1)
  return name.startsWith('@') ? entity.fields.date === name.slice(1) : nameOf(entity).includes(name)
}

describe('samples', () => {
  const names = readdirSync(samples).filter((name) => name.endsWith('.txt'))
  test('are there', () => expect(names.length).toBeGreaterThanOrEqual(15))
  test.each(names)('%s', (name) => {
    const document = readText(readFileSync(new URL(name, samples)))
    const wanted: Wanted = JSON.parse(readFileSync(new URL(name.replace('.txt', '.json'), samples), 'utf8'))
    const { entities, relations } = read(document.text, document.blocks)
    const lost = wanted.facts.filter((fact) => !finds(entities, fact))
    const unrelated = wanted.relations.filter(
      ([from, type, to]) =>
        !relations.some(
          (each) => each.type === type && isNamed(entities[each.from]!, from) && isNamed(entities[each.to]!, to),
        ),
    )
    expect({ lost, unrelated }).toEqual({ lost: [], unrelated: [] })
  })
  test.each(names)('%s: each value stands where it says', (name) => {
    const { text, blocks } = readText(readFileSync(new URL(name, samples)))
    const founds = read(text, blocks).entities.flatMap(({ provenance }) => Object.values(provenance).flat())
    expect(founds.length).toBeGreaterThan(0)
    for (const { start, end, raw } of founds) expect(text.slice(start, end)).toBe(raw)
  })
  test.each(names)('%s: each field has its places', (name) => {
    const { text, blocks } = readText(readFileSync(new URL(name, samples)))
    for (const { fields, provenance } of read(text, blocks).entities)
      for (const [field, value] of Object.entries(fields)) {
        expect(provenance[field]?.length).toBeGreaterThan(0)
        if (Array.isArray(value)) expect(provenance[field]).toHaveLength(value.length)
      }
  })
})

describe('nothing is invented', () => {
  test.each([
    [[]],
    [['']],
    [['Lorem ipsum dolor sit amet, consectetur adipiscing elit.']],
    [['2014-2020', '—', '12 345']],
  ])('%j gives no entity', (lines) => {
    expect(readLines(lines).entities).toEqual([])
  })
  test('the years of a programme, of a strategy or of money are no project’s', () => {
    for (const line of [
      'Projekt „Most” jest realizowany w ramach programu Interreg V-A Polska – Słowacja na lata 2014-2020.',
      'Projekt „Most” pomaga gminom korzystać z funduszy dostępnych w latach 2014-2020.',
      'Projekt „Most” je v souladu se strategií na období 2014–2020.',
      'The project "Most" is supported by the Interreg South Baltic Programme 2014–2020.',
    ]) {
      const [project] = ofType(readLines([line]).entities, 'project')
      expect(project?.fields.title, line).toBe('Most')
      expect(project?.fields, line).not.toHaveProperty('start')
      expect(project?.fields, line).not.toHaveProperty('end')
    }
  })
  test('"2020+" is another project, which has none of the dates of the first', () => {
    const { entities } = readLines(
      [
        'Projekt „Ogrody” trwał w latach 2016-2018.',
        'Projekt „Ogrody 2020+” jest współfinansowany z Funduszu Spójności.',
      ],
      'pl',
    )
    const projects = ofType(entities, 'project')
    expect(projects.map(({ fields }) => [fields.title, fields.start, fields.fund])).toEqual([
      ['Ogrody', '2016', undefined],
      ['Ogrody 2020+', undefined, 'cf'],
    ])
  })
  test('an inflected name stays as it stands; the nominative is a suggestion', () => {
    const { entities } = readLines(['Projekt „Las” realizowany jest we współpracy z Leśną Agencją Rozwoju.'], 'pl')
    const [body] = ofType(entities, 'organisation')
    expect(body?.fields.name).toBe('Leśną Agencją Rozwoju')
    expect(body?.provenance.name?.[0]?.suggestion).toBe('Leśna Agencja Rozwoju')
  })
  test('a person who cannot be turned to is no contact', () => {
    expect(ofType(readLines(['Projekt „Las” otworzył Jan Zmyślony i było wesoło.'], 'pl').entities, 'contact')).toEqual(
      [],
    )
  })
  test('a programme that a heading or a sentence closes is no part of a name glued to a verb', () => {
    const { entities } = readLines(
      [
        'Projekt „Las” jest częścią Programu Regionalnego pn. Zielone miasta oraz dialog społecznyrealizowanego w kraju.',
      ],
      'pl',
    )
    expect(ofType(entities, 'programme').map(({ fields }) => fields.name)).toContain(
      'Zielone miasta oraz dialog społeczny',
    )
  })
})

describe('sentences', () => {
  test.each<[string, number]>([
    ['W 2016 r. podpisano umowę. Potem nic.', 2],
    ['Od marca 2019 r. Związek Gmin działa.', 1],
    ['Sídlo má v ul. Dlouhá č. 5. Otevřeno je denně.', 2],
    ['On 5. 3. 2016 it began. It ended.', 2],
    ['Szkolenie prowadzi dr inż. Jan K. Nowy z Opola.', 1],
    ['It costs 3.5 million. Why?', 2],
  ])('%s', (text, count) => {
    expect(splitSentences(text, 0, text.length)).toHaveLength(count)
  })
})

describe('facts of a description', () => {
  test.each<[string, string, unknown, Language]>([
    ['The Union unites 34 municipalities and 1.2 million residents.', 'member_count', 34, 'en'],
    ['The Union unites 34 municipalities and 1.2 million residents.', 'population', 1_200_000, 'en'],
    ['Związek zrzesza 19 gmin, w których mieszka ok. 480 tys. mieszkańców.', 'population', 480_000, 'pl'],
    ['Sdružení sdružuje 41 obcí s 96 000 obyvateli.', 'member_count', 41, 'cs'],
  ])('%s → %s', (text, field, value, language) => {
    expect(findFacts(text, { start: 0, end: text.length }, language).find((fact) => fact.field === field)?.value).toBe(
      value,
    )
  })
  test('counts of a sentence that says since when hold as of then', () => {
    const text =
      'Since March 2016 it has acted as the managing authority with 12 projects and EUR 5 million of EU funding.'
    const metrics = findFacts(text, { start: 0, end: text.length }, 'en').map(({ value }) => value)
    expect(metrics).toEqual([
      { label: 'projects', value: 12, unit: null, approx: false, as_of: '2016-03' },
      { label: 'EU contribution', value: 5_000_000, unit: 'EUR', approx: false, as_of: '2016-03' },
      { label: 'managing authority', value: null, unit: null, approx: false, as_of: '2016-03' },
    ])
  })
})

test('what labels have found is named as the same, by name or as the only one of its type', () => {
  const labelled: Entity[] = [
    { type: 'organisation', fields: { name: 'Stowarzyszenie Aglomeracja Opolska' }, provenance: {} },
    { type: 'project', fields: { title: 'Las' }, provenance: {} },
  ]
  const { entities, same } = readLines(
    ['Projekt „Las” realizuje Aglomeracja Opolska.', 'Projekt „Łąka” realizuje Fundacja Dobra.'],
    'pl',
    labelled,
  )
  const known = same.map(({ entity, labelled: index }) => [nameOf(entities[entity]!), index])
  expect(known).toContainEqual(['Las', 1])
  expect(known).toContainEqual(['Aglomeracja Opolska', 0])
  expect(known).toHaveLength(2)
})
