import { z } from 'zod'
import { type FacetName, facetNames, seekable } from '../catalogue/schema.ts'
import type { Kind } from '../entries/kind.ts'
import { partialDate, place } from '../fields.ts'
import { kinds } from '../kinds.ts'
import { languages } from '../languages.ts'

// What the API answers. The presenters are typed by these schemas and openapi.json is made from them.

export const text = z
  .strictObject({ en: z.string().optional(), pl: z.string().optional(), cs: z.string().optional() })
  .describe('Text by language. At least the original language is there; which one it is, originalLanguage says.')

const language = z.enum(languages)
const moment = z.iso.datetime()
const kindName = z.enum(kinds.map((kind) => kind.name))
const url = z.url().describe('The page in English')
const urls = z.strictObject({ en: z.url(), pl: z.url(), cs: z.url() }).describe('The page in each language')
const confirmedAt = moment
  .nullable()
  .describe('When someone last confirmed that it still holds; null: not since it was entered')

const period = z
  .strictObject({
    start: partialDate.nullable(),
    end: partialDate.nullable(),
    ongoing: z.boolean().describe('It is said to go on; an end is then not known'),
  })
  .describe('When it took place, as precisely as the source says')

export const shortEntry = z
  .strictObject({
    kind: kindName,
    slug: z.string(),
    code: z.string().describe('The number by which people quote it, e.g. PR-0025'),
    url,
    urls,
    title: text,
    summary: text.nullable(),
    originalLanguage: language,
    languages: z.array(language).describe('Languages in which there is a title'),
    period,
    places: z.array(place),
    themes: z.array(z.string()).describe('Identifiers; /api/v1/themes has the labels'),
    seeking: z.array(z.enum(seekable)).describe('Whom it looks for'),
    sourceDated: partialDate.nullable().describe('The date of the main source, as it gives it; null: undated'),
    publishedAt: moment,
    updatedAt: moment,
    confirmedAt,
  })
  .describe('An entry in short, as lists show it')

const facetValue = z
  .strictObject({
    value: z.string(),
    label: z.string().describe('In the language of the parameter lang'),
    count: z.number().int().describe('Entries that would be found if this value were chosen too'),
  })
  .describe('A value by which the list can be narrowed')
const facets = Object.fromEntries(facetNames.map((name) => [name, z.array(facetValue)]))

const change = z.strictObject({ typed: z.string(), searched: z.string() })
const searched = z
  .strictObject({
    repairs: z.array(change).describe('Words that stand in no entry, and what was searched instead'),
    prefix: change
      .nullable()
      .describe('The last word stands in no entry but begins others; the most frequent of these'),
    recognised: z
      .strictObject({ facet: z.enum(['theme', 'place']), value: z.string(), label: z.string() })
      .nullable()
      .describe('What was typed is the name of this theme or place; its entries are found too, in any language'),
    literal: z.boolean().describe('Nothing was to be put right (parameter literal)'),
  })
  .describe('How the words were understood')

export const catalogueAnswer = z
  .strictObject({
    total: z.number().int().describe('Entries found on all pages'),
    items: z.array(shortEntry),
    facets: z.strictObject(facets as Record<FacetName, z.ZodArray<typeof facetValue>>),
    searched,
    next: z.string().nullable().describe('Path of the next page; null on the last'),
  })
  .describe('A page of the catalogue')

export const theme = z
  .strictObject({
    id: z.string(),
    label: z.strictObject({ en: z.string(), pl: z.string(), cs: z.string() }),
    synonyms: z.strictObject({ en: z.array(z.string()), pl: z.array(z.string()), cs: z.array(z.string()) }),
    url,
  })
  .describe('A theme of the controlled vocabulary')

export const themesAnswer = z.strictObject({ items: z.array(theme) })

export const suggestion = z
  .strictObject({
    label: z.string(),
    language: language.describe('The language of the label'),
    kind: z.enum(['theme', 'place', ...kindName.options]),
    url: z.url().describe('The page to which it leads'),
    query: z.string().describe('The parameters of the catalogue that stand for it, e.g. theme=public-transport'),
    count: z
      .number()
      .int()
      .nullable()
      .describe('Entries that are found under it; null for one that none is found under'),
    group: z.string().describe('Under which heading it stands in a list, in the words of `lang`: Themes, Places …'),
    note: z
      .string()
      .describe('What stands beside the label, in the words of `lang`: its kind, how many entries it has'),
  })
  .describe('What a person may be about to type')

