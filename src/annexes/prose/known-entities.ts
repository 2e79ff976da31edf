import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import type { NamedOrganisation } from './organisations.ts'
import { foundAt } from './parts.ts'
import { type NamedProgramme, programmeKey } from './programmes.ts'
import type { Reading } from './reading.ts'
import { findSlavicNames } from './slavic-names.ts'

/** The entity of an organisation, one for all its forms: by its area, its acronym, or one name inside the other. */
export function organisationOf(reading: Reading, named: NamedOrganisation): number {
  const plain = named.same ?? named.nominative ?? named.raw
  const before =
    named.same === undefined
      ? -1
      : reading.build.entities.findIndex(({ type, fields }) => type === 'organisation' && fields.name === named.same)
  if (before >= 0) return before
  const key = foldWords(plain).replace(/["']/g, '')
  const keys = [
    `organisation:${key}`,
    named.area && `area:${named.area.id}`,
    named.acronym && `acronym:${named.acronym.raw}`,
  ].filter((each): each is string => Boolean(each))
  let index = keys.map((each) => reading.keys.get(each)).find((each) => each !== undefined)
  const known = index !== undefined
  index ??= reading.build.add('organisation')
  for (const each of keys) reading.keys.set(each, index)
  nameOrganisation(reading, index, named, known)
  if (named.acronym) reading.build.put(index, 'acronym', named.acronym.raw, foundAt(named.acronym, 'acronym', 0.9))
  if (named.country)
    reading.build.put(
      index,
      'country',
      named.country.value,
      foundAt(named.country.span, 'organisation-country', named.country.confidence),
    )
  return index
}

/** The name as it stands; a nominative that the text has itself, or that a vocabulary has, is better than a bent form. */
function nameOrganisation(reading: Reading, index: number, named: NamedOrganisation, known: boolean): void {
  const { fields, provenance } = reading.build.entities[index]!
  const vocabulary = named.area?.name
  const value = (vocabulary ?? named.raw).replace(/\s+/g, ' ')
  const found = foundAt(
    named,
    'organisation',
    vocabulary ? 0.85 : named.nominative ? 0.6 : 0.7,
    vocabulary ? undefined : named.nominative,
  )
  if (!known || fields.name === undefined) {
    reading.build.put(index, 'name', value, found)
    return
  }
  const old = String(fields.name)
  if (foldWords(old) === foldWords(value)) return
  const bent = provenance.name?.[0]?.suggestion !== undefined && !named.nominative
  const longer = foldWords(value).includes(foldWords(old))
  if (bent || longer) {
    if (longer && !bent) reading.build.push(index, 'alt_names', old, provenance.name![0]!)
    fields.name = value
    provenance.name = [found]
  } else if (!named.nominative && !foldWords(old).includes(foldWords(value)))
    reading.build.push(index, 'alt_names', value, found)
}

export function programmeOf(reading: Reading, named: NamedProgramme): number {
  const key = `programme:${programmeKey(named)}`
  const known = reading.keys.get(key)
  const index = known ?? reading.build.add('programme')
  reading.keys.set(key, index)
  const { fields, provenance } = reading.build.entities[index]!
  const found = foundAt(named, 'programme', named.confidence, named.nominative)
  // a full title is a better name than "Programu Regionalnego"
  if (known === undefined || (provenance.name?.[0]?.suggestion && !named.nominative)) {
    fields.name = named.raw.replace(/\s+/g, ' ')
    provenance.name = [found]
  }
  const runner = operatorIn(named)
  if (runner)
    reading.build.put(index, 'operator', runner.value, foundAt(runner.span, 'programme-operator', runner.confidence))
  if (named.period) {
    const span = foundAt(named.period.span, 'programme-period', 0.75)
    reading.build.put(index, 'period_start', named.period.from, span)
    reading.build.put(index, 'period_end', named.period.to, span)
  }
  return index
}

/** "Programu Regionalnego Ministerstwa Rozwoju": who runs a programme may stand in its name, as the vocabulary knows. */
function operatorIn(named: NamedProgramme): { value: string; span: Span; confidence: number } | undefined {
  const [body] = findSlavicNames(
    named.raw.replace(/^Program\p{Ll}* (?:\p{Lu}\p{Ll}+(?:ego|ym|y|i) )?/u, (lead) => ' '.repeat(lead.length)),
  )
  // a region is where a programme works, and not who runs it
  if (!body || !named.nominative || /^(?:wojew|kraj)/i.test(body.raw)) return undefined
  const plain = body.nominative ?? body.raw
  const operators = named.known.flatMap((each) =>
    Object.values((each as { operator?: Record<string, string> }).operator ?? {}),
  )
  return {
    value: plain,
    span: { start: named.start + body.start, end: named.start + body.end, raw: body.raw },
    confidence: operators.includes(plain) ? 0.85 : 0.6,
  }
}
