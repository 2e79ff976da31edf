import { describe, expect, test } from 'vitest'
import type { Question } from '../../src/annexes/extraction.ts'
import { hasAnswers, isClosed, questionKey } from '../../src/annexes/importing/close-questions.ts'

const question = (code: string, ...fields: string[]): Question => ({
  code,
  about: fields.map((field) => ({ entity: 2, field })),
  spans: [{ start: 40, end: 44, raw: '2019' }],
})

describe('a question without answers', () => {
  const asked = question('ends_before_start', 'start', 'end')
  test('is open until somebody says something', () => {
    expect(isClosed(asked, {})).toBe(false)
    expect(isClosed(asked, { entities: { 2: { fields: { title: { as: 'accept' } } } } })).toBe(false)
    expect(isClosed(asked, { entities: { 3: { fields: { end: { as: 'accept' } } } } })).toBe(false)
    expect(isClosed(asked, { questions: { [questionKey(question('counts_differ', 'start'))]: 'seen' } })).toBe(false)
  })
  test('is closed by a decision about one of its fields, also under the entity that it went into', () => {
    expect(isClosed(asked, { entities: { 2: { fields: { end: { as: 'drop' } } } } })).toBe(true)
    expect(isClosed(asked, { entities: { 0: { fields: { end: { as: 'accept' } } } } }, { 2: 0 })).toBe(true)
  })
  test('is closed by saying that all is right, whatever its number is then', () => {
    expect(isClosed(asked, { questions: { [questionKey(asked)]: 'seen' } })).toBe(true)
  })
  test('is each that the plan asks, and those of the document that leave nothing to choose', () => {
    const two = { ...asked, options: ['2018', '2019'] }
    expect([hasAnswers(two, 0, 1), hasAnswers(two, 1, 1), hasAnswers(asked, 0, 1)]).toEqual([true, false, false])
  })
})
