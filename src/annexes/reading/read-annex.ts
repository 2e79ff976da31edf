import { type Extracted, extractDocument } from '../extract-document.ts'
import type { Known } from './answer.ts'
import { type ReadDocument, Rejected } from './document.ts'
import { readDocument } from './read-document.ts'

/** A file as it was read, and what it says. Its cells are in what it says. */
export type ReadAnnex = Extracted & { document: Omit<ReadDocument, 'sheets'> }

/** Reads a file and understands it. Throws Rejected; anything else is a fault of ours and not of the file. */
export async function readAnnex(bytes: Buffer, name: string, known: Known = {}): Promise<ReadAnnex> {
  const { sheets, ...document } = await readDocument(bytes, name).catch((error) => {
    if (error instanceof Rejected) throw error
    console.error(error)
    throw new Rejected('corrupt_file')
  })
  return { ...extractDocument({ ...document, sheets }, name, known), document }
}
