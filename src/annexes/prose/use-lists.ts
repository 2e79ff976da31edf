import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findCountries } from '../gazetteers/gazetteers.ts'
import { organisationOf } from './known-entities.ts'
import type { List } from './lists.ts'
import { findOrganisations } from './organisations.ts'
import { foundAt, partOf, spanOf } from './parts.ts'
import { addText, type Reading, score } from './reading.ts'

/** Gives the items of a list to what its lead-in speaks of. False where nothing takes them. */
export function useList(reading: Reading, list: List): boolean {
  const { build } = reading
  const lead = foldWords(list.lead.raw)
  const label = { start: list.lead.start, end: list.lead.end }
  const push = (entity: number, field: string, confidence = 0.9) => {
    for (const item of list.items)
      build.push(entity, field, item.raw, { ...foundAt(item, `list-${list.kind}`, confidence), label })
    return true
  }
  const aboutProject = /projek|project/.test(lead)
  const project = () => {
    if (
      reading.project === undefined &&
      (aboutProject || (list.kind !== 'members' && reading.focus !== 'partnership' && reading.event === undefined))
    ) {
      reading.project = build.add('project')
      score(reading, 'project', 0.3)
    }
    return reading.project
  }
  const cooperation =
    /wspolprac|partnerstw|porozumien|cooperation|partnership|agreement|spoluprac|dohod|memorand/.test(lead) ||
    (!aboutProject && reading.focus === 'partnership')
  if (list.kind === 'agenda' || list.kind === 'audience') {
    if (reading.event === undefined && list.kind === 'audience') return false
    reading.event ??= build.add('event')
    if (list.kind === 'agenda') return push(reading.event, 'agenda')
    addText(
      reading,
      reading.event,
      'audience',
      spanOf(reading.text, list.lead.start, list.items.at(-1)!.end),
      'list-audience',
      0.75,
    )
    return true
  }
  if (list.kind === 'partners' || list.kind === 'members')
    return relateItems(reading, list, lead, aboutProject ? project() : undefined)
  if (list.kind === 'topics') {
    const target = reading.partnership ?? reading.organisation
    if (target === undefined) return false
    return push(target, 'topics', 0.75)
  }
  if (list.kind === 'aims' && cooperation && reading.partnership !== undefined) return push(reading.partnership, 'aims')
  const target = project()
  if (target === undefined)
    return list.kind === 'aims' && reading.partnership !== undefined ? push(reading.partnership, 'aims') : false
  if (list.kind === 'activities' || list.kind === 'target_groups') {
    score(reading, 'project', 0.2)
    return push(target, list.kind)
  }
  for (const item of list.items)
    addText(reading, target, list.kind === 'results' ? 'results' : 'objective', item, `list-${list.kind}`, 0.9)
  return true
}

/** Each item is an organisation, whether a word gives it away or not. */
function relateItems(reading: Reading, list: List, lead: string, project: number | undefined): boolean {
  const { build } = reading
  const target =
    list.kind === 'members'
      ? /stowarzysz|zwiazk|association|union|sdruzen|svaz|aglomerac|metropol/.test(lead) &&
        reading.organisation !== undefined
        ? reading.organisation
        : (reading.partnership ?? reading.organisation ?? reading.project)
      : (project ?? reading.project ?? reading.partnership ?? reading.event)
  if (target === undefined) return false
  for (const item of list.items) {
    if (item.raw.length > 200) continue
    const index = organisationOf(reading, itemBody(reading, item))
    const leads =
      /(?:lider|lead partner|leader|vedouci partner|hlavni partner|partner wiodacy|koordyn|coordinator|koordinator)/.test(
        foldWords(item.raw),
      )
    const type = list.kind === 'members' ? 'member' : leads ? 'lead' : 'partner'
    if (index !== target)
      build.relate(index, type, target, {
        ...foundAt(item, `list-${list.kind}`, 0.9),
        label: { start: list.lead.start, end: list.lead.end },
      })
  }
  return true
}

function itemBody(reading: Reading, item: Span) {
  const part = partOf(reading.text, item.start, item.end)
  const known = findOrganisations(part)[0]
  if (known && known.start - item.start < 4) return known
  const prefix =
    /^(?:(?:lider|partner(?: wiodący)?|lead partner|vedoucí partner|hlavní partner|partner \d|koordynator)\s*[:–-]\s*)/iu.exec(
      item.raw,
    )?.[0].length ?? 0
  const name = item.raw
    .slice(prefix)
    .replace(/\s*(?:\(.*|[–-] .*|,.*)$/u, '')
    .replace(/[.;]$/, '')
  const country = findCountries(item.raw.slice(prefix + name.length))[0]
  const at = item.start + prefix
  const short = /^\s*\(([\p{Lu}][\p{Lu}\d-]{1,7})\)/u.exec(item.raw.slice(prefix + name.length))?.[1]
  const shortAt = short ? reading.text.indexOf(short, at + name.length) : 0
  return {
    ...spanOf(reading.text, at, at + name.length),
    ...(short && !/^(?:PL|CZ|SK|DE)$/.test(short)
      ? { acronym: spanOf(reading.text, shortAt, shortAt + short.length) }
      : {}),
    ...(country
      ? {
          country: {
            value: country.country,
            confidence: 0.85,
            span: { ...country, start: at + name.length + country.start, end: at + name.length + country.end },
          },
        }
      : {}),
  }
}
