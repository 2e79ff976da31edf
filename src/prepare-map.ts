/**
 * Computes the map frames from Natural Earth shapes (world-atlas, public domain): run once at install,
 * so that a start or a request never touches topojson. A frame is an area, a scale and its layer paths.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type GeoPath, type GeoProjection, geoBounds, geoConicConformal, geoGraticule, geoPath } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'

type Countries = GeometryCollection<{ name: string }>
type Atlas = Topology<{ countries: Countries }>
type Corners = [west: number, south: number, east: number, north: number]

type FramePlan = {
  width: number
  height: number
  /** Kept free around the corners, in drawing units. */
  margin: number
  corners: Corners
  parallels: [number, number]
  /** What is smaller (square degrees) is left out: bends of a line, islands. */
  detail: number
  digits: number
  /** Degrees between the lines of the net, by longitude and latitude; a locator has neither net nor border lines. */
  net?: [number, number]
  /** Whether countries other than the two at home are drawn. */
  neighbours: boolean
}

export type MapFrame = {
  width: number
  height: number
  projection: { rotate: [number, number]; parallels: [number, number]; scale: number; translate: [number, number] }
  /** Class and path data, bottom to top. */
  layers: [string, string][]
  /** Numbers at the net lines, on the lower and the left edge. */
  degrees: { text: string; x: number; y: number }[]
}

/** Frames of each list go from near to far: the first that holds all places is drawn. */
export type MapData = {
  large: MapFrame[]
  locator: MapFrame[]
}

const home = ['Poland', 'Czechia']
const homeCorners: Corners = [12.2, 48.9, 23.9, 54.9]
const northCorners: Corners = [1.5, 45.5, 29, 62.5]
const europeCorners: Corners = [-11, 35, 38, 70.5]
const large = { width: 560, height: 500, margin: 22, digits: 0, neighbours: true }
const small = { width: 320, height: 250, margin: 12, digits: 0, neighbours: true }
const plans: Record<keyof MapData, FramePlan[]> = {
  large: [
    { ...large, corners: homeCorners, parallels: [49, 54], detail: 0.002, digits: 1, net: [2, 1] },
    { ...large, corners: northCorners, parallels: [48, 60], detail: 0.012, net: [5, 5] },
    { ...large, corners: europeCorners, parallels: [42, 62], detail: 0.04, net: [10, 5] },
  ],
  locator: [
    { ...small, corners: homeCorners, parallels: [49, 54], detail: 0.004, neighbours: false },
    { ...small, corners: northCorners, parallels: [48, 60], detail: 0.1 },
    { ...small, corners: europeCorners, parallels: [42, 62], detail: 0.3 },
  ],
}

/** @returns all frames, ready to be written as JSON. */
export function prepareMap(): MapData {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  const atlas = presimplify(withoutFarCountries(JSON.parse(readFileSync(file, 'utf8'))))
  return {
    large: plans.large.map((plan) => drawFrame(atlas, plan)),
    locator: plans.locator.map((plan) => drawFrame(atlas, plan)),
  }
}

function withoutFarCountries(atlas: Atlas): Atlas {
  const near = (g: GeometryObject) => {
    const [[west, south], [east, north]] = geoBounds(feature(atlas, g))
    const acrossDateLine = west > east
    return north > 28 && south < 75 && (acrossDateLine || (west < 55 && east > -25))
  }
  const { countries } = atlas.objects
  return { ...atlas, objects: { countries: { ...countries, geometries: countries.geometries.filter(near) } } }
}

function drawFrame(atlas: Atlas, plan: FramePlan): MapFrame {
  const { width, height, margin, corners, parallels, detail } = plan
  const [west, south, east, north] = corners
  const middle = (west + east) / 2
  const area = [west, middle, east].flatMap((lon) => [south, north].map((lat) => [lon, lat]))
  const rotate: [number, number] = [-middle, 0]
  const projection = geoConicConformal()
    .rotate(rotate)
    .parallels(parallels)
    .fitExtent(box(margin, margin, width - margin, height - margin), { type: 'MultiPoint', coordinates: area })
    .clipExtent(box(0, 0, width, height))
  const simple = simplify(atlas, detail)
  const shown = filter(simple, filterWeight(simple, detail * 2)) as Atlas
  return {
    width,
    height,
    projection: { rotate, parallels, scale: projection.scale(), translate: projection.translate() },
    layers: drawLayers(shown, geoPath(projection).digits(plan.digits), plan),
    degrees: plan.net ? placeDegrees(projection, plan, plan.net) : [],
  }
}

function drawLayers(topology: Atlas, path: GeoPath, { neighbours, net }: FramePlan): [string, string][] {
  const all = topology.objects.countries
  const isHome = (g: GeometryObject) => home.includes((g.properties as { name: string }).name)
  const only = (test: (g: GeometryObject) => boolean) => ({ ...all, geometries: all.geometries.filter(test) })
  const homes = only(isHome)
  const others = only((g) => !isHome(g))
  const frontier = mesh(topology, homes, (a, b) => a !== b)
  const layers = {
    far: neighbours && feature(topology, others),
    land: feature(topology, homes),
    grat:
      net &&
      geoGraticule()
        .step(net)
        .extent(box(-80, 20, 100, 85))(),
    shore: mesh(topology, net ? all : homes, (a, b) => a === b),
    bord: net && mesh(topology, all, (a, b) => a !== b && !(isHome(a) && isHome(b))),
    ribbon: frontier,
    frontier,
  }
  return Object.entries(layers).flatMap(([name, shape]) => (shape ? [[name, path(shape)!] as [string, string]] : []))
}

/** A meridian is numbered on its right at the lower edge, a parallel above it at the left edge. */
function placeDegrees(projection: GeoProjection, { width, height }: FramePlan, [stepLon, stepLat]: [number, number]) {
  const [left, bottom, corner] = [6, height - 8, 60]
  const degrees: MapFrame['degrees'] = []
  for (let x = corner; x < width - corner; x++) {
    const line = lineBetween(projection.invert!([x, bottom])![0], projection.invert!([x + 1, bottom])![0], stepLon)
    if (line !== undefined) degrees.push({ text: `${Math.abs(line)}°`, x: x + 4, y: bottom })
  }
  for (let y = corner; y < height - corner; y++) {
    const line = lineBetween(projection.invert!([left, y])![1], projection.invert!([left, y + 1])![1], stepLat)
    if (line !== undefined) degrees.push({ text: `${line}°`, x: left, y: y - 4 })
  }
  return degrees
}

function lineBetween(a: number, b: number, step: number): number | undefined {
  const [below, above] = [Math.floor(Math.min(a, b) / step), Math.floor(Math.max(a, b) / step)]
  return below === above ? undefined : above * step
}

function box(left: number, top: number, right: number, bottom: number): [[number, number], [number, number]] {
  return [
    [left, top],
    [right, bottom],
  ]
}
