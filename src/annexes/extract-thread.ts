// What reads meaning out of a document, beside the thread that answers visitors: texts are long and patterns many.
import { parentPort } from 'node:worker_threads'
import type { ReadDocument } from './document.ts'
import { extractDocument } from './extract-document.ts'
import type { LearnedLabel } from './labels.ts'
import type { Mapping } from './tables/map-columns.ts'

export type ToExtract = { document: ReadDocument; learned: LearnedLabel[]; name?: string; mapping?: Mapping }

parentPort!.on('message', ({ document, learned, name, mapping }: ToExtract) =>
  parentPort!.postMessage(extractDocument(document, learned, name, mapping)),
)
