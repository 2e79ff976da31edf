import type pg from 'pg'
import { NotFound } from '../../errors.ts'
import { createLog } from '../../log.ts'
import { importFiles } from './import-files.ts'
import { writeImport } from './present-import.ts'
import { readPaths, writeReadings } from './present-reading.ts'
import { rollbackBatch } from './rollback-batch.ts'

/** What a command of the command line gives; `refused` where a part of what was asked could not be done. */
type Result = { line: string; json: object; refused: boolean }

/** Something was asked that cannot be; the message is one line. */
export class AnnexRefused extends Error {}

export async function runRead(paths: string[]): Promise<Result> {
  const readings = await readPaths(paths)
  const refused = Object.values(readings).some(({ outcome }) => outcome === 'rejected')
  return { line: writeReadings(readings), json: readings, refused }
}

export async function runImport(pool: pg.Pool, paths: string[], apply: boolean): Promise<Result> {
  const tell = (line: string) => process.stderr.write(`${line}\n`)
  const report = await importFiles(pool, paths, { apply, log: createLog('silent'), tell })
  const { rejected, failed } = report.totals
  return { line: writeImport(report), json: report, refused: rejected + failed > 0 }
}

export async function runRollback(pool: pg.Pool, batch: string): Promise<Result> {
  const id = /^[1-9]\d{0,8}$/.test(batch) ? Number(batch) : 0
  const result = await rollbackBatch(pool, id).catch((error) => {
    throw error instanceof NotFound ? new AnnexRefused(`There is no batch ${batch}`) : error
  })
  const { already, undone, kept } = result
  const lines = [
    already ? `Batch ${id} was undone before; nothing was done now` : `Batch ${id} is undone: ${undone.length} entries`,
    ...undone.map(({ how, kind, slug }) => `  ${how} ${kind} ${slug}`),
    ...kept.map(({ why, kind, slug }) => `  kept ${kind} ${slug} (${why})`),
  ]
  return { line: lines.join('\n'), json: { batch: id, ...result }, refused: false }
}
