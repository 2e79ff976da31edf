import type { Question } from '../extraction.ts'
import type { Decisions } from './decide-extraction.ts'

/** By what a question of a plan is known again: plans are made anew, and its number may be another one then. */
export const questionKey = ({ code, about, spans }: Question): string =>
  [code, ...about.map(({ entity, field }) => `${entity}.${field}`), spans[0]?.start ?? ''].join(' ')

/** Questions that the document itself asks have answers to choose from; these are known by their numbers. */
export const hasAnswers = (question: Question, n: number, own: number): boolean =>
  n < own && (question.options?.length ?? 0) > 0

/**
 * A question without answers is closed by whoever says that all is right as it stands, or decides about one of the
 * fields that it is about.
 */
export function isClosed(question: Question, decisions: Decisions, merged: Record<number, number> = {}): boolean {
  if (decisions.questions?.[questionKey(question)] === 'seen') return true
  return question.about.some(({ entity, field }) =>
    [entity, merged[entity] ?? entity].some((each) => decisions.entities?.[each]?.fields?.[field] !== undefined),
  )
}
