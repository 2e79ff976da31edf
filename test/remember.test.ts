import { expect, test } from 'vitest'
import { remember } from '../src/remember.ts'

test('makes once what is asked for again, and in the long run holds no more than it may', () => {
  const made: string[] = []
  const upper = remember(10, (text) => {
    made.push(text)
    return text.toUpperCase()
  })
  for (let i = 0; i < 100; i += 1) expect([upper('often'), upper(`word${i}`)]).toEqual(['OFTEN', `WORD${i}`])
  expect(made.filter((text) => text === 'often')).toHaveLength(1)
  const before = made.length
  expect([upper('word99'), upper('word0'), made.length]).toEqual(['WORD99', 'WORD0', before + 1])
})

test('remembers also that there is nothing', () => {
  let asked = 0
  const nothing = remember(10, () => {
    asked += 1
    return undefined
  })
  expect([nothing('x'), nothing('x'), asked]).toEqual([undefined, undefined, 1])
})
