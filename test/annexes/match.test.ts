import { describe, expect, test } from 'vitest'
import { areAlike, cardOf, numeralsIn, trigramsOf } from '../../src/annexes/importing/identity.ts'
import type { DraftEntry } from '../../src/annexes/importing/map-entities.ts'
import { compareCards, matchEntries } from '../../src/annexes/importing/match-entries.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { createEntry, saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName } from '../../src/kinds.ts'
import { openPortal } from '../portal.ts'
import { publish } from '../publish.ts'

const found = [{ start: 0, end: 1, raw: 'x', confidence: 0.9, rule: 'test' }]
const draft = (kind: string, content: Record<string, unknown>, more: Partial<DraftEntry> = {}): DraftEntry => ({
  entity: 0,
  kind,
  fields: Object.entries(content).map(([field, value]) => ({ field, value, found, confidence: 0.9 })),
  relations: [],
  contacts: [],
  ...more,
})
const pl = [{ country: 'PL' }]
const cs = [{ country: 'CZ' }]
const long = 'Spólny rozwój dwóch aglomeracji'

describe('two things that are not the same, whatever they have in common', () => {
  test.each<[why: string, kind: string, a: object, b: object]>([
    [
      'another number',
      'project',
      { title: { pl: 'Razem dla rozwoju aglomeracji' } },
      { title: { pl: 'Razem dla rozwoju aglomeracji 2020+' } },
    ],
    ['a Roman number', 'project', { title: { pl: 'Ścieżki nad rzeką II' } }, { title: { pl: 'Ścieżki nad rzeką' } }],
    [
      'another Roman number',
      'project',
      { title: { pl: 'Ścieżki nad rzeką II' } },
      { title: { pl: 'Ścieżki nad rzeką III' } },
    ],
    ['a plus', 'project', { title: { pl: 'Ścieżki nad rzeką 2020' } }, { title: { pl: 'Ścieżki nad rzeką 2020+' } }],
    [
      'another NIP',
      'organisation',
      { title: { pl: long }, nip: '7543078725' },
      { title: { pl: long }, nip: '5260250995' },
    ],
    ['another IČO', 'organisation', { title: { pl: long }, ico: '00299308' }, { title: { pl: long }, ico: '60609460' }],
    [
      'another period',
      'programme',
      { title: { en: long }, periodStart: '2007', periodEnd: '2013' },
      { title: { en: long }, periodStart: '2014', periodEnd: '2020' },
    ],
    ['another day', 'event', { title: { pl: long }, date: '2016-10-18' }, { title: { pl: long }, date: '2017-10-18' }],
    [
      'another town',
      'event',
      { title: { pl: long }, date: '2016-10-18', places: [{ country: 'PL', city: 'Opole' }] },
      { title: { pl: long }, date: '2016-10-18', places: [{ country: 'PL', city: 'Poznań' }] },
    ],
  ])('%s', (_why, kind, a, b) => {
    const [one, other] = [cardOf(kind, { ...a }), cardOf(kind, { ...b })]
    for (const result of [compareCards(one, other), compareCards(other, one)]) expect(result?.same).toBeUndefined()
  })
})

describe('for a person to say', () => {
  test.each<[reason: string, kind: string, a: object, b: object]>([
    ['other_country', 'project', { title: { pl: long }, places: pl }, { title: { pl: long }, places: cs }],
    [
      'other_years',
      'project',
      { title: { pl: long }, start: '2011', end: '2012' },
      { title: { pl: long }, start: '2018' },
    ],
    [
      'numbers_differ',
      'project',
      { title: { pl: 'Ścieżki II' }, acronym: 'PATHS' },
      { title: { pl: 'Ścieżki' }, acronym: 'PATHS' },
    ],
    [
      'acronym',
      'organisation',
      { title: { pl: 'Stowarzyszenie Alfa' }, acronym: 'SA' },
      { title: { cs: 'Spolek Beta' }, acronym: 'SA' },
    ],
    ['short_name', 'organisation', { title: { en: 'KS' } }, { title: { en: 'A long name' }, acronym: 'KS' }],
    [
      'near_title',
      'organisation',
      { title: { pl: 'Stowarzyszenie Gmin i Powiatów Subregionu' } },
      { title: { pl: 'Stowarzyszenie Gmin i Powiatów Subregionów' } },
    ],
    [
      'near_title',
      'event',
      { title: { pl: 'Konferencja podsumowująca' }, date: '2016-10-18', places: [{ country: 'PL', city: 'Poznań' }] },
      { title: { pl: 'Koniec projektu' }, date: '2016-10-18', places: [{ country: 'PL', city: 'Poznań' }] },
    ],
  ])('%s', (doubt, kind, a, b) => {
    expect(compareCards(cardOf(kind, { ...a }), cardOf(kind, { ...b }))).toEqual({ doubt })
  })
})

