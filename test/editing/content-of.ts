import fc, { type Arbitrary } from 'fast-check'
import { cleanText } from '../../src/editing/form/clean-text.ts'
import { describeFields, type FormField } from '../../src/editing/form/describe-fields.ts'
import type { Kind } from '../../src/entries/kind.ts'

/** Any content that a kind may have, as it is stored. */
export const contentOf = (kind: Kind): Arbitrary<Record<string, unknown>> =>
  recordOf(describeFields(kind), false).map((content) => kind.schema.parse(content) as Record<string, unknown>)

const recordOf = (fields: FormField[], inItem: boolean): Arbitrary<Record<string, unknown>> =>
  fc
    .record(
      Object.fromEntries(
        fields.map((field) => [
          field.name,
          inItem && field.required ? anyValue(field) : fc.option(anyValue(field), { nil: undefined, freq: 1 }),
        ]),
      ),
    )
    .map((content) => Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)))

const textOf = ({ max = 60 }: Pick<FormField, 'max'>) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .map((text) => cleanText(text) || 'Opole')
    .map((text) => cleanText(text.toWellFormed().slice(0, max)) || 'Opole')
const lineOf = (field: Pick<FormField, 'max'>) => textOf(field).map((text) => text.replace(/\s+/g, ' '))
const translatedOf = (field: FormField) =>
  fc
    .record({ en: textOf(field), pl: textOf(field), cs: textOf(field) }, { requiredKeys: [] })
    .filter((text) => Object.keys(text).length > 0)
const dateOf = fc
  .tuple(
    fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    fc.constantFrom(4, 7, 10),
  )
  .map(([date, length]) => date.toISOString().slice(0, length))
const numberOf = ({ min }: FormField) =>
  fc
    .oneof(
      fc.integer({ min: min ?? -1e9, max: 1e9 }),
      fc.integer({ min: min ?? -1e6, max: 1e6 }).map((n) => n / 1000),
      fc.double({ min: min ?? -1e30, max: 1e30, noNaN: true }),
    )
    .map((n) => (n === 0 ? 0 : n))
const placeOf = fc.constantFrom(
  { country: 'PL', region: 'PL52', city: 'Opole' },
  { country: 'CZ', region: 'CZ071' },
  { country: 'NO', city: 'Oslo' },
  { country: 'GR', region: 'EL3' },
  { country: 'SK' },
)
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`))

function anyValue(field: FormField): Arbitrary<unknown> {
  const { type, options = [], item = [], pattern, nullable } = field
  const arbitraries: Record<FormField['type'], () => Arbitrary<unknown>> = {
    text: () => translatedOf(field),
    longText: () => translatedOf(field),
    line: () => (pattern ? fc.stringMatching(pattern) : lineOf(field)),
    lines: () => fc.array(lineOf(field), { minLength: 1, maxLength: 4 }),
    date: () => dateOf,
    time: () => fc.stringMatching(pattern!),
    number: () => numberOf(field),
    money: () =>
      fc.record({
        amount: numberOf({ ...field, min: 0 }),
        currency: fc.stringMatching(/^[A-Z]{3}$/),
        approximate: fc.boolean(),
      }),
    choice: () => fc.constantFrom(...options),
    choices: () => fc.subarray([...options], { minLength: 1 }),
    // an empty box says nothing: false is not stored
    flag: () => (nullable ? fc.constantFrom(true, false, null) : fc.constant(true)),
    identifier: () => fc.stringMatching(pattern!),
    link: () => fc.webUrl(),
    email: () => lineOf({ max: 3 }).map((name) => `${name.replace(/[^a-z]/g, '')}x@example.eu`),
    phone: () =>
      fc.oneof(
        digits(9).map((n) => `+48${n}`),
        digits(9).map((n) => `+420${n}`),
        digits(8).map((n) => `+47${n}`),
      ),
    file: () => fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    places: () => fc.array(placeOf, { minLength: 1, maxLength: 3 }),
    themes: () => fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 4 }),
    list: () =>
      fc.array(item[0]?.name === '' ? anyValue(item[0]) : recordOf(item, true), { minLength: 1, maxLength: 3 }),
  }
  return arbitraries[type]()
}
