import { type FacetName, facetNames, freshness, seekable, sorts, views } from '../catalogue/schema.ts'
import { kinds } from '../kinds.ts'
import { languages } from '../languages.ts'

type Parameter = {
  name: string
  in: 'query' | 'path'
  description: string
  required?: boolean
  schema: object
  style?: 'form'
  explode?: true
}

const facetWords: Record<FacetName, { description: string; values?: readonly string[]; example?: string }> = {
  kind: { description: 'Kind of entry', values: kinds.map((kind) => kind.name) },
  theme: { description: 'Theme by its identifier', example: 'public-transport' },
  seeking: { description: 'Whom the entry looks for', values: seekable },
  country: { description: 'Country by its ISO 3166 code', example: 'PL' },
  region: { description: 'Region by its NUTS code', example: 'PL52' },
  place: { description: 'Town, as facets.place names it', example: 'pl-opole' },
  programme: { description: 'Slug of a programme to which the entry belongs' },
  organisation: { description: 'Slug of an organisation that takes part' },
  language: { description: 'Language in which the entry can be read', values: languages },
  confirmed: {
    description: 'Age of the newest source or confirmation: up to 2 years, up to 10, more; or none has a date',
    values: freshness,
  },
}

const query = (name: string, description: string, schema: object): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
})

const facetParameters = facetNames.map((name): Parameter => {
  const { description, values, example } = facetWords[name]
  const items = { type: 'string', ...(values && { enum: values }), ...(example && { examples: [example] }) }
  const schema = { type: 'array', items }
  return { ...query(name, `${description}. Repeated: any of them`, schema), style: 'form', explode: true }
})

export const lang = query('lang', 'Language of labels', { type: 'string', enum: languages, default: 'en' })

export const slug: Parameter = {
  name: 'slug',
  in: 'path',
  required: true,
  description: 'The last part of the address of its page',
  schema: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
}

export const typed = query('q', 'What was typed so far', { type: 'string', maxLength: 200 })

const year = { type: 'integer', minimum: 1900, maximum: 2100 }
const counted = (maximum: number, standard: number) => ({ type: 'integer', minimum: 1, maximum, default: standard })

/** What the catalogue page understands, and limit and lang. What cannot be understood falls back and is no problem. */
export const searchParameters: Parameter[] = [
  query(
    'q',
    'Words that must all stand in the entry, in any language and form, accents left aside; "a phrase"; -excluded',
    {
      type: 'string',
      maxLength: 200,
    },
  ),
  ...facetParameters,
  query('from', 'The period of the entry ends in this year or later', year),
  query('to', 'The period of the entry begins in this year or earlier', year),
  query('literal', 'No typo is put right and no beginning of a word continued', { type: 'string', enum: ['1'] }),
  query('sort', 'Without it: relevance when words are looked for, else newest', { type: 'string', enum: sorts }),
  query('view', 'Understood as on the page; it changes nothing here', { type: 'string', enum: views }),
  query('page', 'Page of the list', counted(10_000, 1)),
  query('limit', 'Entries on a page', counted(100, 20)),
  lang,
]
