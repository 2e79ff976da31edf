import type { KindName } from '../../entries/kind.ts'
import { isTranslated } from '../../fields.ts'
import type { Language } from '../../languages.ts'
import type { Entity, EntityType, Extraction, Found } from '../extraction.ts'
import { cut, type FieldMap, fieldMaps } from './field-maps.ts'

/** A value for one field of an entry, as the entry's schema wants it, with the places that say so. */
export type DraftField = {
  field: string
  value: unknown
  found: Found[]
  confidence: number /** Not said in so many words. */
  derived?: true
}

export type DraftContact = {
  fields: Partial<Record<'name' | 'nameRaw' | 'role' | 'phone' | 'fax' | 'email', unknown>>
  found: Found[]
  purpose: 'office' | 'practice' | 'registration' | 'partnership'
}

/** An entry as an annex describes it. `entity`: its place in the extraction; relations lead to other drafts by theirs. */
export type DraftEntry = {
  entity: number
  kind: KindName
  fields: DraftField[]
  relations: { role: string; to: number; found: Found[] }[]
  contacts: DraftContact[]
}

const kinds = new Set<EntityType>(['practice', 'organisation', 'partnership', 'project', 'programme', 'event'])

/** Relation of an extraction → role of the kind that states it in the portal, and which end that is. */
const roles: Record<string, { role: string; statedBy: 'from' | 'to' }> = {
  owner: { role: 'owner', statedBy: 'to' },
  lead: { role: 'lead', statedBy: 'to' },
  partner: { role: 'partner', statedBy: 'to' },
  associated_partner: { role: 'associated-partner', statedBy: 'to' },
  member: { role: 'member', statedBy: 'to' },
  candidate: { role: 'candidate', statedBy: 'to' },
  participant: { role: 'participant', statedBy: 'to' },
  organiser: { role: 'organiser', statedBy: 'to' },
  funder: { role: 'funder', statedBy: 'to' },
  funded_by: { role: 'funder', statedBy: 'from' },
  operator: { role: 'programme-operator', statedBy: 'to' },
  part_of_programme: { role: 'part-of-programme', statedBy: 'from' },
  event_of: { role: 'event-of', statedBy: 'from' },
  follows: { role: 'follows', statedBy: 'from' },
  parent: { role: 'parent', statedBy: 'from' },
}

/** The entries that an extraction describes, in texts of `language`; stages, contacts and the annex become parts of them. */
export function mapEntities({ entities, relations }: Extraction, language: Language): DraftEntry[] {
  const drafts = entities.flatMap((entity, index): DraftEntry[] =>
    kinds.has(entity.type)
      ? [{ entity: index, kind: entity.type, fields: mapFields(entity, language), relations: [], contacts: [] }]
      : [],
  )
  const draftOf = (index: number) => drafts.find(({ entity }) => entity === index)
  for (const { from, type, to, provenance = [] } of relations) {
    const rule = roles[type]
    if (!rule) continue
    const [stated, other] = rule.statedBy === 'from' ? [from, to] : [to, from]
    if (draftOf(other)) draftOf(stated)?.relations.push({ role: rule.role, to: other, found: provenance })
  }
  const main = drafts.find(({ kind }) => kind !== 'organisation' && kind !== 'programme') ?? drafts[0]
  for (const [index, entity] of entities.entries()) {
    const related = relations.filter(({ from }) => from === index)
    if (entity.type === 'stage')
      addStage(
        draftOf(related.find(({ type }) => type === 'stage_of')?.to ?? -1) ??
          drafts.find(({ kind }) => kind === 'project'),
        entity,
        language,
      )
    else if (entity.type === 'annex' && main) main.fields.push(...mapAnnex(main.kind, entity))
    else if (entity.type === 'contact')
      addContact(
        main ?? draftOf(related[0]?.to ?? -1),
        entity,
        related.map(({ type }) => type),
        language,
      )
  }
  for (const draft of drafts) draft.fields.push(...derive(draft, drafts, language))
  return drafts
}

function mapFields(entity: Entity, language: Language): DraftField[] {
  const map: FieldMap = fieldMaps[entity.type as keyof typeof fieldMaps]
  const own = (entity.fields.language as Language | undefined) ?? language
  const mapped: DraftField[] = []
  for (const [name, value] of Object.entries(entity.fields)) {
    const [, base = name, translation] = /^(.+)_(en|pl|cs)$/.exec(name) ?? []
    const rule = map[base] ?? (base === 'title' ? map.name : undefined)
    // null is an answer only to what was asked
    if (!rule || value === undefined || (value === null && name !== 'prior_network')) continue
    const found = entity.provenance[name] ?? []
    const shaped = rule.shape(value, (translation as Language | undefined) ?? own)
    if (shaped === undefined) continue
    const known = mapped.find(({ field }) => field === rule.field)
    if (known && isText(shaped)) known.value = joinTexts(known.value, shaped)
    else mapped.push({ field: rule.field, value: shaped, found, confidence: least(found) })
  }
  const place = mapped.some(({ field }) => field === 'places') ? undefined : placeOf(entity)
  return place ? [...mapped, place] : mapped
}

