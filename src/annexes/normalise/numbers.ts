/** `sure: false`: one separator before three digits may mean thousands or thousandths. */
export type ReadNumber = { value: number; sure: boolean }

/** A number as people write it in the three languages: spaces, dots or commas between thousands, either as decimal sign. */
export const numberPattern = String.raw`\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?`

/** How a decimal sign is decided elsewhere, e.g. for a whole column. */
export type DecimalSign = '.' | ','

/** Reads a number; undefined when it is none. `decimal` settles what one separator before three digits means. */
export function readNumber(text: string, decimal?: DecimalSign): ReadNumber | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\u2212/g, '-')
    .replace(/(?<=\d)[\s']+(?=\d{3}(?!\d))/g, '')
  if (!/^-?\d+(?:[.,]\d+)*$/.test(plain)) return undefined
  const marks = plain.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (!last) return { value: Number(plain), sure: true }
  const digitsAfter = plain.length - plain.lastIndexOf(last) - 1
  const mixed = new Set(marks).size === 2
  const repeated = marks.length > 1 && !mixed
  // 1.250.000 and 1,250,000: groups of three throughout
  if (repeated)
    return /^-?\d{1,3}(?:[.,]\d{3})+$/.test(plain)
      ? { value: Number(plain.replace(/[.,]/g, '')), sure: true }
      : undefined
  if (mixed) {
    const whole = plain.slice(0, plain.lastIndexOf(last))
    if (!/^-?\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return undefined
    return { value: Number(`${whole.replace(/[.,]/g, '')}.${plain.slice(plain.lastIndexOf(last) + 1)}`), sure: true }
  }
  const asDecimal = Number(plain.replace(',', '.'))
  if (digitsAfter !== 3 || /^-?0[.,]/.test(plain)) return { value: asDecimal, sure: true }
  if (decimal) return { value: last === decimal ? asDecimal : Number(plain.replace(/[.,]/g, '')), sure: true }
  return { value: Number(plain.replace(/[.,]/g, '')), sure: false }
}

/** Words for powers of ten, folded; each as a whole word. */
const scales: [RegExp, number][] = [
  [/^(?:mld|bn|billions?|miliard(?:y|ow|a|u)?|miliardy?)\.?$/, 1e9],
  [/^(?:mln|mio|mil|m|millions?|milion(?:y|ow|u|a)?|miliony?)\.?$/, 1e6],
  [/^(?:tys|tis|k|thousands?|tysi(?:ac|ace|ecy)|tisice?|tisic)\.?$/, 1e3],
]
export const scalePattern = String.raw`(?:mld|miliard(?:y|ow|a|u)?|bn|billions?|mln|mio|mil|millions?|milion(?:y|ow|u|a)?|tys|tis|tysi(?:ac|ace|ecy)|tisice?|tisic|thousands?)\b\.?`

/** 1 where the word is no power of ten. */
export const scaleOf = (word: string | undefined): number =>
  scales.find(([pattern]) => pattern.test(word ?? ''))?.[1] ?? 1

/** Folded words before a number that say that it is not exact. */
export const aboutPattern = String.raw`(?:about|around|approx(?:imately)?\.?|circa|ca\.?|c\.|some|nearly|over|more than|almost|ok\.?|okolo|blisko|prawie|niemal|ponad|przeszlo|cca|zhruba|priblizne|temer|vice nez)`

/** 1.5 × 10⁶ without the dust of binary fractions. */
export const scaled = (value: number, scale: number): number => Number((value * scale).toPrecision(15))
