import type { Item } from '../catalogue/item.ts'
import { drawLocator } from '../catalogue/map-drawing.ts'
import type { Language } from '../languages.ts'
import { placeByKey, placeName } from '../themes/vocabularies.ts'

/** `possible`: nothing is agreed yet, the line is dotted. */
export type Tie = { item: Item; possible?: boolean }

/**
 * A small map with lines from one entry to others, each at its first place.
 * Undefined where fewer than two places are known.
 */
export function drawTies(from: Item, ties: Tie[], language: Language, label: string): string | undefined {
  const placeOf = ({ places: [key] }: Item) => (key ? placeByKey(key) : undefined)
  const start = placeOf(from)
  // Of several ties to one place the closest counts.
  const ends = Map.groupBy(ties, ({ item }) => placeOf(item))
  const lines = [...ends].flatMap(([place, there]) =>
    place && place !== start ? [{ place, possible: there.every(({ possible }) => possible) }] : [],
  )
  if (!start || lines.length === 0) return undefined
  return drawLocator({
    places: [start, ...lines.map(({ place }) => place)].map((place) => ({
      ...place,
      name: placeName(place.country, place.name, language),
    })),
    links: lines.map(({ place, possible }) => ({
      from: [start.lon, start.lat],
      to: [place.lon, place.lat],
      possible,
    })),
    label,
  })
}
