import { z } from 'zod'
import type { Translated } from '../../fields.ts'
import { parseForm } from '../../forms.ts'
import type { Language } from '../../languages.ts'
import { precision } from '../../partial-dates.ts'
import { gatherTexts, shortText, textByLanguage } from '../../translated-forms.ts'
import type { FormField } from '../form/describe-fields.ts'
import { readValue } from '../form/read-values.ts'

/** What somebody is the contact for. */
export const purposes = ['office', 'practice', 'registration', 'partnership'] as const

/** A contact as it is stored; null where nothing is known. */
export type ContactValues = {
  name: string | null
  role: Translated | null
  purpose: (typeof purposes)[number]
  phone: string | null
  email: string | null
  public: boolean
  endsOn: string | null
  asOf: string | null
  sourceId: number | null
}

const form = z.object({
  name: shortText(160),
  ...textByLanguage('role', 160),
  purpose: z.enum(purposes, 'chooseOne'),
  public: z.enum(['yes', 'no'], 'chooseOne'),
  phone: shortText(500),
  email: shortText(500),
  endsOn: shortText(500),
  asOf: shortText(500),
  source: shortText(20),
})

/** What is wrong with a control, as `problemText` says it. */
export type Fault = { code: string; values?: Record<string, string | number> }

type Problems = Record<string, Fault>
type Read = { values: ContactValues; problems?: undefined } | { values?: undefined; problems: Problems }

/**
 * Reads the form of a contact. `country`: of the entry, for phones as one dials them there; `sources`: the ids that
 * there are to choose from. Whatever cannot be read is a problem at its control; nothing throws.
 */
export function readContact(
  body: unknown,
  { language, country, sources }: { language: Language; country?: string; sources: number[] },
): Read {
  const read = parseForm(form, body)
  const problems: Problems = {}
  for (const [name, code] of Object.entries(read.problems ?? {})) problems[name] = { code }
  // What another control lacks must not hide what is wrong with this one.
  const typed = (name: 'phone' | 'email' | 'endsOn' | 'asOf' | 'source'): string => {
    const text = shortText(500).safeParse((body as Record<string, unknown> | undefined)?.[name])
    return text.success ? text.data : ''
  }
  const value = (name: 'phone' | 'email' | 'endsOn' | 'asOf', type: FormField['type']): string | null => {
    const field = { name, type, section: '', required: false, nullable: false, max: 254 }
    const { value, fault } = readValue(typed(name), field, { language, country })
    if (fault) problems[name] ??= fault
    return typeof value === 'string' && !fault ? value : null
  }
  const [phone, email] = [value('phone', 'phone'), value('email', 'email')]
  const [endsOn, asOf] = [value('endsOn', 'date'), value('asOf', 'date')]
  if (endsOn && precision(endsOn) !== 'day') problems.endsOn = { code: 'day' }
  const sourceId = typed('source') === '' ? null : Number(typed('source'))
  if (sourceId !== null && !sources.includes(sourceId)) problems.source = { code: 'source' }
  const { values } = read
  if (values && !values.name && !typed('phone') && !typed('email')) problems.name = { code: 'empty' }
  if (!values || Object.keys(problems).length > 0) return { problems }
  const role = gatherTexts(values, 'role')
  const { purpose } = values
  return {
    values: {
      ...{ name: values.name || null, role: Object.keys(role).length > 0 ? role : null, purpose },
      ...{ phone, email, public: values.public === 'yes', endsOn, asOf, sourceId },
    },
  }
}
