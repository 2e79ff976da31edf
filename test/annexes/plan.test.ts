import { beforeAll, describe, expect, test } from 'vitest'
import { checkBatch, checkDrafts } from '../../src/annexes/importing/check-contradictions.ts'
import { compareValues } from '../../src/annexes/importing/compare-values.ts'
import type { DraftEntry } from '../../src/annexes/importing/map-entities.ts'
import { planItem } from '../../src/annexes/importing/plan-item.ts'
import { findNewest } from '../../src/editing/find-newest.ts'
import { publishEntry } from '../../src/entries/publish-entry.ts'
import { saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName } from '../../src/kinds.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { partnership, practice } from './annex-texts.ts'
import { countRows, decide, entryOf, fieldOf, importText, readTexts } from './import-texts.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
})
let n = 0
const plan = async (text: string, decisions = {}) => {
  const { items } = await readTexts(portal.pool, { [`${++n}.txt`]: text })
  await decide(portal.pool, items[0]!, decisions)
  return planItem(portal.pool, items[0]!)
}
const planned = async (text: string, field: string) => {
  const { state, written, before, after } = fieldOf(entryOf((await plan(text)).entries, 'practice'), field)
  return { state, written, before, after }
}
/** A practice that an import made and, if so wished, somebody changed or published. */
async function imported(
  index: string,
  { change, published, start = '2012' }: { change?: object; published?: boolean; start?: string } = {},
) {
  const decisions = { entities: { 0: { fields: { summary: { as: 'accept' as const } } } } }
  const text = practice({ Index: index, title: `Practice number ${index}`, Start: start })
  const { entries } = await importText(portal.pool, `${index}.txt`, text, decisions)
  const id = entries[0]!.entryId
  const kind = kindByName.get('practice')!
  const newest = (await findNewest(portal.pool, id))!
  const draft = { ...newest, content: { ...newest.content, ...change } }
  if (change) await saveRevision(portal.pool, kind, id, draft, { origin: 'staff' })
  if (published) await publishEntry(portal.pool, kind, id)
  return {
    id,
    text: (more: Record<string, string>) =>
      practice({ Index: index, title: `Practice number ${index}`, Start: start, ...more }),
  }
}

describe('three-way: the last import, the portal now, this file', () => {
  test('what a person changed since is never overwritten', async () => {
    const { text } = await imported('10R1', { change: { start: '2010' } })
    expect(await planned(text({ Start: '2013' }), 'start')).toEqual({
      state: 'proposal',
      written: false,
      before: '2010',
      after: '2013',
    })
    expect(await planned(text({ 'Sub Theme': 'x' }), 'start')).toMatchObject({ state: 'kept', written: false }) // the file said so before
  })
  test('what a person took away does not come back', async () => {
    const { text } = await imported('10R2', { change: { start: undefined } })
    expect(await planned(text({ 'Sub Theme': 'x' }), 'start')).toMatchObject({ state: 'kept', written: false })
    expect(await planned(text({ Start: '2013' }), 'start')).toMatchObject({ state: 'proposal', written: false })
  })
  test('what nobody has agreed to yet is changed', async () => {
    const { text } = await imported('10R3')
    expect(await planned(text({ Start: '2013' }), 'start')).toEqual({
      state: 'changed',
      written: true,
      before: '2012',
      after: '2013',
    })
  })
  test('what is public is not', async () => {
    const { text } = await imported('10R4', { published: true })
    expect(await planned(text({ Start: '2013' }), 'start')).toMatchObject({ state: 'proposal', written: false })
  })
  test('what a person accepted is not, and a corrected value neither', async () => {
    const { text } = await imported('10R5')
    expect(
      await planned(text({ 'Topic of the practice': 'Something quite different that is a text.' }), 'summary'),
    ).toMatchObject({ state: 'kept' })
    const fields = { start: { as: 'correct' as const, value: { start: '2011' } } }
    await importText(portal.pool, 'own.txt', text({ Start: '2014' }), { entities: { 0: { fields } } })
    expect(await planned(text({ Start: '2015' }), 'start')).toMatchObject({
      state: 'proposal',
      before: '2011',
      written: false,
    })
  })
  test('a more precise date wins only by a person; a less precise one says the same', async () => {
    const { text } = await imported('10R6')
    expect(await planned(text({ Start: '5 March 2012' }), 'start')).toEqual({
      state: 'proposal',
      written: false,
      before: '2012',
      after: '2012-03-05',
    })
    const day = await imported('10R7', { start: '5 March 2012' })
    expect(await planned(day.text({ Start: '2012' }), 'start')).toMatchObject({ state: 'same', written: false })
  })
  test('what the file leaves out stays; what was left out by a person is not offered again', async () => {
    const { text, id } = await imported('10R8')
    const bare = await plan(text({ Start: '', 'Good Practice Information': '' }))
    expect(bare.entries[0]).toMatchObject({ action: expect.stringMatching(/unchanged|source/), entryId: id })
    expect(bare.entries[0]!.fields.map(({ field }) => field)).not.toContain('start')
    const fields = { subTheme: { as: 'drop' as const } }
    await importText(portal.pool, 'dropped.txt', text({ 'Sub Theme': 'Mud', Priority: '2: Water' }), {
      entities: { 0: { fields } },
    })
    expect(await planned(text({ 'Sub Theme': 'Mud' }), 'subTheme')).toMatchObject({ state: 'kept', written: false })
    expect(await planned(text({ 'Sub Theme': 'Clay' }), 'subTheme')).toMatchObject({ state: 'new', written: true })
  })
})

