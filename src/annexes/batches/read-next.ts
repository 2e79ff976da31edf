import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type Db, isDatabaseAway, oneLine, transaction } from '../../database.ts'
import { findLearnedLabels } from '../learned-labels.ts'
import { Rejected, type Warning } from '../reading/document.ts'
import type { ReadAnnex } from '../reading/read-annex.ts'
import { readInChild } from '../reading/run-reader.ts'
import { findMappings } from '../review/column-mappings.ts'
import { reread } from '../review/reread.ts'
import { keepParts, keptTable, partOf, type TableExtraction } from '../review/table-parts.ts'
import { splitTable } from '../tables/split-table.ts'
import { type Lease, mostTries } from './batch-worker.ts'
import { type Summary, summarise } from './summarise.ts'

type Item = { id: number; name: string; tries: number; documentId: number; bytes: Buffer; charset: string | null }

/** Reads the next item of a batch that waits; false when none does. Whatever happens to it, the others go on. */
export async function readNext(db: Db, log: Logger, lease: Lease): Promise<boolean> {
  const item = await takeItem(db, lease)
  if (!item) return false
  try {
    const tell = teller(db, lease, item)
    const known = { learned: await findLearnedLabels(db), mappings: await findMappings(db), tell }
    const annex = await readInChild(reread(item.bytes, item.charset), item.name, known)
    if (item.charset) Object.assign(annex.document, { charset: item.charset, charsetHow: 'chosen' })
    if (annex.table) await keepTable(db, lease, item, { ...annex, table: annex.table })
    else await transaction(db, (tx) => keepReading(tx, lease, item, annex))
  } catch (error) {
    if (isDatabaseAway(error)) throw error // the item is taken up again when the lease is over
    const { code, detail } = error instanceof Rejected ? error : { code: 'reader_crash', detail: undefined }
    if (code === 'reader_crash') log.error({ item: item.id, error: oneLine(error) }, 'reading a document failed')
    await giveUp(db, lease, item, { code, detail })
  }
  return true
}

/** Notes how many rows of a table are read so far, once a second at most. */
function teller(db: Db, { batch, worker }: Lease, { id }: Item): (rows: number) => void {
  let last = 0
  return (rows) => {
    if (Date.now() - last < 1000) return
    last = Date.now()
    const noted = db.query(
      `update batch_items i set summary = jsonb_build_object('rowsRead', $4::int) where i.id = $1 and i.state = 'reading'
         and exists (select 1 from batches b where b.id = $2 and b.lease_by = $3)`,
      [id, batch, worker, rows],
    )
    noted.catch(() => {}) // only told on the way
  }
}

async function takeItem(db: Db, { batch, worker }: Lease): Promise<Item | undefined> {
  const { rows } = await db.query<Item>(
    `update batch_items i set state = 'reading', started_at = now(), tries = i.tries + 1
     from documents d
     where d.id = i.document_id and i.id = (select n.id from batch_items n where n.batch_id = $1 and n.state = 'received'
         order by n.tries, n.position limit 1 for update skip locked)
       and exists (select 1 from batches b where b.id = $1 and b.lease_by = $2 and b.state = 'reading')
     returning i.id, i.name, i.tries, d.id "documentId", d.bytes, i.decisions ->> 'charset' charset`,
    [batch, worker],
  )
  return rows[0]
}

/** Keeps a table: its first rows with the item itself, the others behind it. */
async function keepTable(
  db: Db,
  lease: Lease,
  item: Item,
  { document, language, extraction, table }: Required<ReadAnnex>,
): Promise<void> {
  const [first, ...others] = await splitTable(table.rows, extraction)
  const own: TableExtraction = { ...first!.extraction, rows: first!.rows, table: keptTable(table) }
  const summary = { ...summarise(document, extraction), rows: { total: table.counts.rows }, part: partOf(first!.rows) }
  await transaction(db, async (tx) => {
    if (await keepReading(tx, lease, item, { document, language, extraction: own, summary }))
      await keepParts(tx, item.id, others)
  })
}

