import type { Entity } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findAreas } from '../gazetteers/gazetteers.ts'

const namesOf = ({ fields, provenance }: Entity): string[] =>
  [
    fields.title,
    fields.name,
    fields.acronym,
    provenance.name?.[0]?.suggestion,
    ...((fields.alt_names as string[]) ?? []),
  ]
    .filter((each): each is string => typeof each === 'string' && each.length > 0)
    .map((each) => foldWords(each).replace(/["']/g, ''))
const areaOf = (entity: Entity) =>
  namesOf(entity).flatMap((name) =>
    findAreas(name)
      .filter(({ raw }) => raw.length > name.length / 2)
      .map(({ area }) => area.id),
  )[0]

/**
 * The labelled entity that one of the running text is: by name (one may hold the other where it is an organisation, or
 * both name one known area), by e-mail; without a name the only one of its type. Stages and programmes need a name.
 */
export function sameAsLabelled(entity: Entity, labelled: Entity[]): number | undefined {
  const spans = (each: Entity) => each.provenance.title?.[0]?.start ?? each.provenance.acronym?.[0]?.start
  const seeded = labelled.findIndex(
    (each) => each.type === entity.type && spans(each) !== undefined && spans(each) === spans(entity),
  )
  if (seeded >= 0) return seeded
  const candidates = labelled.flatMap((each, index) => (each.type === entity.type ? [{ each, index }] : []))
  const names = namesOf(entity)
  const named = candidates.find(({ each }) => {
    const others = namesOf(each)
    if (entity.fields.email !== undefined && entity.fields.email === each.fields.email) return true
    if (names.some((name) => others.includes(name))) return true
    if (entity.type !== 'organisation') return false
    const area = areaOf(entity)
    return (
      (area !== undefined && area === areaOf(each)) ||
      names.some(
        (name) =>
          name.length > 8 && others.some((other) => other.length > 8 && (other.includes(name) || name.includes(other))),
      )
    )
  })
  if (named) return named.index
  const [only] = candidates
  if (!only || candidates.length > 1 || entity.type === 'stage' || entity.type === 'programme') return undefined
  return names.length === 0 || namesOf(only.each).length === 0 ? only.index : undefined
}
