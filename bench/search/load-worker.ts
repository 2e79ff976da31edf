import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../../src/database.ts'
import { loadThemes } from '../../src/themes/themes.ts'
import { writePart } from './write-part.ts'

const { where, ...part } = workerData
const database = await openDatabase(where)
await loadThemes(database.pool)
await writePart(database.pool, { ...part, say: (line: string) => parentPort!.postMessage(line) })
await database.close()