/** Writes what was read, if the item is still this worker's; false where it is not. */
async function keepReading(
  db: Db,
  { batch, worker }: Lease,
  item: Item,
  { document, language, extraction, summary }: ReadAnnex & { summary?: Summary },
): Promise<boolean> {
  const sha256 = await hashText(document.text)
  const warnings = [...document.warnings, ...extraction.warnings.filter(({ code }) => code !== 'contact_in_text')]
  const twin = await findTwin(db, item, sha256)
  if (twin) warnings.push({ code: 'same_text', detail: String(twin) })
  const { rowCount } = await db.query(
    `update batch_items i set state = 'read', outcome = $4, code = $5, warnings = $6, extraction = $7, summary = $8,
       plan = null, plan_hash = null, error = null, finished_at = now()
     where i.id = $1 and i.state = 'reading'
       and exists (select 1 from batches b where b.id = $2 and b.lease_by = $3 and b.state = 'reading')`,
    [
      item.id,
      batch,
      worker,
      ...Object.values(outcomeOf(warnings)),
      JSON.stringify(warnings),
      JSON.stringify(extraction),
      JSON.stringify(summary ?? summarise(document, extraction)),
    ],
  )
  if (rowCount === 0) return false
  await db.query(
    `update documents set media_type = $2, charset = $3, pages = $4, language = $5, canonical_text = $6, blocks = $7,
       text_sha256 = $8 where id = $1`,
    [
      item.documentId,
      document.mediaType,
      document.charset,
      document.pages,
      language,
      document.text,
      JSON.stringify(document.blocks),
      sha256,
    ],
  )
  return true
}

/** The hash of a text without its white space, piece by piece: visitors are answered between. */
async function hashText(text: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for (let at = 0; at < text.length; at += 500_000) {
    if (at > 0) await setImmediate()
    hash.update(text.slice(at, at + 500_000).replace(/\s+/gu, ''))
  }
  return hash.digest()
}

/** An item whose document has the same text in another format. */
async function findTwin(db: Db, item: Item, sha256: Buffer): Promise<number | undefined> {
  const { rows } = await db.query<{ id: number }>(
    `select i.id from documents d join batch_items i on i.document_id = d.id join batches b on b.id = i.batch_id
     where d.text_sha256 = $2 and d.id <> $1 and i.state in ('read', 'applying', 'applied')
       and b.state not in ('cancelled', 'rolled_back', 'failed') order by i.id limit 1`,
    [item.documentId, sha256],
  )
  return rows[0]?.id
}

/** The gravest first: a document without text is for a person, one whose bytes fit no charset is read in part. */
function outcomeOf(warnings: Warning[]): { outcome: string; code: string | null } {
  const has = (code: string) => warnings.some((warning) => warning.code === code)
  if (has('no_text_layer')) return { outcome: 'needs_manual', code: 'no_text_layer' }
  if (warnings.some(({ code, detail }) => code === 'little_found' && detail === '0'))
    return { outcome: 'needs_manual', code: 'little_found' }
  if (has('charset_uncertain')) return { outcome: 'partial', code: 'charset_uncertain' }
  return warnings.length > 0 ? { outcome: 'ok_with_warnings', code: warnings[0]!.code } : { outcome: 'ok', code: null }
}

/** What a file itself is to blame for is final; a crash may have had another reason, once. */
async function giveUp(db: Db, { batch, worker }: Lease, item: Item, { code, detail }: Warning): Promise<void> {
  const crashed = code === 'reader_crash'
  const state = !crashed ? 'rejected' : item.tries < mostTries ? 'received' : 'failed'
  await db.query(
    `update batch_items i set state = $4, outcome = case when $4 = 'rejected' then 'rejected' end, code = $5,
       warnings = $6, finished_at = case when $4 = 'received' then null else now() end
     where i.id = $1 and i.state = 'reading'
       and exists (select 1 from batches b where b.id = $2 and b.lease_by = $3 and b.state = 'reading')`,
    [item.id, batch, worker, state, code, JSON.stringify(detail ? [{ code, detail }] : [])],
  )
}
