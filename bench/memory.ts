import { readdir, readFile } from 'node:fs/promises'
import type { Usage } from './child.ts'

/** Peaks of memory in bytes; undefined where the system does not tell (no /proc). */
export type Peaks = { web?: number; child?: number }

/** Watches the memory of a process and of those that it starts; gives a function that ends it and tells the peaks. */
export function watchMemory(pid: number): () => Promise<Peaks> {
  const peaks: Peaks = {}
  let over = false
  const look = async () => {
    peaks.web = (await peakOf(pid)) ?? peaks.web
    for (const child of await childrenOf(pid)) {
      const peak = await peakOf(child)
      if (peak !== undefined) peaks.child = Math.max(peaks.child ?? 0, peak)
    }
  }
  const watching = (async () => {
    while (!over) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  return async () => {
    over = true
    await watching
    return peaks
  }
}

/** CPU in microseconds and memory in bytes of a process and of those it started; 0 where the system does not tell. */
export async function usageOf(pid: number): Promise<Usage> {
  const pids = [pid, ...(await childrenOf(pid))]
  const each = await Promise.all(
    pids.map(async (one) => {
      const stat = await readFile(`/proc/${one}/stat`, 'utf8').catch(() => '')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const status = await readFile(`/proc/${one}/status`, 'utf8').catch(() => '')
      const rss = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
      return { cpu: (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10_000, rss } // hundredths of a second
    }),
  )
  const sum = (key: 'cpu' | 'rss') => each.reduce((all, one) => all + one[key], 0)
  return { cpu: sum('cpu'), rss: sum('rss'), blocked: 0 }
}

async function peakOf(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
}

/** A child belongs to the thread that started it. */
async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  )
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number))
}
