import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '../../src/database.ts'
import { archiveEntry, missingFields, publishEntry } from '../../src/entries/publish-entry.ts'
import { createEntry, type Draft, saveRevision } from '../../src/entries/save-revision.ts'
import { Conflict, Invalid, NotFound } from '../../src/errors.ts'
import { kindByName } from '../../src/kinds.ts'
import { practice } from '../../src/practices/schema.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish as publishNew } from '../publish.ts'

let portal: Portal
let pool: pg.Pool
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
  pool = portal.pool
})

const three = (text: string) => ({ en: `${text} en`, pl: `${text} pl`, cs: `${text} cs` })
const draft = (title = 'Trams', more: object = {}): Draft => ({
  content: { title: three(title), summary: three('Summary'), places: [{ country: 'PL', city: 'Opole' }], ...more },
  relations: [],
  sources: [],
})
const by = { origin: 'staff' as const }
const make = (slug: string) => transaction(pool, (db) => createEntry(db, practice, { slug, originalLanguage: 'pl' }))
const save = (id: number, d: Draft, expected?: number) =>
  transaction(pool, (db) => saveRevision(db, practice, id, d, { ...by, expected }))
const publish = (id: number) => transaction(pool, (db) => publishEntry(db, practice, id))
const read = (slug: string, language = 'en') => portal.request().get(`/${language}/practices/${slug}`)

describe('what is refused', () => {
  it('content that does not fit the kind', async () => {
    const id = await make('bad-content')
    await expect(save(id, draft('x', { colour: 'red' }))).rejects.toThrow(/colour/)
    await expect(save(id, draft('x', { title: { de: 'Nein' } }))).rejects.toThrow()
    await expect(save(id, draft('x', { start: '2014-13' }))).rejects.toThrow()
    const { rows } = await pool.query('select count(*)::int n from revisions where entry_id = $1', [id])
    expect(rows[0].n).toBe(0)
  })

  it('a save that started from an older revision', async () => {
    const id = await make('two-people')
    await save(id, draft('One'), 0)
    await save(id, draft('Two'), 1)
    await expect(save(id, draft('Three'), 1)).rejects.toBeInstanceOf(Conflict)
    const { rows } = await pool.query('select max(number) n from revisions where entry_id = $1', [id])
    expect(rows[0].n).toBe(2)
  })

  it('an entry that is not there, or of another kind', async () => {
    await expect(save(999_999, draft())).rejects.toBeInstanceOf(NotFound)
    await expect(publish(999_999)).rejects.toBeInstanceOf(NotFound)
  })

  it('publishing without a required field', async () => {
    const id = await make('no-title')
    await save(id, { ...draft(), content: { summary: three('x') } })
    await expect(publish(id)).rejects.toThrow(/title, places/)
    await read('no-title').expect(404)
  })

  it('changing or deleting a revision, by the database itself', async () => {
    const id = await make('append-only')
    const { revisionId } = await save(id, draft())
    await expect(pool.query(`update revisions set content = '{}' where id = $1`, [revisionId])).rejects.toThrow(/never/)
    await expect(pool.query('delete from revisions where id = $1', [revisionId])).rejects.toThrow(/never/)
  })

  it('pointing at a revision of another entry, or at an entry that is not there', async () => {
    const [a, b] = [await make('pointer-a'), await make('pointer-b')]
    const { revisionId } = await save(a, draft())
    await expect(
      pool.query('update entries set published_revision = $2 where id = $1', [b, revisionId]),
    ).rejects.toThrow(/foreign key/)
  })

  it('a relation that its kind does not know, to the wrong kind, to nothing, or twice', async () => {
    const id = await make('relations')
    const body = await publishNew(pool, { kind: 'organisation', slug: 'a-body' })
    const relate = (...relations: Draft['relations']) => save(id, { ...draft(), relations })
    await expect(relate({ role: 'nonsense', toId: body })).rejects.toBeInstanceOf(Invalid)
    await expect(relate({ role: 'from-project', toId: body })).rejects.toBeInstanceOf(Invalid)
    await expect(relate({ role: 'owner', toId: 999_999 })).rejects.toBeInstanceOf(Invalid)
    const owner = { role: 'owner', toId: body }
    await expect(relate(owner, owner)).rejects.toBeInstanceOf(Invalid)
    expect(await relate(owner)).toMatchObject({ number: 1 })
  })

  it('publishing what was saved after someone looked', async () => {
    const id = await make('looked-at')
    await save(id, draft('Looked at'))
    await save(id, draft('Slipped in'))
    await expect(transaction(pool, (db) => publishEntry(db, practice, id, { expected: 1 }))).rejects.toBeInstanceOf(
      Conflict,
    )
    await read('looked-at').expect(404)
  })

  it('to say that a draft existed which was never public', async () => {
    const id = await make('never-public')
    await save(id, draft())
    await transaction(pool, (db) => archiveEntry(db, practice, id))
    await read('never-public').expect(404)
  })

  it('two entries of a kind with one address', async () => {
    await make('taken')
    await expect(make('taken')).rejects.toThrow(/unique|duplicate/)
  })
})

