import { describe, expect, it } from 'vitest'
import { canBeReached, findOffices } from '../../src/entries/find-offices.ts'
import type { Office, Relation } from '../../src/entries/queries.ts'

const relation = (role: string, id: number, office: Office | null = null) =>
  ({ role, inferred: false, item: { id }, office }) as Relation
const phone = { phone: '+48000000000' }
const idsOf = (asked: { item: { id: number } }[]) => asked.map(({ item }) => item.id)

describe('an office can be reached', () => {
  it.each([
    [null, false],
    [{}, false],
    [{ city: 'Opole', web: 'https://example.org', officeHours: { en: 'Mon' } }, false],
    [{ street: 'ul. Testowa 1' }, true],
    [{ postcode: '00-001', city: 'Opole' }, true],
    [phone, true],
    [{ fax: '+48000000000' }, true],
    [{ email: 'office@example.org' }, true],
  ] as [Office | null, boolean][])('%j: %s', (office, reachable) => {
    expect(canBeReached(office)).toBe(reachable)
  })
})

describe('whom to ask', () => {
  it('nobody, where nobody is named in these roles', () => {
    const relations = [relation('partner', 1, phone)]
    expect(findOffices({ relations, related: [] }, ['lead'])).toEqual({ offices: [], bodies: [] })
  })

  it('the first role in which somebody can be reached, each office once, three at most', () => {
    const relations = [1, 2, 3, 4].map((id) => relation('partner', id, phone))
    const found = findOffices({ relations: [...relations, relation('lead', 9)], related: [] }, ['lead', 'partner'])
    expect(idsOf(found.offices)).toEqual([1, 2, 3])
    expect(found.offices[0]?.word).toBe('vocabulary.role_partner')
    expect(found.bodies).toEqual([])
  })

  it('the publisher of the source, only where nobody behind the entry can be reached', () => {
    const publishers = [relation('publisher', 7, phone)]
    const asked = (lead: Office | null) =>
      findOffices({ relations: [relation('lead', 1, lead)], related: [], publishers }, ['lead'])
    expect(idsOf(asked(phone).offices)).toEqual([1])
    expect(idsOf(asked(null).offices)).toEqual([7])
    expect(asked(null).offices[0]?.word).toBe('entries.publisherOfSource')
  })

  it('bodies of the first role only, where nobody can be reached', () => {
    const relations = [relation('member', 1), relation('lead', 2), relation('lead', 3, { city: 'Opole' })]
    const found = findOffices({ relations, related: [] }, ['lead', 'member'])
    expect([idsOf(found.offices), idsOf(found.bodies)]).toEqual([[], [2, 3]])
  })

  it('whoever names the entry in a role comes after those whom the entry names', () => {
    const related = [relation('intermediate-body', 5, phone), relation('other', 6, phone)]
    const own = [relation('operator', 1, phone)]
    const ask = (relations: Relation[]) => findOffices({ relations, related }, ['operator'], ['intermediate-body'])
    expect(idsOf(ask(own).offices)).toEqual([1])
    expect(ask([]).offices).toMatchObject([{ item: { id: 5 }, word: 'vocabulary.roleOf_intermediate-body' }])
  })
})
