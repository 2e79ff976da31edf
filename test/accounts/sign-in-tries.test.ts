import { beforeEach, describe, expect, test } from 'vitest'
import { countTry, forgetTries, networkOf, secondsToWait, type Try, tryKeys } from '../../src/accounts/sign-in-tries.ts'
import { cloneDatabase } from '../clone-database.ts'

describe('how long to wait', () => {
  const of = (account: string, age: number, where: 'here' | 'elsewhere' = 'here'): Try => ({
    account,
    age,
    sameAccount: account === 'mine',
    sameAddress: where === 'here',
  })
  const times = (n: number, each: (i: number) => Try) => Array.from({ length: n }, (_, i) => each(i))

  test.each<[string, Try[], number]>([
    ['the first try', [of('mine', 0)], 0],
    ['the fifth', times(5, (i) => of('mine', i * 10)), 0],
    ['the sixth waits for the first one to be forgotten', times(6, (i) => of('mine', i * 10)), 850],
    ['tries from elsewhere count for the account', times(6, (i) => of('mine', i * 10, i ? 'elsewhere' : 'here')), 850],
    ['five accounts from one address', times(5, (i) => of(i ? `other ${i}` : 'mine', i * 10)), 0],
    ['six of them', times(6, (i) => of(i ? `other ${i}` : 'mine', i * 10)), 850],
    [
      'many tries of few accounts are not many accounts',
      times(20, (i) => of(i ? `other ${i % 4}` : 'mine', i * 10)),
      0,
    ],
    [
      'an account stays on the list until its last try is forgotten',
      [...times(6, (i) => of(i ? `other ${i}` : 'mine', i * 10)), of('other 5', 800)],
      850,
    ],
    ['both: the longer one', [...times(6, (i) => of('mine', i)), ...times(5, (i) => of(`other ${i}`, 300))], 895],
    ['never less than a second', times(6, (i) => of('mine', i ? 900 : 0)), 1],
  ])('%s', (_name, tries, seconds) => {
    expect(secondsToWait(tries)).toBe(seconds)
  })
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
])('the network of %s is %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})

describe('counting', async () => {
  const { pool } = await cloneDatabase('none')
  const keys = (email: string, ip = '192.0.2.1') => tryKeys('a secret', email, ip)
  const count = (email: string, ip?: string) => countTry(pool, keys(email, ip))
  beforeEach(() => pool.query('delete from sign_in_tries'))

  test('five tries for one account, wherever they come from; the sixth is not counted', async () => {
    for (let i = 0; i < 5; i++) expect(await count('ewa@office.example', `192.0.2.${i}`)).toBe(0)
    for (let i = 0; i < 3; i++) expect(await count('ewa@office.example', `198.51.100.${i}`)).toBeGreaterThan(890)
    expect((await pool.query('select 1 from sign_in_tries')).rowCount).toBe(5)
    expect(await count('jan@office.example')).toBe(0)
  })

  test('five accounts from one network; those five may go on', async () => {
    for (let i = 0; i < 5; i++) expect(await count(`${i}@office.example`, `2001:db8::${i}`)).toBe(0)
    expect(await count('new@office.example', '2001:db8::ffff')).toBeGreaterThan(890)
    expect(await count('new@office.example', '2001:db9::1')).toBe(0)
    expect(await count('3@office.example', '2001:db8::1')).toBe(0)
  })

  test('the right password wipes the account clean, there and everywhere', async () => {
    for (let i = 0; i < 5; i++) await count('ewa@office.example')
    for (let i = 0; i < 4; i++) await count(`${i}@office.example`)
    await forgetTries(pool, keys('ewa@office.example'))
    expect(await count('new@office.example')).toBe(0)
    expect(await count('ewa@office.example', '198.51.100.1')).toBe(0)
    expect(await count('newer@office.example')).toBeGreaterThan(0)
  })

  test('after a quarter of an hour nothing is left', async () => {
    for (let i = 0; i < 5; i++) await count('ewa@office.example')
    await pool.query(`update sign_in_tries set tried_at = tried_at - interval '15 minutes'`)
    expect(await count('jan@office.example')).toBe(0)
    expect((await pool.query('select 1 from sign_in_tries')).rowCount).toBe(1)
  })

  test('of many at once, no more than five pass', async () => {
    const waits = await Promise.all(Array.from({ length: 12 }, () => count('ewa@office.example')))
    expect(waits.filter((wait) => wait === 0).length).toBeLessThanOrEqual(5)
  })

  test('what is stored names nobody', async () => {
    await count('ewa@office.example', '192.0.2.77')
    const { rows } = await pool.query('select * from sign_in_tries')
    expect(JSON.stringify(rows)).not.toMatch(/ewa|office|192\.0/)
    expect(keys('ewa@office.example').account).not.toEqual(tryKeys('another', 'ewa@office.example', '').account)
  })
})
