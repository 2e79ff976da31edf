import type { Db } from '../../database.ts'
import { kindByName } from '../../kinds.ts'
import type { Language } from '../../languages.ts'
import { type Extraction, emptyExtraction, type Question } from '../extraction.ts'
import { checkDrafts, checkPlan } from './check-contradictions.ts'
import { findMisfits, fitValue } from './check-fit.ts'
import { hasAnswers, isClosed } from './close-questions.ts'
import { decideExtraction } from './decide-extraction.ts'
import { giveSlugs } from './give-slugs.ts'
import { foldName } from './identity.ts'
import { type KnownEntries, knownEntries } from './known-entries.ts'
import { type Earlier, findEarlier, type Item, loadItem, loadStanding } from './load-item.ts'
import { type DraftEntry, mapEntities } from './map-entities.ts'
import { matchEntries } from './match-entries.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { hashPlan, type Plan } from './plan.ts'
import { planEntry, settleAction, titleField } from './plan-entry.ts'
import { planRelations } from './plan-parts.ts'

/**
 * What applying an item would do to the portal as it is now, with what a person has decided about it. Writes nothing.
 * `known` may be shared by the items of a batch; made with a batch, it plans as if that batch had written nothing yet.
 * Throws NotFound; Invalid where a person's correction cannot be read.
 */
export async function planItem(db: Db, itemId: number, { known }: { known?: KnownEntries } = {}): Promise<Plan> {
  return planLoaded(db, await loadItem(db, itemId), known ?? knownEntries())
}

/** What an item says and what was decided about it: the same for any state of the portal. Throws Invalid. */
export function readItem(item: Item) {
  const language: Language = item.document?.language ?? 'en'
  const { decisions } = item
  const extraction = decideExtraction(item.extraction ?? emptyExtraction(), decisions, language)
  const mapped = mapEntities(extraction, language).map(fitDraft)
  const misfits = findMisfits(extraction, mapped, language)
  const first = mergeDrafts(mapped)
  const refs = refsOf(extraction, first.drafts)
  return { language, extraction, mapped, misfits, first, refs }
}

/** Plans an item; `read` may be given where it is planned more than once. */
export async function planLoaded(db: Db, item: Item, known: KnownEntries, read = readItem(item)): Promise<Plan> {
  const { language, extraction, mapped, misfits, first, refs } = read
  const { decisions } = item
  const earlier = item.document
    ? await findEarlier(
        db,
        { documentId: item.document.id, itemId: item.id, batchId: item.batchId },
        known.withoutBatch,
      )
    : []
  const settled = settle(first.drafts, earlier, item)
  const matches = await matchEntries(db, first.drafts, { known, settled, refs })
  const { drafts, stays, questions: doubles } = mergeDrafts(first.drafts, (entity) => matches.get(entity)?.entryId)
  const targets = [...matches.values()].flatMap(({ entryId }) => entryId ?? [])
  const standings = await loadStanding(db, targets, known.withoutBatch)
  const entries = drafts.map((draft) => {
    const match = matches.get(draft.entity)!
    const standing = standings.get(match.entryId ?? -1)
    const again = earlier.some(({ entryId }) => entryId === match.entryId)
    return planEntry(draft, { match, standing, known, decisions, language, again, ref: refs.get(draft.entity) })
  })
  const byEntity = new Map(entries.map((entry) => [entry.entity, entry]))
  for (const [i, draft] of drafts.entries())
    planRelations(entries[i]!, draft, standings.get(entries[i]!.entryId ?? -1), byEntity, decisions)
  for (const entry of entries) settleAction(entry, standings.get(entry.entryId ?? -1), item)
  await giveSlugs(db, entries, known)
  const own = item.extraction?.questions.length ?? 0
  const asked: Question[] = [
    ...extraction.questions,
    ...first.questions,
    ...doubles,
    ...misfits,
    ...checkDrafts(drafts),
    ...checkPlan(entries),
  ]
  const last = earlier.at(-1)
  const into = (entity: number) => stays(first.stays(entity))
  const merged: Record<number, number> = Object.fromEntries(
    mapped.flatMap(({ entity }) => (into(entity) === entity ? [] : [[entity, into(entity)]])),
  )
  const answered = (question: Question, n: number) =>
    hasAnswers(question, n, own) ? decisions.questions?.[n] !== undefined : isClosed(question, decisions, merged)
  return {
    entries,
    questions: asked.filter((question, n) => !answered(question, n)).length,
    asked,
    language,
    ...(last && { already: { batchId: last.batchId, sameBytes: earlier.some(({ sameBytes }) => sameBytes) } }),
    merged,
    hash: hashPlan(entries, { language, ownerId: item.ownerId }),
  }
}

/** Only what the schema of the kind takes; the rest is a question (findMisfits). */
function fitDraft(draft: DraftEntry): DraftEntry {
  const kind = kindByName.get(draft.kind)!
  const fields = draft.fields.flatMap((field) => {
    const value = fitValue(kind, field.field, field.value)
    const isEmpty =
      value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
    return isEmpty ? [] : [{ ...field, value }]
  })
  // one field once: what is stated before what is derived
  const first = fields.filter((field) => fields.find((each) => each.field === field.field) === field)
  return { ...draft, fields: first }
}

const refsOf = ({ entities }: Extraction, drafts: DraftEntry[]) =>
  new Map(
    drafts.flatMap(({ entity }): [number, string][] => {
      const ref = entities[entity]?.fields.ref
      return typeof ref === 'string' && ref.trim() ? [[entity, ref.trim()]] : []
    }),
  )

/** What is known without looking: a person said it, or the same text was read into it before. */
function settle(drafts: DraftEntry[], earlier: Earlier[], { id, decisions }: Item): Map<number, number> {
  const settled = new Map<number, number>()
  for (const draft of drafts) {
    const decided = decisions.entities?.[draft.entity]?.match
    const said = titleField(draft)?.found.map(({ raw }) => foldName(raw)) ?? []
    const before = new Set(
      earlier
        .filter(
          ({ kind, raw, itemId }) =>
            kind === draft.kind && said.includes(foldName(raw)) && (decided !== 'new' || itemId === id),
        )
        .map(({ entryId }) => entryId),
    )
    // "new": unless applying this very item has made it since
    const found = typeof decided === 'number' ? decided : before.size === 1 ? [...before][0] : undefined
    if (found !== undefined) settled.set(draft.entity, found)
  }
  return settled
}
