import { z } from 'zod'

/** The values of a form, or what is wrong with it: a code by field. */
export type Form<V> = { values: V; problems?: undefined } | { values?: undefined; problems: Problems }
export type Problems = Record<string, string>

/**
 * Reads what a form sent. The messages of the schema are codes (`required`, `tooLong`) that the page turns into words.
 * A body that is missing or of another shape is a form in which nothing was filled in; nothing throws.
 */
export function parseForm<S extends z.ZodRawShape>(
  schema: z.ZodObject<S>,
  body: unknown,
): Form<z.infer<typeof schema>> {
  const read = schema.safeParse(typeof body === 'object' && body ? { ...body } : {})
  if (read.success) return { values: read.data }
  const problems: Problems = {}
  for (const { path, message } of read.error.issues) problems[String(path[0])] ??= message
  return { problems }
}

/** What the person typed into a field, to stand there again; '' when it was no text. */
export function typedText(body: unknown, name: string): string {
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

/** An e-mail address, in lower case as accounts are compared. */
export const emailLine = line(254).toLowerCase().pipe(z.email('email'))

/** As it was typed, spaces and all; whether it will do as a new one is said elsewhere. */
export const password = (max: number) => z.string('required').min(1, 'required').max(max, 'tooLong')
