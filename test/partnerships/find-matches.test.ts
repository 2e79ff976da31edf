import { describe, expect, it } from 'vitest'
import type { Item } from '../../src/catalogue/item.ts'
import { type Candidate, findMatches, type Profile } from '../../src/partnerships/find-matches.ts'

const today = '2026-06-15'
const item = (id: number, more: Partial<Item> & { dated?: string } = {}): Item => ({
  id,
  kind: 'partnership',
  slug: `entry-${id}`,
  title: { en: `Entry ${id}` },
  summary: null,
  originalLanguage: 'en',
  languages: ['en'],
  themes: ['governance', 'mobility'],
  card: { period: {}, places: [], source: { title: { en: 'A page' }, dated: more.dated ?? '2025' } },
  places: [],
  seeks: [],
  newest: '2025-12-31',
  confirmedOn: null,
  publishedAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  ...more,
})
const candidate = (id: number, more: Partial<Candidate> = {}): Candidate => ({
  item: item(id),
  fields: [],
  lookingFor: ['lead_expert'],
  bodies: [],
  hasProfile: true,
  programmes: [],
  together: [],
  practices: [],
  ...more,
})
const profile: Profile = {
  themes: ['governance', 'mobility'],
  fields: ['energy'],
  lookingFor: ['project_partners'],
  regionType: 'less-developed',
  bodies: [{ id: 90, orgType: 'metropolitan-body' }],
}
const groundsOf = (more: Partial<Candidate>, own: Partial<Profile> = {}) =>
  findMatches({ ...profile, ...own }, [candidate(1, more)], today)[0]?.grounds

describe('what counts as common ground', () => {
  const themes = { on: 'themes', themes: ['governance', 'mobility'] }
  it.each<[string, Partial<Candidate>, unknown]>([
    ['a field of work', { fields: ['energy', 'water'] }, { on: 'fields', themes: ['energy'] }],
    ['a programme', { programmes: [item(5)] }, { on: 'programmes', items: [item(5)] }],
    ['an entry that names both', { together: [item(6)] }, { on: 'together', items: [item(6)] }],
    ['a practice', { practices: [item(7)] }, { on: 'practices', items: [item(7)] }],
    ['the type of region', { regionType: 'less-developed' }, { on: 'regionType', value: 'less-developed' }],
    ['what both look for', { lookingFor: ['project_partners'] }, { on: 'search', values: ['project_partners'] }],
    [
      'the type of the bodies behind',
      { bodies: [{ id: 91, orgType: 'metropolitan-body' }] },
      { on: 'orgTypes', values: ['metropolitan-body'] },
    ],
  ])('%s, beside two themes', (_, more, ground) => {
    expect(groundsOf(more)).toEqual([themes, ground])
  })

  it.each<[string, Partial<Candidate>, Partial<Profile>]>([
    ['themes alone', {}, {}],
    ['another field, region and search', { fields: ['water'], regionType: 'transition' }, {}],
    ['no type of region on either side', { regionType: null }, { regionType: undefined }],
    [
      'bodies of no particular type',
      { bodies: [{ id: 91, orgType: 'other' }] },
      { bodies: [{ id: 90, orgType: 'other' }] },
    ],
    ['bodies without a type', { bodies: [{ id: 91, orgType: null }] }, { bodies: [{ id: 90 }] }],
    ['one theme and a practice in it', { item: item(1, { themes: ['governance'] }), practices: [item(7)] }, {}],
  ])('not %s', (_, more, own) => {
    expect(groundsOf(more, own)).toBeUndefined()
  })

  it('a theme that is also a field of work is named once', () => {
    expect(groundsOf({ fields: ['governance', 'energy'] })).toEqual([themes, { on: 'fields', themes: ['energy'] }])
  })

  it('a practice in which both took part is named once', () => {
    expect(groundsOf({ together: [item(6)], practices: [item(6)] })).toEqual([
      themes,
      { on: 'together', items: [item(6)] },
    ])
  })
})

describe('which matches are shown', () => {
  const ids = (candidates: Candidate[]) => findMatches(profile, candidates, today).map((match) => match.item.id)
  const near = { regionType: 'less-developed' }

  it('none without candidates', () => expect(ids([])).toEqual([]))

  it('three at most, those with most grounds first, then with most themes, then the older entry', () => {
    const one = { ...near, item: item(3, { themes: ['governance'] }) }
    expect(
      ids([
        candidate(3, one),
        candidate(5, near),
        candidate(4, near),
        candidate(2, { ...near, programmes: [item(9)] }),
      ]),
    ).toEqual([2, 4, 5])
    expect(ids([candidate(3, one), candidate(4, near)])).toEqual([4, 3])
  })

  it('a partnership instead of the organisation behind it', () => {
    const partnership = candidate(1, { ...near, bodies: [{ id: 2 }] })
    const organisation = candidate(2, { ...near, item: item(2, { kind: 'organisation' }), bodies: [{ id: 2 }] })
    expect(ids([organisation, partnership])).toEqual([1])
    expect(ids([organisation, candidate(1, { bodies: [{ id: 2 }] })])).toEqual([2])
  })
})

describe('what is not known of a match', () => {
  const unknownsOf = (more: Partial<Candidate>) =>
    findMatches(profile, [candidate(1, { regionType: 'less-developed', ...more })], today)[0]?.unknowns

  it.each<[string, Partial<Candidate>, unknown[]]>([
    ['nothing', {}, []],
    ['no partnership names it', { hasProfile: false, lookingFor: [] }, [{ on: 'profile' }]],
    ['it does not say what it looks for', { lookingFor: [] }, [{ on: 'search' }]],
    ['a source of ten years ago', { item: item(1, { dated: '2016-06-15' }) }, [{ on: 'old', year: '2016' }]],
    ['a source of a day less', { item: item(1, { dated: '2016-06-16' }) }, []],
    ['an old source, confirmed since', { item: item(1, { dated: '2005', confirmedOn: '2026-01-01' }) }, []],
    [
      'a source without a date',
      { item: item(1, { card: { period: {}, places: [], source: { title: { en: 'A page' } } } }) },
      [{ on: 'undated' }],
    ],
    ['no source', { item: item(1, { card: { period: {}, places: [] } }) }, [{ on: 'undated' }]],
  ])('%s', (_, more, unknowns) => {
    expect(unknownsOf(more)).toEqual(unknowns)
  })
})
