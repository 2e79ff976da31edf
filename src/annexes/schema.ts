import { z } from 'zod'
import { line } from '../forms.ts'

/** What is said of a batch when its files come. */
export const batchForm = z.object({
  name: line(200),
  owner: z
    .union(
      [
        z.literal('').transform(() => undefined),
        z
          .string()
          .regex(/^[1-9]\d{0,8}$/, 'owner')
          .transform(Number),
      ],
      'owner',
    )
    .optional(),
})

/** The number of a page; nonsense falls back. */
export const pageOf = (asked: unknown): number => z.coerce.number().int().min(1).max(10_000).catch(1).parse(asked)