describe('the same', () => {
  test.each<[reason: string, kind: string, a: object, b: object]>([
    [
      'index_code',
      'practice',
      { title: { en: 'One' }, indexCode: '1117R4' },
      { title: { en: 'Two' }, indexCode: '1117r4' },
    ],
    [
      'identifier',
      'organisation',
      { title: { en: 'One' }, nip: '7543078725' },
      { title: { en: 'Two' }, nip: '7543078725' },
    ],
    ['name', 'project', { title: { pl: long } }, { title: { en: 'Other', pl: 'SPOLNY ROZWOJ – dwoch aglomeracji' } }],
    [
      'name',
      'organisation',
      { title: { pl: 'Alfa' }, places: pl },
      { title: { en: 'X' }, altNames: ['Alfa'], places: pl },
    ],
    [
      'name',
      'organisation',
      { title: { pl: 'Stowarzyszenie Poranek (SPO)' } },
      { title: { en: 'X' }, officialName: 'Stowarzyszenie Poranek' },
    ],
    [
      'known_name',
      'organisation',
      { title: { pl: 'Stowarzyszenie Aglomeracja Opolska' } },
      { title: { en: 'Opole Agglomeration Association' } },
    ],
    [
      'event',
      'event',
      { title: { pl: long }, date: '2016-10-18' },
      { title: { pl: long }, date: '2016-10-18', places: pl },
    ],
    [
      'name',
      'programme',
      { title: { pl: 'Fundusz Przykładowy na lata 2014-2020' } },
      { title: { pl: 'Fundusz Przykładowy' }, periodStart: '2014' },
    ],
  ])('%s', (same, kind, a, b) => {
    expect(compareCards(cardOf(kind, { ...a }), cardOf(kind, { ...b }))).toEqual({ same })
  })

  test('numbers in names, and how alike names are', () => {
    expect(numeralsIn('etap ii programu 2020+ xiv')).toBe('2 2020+ 14')
    expect(numeralsIn('i w v mix')).toBe('') // words, and a letter that many languages have as a word
    const alike = (a: string, b: string, degree: number) => areAlike(trigramsOf(a), trigramsOf(b), degree)
    expect(alike('rozwoj', 'rozwoj', 1)).toBe(true)
    expect(alike('rozwoj', 'woda', 0.2)).toBe(false)
  })
})

describe('against the portal', async () => {
  const { pool } = await openPortal({ content: 'none' })
  const match = async (...drafts: DraftEntry[]) => [...(await matchEntries(pool, drafts)).values()]

  test('an entry that there is twice is for a person to choose; an archived one too', async () => {
    const title = { en: 'Dwa razy to samo stowarzyszenie' }
    const one = await publish(pool, { kind: 'organisation', slug: 'twice', content: { title } })
    const two = await publish(pool, { kind: 'organisation', slug: 'twice-2', content: { title } })
    const [twice] = await match(draft('organisation', { title }))
    expect(twice!.entryId).toBeUndefined()
    expect(twice!.candidates.map(({ entryId, reason }) => [entryId, reason])).toEqual([
      [one, 'several'],
      [two, 'several'],
    ])
    await archiveEntry(pool, kindByName.get('organisation')!, one)
    expect((await match(draft('organisation', { title })))[0]).toMatchObject({ entryId: two, reason: 'name' })
    await archiveEntry(pool, kindByName.get('organisation')!, two)
    expect((await match(draft('organisation', { title })))[0]).toMatchObject({
      candidates: [{ reason: 'archived' }, { reason: 'archived' }],
    })
  })

  test('the newest revision counts, also of a draft; never the one before it', async () => {
    const kind = kindByName.get('practice')!
    const id = await createEntry(pool, kind, { slug: 'drafted', originalLanguage: 'en' })
    const save = (title: string) =>
      saveRevision(
        pool,
        kind,
        id,
        { content: { title: { en: title } }, relations: [], sources: [] },
        { origin: 'staff' },
      )
    await save('A mill that grinds at night')
    expect((await match(draft('practice', { title: { en: 'A mill that grinds at night' } })))[0]!.entryId).toBe(id)
    await save('A mill that grinds by day')
    expect(
      (await match(draft('practice', { title: { en: 'A mill that grinds at night' } })))[0]!.entryId,
    ).toBeUndefined()
  })

  test('an acronym counts together with its programme', async () => {
    const programme = await publish(pool, {
      kind: 'programme',
      slug: 'fund',
      content: { title: { en: 'Fund for Example Towns' } },
    })
    const id = await publish(pool, {
      kind: 'project',
      slug: 'lamp',
      content: { title: { en: 'Street lamps that sleep' }, acronym: 'LAMP' },
      relations: [{ role: 'part-of-programme', toId: programme }],
    })
    const own = draft(
      'project',
      { title: { cs: 'Lampy, které spí' }, acronym: 'Lamp' },
      { relations: [{ role: 'part-of-programme', to: 1, found: [] }] },
    )
    const its = draft('programme', { title: { en: 'Fund for Example Towns' } }, { entity: 1 })
    const matches = await matchEntries(pool, [own, its])
    expect(matches.get(0)).toMatchObject({ entryId: id, reason: 'acronym_programme' })
    const [alone] = await match(draft('project', { title: { cs: 'Lampy, které spí' }, acronym: 'Lamp' }))
    expect(alone).toMatchObject({ candidates: [{ entryId: id, reason: 'acronym' }] })
  })

  test('the number that the portal itself gave, as its exports have it, with the same name', async () => {
    const id = await publish(pool, {
      kind: 'project',
      slug: 'own',
      content: { title: { en: 'Bridges of the portal' } },
    })
    const of = async (ref: string, title: string) =>
      (await matchEntries(pool, [draft('project', { title: { en: title } })], { refs: new Map([[0, ref]]) })).get(0)!
        .reason
    expect(await of(`PJ-${String(id).padStart(4, '0')}`, 'Bridges of the portals')).toBe('ref')
    expect(await of(`PJ-${String(id).padStart(4, '0')}`, 'Something else')).toBeUndefined()
    expect(await of(`PR-${String(id).padStart(4, '0')}`, 'Something else')).toBeUndefined()
  })
})
