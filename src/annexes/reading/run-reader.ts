import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ReadDocument, Rejected } from './document.ts'
import { limits } from './limits.ts'

const program = path.join(import.meta.dirname, 'reader-child.ts')
const root = path.join(import.meta.dirname, '../../..')
const pageSize = 4096
const watchEvery = 50

type Limits = { milliseconds?: number; memory?: number; output?: number }

/**
 * Reads one file in a process of its own, which is killed when it takes too long, too much memory (all that is
 * resident: buffers lie outside the heap that Node limits) or says too much. Throws Rejected: what the reader said,
 * `reader_limit` for a child that was killed, `reader_crash` for one that ended by itself without an answer.
 */
export async function readInChild(bytes: Buffer, name: string, own: Limits = {}): Promise<ReadDocument> {
  const { milliseconds = limits.childMilliseconds, memory = limits.childMemory, output = 64 * 2 ** 20 } = own
  const rights = ['--permission', `--allow-fs-read=${root}/*`]
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=256', '--disable-warning=ExperimentalWarning', ...rights, program],
    {
      env: {}, // nothing of ours is its business
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  )
  let stopped: string | undefined
  const stop = (why: string) => {
    stopped ??= why
    child.kill('SIGKILL')
  }
  const chunks: Buffer[] = []
  let said = 0
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.length
    if (said > output) stop('output')
    else chunks.push(chunk)
  })
  const clock = setTimeout(stop, milliseconds, 'time')
  const watch = setInterval(async () => {
    if ((await residentMemory(child.pid)) > memory) stop('memory')
  }, watchEvery)
  child.stdin.on('error', () => {}) // it may end before it has taken everything
  child.stdin.end(Buffer.concat([Buffer.from(`${JSON.stringify(name)}\n`), bytes]))
  let ended: { code: number | null; signal: string | null }
  try {
    ended = await new Promise((resolve, reject) =>
      child.once('close', (code, signal) => resolve({ code, signal })).once('error', reject),
    )
  } finally {
    clearTimeout(clock)
    clearInterval(watch)
  }
  // Node aborts where its own heap is full
  if (ended.signal === 'SIGABRT' || ended.code === 134) stopped ??= 'memory'
  if (stopped) throw new Rejected('reader_limit', stopped)
  const answer = parseAnswer(Buffer.concat(chunks).toString())
  if (!answer) throw new Rejected('reader_crash')
  if (answer.rejected) throw new Rejected(answer.rejected.code, answer.rejected.detail)
  return answer.document!
}

type Answer = { document?: ReadDocument; rejected?: { code: string; detail?: string } }

function parseAnswer(json: string): Answer | undefined {
  try {
    return JSON.parse(json) as Answer
  } catch {
    return undefined
  }
}

/** Bytes that a process holds in memory; 0 where the system does not say (no /proc) or it has ended. */
async function residentMemory(pid: number | undefined): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(statm.split(' ')[1] ?? 0) * pageSize
}
