import { beforeAll, describe, expect, test } from 'vitest'
import { rollbackBatch } from '../../src/annexes/importing/rollback-batch.ts'
import { findNewest } from '../../src/editing/find-newest.ts'
import { publishEntry } from '../../src/entries/publish-entry.ts'
import { saveRevision } from '../../src/entries/save-revision.ts'
import { NotFound } from '../../src/errors.ts'
import { kindByName } from '../../src/kinds.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { partnership, practice } from './annex-texts.ts'
import { countRows, importText } from './import-texts.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
})
const slugs = (list: { slug: string }[]) => list.map(({ slug }) => slug).sort()
async function edit(kind: string, id: number, change: object, relations?: { role: string; toId: number }[]) {
  const newest = (await findNewest(portal.pool, id))!
  const draft = {
    content: { ...newest.content, ...change },
    relations: relations ?? newest.relations,
    sources: newest.sources,
  }
  await saveRevision(portal.pool, kindByName.get(kind)!, id, draft, { origin: 'staff' })
}
let n = 0
/** A partnership and the organisation that leads it, both new. */
const importNew = (name = `Stowarzyszenie numeru ${++n}0`) =>
  importText(portal.pool, `${n}.txt`, partnership({ title: `Pact of ${name}`, name, issue: 'A planner.' }))

test('a batch that is not there', () => expect(rollbackBatch(portal.pool, 999_999)).rejects.toThrow(NotFound))

describe('what somebody touched since stays and is listed, with what it needs', () => {
  test('edited: the entry and the one that it names', async () => {
    const { batch, entries } = await importNew()
    const pact = entries.find(({ kind }) => kind === 'partnership')!
    await edit('partnership', pact.entryId, { since: '2001' })
    const { undone, kept } = await rollbackBatch(portal.pool, batch)
    expect(undone).toEqual([])
    expect(kept.map(({ kind, why }) => [kind, why]).sort()).toEqual([
      ['organisation', 'used'],
      ['partnership', 'edited'],
    ])
    expect(await rollbackBatch(portal.pool, batch)).toEqual({ already: true, undone: [], kept })
  })

  test('edited: the one that is named; the other goes', async () => {
    const { batch, entries } = await importNew()
    const body = entries.find(({ kind }) => kind === 'organisation')!
    await edit('organisation', body.entryId, { city: 'Opole' })
    const { undone, kept } = await rollbackBatch(portal.pool, batch)
    expect(undone).toMatchObject([{ kind: 'partnership', how: 'deleted' }])
    expect(kept).toMatchObject([{ kind: 'organisation', why: 'edited' }])
  })

  test('an entry of others that names it', async () => {
    const { batch, entries } = await importNew()
    const [pact, body] = ['partnership', 'organisation'].map((kind) => entries.find((each) => each.kind === kind)!)
    await edit('partnership', pact!.entryId, {})
    await publish(portal.pool, {
      kind: 'practice',
      slug: 'theirs',
      relations: [{ role: 'owner', toId: body!.entryId }],
    })
    const { undone, kept } = await rollbackBatch(portal.pool, batch)
    expect(undone.map(({ kind }) => kind)).toEqual(['partnership']) // saved as it was, which is no edit
    expect(kept).toMatchObject([{ kind: 'organisation', why: 'used' }])
  })

  test('published', async () => {
    const { batch, entries } = await importText(
      portal.pool,
      'public.txt',
      practice({ Index: '9R1', title: 'Public soon' }),
      { entities: { 0: { fields: { summary: { as: 'accept' } } } } },
    )
    await publishEntry(portal.pool, kindByName.get('practice')!, entries[0]!.entryId)
    expect((await rollbackBatch(portal.pool, batch)).kept).toMatchObject([{ why: 'public' }])
  })

  test('typed and not saved, a remark, a contact that was changed', async () => {
    const { rows } = await portal.pool.query(
      `insert into accounts (email, name, role, language) values ('w@test.example', 'W', 'editor', 'en') returning id`,
    )
    const account = rows[0].id
    for (const sql of [
      `insert into working_copies (entry_id, account_id, base_number, form) values ($1, ${account}, 1, '{}')`,
      `insert into remarks (entry_id, number, field, body) values ($1, 1, 'title', 'Really?')`,
      `insert into contacts (entry_id, name, purpose) values ($1, 'Ewa Test', 'office')`,
    ]) {
      const { batch, entries } = await importText(
        portal.pool,
        `${++n}.txt`,
        practice({ Index: `8R${n}`, title: `Touched ${n}` }),
      )
      await portal.pool.query(sql, [entries[0]!.entryId])
      expect((await rollbackBatch(portal.pool, batch)).kept).toMatchObject([{ why: 'edited' }])
    }
  })

  test('a later batch changed it: first that one has to be undone', async () => {
    const first = await importText(portal.pool, 'first.txt', practice({ Index: '7R1', title: 'Twice told', Start: '' }))
    const second = await importText(portal.pool, 'second.txt', practice({ Index: '7R1', title: 'Twice told' }))
    expect(second.entries).toMatchObject([{ action: 'change', number: 2 }])
    expect((await rollbackBatch(portal.pool, first.batch)).kept).toMatchObject([{ why: 'edited' }])

    const third = await importText(
      portal.pool,
      'third.txt',
      practice({ Index: '7R2', title: 'Thrice told', Start: '' }),
    )
    const fourth = await importText(portal.pool, 'fourth.txt', practice({ Index: '7R2', title: 'Thrice told' }))
    expect((await rollbackBatch(portal.pool, fourth.batch)).undone).toMatchObject([{ how: 'restored' }])
    expect((await rollbackBatch(portal.pool, third.batch)).undone).toMatchObject([{ how: 'deleted' }])
  })
})

