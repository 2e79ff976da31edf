import { entryCode } from '../../entries/kind.ts'
import { kindByName } from '../../kinds.ts'
import type { T } from '../../languages.ts'
import { describeFile, warningWords } from '../code-words.ts'
import { fieldMaps } from '../importing/field-maps.ts'
import type { Plan, PlannedEntry } from '../importing/plan.ts'
import type { Item } from './item-queries.ts'
import { labelOf, presentQuestions } from './present-questions.ts'
import { presentFields, presentLinks, type Typed } from './present-review.ts'
import { marksOf, presentSource } from './present-source.ts'

const reasons = { unknown_label: 0, unmatched_text: 1, unmapped_column: 2 } as Record<string, number>
/** Of a table with thousands of rows, so many parts; the rest are in the plan. */
const most = 300

/** Everything that the page of review shows of a document and its plan. */
export function presentReviewPage(item: Item, plan: Plan, t: T, typed?: Typed) {
  const extraction = item.extraction!
  const entries = sortEntries(plan.entries)
    .slice(0, most)
    .map((entry) => presentEntry(entry, { item, plan, t, typed }))
  const labels = new Map(
    entries.flatMap(({ heading, fields }) =>
      fields.map(({ id, label }): [string, string] => [id, `${label}: ${heading}`]),
    ),
  )
  const decided = (start: number) => {
    const decision = typed ? undefined : item.decisions.passages?.[start]
    if (typed) return typed.body[`p.${start}`] ?? ''
    return typeof decision === 'object' ? `${decision.entity} ${decision.field}` : (decision ?? '')
  }
  const passages = extraction.passages.slice(0, most).map(({ start, raw, reason, label }) => ({
    start,
    raw: raw.length > 600 ? `${raw.slice(0, 599).trimEnd()}…` : raw,
    reason,
    label,
    chosen: decided(start),
  }))
  const parts = entries
    .filter(({ action }) => action !== 'skip')
    .flatMap(({ fields }) => fields)
    .filter(({ confidence, state }) => confidence !== 'missing' && state !== 'same')
  return {
    about: describeFile(t, item),
    warnings: [...new Set(item.warnings.map((each) => warningWords(t, each)))],
    entries,
    more: plan.entries.length - entries.length,
    source: presentSource(item.text ?? '', item.blocks ?? [], marksOf(plan)).map((paragraph) => ({
      ...paragraph,
      parts: paragraph.parts.map((part) => ({ ...part, label: part.to && labels.get(part.to) })),
      whole: paragraph.whole.map((to) => ({ to, label: labels.get(to) ?? '' })),
    })),
    lang: plan.language,
    open: passages.filter(({ reason }) => reason in reasons),
    closed: passages.filter(({ reason }) => !(reason in reasons)),
    targets: plan.entries.slice(0, most).map((entry) => targetsOf(entry, t)),
    questions: presentQuestions(plan, extraction, item.decisions, t),
    decided: parts.filter(({ decided: how }) => how).length,
    total: parts.length,
    waiting: plan.entries.filter(({ action }) => action === 'undecided').length,
    already: plan.already,
  }
}

const order = ['practice', 'partnership', 'project', 'event', 'programme', 'organisation']

/** What the document is about comes before the bodies that it names. */
const sortEntries = (entries: PlannedEntry[]) =>
  entries.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))

function presentEntry(entry: PlannedEntry, context: { item: Item; plan: Plan; t: T; typed?: Typed }) {
  const { item, t, typed } = context
  const { entity, kind, title, action, entryId, candidates, reason } = entry
  const decision = item.decisions.entities?.[entity]
  const chosen = typed ? (typed.body[`m.${entity}`] ?? '') : String(decision?.match ?? '')
  const code = (id: number) => entryCode(kindByName.get(kind)!, id)
  return {
    id: `e-${entity}`,
    entity,
    kind,
    heading: title || t('editing.untitled'),
    action,
    entry: entryId ? { id: entryId, code: code(entryId), why: reason } : undefined,
    candidates: candidates.map((each) => ({
      ...each,
      code: code(each.entryId),
      why: t(`annexes.doubt_${each.reason}`),
    })),
    chosen,
    kinds: Object.keys(fieldMaps),
    chosenKind: typed ? (typed.body[`k.${entity}`] ?? kind) : kind,
    fields: [...presentFields(entry, context), ...presentLinks(entry, context, item.decisions)]
      .sort((a, b) => Number(a.confidence === 'missing') - Number(b.confidence === 'missing'))
      .map((field) =>
        item.state === 'applied' && entryId ? { ...field, draft: draftOf(entryId, field.field) } : field,
      ),
  }
}

/** Where a value is now: the field in the editor; people stand on a page of their own. */
function draftOf(entryId: number, field: string): string {
  const [name] = field.split('.')
  return name === 'contacts' ? `/admin/entries/${entryId}/contacts` : `/admin/entries/${entryId}/edit#${name}`
}

/** The fields to which a passage can be given. */
function targetsOf({ entity, kind, title }: PlannedEntry, t: T) {
  const map = fieldMaps[kind as keyof typeof fieldMaps] ?? {}
  const fields = [...new Set(Object.values(map).map(({ field }) => field))]
  return {
    group: [t(`kinds.${kind}`), title].filter(Boolean).join(': '),
    fields: fields.flatMap((field) => {
      const label = labelOf(t, kind, field)
      return label ? [{ value: `${entity} ${field}`, label }] : []
    }),
  }
}
