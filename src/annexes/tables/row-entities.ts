import type { EntityRelation, EntityType, Extraction, Found } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'

/** Entities of a table: thousands of rows name the same organisations and programmes, each is one entity. */
export function collectEntities(extraction: Extraction) {
  const { entities, relations } = extraction
  const named = new Map<string, number[]>()
  const related = new Map<string, number>()
  const field = (index: number, name: string) => entities[index]!.fields[name]
  return {
    add(type: EntityType): number {
      return entities.push({ type, fields: {}, provenance: {} }) - 1
    },
    typeOf: (index: number): EntityType => entities[index]!.type,
    /** The entity of that name; of two with one name those whose `known` fields do not differ. */
    named(type: EntityType, name: string, known: Record<string, string | undefined>): number {
      const key = `${type} ${foldWords(name)}`
      const others = named.get(key) ?? []
      const same = others.find((index) =>
        Object.entries(known).every(([each, value]) => {
          const other = field(index, each)
          return value === undefined || other === undefined || other === value
        }),
      )
      if (same !== undefined) return same
      const index = entities.push({ type, fields: {}, provenance: {} }) - 1
      named.set(key, [...others, index])
      return index
    },
    /** Sets a field that has no value yet; what a later row says again adds nothing. False where it differs. */
    put(index: number, name: string, value: unknown, ...found: Found[]): boolean {
      const { fields, provenance } = entities[index]!
      if (fields[name] !== undefined) {
        const same = JSON.stringify(fields[name]) === JSON.stringify(value)
        if (same) this.note(...found)
        return same
      }
      fields[name] = value
      provenance[name] = found
      return true
    },
    /** A place that was understood and holds no value of its own: what is said again, which currency is meant. */
    note(...found: Found[]): void {
      for (const { start, end, raw } of found) extraction.labels.push({ start, end, raw })
    },
    push(index: number, name: string, value: unknown, found: Found): void {
      const { fields, provenance } = entities[index]!
      fields[name] ??= []
      provenance[name] ??= []
      ;(fields[name] as unknown[]).push(value)
      provenance[name].push(found)
    },
    /** Gives the index of the relation, also of one that is there already. */
    relate(from: number, type: string, to: number, found: Found): number {
      const key = `${from} ${type} ${to}`
      const known = related.get(key)
      if (known !== undefined) return known
      const relation: EntityRelation = { from, type, to, provenance: [found] }
      related.set(key, relations.push(relation) - 1)
      return relations.length - 1
    },
  }
}
export type RowEntities = ReturnType<typeof collectEntities>
