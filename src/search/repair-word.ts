import type { Form } from './know-search.ts'

/**
 * Which of similar words was meant: that with the fewest slips, of these one that begins alike, then the most frequent.
 * A letter too many, too few, another, or two swapped are one slip; short words may have one, longer two.
 */
export function repairWord(typed: string, similar: readonly Form[]): Form | undefined {
  const most = typed.length < 6 ? 1 : 2
  return similar
    .map((form) => ({ form, slips: countSlips(typed, form.form), begins: form.form[0] === typed[0] ? 0 : 1 }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips || a.begins - b.begins || b.form.df - a.form.df)[0]?.form
}

/** The distance of Damerau and Levenshtein (optimal string alignment). */
export function countSlips(a: string, b: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(last![j]! + 1, row[j - 1]! + 1, last![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before![j - 2]! + 1)
      row.push(least)
    }
    ;[before, last] = [last, row]
  }
  return last![b.length]!
}
