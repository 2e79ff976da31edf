import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request as rawRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import express from 'express'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadAssets } from '../src/assets.ts'

const assets = loadAssets()
const app = express().use(assets.routes())
const names = [
  'site.css',
  'staff.css',
  'enhance.mjs',
  'suggest.mjs',
  'htmx.min.js',
  'favicon.svg',
  'licences.txt',
  'fonts/archivo-88-latin.woff2',
  'fonts/archivo-88-plcs.woff2',
  'fonts/OFL-Archivo.txt',
]

/** Bytes as they went over the wire: supertest unpacks gzip by itself. */
async function get(path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo
  const [res] = await once(rawRequest({ port, path, headers }).end(), 'response')
  const chunks: Buffer[] = []
  for await (const chunk of res) chunks.push(chunk)
  return {
    status: res.statusCode as number,
    headers: res.headers as Record<string, string>,
    body: Buffer.concat(chunks),
  }
}

let server: Server
beforeAll(async () => {
  server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => server.close())

describe('what is not there', () => {
  it.each([
    '/assets',
    '/assets/',
    '/assets/v',
    '/assets/v/',
    '/assets/v/nothing.css',
    '/assets/v/fonts',
    '/assets/v/fonts/',
    '/assets/v/tokens.css',
    '/assets/v/__proto__',
    '/assets/v/constructor',
    '/assets/v/../../package.json',
    '/assets/v/../public/site.css',
    '/assets/v/..%2f..%2fpackage.json',
    '/assets/v/%2e%2e/%2e%2e/package.json',
    '/assets/v/..\\..\\package.json',
    '/assets/v//etc/passwd',
    '/assets/v/site.css%00',
    '/assets/v/%E0%A4%A',
    '/assets/v/site.css/',
  ])('%s answers 404 in short', async (path) => {
    const { status, headers, body } = await get(path)
    expect([status, body.toString(), headers['cache-control']]).toEqual([404, 'Not found\n', 'no-cache'])
  })

  it('refuses to write', async () => {
    const res = await supertest(app).post(assets.url('site.css')).send('x')
    expect([res.status, res.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  it('is told to whoever asks for its address in a view', () => {
    expect(() => assets.url('sit.css')).toThrow('No asset "sit.css"')
  })
})

describe('a file', () => {
  it.each([
    ['site.css', 'text/css; charset=utf-8'],
    ['enhance.mjs', 'text/javascript; charset=utf-8'],
    ['htmx.min.js', 'text/javascript; charset=utf-8'],
    ['favicon.svg', 'image/svg+xml; charset=utf-8'],
    ['fonts/archivo-88-latin.woff2', 'font/woff2'],
    ['fonts/OFL-Archivo.txt', 'text/plain; charset=utf-8'],
  ])('%s has its type and cannot be taken for another', async (name, type) => {
    const res = await supertest(app).get(assets.url(name)).expect(200)
    expect(res.headers['content-type']).toBe(type)
    expect(res.headers['x-content-type-options']).toBe('nosniff')
  })

  it.each([
    ['br', 'gzip, deflate, br, zstd'],
    ['gzip', 'gzip, deflate'],
    ['gzip', 'gzip, br;q=0'],
    [undefined, 'identity'],
    [undefined, 'gzip;q=0, br;q=0'],
    [undefined, undefined],
  ])('comes as %s to whoever takes %s', async (encoding, accepted) => {
    const plain = await get(assets.url('site.css'))
    const packed = await get(assets.url('site.css'), accepted ? { 'accept-encoding': accepted } : {})
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync, none: (body: Buffer) => body }
    expect(packed.headers['content-encoding']).toBe(encoding)
    expect(packed.headers.vary).toMatch(/accept-encoding/i)
    expect(unpack[(encoding ?? 'none') as keyof typeof unpack](packed.body)).toEqual(plain.body)
    expect(plain.body.toString()).toContain('.boundary')
  })

  it('is not packed twice: fonts', async () => {
    const { headers, body } = await get(assets.url('fonts/archivo-88-latin.woff2'), { 'accept-encoding': 'br, gzip' })
    expect(headers['content-encoding']).toBeUndefined()
    expect(body.subarray(0, 4).toString()).toBe('wOF2')
  })

  it('may be kept for ever under its own version, and shortly under one that is gone', async () => {
    const now = await get(assets.url('site.css'))
    const before = await get('/assets/0123456789abcdef/site.css')
    expect(now.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(before.headers['cache-control']).toBe('public, max-age=300')
    expect(before.body).toEqual(now.body)
  })

  it.each(['br', 'gzip', 'identity'])('answers 304 to whoever has it as %s', async (encoding) => {
    const headers = { 'accept-encoding': encoding }
    const first = await get(assets.url('site.css'), headers)
    const again = await get(assets.url('site.css'), { ...headers, 'if-none-match': first.headers.etag! })
    expect([first.status, again.status, again.body.length]).toEqual([200, 304, 0])
    expect(again.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('has another ETag in another encoding and for another content', async () => {
    const tags = await Promise.all([
      get(assets.url('site.css')),
      get(assets.url('site.css'), { 'accept-encoding': 'br' }),
      get(assets.url('site.css'), { 'accept-encoding': 'gzip' }),
      get(assets.url('staff.css')),
    ])
    expect(new Set(tags.map(({ headers }) => headers.etag)).size).toBe(4)
    const stale = await get(assets.url('site.css'), { 'if-none-match': tags[3]!.headers.etag! })
    expect(stale.status).toBe(200)
  })

  it('answers HEAD with headers alone', async () => {
    const whole = await get(assets.url('site.css'))
    const res = await supertest(app).head(assets.url('site.css')).set('Accept-Encoding', 'identity').expect(200)
    expect(res.headers['content-length']).toBe(String(whole.body.length))
    expect(res.text ?? '').toBe('')
  })
})

describe('the stylesheets', () => {
  const text = async (name: string) => (await get(assets.url(name))).body.toString()

  it('name fonts that are there', async () => {
    const addresses = [...(await text('site.css')).matchAll(/url\("?([^")]+)"?\)/g)].map(([, address]) => address!)
    expect(addresses).toHaveLength(2)
    for (const address of addresses) {
      const { pathname } = new URL(address, `http://x${assets.url('site.css')}`)
      expect(pathname).toBe(assets.url(address))
      expect((await get(pathname)).status).toBe(200)
    }
  })

  it('hold the order of layers first, then reset and rules, for readers without the staff rules', async () => {
    const site = await text('site.css')
    const order = ['@layer reset, tokens,', '@layer tokens {', '@layer reset {', 'modern-normalize v3', '@layer base {']
    const found = order.map((part) => site.indexOf(part))
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    expect(found[0]).toBe(0)
    expect(site).not.toMatch(/\.(savebar|tri-cell|queue-nums|staff|state-cap)\b/)
    expect(await text('staff.css')).toMatch(/\.savebar\b/)
  })

  it.each(['enhance.mjs', 'suggest.mjs'])('lose their comments and not one other line: %s', async (name) => {
    const { body } = await get(assets.url(name))
    const lines = (text: string) => text.split('\n').map((line) => line.trim())
    const own = lines(readFileSync(new URL(`../public/${name}`, import.meta.url), 'utf8'))
    expect(lines(body.toString())).toEqual(own.filter((line) => !line.startsWith('//') && !line.startsWith('/**')))
    expect(own.length - lines(body.toString()).length).toBeGreaterThan(2)
  })

  it.each(['site.css', 'staff.css'])('are whole after shortening: %s', async (name) => {
    const css = await text(name)
    expect(css.split('{')).toHaveLength(css.split('}').length)
    expect(css).not.toMatch(/\/\*(?!!)|\n\s/)
    expect(css.at(-1)).toBe('}')
  })
})

it('leaves a page under 55 kB of style, script and fonts', async () => {
  const sizes = names
    .filter((name) => !/staff|txt/.test(name))
    .map(async (name) => (await get(assets.url(name), { 'accept-encoding': 'br' })).body.length)
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(total).toBeLessThan(55_000)
  expect(total).toBeGreaterThan(40_000)
})

it.each(names)('serves %s', async (name) => {
  expect((await get(assets.url(name))).status).toBe(200)
})
