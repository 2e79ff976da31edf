import { foldWords } from '../gazetteers/fold-text.ts'
import { findTimes } from './dates.ts'

const days: [RegExp, string][] = [
  [/^(?:mon?(?:day)?|pn|pon(?:iedzialek)?|po(?:ndeli)?)$/, 'Mo'],
  [/^(?:tue?(?:s(?:day)?)?|wt(?:orek)?|ut(?:ery)?)$/, 'Tu'],
  [/^(?:wed?(?:nesday)?|sr(?:oda)?|st(?:reda)?)$/, 'We'],
  [/^(?:thu?(?:rs(?:day)?)?|czw(?:artek)?|cz|ct(?:vrtek)?)$/, 'Th'],
  [/^(?:fri?(?:day)?|pt|pia(?:tek)?|pa(?:tek)?)$/, 'Fr'],
  [/^(?:sat?(?:urday)?|sob(?:ota)?|so)$/, 'Sa'],
  [/^(?:sun?(?:day)?|nd|niedz(?:iela)?|ne(?:dele)?)$/, 'Su'],
]
const dayOf = (word: string) => days.find(([pattern]) => pattern.test(word))?.[1]

/** "Pn-Pt 07.30 – 15.30" → "Mo-Fr 07:30-15:30", as opening hours are written for machines; undefined where it is not so plain. */
export function readOfficeHours(text: string): string | undefined {
  const parts = text.split(/[;,\n]/).filter((part) => part.trim())
  const read = parts.map((part) => {
    const [time] = findTimes(part)
    if (!time?.to) return undefined
    const words =
      foldWords(part.slice(0, time.start))
        .match(/[a-z]+/g)
        ?.filter((word) => !/^(?:do|az|to|from|od|godz|hod|i|a|and)$/.test(word)) ?? []
    const named = words.map(dayOf)
    if (named.length === 0 || named.length > 2 || named.includes(undefined)) return undefined
    return `${named.join('-')} ${time.from}-${time.to}`
  })
  return read.length > 0 && !read.includes(undefined) ? read.join('; ') : undefined
}
