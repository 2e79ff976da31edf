import { capital } from '../../catalogue/present-catalogue.ts'
import type { FieldMeta, Metric, Money, Place, Translated } from '../../fields.ts'
import { countryName, type Language, type T, translator } from '../../languages.ts'
import { formatMoney, formatNumber, formatPhone } from '../../numbers.ts'
import { regionTypeName } from '../../organisations/region-types.ts'
import { formatPartialDate } from '../../partial-dates.ts'
import { themeLabel } from '../../themes/themes.ts'
import { fundName, organisationType, placeName, regionName } from '../../themes/vocabularies.ts'
import type { FormField } from '../form/describe-fields.ts'
import { optionLabel } from '../form/field-labels.ts'

/** What ids stand for; undefined where there is no such thing any more. */
export type Names = {
  title(entryId: number): Translated | undefined
  source(id: number): Translated | undefined
  file(id: number): string | undefined
  /** Address of the entry's public page, without language; undefined where it has none. */
  path?(entryId: number): string | undefined
}

/** A field's value as a person of `language` reads it; '' for none. */
export function describeValue(name: string, type: FieldMeta['type'], value: unknown, language: Language): string {
  const t = translator(language)
  if (type === 'flag' && value === null) return t('entries.askedNotAnswered')
  if (value === undefined || value === null) return ''
  switch (type) {
    case 'date':
      return formatPartialDate(String(value), language)
    case 'number':
      return formatNumber(Number(value), language)
    case 'money':
      return formatMoney(value as Money, language)
    case 'flag':
      return t(value ? 'history.yes' : 'history.no')
    case 'phone':
      return formatPhone(String(value))
    case 'choice':
      return optionLabel(t, name, String(value))
    default:
      return (vocabularies[name] ?? String)(String(value), t)
  }
}

/** Lines that hold the id of something that has a name. */
const vocabularies: Record<string, (id: string, t: T) => string> = {
  fund: (id, t) => fundName(id, t.language),
  orgType: (id, t) => capital(organisationType(id, t.language)),
  regionType: regionTypeName,
  theme: (id, t) => capital(themeLabel(id, t.language)),
}

/** Opole, Opolskie, Poland: also the region, which a change may be about. */
export function describePlace({ country, region, city }: Place, language: Language): string {
  const parts = [city && placeName(country, city, language), region && regionName(region, language)]
  return [...parts, countryName(country, language)].filter(Boolean).join(', ')
}

/**
 * An item of a list as one line: its texts of a language, its dates, figures and choices as a person of `reader` reads
 * them. Items that differ in anything a person can enter give different lines in one language at least.
 */
export function describeItem(
  item: FormField[],
  value: unknown,
  language: Language,
  names: Names,
  reader = language,
): string {
  const [only] = item
  if (only?.name === '') return describeField(only, value, language, names, reader)
  const values = value as Record<string, unknown>
  const isFigure = item.some(({ name }) => name === 'label') && item.some(({ name }) => name === 'value')
  return item
    .map((field) => {
      if (isFigure && field.name === 'value') return describeFigure(values as Metric, reader)
      if (isFigure && (field.name === 'unit' || field.name === 'approximate')) return ''
      return describeField(field, values[field.name], language, names, reader)
    })
    .filter(Boolean)
    .join(' · ')
}

function describeField(field: FormField, value: unknown, language: Language, names: Names, reader: Language): string {
  if (value === undefined || value === null) return ''
  if (field.type === 'text' || field.type === 'longText') return (value as Translated)[language] ?? ''
  if (field.type === 'file') return names.file(Number(value)) ?? translator(reader)('history.gone')
  if (field.type === 'list')
    return (value as unknown[]).map((each) => describeItem(field.item ?? [], each, language, names, reader)).join('; ')
  return describeValue(field.name, field.type, value, reader)
}

/** 57 members, about 200: the number with its unit as one. */
function describeFigure({ value, unit, approximate }: Metric, language: Language): string {
  const number = [formatNumber(value, language), unit].filter(Boolean).join(' ')
  return approximate ? translator(language)('vocabulary.approximately', { value: number }) : number
}
