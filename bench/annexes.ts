// How fast annexes are read, planned and applied by the portal that answers visitors at the same time.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { signIn, type Visitor } from './admin-visitor.ts'
import type { Place } from './database-place.ts'
import { makeCsv, makeFolder, makeRows, makeXlsx } from './make-annexes.ts'
import { type Peaks, watchMemory } from './memory.ts'
import { type Child, runScript, startServer } from './processes.ts'

const scripts = {
  fill: new URL('./fill-database.ts', import.meta.url),
  admin: new URL('./make-admin.ts', import.meta.url),
  portal: new URL('./portal.ts', import.meta.url),
}
const account = ['bench@example.org', 'cztery zielone konie'] as const
const publicPage = '/en/catalogue'
const pollMs = 250
const patience = 45 * 60_000

/** `cpuMs`: what the web process, with its threads, worked for each row or document; other load does not change it. */
type Phase = { seconds: number; perSecond: number; cpuMs: number }
/** What one upload did. `pause`: the longest time, in seconds, in which no figure of its progress moved. */
export type AnnexRun = {
  name: string
  count: number
  unit: 'rows' | 'documents'
  phases: Partial<Record<'read' | 'plan' | 'apply', Phase>>
  pause: { seconds: number; in: string }
  blockedMs: number
  publicMs: { p50: number; p95: number; most: number }
  peaks: Peaks
  entries: number
  problems: string[]
}
export type AnnexReport = { database: string; entries: number; runs: AnnexRun[] }
export type AnnexOptions = { entries: number; rows: number; files: number; only?: string; profile?: string }
type Given = { place: Place; folder: string; env: NodeJS.ProcessEnv; say: (line: string) => void }

