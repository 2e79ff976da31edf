import type { Language } from '../languages.ts'
import type { Entities } from './build-entities.ts'
import type { Extraction } from './extraction.ts'
import { findFacts } from './prose/facts.ts'
import type { ProseResult } from './recognise-prose.ts'

/**
 * Facts of running text join the entity of the labels that they are about (`prose.same`), or are one of their own. Of a
 * field that labels have filled the labelled value stays; elements of lists are added.
 */
export function mergeProse(build: Entities, prose: ProseResult): void {
  const known = new Map(prose.same.map(({ entity, labelled }) => [entity, labelled]))
  const places = prose.entities.map((entity, i) => known.get(i) ?? build.add(entity.type))
  for (const [i, entity] of prose.entities.entries())
    for (const [field, value] of Object.entries(entity.fields)) {
      const found = entity.provenance[field] ?? []
      if (Array.isArray(value))
        for (const [k, each] of value.entries()) build.push(places[i]!, field, each, found[k] ?? found[0]!)
      else for (const each of found) build.put(places[i]!, field, value, each)
    }
  for (const { from, type, to, provenance } of prose.relations)
    build.relate(places[from]!, type, places[to]!, provenance?.[0])
}

const texts = /^(?:description|topic|narrative|policy_issue|evidence|objective|results|summary)$/

/** What long texts under labels say besides: members, inhabitants, counts and amounts with the day they are of. */
export function addFactsOfTexts(build: Entities, text: string, language: Language): void {
  for (const [index, { type, fields, provenance }] of [...build.entities.entries()])
    for (const name of Object.keys(fields).filter((field) => texts.test(field)))
      for (const span of provenance[name]?.filter(({ label }) => label) ?? [])
        for (const { field, value, found, list } of findFacts(text, span, language, type))
          if (list) build.push(index, field, value, found)
          else build.put(index, field, value, found)
}

/** Entities of one segment, moved behind those that are there. */
export function append(extraction: Extraction, { entities, relations }: Entities): number {
  const offset = extraction.entities.length
  extraction.entities.push(...entities)
  extraction.relations.push(...relations.map((each) => ({ ...each, from: each.from + offset, to: each.to + offset })))
  return offset
}
