import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { Rejected } from './document.ts'
import { limits } from './limits.ts'
import { isIgnored, isUnsafe, nameOf, shownName } from './member-names.ts'

export type Member = { name: string; bytes: Buffer }

/** A zip whose directory was read and whose promises fit the limits. `read` throws Rejected; `close` it at the end. */
export type OpenArchive = {
  /** What may be read, in the order of the directory. */
  members: { name: string; encrypted: boolean; read(): Promise<Buffer> }[]
  /** Names, fit to be shown, of members that nobody may read. */
  unsafe: string[]
  ignored: string[]
  close(): void
}

/**
 * Opens a zip that lies in memory. Names are labels: nothing is written under them. Sizes are counted in the bytes that
 * really come out, not in those that the directory promises. Throws Rejected: corrupt_archive, archive_too_large.
 */
export async function openArchive(bytes: Buffer): Promise<OpenArchive> {
  const zip = await open(bytes)
  try {
    const entries = await listEntries(zip)
    const archive: OpenArchive = { members: [], unsafe: [], ignored: [], close: () => zip.close() }
    let inflated = 0
    for (const entry of entries) {
      const name = nameOf(entry)
      if (isUnsafe(entry, name)) archive.unsafe.push(shownName(name))
      else if (isIgnored(name)) archive.ignored.push(shownName(name))
      else
        archive.members.push({
          name,
          encrypted: entry.isEncrypted(),
          async read() {
            const member = await inflate(zip, entry, limits.inflated - inflated)
            inflated += member.length
            return member
          },
        })
    }
    const promised = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
    if (promised > limits.inflated) throw new Rejected('archive_too_large')
    return archive
  } catch (error) {
    zip.close()
    throw error
  }
}

/** Reads those members of an office file that `wants` asks for. Throws Rejected, `encrypted` too. */
export async function readMembers(bytes: Buffer, wants: (name: string) => boolean): Promise<Member[]> {
  const archive = await openArchive(bytes)
  try {
    const read: Member[] = []
    for (const member of archive.members) {
      if (!wants(member.name)) continue
      if (member.encrypted) throw new Rejected('encrypted')
      read.push({ name: member.name, bytes: await member.read() })
    }
    return read
  } finally {
    archive.close()
  }
}

/** Names of the members of a zip, without inflating anything. Throws Rejected. */
export async function listNames(bytes: Buffer): Promise<string[]> {
  const archive = await openArchive(bytes)
  archive.close()
  return archive.members.map(({ name }) => name)
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Names stay bytes: yauzl would give up the whole archive for one that climbs out of it. It closes nothing by
    // itself, since members are read after the directory has ended.
    fromBuffer(bytes, { lazyEntries: true, decodeStrings: false, autoClose: false }, (error, zip) => {
      if (error || !zip) reject(new Rejected('corrupt_archive'))
      else if (zip.entryCount > limits.members) reject(new Rejected('archive_too_large', `${zip.entryCount} members`))
      else resolve(zip)
    })
  })
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('error', () => reject(new Rejected('corrupt_archive')))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > limits.members) reject(new Rejected('archive_too_large', 'members'))
      else zip.readEntry()
    })
    zip.readEntry()
  })
}

/** The bytes of a member; stops as soon as more come than the limits allow. */
async function inflate(zip: ZipFile, entry: Entry, left: number): Promise<Buffer> {
  const most = Math.min(limits.member, left)
  if (entry.isEncrypted()) throw new Rejected('encrypted')
  if (entry.uncompressedSize > most || tooDense(entry.uncompressedSize, entry.compressedSize))
    throw new Rejected('archive_too_large')
  const stream = await openStream(zip, entry)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      size += chunk.length
      if (size > most || tooDense(size, entry.compressedSize)) throw new Rejected('archive_too_large')
      chunks.push(chunk)
    }
  } catch (error) {
    stream.destroy()
    if (error instanceof Rejected) throw error
    // yauzl stops at the first byte beyond what the directory promised: a header that lies about a bomb
    throw new Rejected(/too many bytes/i.test(String(error)) ? 'archive_too_large' : 'corrupt_archive')
  }
  const member = Buffer.concat(chunks)
  if (crc32(member) !== entry.crc32) throw new Rejected('corrupt_archive')
  return member
}

/** Throws Rejected, also for what yauzl throws at once: a method that it does not know. */
function openStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, found) => (error || !found ? reject(error) : resolve(found))),
  ).catch(() => {
    throw new Rejected('corrupt_archive')
  })
}

const tooDense = (size: number, packed: number) => size > 2 ** 20 && size > packed * limits.ratio
