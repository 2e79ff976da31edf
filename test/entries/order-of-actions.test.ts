import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { transaction } from '../../src/database.ts'
import { archiveEntry, publishEntry } from '../../src/entries/publish-entry.ts'
import { createEntry, saveRevision } from '../../src/entries/save-revision.ts'
import { Conflict, NotFound } from '../../src/errors.ts'
import { project } from '../../src/projects/schema.ts'
import { searchQuery } from '../../src/search/query.ts'
import { openPortal, type Portal } from '../portal.ts'

// Whatever people do in whatever order: readers see the last published revision and nothing else, what was written
// once is never changed, and list, search and timeline say what the entry says.

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
})

/** What somebody does; `stale` is how many revisions behind they were when they started. */
type Action =
  | { does: 'save'; word: number; stale: number }
  | { does: 'publish'; stale: number }
  | { does: 'publishNumber'; number: number }
  | { does: 'restore'; number: number }
  | { does: 'archive' }

const stale = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
)
const number = fc.integer({ min: 1, max: 6 })
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('save' as const), word: fc.nat(5), stale }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('publish' as const), stale }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('publishNumber' as const), number }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('restore' as const), number }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('archive' as const) }) },
)

/** What should be true by the rules, kept beside the portal. `words`: what each revision says, the first at 0. */
type Model = { words: string[]; public?: string; state: 'draft' | 'published' | 'archived' }

let entries = 0

test('readers see the last published revision, whatever the order of actions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 14 }), async (actions) => {
      const slug = `entry-${++entries}`
      const id = await transaction(portal.pool, (db) => createEntry(db, project, { slug, originalLanguage: 'en' }))
      const model: Model = { words: [], state: 'draft' }
      for (const each of actions) {
        await act(id, model, each)
        await check(id, slug, model)
      }
    }),
    { numRuns: 40 },
  )
})

const wordOf = (n: number) => `word${'abcdef'[n]}${entries}`
const contentOf = (word: string) => ({
  title: { en: `Title ${word}` },
  summary: { en: `Summary ${word}` },
  places: [{ country: 'PL' }],
  stages: [{ title: { en: `Stage ${word}` }, start: '2014', metrics: [] }],
})

/** Does it, and expects that it is refused where the rules say so. */
async function act(id: number, model: Model, each: Action): Promise<void> {
  const latest = model.words.length
  if (each.does === 'save') {
    const word = wordOf(each.word)
    const expected = latest - each.stale
    const done = save(id, word, expected)
    if (expected !== latest) return void (await expect(done).rejects.toBeInstanceOf(Conflict))
    await done
    if (model.words.at(-1) !== word) model.words.push(word)
  } else if (each.does === 'restore') {
    const word = model.words[each.number - 1]
    if (word === undefined) return
    await save(id, word, latest, 'restore')
    if (model.words.at(-1) !== word) model.words.push(word)
  } else if (each.does === 'archive') {
    await transaction(portal.pool, (db) => archiveEntry(db, project, id))
    model.state = 'archived'
  } else {
    const which = each.does === 'publish' ? { expected: latest - each.stale } : { number: each.number }
    const done = transaction(portal.pool, (db) => publishEntry(db, project, id, which))
    const word = each.does === 'publish' ? model.words.at(-1) : model.words[each.number - 1]
    if (word === undefined) return void (await expect(done).rejects.toBeInstanceOf(NotFound))
    if ('expected' in which && which.expected !== latest)
      return void (await expect(done).rejects.toBeInstanceOf(Conflict))
    await done
    model.state = 'published'
    model.public = word
  }
}

const save = (id: number, word: string, expected: number, origin: 'staff' | 'restore' = 'staff') =>
  transaction(portal.pool, (db) =>
    saveRevision(db, project, id, { content: contentOf(word), relations: [], sources: [] }, { origin, expected }),
  )

async function check(id: number, slug: string, model: Model): Promise<void> {
  const { rows: revisions } = await portal.pool.query(
    'select r.content from revisions r where r.entry_id = $1 order by r.number',
    [id],
  )
  expect(revisions.map(({ content }) => content)).toEqual(model.words.map(contentOf))

  const seen = model.state === 'published' ? model.public! : undefined
  const page = await portal.request().get(`/en/projects/${slug}`)
  const gone = model.state === 'archived' && model.public !== undefined
  expect(page.status).toBe(seen ? 200 : gone ? 410 : 404)
  for (const word of new Set(model.words))
    if (word !== seen && !(gone && word === model.public)) expect(page.text).not.toContain(word)
  if (seen) expect(page.text).toContain(`Title ${seen}`)

  const { rows: listed } = await portal.pool.query('select c.title from catalogue c where c.entry_id = $1', [id])
  expect(listed).toEqual(seen ? [{ title: { en: `Title ${seen}` } }] : [])
  const { rows: rowsOfTimeline } = await portal.pool.query(
    `select t.title ->> 'en' title from timeline t where t.entry_id = $1 order by t.ordinal`,
    [id],
  )
  expect(rowsOfTimeline.map(({ title }) => title)).toEqual(seen ? [`Title ${seen}`, `Stage ${seen}`] : [])
  for (const word of new Set(model.words)) {
    const { rows: found } = await portal.pool.query(
      `select 1 from search_document d where d.entry_id = $1 and d.tsv @@ $2::tsquery`,
      [id, searchQuery(word)],
    )
    expect(found.length > 0).toBe(word === seen)
  }
}