describe('what is already there', () => {
  test('the same text in another format is a further source of the same entries, once', async () => {
    const text = practice({ Index: '11R1', title: 'Twice sent' })
    const first = await importText(portal.pool, 'sent.txt', text)
    const html = `<html><body>${text
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</body></html>`
    const second = await importText(portal.pool, 'sent.html', html)
    expect(second.plan.already).toMatchObject({ batchId: first.batch, sameBytes: false })
    expect(second.entries).toMatchObject([{ action: 'source', entryId: first.entries[0]!.entryId, number: 2 }])
    const before = await countRows(portal.pool)
    const third = await importText(portal.pool, 'sent.htm', `${html}<!-- again -->`)
    expect(third.entries).toMatchObject([{ action: 'source' }])
    expect((await countRows(portal.pool)).entries).toBe(before.entries)
  })
  test('a renamed entry is still the one that its document made', async () => {
    const { item, entries } = await importText(
      portal.pool,
      'renamed.txt',
      partnership({ title: 'A name that will go', name: 'Stowarzyszenie Które Zostaje' }),
    )
    const id = entries.find(({ kind }) => kind === 'partnership')!.entryId
    const newest = (await findNewest(portal.pool, id))!
    const content = { ...newest.content, title: { en: 'Quite another name' } }
    await saveRevision(portal.pool, kindByName.get('partnership')!, id, { ...newest, content }, { origin: 'staff' })
    const again = await planItem(portal.pool, item)
    expect(entryOf(again.entries, 'partnership')).toMatchObject({
      action: 'unchanged',
      entryId: id,
      reason: 'document',
    })
  })
  test('a text in another language than the entry has is a proposal: nobody says that it is a translation', async () => {
    await publish(portal.pool, {
      kind: 'practice',
      slug: 'polish',
      originalLanguage: 'pl',
      content: { title: { pl: 'Po polsku' }, indexCode: '11R2', topic: { pl: 'Temat.' } },
    })
    expect(await planned(practice({ Index: '11R2' }), 'topic')).toMatchObject({
      state: 'proposal',
      written: false,
      after: { pl: 'Temat.' },
    })
  })
})

describe('what is not written', () => {
  test('an entry with text that could not be read: it would be lost', async () => {
    const { id, text } = await imported('12R1')
    const newest = (await findNewest(portal.pool, id))!
    await saveRevision(portal.pool, kindByName.get('practice')!, id, newest, {
      origin: 'staff',
      form: { start: 'soon' },
    })
    expect((await plan(text({ Start: '2013' }))).entries[0]).toMatchObject({
      action: 'undecided',
      candidates: [{ entryId: id, reason: 'unread' }],
    })
  })
  test('a value that is too long is asked, not cut', async () => {
    const { entries, asked } = await plan(
      practice({ Index: '12R2', title: 'Long words', 'Sub Theme': 'word '.repeat(80).trim() }),
    )
    expect(entries[0]!.fields.map(({ field }) => field)).not.toContain('subTheme')
    expect(asked).toMatchObject([{ code: 'does_not_fit', about: [{ entity: 0, field: 'subTheme' }] }])
  })
  test('a duplicate that is only near: a person says which, or that it is new', async () => {
    const id = await publish(portal.pool, {
      kind: 'organisation',
      slug: 'near',
      content: { title: { en: 'Stowarzyszenie Gmin i Powiatów Doliny' } },
    })
    const text = partnership({ title: 'Nearly', name: 'Stowarzyszenie Gmin i Powiatów Dolin' })
    const asked = await plan(text)
    const body = entryOf(asked.entries, 'organisation')
    expect(body).toMatchObject({ action: 'undecided', candidates: [{ entryId: id, reason: 'near_title' }] })
    expect(entryOf(asked.entries, 'partnership').relations).toMatchObject([
      { role: 'lead', state: 'proposal', written: false },
    ])
    const as = async (match: number | 'new' | 'skip') =>
      entryOf((await plan(`${text}\n${match}`, { entities: { [body.entity]: { match } } })).entries, 'organisation')
    expect(await as(id)).toMatchObject({ action: 'unchanged', entryId: id, reason: 'person' })
    expect(await as('new')).toMatchObject({ action: 'create', slug: 'stowarzyszenie-gmin-i-powiatow-dolin' })
    expect(await as('skip')).toMatchObject({ action: 'skip' })
    expect(await as(999_999)).toMatchObject({ action: 'undecided' })
  })
})

