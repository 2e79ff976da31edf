import { beforeAll, describe, expect, test } from 'vitest'
import { findNewest } from '../../src/editing/find-newest.ts'
import { publishEntry } from '../../src/entries/publish-entry.ts'
import { saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName } from '../../src/kinds.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { partnership, practice } from './annex-texts.ts'
import { importText } from './import-texts.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ content: 'none', env: { BASE_URL: 'http://portal.example' } })
})

/** A practice out of a document, public; the summary, which no document states, is accepted. */
async function importPractice(index: string, title: string) {
  const { batch, entries } = await importText(portal.pool, `${index}.txt`, practice({ Index: index, title }), {
    entities: { 0: { fields: { summary: { as: 'accept' } } } },
  })
  const { entryId, slug } = entries.find(({ kind }) => kind === 'practice')!
  await publishEntry(portal.pool, kindByName.get('practice')!, entryId)
  return { batch, entryId, slug }
}
async function edit(kind: string, entryId: number, change: object) {
  const newest = (await findNewest(portal.pool, entryId))!
  const draft = { ...newest, content: { ...newest.content, ...change } }
  await saveRevision(portal.pool, kindByName.get(kind)!, entryId, draft, { origin: 'staff' })
  await publishEntry(portal.pool, kindByName.get(kind)!, entryId)
}
const page = async (path: string) => (await portal.request().get(path).expect(200)).text
const answer = async (path: string) => (await portal.request().get(`/api/v1${path}`).expect(200)).body

describe('the page of an entry that came out of a document', () => {
  test('marks each statement with a link to its source, and says there what is taken from it', async () => {
    const { slug } = await importPractice('1A1', 'Buses at night')
    const html = await page(`/pl/practices/${slug}`)
    expect(html).toMatch(/Night buses link eleven villages with the town\.<sup class="from"><a href="#source-1"/)
    expect(html).toContain('aria-label="Źródło 1: 1A1"')
    expect(html).toMatch(/<dd class="num">1A1<sup class="from">/)
    expect(html).toMatch(/<dl class="facts" id="source-1">/)
    expect(html).toMatch(/<dt>Pochodzi\sz\sniego<\/dt><dd>[^<]*tytuł[^<]*<\/dd>/)
  })

  test('the mark goes when a person writes something else there; the others stay', async () => {
    const { entryId, slug } = await importPractice('1A2', 'Buses by day')
    await edit('practice', entryId, { topic: { en: 'Day buses link twelve villages.' } })
    const html = await page(`/en/practices/${slug}`)
    expect(html).toContain('Day buses link twelve villages.</p>')
    expect(html).toMatch(/<dd class="num">1A2<sup class="from">/)
  })

  test('a draft of later changes nothing of what is public', async () => {
    const { entryId, slug } = await importPractice('1A3', 'Buses at dawn')
    const before = await page(`/en/practices/${slug}`)
    const newest = (await findNewest(portal.pool, entryId))!
    const draft = { ...newest, content: { ...newest.content, indexCode: '9Z9' } }
    await saveRevision(portal.pool, kindByName.get('practice')!, entryId, draft, { origin: 'staff' })
    expect(await page(`/en/practices/${slug}`)).toBe(before)
  })

  test('a relation is marked, until the document is no source of the entry any more', async () => {
    const text = partnership({ title: 'Pact of three rings', name: 'Stowarzyszenie Trzech Kręgów' })
    const { entries } = await importText(portal.pool, 'pact.txt', text)
    for (const { kind, entryId } of entries.toSorted((a) => (a.kind === 'organisation' ? -1 : 1)))
      await edit(kind, entryId, { summary: { en: 'Three rings.' }, places: [{ country: 'PL' }] })
    const pact = entries.find(({ kind }) => kind === 'partnership')!
    const { relations, provenance } = await answer(`/partnerships/${pact.slug}`)
    expect(relations).toMatchObject([{ role: 'lead', statedIn: [expect.any(String)] }])
    expect(provenance.title).toEqual(relations[0].statedIn)
    expect(provenance).not.toHaveProperty('summary')
    expect(await page(`/en/partnerships/${pact.slug}`)).toMatch(/Trzech Kręgów<\/a><sup class="from">/)

    const newest = (await findNewest(portal.pool, pact.entryId))!
    await saveRevision(
      portal.pool,
      kindByName.get('partnership')!,
      pact.entryId,
      { ...newest, sources: [] },
      { origin: 'staff' },
    )
    await publishEntry(portal.pool, kindByName.get('partnership')!, pact.entryId)
    expect(await page(`/en/partnerships/${pact.slug}`)).not.toContain('class="from"')
  })
})

test('the API names the sources of each field by their codes', async () => {
  const { slug } = await importPractice('1A4', 'Buses for all')
  const { provenance, sources } = await answer(`/practices/${slug}`)
  expect(sources).toHaveLength(1)
  expect(provenance).toMatchObject({ title: [sources[0].code], indexCode: [sources[0].code] })
})

test('an entry that people wrote has no marks', async () => {
  await publish(portal.pool, { kind: 'practice', slug: 'by-hand' })
  expect(await page('/en/practices/by-hand')).not.toMatch(/class="from"|id="source-1"/)
  expect((await answer('/practices/by-hand')).provenance).toEqual({})
})
