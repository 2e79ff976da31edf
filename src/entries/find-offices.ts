import type { Office, PublishedEntry, Relation } from './queries.ts'

/** An organisation that can be asked about an entry. `word`: the message that says in which role. */
export type Asked = Relation & { word: string }

/** `offices`: those that can be reached; only where there is none, `bodies`: whoever is behind the entry. */
export type WhomToAsk = { offices: Asked[]; bodies: Asked[] }

/** More than this would be a directory, not a contact. */
const most = 3

/** Is there more than a town: something to write to, to call or to visit? */
export const canBeReached = (office: Office | null): boolean =>
  Boolean(office && (office.street || office.postcode || office.phone || office.fax || office.email))

/**
 * Whom to ask about an entry: the organisations in the first of `roles` in which one can be reached. `rolesOfOthers`
 * are roles that organisations state in their own entries; they come after. Where none of all these can be reached,
 * the office of the body that published the source can be asked.
 */
export function findOffices(
  entry: Pick<PublishedEntry, 'relations' | 'related'> & Partial<Pick<PublishedEntry, 'publishers'>>,
  roles: string[],
  rolesOfOthers: string[] = [],
): WhomToAsk {
  const behind: Asked[] = [
    ...roles.flatMap((role) => asked(entry.relations, role, `vocabulary.role_${role}`)),
    ...rolesOfOthers.flatMap((role) => asked(entry.related, role, `vocabulary.roleOf_${role}`)),
  ]
  const publishers = asked(entry.publishers ?? [], 'publisher', 'entries.publisherOfSource')
  const able = (list: Asked[]) => list.filter(({ office }) => canBeReached(office))
  const reached = able(behind).length > 0 ? able(behind) : able(publishers)
  const inFirstRole = (list: Asked[]) => list.filter(({ word }) => word === list[0]?.word).slice(0, most)
  return { offices: inFirstRole(reached), bodies: reached.length > 0 ? [] : inFirstRole(behind) }
}

const asked = (relations: Relation[], role: string, word: string): Asked[] =>
  relations.filter((relation) => relation.role === role).map((relation) => ({ ...relation, word }))
