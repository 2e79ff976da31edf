import { sortByLabel } from '../alphabet.ts'
import { capital } from '../catalogue/present-catalogue.ts'
import { countryName, type Language } from '../languages.ts'
import { regionTypeName, regionTypes } from '../organisations/region-types.ts'
import { themeLabel, themesInOrder } from '../themes/themes.ts'
import {
  fundIds,
  fundName,
  organisationType,
  organisationTypeIds,
  placeCountries,
  regionName,
  regionsOf,
  townsOf,
} from '../themes/vocabularies.ts'
import type { FormField } from './form/describe-fields.ts'
import { optionLabel } from './form/field-labels.ts'
import type { Option } from './pick.ts'
import type { Control, Known } from './present-fields.ts'

type Checks = Extract<Control, { shape: 'checks' }>['checks']

/** All themes as boxes. Those that are chosen keep their places, the others come after them. */
export function themeChecks(
  name: string,
  { form, items, language }: Pick<Known, 'form' | 'items' | 'language'>,
): Checks {
  const chosen = [
    ...new Set((items.get(name) ?? []).map((place) => form[`${name}.${place}`]).filter(Boolean)),
  ] as string[]
  const all = themesInOrder(language).map(({ id }) => id)
  const others = [...chosen, ...all.filter((id) => !chosen.includes(id))]
  return [...all, ...chosen.filter((id) => !all.includes(id))].map((id) => ({
    name: `${name}.${others.indexOf(id)}`,
    value: id,
    label: capital(themeLabel(id, language)),
    on: chosen.includes(id),
  }))
}

type Shaped = Pick<Extract<Control, { shape: 'select' }>, 'shape' | 'value' | 'options' | 'pick' | 'short'>
type Suggesting = Pick<Extract<Control, { shape: 'input' }>, 'shape' | 'value' | 'type' | 'suggestions' | 'short'>

/** A line whose value comes from one of the portal's vocabularies: a list to choose from, or suggestions. */
export function vocabularyOf(field: FormField, name: string, known: Known): Shaped | Suggesting | undefined {
  const { form, language, t } = known
  const value = form[name] ?? ''
  const select = (options: Option[], pick = true): Shaped => {
    const there = value === '' || options.some((option) => option.value === value)
    return { shape: 'select', value, pick, options: there ? options : [...options, { value, label: value }] }
  }
  if (/^places\.\d+\./.test(name)) {
    const country = (form[name.replace(/\w+$/, 'country')] ?? '').toUpperCase()
    if (field.name === 'country') return select(countries(language))
    if (field.name === 'region') return select(country ? regionOptions(country, language) : regionsOfAll(language))
    return { shape: 'input', value, type: 'text', suggestions: country ? townsOf(country) : [] }
  }
  switch (field.name) {
    case 'theme':
      return select(themesInOrder(language).map(({ id, label }) => ({ value: id, label: capital(label[language]) })))
    case 'orgType':
      return select(named(organisationTypeIds(), (id) => capital(organisationType(id, language)), language))
    case 'regionType': {
      const options = regionTypes.map((type) => ({ value: type, label: regionTypeName(type, t) }))
      const known = value === '' || regionTypes.includes(value)
      return select(known ? options : [...options, { value, label: regionTypeName(value, t) }], false)
    }
    case 'fund':
      return select(named(fundIds(), (id) => fundName(id, language), language))
    default:
      if (!field.options) return undefined
      return select(
        field.options.map((option) => ({ value: option, label: optionLabel(t, field.name, option) })),
        false,
      )
  }
}

const named = (ids: string[], label: (id: string) => string, language: Language): Option[] =>
  sortByLabel(
    ids.map((value) => ({ value, label: label(value) })),
    (option) => option.label,
    language,
  )

export const countries = (language: Language) =>
  named(placeCountries(), (code) => countryName(code, language), language)

/** The regions of a country, with their codes. */
export const regionOptions = (country: string, language: Language): Option[] =>
  regionsOf(country).map((code) => ({ value: code, label: regionName(code, language), more: code }))

/** Where no country is chosen yet: those of the two countries of the portal. */
const regionsOfAll = (language: Language) =>
  ['PL', 'CZ'].flatMap((country) =>
    regionOptions(country, language).map((region) => ({ ...region, group: countryName(country, language) })),
  )
