import type { Found } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { placeProgrammes, placeYears } from './place-programmes.ts'
import type { Names, RowValues, Value } from './read-row.ts'
import type { RowEntities } from './row-entities.ts'
import type { NamedPiece } from './split-cell.ts'
import { rolesOf, type TableKind, titleOf } from './table-fields.ts'

/** What a row became: its entities, the first being its own, and the relations between them. */
export type Placed = { entities: number[]; relations: number[]; differs: string[]; used: Found[] }

/** Fields that say something of the row, of its partner or of its file, and are none of the entry. */
const aside = new Set(['kind', 'currency', 'page', 'partner_role', 'language', 'programme_period'])
const ofOthers = /^(lead|partner|organisation|contact)_(.+)$/

/** Puts a row into entities; `main` is the entity of an earlier row about the same project. */
export function placeRow(build: RowEntities, row: RowValues, main?: number): Placed {
  const index = main ?? build.add(row.kind)
  const placed: Placed = { entities: [index], relations: [], differs: [], used: [] }
  for (const value of row.values) if (!ofOthers.test(value.field)) placeOwn(build, row, value, index, placed, main)
  const said = row.values.find(({ field }) => field === 'language')
  if (said) placed.used.push(said.found)
  if (said && row.language) build.put(index, 'language', row.language, said.found)
  else if (said) build.note(said.found)
  else if (row.language && main === undefined) build.put(index, 'language', row.language)
  const programmes = row.names.flatMap((names) =>
    names.field === 'programme' ? placeProgrammes(build, row, names) : [],
  )
  for (const { programme, used } of programmes) {
    placed.entities.push(programme)
    placed.used.push(...used)
    if (row.kind !== 'organisation' && row.kind !== 'programme')
      placed.relations.push(build.relate(index, 'part_of_programme', programme, used[0]!))
  }
  for (const names of row.names)
    if (names.field !== 'programme') placeOrganisations(build, row, names, index, programmes[0]?.programme, placed)
  placeContact(build, row, placed)
  placed.entities = [...new Set(placed.entities)]
  return placed
}

function placeOwn(
  build: RowEntities,
  row: RowValues,
  { field, value, found, item }: Value,
  index: number,
  placed: Placed,
  main?: number,
): void {
  if (field === 'programme_period' && row.kind === 'programme') placeYears(build, index, value, found)
  if (field !== 'language') placed.used.push(found)
  if (aside.has(field)) {
    build.note(found)
    return
  }
  const name = field === 'title' ? titleOf(row.kind) : field
  if (item) {
    // a list of an earlier row stays as it is: this row repeats it
    if (main === undefined) build.push(index, name, value, found)
    else build.note(found)
  } else if (!build.put(index, name, value, found)) {
    placed.differs.push(field)
    placed.used.pop()
  }
}

/** A person works for the organisation that the row names; where it names none, they are the contact of the entry. */
function placeContact(build: RowEntities, { values }: RowValues, placed: Placed): void {
  const of = values.filter(({ field }) => field.startsWith('contact_'))
  if (of.length === 0) return
  const contact = build.add('contact')
  for (const { field, value, found } of of) {
    build.put(contact, field.slice('contact_'.length), value, found)
    placed.used.push(found)
  }
  const employer = placed.entities.find((index) => build.typeOf(index) === 'organisation')
  placed.entities.push(contact)
  if (employer !== undefined) placed.relations.push(build.relate(contact, 'works_for', employer, of[0]!.found))
}

export const isLeadRole = (role: unknown): boolean =>
  /^(?:lp\b|lead|lider|leader|coordinator|koordynator|koordinator|partner wiodacy|vedouci|hlavni|glowny|beneficjent wiodacy)/.test(
    foldWords(String(role ?? '')),
  )
export const isAssociated = (role: unknown): boolean =>
  /associat|stowarzyszon|pridruzen/.test(foldWords(String(role ?? '')))

function placeOrganisations(
  build: RowEntities,
  row: RowValues,
  names: Names,
  main: number,
  programme: number | undefined,
  placed: Placed,
): void {
  const owner = { partner: 'partner', lead: 'lead', organisation: 'organisation' }[names.field]
  const about = row.values.filter(
    ({ field, index }) => owner && field.startsWith(`${owner}_`) && field !== 'partner_role' && index === names.index,
  )
  const said = row.values.find(({ field, index }) => field === 'partner_role' && index === names.index)
  if (said && owner === 'partner') {
    placed.used.push(said.found)
    build.note(said.found)
  }
  const role = owner === 'partner' ? said?.value : undefined
  for (const [i, piece] of names.pieces.entries()) {
    const type = roleOf(row, names.field, piece, role)
    if (!type) continue
    const own = about.filter((value) => (value.item ? about.indexOf(value) === i : i === 0))
    const country = piece.country?.code ?? (own.find(({ field }) => field.endsWith('_country'))?.value as string)
    const organisation = build.named('organisation', piece.name.text, { country })
    placed.entities.push(organisation)
    const found = names.found(piece.name)
    placed.used.push(found)
    build.put(organisation, 'name', piece.name.text, found)
    for (const [field, part] of [
      ['acronym', piece.acronym],
      ['country', piece.country],
    ] as const) {
      if (!part) continue
      placed.used.push(names.found(part))
      build.put(organisation, field, 'code' in part ? part.code : part.text, names.found(part))
    }
    for (const value of own) {
      placed.used.push(value.found)
      build.put(organisation, value.field.replace(ofOthers, '$2'), value.value, value.found)
    }
    if (type === 'operator' && programme !== undefined && row.kind !== 'programme')
      placed.relations.push(build.relate(organisation, 'operator', programme, found))
    else if (type === 'parent') placed.relations.push(build.relate(main, 'parent', organisation, found))
    else placed.relations.push(build.relate(organisation, type, main, found))
  }
}

/** The role in which an organisation stands to what the row is about; undefined where the portal knows none. */
function roleOf(row: RowValues, field: string, piece: NamedPiece, role: unknown): string | undefined {
  const roles: Record<string, string> = rolesOf[row.kind as TableKind]
  if (field === 'operator') return row.names.some((each) => each.field === 'programme') ? 'operator' : roles.operator
  if (field === 'partner' || field === 'partners') {
    if (piece.lead || isLeadRole(role)) return roles.lead ?? roles.partners
    return isAssociated(role) && row.kind === 'project' ? 'associated_partner' : roles.partners
  }
  const hasLead = row.names.some((each) => each.field === 'lead')
  return field === 'organisation' && row.kind === 'project' && hasLead ? 'participant' : roles[field]
}
