/**
 * Finds room for the words on a map. The stylesheet sets map text in three sizes, by the width of the map on the page;
 * a label that has no room in the largest one waits for a wider page instead of covering a neighbour.
 */
export type Box = { left: number; top: number; right: number; bottom: number }
export type Spot = { x: number; y: number; anchor: 'start' | 'middle' | 'end' }
export type LabelKind = 'place' | 'minor' | 'country' | 'sea' | 'deg' | 'locator'

/** Width of the map on the page from which a label is shown: 0 any, 1 from 26rem, 2 from 44rem. */
export type Width = 0 | 1 | 2

export type Label = {
  kind: LabelKind
  text: string
  /** Where it may stand, best first. */
  spots: Spot[]
  /** The dot that stands with it and needs room as well. */
  mark?: Box & { x: number; y: number }
  /** The width from which it is tried. */
  from?: Width
}

export type PlacedLabel = Label & { spot: Spot; from: Width }

const widths: Width[] = [0, 1, 2]

/** Font sizes at the three widths and letter spacing in em: keep in step with `.map text` in site.css. */
const lettering: Record<LabelKind, { sizes: [number, number, number]; spacing: number }> = {
  place: { sizes: [22, 15, 12], spacing: 0 },
  minor: { sizes: [19, 13, 10.5], spacing: 0 },
  country: { sizes: [17, 13, 11], spacing: 0.34 },
  sea: { sizes: [21, 16, 13], spacing: 0.06 },
  deg: { sizes: [15, 10, 8], spacing: 0 },
  locator: { sizes: [16, 16, 16], spacing: 0 },
}

/**
 * Gives each label, in order of importance, the best free spot in the smallest map that has one.
 * @param solid what no label may touch: markers.
 * @param soft what labels avoid if they can: lines.
 * @returns one result per label, undefined where no spot is free at any width.
 */
export function placeLabels(
  labels: Label[],
  { frame, solid, soft }: { frame: Box; solid: Box[]; soft: Box[] },
): (PlacedLabel | undefined)[] {
  const takenAt = widths.map(() => [...solid])
  const place = (label: Label, from: Width): PlacedLabel | undefined => {
    let second: PlacedLabel | undefined
    for (const spot of label.spots) {
      const found = { ...label, spot, from }
      const boxesAt = widths.map((width) => boxesOf(found, width))
      const isFree = widths
        .slice(from)
        .every((width) => isWithin(boxesAt[width]!, frame) && !touches(boxesAt[width]!, takenAt[width]!))
      if (isFree && !touches(boxesAt[from]!, soft)) return found
      if (isFree) second ??= found
    }
    return second
  }
  return labels.map((label) => {
    for (const from of widths.slice(label.from ?? 0)) {
      const found = place(label, from)
      if (!found) continue
      for (const width of widths.slice(from)) takenAt[width]!.push(...boxesOf(found, width))
      return found
    }
    return undefined
  })
}

/** The room that a label takes at a width, its mark included. */
function boxesOf({ kind, text, spot, mark }: PlacedLabel, width: Width): Box[] {
  const { sizes, spacing } = lettering[kind]
  const size = sizes[width]
  const length = (emsOf(text) + spacing * text.length) * size
  const left = spot.x - { start: 0, middle: length / 2, end: length }[spot.anchor]
  const box = { left, right: left + length, top: spot.y - 0.78 * size, bottom: spot.y + 0.24 * size }
  return mark ? [box, mark] : [box]
}

/** Width of a text in Archivo 88 at weight 600, measured once by kinds of letters and rounded up. */
function emsOf(text: string): number {
  let ems = 0
  for (const letter of text) {
    if (/[ijlłíI.,'’()\sft-]/.test(letter)) ems += 0.32
    else if (/[mwMWGOÓQ]/.test(letter)) ems += 0.8
    else ems += letter === letter.toLowerCase() ? 0.57 : 0.68
  }
  return ems
}

function isWithin(boxes: Box[], frame: Box): boolean {
  return boxes.every(
    (box) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom,
  )
}

function touches(boxes: Box[], others: Box[]): boolean {
  return boxes.some((a) =>
    others.some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
  )
}
