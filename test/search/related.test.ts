import { beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '../../src/database.ts'
import { doDueWork } from '../../src/due-work.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { refreshRelated } from '../../src/entries/relate-entries.ts'
import { restoreEntry } from '../../src/entries/restore-entry.ts'
import { kindByName } from '../../src/kinds.ts'
import { makeDraft } from '../editing/work.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'

const practice = kindByName.get('practice')!
let portal: Portal
const ids: Record<string, number> = {}

async function add(slug: string, content: object = {}, more: object = {}) {
  ids[slug] = await publish(portal.pool, { kind: 'practice', slug, content, ...more })
}

/** What stands under "Related" on a page: addresses with their reasons. */
async function relatedOn(path: string): Promise<Record<string, string>> {
  const { text } = await portal.request().get(path).expect(200)
  const section = /<section [^>]*id="related">.*?<\/section>/s.exec(text)?.[0] ?? ''
  return Object.fromEntries(
    section
      .split('<li>')
      .slice(1)
      .map((row) => [
        /href="\/[^"]*\/([^"/]+)"/.exec(row)?.[1],
        (/<p class="note">(.*?)<\/p>/.exec(row)?.[1] ?? '').replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' '),
      ]),
  )
}

const opole = [{ country: 'PL', city: 'Opole' }]
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
  await add('first', {
    themes: ['energy'],
    places: opole,
    title: { en: 'Heat from mine water', pl: 'Ciepło z wód kopalnianych' },
  })
  await add('same-both', { themes: ['energy'], places: opole })
  await add('same-theme', { themes: ['energy', 'water'] })
  await add('same-place', { places: opole })
  await add('same-words', { title: { en: 'Mine waters that heat a school', cs: 'Důlní vody' } })
  await add('one-word', { title: { en: 'A mine is closed' } })
  await add('nothing', { title: { en: 'Libraries at night' } })
  await refreshRelated(portal.pool)
})

test('each stands with its reason, the nearest first; nothing without one', async () => {
  const related = await relatedOn('/en/practices/first')
  expect(Object.keys(related)[0]).toBe('same-both')
  expect(related).toMatchObject({
    'same-both': expect.stringMatching(/^Also about .*energy, in Opole$/),
    'same-theme': expect.stringMatching(/^Also about .*energy$/),
    'same-place': 'Also in Opole',
  })
  expect(related['same-words']).toMatch(/^Shares the words (mine|water|heat)(, (mine|water|heat)){1,2}$/i)
  expect(Object.keys(related)).not.toContain('one-word')
  expect(Object.keys(related)).not.toContain('nothing')
  expect(Object.keys(related)).not.toContain('first')
})

test.each([
  [
    'pl',
    'Wspólny temat: efektywność energetyczna i czysta energia; to samo miejsce: Opole',
    'To samo miejsce: Opole',
    'Wspólne słowa: ',
  ],
  [
    'cs',
    'Společné téma: energetická účinnost a čistá energie; stejné místo: Opole',
    'Stejné místo: Opole',
    'Společná slova: ',
  ],
])('the reason is in the language of the page: %s', async (language, both, place, words) => {
  const related = await relatedOn(`/${language}/practices/first`)
  expect(related).toMatchObject({ 'same-both': both, 'same-place': place })
  expect(related['same-words']?.startsWith(words)).toBe(true)
  const { text } = await portal.request().get(`/${language}/practices/first`)
  // words of another language are marked
  expect(text).toMatch(/<p class="note">(Wspólne słowa|Společná slova): <span lang="en">(mine|water|heat)/i)
})

test('both ways, at once when it is published', async () => {
  await add('later', { themes: ['culture-heritage'], title: { en: 'Choirs sing across a border' } })
  await add('latest', { themes: ['culture-heritage'], title: { en: 'A border of choirs' } })
  expect(await relatedOn('/en/practices/latest')).toMatchObject({
    later: expect.stringContaining('culture and heritage'),
  })
  expect(await relatedOn('/en/practices/later')).toMatchObject({
    latest: expect.stringContaining('culture and heritage'),
  })
})

