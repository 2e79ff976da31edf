import type { Item } from '../catalogue/item.ts'
import { drawLocator } from '../catalogue/map-drawing.ts'
import type { Language } from '../languages.ts'
import { placeByKey, placeName } from '../themes/vocabularies.ts'

/**
 * A small map with lines from one entry to others, each at its first place; dotted while the ties are only possible.
 * Undefined where fewer than two places are known.
 */
export function drawTies(
  from: Item,
  others: Item[],
  { language, label, possible = false }: { language: Language; label: string; possible?: boolean },
): string | undefined {
  const placeOf = ({ places: [key] }: Item) => (key ? placeByKey(key) : undefined)
  const start = placeOf(from)
  const ends = [...new Set(others.map(placeOf))].flatMap((place) => (place && place !== start ? [place] : []))
  if (!start || ends.length === 0) return undefined
  return drawLocator({
    places: [start, ...ends].map((place) => ({ ...place, name: placeName(place.country, place.name, language) })),
    links: ends.map((end) => ({ from: [start.lon, start.lat], to: [end.lon, end.lat], possible })),
    label,
  })
}
