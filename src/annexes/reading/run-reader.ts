import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { collectAnswer, type Known } from './answer.ts'
import { Rejected } from './document.ts'
import { limits } from './limits.ts'
import type { ReadAnnex } from './read-annex.ts'

const program = path.join(import.meta.dirname, 'reader-child.ts')
const root = path.join(import.meta.dirname, '../../..')
/** Megabytes. Small young halves keep a table of 20,000 rows a third smaller in memory, for a tenth more time. */
const heap = ['--max-old-space-size=256', '--max-semi-space-size=4']
const pageSize = 4096
const watchEvery = 50

type Limits = { milliseconds?: number; memory?: number; output?: number }

/**
 * Reads one file and what it says in a process of its own, which is killed when it takes too long, too much memory (all
 * that is resident: buffers lie outside the heap that Node limits) or says too much. Throws Rejected: what the reader
 * said, `reader_limit` for a child that was killed, `reader_crash` for one that ended by itself without an answer.
 */
export async function readInChild(
  bytes: Buffer,
  name: string,
  known: Known = {},
  own: Limits = {},
): Promise<ReadAnnex> {
  const { milliseconds = limits.childMilliseconds, memory = limits.childMemory, output = limits.childOutput } = own
  const rights = ['--permission', `--allow-fs-read=${root}/*`]
  const child = spawn(
    process.execPath,
    [...heap, '--disable-warning=ExperimentalWarning', ...rights, program],
    { env: {} }, // nothing of ours is its business
  )
  let stopped: string | undefined
  const stop = (why: string) => {
    stopped ??= why
    child.kill('SIGKILL')
  }
  const answer = collectAnswer(known.tell)
  let said = 0
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.length
    if (said > output) stop('output')
    else if (!stopped) answer.add(chunk)
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (complaint.length < 2000) complaint += chunk
  })
  // its own work is what counts: beside others on a busy machine it may take three times as long
  const clock = setTimeout(stop, milliseconds * 3, 'time')
  const watch = setInterval(async () => {
    if ((await residentMemory(child.pid)) > memory) stop('memory')
    if ((await workedFor(child.pid)) > milliseconds) stop('time')
  }, watchEvery)
  child.stdin.on('error', () => {}) // it may end before it has taken everything
  child.stdin.write(`${JSON.stringify({ name, ...known })}\n`)
  child.stdin.end(bytes)
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
  const read = answer.finish()
  if (!read) throw new Rejected('reader_crash', /^\w*Error\b.*/m.exec(complaint)?.[0])
  if ('rejected' in read) throw new Rejected(read.rejected.code, read.rejected.detail)
  return read
}

/** Milliseconds that a process has worked; 0 where the system does not say (no /proc) or it has ended. */
async function workedFor(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10 // user and system, in hundredths of a second
}

/** Bytes that a process holds in memory; 0 where the system does not say (no /proc) or it has ended. */
async function residentMemory(pid: number | undefined): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(statm.split(' ')[1] ?? 0) * pageSize
}
