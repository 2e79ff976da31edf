// The program of the child process: a file comes in on standard input behind one line that says what is known of it,
// what was read and understood goes out on standard output, and that is all it does. It has no right to write, to
// start or to load add-ons.
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { type Asked, linesOf } from './answer.ts'
import { Rejected } from './document.ts'
import { readAnnex } from './read-annex.ts'

const input = await buffer(process.stdin)
const line = input.indexOf(10)
const { name, ...known } = JSON.parse(input.subarray(0, line).toString()) as Asked
const tell = (told: number) => process.stdout.write(`${JSON.stringify({ told })}\n`)
const answer = await readAnnex(input.subarray(line + 1), name, { ...known, tell }).catch((error) => {
  if (!(error instanceof Rejected)) throw error
  return { rejected: { code: error.code, detail: error.detail } }
})
// one after the other: what waits to be taken would fill the memory
for (const line of linesOf(answer)) if (!process.stdout.write(line)) await once(process.stdout, 'drain')
