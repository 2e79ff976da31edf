import { type Item, itemOf } from '../catalogue/item.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import { filterRegion } from '../themes/vocabularies.ts'
import type { Form } from './telling-words.ts'

/** Programmes and organisations under which both are found. */
type Named = { id: number; kind: string; slug: string; title: Translated; originalLanguage: Language }

/** An entry out of a kept list, as the database gives it. */
export type ListedItem = Item & { words: Form[]; named: Named[] }

/** What two entries have in common as they stand; `places` are keys, `words` what both of them say. */
export type Common = { themes: string[]; places: string[]; regions: string[]; named: Named[]; words: Form[] }
export type RelatedItem = Item & { common: Common }

const mostShown = 6

/**
 * SQL: the published entries of a list, `list` (jsonb as related_list has it), the best first; `named` is SQL for the
 * programmes and organisations under which the entry of the page is found. One that is public no more is not there.
 */
export const itemsOf = (list: string, named: string) => `coalesce((
    select jsonb_agg(${itemOf('o')} || jsonb_build_object('words', x.each -> 'words', 'named', coalesce((
        select jsonb_agg(jsonb_build_object('id', p.entry_id, 'kind', p.kind, 'slug', p.slug, 'title', p.title,
          'originalLanguage', p.original_language) order by p.kind desc, p.entry_id)
        from catalogue p where p.entry_id = any(o.programmes || o.organisations) and p.entry_id = any(${named})), '[]'))
      order by x.place)
    from jsonb_array_elements(${list}) with ordinality x (each, place)
      join catalogue o on o.entry_id = (x.each ->> 'id')::int), '[]')`

type Page = { item: Item; similar: ListedItem[] | null } & Record<
  'relations' | 'related' | 'publishers',
  { item: Item }[]
>

/** Those of a list that the page shows: none that it names anyway, none with which it has nothing in common any more. */
export function toShow({ item, similar, ...others }: Page): RelatedItem[] {
  const linked = new Set(
    [...others.relations, ...others.related, ...others.publishers].map((relation) => relation.item.id),
  )
  return (similar ?? [])
    .filter(({ id }) => id !== item.id && !linked.has(id))
    .map(({ words, named, ...other }) => ({ ...other, common: { ...commonOf(item, other), named, words } }))
    .filter(({ common }) => says(common))
    .slice(0, mostShown)
}

/** One word, or the same region, is no reason by itself; a word and its translation are one. */
const says = ({ themes, places, named, words }: Common) =>
  themes.length + places.length + named.length > 0 ||
  words.some(({ language }) => words.filter((word) => word.language === language).length > 1)

function commonOf(item: Item, other: Item): Pick<Common, 'themes' | 'places' | 'regions'> {
  const both = (a: readonly string[], b: readonly string[]) => a.filter((each) => b.includes(each))
  return {
    themes: both(item.themes, other.themes),
    places: both(item.places, other.places),
    regions: both(regionsOf(item), regionsOf(other)),
  }
}

const regionsOf = ({ card }: Item): string[] => [...new Set(card.places.flatMap((place) => filterRegion(place) ?? []))]
