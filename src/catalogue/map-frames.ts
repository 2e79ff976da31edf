/** The frames that prepare-map.ts computed at install, opened for drawing: which one to take, where a place lies in it. */
import { readFileSync } from 'node:fs'
import { geoConicConformal } from 'd3-geo'
import type { MapData, MapFrame } from '../prepare-map.ts'
import type { Label, LabelKind, Width } from './map-labels.ts'

export type LonLat = [lon: number, lat: number]
export type Point = { x: number; y: number }

export type Frame = {
  width: number
  height: number
  /** Poland and Czechia fill the frame; otherwise they are a part of Europe, and signs are drawn smaller. */
  near: boolean
  /** The shapes, as SVG. */
  base: string
  /** Bends of the Polish–Czech border, which names should not hide. */
  border: Point[]
  names: Name[]
  degrees: MapFrame['degrees']
  locate: (point: LonLat) => Point
}

/** A name for orientation: the spots it may take (lon lat, best first), the width of the map from which it fits. */
type Name = { kind: LabelKind; key: string; at: string; from?: Width }

const towns: Name[] = [
  { kind: 'minor', key: 'map.warsaw', at: '21.012 52.23' },
  { kind: 'minor', key: 'map.prague', at: '14.438 50.075' },
]
const namesFromNearToFar: Name[][] = [
  [
    ...towns,
    { kind: 'country', key: 'map.poland', at: '19.9 51.6, 19.4 53.2, 21.4 51.1, 18.2 52.7, 21.2 53.2' },
    { kind: 'country', key: 'map.czechia', at: '15.3 49.5, 15.3 49.2, 14.4 49.4, 15.6 50.3' },
    { kind: 'sea', key: 'map.balticSea', at: '17 55, 15.6 54.7, 20 55.2' },
  ],
  [
    ...towns,
    { kind: 'country', key: 'map.poland', at: '19.4 51.9, 19.4 53.1, 19.6 51.2' },
    { kind: 'country', key: 'map.czechia', at: '15.4 49.6', from: 2 },
    { kind: 'sea', key: 'map.balticSea', at: '18.4 55.6', from: 2 },
    { kind: 'sea', key: 'map.northSea', at: '3.6 56.4, 3.2 57.8', from: 1 },
  ],
  [
    ...towns,
    { kind: 'sea', key: 'map.northSea', at: '2.9 56.4', from: 2 },
    { kind: 'sea', key: 'map.mediterraneanSea', at: '18.5 35.2, 5.5 38.6', from: 1 },
  ],
]

const data: MapData = JSON.parse(readFileSync(new URL('../../build/map.json', import.meta.url), 'utf8'))

/** From near to far. */
export const mapFrames = data.large.map((frame, i) => openFrame(frame, i === 0, namesFromNearToFar[i]!))
export const locatorFrames = data.locator.map((frame, i) => openFrame(frame, i === 0, []))

/** @returns the first frame that holds all points, or the last one. */
export function chooseFrame(frames: Frame[], points: LonLat[]): Frame {
  return frames.find((frame) => points.every((point) => isInside(frame, point))) ?? frames.at(-1)!
}

/** @returns whether a marker at the point would be seen as a whole; false for what is no position at all. */
export function isInside(frame: Frame, point: LonLat): boolean {
  const { x, y } = frame.locate(point)
  const margin = 18
  return x >= margin && x <= frame.width - margin && y >= margin && y <= frame.height - margin
}

/** @returns the names and degrees of the frame as labels, the important ones first. */
export function orientationLabels(frame: Frame, t: (key: string) => string): Label[] {
  const names = frame.names.map(({ kind, key, at, from }): Label => {
    const points = at.split(', ').map((point) => frame.locate(point.split(' ').map(Number) as LonLat))
    if (kind === 'minor') return townLabel(t(key), points[0]!)
    const text = kind === 'country' ? t(key).toUpperCase() : t(key)
    return { kind, text, from, spots: points.map((point) => ({ ...point, anchor: 'middle' })) }
  })
  const degrees = frame.degrees.map(
    ({ text, ...spot }): Label => ({
      kind: 'deg',
      text,
      spots: [{ ...spot, anchor: 'start' }],
    }),
  )
  return [...names, ...degrees]
}

function townLabel(text: string, { x, y }: Point): Label {
  const dot = { left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 }
  return {
    kind: 'minor',
    text,
    mark: { ...dot, x, y },
    spots: [
      { x: x + 8, y: y + 4, anchor: 'start' },
      { x: x - 8, y: y + 4, anchor: 'end' },
      { x, y: y - 10, anchor: 'middle' },
    ],
  }
}

function openFrame(frame: MapFrame, near: boolean, names: Name[]): Frame {
  const { width, height, degrees, layers } = frame
  const { rotate, parallels, scale, translate } = frame.projection
  const projection = geoConicConformal().rotate(rotate).parallels(parallels).scale(scale).translate(translate)
  const base = layers.map(([name, path]) => `<path class="${name}" d="${inSteps(path)}"/>`).join('')
  const locate = (point: LonLat) => {
    const [x, y] = projection(point) ?? [Number.NaN, Number.NaN]
    return { x: round(x), y: round(y) }
  }
  const border = pointsOf(layers.find(([name]) => name === 'frontier')?.[1] ?? '')
  return { width, height, near, names, degrees, base, border, locate }
}

/**
 * The path from point to point, on a grid of half a unit: a map is a sixth of the page that it stands on, and
 * this is a quarter less of it. Shapes that share a border keep sharing it.
 */
function inSteps(path: string): string {
  const fine = 2
  let [fromX, fromY] = [0, 0]
  return path.replace(/([ML])(-?[\d.]+),(-?[\d.]+)/g, (_, command: string, ...point: string[]) => {
    const [x, y] = [Math.round(Number(point[0]) * fine), Math.round(Number(point[1]) * fine)]
    const step = x === fromX && y === fromY ? '' : `l${(x - fromX) / fine},${(y - fromY) / fine}`
    ;[fromX, fromY] = [x, y]
    return command === 'M' ? `M${x / fine},${y / fine}` : step
  })
}

function pointsOf(path: string): Point[] {
  return [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
}

/** Tenths of a unit are finer than any screen shows. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
