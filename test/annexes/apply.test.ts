import { beforeAll, describe, expect, test } from 'vitest'
import { applyItem } from '../../src/annexes/importing/apply-item.ts'
import { planItem } from '../../src/annexes/importing/plan-item.ts'
import { saveRevision } from '../../src/entries/save-revision.ts'
import { Conflict, Invalid, NotFound } from '../../src/errors.ts'
import { kindByName } from '../../src/kinds.ts'
import { makeAccount } from '../accounts/staff.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { partnership, practice } from './annex-texts.ts'
import { apply, countRows, decide, entryOf, importText, readTexts } from './import-texts.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
})
const newest = async (entryId: number) => {
  const { rows } = await portal.pool.query(
    'select r.number, r.content, r.origin, r.author_id, r.batch_item_id from revisions r where r.entry_id = $1 order by r.number desc limit 1',
    [entryId],
  )
  return rows[0]
}
const only = async <T>(sql: string, values: unknown[] = []): Promise<T> =>
  (await portal.pool.query(sql, values)).rows[0]

describe('refused, and nothing is written', () => {
  const refuses = async (item: number, expected: string, error: unknown) => {
    const before = await countRows(portal.pool)
    await expect(applyItem(portal.pool, item, { expected })).rejects.toThrow(error as never)
    expect(await countRows(portal.pool)).toEqual(before)
  }

  test('an item that is not there', () => refuses(999_999, 'x', NotFound))

  test('another plan than the one that was shown', async () => {
    const { items } = await readTexts(portal.pool, {
      'a.txt': practice({ Index: '1R1', title: 'Water for Przykładowo' }),
    })
    await refuses(items[0]!, 'not the hash', Conflict)
  })

  test('a file that was rejected', async () => {
    const { items } = await readTexts(portal.pool, { 'b.txt': '' })
    await refuses(items[0]!, (await planItem(portal.pool, items[0]!)).hash, Conflict)
  })

  test('the portal changed in between: a new entry that it is about', async () => {
    const { items } = await readTexts(portal.pool, {
      'c.txt': practice({ Index: '1R2', title: 'Bread from Przykładowo' }),
    })
    const { hash } = await planItem(portal.pool, items[0]!)
    const content = { title: { en: 'Bread, renamed' }, indexCode: '1R2' }
    await publish(portal.pool, { kind: 'practice', slug: 'bread', content })
    await refuses(items[0]!, hash, Conflict)
  })

  test('the portal changed in between: a new revision of it', async () => {
    const id = await publish(portal.pool, { kind: 'practice', slug: 'milk', content: { indexCode: '1R3' } })
    const { items } = await readTexts(portal.pool, { 'd.txt': practice({ Index: '1R3' }) })
    const { hash } = await planItem(portal.pool, items[0]!)
    const { content } = await newest(id)
    const kind = kindByName.get('practice')!
    await saveRevision(
      portal.pool,
      kind,
      id,
      { content: { ...content, priorityNo: 3 }, relations: [], sources: [] },
      { origin: 'staff' },
    )
    await refuses(items[0]!, hash, Conflict)
  })

  test('the decisions changed in between', async () => {
    const { items } = await readTexts(portal.pool, { 'e.txt': practice({ Index: '1R4', title: 'Honey' }) })
    const { hash } = await planItem(portal.pool, items[0]!)
    await decide(portal.pool, items[0]!, { entities: { 0: { fields: { start: { as: 'drop' } } } } })
    await refuses(items[0]!, hash, Conflict)
  })

  test('a correction that cannot be read', async () => {
    const { items } = await readTexts(portal.pool, { 'f.txt': practice({ Index: '1R5', title: 'Wool' }) })
    await decide(portal.pool, items[0]!, {
      entities: { 0: { fields: { start: { as: 'correct', value: { start: 'soon' } } } } },
    })
    await refuses(items[0]!, 'x', Invalid)
  })

  test('half of it cannot be written: the other half is not either', async () => {
    const { items } = await readTexts(portal.pool, {
      'g.txt': partnership({ title: 'Half and half', name: 'Stowarzyszenie Połowy' }),
    })
    const { hash, entries } = await planItem(portal.pool, items[0]!)
    expect(entries.filter(({ action }) => action === 'create')).toHaveLength(2)
    await portal.pool.query(`create function fail_half() returns trigger language plpgsql as $$ begin
      if new.field = 'lookingFor' then raise exception 'no more room'; end if; return new; end $$;
      create trigger fail_half before insert on provenance for each row execute function fail_half()`)
    try {
      await refuses(items[0]!, hash, /no more room/)
    } finally {
      await portal.pool.query('drop trigger fail_half on provenance; drop function fail_half')
    }
    expect((await only<{ state: string }>('select state from batch_items where id = $1', items)).state).toBe('read')
    expect((await applyItem(portal.pool, items[0]!, { expected: hash })).entries).toHaveLength(2)
  })
})

