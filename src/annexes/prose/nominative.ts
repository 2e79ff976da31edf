import type { Head, HeadCase } from './name-heads.ts'

/** Endings of Polish adjectives beside a noun, by its gender and case, and what they are in the nominative. */
const adjectives: Record<Head['gender'], Partial<Record<HeadCase, [RegExp, string][]>>> = {
  m: {
    gen: [
      [/(?<=[kg])iego$/, 'i'],
      [/niego$/, 'ni'],
      [/ego$/, 'y'],
    ],
    dat: [
      [/(?<=[kg])iemu$/, 'i'],
      [/emu$/, 'y'],
    ],
    ins: [
      [/(?<=[kg])im$/, 'i'],
      [/nim$/, 'ni'],
      [/ym$/, 'y'],
    ],
    loc: [
      [/(?<=[kg])im$/, 'i'],
      [/nim$/, 'ni'],
      [/ym$/, 'y'],
    ],
  },
  n: {
    gen: [
      [/(?<=[kg])iego$/, 'ie'],
      [/ego$/, 'e'],
    ],
    dat: [
      [/(?<=[kg])iemu$/, 'ie'],
      [/emu$/, 'e'],
    ],
    ins: [
      [/(?<=[kg])im$/, 'ie'],
      [/ym$/, 'e'],
    ],
    loc: [
      [/(?<=[kg])im$/, 'ie'],
      [/ym$/, 'e'],
    ],
  },
  f: {
    gen: [
      [/(?<=[kg])iej$/, 'a'],
      [/niej$/, 'nia'],
      [/ej$/, 'a'],
    ],
    dat: [
      [/(?<=[kg])iej$/, 'a'],
      [/niej$/, 'nia'],
      [/ej$/, 'a'],
    ],
    acc: [[/ą$/, 'a']],
    ins: [[/ą$/, 'a']],
    loc: [
      [/(?<=[kg])iej$/, 'a'],
      [/niej$/, 'nia'],
      [/ej$/, 'a'],
    ],
  },
}
const czechAdjectives: Record<Head['gender'], [RegExp, string][]> = {
  m: [
    [/(?:ého|ému|ým|ém)$/, 'ý'],
    [/(?:ího|ímu|ím)$/, 'í'],
  ],
  n: [
    [/(?:ého|ému|ým|ém)$/, 'é'],
    [/(?:ího|ímu|ím)$/, 'í'],
  ],
  f: [[/(?:é|ou)$/, 'á']],
}

/**
 * A name with its head and the adjectives that go with the head in the nominative; what follows in the genitive stays.
 * A suggestion only: names have forms that no rule knows.
 */
export function nominativeOf(words: string[], at: number, head: Head): string {
  if (head.grammar === 'nom') return words.join(' ')
  const rules = head.language === 'cs' ? czechAdjectives[head.gender] : (adjectives[head.gender][head.grammar] ?? [])
  const bend = (word: string) => {
    for (const [pattern, ending] of rules)
      if (/^\p{L}{4,}$/u.test(word) && pattern.test(word)) return word.replace(pattern, ending)
    return undefined
  }
  const bent = words.slice()
  const first = words[at]!
  bent[at] = /^\p{Lu}/u.test(first)
    ? head.nominative.charAt(0).toUpperCase() + head.nominative.slice(1)
    : head.nominative.toLowerCase()
  for (let i = at - 1; i >= 0; i--) bent[i] = bend(words[i]!) ?? words[i]!
  for (let i = at + 1; i < words.length; i++) {
    const word = bend(words[i]!)
    if (!word) break
    bent[i] = word
  }
  return bent.join(' ')
}
