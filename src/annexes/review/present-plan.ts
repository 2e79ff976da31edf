import { fieldLabel, roleLabel } from '../../editing/form/field-labels.ts'
import { entryCode } from '../../entries/kind.ts'
import { kindByName } from '../../kinds.ts'
import type { T } from '../../languages.ts'
import { isWritten, type Plan, type PlannedEntry } from '../importing/plan.ts'
import { sayValue } from './present-questions.ts'
import { formOf } from './present-review.ts'

const most = 300

/** What applying a plan does, entry by entry and, where it changes one, field by field. */
export function presentPlan(plan: Plan, t: T) {
  const of = (...actions: string[]) => plan.entries.filter(({ action }) => actions.includes(action))
  const changed = of('change')
  const proposals = plan.entries.flatMap((entry) =>
    entry.fields.filter(({ state, written }) => state === 'proposal' && !written),
  )
  return {
    hash: plan.hash,
    lang: plan.language,
    counts: {
      new: of('create').length,
      changed: changed.length,
      unchanged: of('unchanged', 'source').length,
      questions: plan.questions,
      undecided: of('undecided').length,
      skipped: of('skip').length,
    },
    writes: plan.entries.filter(isWritten).length,
    proposals: proposals.length,
    new: of('create')
      .slice(0, most)
      .map((entry) => ({
        ...head(entry),
        written: entry.fields.filter(({ written }) => written).map(({ field }) => fieldLabel(t, field)),
        open: entry.fields
          .filter(({ written, decided }) => !written && decided !== 'drop')
          .map(({ field }) => fieldLabel(t, field)),
        dropped: entry.fields.filter(({ decided }) => decided === 'drop').map(({ field }) => fieldLabel(t, field)),
        links: entry.relations
          .filter(({ written }) => written)
          .map(({ role, title }) => `${roleLabel(t, role)}: ${title}`),
        contacts: entry.contacts.filter(({ written }) => written).length,
      })),
    changed: [...changed, ...of('unchanged', 'source')].slice(0, most).flatMap((entry) => changesOf(entry, t)),
    same: of('unchanged', 'source')
      .slice(0, most)
      .map((entry) => ({ ...head(entry), source: entry.action === 'source' })),
    undecided: of('undecided').slice(0, most).map(head),
    skipped: of('skip').slice(0, most).map(head),
  }
}

const head = ({ entity, kind, title, entryId }: PlannedEntry) => ({
  entity,
  kind,
  title,
  entry: entryId ? { id: entryId, code: entryCode(kindByName.get(kind)!, entryId) } : undefined,
})

/** What differs, and what becomes of it. */
function changesOf(entry: PlannedEntry, t: T) {
  /** Only the parts that differ: of three languages perhaps one. */
  const say = (field: string, value: unknown, other: unknown) => {
    const there = formOf(entry, field, other)
    const parts = Object.entries(formOf(entry, field, value))
    return parts.flatMap(([name, text]) => (there[name] === text ? [] : [text])).join(' · ')
  }
  const fields = entry.fields
    .filter(({ state, written }) => written || (state !== 'same' && state !== 'kept'))
    .map(({ field, before, after, written, state, decided }) => ({
      label: fieldLabel(t, field),
      before: shorten(say(field, before, after)),
      after: shorten(say(field, after, before)),
      written,
      why: decided === 'drop' ? 'dropped' : written ? (before === undefined ? 'empty' : 'import') : state,
    }))
  const relations = entry.relations
    .filter(({ written, state }) => written || state === 'proposal')
    .map(({ role, title, written }) => ({
      label: roleLabel(t, role),
      before: '',
      after: sayValue(title, t),
      written,
      why: written ? 'empty' : 'proposal',
    }))
  return [...fields, ...relations].map((change) => ({ ...head(entry), ...change }))
}

const shorten = (text: string) => (text.length > 240 ? `${text.slice(0, 239).trimEnd()}…` : text)
