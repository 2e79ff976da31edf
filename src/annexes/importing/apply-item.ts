import { record, recordAll } from '../../audit/record.ts'
import { type Db, transaction } from '../../database.ts'
import { type By, createEntries, saveRevisions } from '../../entries/save-revision.ts'
import { Conflict } from '../../errors.ts'
import { kindByName } from '../../kinds.ts'
import { type Language, translator } from '../../languages.ts'
import { takeLock } from '../../locks.ts'
import type { Found } from '../extraction.ts'
import { ensureSource, plainName } from './document-source.ts'
import { type KnownEntries, knownEntries } from './known-entries.ts'
import { type Item, loadItem, loadStanding, type Standing } from './load-item.ts'
import { type Action, isWritten, type Plan, type PlannedEntry } from './plan.ts'
import { planLoaded, readItem } from './plan-item.ts'
import { provenanceOf, writeProvenance } from './write-provenance.ts'

/** Any number, as long as nothing else on the server takes it: imports write one after the other. */

export type Applied = {
  plan: Plan
  entries: { entity: number; action: Action; kind: string; entryId: number; slug: string; number: number }[]
}

/** `known` and `before`, the same without what the batch wrote, may be shared by the items of a batch. */
type Apply = { expected: string; accountId?: number; known?: KnownEntries; before?: KnownEntries }

/**
 * Does to the portal what the plan of an item says, all of it or nothing, as drafts; nothing is published. `expected` is
 * the hash of the plan that was shown: the plan is made again here, and if the portal, the decisions or the document
 * have changed since, nothing is done. What the item's own batch has written meanwhile is no such change. An item that
 * was applied may be so again: then only what was decided since is written.
 * Throws NotFound; Conflict ('plan' when it would do something else, 'state' when it cannot be applied); Invalid.
 */
export function applyItem(
  db: Db,
  itemId: number,
  { expected, accountId, known = knownEntries(), before }: Apply,
): Promise<Applied> {
  return transaction(db, async (tx) => {
    await takeLock(tx, 'imports')
    const item = await loadItem(tx, itemId, { lock: true })
    if (!['read', 'applying', 'applied', 'failed'].includes(item.state) || !item.document || !item.extraction)
      throw new Conflict('state')
    const read = readItem(item)
    const plan = await planLoaded(tx, item, known, read)
    if (plan.hash !== expected) {
      const then = await planLoaded(tx, item, before ?? knownEntries(item.batchId), read)
      if (then.hash !== expected) throw new Conflict('plan')
    }
    const entries = await writeEntries(tx, item, plan, accountId)
    await tx.query(
      `update batch_items set state = 'applied', plan = $2, plan_hash = $3, error = null, finished_at = now() where id = $1`,
      [itemId, JSON.stringify(plan), expected],
    )
    const detail = { batch: item.batchId, item: itemId, entries: entries.length }
    await record(tx, 'annex.applied', { accountId, detail })
    return { plan, entries }
  })
}

async function writeEntries(db: Db, item: Item, plan: Plan, accountId?: number): Promise<Applied['entries']> {
  const touched = plan.entries.filter(isWritten)
  const sourceId = touched.length > 0 ? await ensureSource(db, item, item.extraction!.entities, accountId) : undefined
  const ids = await findIds(db, item, plan)
  // new ones have no revision yet
  const before = plan.entries.flatMap(({ entity, action }) => (action === 'create' ? [] : (ids.get(entity) ?? [])))
  const standings = await loadStanding(db, before)
  const writes = plan.entries.flatMap((entry): Write[] => {
    const entryId = ids.get(entry.entity)
    if (entryId === undefined || entry.action === 'skip' || entry.action === 'undecided') return []
    const relations = entry.relations
      .filter(({ written }) => written)
      .map(({ role, to, found }) => ({ role, toId: ids.get(to)!, found }))
    return [{ entry, entryId, standing: standings.get(entryId), relations }]
  })
  const written = writes.filter(({ entry }) => isWritten(entry))
  const saved = await saveEntries(db, item, written, { sourceId: sourceId!, accountId, language: plan.language })
  const contacts = await writeContacts(db, written, sourceId!)
  const provenance = writes.flatMap(({ entry, entryId, standing, relations }) => {
    const fresh = !standing?.documents.includes(item.document!.id)
    return provenanceOf(entryId, entry, { fresh, relations, contacts: contacts.get(entryId) ?? [] })
  })
  await writeProvenance(db, provenance, { documentId: item.document!.id, itemId: item.id, accountId })
  return written.map(({ entry: { entity, action, kind, slug }, entryId }, i) => ({
    ...{ entity, action, kind, entryId, slug: slug!, number: saved[i]!.number },
  }))
}

