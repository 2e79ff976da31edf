import { describe, expect, test } from 'vitest'
import { readForm } from '../../../src/editing/form/read-form.ts'
import { kindByName } from '../../../src/kinds.ts'

type Form = Record<string, string>
const read = (kind: string, form: Form) => readForm(kindByName.get(kind)!, form, 'en')
const contentOf = (kind: string, form: Form) => read(kind, form).draft.content as Record<string, never>
const problemsOf = (kind: string, form: Form) => read(kind, form).problems.map(({ name, code }) => `${name} ${code}`)

describe('what is wrong is named by its control, and the rest is kept', () => {
  test.each<[string, string, Form, string[], object]>([
    [
      'a text that is too long',
      'practice',
      { 'title.pl': 'x'.repeat(241), 'title.en': 'Mentors' },
      ['title.pl tooLong'],
      { title: { en: 'Mentors' } },
    ],
    [
      'a date of an item',
      'project',
      { 'stages.0.title.en': 'One', 'stages.0.start': 'soon' },
      ['stages.0.start date'],
      { stages: [{ title: { en: 'One' }, metrics: [] }] },
    ],
    [
      'a needed date that is no date',
      'partnership',
      { 'milestones.0.sign': 'agreement', 'milestones.0.title.en': 'Signed', 'milestones.0.date': 'soon' },
      ['milestones.0.date date'],
      {},
    ],
    [
      'an item without what it needs',
      'practice',
      { 'evidence.3.text.en': 'Stated' },
      ['evidence.3.kind incomplete'],
      {},
    ],
    ['a choice alone in an item', 'practice', { 'evidence.0.kind': 'stated' }, ['evidence.0.text.en incomplete'], {}],
    [
      'a figure in a stage',
      'project',
      { 'stages.0.title.en': 'One', 'stages.0.metrics.1.value': '5' },
      ['stages.0.metrics.1.label.en incomplete'],
      { stages: [{ title: { en: 'One' }, metrics: [] }] },
    ],
    [
      'an amount without its currency',
      'project',
      { 'budgetTotal.amount': '5' },
      ['budgetTotal.currency incomplete'],
      {},
    ],
    ['a picture nobody can hear of', 'practice', { 'images.0.file': '7' }, ['images.0.alt.en incomplete'], {}],
    ['a place in no country', 'practice', { 'places.0.city': 'Opole' }, ['places.0.country incomplete'], {}],
    ['a country that is none', 'practice', { 'places.0.country': 'QQ' }, ['places.0.country country'], {}],
    [
      'a region that is none',
      'practice',
      { 'places.0.country': 'PL', 'places.0.region': 'PL00' },
      ['places.0.region region'],
      { places: [{ country: 'PL' }] },
    ],
    [
      'a region of another country',
      'practice',
      { 'places.0.country': 'CZ', 'places.0.region': 'PL52' },
      ['places.0.region region'],
      { places: [{ country: 'CZ' }] },
    ],
    [
      'a name too long among others',
      'organisation',
      { altNames: `SSOM\n${'x'.repeat(201)}\n\n OMG ` },
      ['altNames tooLong'],
      { altNames: ['SSOM', 'OMG'] },
    ],
    [
      'too many names',
      'organisation',
      { altNames: 'x\n'.repeat(51) },
      ['altNames tooMany'],
      { altNames: Array(50).fill('x') },
    ],
    [
      'too many themes',
      'practice',
      Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`themes.${i}`, `t${i}`])),
      ['themes tooMany'],
      { themes: Array.from({ length: 12 }, (_, i) => `t${i}`) },
    ],
    [
      'an end before its start',
      'practice',
      { start: '2014-03', end: '02/2014' },
      ['end endBeforeStart'],
      { start: '2014-03', end: '2014-02' },
    ],
    [
      'an end of a partnership',
      'partnership',
      { since: '2014', end: '2013' },
      ['end endBeforeStart'],
      { since: '2014', end: '2013' },
    ],
    ['an end of an event', 'event', { date: '2014-03-02', endDate: '2014-03-01' }, ['endDate endBeforeStart'], {}],
    [
      'an end of a programme',
      'programme',
      { periodStart: '2014', periodEnd: '2013' },
      ['periodEnd endBeforeStart'],
      {},
    ],
    [
      'an end of an item',
      'project',
      { 'activities.2.title.en': 'Visits', 'activities.2.start': '2018', 'activities.2.end': '2017' },
      ['activities.2.end endBeforeStart'],
      {},
    ],
    [
      'an hour of one day',
      'event',
      { date: '2014-03-02', timeStart: '16', timeEnd: '9' },
      ['timeEnd endBeforeStart'],
      {},
    ],
    ['hidden letters', 'practice', { acronym: 'a\u0007b' }, ['acronym unreadable'], {}],
  ])('%s', (_, kind, form, problems, content) => {
    expect(problemsOf(kind, form)).toEqual(problems)
    expect(contentOf(kind, form)).toMatchObject(content)
    if (Object.keys(content).length === 0 && !problems[0]!.endsWith('Start')) expect(contentOf(kind, form)).toEqual({})
  })

  test.each<[string, Form]>([
    ['a year that begins in the month it ends in', { start: '2014-03', end: '2014' }],
    ['hours of different days', { date: '2014-03-02', endDate: '2014-03-03', timeStart: '16:00', timeEnd: '9:00' }],
  ])('%s is in order', (_, form) => {
    expect(problemsOf('start' in form ? 'practice' : 'event', form)).toEqual([])
  })

  test('a text that is missing is asked for in the language of the title', () => {
    const form = { 'title.cs': 'Mentoři', 'evidence.0.kind': 'stated' }
    expect(problemsOf('practice', form)).toEqual(['evidence.0.text.cs incomplete'])
    expect(problemsOf('practice', { ...form, 'title.en': 'Mentors' })).toEqual(['evidence.0.text.en incomplete'])
  })

  test('too many items of a list', () => {
    const form = Object.fromEntries(Array.from({ length: 202 }, (_, i) => [`unknowns.${i}.en`, `${i}`]))
    expect(problemsOf('practice', form)).toEqual(['unknowns tooMany'])
    expect(contentOf('practice', form).unknowns).toHaveLength(200)
  })

  test('relations', () => {
    const form = {
      'relations.0.role': 'owner',
      'relations.0.to': '7',
      'relations.0.inferred': 'on',
      'relations.1.role': 'owner',
      'relations.1.to': '7',
      'relations.2.role': 'funder',
      'relations.2.to': '7',
      'relations.3.role': 'participant',
      'relations.4.to': '8',
      'relations.5.role': 'participant',
      'relations.5.to': '99999999999',
      'relations.6.role': '',
      'relations.6.to': ' ',
      'relations.6.inferred': 'on',
      'relations.7.role': 'participant',
      'relations.7.to': '7',
      'relations.8.role': 'toString',
      'relations.8.to': '-1',
    }
    expect(problemsOf('practice', form)).toEqual([
      'relations.1.to twice',
      'relations.2.role role',
      'relations.3.to incomplete',
      'relations.4.role incomplete',
      'relations.5.to target',
      'relations.8.role role',
      'relations.8.to target',
    ])
    expect(read('practice', form).draft.relations).toEqual([
      { role: 'owner', toId: 7, inferred: true },
      { role: 'participant', toId: 7, inferred: false },
    ])
  })

  test('sources, each once and in their order', () => {
    const form = {
      'sources.10': '3',
      'sources.2': '9',
      'sources.3': 'x',
      'sources.4': '',
      'sources.5': '9',
      sources: '4',
    }
    expect(read('practice', form).draft.sources).toEqual([9, 3])
    expect(problemsOf('practice', form)).toEqual(['sources.3 source'])
  })
})

