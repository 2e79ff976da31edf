import { describe, expect, test } from 'vitest'
import { attributeFields, type Stated } from '../../src/entries/attribute-fields.ts'

const row = (source: string, value: unknown, more: Partial<Stated> = {}): Stated => ({
  field: 'f',
  source,
  item: source.charCodeAt(0),
  state: 'proposed',
  equal: false,
  value,
  ...more,
})
const sources = (now: unknown, ...rows: Stated[]) => attributeFields(rows, { f: now }).f

describe('which sources say a field as it stands', () => {
  test.each<[string, unknown, Stated[], string[] | undefined]>([
    ['nothing was imported', '2005', [], undefined],
    ['as it was read', '2005', [row('A', undefined, { equal: true })], ['A']],
    ['a person wrote another', '2006', [row('A', '2005')], undefined],
    ['a person took it away', undefined, [row('A', '2005')], undefined],
    ['a person typed it in the review', '2006', [row('A', '2006', { state: 'corrected', equal: true })], undefined],
    ['a person accepted it', '2005', [row('A', '2005', { state: 'accepted' })], ['A']],
    ['white space is no edit', { pl: 'Raz  dwa\n' }, [row('A', { pl: 'Raz dwa' })], ['A']],
    ['a language more', { pl: 'Raz', en: 'Once' }, [row('A', { pl: 'Raz' })], ['A']],
    ['the text of the document was changed', { pl: 'Dwa', en: 'Once' }, [row('A', { pl: 'Raz' })], undefined],
    ['a later document wrote over it', '2006', [row('A', '2005'), row('B', '2006')], ['B']],
    ['a later document agrees', '2005', [row('A', '2005'), row('B', null)], ['A', 'B']],
    ['one that agreed with what was there before', '2006', [row('A', '2005'), row('B', null), row('C', '2006')], ['C']],
    ['two places in one document', '2005', [row('A', '2005'), row('A', null)], ['A']],
    [
      'a second place of a document that is overruled',
      '2005',
      [row('A', '2005'), row('B', '2006'), row('B', null)],
      ['A'],
    ],
    ['what only agrees with a person', '2005', [row('A', null)], undefined],
    ['an amount', { amount: 3, currency: 'EUR' }, [row('A', { currency: 'EUR', amount: 3 })], ['A']],
    ['another currency', { amount: 3, currency: 'PLN' }, [row('A', { amount: 3, currency: 'EUR' })], undefined],
    ['a part of an amount more', { amount: 3, approximate: true }, [row('A', { amount: 3 })], undefined],
    ['no', false, [row('A', false)], ['A']],
    ['a list', ['a', 'b'], [row('A', ['a', 'b'])], ['A']],
    ['a list of two documents', ['a', 'b', 'c'], [row('A', ['a', 'b']), row('B', ['a', 'b', 'c'])], ['A', 'B']],
    ['a person added to a list', ['a', 'b'], [row('A', ['a'])], undefined],
    ['a person took from a list', ['a'], [row('A', ['a', 'b'])], undefined],
    ['the list of one was shortened, that of the other stands', ['a'], [row('A', ['a', 'b']), row('B', ['a'])], ['B']],
  ])('%s', (_, now, rows, expected) => expect(sources(now, ...rows)).toEqual(expected))

  test('field by field', () => {
    const rows = [row('A', '1', { field: 'x' }), row('B', '2', { field: 'y' })]
    expect(attributeFields(rows, { x: '1', y: '3', z: '1' })).toEqual({ x: ['A'] })
  })
})
