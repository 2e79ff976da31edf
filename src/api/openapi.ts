import { z } from 'zod'
import type { Kind } from '../entries/kind.ts'
import { metric, money, partialDate, place } from '../fields.ts'
import { kinds } from '../kinds.ts'
import {
  catalogueAnswer,
  entryAnswer,
  problem,
  shortEntry,
  suggestAnswer,
  suggestion,
  text,
  theme,
  themesAnswer,
} from './answers.ts'
import { lang, searchParameters, slug, typed } from './parameters.ts'

/** Built when it is first asked for, then the same string for the whole life of the process. */
let built: string | undefined

/** The description of the API (OpenAPI 3.1) as JSON, made from the schemas of the kinds and of the answers. */
export function openapi(): string {
  built ??= JSON.stringify(describeApi())
  return built
}

function describeApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aglomera',
      version: '1',
      description:
        'Everything public in the portal, to read without a key. Text that is translated is an object by language; ' +
        'dates are as precise as their source: 2005, 2014-02 or 2018-02-01. Parameters that cannot be understood ' +
        'fall back as they do on the pages. Answers carry an ETag; an unchanged one answers 304.',
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/api/v1/catalogue': listPath('findCatalogue', 'All entries, searchable as on the catalogue page', true),
      ...Object.fromEntries(kinds.flatMap(pathsOf)),
      '/api/v1/suggest': operation({
        operationId: 'suggest',
        summary: 'Up to eight suggestions for what was typed so far',
        parameters: [typed, lang],
        responses: { 200: answer('SuggestAnswer', 'The suggestions, the best first') },
      }),
      '/api/v1/themes': operation({
        operationId: 'listThemes',
        summary: 'The themes by which entries are ordered, with their names in every language',
        parameters: [],
        responses: { 200: answer('ThemesAnswer', 'All themes') },
      }),
      '/api/v1/openapi.json': operation({
        operationId: 'getDescription',
        summary: 'This description',
        parameters: [],
        responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: {} } } } },
      }),
    },
    components: { schemas: schemas(), parameters: parameters(), responses: { Unchanged: unchanged, Problem: trouble } },
  }
}

const ref = (part: string, name: string) => ({ $ref: `#/components/${part}/${name}` })
const answer = (schema: string, description: string) => ({
  description,
  content: { 'application/json': { schema: ref('schemas', schema) } },
})
const unchanged = { description: 'The ETag of If-None-Match is still that of the answer' }
const trouble = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } },
}
const troubleBecause = (description: string) => ({ ...trouble, description })

type Operation = { operationId: string; summary: string; parameters: object[]; responses: Record<string, object> }

const operation = (get: Operation) => ({
  get: {
    ...get,
    responses: { ...get.responses, 304: ref('responses', 'Unchanged'), default: ref('responses', 'Problem') },
  },
})

const listPath = (operationId: string, summary: string, ofAllKinds: boolean) =>
  operation({
    operationId,
    summary,
    parameters: searchParameters
      .filter(({ name }) => ofAllKinds || name !== 'kind')
      .map(({ name }) => ref('parameters', name)),
    responses: { 200: answer('CatalogueAnswer', 'A page of entries with the counts by which to narrow') },
  })

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function pathsOf({ name, plural }: Kind): [string, object][] {
  const entry = operation({
    operationId: `get${capital(name)}`,
    summary: `One ${name}`,
    parameters: [slug],
    responses: {
      200: answer(capital(name), `The ${name} as it is published`),
      301: { description: 'It was renamed; Location has its present address' },
      404: troubleBecause('There is none, or it was never public'),
      410: troubleBecause('It was archived'),
    },
  })
  return [
    [`/api/v1/${plural}`, listPath(`find${capital(plural)}`, `The catalogue narrowed to ${plural}`, false)],
    [`/api/v1/${plural}/{slug}`, entry],
  ]
}

const parameters = () => Object.fromEntries(searchParameters.map((parameter) => [parameter.name, parameter]))

const named: Record<string, z.ZodType> = {
  Text: text,
  PartialDate: partialDate,
  Place: place,
  Money: money,
  Metric: metric,
  ShortEntry: shortEntry,
  CatalogueAnswer: catalogueAnswer,
  Theme: theme,
  ThemesAnswer: themesAnswer,
  Suggestion: suggestion,
  SuggestAnswer: suggestAnswer,
  Problem: problem,
}

function schemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  for (const kind of kinds) registry.add(entryAnswer(kind), { id: capital(kind.name) })
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === partialDate)
        Object.assign(jsonSchema, {
          pattern: '^[12]\\d{3}(-(0[1-9]|1[0-2])(-\\d{2})?)?$',
          description: 'A year, a month or a day, as precise as its source',
        })
      // How long a text may be concerns those who write; one name for all of them is easier to read.
      if (zodSchema !== text && isText(jsonSchema)) replace(jsonSchema, ref('schemas', 'Text'))
    },
  })
  // The ids are for documents that stand alone; here the place in the document is the id.
  return Object.fromEntries(Object.entries(schemas).map(([id, { $id: _, $schema: __, ...schema }]) => [id, schema]))
}

const isText = ({ properties = {} }: { properties?: object }) =>
  Object.keys(properties).join() === 'en,pl,cs' &&
  Object.values(properties).every((property) => property.type === 'string' && !('format' in property))

function replace(target: object, by: object): void {
  for (const key of Object.keys(target)) delete (target as Record<string, unknown>)[key]
  Object.assign(target, by)
}
