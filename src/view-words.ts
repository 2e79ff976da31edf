import { type Item, itemPath } from './catalogue/item.ts'
import { capital } from './catalogue/present-catalogue.ts'
import { entryCode } from './entries/kind.ts'
import type { Metric, Money, Place, Translated } from './fields.ts'
import { type IconName, icon } from './icons.ts'
import { kindByName } from './kinds.ts'
import { countryName, type Language, pickText, type T } from './languages.ts'
import { formatCompact, formatMoney, formatNumber, formatPhone } from './numbers.ts'
import { lastDay } from './partial-dates.ts'
import { portalFacts, portalSettings } from './portal/facts.ts'
import { escapeHtml, functionsFor } from './rendering.ts'
import { themeLabel } from './themes/themes.ts'
import { fundName, organisationType, placeName, regionName } from './themes/vocabularies.ts'

/** A source older than this is marked: things may have changed. Of a date known to the year its last day counts. */
const oldYears = 10

const yearsSince = (date: string): number => (Date.now() - Date.parse(lastDay(date))) / (365.25 * 24 * 3600 * 1000)

/** Does a confirmation still count? For how long it does an admin sets. */
function isConfirmed(at: Date): boolean {
  const until = new Date(at)
  until.setUTCMonth(until.getUTCMonth() + portalSettings().confirmAfterMonths)
  return until.getTime() > Date.now()
}

/** What a logo may take of the header, in CSS pixels. */
const logoBox = { width: 180, height: 44 }

/** Countries of which the official names and streets are in one language; elsewhere we do not guess it. */
const languageOfCountry: Record<string, string> = {
  PL: 'pl',
  CZ: 'cs',
  SK: 'sk',
  DE: 'de',
  AT: 'de',
  HU: 'hu',
  NO: 'no',
}

type Linked = {
  item: Pick<Item, 'kind' | 'slug' | 'title' | 'originalLanguage'>
  inferred?: boolean
  /** HTML of the marks of the sources that say so. */
  marks?: string
}
type Related = { inferred: boolean; item: { id: number } }
type FigureSource = { title: Translated; language?: Language; dated?: string | null }

