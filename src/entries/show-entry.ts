import type { Request, Response } from 'express'
import { type Item, itemPath } from '../catalogue/item.ts'
import { drawLocator } from '../catalogue/map-drawing.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { placeByKey, placeName } from '../themes/vocabularies.ts'
import type { CommonContent, Kind } from './kind.ts'
import { getPublished, getRevision, type PublishedEntry, type Relation } from './queries.ts'
import { describeEntry } from './structured-data.ts'

/**
 * The page of an entry: finds it, leads from a former address to the present one, and draws the view
 * `<plural>/show` with what every kind's page has, `page.inRole` and `page.ofRole` among it: relations by role.
 * `more` adds what only this kind shows.
 */
export async function showEntry<Content extends CommonContent>(
  site: Site,
  req: Request<{ slug: string }>,
  res: Response,
  kind: Kind,
  more: (entry: PublishedEntry<Content>, language: Language) => Promise<ShowMore> | ShowMore = () => ({}),
): Promise<void> {
  const language: Language = res.locals.language
  const preview: Preview | undefined = res.locals.preview
  const entry = preview
    ? await getRevision<Content>(site.db, kind, preview.revisionId)
    : await getPublished<Content>(site.db, kind.name, req.params.slug)
  // a draft may have none yet
  entry.content.title ??= { [language]: functionsFor(language).t('editing.untitled') }
  const path = preview ? `/preview?token=${preview.token}` : itemPath(entry)
  if (!preview && entry.slug !== req.params.slug) {
    res.redirect(301, `/${language}${path}`)
    return
  }
  const { plain } = functionsFor(language)
  const { structured, ...data } = await more(entry, language)
  await site.render(
    req,
    res,
    `${kind.plural}/show`,
    {
      title: plain(entry.content.title, entry.originalLanguage),
      description: plain(entry.content.summary, entry.originalLanguage),
      path,
      nav: `/${kind.plural}`,
      ...(preview
        ? { private: true }
        : { jsonLd: describeEntry(entry, language, `${site.baseUrl(req)}/${language}${path}`, structured) }),
    },
    {
      ...(preview && { preview, fileQuery: `?preview=${preview.token}` }),
      entry,
      content: entry.content,
      locator: locatorOf(entry, language),
      inRole: (...roles: string[]) => relationsIn(entry, ...roles),
      ofRole: (...roles: string[]) => relationsOf(entry, ...roles),
      ...data,
    },
  )
}

/** A version that is shown in place of the public one, to whoever holds its link (editing/preview-routes.ts). */
export type Preview = { revisionId: number; number: number; token: string; until: string }

/** What a kind adds to its page; `structured` is merged into the schema.org description. */
export type ShowMore = Record<string, unknown> & { structured?: Record<string, unknown> }

/** The small map of an entry's places; undefined where no town is known. */
export function locatorOf(entry: Pick<PublishedEntry, 'item'>, language: Language): string | undefined {
  const places = entry.item.places.flatMap((key) => {
    const place = placeByKey(key)
    return place ? [{ name: placeName(place.country, place.name, language), lat: place.lat, lon: place.lon }] : []
  })
  if (places.length === 0) return undefined
  const { t } = functionsFor(language)
  return drawLocator({ places, links: [], label: t('entries.mapOf', { places: places.map((p) => p.name).join(', ') }) })
}

/** The relations in these roles, role by role, as this entry's own revision states them. */
export const relationsIn = (entry: Pick<PublishedEntry, 'relations'>, ...roles: string[]): Relation[] =>
  roles.flatMap((role) => entry.relations.filter((relation) => relation.role === role))

/** The relations in these roles, role by role, of the entries that point at this one. */
export const relationsOf = (entry: Pick<PublishedEntry, 'related'>, ...roles: string[]): Relation[] =>
  roles.flatMap((role) => entry.related.filter((relation) => relation.role === role))

/** The other ends of the relations in a role. */
export const inRole = (entry: Pick<PublishedEntry, 'relations'>, role: string): Item[] =>
  relationsIn(entry, role).map(({ item }) => item)
