/** `from` and `to` are places in the two lists, counted from 0. */
export type Match<I> =
  | { state: 'same' | 'moved' | 'changed'; before: I; after: I; from: number; to: number }
  | { state: 'added'; after: I; to: number }
  | { state: 'removed'; before: I; from: number }

/** Items alike by less are two items. */
const leastAlike = 0.35

/**
 * Which item of one list became which of another: equal ones first, then the most alike; in the order of the new
 * list, with what was removed after what it stood behind. Of items that changed places, as few as possible count as
 * moved. `alike` gives 0 to 1.
 */
export function matchItems<I>(
  before: readonly I[],
  after: readonly I[],
  keyOf: (item: I) => string,
  alike: (a: I, b: I) => number,
): Match<I>[] {
  const fromOf = pair(before, after, keyOf, alike)
  const stayed = longestRising(fromOf.filter((from) => from !== undefined))
  const matches: Match<I>[] = after.map((item, to) => {
    const from = fromOf[to]
    if (from === undefined) return { state: 'added', after: item, to }
    const same = keyOf(before[from]!) === keyOf(item)
    const state = same ? (stayed.has(from) ? 'same' : 'moved') : 'changed'
    return { state, before: before[from]!, after: item, from, to }
  })
  const paired = new Set(fromOf)
  before.forEach((item, from) => {
    if (paired.has(from)) return
    const above = matches.findIndex((match) => 'from' in match && match.from === from - 1)
    matches.splice(above + 1, 0, { state: 'removed', before: item, from })
  })
  return matches
}

/** For each item of `after` the place of its partner in `before`. */
function pair<I>(
  before: readonly I[],
  after: readonly I[],
  keyOf: (item: I) => string,
  alike: (a: I, b: I) => number,
): (number | undefined)[] {
  const places = new Map<string, number[]>()
  before.forEach((item, from) => {
    places.set(keyOf(item), [...(places.get(keyOf(item)) ?? []), from])
  })
  const fromOf = after.map((item) => places.get(keyOf(item))?.shift())
  const taken = new Set(fromOf)
  const pairs = after.flatMap((item, to) =>
    fromOf[to] === undefined
      ? before.flatMap((old, from) => (taken.has(from) ? [] : [{ from, to, likeness: alike(old, item) }]))
      : [],
  )
  const distance = ({ from, to }: { from: number; to: number }) => Math.abs(from - to)
  for (const { from, to, likeness } of pairs.toSorted((a, b) => b.likeness - a.likeness || distance(a) - distance(b))) {
    if (likeness < leastAlike || taken.has(from) || fromOf[to] !== undefined) continue
    fromOf[to] = from
    taken.add(from)
  }
  return fromOf
}

/** The most numbers that can be picked from a list so that each is greater than the one before. */
function longestRising(numbers: number[]): Set<number> {
  const best: number[][] = []
  for (const number of numbers) {
    const longest = best.filter((run) => run.at(-1)! < number).reduce((a, b) => (b.length > a.length ? b : a), [])
    best.push([...longest, number])
  }
  return new Set(best.reduce((a, b) => (b.length > a.length ? b : a), []))
}

/** The words of a text, for `likeness`. */
export const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

/** How much two texts have in common, by their words: 0 to 1. */
export function likeness(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  if (one.size + two.size === 0) return 0
  const common = [...one].filter((word) => two.has(word)).length
  return (2 * common) / (one.size + two.size)
}
