import { createHash } from 'node:crypto'
import type { Db } from '../../database.ts'
import { Rejected, type Warning } from '../reading/document.ts'
import { limits } from '../reading/limits.ts'
import { type OpenArchive, openArchive } from '../reading/open-archive.ts'
import { sniffType } from '../reading/sniff-type.ts'

/** A file as it came; `read` gives nothing where it was too large to be kept. */
export type Received = { name: string; size: number; read(): Promise<Buffer | undefined> }
type By = { name: string; ownerId?: number; accountId?: number }

/**
 * Where an item stands in its batch: members of a zip between it and the next file, and the parts of a long table behind
 * its first one.
 */
export const partPlaces = 1000
const places = 1000 * partPlaces
const uploading = 'upload'
const zipMark = Buffer.from('PK')

/**
 * Makes a batch of files, to be read later: each becomes an item, a zip one for each of its members. What cannot be
 * taken is an item, too, and says why. Nothing reads the batch before all of it is there; of an upload that broke off,
 * what had come is read after a while. Gives the id of the batch.
 */
export async function receiveBatch(db: Db, by: By, files: Iterable<Received>): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `insert into batches (name, owner_id, created_by, lease_until, lease_by)
     values ($1, $2, $3, now() + interval '2 minutes', $4) returning id`,
    [cleanName(by.name, 200), by.ownerId, by.accountId, uploading],
  )
  const batch = rows[0]!.id
  let place = 0
  for (const file of files) {
    place += places
    await receiveFile({ db, batch, accountId: by.accountId }, file, place)
    await db.query(`update batches set lease_until = now() + interval '2 minutes' where id = $1 and lease_by = $2`, [
      batch,
      uploading,
    ])
  }
  await db.query('update batches set lease_until = null, lease_by = null where id = $1 and lease_by = $2', [
    batch,
    uploading,
  ])
  return batch
}

type Into = { db: Db; batch: number; accountId?: number }

async function receiveFile(into: Into, file: Received, place: number): Promise<void> {
  const bytes = file.size > limits.archive ? undefined : await file.read()
  if (!bytes) return refuse(into, file.name, place, new Rejected('file_too_large'))
  let archive: OpenArchive | undefined
  try {
    if (bytes.subarray(0, 2).equals(zipMark) && (await sniffType(bytes, file.name)).type === 'zip') {
      archive = await openArchive(bytes)
      // first all of them once, keeping nothing: a bomb in the last one is no reason to have taken the others
      for (const member of archive.members) await member.read().catch(onlyBombs)
      archive.close()
      await receiveMembers(into, file.name, place, bytes)
    } else if (bytes.length > limits.file) throw new Rejected('file_too_large')
    else await keep(into, file.name, place, bytes)
  } catch (error) {
    archive?.close()
    if (!(error instanceof Rejected)) throw error
    await refuse(into, file.name, place, error)
  }
}

function onlyBombs(error: unknown): void {
  if (!(error instanceof Rejected) || error.code === 'archive_too_large') throw error
}

async function receiveMembers(into: Into, name: string, place: number, bytes: Buffer): Promise<void> {
  const archive = await openArchive(bytes)
  try {
    let next = place
    for (const member of archive.members) {
      const shown = `${name}!${member.name}`
      next += partPlaces
      try {
        const inner = await member.read()
        const nested = inner.subarray(0, 2).equals(zipMark) && (await sniffType(inner, shown)).type === 'zip'
        if (nested) throw new Rejected('nested_archive')
        if (inner.length > limits.file) throw new Rejected('file_too_large')
        await keep(into, shown, next, inner)
      } catch (error) {
        if (!(error instanceof Rejected)) throw error
        await refuse(into, shown, next, error)
      }
    }
    for (const unsafe of archive.unsafe) {
      next += partPlaces
      await refuse(into, `${name}!${unsafe}`, next, new Rejected('unsafe_path'))
    }
    if (archive.members.length + archive.unsafe.length === 0) throw new Rejected('no_text')
    if (archive.ignored.length > 0) {
      const warnings = archive.ignored.map((detail) => ({ code: 'ignored_member', detail }))
      await addItem(into, name, place, { state: 'skipped', code: 'ignored_member', warnings })
    }
  } finally {
    archive.close()
  }
}

/** Keeps the original. Of bytes that an item of a batch has already, it says which. */
async function keep(into: Into, name: string, place: number, bytes: Buffer): Promise<void> {
  const { db, accountId } = into
  const sha256 = createHash('sha256').update(bytes).digest()
  await db.query(
    `insert into documents (sha256, name, size, bytes, uploaded_by) values ($1, $2, $3, $4, $5)
     on conflict (sha256) do nothing`,
    [sha256, cleanName(name, 300), bytes.length, bytes, accountId],
  )
  const { rows } = await db.query<{ id: number; item: number | null }>(
    `select d.id, (select i.id from batch_items i join batches b on b.id = i.batch_id where i.document_id = d.id
       and i.position % ${partPlaces} = 0 and i.state in ('received', 'reading', 'read', 'applying', 'applied')
       and b.state not in ('cancelled', 'rolled_back', 'failed') order by i.id desc limit 1) item
     from documents d where d.sha256 = $1`,
    [sha256],
  )
  const { id, item } = rows[0]!
  const known = {
    state: 'skipped',
    code: 'already_imported',
    warnings: [{ code: 'already_imported', detail: String(item) }],
  }
  await addItem(into, name, place, { documentId: id, ...(item ? known : { state: 'received' }) })
}

const refuse = (into: Into, name: string, place: number, { code, detail }: Rejected): Promise<void> =>
  addItem(into, name, place, { state: 'rejected', code, warnings: detail ? [{ code, detail }] : [] })

type Item = { state: string; code?: string; documentId?: number; warnings?: Warning[] }

async function addItem({ db, batch }: Into, name: string, place: number, item: Item): Promise<void> {
  await db.query(
    `insert into batch_items (batch_id, position, name, document_id, state, outcome, code, warnings, finished_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $5 = 'received' then null else now() end)`,
    [
      batch,
      place,
      cleanName(name, 300),
      item.documentId,
      item.state,
      item.state === 'rejected' ? 'rejected' : null,
      item.code,
      JSON.stringify(
        (item.warnings ?? []).map(({ code, detail }) => ({ code, detail: detail && cleanName(detail, 300) })),
      ),
    ],
  )
}

/** A name is a label; what no page can show is not in it. The end of a long one tells more than its start. */
export const cleanName = (name: string, most: number): string => {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '�')
    .trim()
  return clean.length > most ? `…${clean.slice(1 - most)}`.toWellFormed() : clean || '–'
}
