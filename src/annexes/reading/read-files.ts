import { createHash } from 'node:crypto'
import { Rejected, type Warning } from './document.ts'
import { limits } from './limits.ts'
import { type OpenArchive, openArchive } from './open-archive.ts'
import type { ReadAnnex } from './read-annex.ts'
import { readInChild } from './run-reader.ts'
import { sniffType } from './sniff-type.ts'

/**
 * What became of a file: `ok`; `ok_with_warnings`: all of it was read, and something is to be told; `partial`: a part
 * could not be read; `needs_manual`: kept, for a person to type in; `rejected`. `code` is that of the table of
 * outcomes: why it was rejected, or the first thing there is to tell.
 */
export type Outcome = 'ok' | 'ok_with_warnings' | 'partial' | 'needs_manual' | 'rejected'
export type ReadFile = {
  name: string
  outcome: Outcome
  code: string | null
  warnings: Warning[]
  /** Of a file that was read; a zip itself has none. */
  annex?: ReadAnnex
  sha256: string
}

/** Each member takes a process of its own; the machine has other things to do. */
const atOnce = 2
const zipMark = Buffer.from('PK')

/**
 * Reads a file, or a zip with the files in it: first the zip itself, without an annex, then its members as
 * `ARCHIVE!MEMBER`. Every reading happens in a child process; a member that cannot be read stops no other. Never
 * throws for what a file holds.
 */
export async function readFiles(bytes: Buffer, name: string): Promise<ReadFile[]> {
  let archive: OpenArchive | undefined
  try {
    if (bytes.length > limits.archive) throw new Rejected('file_too_large')
    if (!(await isArchive(bytes, name))) return [await readOne(bytes, name)]
    archive = await openArchive(bytes)
    // first all of them once, keeping nothing: a bomb in the last one is no reason to have read the others
    for (const member of archive.members) await member.read().catch(onlyBombs)
  } catch (error) {
    archive?.close()
    return [rejected(bytes, name, error)]
  }
  archive.close()
  return readArchive(bytes, name)
}

/** Office files are zips, too, and no archives; everything else about a file is for the child to find out. */
const isArchive = async (bytes: Buffer, name: string) =>
  bytes.subarray(0, 2).equals(zipMark) && (await sniffType(bytes, name)).type === 'zip'

/** What is wrong with one member is said of that member; a bomb is one of the whole archive. */
function onlyBombs(error: unknown): void {
  if (!(error instanceof Rejected) || error.code === 'archive_too_large') throw error
}

async function readArchive(bytes: Buffer, name: string): Promise<ReadFile[]> {
  const archive = await openArchive(bytes)
  try {
    const names = uniqueNames(archive.members.map((member) => member.name))
    const read: ReadFile[] = []
    const next = archive.members.entries()
    const work = async () => {
      for (const [i, member] of next) read[i] = await readMember(member, `${name}!${names[i]}`)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    const unsafe = archive.unsafe.map(
      (member): ReadFile => ({
        name: `${name}!${member}`,
        outcome: 'rejected',
        code: 'unsafe_path',
        warnings: [],
        sha256: '',
      }),
    )
    return [describeArchive(bytes, name, archive, [...read, ...unsafe]), ...read, ...unsafe]
  } finally {
    archive.close()
  }
}

async function readMember(member: OpenArchive['members'][number], name: string): Promise<ReadFile> {
  let bytes: Buffer | undefined
  try {
    bytes = await member.read()
    if (await isArchive(bytes, name)) throw new Rejected('nested_archive')
    return await readOne(bytes, name)
  } catch (error) {
    return rejected(bytes, name, error)
  }
}

/** The zip itself: rejected where nothing of it could be read, partial where something could not. */
function describeArchive(bytes: Buffer, name: string, { ignored }: OpenArchive, members: ReadFile[]): ReadFile {
  const bad = members.filter(({ outcome }) => outcome === 'rejected')
  const warnings: Warning[] = ignored.map((detail) => ({ code: 'ignored_member', detail }))
  const sha256 = sha256Of(bytes)
  if (members.length === 0) return { name, outcome: 'rejected', code: 'no_text', warnings, sha256 }
  if (bad.length === members.length) return { name, outcome: 'rejected', code: bad[0]!.code, warnings, sha256 }
  const outcome = bad.length > 0 ? 'partial' : warnings.length > 0 ? 'ok_with_warnings' : 'ok'
  return { name, outcome, code: bad[0]?.code ?? null, warnings, sha256 }
}

async function readOne(bytes: Buffer, name: string): Promise<ReadFile> {
  try {
    const annex = await readInChild(bytes, name)
    const { warnings } = annex.document
    return { name, ...outcomeOf(warnings), warnings, annex, sha256: sha256Of(bytes) }
  } catch (error) {
    return rejected(bytes, name, error)
  }
}

/** The gravest first: a document without text is for a person, one whose bytes fit no charset is read in part. */
function outcomeOf(warnings: Warning[]): { outcome: Outcome; code: string | null } {
  const has = (code: string) => warnings.some((warning) => warning.code === code)
  if (has('no_text_layer')) return { outcome: 'needs_manual', code: 'no_text_layer' }
  if (has('charset_uncertain')) return { outcome: 'partial', code: 'charset_uncertain' }
  return warnings.length > 0 ? { outcome: 'ok_with_warnings', code: warnings[0]!.code } : { outcome: 'ok', code: null }
}

function rejected(bytes: Buffer | undefined, name: string, error: unknown): ReadFile {
  if (!(error instanceof Rejected)) throw error
  const { code, detail } = error
  const warnings = detail ? [{ code, detail }] : []
  return { name, outcome: 'rejected', code, warnings, sha256: bytes ? sha256Of(bytes) : '' }
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Two members may have one name; each still needs a name of its own. */
function uniqueNames(names: string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count > 1 ? name.replace(/(?=\.[^./]*$|$)/, ` (${count})`) : name
  })
}
