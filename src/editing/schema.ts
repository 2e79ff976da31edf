import { z } from 'zod'
import { fold } from '../alphabet.ts'
import { kindValues } from '../catalogue/schema.ts'
import { languages } from '../languages.ts'

/** The states of an entry, in the order in which it goes through them. */
export const states = ['draft', 'in_review', 'published', 'archived'] as const
export type State = (typeof states)[number]

/**
 * What there may be to do with an entry. drafts: what I saved last and nobody has been shown yet; sent-back: what I
 * sent and have to mend; waiting: changes of a published entry that nobody has sent yet; sources: its newest dated
 * source is over ten years old, or none has a date, and nobody has checked them for a year; confirm: nobody has said
 * for the time of the setting confirm-after-months that it is still true.
 */
export const todos = [
  'drafts',
  'sent-back',
  'assigned',
  'waiting',
  'review',
  'scheduled',
  'behind',
  'sources',
  'confirm',
] as const
export type Todo = (typeof todos)[number]

/** States of a language for which one may look: no text, part of it, or an original that has changed since. */
export const languageGaps = ['none', 'partial', 'behind'] as const
export const gapsOfLanguages = (['pl', 'cs', 'en'] as const).flatMap((language) =>
  languageGaps.map((gap) => `${language}-${gap}` as const),
)

/** Saved or confirmed last more than so many years ago. */
export const ages = ['1', '2', '5'] as const

export const facetNames = ['todo', 'state', 'kind', 'language', 'owner', 'age'] as const
export type FacetName = (typeof facetNames)[number]

const values = <const V extends readonly string[]>(allowed: V) =>
  z
    .unknown()
    .optional()
    .transform((value): V[number][] => allowed.filter((each) => [value].flat().includes(each)))

const owners = z
  .unknown()
  .optional()
  .transform((value) => [value].flat().filter((each) => typeof each === 'string'))
  .transform((list) => [...new Set(list)].filter((each) => /^(none|[1-9]\d{0,8})$/.test(each)).slice(0, 20))

const words = z
  .string()
  .catch('')
  .transform((q) =>
    q
      .replace(/[\p{Cc}\ufffd]/gu, ' ')
      .trim()
      .slice(0, 100),
  )

/** The filters of the entries list as its address says them; nonsense falls back. */
export const filterSchema = z.object({
  q: words,
  todo: values(todos),
  state: values(states),
  kind: values(kindValues),
  language: values(gapsOfLanguages),
  owner: owners,
  age: values(ages),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filter = z.infer<typeof filterSchema>

/** The filter that lets everything through. */
export const noFilter: Filter = filterSchema.parse({})

/** `?kind=…&state=…`, or '' for the bare list; another filter begins at its first page. */
export function filterAddress({ q = '', page = 1, ...chosen }: Partial<Filter>): string {
  const query = new URLSearchParams(q ? { q } : {})
  for (const name of facetNames) for (const value of chosen[name] ?? []) query.append(name, value)
  if (page > 1) query.append('page', String(page))
  return query.size > 0 ? `?${query}` : ''
}

/** What is looked for: the folded words, or the entry of a number such as PR-0002. */
export function readWords(q: string): { words: string[]; code?: { letters: string; id: number } } {
  const [, letters, id] = /^([a-z]{2})-?0*([1-9]\d{0,8})$/i.exec(q) ?? []
  if (letters) return { words: [], code: { letters: letters.toUpperCase(), id: Number(id) } }
  return { words: fold(q).split(/\s+/).filter(Boolean).slice(0, 8) }
}

// What staff send with an entry ---------------------------------------------------------------------------------------

/** Several lines as they were typed; control characters are dropped, which nobody types and Postgres does not take. */
export const lines = (max: number) =>
  z
    .string()
    .catch('')
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n\t]/gu, '')
        .trim(),
    )
    .pipe(z.string().max(max, 'tooLong'))

const id = z.coerce.number('required').int('required').min(1, 'required').max(999_999_999, 'required')
/** The id that was chosen; undefined for the choice of nobody and nothing. */
export const idOrNone = (problem: string) => z.union([z.literal('').transform(() => undefined), id], problem).optional()

/** Ids that were ticked: each once. */
export function idList(max: number) {
  return z
    .unknown()
    .optional()
    .transform((value) => [...new Set([value].flat().filter((each) => /^[1-9]\d{0,8}$/.test(String(each))))])
    .transform((list) => list.map(Number))
    .pipe(z.array(z.number()).max(max, 'tooMany'))
}

/** The number of the revision that was looked at. */
const number = id

export const remarkLength = 2000
export const sendForm = z.object({
  number,
  note: lines(remarkLength),
  assignee: idOrNone('person'),
  settled: idList(200),
})
export const decisions = ['now', 'at', 'back'] as const
export const reviewForm = z.object({
  number,
  do: z.enum(decisions, 'required'),
  day: z.string().catch(''),
  time: z.string().catch(''),
  comment: lines(remarkLength),
})
/** Languages of which somebody has said: publish without it. */
export const readWithout = (body: unknown) =>
  languages.filter((language) => (body as Record<string, unknown> | undefined)?.[`without.${language}`] === 'on')

/** The remarks that were typed, by field, beside the fields of which nobody said anything. */
export function readRemarks(body: unknown): Map<string, string> {
  const sent = Object.entries(typeof body === 'object' && body ? { ...body } : {})
  return new Map(
    sent.flatMap(([name, value]) => {
      if (!name.startsWith('remark.')) return []
      const text = lines(1_000_000).parse(value).slice(0, remarkLength)
      return text ? [[name.slice('remark.'.length), text]] : []
    }),
  )
}

export const settleForm = z.object({ settle: id })
export const slugForm = z.object({
  slug: z
    .string('required')
    .trim()
    .toLowerCase()
    .min(1, 'required')
    .max(120, 'tooLong')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug'),
})
export const ownerForm = z.object({ owner: idOrNone('required') })
export const assigneeForm = z.object({ assignee: idOrNone('person') })
