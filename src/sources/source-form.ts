import { z } from 'zod'
import type { FormField } from '../editing/form/describe-fields.ts'
import { readValue } from '../editing/form/read-values.ts'
import type { Translated } from '../fields.ts'
import { parseForm } from '../forms.ts'
import { type Language, languages } from '../languages.ts'
import { gatherTexts, shortText, textByLanguage } from '../translated-forms.ts'

/** A source as it is stored, without its code, which stays what it was when the source was made. */
export type SourceValues = {
  title: Translated
  pageKind: Translated
  owner: string
  ownerId: number | null
  language: Language
  dated: string | null
  dateNote: Translated | null
  note: Translated | null
}

const form = z.object({
  code: shortText(80),
  ...textByLanguage('title', 240),
  ...textByLanguage('pageKind', 160),
  owner: shortText(200),
  ownerId: shortText(20),
  language: z.enum(languages, 'chooseOne'),
  dated: shortText(500),
  ...textByLanguage('dateNote', 300),
  ...textByLanguage('note', 600),
})

/** What is wrong with a control, as `problemText` of the editor says it. */
export type Fault = { code: string; values?: Record<string, string | number> }
export type Problems = Record<string, Fault>
type Read = { values: SourceValues; code: string; problems?: undefined } | { values?: undefined; problems: Problems }

/**
 * Reads the form of a source. `organisations`: the ids that there are to choose from. Whatever cannot be read is a
 * problem at its control; nothing throws.
 */
export function readSource(
  body: unknown,
  { language, organisations }: { language: Language; organisations: number[] },
): Read {
  const read = parseForm(form, body)
  const problems: Problems = {}
  for (const [name, code] of Object.entries(read.problems ?? {})) problems[name] = { code }
  if (!read.values) return { problems }
  const { values } = read
  const title = gatherTexts(values, 'title')
  const pageKind = gatherTexts(values, 'pageKind')
  if (!title[values.language]) problems[`title.${values.language}`] = { code: 'ownLanguage' }
  if (Object.keys(pageKind).length === 0) problems[`pageKind.${values.language}`] = { code: 'required' }
  if (!values.owner) problems.owner = { code: 'required' }
  if (values.code && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.code)) problems.code = { code: 'code' }
  const ownerId = values.ownerId === '' ? null : Number(values.ownerId)
  if (ownerId !== null && !organisations.includes(ownerId)) problems.ownerId = { code: 'organisation' }
  const dated = readValue(values.dated, dateField, { language })
  if (dated.fault) problems.dated = dated.fault
  if (Object.keys(problems).length > 0) return { problems }
  const orNull = (text: Translated) => (Object.keys(text).length > 0 ? text : null)
  return {
    code: values.code,
    values: {
      ...{ title, pageKind, owner: values.owner, ownerId, language: values.language },
      dated: typeof dated.value === 'string' ? dated.value : null,
      dateNote: orNull(gatherTexts(values, 'dateNote')),
      note: orNull(gatherTexts(values, 'note')),
    },
  }
}

const dateField: FormField = { name: 'dated', type: 'date', section: '', required: false, nullable: false }
