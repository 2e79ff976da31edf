/** Numbers that look random and are the same on every run: what is measured must not change with the weather. */
export type Random = ReturnType<typeof createRandom>

/** mulberry32: small, and good enough to spread words and facets. */
export function createRandom(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  /** One of a list, all alike likely. */
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  /** One of a list, the first ones far more often, as words, themes and countries really are. */
  const pickSkewed = <T>(list: readonly T[]): T => list[Math.floor(list.length ** next()) - 1]!
  const chance = (share: number) => next() < share
  const times = <T>(from: number, to: number, make: (i: number) => T): T[] =>
    Array.from({ length: whole(from, to) }, (_, i) => make(i))
  return { next, whole, pick, pickSkewed, chance, times }
}
