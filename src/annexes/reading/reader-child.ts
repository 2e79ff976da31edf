// The program of the child process: a file comes in on standard input behind one line with its name, what was read
// goes out on standard output as JSON, and that is all it does. It has no right to write, to start or to load add-ons.
import { buffer } from 'node:stream/consumers'
import { Rejected } from './document.ts'
import { readDocument } from './read-document.ts'

const input = await buffer(process.stdin)
const line = input.indexOf(10)
const name = JSON.parse(input.subarray(0, line).toString()) as string
const answer = await readDocument(input.subarray(line + 1), name).then(
  (document) => ({ document }),
  (error) => {
    if (error instanceof Rejected) return { rejected: { code: error.code, detail: error.detail } }
    process.stderr.write(`${(error as Error)?.stack ?? error}\n`)
    return { rejected: { code: 'corrupt_file' } }
  },
)
process.stdout.write(JSON.stringify(answer))
