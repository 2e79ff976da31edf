import type { Db } from '../database.ts'
import { type Language, languages } from '../languages.ts'
import { kindsWithTimeline } from '../timelines/write-timeline.ts'
import { escapeXml } from '../xml.ts'
import { itemPath } from './item.ts'

/** A public page by its address without the language. */
export type SitemapPage = { path: string; updatedAt?: Date }

type Kinds = readonly { name: string; plural: string }[]

/** Kinds of entry that have a timeline page of their own. */

/** Every page that search engines should know, in one statement: the fixed ones, themes in use, entries, timelines. */
export async function findSitemapPages(db: Db, kinds: Kinds): Promise<SitemapPage[]> {
  const { rows } = await db.query<{ kind: string; slug: string; themes: string[]; updatedAt: Date }>({
    name: 'sitemap',
    text: `select c.kind, c.slug, c.themes, e.updated_at "updatedAt"
      from catalogue c join entries e on e.id = c.entry_id order by c.kind, c.entry_id`,
  })
  const themes = [...new Set(rows.flatMap((row) => row.themes))].sort()
  return [
    ...['', '/catalogue', ...kinds.map(({ plural }) => `/${plural}`), '/themes'].map((path) => ({ path })),
    ...['/about', '/accessibility', '/privacy'].map((path) => ({ path })),
    ...themes.map((id) => ({ path: `/themes/${id}` })),
    ...rows.flatMap(({ updatedAt, ...row }) => {
      const path = itemPath(row)
      const timeline = kindsWithTimeline.includes(row.kind) ? [{ path: `${path}/timeline`, updatedAt }] : []
      return [{ path, updatedAt }, ...timeline]
    }),
  ]
}

/** What search engines read of one file; each page has an address in every language. */
const mostAddresses = 50_000
const mostPages = Math.floor(mostAddresses / languages.length)

/**
 * The sitemap (sitemaps.org) of all pages; of more than one file may hold an index of parts, and `part` (from 1) is
 * one of these. Undefined where there is no such part. `most` is the number of pages in a file.
 */
export function drawSitemap(
  pages: SitemapPage[],
  baseUrl: string,
  part?: number,
  most = mostPages,
): string | undefined {
  const parts = Math.max(1, Math.ceil(pages.length / most))
  if (part === undefined && parts > 1) return drawIndex(parts, baseUrl)
  if (part !== undefined && part > parts) return undefined
  const from = ((part ?? 1) - 1) * most
  const urls = pages.slice(from, from + most).flatMap((page) => languages.map((of) => drawAddress(page, of, baseUrl)))
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('')}</urlset>
`
}

function drawIndex(parts: number, baseUrl: string): string {
  const addresses = Array.from({ length: parts }, (_, i) => escapeXml(`${baseUrl}/sitemap.xml?part=${i + 1}`))
  return `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => `<sitemap><loc>${address}</loc></sitemap>\n`).join('')}</sitemapindex>
`
}

function drawAddress({ path, updatedAt }: SitemapPage, language: Language, baseUrl: string): string {
  const address = (of: Language) => escapeXml(`${baseUrl}/${of}${path}`)
  const link = (hreflang: string, of: Language) =>
    `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${address(of)}"/>`
  const links = [...languages.map((of) => link(of, of)), link('x-default', 'en')].join('')
  const changed = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''
  return `<url><loc>${address(language)}</loc>${changed}${links}</url>\n`
}
