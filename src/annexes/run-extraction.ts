import { Worker } from 'node:worker_threads'
import type { Extracted } from './extract-document.ts'
import type { ToExtract } from './extract-thread.ts'
import type { LearnedLabel } from './labels/labels.ts'
import { type ReadDocument, Rejected } from './reading/document.ts'
import { limits } from './reading/limits.ts'
import type { Mapping } from './tables/map-columns.ts'

export type { Extracted }

/**
 * A thread that extracts, one document after another, with limits on time and memory. It is started when it is first
 * needed and again after a document that it could not bear; `close` it at the end.
 */
export function openExtractor() {
  let worker: Worker | undefined
  const start = () => {
    worker = new Worker(new URL('./extract-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    worker.on('error', () => {}) // heard below, where somebody waits for an answer
    worker.unref()
    return worker
  }
  const run = async (task: ToExtract): Promise<Extracted> => {
    const thread = worker ?? start()
    const { promise, resolve, reject } = Promise.withResolvers<Extracted>()
    const clock = setTimeout(() => reject(new Rejected('reader_limit', 'time')), limits.childMilliseconds)
    const failed = (error: NodeJS.ErrnoException) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(full ? new Rejected('reader_limit', 'memory') : new Rejected('reader_crash', error.message))
    }
    const ended = () => reject(new Rejected('reader_crash'))
    thread.once('message', resolve).once('error', failed).once('exit', ended)
    thread.postMessage(task)
    try {
      return await promise
    } catch (error) {
      worker = undefined
      await thread.terminate()
      throw error
    } finally {
      clearTimeout(clock)
      thread.off('message', resolve).off('error', failed).off('exit', ended)
    }
  }
  let before: Promise<unknown> = Promise.resolve()
  return {
    /**
     * Extracts an annex or a table, one after the other: the thread's next answer is the one that is waited for. `name`
     * is the file's, `mapping` what a person decided about columns. Throws Rejected: reader_limit, reader_crash.
     */
    extract(document: ReadDocument, learned: LearnedLabel[], name?: string, mapping?: Mapping): Promise<Extracted> {
      const answer = before.then(() => run({ document, learned, name, mapping }))
      before = answer.catch(() => {})
      return answer
    },
    async close(): Promise<void> {
      await worker?.terminate()
    },
  }
}
export type Extractor = ReturnType<typeof openExtractor>