describe('what nobody touched goes back exactly', () => {
  test('new entries go with their history, people, sources and what was noted of them; again it is a no-op', async () => {
    const before = await countRows(portal.pool)
    const { batch } = await importNew('Stowarzyszenie Krótkie')
    expect((await countRows(portal.pool)).entries).toBe(before.entries! + 2)
    const { already, undone, kept } = await rollbackBatch(portal.pool, batch)
    expect({ already, kept, slugs: slugs(undone) }).toEqual({
      already: false,
      kept: [],
      slugs: ['pact-of-stowarzyszenie-krotkie', 'stowarzyszenie-krotkie'],
    })
    expect(await countRows(portal.pool)).toEqual(before)
    const audit = () => portal.pool.query('select count(*)::int n from audit_log')
    const lines = (await audit()).rows[0].n
    expect(await rollbackBatch(portal.pool, batch)).toEqual({ already: true, undone: [], kept: [] })
    expect((await audit()).rows[0].n).toBe(lines)
  })

  test('a changed entry gets its text, its relations and its sources back; what it named goes', async () => {
    const id = await publish(portal.pool, {
      kind: 'partnership',
      slug: 'old-pact',
      content: { title: { en: 'The old pact of two towns' } },
    })
    const before = (await findNewest(portal.pool, id))!
    const text = partnership({ title: 'The old pact of two towns', name: 'Stowarzyszenie Nowe' })
    const { batch, entries } = await importText(portal.pool, 'old.txt', text)
    expect(entries).toMatchObject([{ action: 'change', entryId: id, number: 2 }, { action: 'create' }])
    const { undone, kept } = await rollbackBatch(portal.pool, batch)
    expect(kept).toEqual([])
    expect(undone).toMatchObject([
      { how: 'restored', slug: 'old-pact' },
      { how: 'deleted', slug: 'stowarzyszenie-nowe' },
    ])
    const { number, content, relations, sources } = (await findNewest(portal.pool, id))!
    expect({ number, content, relations, sources }).toEqual({
      ...before,
      number: 3,
      savedAt: undefined,
      form: undefined,
      translatedFrom: undefined,
    })
    const { rows } = await portal.pool.query('select origin from revisions where entry_id = $1 order by number', [id])
    expect(rows.map(({ origin }) => origin)).toEqual(['staff', 'import', 'restore'])
    // and it can be imported anew, as if it had never been
    expect((await importText(portal.pool, 'old.txt', text)).entries.map(({ action }) => action)).toEqual([
      'change',
      'create',
    ])
  })

  test('a failure in the middle undoes nothing', async () => {
    const { batch } = await importNew()
    const before = await countRows(portal.pool)
    await portal.pool.query(`create function fail_undo() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger fail_undo before delete on sources for each row execute function fail_undo()`)
    await expect(rollbackBatch(portal.pool, batch)).rejects.toThrow('no')
    await portal.pool.query('drop trigger fail_undo on sources; drop function fail_undo')
    expect(await countRows(portal.pool)).toEqual(before)
    expect((await rollbackBatch(portal.pool, batch)).undone).toHaveLength(2)
  })
})
