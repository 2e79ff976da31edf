import type { T } from '../languages.ts'

/** Types of region by which EU funds are given, of all periods. */
export const regionTypes = [
  'less-developed',
  'transition',
  'more-developed',
  'convergence',
  'competitiveness',
  'non-eu',
]

/** One spelling for less_developed, as imports have it, and less-developed, as forms and vocabularies have it. */
export const regionTypeKey = (type: string): string => type.replaceAll('_', '-')

/** The type of region in the reader's language; the words of the source where it is none of the known ones. */
export function regionTypeName(type: string, t: T): string {
  const key = regionTypeKey(type)
  return regionTypes.includes(key) ? t(`vocabulary.regionType_${key}`) : type
}
