import type { Entities } from '../build-entities.ts'
import type { Found } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findDates, isMissing } from '../normalise/dates.ts'
import { findEmails } from '../normalise/emails.ts'
import { findPhones } from '../normalise/phones.ts'
import { countNouns } from '../prose/count-nouns.ts'
import type { Field, Value } from './collect-fields.ts'
import type { FieldReading } from './read-field.ts'
import { shapeCount } from './shape-numbers.ts'

const foundIn = ({ text, field }: FieldReading, start: number, end: number, confidence: number): Found => ({
  start,
  end,
  raw: text.slice(start, end),
  confidence,
  rule: `label:${field.label.target}`,
  label: field.labelSpan,
})

/** "jan@example.org / 123 456 789": how somebody is reached, whichever of the ways the label names. False for one way. */
export function readReach(reading: FieldReading, entity: number, value: Value): boolean {
  const { build, text, context } = reading
  const words = text.slice(value.start, value.end)
  const [email] = findEmails(words)
  const phones = findPhones(words, context.country)
  const phone = phones.find(({ start, end }) => !email || end <= email.start || start >= email.end)
  if (!email || !phone) return false
  build.put(entity, 'email', email.value, foundIn(reading, value.start + email.start, value.start + email.end, 0.95))
  build.put(entity, 'phone', phone.value, foundIn(reading, value.start + phone.start, value.start + phone.end, 0.9))
  return true
}

/** "Attachments: programme, map" on a note about an event: there are some to ask for. */
export function readAttachments(reading: FieldReading, entity: number, { start, end }: Value): void {
  const words = reading.text.slice(start, end)
  if (!isMissing(words) && !/^(?:no|nie|ne|0)\b/i.test(words))
    reading.build.put(entity, 'attachments_mentioned', true, foundIn(reading, start, end, 0.9))
}

/** "Registration: until 27. 10. 2023 by e-mail" */
export function readDeadline(build: Entities, entity: number, field: Field, text: string): void {
  for (const { start, end } of field.values) {
    const words = text.slice(start, end)
    const date = findDates(words).find(({ start: at }) =>
      /(?:^|[^\p{L}])(?:do|by|until|till|before|nejpozději|nejpozději do|najpóźniej|najpóźniej do|do dnia|do dne)\s*$/iu.test(
        words.slice(0, at),
      ),
    )
    if (!date?.value) continue
    const span = { start: start + date.start, end: start + date.end, raw: date.raw }
    build.put(entity, 'registration_deadline', date.value, {
      ...span,
      confidence: 0.85,
      rule: 'label:event.registration',
      label: field.labelSpan,
    })
  }
}

/** "Number of municipalities: 12" */
export function readCount(reading: FieldReading, entity: number, value: Value): void {
  const { build, text, field, context, unread } = reading
  const words = text.slice(value.start, value.end)
  const label = countedBy(foldWords(text.slice(field.labelSpan.start, field.labelSpan.end)))
  const [count] = shapeCount('count')(words, context) ?? []
  if (!label || !count) {
    unread.push({ ...value, label: field.label.target, labelSpan: field.labelSpan })
    return
  }
  const approx = /^(?:ok|about|approx|circa|cca|około|asi|zhruba|over|more|ponad|přes|~)/i.test(words.trim())
  const metric = { label, value: count.value, unit: null, approx, as_of: null }
  build.push(entity, 'metrics', metric, foundIn(reading, value.start + count.start, value.start + count.end, 0.9))
}

/** The English label of what a question counts. */
export const countedBy = (folded: string): string | undefined =>
  (/(?<![a-z])(?:visitors?|navstevnik\w*|odwiedzajac\w*|zwiedzajac\w*)/.test(folded) ? 'visitors' : undefined) ??
  countNouns.find(([, noun]) => new RegExp(`(?<![a-z])(?:${noun})(?![a-z])`).test(folded))?.[0]

const currencies: [RegExp, string][] = [
  [/(?:€|(?<!\p{L})(?:EUR|euro?|eurech)(?!\p{L}))/iu, 'EUR'],
  [/(?<!\p{L})(?:PLN|zł|złotych)(?!\p{L})/iu, 'PLN'],
  [/(?<!\p{L})(?:CZK|Kč|korunách)(?!\p{L})/iu, 'CZK'],
]

/** "Costs (PLN): 1 340 000": an amount without a currency is in that which its label names. */
export function withCurrency(value: unknown, label: string): void {
  if (typeof value !== 'object' || value === null || !('amount' in value)) return
  const money = value as { currency?: string }
  money.currency ??= currencies.find(([pattern]) => pattern.test(label))?.[1]
}
