/**
 * Draws maps as SVG on the server. Pure functions: the same places give the same string. The classes are styled in
 * site.css under `.map`.
 */
import { escapeXml } from '../xml.ts'
import {
  chooseFrame,
  type Frame,
  isInside,
  type LonLat,
  locatorFrames,
  mapFrames,
  orientationLabels,
  type Point,
  round,
} from './map-frames.ts'
import { type Box, type Label, type PlacedLabel, placeLabels, type Spot } from './map-labels.ts'

export type LocatorPlace = { name: string; lat: number; lon: number }
/** `label` is what a screen reader says for the name: "Opole, 5 entries". */
export type MapPlace = LocatorPlace & { href: string; label: string; count: number }
/** A line between two areas; dotted while it is only possible. */
export type MapLink = { from: LonLat; to: LonLat; possible?: boolean }

type Marker = Point & { r: number }

/** Classes by the width from which a label is shown. */
const shownFrom = ['', 'from-mid', 'from-wide']

/**
 * The large map with a linked marker for each place. It shows Poland and Czechia, or more of Europe where a place
 * needs it; places outside Europe are left out.
 * @param label what the map shows, for screen readers.
 * @param t gives the names of countries, seas and towns.
 * @returns an svg element, to be printed unescaped.
 */
export function drawMap(content: {
  places: MapPlace[]
  links: MapLink[]
  label: string
  t: (key: string) => string
}): string {
  const { frame, places, links } = frameFor(mapFrames, content)
  const scale = frame.near ? 1 : 0.75
  const markers = places.map((place) => markerOf(frame, place, scale * Math.min(15, 7.5 + 2 * Math.sqrt(place.count))))
  const byImportance = places.map((_, i) => i).sort((a, b) => places[b]!.count - places[a]!.count || a - b)
  const names = byImportance.map((i) => nameOf(places[i]!, markers[i]!, 'place'))
  const labels = placeLabels([...names, ...orientationLabels(frame, content.t)], roomFor(frame, markers, links))
  const areas = places.map((place, i) => {
    const placed = labels[byImportance.indexOf(i)]
    const name = placed ? drawText(placed) : `<title>${escapeXml(place.name)}</title>`
    const address = `href="${escapeXml(place.href)}" aria-label="${escapeXml(place.label)}"`
    return `<a ${address}>${drawHit(i, markers)}${drawMarker(markers[i]!)}${name}</a>`
  })
  const around = labels.slice(names.length).map((name) => (name ? drawOrientation(name) : ''))
  const background = `<g aria-hidden="true">${frame.base}${around.join('')}</g>`
  return drawSheet(frame, 'group', content.label, `${background}${drawLinks(links)}${areas.join('')}`)
}

/**
 * The small picture of where something is: no links, no words but the names of the places.
 * @returns an svg element, to be printed unescaped.
 */
export function drawLocator(content: { places: LocatorPlace[]; links: MapLink[]; label: string }): string {
  const { frame, places, links } = frameFor(locatorFrames, content)
  const markers = places.map((place) => markerOf(frame, place, frame.near && places.length === 1 ? 9 : 7))
  const names = places.map((place, i) => nameOf(place, markers[i]!, 'locator'))
  const labels = placeLabels(names, roomFor(frame, markers, links)).map((name) => (name ? drawText(name) : ''))
  const signs = `${drawLinks(links)}${markers.map(drawMarker).join('')}${labels.join('')}`
  return drawSheet(frame, 'img', content.label, `${frame.base}${signs}`)
}

type Line = { from: Point; to: Point; possible?: boolean }

/** Chooses the frame and puts the links into it. What lies outside even of the widest frame is dropped here. */
function frameFor<Place extends LocatorPlace>(frames: Frame[], content: { places: Place[]; links: MapLink[] }) {
  const pointOf = (place: Place): LonLat => [place.lon, place.lat]
  const isOnMap = (point: LonLat) => isInside(frames.at(-1)!, point)
  const places = content.places.filter((place) => isOnMap(pointOf(place)))
  const onMap = content.links.filter(({ from, to }) => isOnMap(from) && isOnMap(to))
  const frame = chooseFrame(frames, [...places.map(pointOf), ...onMap.flatMap(({ from, to }) => [from, to])])
  const links = onMap.map(
    ({ from, to, possible }): Line => ({ from: frame.locate(from), to: frame.locate(to), possible }),
  )
  return { frame, places, links }
}

