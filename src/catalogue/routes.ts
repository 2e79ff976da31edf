import { type Request, type Response, Router } from 'express'
import type { Language, T } from '../languages.ts'
import { pickText } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { themeWords } from '../themes/themes.ts'
import { placeByKey, placeName } from '../themes/vocabularies.ts'
import { drawMap, type MapLink } from './map-drawing.ts'
import { findPassage, markWords } from './mark-passage.ts'
import { capital, presentChips, presentFacets, presentTopic, presentWaysOn } from './present-catalogue.ts'
import { type Found, findCatalogue, type Hit } from './queries.ts'
import { parseSearch, type Search, searchAddress, searchPairs } from './schema.ts'

/** Every text of a hit in the order in which its passage is looked for; given by whoever knows the kinds. */
export type TextsOf = (hit: Hit) => { field: string; text: string; language?: Language }[]

const pageSize = 20

/** The catalogue, and the same narrowed to each kind under the kind's own address. */
export function catalogueRoutes(
  site: Site,
  kinds: readonly { name: string; plural: string }[],
  textsOf: TextsOf,
): Router {
  const routes = Router()
  routes.get('/catalogue', (req, res) => showCatalogue(site, req, res, textsOf))
  for (const kind of kinds) routes.get(`/${kind.plural}`, (req, res) => showCatalogue(site, req, res, textsOf, kind))
  return routes
}

async function showCatalogue(
  site: Site,
  req: Request,
  res: Response,
  textsOf: TextsOf,
  kind?: { name: string; plural: string },
): Promise<void> {
  if (await site.drawn.send(req, res)) return
  const language: Language = res.locals.language
  const { t } = functionsFor(language)
  const asked = { ...parseSearch(req.query), limit: pageSize } // `limit` is for machines: links of pages do not carry it
  // On a kind's own list the address says the kind; a parameter cannot widen it.
  const own = { ...asked, kind: [] }
  const search = kind ? { ...asked, kind: [kind.name] } : asked
  const path = kind ? `/${kind.plural}` : '/catalogue'
  // the list offers no places: they are chosen on the map
  const uncounted = search.view === 'map' ? [] : (['place'] as const)
  const found = await findCatalogue(site.db, { ...search, uncounted }, language)
  site.drawn.keep(req, res, found.version)
  const shown = kind ? own : search
  const chips = presentChips(found, shown, t, `/${language}${path}`)
  const pages = Math.max(1, Math.ceil(found.total / search.limit))
  const heading = kind ? t(`kinds.${kind.plural}`) : t('catalogue.title')
  await site.render(
    req,
    res,
    'catalogue/show',
    {
      title: pageTitle(search, found, heading, t),
      description: t('catalogue.description'),
      path: path + searchAddress(shown, { page: search.page }),
      nav: path,
      live: true,
      feed: addLanguage(`/feed.atom${searchAddress(search, { view: 'list' })}`, language),
      // A search is not a page for search engines; the bare lists are.
      noindex: searchPairs(shown).length > 0,
    },
    {
      heading,
      kind: kind?.name,
      base: path,
      search: shown,
      found,
      facets: presentFacets(found, shown, t, kind && 'kind'),
      chips,
      recognised: presentTopic(found, shown, t, `/${language}${path}`),
      waysOn: presentWaysOn(found, shown, chips, `/${language}${path}`),
      hits: found.items.map((hit) => ({
        ...hit,
        marked: search.q ? markHit(hit, found.searched.lexemes, language, textsOf) : undefined,
      })),
      map: search.view === 'map' ? presentMap(found, shown, path, t) : undefined,
      pairs: (change: Partial<Search>) => searchPairs({ ...shown, page: 1, ...change }),
      to: (change: Partial<Search>) => `/${language}${path}${searchAddress(shown, change)}`,
      exports: ['csv', 'xlsx'].map((format) => ({
        name: format.toUpperCase(),
        href: `/${language}${path}.${format}${searchAddress(shown, { sort: undefined, view: 'list' })}`,
      })),
      json: addLanguage(`/api/v1/catalogue${searchAddress(search, { view: 'list' })}`, language),
      page: {
        number: search.page,
        pages,
        from: (search.page - 1) * search.limit + 1,
        to: Math.min(search.page * search.limit, found.total),
      },
    },
  )
}

/** The same in the words of the reader's language, where English is what is given unasked. */
export const addLanguage = (address: string, language: Language): string =>
  language === 'en' ? address : `${address}${address.includes('?') ? '&' : '?'}lang=${language}`

function pageTitle(search: Search, found: Found, heading: string, t: T): string {
  if (search.q) return t('catalogue.titleSearch', { q: search.q, heading, count: found.total })
  return search.page > 1 ? t('catalogue.titlePage', { heading, page: search.page }) : heading
}

/** Title and passage of a hit with the searched words marked. */
function markHit(hit: Hit, wanted: ReadonlySet<string>, language: Language, textsOf: TextsOf) {
  const title = pickText(hit.title, language, hit.originalLanguage)
  const marked = title && markWords(title.text, wanted, title.language)
  const texts = textsOf(hit).filter((text) => text.field !== 'title')
  const passage = findPassage(texts, wanted, language)
  // found by a name of one of its themes alone: then that is the reason to show
  const theme =
    marked || passage ? undefined : hit.themes.find((id) => themeWords(id).some((text) => markWords(text, wanted)))
  return { title: marked, passage, theme }
}

/** Lines from the first of some places to each of the others. */
function linksBetween(keys: string[]): MapLink[] {
  const [first, ...others] = keys.flatMap((key) => placeByKey(key) ?? [])
  return others.map((place) => ({ from: [first!.lon, first!.lat], to: [place.lon, place.lat] }))
}

/** The map of what was found: a marker and a list item for each place, leading to the entries there. */
export function presentMap(found: Found, search: Search, path: string, t: T, ties: string[][] = []) {
  const { language } = t
  const places = found.facets.place.flatMap(({ value, count }) => {
    const place = placeByKey(value)
    if (!place || count === 0) return []
    const name = placeName(place.country, place.name, language)
    const href = `/${language}${path}${searchAddress(search, { place: [value], view: 'list' })}`
    const label = t('catalogue.placeEntries', { place: name, count })
    return [{ key: value, name, href, label, count, lat: place.lat, lon: place.lon }]
  })
  return {
    svg: drawMap({ places, links: ties.flatMap(linksBetween), label: capital(t('catalogue.mapLabel')), t }),
    places,
  }
}
