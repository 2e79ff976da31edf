import { type Item, itemPath } from './catalogue/item.ts'
import { capital } from './catalogue/present-catalogue.ts'
import { entryCode } from './entries/kind.ts'
import type { Metric, Money, Place } from './fields.ts'
import { kindByName } from './kinds.ts'
import {
  countryName,
  formatCompact,
  formatMoney,
  formatNumber,
  formatPhone,
  type Language,
  type T,
} from './languages.ts'
import { lastDay } from './partial-dates.ts'
import { escapeHtml } from './rendering.ts'
import { themeLabel } from './themes/themes.ts'
import { fundName, organisationType, placeName, regionName } from './themes/vocabularies.ts'

/** A source older than this is marked: things may have changed. Of a date known to the year its last day counts. */
const oldYears = 10

const yearsSince = (date: string): number => (Date.now() - Date.parse(lastDay(date))) / (365.25 * 24 * 3600 * 1000)

/** What views say about entries: the functions that know the vocabularies and the kinds. */
export function viewWords(language: Language, t: T) {
  const place = ({ country, region, city }: Place) =>
    [
      city && placeName(country, city, language),
      !city && region && regionName(region, language),
      countryName(country, language),
    ]
      .filter(Boolean)
      .join(', ')
  return {
    address: (item: { kind: string; slug: string }) => `/${language}${itemPath(item)}`,
    code: (item: { kind: string; id: number }) => entryCode(kindByName.get(item.kind)!, item.id),
    /** Where an entry is, as one line: towns, or countries where no town is known. */
    territory: (places: Place[]) =>
      [
        ...new Set(
          places.map((p) => (p.city ? placeName(p.country, p.city, language) : countryName(p.country, language))),
        ),
      ].join(' · '),
    placeLine: place,
    regionLabel: (code: string) => regionName(code, language),
    countryLabel: (code: string) => countryName(code, language),
    themeName: (id: string) => capital(themeLabel(id, language)),
    typeName: (id: string) => capital(organisationType(id, language)),
    fund: (id: string) => fundName(id, language),
    phone: formatPhone,
    number: (n: number) => formatNumber(n, language),
    money: (value: Money, style: 'text' | 'table' = 'text') => formatMoney(value, language, style),
    /** HTML of a figure: 57, 1.5 million, about 200, €260 million. */
    figure: (metric: Pick<Metric, 'value' | 'unit' | 'approximate'>) => {
      const about = metric.approximate ? `<small class="pre">${escapeHtml(t('entries.about'))}</small>` : ''
      const { figure, unit } = formatCompact(metric.value, language)
      const currency = metric.unit === 'EUR' && language === 'en' ? '€' : ''
      const after = [unit, metric.unit && !currency ? metric.unit : ''].filter(Boolean).join(' ')
      return `${about}${currency}${escapeHtml(figure)}${after ? `<small>${escapeHtml(after)}</small>` : ''}`
    },
    isOld: (date: string | undefined | null) => Boolean(date && yearsSince(date) >= oldYears),
  }
}
export type ViewWords = ReturnType<typeof viewWords>
