import { z } from 'zod'

/** The value of every field that passed, or what is wrong with the others: a code for each. */
export type Form<V> =
  | { values: V; problems?: undefined }
  | { values?: undefined; problems: Partial<Record<keyof V & string, string>> }

/**
 * Reads what a form sent. The schema's messages are codes (`required`, `tooLong`) that the page turns into words.
 * A body that is missing or of another shape is a form in which nothing was filled in; nothing throws.
 */
export function parseForm<S extends z.ZodRawShape>(schema: z.ZodObject<S>, body: unknown): Form<z.infer<z.ZodObject<S>>> {
  const read = schema.safeParse(typeof body === 'object' && body ? { ...body } : {})
  if (read.success) return { values: read.data }
  const problems: Record<string, string> = {}
  for (const { path, message } of read.error.issues) problems[String(path[0])] ??= message
  return { problems: problems as Partial<Record<string, string>> as Form<z.infer<z.ZodObject<S>>>['problems'] & object }
}

/** What the person typed into a field, to stand there again; '' when it was no text. */
export const typedText = (body: unknown, name: string): string => {
  const value = (body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value : ''
}

/** One line of text. Control characters are refused: nobody types them, and Postgres takes no NUL. */
export const line = (max: number) =>
  z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(max, 'tooLong')
    .regex(/^\P{Cc}*$/u, 'unreadable')

export const email = z.string('required').trim().toLowerCase().min(1, 'required').max(254, 'tooLong').pipe(z.email('email'))