/** The entries that a plan speaks of, by entity; new ones are made. */
async function findIds(db: Db, item: Item, { entries, language }: Plan): Promise<Map<number, number>> {
  const made = entries.filter(({ action }) => action === 'create')
  const owner = item.ownerId ?? undefined
  const makes = made.map(({ kind, slug }) => ({ kind, slug: slug ?? '', originalLanguage: language, ownerId: owner }))
  const ids = await createEntries(db, makes)
  return new Map([
    ...entries.flatMap(({ entity, action, entryId }): [number, number][] =>
      action !== 'create' && entryId !== undefined ? [[entity, entryId]] : [],
    ),
    ...made.map(({ entity }, i): [number, number] => [entity, ids[i]!]),
  ])
}

type Write = {
  entry: PlannedEntry
  entryId: number
  standing?: Standing
  relations: { role: string; toId: number; found: Found[] }[]
}

/** Saves the new revisions of entries and notes them for undoing; gives their numbers in the same order. */
async function saveEntries(
  db: Db,
  item: Item,
  writes: Write[],
  { sourceId, accountId, language }: { sourceId: number; accountId?: number; language: Language },
) {
  if (writes.length === 0) return []
  const note = translator(language)('annex-sources.note', { name: plainName(item.name) })
  const saves = writes.map(({ entry, entryId, standing, relations }) => {
    const given = entry.fields.filter(({ written }) => written).map(({ field, after }) => [field, after])
    const before = standing?.sources ?? []
    const draft = {
      content: { ...standing?.content, ...Object.fromEntries(given) },
      relations: [...(standing?.relations ?? []), ...relations.map(({ role, toId }) => ({ role, toId }))],
      sources: before.includes(sourceId) ? before : [...before, sourceId],
    }
    const expected = standing?.number ?? 0
    const by: By = { origin: 'import', authorId: accountId, note, expected, batchItemId: item.id }
    return { kind: kindByName.get(entry.kind)!, entryId, draft, by }
  })
  const saved = await saveRevisions(db, saves)
  const changed = writes.flatMap(({ entryId, standing }, i) =>
    saved[i]!.changed ? [{ entryId, before: standing?.number, number: saved[i]!.number }] : [],
  )
  await db.query(
    `insert into batch_entries (item_id, entry_id, created, number_before, number_after)
     select $1, n.entry, n.before is null, n.before, n.number from unnest($2::int[], $3::int[], $4::int[])
       n (entry, before, number)
     on conflict (item_id, entry_id) do update set number_after = excluded.number_after`,
    [
      item.id,
      changed.map(({ entryId }) => entryId),
      changed.map(({ before }) => before ?? null),
      changed.map(({ number }) => number),
    ],
  )
  await recordAll(
    db,
    changed.map(({ entryId, before, number }) => ({
      ...{ action: before === undefined ? ('entry.created' as const) : ('entry.saved' as const) },
      ...{ accountId, entryId, detail: { number, item: item.id } },
    })),
  )
  return saved
}

type Contacts = Map<number, { id: number; found: Found[] }[]>

/** Nobody sees them until a person says that they may be public. */
async function writeContacts(db: Db, writes: Write[], sourceId: number): Promise<Contacts> {
  const given = writes.flatMap(({ entry, entryId }) =>
    entry.contacts.filter(({ written }) => written).map((contact) => ({ entryId, contact })),
  )
  const written: Contacts = new Map()
  if (given.length === 0) return written
  const { rows } = await db.query<{ id: number }>(
    `insert into contacts (entry_id, name, name_raw, role, phone, fax, email, purpose, public, source_id)
     select c.entry, c.name, c."nameRaw", c.role, c.phone, c.fax, c.email, c.purpose, false, $2
     from rows from (jsonb_to_recordset($1::jsonb) as (entry int, name text, "nameRaw" text, role jsonb, phone text,
       fax text, email text, purpose text)) with ordinality c order by c.ordinality
     returning id`,
    [
      JSON.stringify(
        given.map(({ entryId, contact: { fields, purpose } }) => ({ ...fields, purpose, entry: entryId })),
      ),
      sourceId,
    ],
  )
  for (const [i, { entryId, contact }] of given.entries())
    written.set(entryId, [...(written.get(entryId) ?? []), { id: rows[i]!.id, found: contact.found }])
  return written
}
