import { z } from 'zod'
import { type Language, languages } from './languages.ts'
import { isPartialDate } from './partial-dates.ts'

/** Search weight: A title and name, B summary, C text and numbers. D is left for the words of themes: least. */
export type Weight = 'A' | 'B' | 'C'

/**
 * What a form, an import, a search index or a comparison must know of a field beside its shape.
 * `max` is the number of characters a text may have.
 */
export type FieldMeta = {
  type:
    | 'text'
    | 'longText'
    | 'line'
    | 'lines'
    | 'date'
    | 'time'
    | 'number'
    | 'money'
    | 'choice'
    | 'choices'
    | 'flag'
    | 'identifier'
    | 'link'
    | 'email'
    | 'phone'
    | 'list'
    | 'places'
    | 'themes'
    | 'file'
  section: string
  required?: boolean
  weight?: Weight
  max?: number
}

/** The registry in which every field of every kind stands with its meta. */
export const fieldMeta = z.registry<FieldMeta>()

type Options = { section: string; required?: boolean; weight?: Weight; max?: number }

/** Text by language: `{ en?, pl?, cs? }`, each at most `max` characters. */
export type Translated = Partial<Record<Language, string>>
export const translated = (max: number) =>
  z.strictObject(textByLanguage(max)).register(fieldMeta, { type: max > 160 ? 'longText' : 'text', section: '', max })
const textByLanguage = (max: number) => {
  const text = z.string().trim().min(1).max(max).optional()
  return { en: text, pl: text, cs: text } satisfies Record<Language, unknown>
}

export const money = z.strictObject({
  amount: z.number().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  approximate: z.boolean().default(false),
})
export type Money = z.infer<typeof money>

/** The id of an uploaded file. */
export const fileId = z.int().positive().register(fieldMeta, { type: 'file', section: 'files' })

const partialDate = z
  .string()
  .refine(isPartialDate, { error: 'date' })
  // also inside the items of lists, where no builder names the field
  .register(fieldMeta, { type: 'date', section: '' })

/** A count or an amount that a source gives and no other field holds, with its label and its day. */
export const metric = z.strictObject({
  label: translated(160),
  value: z.number(),
  unit: z.string().max(20).optional(),
  approximate: z.boolean().default(false),
  asOf: partialDate.optional(),
  note: translated(300).optional(),
})
export type Metric = z.infer<typeof metric>

/** Where something is: ISO 3166 country, NUTS code as precise as the source, name of a place of the vocabulary. */
export const place = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  region: z
    .string()
    .regex(/^[A-Z]{2}[A-Z0-9]{0,3}$/)
    .optional(),
  city: z.string().max(80).optional(),
})
export type Place = z.infer<typeof place>

function define<S extends z.ZodType>(schema: S, meta: FieldMeta): z.ZodOptional<S> {
  const field = schema.optional()
  fieldMeta.add(field, meta)
  return field
}

// Every field may be missing in a draft; `required` is asked for when an entry is published.
export const text = (o: Options) => define(translated(o.max ?? 300), { type: 'text', weight: 'C', ...o })
export const longText = (o: Options) => define(translated(o.max ?? 6000), { type: 'longText', weight: 'C', ...o })
export const line = (o: Options) =>
  define(
    z
      .string()
      .trim()
      .min(1)
      .max(o.max ?? 200),
    { type: 'line', ...o },
  )
export const lines = (o: Options) =>
  define(
    z
      .array(
        z
          .string()
          .trim()
          .min(1)
          .max(o.max ?? 200),
      )
      .max(50),
    { type: 'lines', ...o },
  )
export const date = (o: Options) => define(partialDate, { type: 'date', ...o })
export const time = (o: Options) => define(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), { type: 'time', ...o })
export const number = (o: Options) => define(z.number().nonnegative(), { type: 'number', ...o })
export const amount = (o: Options) => define(money, { type: 'money', ...o })
export const flag = (o: Options) => define(z.boolean(), { type: 'flag', ...o })
export const link = (o: Options) => define(z.url({ protocol: /^https?$/ }).max(500), { type: 'link', ...o })
export const email = (o: Options) => define(z.email().max(200), { type: 'email', ...o })
/** E.164, as in +48774461400. */
export const phone = (o: Options) => define(z.string().regex(/^\+[1-9]\d{5,14}$/), { type: 'phone', ...o })
/** Digits of a public register's number, without spaces. */
export const identifier = (o: Options & { pattern: RegExp }) =>
  define(z.string().regex(o.pattern), { type: 'identifier', section: o.section, weight: 'C' })
export const choice = <const V extends readonly [string, ...string[]]>(values: V, o: Options) =>
  define(z.enum(values), { type: 'choice', ...o })
export const choices = <const V extends readonly [string, ...string[]]>(values: V, o: Options) =>
  define(z.array(z.enum(values)).max(values.length), { type: 'choices', ...o })
export const list = <S extends z.ZodType>(item: S, o: Options) => define(z.array(item).max(200), { type: 'list', ...o })
export const places = (o: Options) => define(z.array(place).max(50), { type: 'places', ...o })
export const themes = (o: Options) => define(z.array(z.string().max(60)).max(12), { type: 'themes', ...o })

/** Is this value text by language? Used where content is walked without knowing its kind. */
export const isTranslated = (value: unknown): value is Translated =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([key, text]) => languages.includes(key as Language) && typeof text === 'string')

export { partialDate }