test('what is taken back is nobody’s reason, what is a draft never was', async () => {
  await add('shown', { themes: ['tourism'] })
  await add('taken', { themes: ['tourism'] })
  await makeDraft(portal, { slug: 'draft', content: { title: { en: 'Draft' }, themes: ['tourism'], places: opole } })
  await refreshRelated(portal.pool)
  expect(Object.keys(await relatedOn('/en/practices/shown'))).toEqual(['taken'])
  await transaction(portal.pool, (tx) => archiveEntry(tx, practice, ids.taken!))
  expect(await relatedOn('/en/practices/shown')).toEqual({})
  await transaction(portal.pool, (tx) => restoreEntry(tx, practice, ids.taken!))
  expect(Object.keys(await relatedOn('/en/practices/shown'))).toEqual(['taken'])
  await refreshRelated(portal.pool)
  expect(
    await portal
      .request()
      .get('/en/practices/taken')
      .expect(200)
      .then(({ text }) => text),
  ).toContain('/practices/shown')
})

test('what a relation names stands there already: on neither page', async () => {
  const body = await publishBody(portal.pool, 'owning', { themes: ['housing'] })
  await add('owned', { themes: ['housing'] }, { relations: [{ role: 'owner', toId: body }] })
  await add('other-owned', { themes: ['housing'] }, { relations: [{ role: 'owner', toId: body }] })
  await refreshRelated(portal.pool)
  expect(await relatedOn('/en/practices/owned')).toEqual({
    'other-owned': 'Also about housing; same organisation: Body owning',
  })
  expect(await relatedOn('/en/organisations/owning')).toEqual({})
})

test('a programme in common is named', async () => {
  const programme = await publish(portal.pool, {
    kind: 'programme',
    slug: 'funding',
    content: { title: { en: 'Funding 2014' } },
  })
  const relations = [{ role: 'part-of-programme', toId: programme }]
  for (const slug of ['funded', 'funded-too']) await publish(portal.pool, { kind: 'project', slug, relations })
  expect(await relatedOn('/en/projects/funded-too')).toEqual({ funded: 'Same programme: Funding 2014' })
})

test('a list that is older than a change is made anew by the due work, and says only what is so until then', async () => {
  await add('moves', { themes: ['risk-emergency'], places: [{ country: 'CZ', city: 'Ostrava' }] })
  await add('stays', { themes: ['risk-emergency'], places: [{ country: 'CZ', city: 'Ostrava' }] })
  await portal.pool.query(`update catalogue set themes = '{}' where entry_id = $1`, [ids.moves])
  expect(await relatedOn('/en/practices/stays')).toEqual({ moves: 'Also in Ostrava' })
  await portal.pool.query(`update related_list set others = '[]', due = now() where entry_id = $1`, [ids.stays])
  await doDueWork(
    { db: portal.pool, log: { error: (problem: unknown) => expect(problem).toBeUndefined() } as never },
    {} as never,
  )
  expect(Object.keys(await relatedOn('/en/practices/stays'))).toContain('moves')
  expect((await portal.pool.query('select 1 from related_list where due <= now()')).rowCount).toBe(0)
})

test('one that cannot be worked out holds up no other', async () => {
  await portal.pool.query(`update related_list set due = '2020-01-01' where entry_id = $1`, [ids.first])
  await portal.pool.query(`update related_list set due = '2021-01-01' where entry_id = $1`, [ids.nothing])
  await portal.pool.query(`update catalogue set kind = 'unknown' where entry_id = $1`, [ids.first])
  await expect(refreshRelated(portal.pool)).rejects.toThrow()
  await portal.pool.query(`update catalogue set kind = 'practice' where entry_id = $1`, [ids.first])
  const { rows } = await portal.pool.query('select count(*)::int n from related_list where due <= now()')
  expect(rows[0].n).toBe(0)
})

describe('as data', () => {
  test('the same entries, with what they have in common', async () => {
    const { body } = await portal.request().get('/api/v1/practices/first').expect(200)
    expect(body.related.map((each: { slug: string }) => each.slug)).toEqual(
      Object.keys(await relatedOn('/en/practices/first')),
    )
    expect(body.related[0]).toMatchObject({
      kind: 'practice',
      slug: 'same-both',
      common: { themes: ['energy'], places: ['pl-opole'], entries: [] },
    })
  })
})

test('no more than six, on a page and in data', async () => {
  for (let i = 0; i < 9; i += 1) await add(`many-${i}`, { themes: ['education'] })
  await refreshRelated(portal.pool)
  expect(Object.keys(await relatedOn('/en/practices/many-0'))).toHaveLength(6)
  expect((await portal.request().get('/api/v1/practices/many-0')).body.related).toHaveLength(6)
})
