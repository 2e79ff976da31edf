import type { Entity, EntityRelation, EntityType, Found } from './extraction.ts'

/** Entities while they are put together; indexes stay as they are given. */
export function buildEntities() {
  const entities: Entity[] = []
  const relations: EntityRelation[] = []
  const at = (index: number) => entities[index]!
  return {
    entities,
    relations,
    add(type: EntityType): number {
      return entities.push({ type, fields: {}, provenance: {} }) - 1
    },
    /** The first entity of a type; made where there is none. */
    one(type: EntityType): number {
      const found = entities.findIndex((each) => each.type === type)
      return found >= 0 ? found : this.add(type)
    },
    /** Sets a field that has no value yet. False where it has another one: that is for somebody to look at. */
    put(index: number, field: string, value: unknown, found: Found): boolean {
      const { fields, provenance } = at(index)
      const known = fields[field]
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(value)) return false
      fields[field] = value
      provenance[field] = [...(provenance[field] ?? []), found]
      return true
    },
    /** Adds an element to a list field; the same element once only. */
    push(index: number, field: string, value: unknown, found: Found): void {
      const { fields, provenance } = at(index)
      fields[field] ??= []
      const list = fields[field] as unknown[]
      if (list.some((each) => JSON.stringify(each) === JSON.stringify(value))) return
      list.push(value)
      provenance[field] = [...(provenance[field] ?? []), found]
    },
    /** Takes an entity out, with its relations; the others move up. */
    remove(entity: Entity): void {
      const index = entities.indexOf(entity)
      entities.splice(index, 1)
      const kept = relations.filter(({ from, to }) => from !== index && to !== index)
      const moved = (each: number) => (each > index ? each - 1 : each)
      relations.splice(
        0,
        relations.length,
        ...kept.map((each) => ({ ...each, from: moved(each.from), to: moved(each.to) })),
      )
    },
    relate(from: number, type: string, to: number, found?: Found): void {
      if (relations.some((each) => each.from === from && each.type === type && each.to === to)) return
      relations.push({ from, type, to, ...(found ? { provenance: [found] } : {}) })
    },
  }
}
export type Entities = ReturnType<typeof buildEntities>
