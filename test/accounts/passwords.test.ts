import * as crypto from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'

vi.mock('node:crypto', async (importOriginal) => {
  const original = await importOriginal<typeof crypto>()
  return { ...original, argon2: vi.fn(original.argon2) }
})
const { hashPassword, isPassword, passwordProblem } = await import('../../src/accounts/passwords.ts')
const derive = vi.mocked(crypto.argon2)
beforeEach(() => {
  derive.mockClear()
})

describe('a hash', () => {
  test('names its algorithm and cost, and has a salt of its own', async () => {
    const [one, other] = [await hashPassword('cztery zielone konie'), await hashPassword('cztery zielone konie')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(other).not.toBe(one)
  })

  test('belongs to its password and to no other', async () => {
    const hash = await hashPassword('cztery zielone konie')
    expect(await isPassword('cztery zielone konie', hash)).toBe(true)
    expect(await isPassword('cztery zielone koni', hash)).toBe(false)
    expect(await isPassword('Cztery zielone konie', hash)).toBe(false)
    expect(await isPassword('', hash)).toBe(false)
  })

  test('takes a letter however a keyboard writes it', async () => {
    const hash = await hashPassword('zażółć gęślą jaźń')
    expect(await isPassword('zażółć gęślą jaźń'.normalize('NFD'), hash)).toBe(true)
  })

  test('of another cost, from another implementation, is read by what it says of itself', async () => {
    const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await isPassword('password', hash)).toBe(true)
    expect(await isPassword('Password', hash)).toBe(false)
  })

  test.each(['', 'secret', '$argon2i$v=19$m=1,t=1,p=1$c29tc2FsdA$CTFh', '$argon2id$v=19$m=19456,t=2,p=1$$'])(
    'that is none is a fault, not a wrong password: %j',
    async (hash) => {
      await expect(isPassword('secret', hash)).rejects.toThrow('not in the format')
    },
  )

  test('that is missing costs as much as one that is there', async () => {
    const hash = await hashPassword('cztery zielone konie')
    for (const missing of [null, undefined, hash]) await isPassword('cztery zielone konie', missing)
    const costs = derive.mock.calls
      .slice(1)
      .map(([algorithm, { memory, passes, parallelism, tagLength, nonce, message }]) => {
        return {
          algorithm,
          memory,
          passes,
          parallelism,
          tagLength,
          nonce: Buffer.from(nonce as Buffer).length,
          message: String(message),
        }
      })
    expect(costs).toHaveLength(3)
    expect(costs[0]).toEqual(costs[2])
    expect(costs[1]).toEqual(costs[2])
    expect(await isPassword('cztery zielone konie', null)).toBe(false)
  })
})

describe('a new password', () => {
  const person = { email: 'anna.nowak@urzad-miasta.example', name: 'Anna Łucja Nowak' }
  test.each([
    ['kilka slow i', undefined],
    ['aaaaaaaaaaaa', undefined],
    ['żółwżółwżółw', undefined],
    ['            ', undefined],
    ['Anna ma kota i psa', undefined],
    ['kilka slow!', 'tooShort'],
    ['🐢🐢🐢🐢🐢🐢🐢🐢🐢🐢🐢', 'tooShort'],
    ['x'.repeat(1001), 'tooLong'],
    ['anna.nowak@urzad-miasta.example', 'personal'],
    ['ANNA NOWAK 2026', 'personal'],
    ['nowak_anna_łucja', 'personal'],
    ['annanowak!!!!!!', 'personal'],
    ['urzadmiasta1', 'personal'],
  ])('%j: %s', (password, problem) => {
    expect(passwordProblem(password, person)).toBe(problem)
  })

  test('is not held against a name that says nothing', () => {
    expect(passwordProblem('kilka slow i', { email: 'a@b.cz', name: '' })).toBeUndefined()
  })
})
