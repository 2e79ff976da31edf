// A program: imports the files that it is given, as the command line does, and kills itself without a word when it is
// about to write the revisions of the document of the number that KILL_AT says.
import pg from 'pg'
import { importFiles } from '../../src/annexes/importing/import-files.ts'
import { openDatabase } from '../../src/database.ts'
import { createLog } from '../../src/log.ts'

const { DATA_DIR = '', DATABASE_URL, KILL_AT } = process.env
const { pool } = await openDatabase({ url: DATABASE_URL, dataDir: DATA_DIR })
let left = Number(KILL_AT)
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  if (String(args[0]).includes('insert into revisions') && --left === 0) process.kill(process.pid, 'SIGKILL')
  return query.apply(this, args)
} as never
await importFiles(pool, process.argv.slice(2), { apply: true, log: createLog('silent') })
process.exit(0)
