import { personName } from '../accounts/person-name.ts'
import type { Db } from '../database.ts'
import { entryCode } from '../entries/kind.ts'
import { kindByName } from '../kinds.ts'
import { pickText, type T } from '../languages.ts'
import { writeCsv } from '../timelines/write-csv.ts'
import { type LogLine, listLog } from './queries.ts'
import type { LogFilter } from './schema.ts'

const perPage = 1000

/** The log as CSV, piece by piece: it may be longer than the memory. Lines written meanwhile are not in it. */
export async function* exportLog(db: Db, filter: LogFilter, t: T): AsyncGenerator<string> {
  const columns = ['number', 'time', 'who', 'account', 'action', 'what', 'entry', 'title', 'whom', 'detail']
  let rows = [columns.map((name) => t(`log.column_${name}`))]
  let { before } = filter
  for (let first = true; ; first = false) {
    const lines = await listLog(db, { ...filter, before }, perPage)
    rows = [...rows, ...lines.map((line) => cellsOf(line, t))]
    const text = writeCsv(rows, t.language === 'en' ? ',' : ';')
    if (rows.length > 0) yield first ? text : text.slice(1) // one byte order mark is enough
    if (lines.length < perPage) return
    before = lines.at(-1)!.id
    rows = []
  }
}

/** The code of the entry of a line, as people quote it; its bare number where the entry was deleted. */
export const codeOf = ({ entry, entryId }: LogLine): string =>
  entry ? entryCode(kindByName.get(entry.kind)!, entry.id) : entryId ? String(entryId) : ''

const cellsOf = (line: LogLine, t: T): string[] => [
  String(line.id),
  line.at.toISOString(),
  line.account ? personName(t, line.account) : t('log.nobody'),
  line.account ? String(line.account.id) : '',
  line.action,
  t(`log.action_${line.action.replace('.', '_')}`),
  codeOf(line),
  (line.entry && pickText(line.entry.title, t.language, line.entry.originalLanguage)?.text) ?? '',
  line.subject && line.subject.id !== line.account?.id ? personName(t, line.subject) : '',
  Object.keys(line.detail).length > 0 ? JSON.stringify(line.detail) : '',
]
