import type { Entity, EntityType, Extraction, Found } from './extraction.ts'
import { foldWords } from './gazetteers/fold-text.ts'
import type { BodyRole, ListInside } from './lists-inside.ts'
import { rolesOf, type TableKind } from './tables/table-fields.ts'

/** Where an annex begins and what it is about. */
export type Main = { start: number; entity: number }

/** Puts the rows of a list beside what the document says otherwise, and in relation to what its annex is about. */
export function addList(
  extraction: Extraction,
  { extraction: list, rows, kind, start }: ListInside,
  mains: Main[],
): void {
  const main = mains.findLast((each) => each.start <= start) ?? mains[0]
  const places = list.entities.map((entity) => placeOf(extraction, entity))
  for (const [i, entity] of list.entities.entries()) if (places[i]!.known) merge(extraction, places[i]!.index, entity)
  for (const { from, to, ...rest } of list.relations)
    extraction.relations.push({ ...rest, from: places[from]!.index, to: places[to]!.index })
  for (const { entity, role } of main ? rows : []) {
    const about = extraction.entities[main!.entity]!
    const type = relationOf(kind, about.type, role)
    const from = places[entity]!.index
    const isThere = extraction.relations.some((each) => each.from === from && each.to === main!.entity)
    const { provenance } = list.entities[entity]!
    const found = (provenance.name ?? provenance.title)?.[0]
    if (type && !isThere && from !== main!.entity)
      extraction.relations.push({ from, type, to: main!.entity, ...(found && { provenance: [found] }) })
  }
  const seen = new Set<string>()
  for (const passage of list.passages) {
    // a merged cell is in each of its rows
    const key = `${passage.start} ${passage.end}`
    if (seen.has(key)) continue
    seen.add(key)
    const entity = passage.entity === undefined ? undefined : places[passage.entity]!.index
    extraction.passages.push({ ...passage, ...(entity !== undefined && { entity }) })
  }
  extraction.labels.push(...list.labels)
  extraction.warnings.push(...list.warnings)
  if (kind) extraction.kinds[kind] ??= 1
}

/** An organisation or a programme that the document has named elsewhere is the same one. */
function placeOf(extraction: Extraction, entity: Entity): { index: number; known: boolean } {
  const name = nameOf(entity)
  const known = name
    ? extraction.entities.findIndex(
        (other) =>
          other.type === entity.type &&
          nameOf(other) === name &&
          (other.fields.country ?? entity.fields.country) === (entity.fields.country ?? other.fields.country),
      )
    : -1
  return known >= 0 ? { index: known, known: true } : { index: extraction.entities.push(entity) - 1, known: false }
}

const named: EntityType[] = ['organisation', 'programme']
const nameOf = ({ type, fields: { name } }: Entity) =>
  named.includes(type) && typeof name === 'string' ? foldWords(name) : undefined

/** What is new is added, what is said again is so; where both differ somebody has to look. */
function merge(extraction: Extraction, index: number, { fields, provenance }: Entity): void {
  const entity = extraction.entities[index]!
  for (const [field, value] of Object.entries(fields)) {
    const found: Found[] = provenance[field] ?? []
    const known = entity.fields[field]
    if (known === undefined) {
      entity.fields[field] = value
      entity.provenance[field] = found
    } else if (field === 'name' || JSON.stringify(known) === JSON.stringify(value))
      extraction.labels.push(...found.map(({ start, end, raw }) => ({ start, end, raw })))
    else
      extraction.questions.push({
        code: 'contradiction',
        about: [{ entity: index, field }],
        options: [known, value],
        spans: [...(entity.provenance[field] ?? []), ...found].map(({ start, end, raw }) => ({ start, end, raw })),
      })
  }
}

/** How a row's own stands to what the annex is about; undefined where a list alone does not say it. */
function relationOf(kind: TableKind | undefined, main: EntityType, role: BodyRole): string | undefined {
  if (kind === 'project' && main === 'programme') return 'part_of_programme'
  if (kind === 'event' && main === 'project') return 'event_of'
  if (kind !== 'organisation' || !(main in rolesOf)) return undefined
  const roles = rolesOf[main as TableKind]
  if (role === 'associated' && main === 'project') return 'associated_partner'
  return role === 'lead' ? (roles.lead ?? roles.partners) : roles.partners
}