/** What views say about entries: the functions that know the vocabularies and the kinds. */
export function viewWords(language: Language, t: T) {
  const { said, date, inMonth, since } = functionsFor(language)
  const place = ({ country, region, city }: Place) =>
    [
      city && placeName(country, city, language),
      !city && region && regionName(region, language),
      countryName(country, language),
    ]
      .filter(Boolean)
      .join(', ')
  const narrowest = ({ country, region, city }: Place) => {
    if (city) return placeName(country, city, language)
    return region ? regionName(region, language) : countryName(country, language)
  }
  const address = (item: { kind: string; slug: string }) => `/${language}${itemPath(item)}`
  const inferredMark = `<span class="tag plain">${escapeHtml(t('entries.inferred'))}</span>`
  const link = ({ item, inferred = false, marks = '' }: Linked) =>
    `<a href="${address(item)}">${said(item.title, item.originalLanguage)}</a>${marks}${inferred ? ` ${inferredMark}` : ''}`
  /** HTML of a figure: 57, 1.5 million, about 200, €260 million. */
  const figure = (metric: Pick<Metric, 'value' | 'unit' | 'approximate'>) => {
    const about = metric.approximate ? `<small class="pre">${escapeHtml(t('entries.about'))}</small>` : ''
    const { figure, unit } = formatCompact(metric.value, language)
    const currency = metric.unit === 'EUR' && language === 'en' ? '€' : ''
    const after = [unit, metric.unit && !currency ? metric.unit : ''].filter(Boolean).join(' ')
    return `${about}${currency}${escapeHtml(figure)}${after ? `<small>${escapeHtml(after)}</small>` : ''}`
  }
  return {
    address,
    /** HTML: the other end of a relation as a link, marked where the relation is inferred. */
    link,
    links: (relations: Linked[]) => relations.map(link).join('<br>'),
    inferredMark: ({ inferred }: { inferred: boolean }) => (inferred ? inferredMark : ''),
    /** What a list of entries says below each: whether the relation that brought it there is inferred. */
    inferredOf: (relations: Related[]) => (item: { id: number }) =>
      relations.some((relation) => relation.inferred && relation.item.id === item.id) ? t('entries.inferred') : '',
    /** HTML: what the mark means, to stand below a list in which it occurs. */
    inferredNote: (relations: { inferred: boolean }[]) =>
      relations.some(({ inferred }) => inferred)
        ? `<p class="note">${inferredMark} ${escapeHtml(t('entries.inferredNote'))}</p>`
        : '',
    code: (item: { kind: string; id: number }) => entryCode(kindByName.get(item.kind)!, item.id),
    /** Where an entry is, as one line: towns; where none is known regions, and where none is known countries. */
    territory: (places: Place[]) => [...new Set(places.map(narrowest))].join(' · '),
    placeLine: place,
    regionLabel: (code: string) => regionName(code, language),
    countryLabel: (code: string) => countryName(code, language),
    themeName: (id: string) => capital(themeLabel(id, language)),
    typeName: (id: string) => capital(organisationType(id, language)),
    fund: (id: string) => fundName(id, language),
    phone: formatPhone,
    number: (n: number) => formatNumber(n, language),
    money: (value: Money, style: 'text' | 'table' = 'text') => formatMoney(value, language, style),
    /**
     * HTML of a figure as a row of `dl.figs`: the number, what it counts, who says so and when. `original`: language of
     * its entry; `saidBy`: HTML of who says so, where it is neither the figure's own note nor the title of the source; `marks`: HTML after it.
     */
    figureRow: (metric: Metric, original: Language, source?: FigureSource | null, saidBy?: string, marks = '') => {
      const when = metric.asOf ?? source?.dated
      const by = saidBy ?? (metric.note ? said(metric.note, original) : said(source?.title, source?.language))
      const from = [by, when ? escapeHtml(date(when, 'table')) : ''].filter(Boolean).join(', ')
      return `<div class="fig"><dt>${said(metric.label, original)}</dt><dd><span class="v">${figure(metric)}</span><span class="src">${from}${marks}</span></dd></div>\n`
    },
    /**
     * HTML of whether an entry was confirmed of late: in which month, or since when nobody has said that it is true.
     * `dated`: of when its main source is, for an entry that nobody ever confirmed.
     */
    confirmation: (confirmedAt: Date | null, dated?: string | null) => {
      const tag = (kind: string, sign: IconName, text: string) =>
        `<span class="tag ${kind}">${icon(sign)}${escapeHtml(text)}</span>`
      const month = confirmedAt?.toISOString().slice(0, 7)
      if (confirmedAt && month && isConfirmed(confirmedAt))
        return tag('good', 'check', t('entries.confirmedIn', { when: inMonth(month) }))
      const known = month ?? dated
      return known
        ? tag('warn', 'clock', t('entries.notConfirmedSince', { since: since(known.slice(0, 4)) }))
        : `<span class="gap-mark">${escapeHtml(t('entries.notConfirmed'))}</span>`
    },
    /** The language of names and streets at a place, for a lang attribute. */
    spokenIn: (places: Place[] | undefined): string | undefined => languageOfCountry[places?.[0]?.country ?? ''],
    /** The picture in place of the drawn sign, at the size at which the header shows it; undefined where there is none. */
    portalLogo: () => {
      const { logo } = portalSettings()
      if (!logo) return undefined
      const scale = Math.min(1, logoBox.width / logo.width, logoBox.height / logo.height)
      const [width, height] = [Math.round(logo.width * scale), Math.round(logo.height * scale)]
      return { address: `/logo/${logo.hash}`, width, height, alt: pickText(logo.alt, language)?.text ?? '' }
    },
    /** Is there an address to which corrections and documents can be sent? */
    operatorReachable: () => Boolean(portalFacts().email),
    isOld: (date: string | undefined | null) => Boolean(date && yearsSince(date) >= oldYears),
  }
}
