import { z } from 'zod'
import type { Language } from '../languages.ts'
import { isPartialDate, parsePartialDate } from '../partial-dates.ts'

/** Still running, changed, ended, not me any more. */
export const answers = ['running', 'changed', 'ended', 'not-me'] as const
export type Answer = (typeof answers)[number]

/** Longest message. */
export const most = 2000

/** Several lines of text; control characters other than the end of a line are refused. */
const message = z
  .string()
  .catch('')
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .pipe(
    z
      .string()
      .max(most, 'tooLong')
      .regex(/^(?:\P{Cc}|\n|\t)*$/u, 'unreadable'),
  )

const date = (language: Language) =>
  z
    .string()
    .catch('')
    .transform((text, context) => {
      const typed = text.trim()
      if (!typed) return undefined
      const read = isPartialDate(typed) ? typed : parsePartialDate(typed, language)?.value
      if (!read) context.addIssue({ code: 'custom', message: 'date' })
      return read
    })

const unread = z
  .unknown()
  .optional()
  .transform(() => undefined)

/** What a contact answers. Of the texts of the form only those of the chosen answer are read. */
export const answerForm = (answer: Answer | undefined, language: Language) =>
  z.object({
    answer: z.enum(answers, 'required'),
    changed: answer === 'changed' ? message.pipe(z.string().min(1, 'required')) : unread,
    end: answer === 'ended' ? date(language) : unread,
    ended: answer === 'ended' ? message : unread,
    who: answer === 'not-me' ? message : unread,
  })

/** What is kept of an answer, whichever it was. */
export type Said = { answer: Answer; message?: string; end?: string }
