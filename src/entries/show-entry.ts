import type { Request, Response } from 'express'
import { type Item, itemPath } from '../catalogue/item.ts'
import { drawLocator } from '../catalogue/map-drawing.ts'
import { describeFields } from '../editing/form/describe-fields.ts'
import { fieldLabel, lowerFirst } from '../editing/form/field-labels.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import { shows } from '../send-text.ts'
import type { Site } from '../site.ts'
import { placeByKey, placeName } from '../themes/vocabularies.ts'
import type { CommonContent, Kind } from './kind.ts'
import type { RelatedItem } from './list-related.ts'
import { markSources } from './mark-sources.ts'
import { getPublished, getRevision, type PublishedEntry, type Relation } from './queries.ts'
import { sayCommon } from './say-related.ts'
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
  if (!preview && (await site.drawn.send(req, res))) return
  const found = preview
    ? await getRevision<Content>(site.db, kind, preview.revisionId)
    : await getPublished<Content>(site.db, kind.name, req.params.slug)
  if (!preview) site.drawn.keep(req, res, found.version!)
  const { from, marked, marksOf, fieldsOf } = markSources(found, language)
  const entry = {
    ...found,
    relations: found.relations.map((each) => (each.statedIn ? { ...each, marks: marksOf(each.statedIn) } : each)),
  }
  // a draft may have none yet
  entry.content.title ??= { [language]: functionsFor(language).t('editing.untitled') }
  const path = preview ? `/preview?token=${preview.token}` : itemPath(entry)
  if (!preview && entry.slug !== req.params.slug) {
    res.redirect(301, `/${language}${path}`)
    return
  }
  const { plain, t } = functionsFor(language)
  const added = more(entry, language)
  // what had not to be waited for did not ask the database for anything else
  if (!preview && !(added instanceof Promise)) shows(res, wordsFor(entry))
  const { structured, ...data } = await added
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
      from,
      marked,
      common: (other: RelatedItem) => sayCommon(other.common, language),
      saidBy: (code: string) => inOrder(kind, fieldsOf.get(code)!).map((field) => lowerFirst(fieldLabel(t, field))),
      inRole: (...roles: string[]) => relationsIn(entry, ...roles),
      ofRole: (...roles: string[]) => relationsOf(entry, ...roles),
      ...data,
    },
  )
}

/** Fields in the order in which the form of their kind has them. */
const inOrder = (kind: Kind, fields: string[]): string[] =>
  describeFields(kind).flatMap(({ name }) => (fields.includes(name) ? [name] : []))

/** What the page of an entry shows, as changes are announced: itself and all that it names. */
export const wordsFor = (entry: PublishedEntry<unknown>): string[] => [
  ...[{ item: entry.item }, ...entry.relations, ...entry.related, ...entry.publishers].map(
    ({ item }) => `entry:${item.id}`,
  ),
  ...entry.similar.flatMap(({ id, common }) => [id, ...common.named.map((each) => each.id)]).map((id) => `entry:${id}`),
]

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
