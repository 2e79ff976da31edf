import { describe, expect, test } from 'vitest'
import type { DraftEntry } from '../../src/annexes/importing/map-entities.ts'
import { matchEntries } from '../../src/annexes/importing/match-entries.ts'
import { transaction } from '../../src/database.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { restoreEntry } from '../../src/entries/restore-entry.ts'
import { kindByName } from '../../src/kinds.ts'
import { agreement, markText } from '../../src/search/near-duplicates.ts'
import { rebuildTextMarks } from '../../src/search/near-texts.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { makeDraft, saveDraft } from '../editing/work.ts'
import { openPortal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { words as readWords } from '../read-page.ts'

const polish =
  'Mieszkańcy gmin wokół miasta dojeżdżają do pracy tramwajem i autobusem na jeden wspólny bilet, a związek gmin rozlicza przejazdy z przewoźnikami co miesiąc według liczby wozokilometrów i planuje nowe przystanki przesiadkowe przy stacjach kolejowych.'
const words = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${(i * 7919) % 1000}x`)
/** The text with each nth word replaced. */
const change = (list: string[], nth: number) => list.map((word, i) => (i % nth === 0 ? `changed${i}` : word)).join(' ')

describe('marks of a text', () => {
  test.each(['', 'Too short to say anything.', 'one two three four five six seven eight nine ten eleven twelve'])(
    'are none of what is too short: %s',
    (text) => expect(markText(text, 'en')).toBeUndefined(),
  )

  test('are none of few words many times', () => {
    expect(markText('bus tram '.repeat(100), 'en')).toBeUndefined()
  })

  test('are 64 with 32 bands, integers as Postgres has them, and always the same', () => {
    const marked = markText(polish, 'pl')!
    expect([marked.marks.length, marked.bands.length]).toEqual([64, 32])
    for (const each of [...marked.marks, ...marked.bands]) expect(each).toBe(each | 0)
    expect(markText(polish, 'pl')).toEqual(marked)
    expect(new Set(marked.marks).size).toBeGreaterThan(50)
  })

  test.each([
    [
      'punctuation and letters without their marks',
      polish.replaceAll(',', ' –').normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
    ],
    ['other forms of the words', polish.replace('tramwajem i autobusem', 'tramwajami i autobusami')],
  ])('do not depend on %s', (_, text) => {
    expect(agreement(markText(polish, 'pl')!, markText(text, 'pl')!)).toBeGreaterThan(0.9)
  })

  const list = words('w', 200)
  test.each<[string, string, number, number]>([
    ['the same text', list.join(' '), 1, 1],
    ['one word in twenty changed', change(list, 20), 0.65, 0.98],
    ['one word in ten changed', change(list, 10), 0.45, 0.9],
    ['one word in five changed', change(list, 5), 0.25, 0.65],
    ['the halves the other way round', [...list.slice(100), ...list.slice(0, 100)].join(' '), 0.9, 1],
    ['other words', words('v', 200).join(' '), 0, 0.06],
    ['the same words in another order', list.toSorted().join(' '), 0, 0.15],
  ])('agree as the texts do: %s', (_, text, least, most) => {
    const [a, b] = [markText(list.join(' '), 'en')!, markText(text, 'en')!]
    const share = agreement(a, b)
    expect(share).toBeGreaterThanOrEqual(least)
    expect(share).toBeLessThanOrEqual(most)
    // what is near shares a band, and so it is found
    if (share > 0.35) expect(a.bands.some((band) => b.bands.includes(band))).toBe(true)
  })
})

describe('of entries', async () => {
  const portal = await openPortal({ content: 'none' })
  const { pool } = portal
  const office = await publishBody(pool, 'office')
  await makeAccount(portal, { email: 'jan@office.example', role: 'contributor', organisationId: office })
  await makeAccount(portal, { email: 'ola@all.example', role: 'admin' })
  const text = words('mill', 120)
  const contentOf = (list: string, title: string) => ({
    title: { en: title },
    summary: { en: 'Short' },
    description: { en: list },
    places: [{ country: 'PL' }],
  })
  const original = await publish(pool, {
    kind: 'practice',
    slug: 'original',
    content: contentOf(text.join(' '), 'The original'),
  })
  const copy = await makeDraft(portal, { ownerId: office, content: contentOf(change(text, 10), 'Something else') })
  const [staff, admin] = [await signIn(portal, 'jan@office.example'), await signIn(portal, 'ola@all.example')]
  const editor = async (person: typeof staff, id = copy, language = 'en') =>
    (await person.get(`/${language}/admin/entries/${id}/edit`).expect(200)).text
  const save = (id: number, content: object) => saveDraft(portal, id, content)

  test.each([
    ['en', 'Very like this text', /[5-9] of 10 passages the same/],
    ['pl', 'Bardzo podobne do tego tekstu', /[5-9] fragmentów na 10/],
    ['cs', 'Velmi podobné tomuto textu', /[5-9] pasáží z 10/],
  ])('the editor says which is very like, and how much: %s', async (language, heading, share) => {
    const page = readWords(await editor(staff, copy, language))
    expect(page).toContain(heading)
    expect(page).toContain('The original')
    expect(page).toMatch(share)
  })

  test('as long as the text is like another, and no longer', async () => {
    await save(copy, contentOf(words('own', 120).join(' '), 'Something else'))
    expect(await editor(staff)).not.toContain('Very like')
    await save(copy, contentOf(text.join(' '), 'Something else'))
    expect(readWords(await editor(staff))).toMatch(/10 of 10 passages the same/)
    expect(await editor(admin, original)).toContain('Something else')
  })

  test('nobody hears of a draft that is not theirs to see, neither by itself nor by the version before it', async () => {
    const foreign = await publish(pool, {
      kind: 'practice',
      slug: 'foreign',
      content: contentOf(words('calm', 120).join(' '), 'Foreign'),
    })
    const secret = words('secret', 120).join(' ')
    await save(foreign, contentOf(secret, 'Hidden title'))
    await makeDraft(portal, { content: contentOf(secret, 'Hidden draft') })
    await save(copy, contentOf(secret, 'Something else'))
    const own = await editor(staff)
    expect(own).not.toContain('Very like')
    expect(own).not.toContain('Hidden')
    const all = readWords(await editor(admin))
    for (const title of ['Very like', 'Hidden title', 'Hidden draft']) expect(all).toContain(title)
  })

  test('an archived one is no reason to stop', async () => {
    await save(copy, contentOf(text.join(' '), 'Something else'))
    await transaction(pool, (tx) => archiveEntry(tx, kindByName.get('practice')!, original))
    expect(await editor(staff)).not.toContain('Very like')
    await transaction(pool, (tx) => restoreEntry(tx, kindByName.get('practice')!, original))
    expect(await editor(staff)).toContain('Very like')
  })

  test('an import asks whether it is the same, and never says so itself', async () => {
    const found = [{ start: 0, end: 1, raw: 'x', confidence: 0.9, rule: 'test' }]
    const draft = (kind: string, content: object): DraftEntry => ({
      entity: 0,
      kind,
      fields: Object.entries(content).map(([field, value]) => ({ field, value, found, confidence: 0.9 })),
      relations: [],
      contacts: [],
    })
    const match = async (kind: string, list: string) =>
      (await matchEntries(pool, [draft(kind, contentOf(list, 'Called otherwise'))])).get(0)!
    await save(copy, contentOf(words('own', 120).join(' '), 'Something else'))
    expect(await match('practice', change(text, 12))).toEqual({
      candidates: [{ entryId: original, slug: 'original', title: 'The original', reason: 'near_text' }],
    })
    expect(await match('practice', words('new', 120).join(' '))).toEqual({ candidates: [] })
    expect(await match('project', change(text, 12))).toEqual({ candidates: [] })
    expect(await match('practice', text.slice(0, 8).join(' '))).toEqual({ candidates: [] })
  })

  test('a rebuild makes the same marks', async () => {
    const marks = async () => (await pool.query('select * from text_marks order by entry_id, language')).rows
    const before = await marks()
    expect(before.length).toBeGreaterThan(3)
    await pool.query('delete from text_marks where entry_id = $1; ', [original])
    await pool.query(`update text_marks set marks = '{}'`)
    await rebuildTextMarks(pool)
    expect(await marks()).toEqual(before)
  })

  test('what is asked for is found by its index, not by reading all', async () => {
    const { rows } = await pool.query<{ config: string[] }>(
      `select proconfig config from pg_proc where proname = 'near_texts'`,
    )
    expect(rows[0]!.config).toContain('enable_seqscan=off')
  })
})
