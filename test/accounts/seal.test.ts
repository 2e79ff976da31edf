import { expect, test } from 'vitest'
import { seal, unseal } from '../../src/accounts/seal.ts'

const plain = Buffer.from('a key')

test('what was sealed opens with the same secret for the same purpose, and with no other', () => {
  const sealed = seal('secret', 'door', plain)
  expect(unseal('secret', 'door', sealed)).toEqual(plain)
  expect(unseal('Secret', 'door', sealed)).toBeUndefined()
  expect(unseal('secret', 'window', sealed)).toBeUndefined()
})

test('the same is never sealed alike, and the text is not in it', () => {
  const all = Array.from({ length: 20 }, () => seal('secret', 'door', plain))
  expect(new Set(all).size).toBe(20)
  expect(Buffer.from(all[0]!, 'base64url').toString('latin1')).not.toContain('a key')
})

test('a change of any byte, a shorter one, or rubbish does not open', () => {
  const sealed = Buffer.from(seal('secret', 'door', plain), 'base64url')
  for (const place of sealed.keys()) {
    const changed = Buffer.from(sealed)
    changed[place]! ^= 1
    expect(unseal('secret', 'door', changed.toString('base64url')), `byte ${place}`).toBeUndefined()
  }
  for (const text of [
    '',
    'x',
    '%%%',
    sealed.subarray(0, 20).toString('base64url'),
    sealed.subarray(0, -1).toString('base64url'),
  ])
    expect(unseal('secret', 'door', text)).toBeUndefined()
})
