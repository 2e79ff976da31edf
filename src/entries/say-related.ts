import { capital } from '../catalogue/present-catalogue.ts'
import { type Language, languages } from '../languages.ts'
import { escapeHtml, functionsFor } from '../rendering.ts'
import { themeLabel } from '../themes/themes.ts'
import { placeByKey, placeName, regionName } from '../themes/vocabularies.ts'
import type { Common } from './list-related.ts'
import type { Form } from './telling-words.ts'

const mostThemes = 3
const mostWords = 3
const fewestWords = 2
/** With so many other reasons words add nothing. */
const enough = 2

/** HTML: what two entries have in common, as one line: "Also about public transport, in Opole; same programme: …". */
export function sayCommon(common: Common, language: Language): string {
  const { t, said } = functionsFor(language)
  /** A message with HTML in the place of {x}; no text has a letter of private use. */
  const around = (key: string, html: string) => escapeHtml(t(key, { x: '\ue000' })).replace('\ue000', () => html)
  const reasons: string[] = []
  const themes = common.themes.slice(0, mostThemes).map((id) => themeLabel(id, language))
  const place = placeOf(common, language)
  if (themes.length > 0) {
    const values = { count: themes.length, themes: themes.join(', '), ...place?.values }
    reasons.push(escapeHtml(t(place ? `entries.alsoAbout_${place.is}` : 'entries.alsoAbout', values)))
  } else if (place) reasons.push(escapeHtml(t(`entries.also_${place.is}`, place.values)))
  for (const kind of ['programme', 'organisation']) {
    const named = common.named.find((each) => each.kind === kind)
    if (named) reasons.push(around(`entries.same_${kind}`, said(named.title, named.originalLanguage)))
  }
  const words = wordsFor(common.words, reasons.length > 0 ? [language] : [language, ...languages])
  if (reasons.length < enough && words.length > 0) {
    const html = words.map(({ form, language: of }) =>
      of === language ? escapeHtml(form) : `<span lang="${of}">${escapeHtml(form)}</span>`,
    )
    reasons.push(around('entries.sameWords', html.join(', ')))
  }
  return capital(reasons.join('; '))
}

/** The narrowest place that both are in; a country says nothing. */
function placeOf({ places, regions }: Common, language: Language) {
  const [place] = places.flatMap((key) => placeByKey(key) ?? [])
  if (place) return { is: 'place', values: { place: placeName(place.country, place.name, language) } }
  const [region] = regions
  return region ? { is: 'region', values: { place: regionName(region, language) } } : undefined
}

/** Words of the first of the languages that has enough of them. */
function wordsFor(words: Form[], inOrder: readonly Language[]): Form[] {
  const all = inOrder.map((of) => words.filter((word) => word.language === of))
  return (all.find((list) => list.length >= fewestWords) ?? []).slice(0, mostWords)
}
