// What reads meaning out of a document, beside the thread that answers visitors: texts are long and patterns many.
import { parentPort } from 'node:worker_threads'
import type { ReadDocument } from './document.ts'
import { extract } from './extract.ts'
import { dictionary, type LearnedLabel } from './labels.ts'
import { guessLanguage } from './normalise/languages.ts'

export type ToExtract = { document: ReadDocument; learned: LearnedLabel[] }

parentPort!.on('message', ({ document, learned }: ToExtract) => {
  const language = guessLanguage(document.text)?.language ?? null
  parentPort!.postMessage({ language, extraction: extract(document, dictionary(learned)) })
})
