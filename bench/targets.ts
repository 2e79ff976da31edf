import type { Child } from './processes.ts'
import { commonWord, rareWord } from './words.ts'

/** What is loaded: addresses that are asked for in turn. `floor` is the F3 to which a page of the portal is compared. */
export type Target = {
  name: string
  child: Child
  paths: string[]
  floor?: string
  headers?: Record<string, string>
  status?: number
}

type Servers = { portal: Child; startFloor0: (bytes: number) => Promise<Child>; floor3: Child }

/** All targets. The floors come first and give as many bytes as the portal's own page. */
export async function makeTargets({ portal, startFloor0, floor3 }: Servers): Promise<Target[]> {
  const get = (path: string, headers = {}) => fetch(`http://127.0.0.1:${portal.port}${path}`, { headers })
  const bytesOf = async (path: string) => (await (await get(path, { 'Accept-Encoding': 'identity' })).bytes()).length
  const slugsOf = async (kinds: string) => {
    const { items } = (await (await get(`/api/v1/${kinds}?limit=10`)).json()) as { items: { slug: string }[] }
    return items.map(({ slug }) => slug)
  }

  const catalogue = '/pl/catalogue'
  const words = (q: string) => `${catalogue}?q=${q}`
  const practices = await slugsOf('practices')
  const partnerships = await slugsOf('partnerships')
  const etag = (await get(catalogue)).headers.get('etag') ?? 'none'
  const size = await bytesOf(catalogue)
  const floor0 = await startFloor0(size)

  const search = async (q: string) => [`/search?q=${q}&bytes=${await bytesOf(words(q))}`]
  const entry = async () => {
    const paths: string[] = []
    for (const slug of practices) paths.push(`/practice/${slug}?bytes=${await bytesOf(`/pl/practices/${slug}`)}`)
    return paths
  }
  const list = 'F3 list'
  const page = (name: string, paths: string[], floor = list): Target => ({ name, child: portal, paths, floor })
  return [
    { name: 'F0', child: floor0, paths: ['/'] },
    { name: list, child: floor3, paths: [`/list?bytes=${size}`] },
    { name: 'F3 search, common word', child: floor3, paths: await search(commonWord) },
    { name: 'F3 search, rare word', child: floor3, paths: await search(rareWord) },
    { name: 'F3 entry', child: floor3, paths: await entry() },
    page('home', ['/pl']),
    page('catalogue', [catalogue]),
    page('catalogue, filtered', [`${catalogue}?kind=practice&country=PL`]),
    page('search, common word', [words(commonWord)], 'F3 search, common word'),
    page('search, rare word', [words(rareWord)], 'F3 search, rare word'),
    page(
      'entry',
      practices.map((slug) => `/pl/practices/${slug}`),
      'F3 entry',
    ),
    page(
      'timeline',
      partnerships.map((slug) => `/pl/partnerships/${slug}/timeline`),
    ),
    { ...page('catalogue, 304', [catalogue]), headers: { 'If-None-Match': etag }, status: 304 },
    { ...page('catalogue, compressed', [catalogue]), headers: { 'Accept-Encoding': 'gzip, deflate, br' } },
    page('API catalogue', ['/api/v1/catalogue']),
  ]
}
