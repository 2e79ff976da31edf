import { expect, test } from 'vitest'
import { editList } from '../../../src/editing/form/edit-list.ts'

const form = {
  'title.pl': 'Tytuł',
  'evidence.0.kind': 'stated',
  'evidence.0.text.pl': 'a',
  'evidence.2.kind': 'figure',
  'evidence.2.text.pl': 'b',
  'right.evidence.2.text pl': 'on',
  'evidence.10.text.pl': 'c',
  'evidence.x.text': 'no item',
  'evidenceOf.0': 'another list',
  note: 'why',
}
const texts = (edited: Record<string, string> | undefined) => [0, 1, 2, 3].map((i) => edited?.[`evidence.${i}.text.pl`])

test.each([
  ...['', 'add', 'add:', 'add:evidence.1', 'remove:evidence', 'up:', 'sort:evidence.0', 'remove:evidence.x'],
  ...['add:../x', 'add:__proto__', 'add:a.0.b.0.c.0.d', 'remove:evidence.-1', 'add:evidence.0.'],
])('%j is no command', (command) => expect(editList(form, command)).toBeUndefined())

test.each(['remove:evidence.1', 'up:evidence.99', 'down:nothing.0'])(
  '%s: an item that is not there changes nothing',
  (command) => {
    expect(editList(form, command)).toEqual({ form, focus: command.split(/[:.]/)[1] })
  },
)

test.each([
  ['add:evidence', ['a', 'b', 'c', undefined], 'evidence.3'],
  ['remove:evidence.0', ['b', 'c', undefined, undefined], 'evidence.0'],
  ['remove:evidence.2', ['a', 'c', undefined, undefined], 'evidence.1'],
  ['remove:evidence.10', ['a', 'b', undefined, undefined], 'evidence.1'],
  ['up:evidence.10', ['a', 'c', 'b', undefined], 'evidence.1'],
  ['up:evidence.0', ['a', 'b', 'c', undefined], 'evidence.0'],
  ['down:evidence.0', ['b', 'a', 'c', undefined], 'evidence.1'],
  ['down:evidence.10', ['a', 'b', 'c', undefined], 'evidence.2'],
])('%s', (command, expected, focus) => {
  const edited = editList(form, command)
  expect(texts(edited?.form)).toEqual(expected)
  expect(edited?.focus).toBe(focus)
  expect(edited?.form).toMatchObject({
    'title.pl': 'Tytuł',
    'evidenceOf.0': 'another list',
    'evidence.x.text': 'no item',
    note: 'why',
  })
})

test('what says that a translation is still right goes with its item', () => {
  const right = (command: string) =>
    Object.keys(editList(form, command)!.form).filter((name) => name.startsWith('right.'))
  expect(right('up:evidence.2')).toEqual(['right.evidence.0.text pl'])
  expect(right('remove:evidence.0')).toEqual(['right.evidence.0.text pl'])
  expect(right('remove:evidence.2')).toEqual([])
  const plain = { 'aims.0.pl': 'a', 'aims.1.pl': 'b', 'right.aims.1 pl': 'on' }
  expect(editList(plain, 'up:aims.1')?.form).toEqual({ 'aims.1.pl': 'a', 'aims.0.pl': 'b', 'right.aims.0 pl': 'on' })
})

test('a new item is there although nothing is typed, and goes again', () => {
  const added = editList({}, 'add:sources')!
  expect(added).toEqual({ form: { 'sources.0': '' }, focus: 'sources.0' })
  expect(editList(added.form, 'remove:sources.0')).toEqual({ form: {}, focus: 'sources' })
  expect(editList(editList(added.form, 'add:sources')!.form, 'add:sources')?.focus).toBe('sources.2')
})

test('lists inside the items of a list', () => {
  const stages = {
    'stages.0.title.pl': 'I',
    'stages.1.title.pl': 'II',
    'stages.1.metrics.0.value': '5',
    'stages.1.metrics.1.value': '6',
  }
  const added = editList(stages, 'add:stages.0.metrics')
  expect(added).toEqual({ form: { ...stages, 'stages.0.metrics.0': '' }, focus: 'stages.0.metrics.0' })
  expect(editList(stages, 'up:stages.1.metrics.1')).toEqual({
    form: {
      'stages.0.title.pl': 'I',
      'stages.1.title.pl': 'II',
      'stages.1.metrics.1.value': '5',
      'stages.1.metrics.0.value': '6',
    },
    focus: 'stages.1.metrics.0',
  })
  expect(editList(stages, 'remove:stages.0')?.form).toEqual({
    'stages.0.title.pl': 'II',
    'stages.0.metrics.0.value': '5',
    'stages.0.metrics.1.value': '6',
  })
})
