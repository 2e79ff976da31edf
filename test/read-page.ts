import type { Portal } from './portal.ts'

// The readers take a function that gives the portal: a test file has none before its beforeAll.

/** A reader of pages by their paths: `await read('/en/about')` is the HTML of a page that answers 200. */
export function readerOf(portal: () => Portal) {
  return async (path: string) => (await portal().request().get(path).expect(200)).text
}

/**
 * Readers of the entries of a kind, by its plural in the address.
 * `read` gives the request, to expect any answer of; `text` the HTML of a page that answers 200.
 */
export function entryReadersOf(portal: () => Portal, plural: string) {
  const read = (slug: string, language = 'en') => portal().request().get(`/${language}/${plural}/${slug}`)
  const text = async (slug: string, language = 'en') => (await read(slug, language).expect(200)).text
  return { read, text }
}

/** What a person reads: the words without markup and scripts; spaces that do not break count as spaces. */
export const words = (html: string) =>
  html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')

/** The HTML from an id to the end of its section; empty where the page has no such id. */
export const sectionHtml = (html: string, id: string) =>
  new RegExp(`id="${id}".*?</section>`, 's').exec(html)?.[0] ?? ''

/** The words of a section; empty where the page has none of that id. */
export const section = (html: string, id: string) => words(sectionHtml(html, id))

/** What a page says of itself for machines; an empty object where it says nothing. */
export const jsonLd = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}')
