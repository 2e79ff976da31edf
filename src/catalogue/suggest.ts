import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import { type Language, languages, pickText } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import { themesInOrder } from '../themes/themes.ts'
import places from '../themes/vocabularies/places.json' with { type: 'json' }
import { placeKey } from '../themes/vocabularies.ts'
import { itemPath } from './item.ts'
import { facetLabel } from './present-catalogue.ts'
import { searchWords, wordsOf } from './words.ts'

/** `query` is what the catalogue is asked for it; `path` leads to its page in the reader's language. */
export type Suggestion = { label: string; language: Language; kind: string; path: string; query: string }

const most = 8
/** Themes and places come first, and few of each, so that entries keep their room. */
const mostOfVocabulary = 2

/**
 * Up to eight suggestions for what was typed so far: themes, places and entries with a title in which every typed
 * word begins a word, in any language, whatever the accents. One statement; none where nothing was typed.
 */
export async function suggest(db: Db, q: string, language: Language): Promise<Suggestion[]> {
  const typed = searchWords(q)
  if (typed.length === 0) return []
  const found = await findSuggested(db, typed, language)
  return [
    ...found.themes.slice(0, mostOfVocabulary).map((id) => ofVocabulary('theme', id, `/themes/${id}`, language)),
    ...found.places.slice(0, mostOfVocabulary).map((k) => ofVocabulary('place', k, `/catalogue?place=${k}`, language)),
    ...found.entries.map((entry) => ofEntry(entry, language)),
  ].slice(0, most)
}

type Entry = { kind: string; slug: string; title: Translated; originalLanguage: Language }

/** Of the themes and places that answer only those that an entry has; nobody is sent to an empty list. */
async function findSuggested(db: Db, typed: string[], language: Language) {
  const { rows } = await db.query<{ themes: string[]; places: string[]; entries: Entry[] }>({
    name: 'suggest',
    text: `
      with hits as (
        select d.entry_id, max(d.boost) boost, bool_or(d.language = $2) own
        from search_document d where d.tsv @@ $1::tsquery group by d.entry_id
      ), best as (
        select c.kind, c.slug, c.title, c.original_language "originalLanguage",
          row_number() over (order by h.own desc, h.boost desc, c.newest desc nulls last, c.entry_id desc) place
        from hits h join catalogue c on c.entry_id = h.entry_id order by place limit ${most}
      )
      select coalesce((select jsonb_agg(to_jsonb(b) - 'place' order by b.place) from best b), '[]') entries,
        array(select x.v from unnest($3::text[]) with ordinality x (v, i)
          where exists (select 1 from catalogue c where c.themes @> array[x.v]) order by x.i) themes,
        array(select x.v from unnest($4::text[]) with ordinality x (v, i)
          where exists (select 1 from catalogue c where c.places @> array[x.v]) order by x.i) places`,
    values: [titleQuery(typed), language, findThemes(typed, language), findPlaces(typed)],
  })
  return rows[0]!
}

/** '^word' is in the index for each word of a title (words.ts). */
const titleQuery = (typed: string[]) => typed.map((word) => `'^${word}':*`).join('&')

const answers = (words: string[], typed: string[]) => typed.every((t) => words.some((word) => word.startsWith(t)))
const foldedWords = (text: string) => [...wordsOf(text)].map(({ word }) => word)

/** Themes by their label in the reader's language, in another one, by a synonym: in this order. */
function findThemes(typed: string[], language: Language): string[] {
  const order = [language, ...languages.filter((other) => other !== language)]
  const ranked = themesInOrder(language).map(({ id, label, synonyms }) => {
    const names = [...order.map((l) => label[l]), ...order.flatMap((l) => synonyms[l])]
    return { id, rank: names.findIndex((name) => answers(foldedWords(name), typed)) }
  })
  return ranked
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
}

const placeNames = places.map(({ country, name, exonyms }) => ({
  key: placeKey(country, name),
  names: [...new Set([name, ...Object.values(exonyms)])].map(foldedWords),
}))

const findPlaces = (typed: string[]): string[] =>
  placeNames.filter(({ names }) => names.some((words) => answers(words, typed))).map(({ key }) => key)

function ofVocabulary(kind: 'theme' | 'place', value: string, path: string, language: Language): Suggestion {
  const label = facetLabel(kind, { value }, functionsFor(language).t)
  return { label, language, kind, path: `/${language}${path}`, query: `${kind}=${value}` }
}

/** Organisations and programmes also narrow the catalogue; of other kinds the title is looked for. */
function ofEntry(entry: Entry, language: Language): Suggestion {
  const { kind, slug, title, originalLanguage } = entry
  const label = pickText(title, language, originalLanguage) ?? { text: slug, language }
  const narrows = kind === 'organisation' || kind === 'programme'
  const query = narrows ? `${kind}=${slug}` : String(new URLSearchParams({ q: label.text }))
  return { label: label.text, language: label.language, kind, path: `/${language}${itemPath(entry)}`, query }
}
