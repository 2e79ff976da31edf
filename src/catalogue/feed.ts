import { type Language, languages, pickText, type T } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import { escapeXml } from '../xml.ts'
import { type Item, itemPath } from './item.ts'
import { facetLabel, presentChips } from './present-catalogue.ts'
import type { Found } from './queries.ts'
import { type Search, searchAddress } from './schema.ts'

/** An empty feed must have a date too, and one that does not change. */
const beginning = new Date(0).toISOString()

/** The feed (Atom, RFC 4287) of what a search finds, the latest change first, in the words of `language`. */
export function drawFeed(found: Found, options: { search: Search; language: Language; baseUrl: string }): string {
  const { search, language, baseUrl } = options
  const { t } = functionsFor(language)
  const query = searchAddress(search, { view: 'list', sort: undefined })
  const address = `${baseUrl}/feed.atom${query}`
  const self = language === 'en' ? address : `${address}${query ? '&' : '?'}lang=${language}`
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${escapeXml(self)}</id>
<title>${escapeXml(feedTitle(found, search, t))}</title>
<updated>${iso(found.items[0]?.updatedAt ?? beginning)}</updated>
<author><name>${escapeXml(t('portal.name'))}</name><uri>${escapeXml(`${baseUrl}/${language}`)}</uri></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
${pageLinks((of) => `${baseUrl}/${of}/catalogue${query}`, language)}
${found.items.map((item) => drawEntry(item, t, baseUrl)).join('')}</feed>
`
}

/** With what was asked for, so that a reader who follows several feeds can tell them apart. */
function feedTitle(found: Found, search: Search, t: T): string {
  const words = search.q ? [t('portal.quoted', { text: search.q })] : []
  const asked = [...words, ...presentChips(found, search, t, '').map((chip) => chip.label)]
  const title = `${t('portal.name')} – ${t('portal.feed')}`
  return asked.length > 0 ? `${title}: ${asked.join(', ')}` : title
}

/** As the database writes it in JSON, with its zone, brought to UTC. */
const iso = (time: string): string => new Date(time).toISOString()

function drawEntry(item: Item, t: T, baseUrl: string): string {
  const text = (name: string, type: string, value: Item['title'] | null) => {
    const picked = pickText(value, t.language, item.originalLanguage)
    return picked ? `<${name}${type} xml:lang="${picked.language}">${escapeXml(picked.text)}</${name}>\n` : ''
  }
  const category = (name: 'kind' | 'theme', value: string) =>
    `<category term="${escapeXml(value)}" label="${escapeXml(facetLabel(name, { value }, t))}"/>\n`
  return `<entry>
<id>${escapeXml(permanentId(item, baseUrl))}</id>
${text('title', '', item.title)}<published>${iso(item.publishedAt)}</published>
<updated>${iso(item.updatedAt)}</updated>
${pageLinks((of) => `${baseUrl}/${of}${itemPath(item)}`, t.language)}
${category('kind', item.kind)}${item.themes.map((theme) => category('theme', theme)).join('')}${text('summary', ' type="text"', item.summary)}</entry>
`
}

/** Links to a page in every language, the reader's first: that is the one which feed readers open. */
const pageLinks = (address: (language: Language) => string, first: Language): string =>
  [first, ...languages.filter((language) => language !== first)]
    .map((of) => `<link rel="alternate" type="text/html" hreflang="${of}" href="${escapeXml(address(of))}"/>`)
    .join('\n')

/** An id that outlives a new slug, a new scheme and a new port (RFC 4151), the same in all languages. */
function permanentId({ kind, id }: Item, baseUrl: string): string {
  const host = URL.parse(baseUrl)?.hostname ?? ''
  return `tag:${/^[a-z0-9.-]+$/.test(host) ? host : 'localhost'},2026:${kind}/${id}`
}
