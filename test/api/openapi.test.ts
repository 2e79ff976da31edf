import { beforeAll, expect, test } from 'vitest'
import { entryAnswer } from '../../src/api/answers.ts'
import { searchSchema } from '../../src/catalogue/schema.ts'
import { kinds } from '../../src/kinds.ts'
import { openPortal, type Portal } from '../portal.ts'
import { checkSchema, resolveRef } from './check-schema.ts'

type Part = { $ref?: string; name?: string; in?: string; required?: boolean; schema?: object; description?: string }
type Get = { operationId: string; parameters: Part[]; responses: Record<string, Part> }

let portal: Portal
let document: Record<string, unknown> & { paths: Record<string, { get: Get }>; components: { schemas: object } }
beforeAll(async () => {
  portal = await openPortal()
  document = (
    await portal
      .request()
      .get('/api/v1/openapi.json')
      .expect(200)
      .expect('Content-Type', /^application\/json/)
  ).body
})

const operations = () => Object.entries(document.paths).map(([path, { get }]) => ({ path, ...get }))
const resolved = (part: Part): Part => (part.$ref ? resolveRef(document, part.$ref) : part)
const answers = async (path: string) => (await portal.request().get(path).expect(200)).body
const faults = (schema: string, value: unknown) =>
  checkSchema(document, resolveRef(document, `#/components/schemas/${schema}`), value)
const schemaOf = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1)

test('every reference leads to a part of the document, and no schema keeps an id of its own', () => {
  const refs: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('$ref' in value) refs.push(String(value.$ref))
    expect(value).not.toHaveProperty('$id')
    Object.values(value).forEach(walk)
  }
  walk(document)
  expect(refs.length).toBeGreaterThan(100)
  for (const ref of refs) expect(resolveRef(document, ref), ref).toBeTypeOf('object')
})

test('every operation has a name of its own, described parameters and described answers', () => {
  expect(document.openapi).toBe('3.1.0')
  const names = operations().map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const { path, parameters, responses } of operations()) {
    const described = parameters.map(resolved)
    for (const { name, description, schema } of described) {
      expect(description, `${path} ${name}`).toMatch(/\w/)
      expect(schema, `${path} ${name}`).toBeTypeOf('object')
    }
    const inPath = described.filter((parameter) => parameter.in === 'path')
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
    expect(inPath.every(({ required }) => required)).toBe(true)
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '304', 'default']))
    for (const response of Object.values(responses)) expect(resolved(response).description).toMatch(/\w/)
  }
})

test('the lists take every parameter that the catalogue page takes', () => {
  const understood = [...Object.keys(searchSchema.shape), 'lang'].sort()
  const said = (path: string) => document.paths[path]!.get.parameters.map((part) => resolved(part).name).sort()
  expect(said('/api/v1/catalogue')).toEqual(understood)
  for (const { plural } of kinds)
    expect(said(`/api/v1/${plural}`)).toEqual(understood.filter((name) => name !== 'kind'))
})

test('every path of the document is served', async () => {
  for (const { path } of operations()) if (!path.includes('{')) await portal.request().get(path).expect(200)
  expect(operations().map(({ path }) => path)).toEqual(
    expect.arrayContaining(kinds.map(({ plural }) => `/api/v1/${plural}/{slug}`)),
  )
})

test.each(kinds.map(({ name, plural }) => ({ name, plural })))('$plural are as described', async ({ name, plural }) => {
  const list = await answers(`/api/v1/${plural}?limit=100`)
  expect(faults('CatalogueAnswer', list)).toEqual([])
  expect(list.items.length).toBeGreaterThan(0)
  for (const { slug } of list.items)
    expect(faults(schemaOf(name), await answers(`/api/v1/${plural}/${slug}`)), slug).toEqual([])
})

test('search, suggestions and problems are as described', async () => {
  expect(faults('CatalogueAnswer', await answers('/api/v1/catalogue?q=opole&country=PL&lang=pl'))).toEqual([])
  const suggested = await answers('/api/v1/suggest?q=o')
  expect(suggested.items).toHaveLength(8)
  expect(faults('SuggestAnswer', suggested)).toEqual([])
  const { body } = await portal.request().get('/api/v1/practices/nope').expect(404)
  expect(faults('Problem', body)).toEqual([])
})

test('the check refuses what does not fit', async () => {
  const { items } = await answers('/api/v1/projects')
  const entry = await answers(`/api/v1/projects/${items[0].slug}`)
  const { slug: _, ...without } = entry
  const wrong = [without, { ...entry, more: 1 }, { ...entry, start: '31.12.2014' }, { ...entry, kind: 'practice' }]
  for (const value of [...wrong, { ...entry, title: { de: 'Titel' } }, { ...entry, period: {} }])
    expect(faults('Project', value)).not.toEqual([])
  expect(() => checkSchema(document, { unheardOf: true }, entry)).toThrow('unheardOf')
})

test('what every entry says of itself hides no field of a kind', () => {
  for (const kind of kinds) {
    const fields = Object.keys((kind.schema as unknown as { shape: object }).shape)
    const answer = entryAnswer(kind).shape
    expect(Object.keys(answer)).toEqual(expect.arrayContaining(fields))
    const own = fields.filter(
      (name) => (kind.schema as unknown as { shape: Record<string, unknown> }).shape[name] !== answer[name],
    )
    // of files it says where they are
    expect(own, kind.name).toEqual(['title', 'images', 'attachments'])
  }
})
