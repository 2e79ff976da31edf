import { kindByName } from '../../kinds.ts'
import { type Language, pickText } from '../../languages.ts'
import { compareFields } from './compare-fields.ts'
import type { Decisions } from './decide-extraction.ts'
import { cardOf, foldName } from './identity.ts'
import type { Known, KnownEntries } from './known-entries.ts'
import type { Item, Standing } from './load-item.ts'
import type { DraftEntry } from './map-entities.ts'
import type { Match } from './match-entries.ts'
import type { Action, PlannedEntry, PlannedField } from './plan.ts'
import { planContacts } from './plan-parts.ts'

export const titleField = ({ fields }: DraftEntry) => fields.find(({ field }) => field === 'title')

type Context = {
  match: Match
  standing?: Standing
  known: KnownEntries
  decisions: Decisions
  language: Language
  again: boolean
  ref?: string
}

export function planEntry(
  draft: DraftEntry,
  { match, standing, known, decisions, language, again, ref }: Context,
): PlannedEntry {
  const kind = kindByName.get(draft.kind)!
  const decision = decisions.entities?.[draft.entity]
  const isNew = decision?.match === 'new' && match.reason !== 'document'
  const isOther = typeof decision?.match === 'number' && decision.match !== match.entryId
  const target = isNew || isOther ? undefined : standing
  const fields = compareFields(draft.fields, { kind, standing: target, decision, language, again: again && !isNew })
  if (target) nameAgain(fields, known.get(target.id))
  const title = pickText(fields.find(({ field }) => field === 'title')?.after as Record<string, string>, language)?.text
  const action = actionOf(
    decision?.match,
    target,
    match,
    Boolean(title) && (decision !== undefined || !isInflected(draft)),
  )
  return {
    entity: draft.entity,
    kind: draft.kind,
    action,
    ...(target && { entryId: target.id, slug: target.slug, number: target.number }),
    title: title ?? '',
    ...(target && { reason: typeof decision?.match === 'number' ? ('person' as const) : match.reason }),
    fields,
    relations: [],
    contacts: planContacts(draft, target, again, decision),
    candidates: target?.unread
      ? [{ entryId: target.id, slug: target.slug, title: known.get(target.id)?.title ?? target.slug, reason: 'unread' }]
      : match.candidates,
    ...(ref && { ref }),
  }
}

/** What the document calls the entry is one of its names, or one that the portal knows to mean it. */
function nameAgain(fields: PlannedField[], known: Known | undefined): void {
  const title = fields.find(({ field }) => field === 'title')
  if (!title || !known || title.state !== 'proposal' || title.decided) return
  const said = cardOf(known.kind, { title: title.said })
  const forms = [...said.names, ...title.found.flatMap(({ suggestion }) => (suggestion ? [foldName(suggestion)] : []))]
  const isName = forms.some((name) => known.names.includes(name) || known.acronyms.includes(name))
  if (isName || said.known.some((id) => known.known.includes(id)))
    Object.assign(title, { state: 'kept', after: title.before })
}

/** Its name stands in another case than a title can: a person has to say what it is called. */
const isInflected = (draft: DraftEntry) => titleField(draft)?.found.some(({ suggestion }) => suggestion) ?? false

function actionOf(
  decided: number | string | undefined,
  target: Standing | undefined,
  match: Match,
  titled: boolean,
): Action {
  if (decided === 'skip') return 'skip'
  if (target) return target.unread ? 'undecided' : 'change'
  if (!titled || typeof decided === 'number') return 'undecided' // what a person chose is gone
  return match.candidates.length > 0 && decided !== 'new' ? 'undecided' : 'create'
}

const mention = new Set([
  'title',
  'acronym',
  'altNames',
  'officialName',
  'places',
  'city',
  'fund',
  'periodStart',
  'periodEnd',
])
const tables = /spreadsheet|csv|json/

/** A change that would write nothing is none; a document that says what is there already is one more source of it. */
export function settleAction(entry: PlannedEntry, standing: Standing | undefined, { document }: Item): void {
  if (entry.action !== 'change' || !standing) return
  const parts = [...entry.fields, ...entry.relations, ...entry.contacts]
  if (parts.some(({ written }) => written)) return
  const known =
    document?.sourceId !== null && document?.sourceId !== undefined && standing.sources.includes(document.sourceId)
  const tells = entry.fields.some(({ field, state, derived }) => state === 'same' && !derived && !mention.has(field))
  const isTable = tables.test(document?.mediaType ?? '')
  const isRead = document && standing.documents.includes(document.id)
  entry.action = tells && !known && !isTable && !isRead ? 'source' : 'unchanged'
}
