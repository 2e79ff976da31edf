import { expect, test } from 'vitest'
import { readForm } from '../../../src/editing/form/read-form.ts'
import { sectionStates } from '../../../src/editing/form/section-states.ts'
import { missingFields } from '../../../src/entries/publish-entry.ts'
import { kindByName } from '../../../src/kinds.ts'

const practice = kindByName.get('practice')!
const states = (form: Record<string, string>) => {
  const { problems } = readForm(practice, form, 'en')
  return Object.fromEntries(
    sectionStates(practice, form, problems, 'pl').map(({ section, state, count }) => [section, `${state} ${count}`]),
  )
}
const complete = { 'title.pl': 'Tytuł', 'summary.en': 'In short', 'places.0.country': 'PL' }

test('of an empty entry', () => {
  expect(states({})).toEqual({
    basics: 'missing 3',
    text: 'empty 0',
    evidence: 'empty 0',
    time: 'empty 0',
    money: 'optional 0',
    relations: 'empty 0',
    sources: 'empty 0',
    source: 'optional 0',
    trust: 'optional 0',
    contact: 'optional 0',
    files: 'optional 0',
  })
})

test.each<[string, Record<string, string>, string, string]>([
  [
    'a title in another language than the original',
    { ...complete, 'title.pl': '', 'title.en': 'x' },
    'basics',
    'missing 1',
  ],
  ['all that is required', complete, 'basics', 'done 3'],
  ['problems before what is missing', { 'title.pl': 'x'.repeat(300), 'summary.pl': '\u0000' }, 'basics', 'toFix 2'],
  ['a date that is none', { start: 'soon', end: '2014' }, 'time', 'toFix 1'],
  ['an item without what it needs', { 'evidence.0.text.pl': 'x' }, 'evidence', 'toFix 1'],
  ['an item without anything', { 'evidence.0': '', 'evidence.1.kind': ' ' }, 'evidence', 'empty 0'],
  ['a relation to nowhere', { 'relations.0.role': 'owner' }, 'relations', 'toFix 1'],
  ['two sources', { 'sources.0': '1', 'sources.1': '2', 'sources.2': '' }, 'sources', 'done 2'],
  ['an amount', { 'budgetTotal.amount': '5', 'budgetTotal.currency': 'EUR' }, 'money', 'done 1'],
  ['a currency alone', { 'budgetTotal.currency': 'EUR' }, 'money', 'optional 0'],
])('%s', (_, form, section, state) => expect(states(form)[section]).toBe(state))

test('what is missing is what publishing asks for', () => {
  const forms: Record<string, string>[] = [
    {},
    complete,
    { 'title.pl': 'x' },
    { 'title.en': 'x', 'places.0.country': 'PL' },
  ]
  for (const form of forms) {
    const { content } = readForm(practice, form, 'en').draft
    const missing = missingFields(practice, content as object, 'pl').length
    expect(states(form).basics).toBe(missing > 0 ? `missing ${missing}` : 'done 3')
  }
})