describe('saving and publishing', () => {
  it('makes no revision of unchanged content', async () => {
    const id = await make('unchanged')
    expect(await save(id, draft())).toMatchObject({ number: 1, changed: true })
    expect(await save(id, draft())).toMatchObject({ number: 1, changed: false })
    expect(await save(id, draft('Other'))).toMatchObject({ number: 2, changed: true })
  })

  it('shows nothing of a draft, and the old text while a change waits', async () => {
    const id = await make('waiting')
    await save(id, draft('First'))
    await read('waiting').expect(404)
    await publish(id)
    expect((await read('waiting').expect(200)).text).toContain('First en')
    await save(id, { ...draft('Second'), content: { ...(draft('Second').content as object), themes: ['energy'] } })
    const waiting = await read('waiting').expect(200)
    expect(waiting.text).toContain('First en')
    expect(waiting.text).not.toContain('Second')
    const search = await portal.request().get('/en/catalogue?q=Second').expect(200)
    expect(search.text).not.toContain('/practices/waiting')
    await publish(id)
    expect((await read('waiting').expect(200)).text).toContain('Second en')
    expect((await portal.request().get('/en/catalogue?q=Second')).text).toContain('/practices/waiting')
    expect((await portal.request().get('/en/catalogue?theme=energy')).text).toContain('/practices/waiting')
  })

  it('leads from a former address to the present one, and says what is archived', async () => {
    const id = await make('new-name')
    await save(id, draft('Renamed'))
    await publish(id)
    await pool.query(`insert into former_slugs (kind, slug, entry_id) values ('practice', 'old-name', $1)`, [id])
    await read('old-name', 'cs').expect(301).expect('Location', '/cs/practices/new-name')
    await transaction(pool, (db) => archiveEntry(db, practice, id))
    const gone = await read('new-name').expect(410)
    expect(gone.text).toContain('Renamed en')
    expect((await portal.request().get('/en/catalogue?q=Renamed')).text).not.toContain('/practices/new-name')
  })

  it('shows the original, marked with its language, where there is no translation', async () => {
    const id = await make('only-polish')
    const content = { title: { pl: 'Tylko po polsku' }, summary: { pl: 'Opis' }, places: [{ country: 'PL' }] }
    await save(id, { content, relations: [], sources: [] })
    await publish(id)
    const page = (await read('only-polish', 'cs').expect(200)).text
    expect(page).toContain('<h1 lang="pl">Tylko po')
    expect(page).toContain('Český text zatím chybí')
  })

  it('escapes everything that a person wrote', async () => {
    const id = await make('hostile')
    const evil = '<script>alert(1)</script>"\'&'
    await save(id, draft(evil, { description: three(evil), unknowns: [three(evil)], acronym: evil }))
    await publish(id)
    for (const address of ['/en/practices/hostile', '/en/catalogue?q=alert', '/en', '/pl/practices']) {
      const { text } = await portal.request().get(address).expect(200)
      expect(text).not.toContain('<script>alert')
    }
  })

  it('counts an entry under a programme that comes to stand above its own', async () => {
    const [above, below] = [
      await publishNew(pool, { kind: 'programme', slug: 'above' }),
      await publishNew(pool, { kind: 'programme', slug: 'below' }),
    ]
    const relations = [{ role: 'part-of-programme', toId: below }]
    await publishNew(pool, { kind: 'practice', slug: 'in-below', relations })
    const under = async () => (await portal.request().get('/en/practices?programme=above')).text
    expect(await under()).not.toContain('/en/practices/in-below')
    await transaction(pool, async (db) => {
      const programme = kindByName.get('programme')!
      const content = { title: { en: 'Below' }, summary: { en: 'x' }, places: [{ country: 'PL' }] }
      const moved = { content, relations: [{ role: 'sub-programme', toId: above }], sources: [] }
      await saveRevision(db, programme, below, moved, by)
      await publishEntry(db, programme, below)
    })
    expect(await under()).toContain('/en/practices/in-below')
  })

  it('indexes a word of any length', async () => {
    const id = await make('long-word')
    await save(id, draft('x'.repeat(230), { description: three('y'.repeat(5000)) }))
    await publish(id)
    await read('long-word').expect(200)
  })

  it('names what is missing', () => {
    expect(missingFields(practice, {}, 'pl')).toEqual(['title', 'summary', 'places'])
    expect(missingFields(practice, { title: { en: 'x' }, summary: { en: 'x' }, places: [] }, 'pl')).toEqual([
      'title',
      'places',
    ])
  })
})