describe('what is written', () => {
  test('drafts only, with relations, source, provenance, people who are not public, and a line in the log', async () => {
    const accountId = await makeAccount(portal, { email: 'importer@test.example', role: 'admin' })
    const ownerId = await publish(portal.pool, { kind: 'organisation', slug: 'owner-of-the-batch' })
    const text = `${practice({ Index: '2R1', title: 'Trams at dawn' })}\nContact:\nJan Testowy (Director)\nStowarzyszenie Poranek (SPO)`
    const { items, batch } = await readTexts(portal.pool, { 'trams.txt': text }, { ownerId, accountId })
    const { entries, plan } = await apply(portal.pool, items[0]!, accountId)
    expect(entries.map(({ kind, action }) => [kind, action])).toEqual([
      ['practice', 'create'],
      ['organisation', 'create'],
    ])
    const [tram, body] = entries
    const entry = await only<Record<string, unknown>>('select * from entries where id = $1', [tram!.entryId])
    expect(entry).toMatchObject({ status: 'draft', slug: 'trams-at-dawn', owner_id: ownerId, published_revision: null })
    const revision = await newest(tram!.entryId)
    expect(revision).toMatchObject({ number: 1, origin: 'import', author_id: accountId, batch_item_id: items[0] })
    expect(revision.content).toMatchObject({
      title: { en: 'Trams at dawn' },
      indexCode: '2R1',
      start: '2012',
      ongoing: true,
    })
    expect(revision.content).not.toHaveProperty('summary') // derived: for a person to agree to
    expect(await only('select role, to_id from relations where from_id = $1', [tram!.entryId])).toEqual({
      role: 'owner',
      to_id: body!.entryId,
    })
    const contact = await only('select name, public, role, source_id from contacts where entry_id = $1', [
      tram!.entryId,
    ])
    const source = await only<{ id: number; title: object; owner_id: number }>(
      'select s.* from sources s join revision_sources r on r.source_id = s.id join revisions v on v.id = r.revision_id where v.entry_id = $1',
      [tram!.entryId],
    )
    expect(contact).toEqual({ name: 'Jan Testowy', public: false, role: { en: 'Director' }, source_id: source.id })
    expect(source).toMatchObject({ title: { en: 'trams' }, owner_id: ownerId })
    const { rows: places } = await portal.pool.query(
      `select p.field, p.raw, p.state, substr(d.canonical_text, p.start_at + 1, p.end_at - p.start_at) said
       from provenance p join documents d on d.id = p.document_id where p.entry_id = $1`,
      [tram!.entryId],
    )
    expect(places.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['title', 'indexCode', 'start', 'description', 'relations', 'contacts']),
    )
    for (const { raw, said, state } of places) expect({ raw, state }).toEqual({ raw: said, state: 'proposed' })
    expect(JSON.stringify(places)).not.toContain('Jan Testowy')
    const { rows: log } = await portal.pool.query(
      'select action, entry_id, detail from audit_log where account_id = $1',
      [accountId],
    )
    expect(log.map(({ action }) => action)).toEqual(['source.added', 'entry.created', 'entry.created', 'annex.applied'])
    expect(log.at(-1).detail).toMatchObject({ batch, item: items[0] })
    expect(plan.questions).toBe(0)
  })

  test('what a person decided: accepted, corrected, left out, a passage given to a field', async () => {
    const text = practice({ Index: '2R2', title: 'Kites', 'Sub Theme': 'Air', Colour: 'blue and white' })
    const { items } = await readTexts(portal.pool, { 'kites.txt': text })
    const { rows } = await portal.pool.query(
      `select (p ->> 'start')::int start from batch_items i, jsonb_array_elements(i.extraction -> 'passages') p where i.id = $1 and p ->> 'label' = 'Colour'`,
      items,
    )
    await decide(portal.pool, items[0]!, {
      entities: {
        0: {
          fields: {
            title: { as: 'correct', value: { 'title.en': 'Kites over Opole' } },
            start: { as: 'drop' },
            topic: { as: 'accept' },
            summary: { as: 'accept' },
            acronym: { as: 'correct', value: { acronym: 'KITE' } },
          },
        },
      },
      passages: { [rows[0].start]: { entity: 0, field: 'priority' } },
    })
    const { entries } = await apply(portal.pool, items[0]!)
    const { content } = await newest(entries[0]!.entryId)
    expect(content).toMatchObject({
      title: { en: 'Kites over Opole' },
      acronym: 'KITE',
      priority: { en: 'blue and white' },
    })
    expect(content.summary.en).toContain('Night buses link eleven villages')
    expect(content).not.toHaveProperty('start')
    const states = await portal.pool.query('select field, state from provenance where entry_id = $1', [
      entries[0]!.entryId,
    ])
    const state = Object.fromEntries(states.rows.map((row) => [row.field, row.state]))
    expect(state).toMatchObject({
      title: 'corrected',
      start: 'rejected',
      topic: 'accepted',
      summary: 'accepted',
      acronym: 'corrected',
      priority: 'accepted',
      subTheme: 'proposed',
    })
  })

  test('two files of one batch about the same things: the second one adds to the first, by the plan from before both', async () => {
    const { items } = await readTexts(portal.pool, {
      'one.txt': partnership({ title: 'Shared planners', name: 'Stowarzyszenie Obu Miast' }),
      'two.txt': practice({ Index: '2R3', title: 'A planner for two towns' }).concat(
        '\nContact:\nStowarzyszenie Obu Miast (SOM)',
      ),
    })
    const shown = await Promise.all(items.map((item) => planItem(portal.pool, item)))
    expect(shown.map(({ entries }) => entryOf(entries, 'organisation').action)).toEqual(['create', 'create'])
    for (const [i, item] of items.entries()) await applyItem(portal.pool, item, { expected: shown[i]!.hash })
    const found = await only<{ n: number }>(
      `select count(*)::int n from entries where slug like 'stowarzyszenie-obu-miast%'`,
    )
    expect(found.n).toBe(1)
  })

  test('applied again it writes nothing; what was decided since is written', async () => {
    const { item, entries } = await importText(portal.pool, 'again.txt', practice({ Index: '2R4', title: 'Bells' }))
    const before = await countRows(portal.pool)
    await apply(portal.pool, item)
    expect(await countRows(portal.pool)).toEqual(before)
    await decide(portal.pool, item, { entities: { 0: { match: 'new', fields: { summary: { as: 'accept' } } } } })
    await apply(portal.pool, item)
    expect(await newest(entries[0]!.entryId)).toMatchObject({
      number: 2,
      content: { summary: { en: expect.any(String) } },
    })
    expect((await countRows(portal.pool)).entries).toBe(before.entries)
  })
})
