import { brotliCompressSync } from 'node:zlib'
import type { Child } from './processes.ts'
import { commonWord, rareWord } from './words.ts'

/**
 * What is loaded: addresses that are asked for in turn. `floor`: the target to which it is compared, and `least`, what
 * part of that floor's rate it must reach.
 */
export type Target = {
  name: string
  child: Child
  paths: string[]
  floor?: string
  least?: number
  headers?: Record<string, string>
  status?: number
}

/** `portal` keeps no pages in memory, `keeping` does, `two` is two processes that keep none. */
export type Servers = {
  portal: Child
  keeping: Child
  two?: Child
  startFloor0: (...bytes: number[]) => Promise<Child>
  floor3: Child
}

const compressed = { 'Accept-Encoding': 'br' }

/** All targets. The floors come first and give as many bytes as the portal's own pages. */
export async function makeTargets({ portal, keeping, two, startFloor0, floor3 }: Servers): Promise<Target[]> {
  const get = (path: string, headers = {}) => fetch(`http://127.0.0.1:${portal.port}${path}`, { headers })
  const bytesOf = async (path: string) => (await (await get(path, { 'Accept-Encoding': 'identity' })).bytes()).length
  const slugsOf = async (kinds: string) => {
    const { items } = (await (await get(`/api/v1/${kinds}?limit=10`)).json()) as { items: { slug: string }[] }
    return items.map(({ slug }) => slug)
  }

  const catalogue = '/pl/catalogue'
  const words = (q: string) => `${catalogue}?q=${q}`
  const practices = (await slugsOf('practices')).map((slug) => `/pl/practices/${slug}`)
  const partnerships = await slugsOf('partnerships')
  const html = await (await get(catalogue, { 'Accept-Encoding': 'identity' })).bytes()
  const kept = await fetch(`http://127.0.0.1:${keeping.port}${catalogue}`)
  const etag = kept.headers.get('etag') ?? 'none'
  await kept.bytes()
  const floor0 = await startFloor0(html.length, brotliCompressSync(html).length)

  const search = async (q: string) => [`/search?q=${q}&bytes=${await bytesOf(words(q))}`]
  const entry: string[] = []
  for (const path of practices) entry.push(`/practice/${path.split('/').at(-1)}?bytes=${await bytesOf(path)}`)
  const list = 'F3 list'
  const page = (name: string, paths: string[], floor = list, least?: number): Target => ({
    ...{ name, child: portal, paths, floor, least },
  })
  const fromMemory = (name: string, paths: string[], floor: string): Target => ({
    ...{ name: `kept: ${name}`, child: keeping, paths, floor, least: 0.85 },
  })
  return [
    { name: 'F0', child: floor0, paths: ['/'] },
    { name: 'F0 compressed', child: floor0, paths: ['/compressed'] },
    { name: 'F0 304', child: floor0, paths: ['/304'], status: 304 },
    { name: list, child: floor3, paths: [`/list?bytes=${html.length}`] },
    { name: 'F3 search, common word', child: floor3, paths: await search(commonWord) },
    { name: 'F3 search, rare word', child: floor3, paths: await search(rareWord) },
    { name: 'F3 entry', child: floor3, paths: entry },
    page('home', ['/pl']),
    page('catalogue', [catalogue], list, 0.9),
    page('catalogue, filtered', [`${catalogue}?kind=practice&country=PL`]),
    page('search, common word', [words(commonWord)], 'F3 search, common word', 0.9),
    page('search, rare word', [words(rareWord)], 'F3 search, rare word', 0.9),
    page('entry', practices, 'F3 entry', 0.9),
    page(
      'timeline',
      partnerships.map((slug) => `/pl/partnerships/${slug}/timeline`),
    ),
    page('API catalogue', ['/api/v1/catalogue']),
    fromMemory('catalogue', [catalogue], 'F0'),
    fromMemory('entry', practices, 'F0'),
    { ...fromMemory('catalogue, compressed', [catalogue], 'F0 compressed'), headers: compressed },
    { ...fromMemory('catalogue, 304', [catalogue], 'F0 304'), headers: { 'If-None-Match': etag }, status: 304 },
    ...(two ? [{ ...page('two processes: catalogue', [catalogue], 'catalogue', 1.4), child: two }] : []),
  ]
}
