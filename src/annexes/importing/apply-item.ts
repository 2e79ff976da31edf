import { record } from '../../audit/record.ts'
import { type Db, transaction } from '../../database.ts'
import { createEntry, saveRevision } from '../../entries/save-revision.ts'
import { Conflict } from '../../errors.ts'
import { kindByName } from '../../kinds.ts'
import { type Language, translator } from '../../languages.ts'
import { ensureSource, plainName } from './document-source.ts'
import { type KnownEntries, knownEntries } from './known-entries.ts'
import { type Item, loadItem, loadStanding, type Standing } from './load-item.ts'
import { type Action, isWritten, type Plan, type PlannedEntry } from './plan.ts'
import { planLoaded } from './plan-item.ts'
import { provenanceOf, writeProvenance } from './write-provenance.ts'

/** Any number, as long as nothing else on the server takes it: imports write one after the other. */
const lock = 'select pg_advisory_xact_lock(726157)'

export type Applied = {
  plan: Plan
  entries: { entity: number; action: Action; kind: string; entryId: number; slug: string; number: number }[]
}

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
  { expected, accountId, known = knownEntries() }: { expected: string; accountId?: number; known?: KnownEntries },
): Promise<Applied> {
  return transaction(db, async (tx) => {
    await tx.query(lock)
    const item = await loadItem(tx, itemId, { lock: true })
    if (!['read', 'applying', 'applied', 'failed'].includes(item.state) || !item.document || !item.extraction)
      throw new Conflict('state')
    const plan = await planLoaded(tx, item, known)
    if (plan.hash !== expected && (await planLoaded(tx, item, knownEntries(item.batchId))).hash !== expected)
      throw new Conflict('plan')
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
  const ids = new Map<number, number>()
  for (const { entity, kind, slug, entryId, action } of plan.entries) {
    const owner = item.ownerId ?? undefined
    const made = { slug: slug ?? '', originalLanguage: plan.language, ownerId: owner }
    if (action === 'create') ids.set(entity, await createEntry(db, kindByName.get(kind)!, made))
    else if (entryId !== undefined) ids.set(entity, entryId)
  }
  // those locked first that have the lowest ids, so that two writers never wait for each other
  const standings = await loadStanding(
    db,
    [...ids.values()].sort((a, b) => a - b),
  )
  const applied: Applied['entries'] = []
  const provenance: ReturnType<typeof provenanceOf> = []
  const inOrder = plan.entries.toSorted((a, b) => (ids.get(a.entity) ?? 0) - (ids.get(b.entity) ?? 0))
  for (const entry of inOrder) {
    const entryId = ids.get(entry.entity)
    if (entryId === undefined || entry.action === 'skip' || entry.action === 'undecided') continue
    const standing = standings.get(entryId)
    const fresh = !standing?.documents.includes(item.document!.id)
    const relations = entry.relations
      .filter(({ written }) => written)
      .map(({ role, to, found }) => ({ role, toId: ids.get(to)!, found }))
    let contacts: Awaited<ReturnType<typeof writeContacts>> = []
    if (isWritten(entry)) {
      const number = await writeEntry(db, item, entry, {
        entryId,
        standing,
        relations,
        sourceId: sourceId!,
        accountId,
        language: plan.language,
      })
      contacts = await writeContacts(db, entryId, entry, sourceId!)
      applied.push({ entity: entry.entity, action: entry.action, kind: entry.kind, entryId, slug: entry.slug!, number })
    }
    provenance.push(...provenanceOf(entryId, entry, { fresh, relations, contacts }))
  }
  await writeProvenance(db, provenance, { documentId: item.document!.id, itemId: item.id, accountId })
  return applied
}

type Write = {
  entryId: number
  standing?: Standing
  relations: { role: string; toId: number }[]
  sourceId: number
  accountId?: number
  language: Language
}

/** Saves the new revision of one entry and notes it for undoing; gives its number. */
async function writeEntry(db: Db, item: Item, entry: PlannedEntry, write: Write): Promise<number> {
  const { entryId, standing, relations, sourceId, accountId, language } = write
  const given = entry.fields.filter(({ written }) => written).map(({ field, after }) => [field, after])
  const before = standing?.sources ?? []
  const draft = {
    content: { ...standing?.content, ...Object.fromEntries(given) },
    relations: [...(standing?.relations ?? []), ...relations.map(({ role, toId }) => ({ role, toId }))],
    sources: before.includes(sourceId) ? before : [...before, sourceId],
  }
  const { number, changed } = await saveRevision(db, kindByName.get(entry.kind)!, entryId, draft, {
    origin: 'import',
    authorId: accountId,
    note: translator(language)('annex-sources.note', { name: plainName(item.name) }),
    expected: standing?.number ?? 0,
    batchItemId: item.id,
  })
  if (!changed) return number
  await db.query(
    `insert into batch_entries (item_id, entry_id, created, number_before, number_after) values ($1, $2, $3, $4, $5)
     on conflict (item_id, entry_id) do update set number_after = excluded.number_after`,
    [item.id, entryId, !standing, standing?.number, number],
  )
  const detail = { number, item: item.id }
  await record(db, standing ? 'entry.saved' : 'entry.created', { accountId, entryId, detail })
  return number
}

/** Nobody sees them until a person says that they may be public. */
async function writeContacts(db: Db, entryId: number, { contacts }: PlannedEntry, sourceId: number) {
  const written = contacts.filter((contact) => contact.written)
  if (written.length === 0) return []
  const { rows } = await db.query<{ id: number }>(
    `insert into contacts (entry_id, name, name_raw, role, phone, fax, email, purpose, public, source_id)
     select $1, c.name, c."nameRaw", c.role, c.phone, c.fax, c.email, c.purpose, false, $3
     from jsonb_to_recordset($2::jsonb) c (name text, "nameRaw" text, role jsonb, phone text, fax text, email text, purpose text)
     returning id`,
    [entryId, JSON.stringify(written.map(({ fields, purpose }) => ({ ...fields, purpose }))), sourceId],
  )
  return rows.map(({ id }, i) => ({ id, found: written[i]!.found }))
}