/** Uploads a table as CSV and as XLSX and a folder of annexes to a real portal, and applies what was read. */
export async function benchAnnexes(options: AnnexOptions, { place, folder, env, say }: Given): Promise<AnnexReport> {
  const database = await place.create()
  say(`Filling the database (${database}) with ${options.entries} entries…`)
  await runScript(scripts.fill, { args: [String(options.entries)], env })
  await runScript(scripts.admin, { args: [...account], env })
  const execArgv = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(options.profile)}`] : []
  const portal = await startServer(scripts.portal, { env, log: path.join(folder, 'annexes.log'), execArgv })
  const visitor = await signIn(portal.port, ...account)
  const rows = makeRows(options.rows)
  const folderFiles = () =>
    makeFolder(path.join(folder, 'mixed'), options.files).map((file) => ({
      name: path.basename(file),
      bytes: readFileSync(file),
    }))
  const jobs = [
    {
      name: 'table, csv',
      count: options.rows,
      unit: 'rows',
      files: () => [{ name: 'keep.csv', bytes: makeCsv(rows) }],
    },
    // other projects than those of the first one, so that they are new
    {
      name: 'table, xlsx',
      count: options.rows,
      unit: 'rows',
      files: async () => [{ name: 'keep.xlsx', bytes: await makeXlsx(renamed(rows)) }],
    },
    { name: 'folder', count: options.files, unit: 'documents', files: folderFiles },
  ] as const
  const runs: AnnexRun[] = []
  for (const job of jobs) {
    if (options.only && !job.name.includes(options.only)) continue
    say(`Importing ${job.count} ${job.unit} (${job.name})…`)
    runs.push(await runOne({ portal, visitor, say }, { ...job, files: await job.files() }))
  }
  return { database, entries: options.entries, runs }
}

const renamed = ([header, ...rows]: string[][]) => [
  header!,
  ...rows.map((row) => row.map((value, column) => (column === 2 || column === 3 ? `${value} II` : value))),
]

type File = { name: string; bytes: Buffer }
type Job = { name: string; count: number; unit: 'rows' | 'documents'; files: File[] }
type At = { portal: Child; visitor: Visitor; say: (line: string) => void }

async function runOne({ portal, visitor, say }: At, { name, count, unit, files }: Job): Promise<AnnexRun> {
  await portal.usage()
  const endMemory = watchMemory(portal.pid)
  const endPublic = visitPublic(portal.port)
  const form = new FormData()
  form.set('name', name)
  form.set('owner', '')
  for (const file of files) form.append('files', new Blob([new Uint8Array(file.bytes)]), file.name)
  const phases: AnnexRun['phases'] = {}
  let { cpu } = await portal.usage()
  let blockedMs = 0
  const note = async (phase: 'read' | 'plan' | 'apply', seconds: number) => {
    const usage = await portal.usage()
    blockedMs = Math.max(blockedMs, usage.blocked)
    phases[phase] = { seconds, perSecond: count / seconds, cpuMs: (usage.cpu - cpu) / 1000 / count }
    cpu = usage.cpu
    say(`  ${phase}: ${seconds.toFixed(1)} s`)
  }
  let began = performance.now()
  const answer = await visitor.post('/en/admin/annexes', form)
  const batch = answer.headers.get('location')!
  const progress = watchProgress(visitor, batch)
  await progress.until(({ batch: { state }, files: all }) => state !== 'received' && all.every((each) => !each.waits))
  await note('read', since(began))
  began = performance.now()
  await progress.until(({ batch: { state } }) => state !== 'reading')
  await note('plan', since(began))
  const mark = /name="mark" value="([^"]*)"/.exec(await visitor.get(`${batch}/plan`))?.[1]
  if (mark) {
    began = performance.now()
    progress.rest()
    const begun = await visitor.post(`${batch}/apply`, new URLSearchParams({ mark }))
    if (!begun.headers.get('location')?.includes('stale')) {
      await progress.until(({ batch: { state } }) => state !== 'applying')
      await note('apply', since(began))
    }
  }
  const publicMs = await endPublic()
  const peaks = await endMemory()
  const last = await progress.look()
  const entries = last.files.flatMap(({ found }) => Object.values(found?.entities ?? {})).reduce((sum, n) => sum + n, 0)
  const problems = last.files.flatMap(({ name: file, state, code }) =>
    ['rejected', 'failed', 'read'].includes(state) ? [`${file}: ${state} ${code ?? ''}`] : [],
  )
  return {
    ...{ name, count, unit, phases, pause: progress.pause(), blockedMs },
    ...{ publicMs, peaks, entries, problems },
  }
}

const since = (began: number) => (performance.now() - began) / 1000

type Told = {
  batch: { state: string }
  files: {
    name: string
    state: string
    code: string | null
    waits?: boolean
    rows?: unknown
    found?: { entities?: Record<string, number> }
  }[]
}

/** Asks for the progress of a batch again and again, and keeps the longest time in which nothing of it moved. */
function watchProgress(visitor: Visitor, batch: string) {
  let shown = ''
  let moved = performance.now()
  let pause = { seconds: 0, in: '' }
  const look = async (): Promise<Told> => {
    const told = await visitor.json<Told>(`${batch}/report.json`)
    for (const file of told.files) file.waits = file.state === 'received' || file.state === 'reading'
    return told
  }
  const noteMove = (told: Told) => {
    const now = JSON.stringify([told.batch.state, told.files.map(({ state, rows }) => [state, rows])])
    const seconds = since(moved)
    if (seconds > pause.seconds) {
      const [file] = told.files
      pause = { seconds, in: `${told.batch.state}${told.files.length === 1 ? `, ${file!.state}` : ''}` }
    }
    if (now !== shown) moved = performance.now()
    shown = now
  }
  return {
    look,
    pause: () => pause,
    /** Nothing is under way: a person looks. */
    rest() {
      moved = performance.now()
    },
    async until(is: (told: Told) => boolean): Promise<void> {
      const began = performance.now()
      for (;;) {
        const told = await look()
        noteMove(told)
        if (is(told)) return
        if (performance.now() - began > patience) throw new Error(`${batch} is not done after 45 minutes`)
        await new Promise((resolve) => setTimeout(resolve, pollMs))
      }
    },
  }
}

/** Visits a public page all the while, one visit after the other; gives a function that ends it and tells the times. */
function visitPublic(port: number): () => Promise<AnnexRun['publicMs']> {
  const times: number[] = []
  let over = false
  const visiting = (async () => {
    while (!over) {
      const began = performance.now()
      await (await fetch(`http://127.0.0.1:${port}${publicPage}`)).bytes()
      times.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  visiting.catch(() => {}) // told to whoever ends it
  return async () => {
    over = true
    await visiting
    const sorted = times.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    return { p50: at(0.5), p95: at(0.95), most: at(1) }
  }
}

const megabytes = (bytes?: number) => (bytes === undefined ? '?' : Math.round(bytes / 2 ** 20))

/** The runs as a person reads them. */
export function drawAnnexes({ database, entries, runs }: AnnexReport): string {
  const lines = runs.map(({ name, count, unit, phases, pause, blockedMs, publicMs, peaks, entries: n, problems }) => {
    const phase = (key: 'read' | 'plan' | 'apply') => {
      const { seconds, perSecond, cpuMs } = phases[key] ?? {}
      return seconds === undefined
        ? `${key} –`
        : `${key} ${perSecond!.toFixed(1)}/s (${seconds.toFixed(1)} s, ${cpuMs!.toFixed(1)} ms CPU each)`
    }
    return [
      `${name}: ${count} ${unit}, ${n} entries found; ${phase('read')}, ${phase('plan')}, ${phase('apply')}`,
      `  progress stood ${pause.seconds.toFixed(1)} s at most (${pause.in}); event loop ${Math.round(blockedMs)} ms at most`,
      `  ${publicPage}: p50 ${Math.round(publicMs.p50)}, p95 ${Math.round(publicMs.p95)}, at most ${Math.round(publicMs.most)} ms`,
      `  peak memory: web ${megabytes(peaks.web)} MB, reading child ${megabytes(peaks.child)} MB`,
      ...(problems.length > 0
        ? [`  ${problems.length} not applied: ${problems.slice(0, 3).join('; ')}${problems.length > 3 ? '; …' : ''}`]
        : []),
    ].join('\n')
  })
  return [`Annexes, ${database}, ${entries} entries before`, ...lines].join('\n')
}