function markerOf(frame: Frame, place: LocatorPlace, r: number): Marker {
  return { ...frame.locate([place.lon, place.lat]), r: round(r) }
}

function nameOf({ name }: LocatorPlace, { x, y, r }: Marker, kind: 'place' | 'locator'): Label {
  const [right, left] = [x + r + 4, x - r - 4]
  const [above, below] = [y - r - 8, y + r + 21]
  const spots: Spot[] = [
    { x: right, y: y + 5, anchor: 'start' },
    { x, y: below, anchor: 'middle' },
    { x: left, y: y + 5, anchor: 'end' },
    { x, y: above, anchor: 'middle' },
    { x: right, y: y - 6, anchor: 'start' },
    { x: right, y: y + 16, anchor: 'start' },
    { x: left, y: y - 6, anchor: 'end' },
    { x: left, y: y + 16, anchor: 'end' },
    { x: x - r, y: above, anchor: 'start' },
    { x: x - r, y: below, anchor: 'start' },
    { x: x + r, y: above, anchor: 'end' },
    { x: x + r, y: below, anchor: 'end' },
  ]
  return { kind, text: name, spots: spots.map((spot) => ({ ...spot, x: round(spot.x), y: round(spot.y) })) }
}

/** Names keep off markers, and off the lines that matter where they can. */
function roomFor(frame: Frame, markers: Marker[], lines: Line[]): { frame: Box; solid: Box[]; soft: Box[] } {
  const edge = 4
  const steps = 16
  const around = ({ x, y }: Point, r: number): Box => ({ left: x - r, top: y - r, right: x + r, bottom: y + r })
  const along = ({ from, to }: Line) =>
    Array.from({ length: steps + 1 }, (_, i) => i / steps).map((part) =>
      around({ x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) }, 5),
    )
  return {
    frame: { left: edge, top: edge, right: frame.width - edge, bottom: frame.height - edge },
    solid: markers.map((marker) => around(marker, marker.r + 2)),
    soft: [...lines.flatMap(along), ...frame.border.map((point) => around(point, 4))],
  }
}

function drawSheet(frame: Frame, role: 'group' | 'img', label: string, content: string): string {
  const distance = frame.near ? '' : ' class="afar"'
  const name = `role="${role}" aria-label="${escapeXml(label)}"`
  return `<svg${distance} viewBox="0 0 ${frame.width} ${frame.height}" ${name}>${content}</svg>`
}

function drawLinks(lines: Line[]): string {
  const draw = ({ from, to, possible }: Line) =>
    `<path class="${possible ? 'maybe' : 'link'}" d="M${from.x} ${from.y}L${to.x} ${to.y}"/>`
  return lines.map(draw).join('')
}

function drawMarker({ x, y, r }: Marker): string {
  return `<circle class="pt" cx="${x}" cy="${y}" r="${r}"/><circle class="pt-in" cx="${x}" cy="${y}" r="${round(r * 0.38)}"/>`
}

/** The area that can be pressed: a finger wide, but not over that of a neighbour. */
function drawHit(index: number, markers: Marker[]): string {
  const { x, y, r } = markers[index]!
  const distances = markers.filter((_, i) => i !== index).map((other) => Math.hypot(other.x - x, other.y - y))
  const room = Math.max(r, Math.min(22, ...distances.map((distance) => distance / 2)))
  return `<circle class="hit${room < 22 ? ' close' : ''}" cx="${x}" cy="${y}" r="${round(room)}"/>`
}

function drawText(label: PlacedLabel): string {
  const { text, spot, kind } = label
  const classes = [kind === 'place' || kind === 'locator' ? '' : kind, shownFrom[label.from]].filter(Boolean).join(' ')
  const attributes = `${classes ? ` class="${classes}"` : ''} x="${spot.x}" y="${spot.y}"`
  const anchor = spot.anchor === 'start' ? '' : ` text-anchor="${spot.anchor}"`
  return `<text${attributes}${anchor}>${escapeXml(text)}</text>`
}

function drawOrientation(label: PlacedLabel): string {
  if (!label.mark) return drawText(label)
  const classes = ['dot', shownFrom[label.from]].filter(Boolean).join(' ')
  return `<circle class="${classes}" cx="${label.mark.x}" cy="${label.mark.y}" r="3"/>${drawText(label)}`
}