test('what is empty is not there, and nobody is troubled by it', () => {
  const form = {
    'title.en': ' ',
    start: '',
    'evidence.0.kind': '',
    'evidence.0.text.pl': '\n',
    'metrics.0.approximate': 'on',
    'budgetTotal.currency': 'EUR',
    'budgetTotal.approximate': 'on',
    'aims.0': '',
    'themes.0': '',
    unknown: 'x',
    'title.de': 'x',
    constructor: 'x',
    base: '3',
    note: 'x',
  }
  expect(read('practice', form)).toEqual({
    draft: { content: {}, relations: [], sources: [] },
    problems: [],
    stillRight: new Set(),
  })
})

test('an unticked box says nothing, an answer that was not given says so', () => {
  expect(contentOf('practice', { ongoing: 'on' })).toEqual({ ongoing: true })
  expect(contentOf('practice', {})).toEqual({})
  expect(contentOf('partnership', { priorNetwork: 'asked' })).toEqual({ priorNetwork: null })
  expect(contentOf('partnership', { priorNetwork: '' })).toEqual({})
})

test('the items of a list stand in the order of their numbers, without the empty ones', () => {
  const form = { 'aims.10.en': 'c', 'aims.2.en': 'b', 'aims.0.en': 'a', 'aims.1.en': '', 'aims.01.en': 'no number' }
  expect(contentOf('partnership', form)).toEqual({ aims: [{ en: 'a' }, { en: 'b' }, { en: 'c' }] })
})

test('a phone in national form is one of the country of the first place', () => {
  const form = { phone: '123 456 789', 'places.0.country': '', 'places.1.country': 'cz', 'places.2.country': 'PL' }
  expect(contentOf('organisation', form)).toMatchObject({ phone: '+420123456789' })
})

test('short months are those of the language of the page', () => {
  const kind = kindByName.get('practice')!
  expect(readForm(kind, { start: '2 lut 2015' }, 'pl').draft.content).toEqual({ start: '2015-02-02' })
  expect(readForm(kind, { start: '2 lut 2015' }, 'cs').problems).toMatchObject([{ name: 'start', code: 'date' }])
})

test('a translation that is called right is named by where its text stands in the content', () => {
  const form = {
    'title.en': 'Mentors',
    'title.pl': 'Mentorzy',
    'right.title pl': 'on',
    'right.title cs': '',
    'right.title de': 'on',
    'right.summary pl': 'on',
    'evidence.0.kind': '',
    'right.evidence.0.text pl': 'on',
    'evidence.1.text.pl': 'Bez rodzaju',
    'right.evidence.1.text pl': 'on',
    'evidence.2.kind': 'stated',
    'evidence.2.text.pl': 'Dowód',
    'right.evidence.2.text pl': 'on',
    'unknowns.4.pl': 'Brak',
    'right.unknowns.4 pl': 'on',
  }
  expect([...read('practice', form).stillRight].sort()).toEqual(['evidence.0.text pl', 'title pl', 'unknowns.0 pl'])
})
