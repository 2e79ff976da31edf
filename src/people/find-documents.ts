import { fold } from '../alphabet.ts'
import type { Db } from '../database.ts'

/** A document of an import; `entries`: how many came out of it and stay. */
export type FoundDocument = { id: number; name: string; uploadedAt: Date; entries: number }

const marked = 'ąäáàâãåćčçďęéěëèêíîïìľĺłńňñóôöőòõøŕřśšťţúůüűùûýÿźžżđ'
const plain = fold(marked)
/** SQL: a text in lower case without marks. */
const folded = (text: string) => `translate(lower(${text}), '${marked}', '${plain}')`

const columns = `d.id, d.name, d.uploaded_at "uploadedAt",
  (select count(distinct p.entry_id)::int from provenance p where p.document_id = d.id) entries`
/** An erased one has nothing left. */
const isKept = 'length(d.bytes) > 0'

/**
 * Documents in which all these words stand: in the file's name, in its text, or in what was read of it, planned or
 * decided about it. `words` are folded.
 */
export async function findDocuments(db: Db, words: string[]): Promise<FoundDocument[]> {
  if (words.length === 0) return []
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await db.query<FoundDocument>(
    `select ${columns} from documents d
     where ${isKept} and (${folded(`d.name || ' ' || coalesce(d.canonical_text, '')`)} like all ($1)
       or exists (select 1 from batch_items i where i.document_id = d.id
         and ${folded(`concat_ws(' ', i.name, i.extraction, i.decisions, i.plan)`)} like all ($1)))
     order by d.id desc limit 200`,
    [patterns],
  )
  return rows
}

export async function listDocuments(db: Db, ids: number[]): Promise<FoundDocument[]> {
  const { rows } = await db.query<FoundDocument>(
    `select ${columns} from documents d where ${isKept} and d.id = any($1) order by d.id`,
    [ids],
  )
  return rows
}

/** Of chosen documents what a file about a person says: the lines in which one of these names or addresses stands. */
export async function linesAbout(db: Db, ids: number[], names: string[]): Promise<object[]> {
  const { rows } = await db.query<FoundDocument & { text: string | null }>(
    `select ${columns}, d.canonical_text text from documents d where ${isKept} and d.id = any($1) order by d.id`,
    [ids],
  )
  const sought = names.map((name) => fold(name).split(/\s+/).filter(Boolean)).filter((words) => words.length > 0)
  return rows.map(({ text, ...document }) => ({
    ...document,
    lines: (text ?? '').split('\n').filter((line) => {
      const plainLine = fold(line)
      return sought.some((words) => words.every((word) => plainLine.includes(word)))
    }),
  }))
}