const isText = (value: unknown): boolean => (Array.isArray(value) ? value.every(isTranslated) : isTranslated(value))

/** A text in one more language; lists of texts item by item. */
function joinTexts(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other))
    return Array.from({ length: Math.max(one.length, other.length) }, (_, i) => joinTexts(one[i] ?? {}, other[i] ?? {}))
  return { ...(one as object), ...(other as object) }
}

const least = (found: Found[]) => Math.min(1, ...found.map(({ confidence }) => confidence))

function placeOf({ fields, provenance }: Entity): DraftField | undefined {
  const { country, nuts_code: region, city } = fields as { country?: string; nuts_code?: string; city?: string }
  if (!country) return undefined
  const found = ['country', 'nuts_code', 'city'].flatMap((name) => provenance[name] ?? [])
  const value = {
    country,
    ...(region?.startsWith(country === 'GR' ? 'EL' : country) && region.length > 2 ? { region } : {}),
    ...(city ? { city } : {}),
  }
  return { field: 'places', value: [value], found, confidence: least(found) }
}

function addStage(project: DraftEntry | undefined, { fields, provenance }: Entity, language: Language): void {
  if (!project) return
  const { start, end, text, title, metrics } = fields as Record<string, string | undefined>
  const found = Object.values(provenance).flat()
  const name = title ?? `${fields.ordinal ?? ''}`
  const value = {
    title: { [language]: name || '1' },
    ...(start ? { start } : {}),
    ...(end ? { end } : {}),
    ...(text ? { text: { [language]: text } } : {}),
    metrics: metrics ? (fieldMaps.project.metrics!.shape(metrics, language) as unknown[]) : [],
  }
  const stages = project.fields.find(({ field }) => field === 'stages')
  if (stages) {
    ;(stages.value as unknown[]).push(value)
    stages.found.push(...found)
  } else project.fields.push({ field: 'stages', value: [value], found, confidence: least(found) })
}

function mapAnnex(kind: KindName, { fields, provenance }: Entity): DraftField[] {
  const field = { practice: 'annexCompletedOn', partnership: 'profileDated' }[kind as string]
  const name = fields.completed_on ? 'completed_on' : 'modified_on'
  if (!field || !fields[name]) return []
  return [{ field, value: fields[name], found: provenance[name] ?? [], confidence: least(provenance[name] ?? []) }]
}

function addContact(
  draft: DraftEntry | undefined,
  { fields, provenance }: Entity,
  types: string[],
  language: Language,
): void {
  if (!draft) return
  const { name, name_raw: nameRaw, role, phone, fax, email } = fields as Record<string, string | undefined>
  const purpose = types.includes('registration_contact')
    ? 'registration'
    : draft.kind === 'practice'
      ? 'practice'
      : draft.kind === 'partnership'
        ? 'partnership'
        : 'office'
  const given = Object.entries({ name, nameRaw, role: role && { [language]: role }, phone, fax, email }).filter(
    ([, value]) => value,
  )
  draft.contacts.push({ fields: Object.fromEntries(given), found: Object.values(provenance).flat(), purpose })
}

/** What a draft lacks to be published and what its own document offers for it; a person has to agree. */
function derive(draft: DraftEntry, drafts: DraftEntry[], language: Language): DraftField[] {
  const has = (field: string) => draft.fields.some((each) => each.field === field)
  const derived: DraftField[] = []
  const texts = ['topic', 'objective', 'policyIssue', 'description', 'narrative', 'audience']
  const text = texts.map((field) => draft.fields.find((each) => each.field === field)).find(Boolean)
  if (!has('summary') && text) {
    const summary = firstSentences((text.value as Partial<Record<Language, string>>)[language] ?? '')
    if (summary)
      derived.push({
        field: 'summary',
        value: { [language]: summary },
        found: text.found.slice(0, 1),
        confidence: 0.6,
        derived: true,
      })
  }
  const owner = draft.relations
    .map(({ to }) => drafts.find(({ entity }) => entity === to))
    .find((each) => each?.fields.some(({ field }) => field === 'places'))
  if (!has('places') && owner)
    derived.push({ ...owner.fields.find(({ field }) => field === 'places')!, confidence: 0.6, derived: true })
  return derived
}

/** The first sentences of a text, as many as a summary may hold. */
const firstSentences = (text: string, most = 600): string =>
  cut(text.split('\n').find((line) => line.trim()) ?? '', most)[0] ?? ''
