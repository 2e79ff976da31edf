import { type Language, pickText } from '../languages.ts'
import { placeByKey } from '../themes/vocabularies.ts'
import type { PublishedEntry } from './queries.ts'

/**
 * The schema.org description of an entry for search engines (https://schema.org, JSON-LD).
 * A kind adds its own type and fields in `more`; persons never stand in it.
 */
export function describeEntry(
  entry: PublishedEntry,
  language: Language,
  url: string,
  more: Record<string, unknown> = {},
): object {
  const text = (value: Parameters<typeof pickText>[0]) => pickText(value, language, entry.originalLanguage)?.text
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    '@id': url,
    url,
    name: text(entry.content.title),
    description: text(entry.content.summary),
    inLanguage: entry.languages,
    dateModified: entry.updatedAt.toISOString(),
    isBasedOn: entry.sources.map((source) => ({
      '@type': 'CreativeWork',
      name: text(source.title),
      publisher: { '@type': 'Organization', name: source.owner },
      ...(source.dated && { datePublished: source.dated }),
    })),
    contentLocation: entry.item.places.flatMap((key) => {
      const place = placeByKey(key)
      if (!place) return []
      const geo = { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon }
      return [
        {
          '@type': 'Place',
          name: place.name,
          address: { '@type': 'PostalAddress', addressCountry: place.country },
          geo,
        },
      ]
    }),
    ...more,
  }
}