export const suggestAnswer = z.strictObject({
  items: z.array(suggestion).max(8),
  summary: z.string().describe('How many there are, in the words of `lang`'),
})

const source = z
  .strictObject({
    code: z.string(),
    title: text,
    pageKind: text.describe('What kind of document it is'),
    owner: z.string().describe('Who published it, in its own language'),
    language,
    dated: partialDate.nullable().describe('The date that the document gives for itself'),
    dateNote: text.nullable(),
    note: text.nullable(),
  })
  .describe('A document on which the entry rests')

const relation = z
  .strictObject({
    role: z.enum([...new Set(kinds.flatMap((kind) => Object.keys(kind.roles)))]),
    inferred: z.boolean().describe('true: the editors’ reading, the source does not say it in so many words'),
    direction: z.enum(['out', 'in']).describe('out: this entry names the other in that role; in: the other names this'),
    kind: kindName,
    slug: z.string(),
    title: text,
    url,
    statedIn: z.array(z.string()).optional().describe('Codes of the sources from which it was imported'),
  })
  .describe('Another entry to which this one is tied')

const relatedEntry = z
  .strictObject({
    kind: kindName,
    slug: z.string(),
    title: text,
    url,
    common: z
      .strictObject({
        themes: z.array(z.string()).describe('Identifiers of themes of both'),
        places: z.array(z.string()).describe('Places of both, as the parameter place takes them'),
        regions: z.array(z.string()).describe('Codes of regions (NUTS) that both are in'),
        entries: z
          .array(z.strictObject({ kind: kindName, slug: z.string(), title: text }))
          .describe('Programmes and organisations that both belong to'),
        words: z
          .array(z.strictObject({ word: z.string(), language }))
          .describe('Telling words that both use, in any form; as one of them writes them'),
      })
      .describe('What the two have in common'),
  })
  .describe('Another entry that has much in common with this one, though neither names the other')

const envelope = {
  slug: z.string(),
  code: z.string().describe('The number by which people quote it, e.g. PR-0001'),
  url,
  urls,
  title: text,
  status: z.literal('published'),
  originalLanguage: language,
  languages: z.array(language),
  period,
  publishedAt: moment,
  updatedAt: moment,
  confirmedAt,
  revision: z.number().int().describe('Number of the revision that is public'),
  sources: z.array(source),
  provenance: z
    .object({})
    .catchall(z.array(z.string()))
    .describe(
      'Fields that stand as a document said them, with the codes of those sources; what people wrote is not here',
    ),
  relations: z.array(relation),
  related: z.array(relatedEntry).max(6).describe('The nearest first; not those under relations'),
}
export type Envelope = z.infer<z.ZodObject<typeof envelope>> & { kind: string }

const keptFile = {
  url: z.url().describe('The file itself; it answers with an ETag'),
  mediaType: z.string(),
  size: z.number().int().describe('In bytes'),
}
export const imageAnswer = z
  .strictObject({
    ...keptFile,
    thumbnail: z.url().describe('The same picture, at most 480 pixels wide and high'),
    width: z.number().int(),
    height: z.number().int(),
    alt: text.describe('What the picture shows, for those who do not see it'),
    caption: text.optional(),
    credit: z.string().optional(),
  })
  .describe('A picture of the entry')
export const attachmentAnswer = z.strictObject({ ...keptFile, title: text }).describe('A document to take along')

/** In place of the numbers that the content holds of its files. */
const fileFields = { images: z.array(imageAnswer).optional(), attachments: z.array(attachmentAnswer).optional() }

/** An entry of a kind: what every entry says of itself, then the fields of its kind, which may be missing. */
export const entryAnswer = (kind: Kind): z.ZodObject =>
  (kind.schema as z.ZodObject)
    .extend({ kind: z.literal(kind.name), ...fileFields, ...envelope })
    .describe(`One ${kind.name}. Fields of which the sources say nothing are missing.`)

export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string().describe('The name of the status'),
    status: z.number().int(),
    detail: z.string().describe('One or two sentences in English'),
    instance: z.string().describe('The number of this request, as in X-Request-Id; quote it when you report a fault'),
    entry: z.object({ title: text, archivedAt: moment }).optional().describe('What remains of an archived entry (410)'),
  })
  .describe('A problem as RFC 9457 describes it')
