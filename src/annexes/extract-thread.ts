// What reads meaning out of a document, beside the thread that answers visitors: texts are long and patterns many.
import { parentPort } from 'node:worker_threads'
import { extractDocument } from './extract-document.ts'
import type { LearnedLabel } from './labels/labels.ts'
import type { ReadDocument } from './reading/document.ts'
import type { Mapping } from './tables/map-columns.ts'

export type ToExtract = { document: ReadDocument; learned: LearnedLabel[]; name?: string; mapping?: Mapping }

parentPort!.on('message', ({ document, learned, name, mapping }: ToExtract) =>
  parentPort!.postMessage(extractDocument(document, learned, name, mapping)),
)
