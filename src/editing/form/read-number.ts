/** What a number says; both readings where it could be thousands or a fraction; undefined where it is no number. */
export type ReadNumber = { value: number; ambiguous?: undefined } | { ambiguous: [string, string]; value?: undefined }

const sizes: [words: RegExp, zeros: number][] = [
  [/^(?:tys\.?|tis\.?|tisíc|tysięcy|thousand|k)$/, 3],
  [/^(?:mln\.?|mil\.?|m|million|milion[aóyůu]?|milionów|miliony)$/, 6],
  [/^(?:mld\.?|bn|billion|miliard[ayu]?|miliardów)$/, 9],
]

/**
 * Reads a number as people write it: 57 · 1,5 · 1 234,5 · 1,234.5 · 1.250.000 · 260 mln. A single point or comma with
 * three digits behind it can be read in two ways, and both come back, as they would be typed to be clear.
 */
export function readNumber(text: string): ReadNumber | undefined {
  const plain = text
    .replace(/[\s'’]+/g, ' ')
    .replace('−', '-')
    .trim()
  if (/^-?\d+(?:\.\d+)?e[+-]?\d+$/i.test(plain)) return finite(Number(plain))
  const found = /^(-?) ?(\d[\d., ]*?) ?(\p{L}+\.?)?$/u.exec(plain)
  if (!found) return undefined
  const [, sign = '', digits = '', word] = found
  const zeros = word === undefined ? 0 : sizes.find(([words]) => words.test(word.toLowerCase()))?.[1]
  if (zeros === undefined) return undefined
  if (zeros === 0 && /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) {
    const fraction = `${sign}${digits}0`
    return { ambiguous: [`${sign}${digits.replace(/\D/, '')}`, fraction] }
  }
  const figure = plainDigits(digits)
  // by the exponent: 1.1 × 1000000 would be 1100000.0000000001
  return figure === undefined ? undefined : finite(Number(`${sign}${figure}e${zeros}`))
}

const finite = (value: number) => (Number.isFinite(value) ? { value: value === 0 ? 0 : value } : undefined)

/** The digits with a point before the fraction and nothing else between them; undefined where they are badly grouped. */
function plainDigits(digits: string): string | undefined {
  if (/^\d+(?:[.,]\d+)?$/.test(digits)) return digits.replace(',', '.')
  for (const [thousands, fraction] of [
    [' ', '[.,]'],
    [',', '\\.'],
    ['\\.', ','],
  ])
    if (new RegExp(`^\\d{1,3}(?:${thousands}\\d{3})+(?:${fraction}\\d+)?$`).test(digits)) {
      const clear = digits.replace(new RegExp(thousands!, 'g'), '')
      return clear.replace(',', '.')
    }
  return undefined
}
