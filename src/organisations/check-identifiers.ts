/** Numbers of public registers, as they stand in an organisation's content: digits without spaces. */
export const identifierNames = ['nip', 'regon', 'krs', 'ico', 'dic'] as const
export type IdentifierName = (typeof identifierNames)[number]

/** What the registers themselves call their numbers: the same in every language. */
export const identifierLabels: Record<IdentifierName, string> = {
  nip: 'NIP',
  regon: 'REGON',
  krs: 'KRS',
  ico: 'IČO',
  dic: 'DIČ',
}

/** `none`: the number has the right form, and the register gives it no check digit. */
export type Checked = 'right' | 'wrong' | 'none'

/** Does the number's own check digit fit? A number of another form than its register's is wrong. */
export function checkIdentifier(name: IdentifierName, value: string): Checked {
  return checks[name](value)
}

/** The number as offices write it: 754 307 87 25. One of another form comes back as it is. */
export function formatIdentifier(name: IdentifierName, value: string): string {
  return name === 'nip' ? value.replace(/^(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3 $4') : value
}

const checks: Record<IdentifierName, (value: string) => Checked> = {
  nip: (value) => rightIf(isDigits(value, 10) && weigh(value, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === lastDigit(value)),
  regon: (value) => rightIf(isDigits(value, 9) ? fitsRegon9(value) : isDigits(value, 14) && fitsRegon14(value)),
  krs: (value) => (isDigits(value, 10) ? 'none' : 'wrong'),
  ico: (value) => rightIf(fitsIco(value)),
  dic: (value) => {
    const number = /^CZ(\d{8,10})$/.exec(value)?.[1]
    if (!number) return 'wrong'
    // Eight digits are the IČO of a legal person; the longer numbers of persons and groups we do not judge.
    return number.length === 8 ? rightIf(fitsIco(number)) : 'none'
  },
}

const rightIf = (fits: boolean): Checked => (fits ? 'right' : 'wrong')

/** Zeros alone would pass the sums of NIP and REGON; no register gives them out. */
const isDigits = (value: string, length: number) =>
  value.length === length && /^\d+$/.test(value) && !/^0+$/.test(value)

const weigh = (value: string, weights: number[]) =>
  weights.reduce((sum, weight, i) => sum + weight * Number(value[i]), 0)

const lastDigit = (value: string) => Number(value.at(-1))

const fitsRegon9 = (value: string) => (weigh(value, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10 === lastDigit(value)

/** A local unit: its first nine digits are the REGON of the whole body and have to fit as well. */
const fitsRegon14 = (value: string) =>
  fitsRegon9(value.slice(0, 9)) &&
  (weigh(value, [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11) % 10 === lastDigit(value)

const fitsIco = (value: string) =>
  isDigits(value, 8) && (11 - (weigh(value, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === lastDigit(value)
