import { isDeepStrictEqual } from 'node:util'
import type { FieldMeta } from '../../fields.ts'
import { foldWords } from '../gazetteers/fold-text.ts'

/**
 * How a value of a file stands to the one that an entry has: `same` (or less precise, or a part of it), `finer` (says
 * the same more precisely), `adds` (more of a list, or a language that is not there), `differs`. `after`: the entry's
 * value with the file's in it.
 */
export type Compared = { is: 'same' | 'finer' | 'adds' | 'differs'; after: unknown }
type Type = FieldMeta['type']
type Texts = Record<string, string>

export function compareValues(type: Type, now: unknown, file: unknown): Compared {
  switch (type) {
    case 'text':
    case 'longText':
      return compareTexts(now as Texts, file as Texts)
    case 'date':
      return compareDates(String(now), String(file))
    case 'places':
      return compareLists(now as unknown[], file as unknown[], comparePlaces)
    case 'list':
    case 'lines':
    case 'choices':
    case 'themes':
      return compareLists(now as unknown[], file as unknown[], (a, b) => (saysSame(a, b) ? 'same' : 'differs'))
    default:
      return { is: saysSame(now, file) ? 'same' : 'differs', after: file }
  }
}

function compareTexts(now: Texts, file: Texts): Compared {
  const after = { ...now, ...file }
  // the words may stand there under another language: whoever wrote the file did not say which it is
  if (Object.values(file).every((text) => Object.values(now).some((other) => sameWords(text, other))))
    return { is: 'same', after: now }
  return { is: Object.keys(file).some((language) => now[language] !== undefined) ? 'differs' : 'adds', after }
}

function compareDates(now: string, file: string): Compared {
  if (now.startsWith(file)) return { is: 'same', after: now }
  return { is: file.startsWith(now) ? 'finer' : 'differs', after: file }
}

type Place = { country: string; region?: string; city?: string }
function comparePlaces(now: unknown, file: unknown): 'same' | 'finer' | 'differs' {
  const [a, b] = [now as Place, file as Place]
  if (a.country !== b.country) return 'differs'
  const cities = !a.city || !b.city || foldWords(a.city) === foldWords(b.city)
  const regions = !a.region || !b.region || a.region.startsWith(b.region) || b.region.startsWith(a.region)
  if (!cities || !regions) return 'differs'
  const finer = (b.city && !a.city) || (b.region?.length ?? 0) > (a.region?.length ?? 0)
  return finer ? 'finer' : 'same'
}

function compareLists(
  now: unknown[],
  file: unknown[],
  compare: (a: unknown, b: unknown) => 'same' | 'finer' | 'differs',
): Compared {
  const after = [...now]
  let is: Compared['is'] = 'same'
  for (const item of file) {
    const found = now.map((each) => compare(each, item))
    if (found.includes('same')) continue
    const finer = found.indexOf('finer')
    if (finer >= 0) {
      after[finer] = { ...(now[finer] as object), ...(item as object) }
      if (is === 'same') is = 'finer'
    } else {
      after.push(item)
      is = 'adds'
    }
  }
  return { is, after }
}

const sameWords = (a: string, b: string) => tidy(a) === tidy(b)
const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\u00ad]+/g, ' ')
    .trim()

/** Does `now` say at least what `file` says? */
function saysSame(now: unknown, file: unknown): boolean {
  if (typeof now === 'string' && typeof file === 'string') return sameWords(linkless(now), linkless(file))
  if (Array.isArray(now) && Array.isArray(file)) return file.every((each) => now.some((other) => saysSame(other, each)))
  if (isObject(now) && isObject(file)) {
    if (isText(now) && isText(file)) return compareTexts(now, file).is === 'same'
    return Object.entries(file).every(([name, value]) => name === 'approximate' || saysSame(now[name], value))
  }
  return isDeepStrictEqual(now, file)
}
const linkless = (text: string) =>
  /^https?:/.test(text) ? text.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '') : text
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: Record<string, unknown>): value is Texts =>
  Object.keys(value).length > 0 && Object.keys(value).every((key) => ['en', 'pl', 'cs'].includes(key))
