/** A finished answer with all that it needs to be sent again. `shows`: words for what it shows; undefined: anything. */
export type KeptPage = {
  etag: string
  /** Name, value, name, value…: as writeHead takes them. */
  headers: string[]
  /** Those of them that an answer "not modified" has. */
  validators: string[]
  bytes: Buffer
  /** Made when first asked for. */
  copies: Partial<Record<'br' | 'gzip', Buffer | Promise<Buffer>>>
  shows: readonly string[] | undefined
}

type Kept = KeptPage & { size: number }

/** What a page takes beside its bytes: headers, key, the entries of the maps. */
const overhead = 2500

/** Pages by key, together at most so many bytes; where there is no room those go that were not asked for the longest. */
export type KeptPages = {
  get(key: string): KeptPage | undefined
  put(key: string, page: KeptPage): void
  /** A compressed copy was made of a page. */
  grow(key: string, page: KeptPage, bytes: number): void
  /** Drops each page that shows one of these, and each that may show anything; with `all` every page. Gives how many. */
  drop(words: readonly string[]): number
  bytes(): number
  count(): number
}

export function keepPages(most: number): KeptPages {
  const pages = new Map<string, Kept>() // a Map keeps its order: the first is the one that was not asked for the longest
  const showing = new Map<string, Set<string>>()
  const anything = ''
  let bytes = 0

  const wordsOf = (page: KeptPage) => page.shows ?? [anything]

  function remove(key: string): void {
    const page = pages.get(key)
    if (!page) return
    pages.delete(key)
    bytes -= page.size
    for (const word of wordsOf(page)) {
      const keys = showing.get(word)
      keys?.delete(key)
      if (keys?.size === 0) showing.delete(word)
    }
  }

  function makeRoom(): void {
    for (const key of pages.keys()) {
      if (bytes <= most) return
      remove(key)
    }
  }

  return {
    get(key) {
      const page = pages.get(key)
      if (page) {
        pages.delete(key)
        pages.set(key, page)
      }
      return page
    },
    put(key, page) {
      remove(key)
      const size = page.bytes.length + key.length + overhead + 100 * wordsOf(page).length
      if (size > most / 8) return // one sitemap of a million addresses is not worth all other pages
      pages.set(key, { ...page, size })
      bytes += size
      for (const word of wordsOf(page)) {
        const keys = showing.get(word)
        if (keys) keys.add(key)
        else showing.set(word, new Set([key]))
      }
      makeRoom()
    },
    grow(key, page, more) {
      const kept = pages.get(key)
      if (kept?.copies !== page.copies) return // dropped meanwhile
      kept.size += more
      bytes += more
      makeRoom()
    },
    drop(words) {
      const before = pages.size
      if (words.includes('all')) {
        pages.clear()
        showing.clear()
        bytes = 0
        return before
      }
      for (const word of [anything, ...words]) for (const key of [...(showing.get(word) ?? [])]) remove(key)
      return before - pages.size
    },
    bytes: () => bytes,
    count: () => pages.size,
  }
}