describe('contradictions', () => {
  const found = [{ start: 5, end: 9, raw: 'x', confidence: 0.9, rule: 'test' }]
  const draft = (kind: string, content: Record<string, unknown>, more: Partial<DraftEntry> = {}): DraftEntry => ({
    ...{ entity: 0, kind, relations: [], contacts: [] },
    fields: Object.entries(content).map(([field, value]) => ({ field, value, found, confidence: 0.9 })),
    ...more,
  })
  test.each<[code: string, DraftEntry[]]>([
    ['ends_before_start', [draft('project', { start: '2018-02', end: '2017' })]],
    ['ongoing_with_end', [draft('practice', { end: '2017', ongoing: true })]],
    ['date_unknown', [draft('project', { start: '1970-01-01' })]],
    [
      'years_of_programme',
      [
        draft(
          'project',
          { start: '2014', end: '2020' },
          { relations: [{ role: 'part-of-programme', to: 1, found: [] }] },
        ),
        draft('programme', { periodStart: '2014', periodEnd: '2020' }, { entity: 1 }),
      ],
    ],
    [
      'counts_differ',
      [
        draft('project', {
          metrics: [
            { label: { en: 'towns' }, value: 3 },
            { label: { en: 'towns' }, value: 4 },
          ],
        }),
      ],
    ],
  ])('%s', (code, drafts) => {
    expect(checkDrafts(drafts).map((question) => question.code)).toEqual([code])
  })
  test('none where there is none', () => {
    expect(
      checkDrafts([
        draft('project', {
          start: '2018',
          end: '2018-02',
          metrics: [
            { label: { en: 'towns' }, value: 3, asOf: '2013' },
            { label: { en: 'towns' }, value: 4, asOf: '2016' },
          ],
        }),
      ]),
    ).toEqual([])
  })
  test('between documents of a batch: told of the later one; a more precise date is none', () => {
    const said = (itemId: number, content: object) => ({
      itemId,
      name: `${itemId}.txt`,
      drafts: [draft('project', { title: { en: 'Bridges between two towns' }, ...content })],
    })
    expect(checkBatch([said(1, { start: '2018' }), said(2, { start: '2018-02' })])).toEqual([])
    expect(checkBatch([said(1, { start: '2018' }), said(2, { start: '2019' })])).toMatchObject([
      { code: 'documents_differ', itemId: 2, options: ['2018', '2019'], other: { itemId: 1, name: '1.txt' } },
    ])
  })
  test('with the portal', async () => {
    const { text } = await imported('13R1', { published: true })
    expect((await plan(text({ Start: '2013' }))).asked).toMatchObject([
      { code: 'portal_says_else', about: [{ entity: 0, field: 'start' }], options: ['2012', '2013'] },
    ])
  })
})

test.each<[string, Parameters<typeof compareValues>, string]>([
  ['white space', ['text', { en: 'a  b' }, { en: 'a b' }], 'same'],
  ['the same words, called another language', ['text', { en: 'a', pl: 'b' }, { en: 'b' }], 'same'],
  ['other words', ['text', { en: 'a' }, { en: 'b' }], 'differs'],
  ['another language', ['text', { en: 'a' }, { pl: 'b' }], 'adds'],
  ['a part of a list', ['lines', ['a', 'b'], ['b']], 'same'],
  ['more of a list', ['lines', ['a'], ['a', 'b']], 'adds'],
  ['a place that is finer', ['places', [{ country: 'PL' }], [{ country: 'PL', city: 'Opole' }]], 'finer'],
  [
    'a place that is coarser',
    ['places', [{ country: 'PL', region: 'PL523', city: 'Opole' }], [{ country: 'PL', region: 'PL52' }]],
    'same',
  ],
  ['another place', ['places', [{ country: 'PL', city: 'Opole' }], [{ country: 'PL', city: 'Nysa' }]], 'adds'],
  ['another address of the same page', ['link', 'https://www.test.example/', 'http://test.example'], 'same'],
  [
    'an amount said roughly',
    ['money', { amount: 5, currency: 'EUR', approximate: false }, { amount: 5, currency: 'EUR', approximate: true }],
    'same',
  ],
  ['another currency', ['money', { amount: 5, currency: 'EUR' }, { amount: 5, currency: 'PLN' }], 'differs'],
])('%s', (_what, [type, now, file], is) => {
  expect(compareValues(type, now, file).is).toBe(is)
})
