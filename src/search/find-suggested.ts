import type { Db } from '../database.ts'
import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'

/** `count`: how many entries are found under it, of an organisation or a programme. */
export type SuggestedEntry = {
  kind: string
  slug: string
  title: Translated
  originalLanguage: Language
  count: number | null
}

type Found = { entries: SuggestedEntry[]; counts: { facet: string; value: string; n: number }[] }

/** As many letters as there are indexes of, by which the heaviest that begin so are read at once. */
const indexedLetters = 4
/** Of more that begin alike only these are looked at: nobody reads on to the best of thousands. */
const mostLookedAt = 1000

const beginsWith = (typed: string) => `s.start >= ${typed} and s.start < ${typed} || chr(1114111)`

/** SQL: what may be meant by `$1`, all that was typed; by several words also in another order. */
const candidates = (letters: number, severalWords: boolean): string => {
  const columns = 's.entry_id, s.language, s.weight'
  if (letters <= indexedLetters && !severalWords)
    return `select ${columns} from suggestion s where left(s.start, ${letters}) = $1 order by s.weight desc limit 80`
  const inOrder = `(select ${columns} from suggestion s where ${beginsWith('$1')} order by s.start limit ${mostLookedAt})`
  if (!severalWords) return inOrder
  return `${inOrder} union all (
    select ${columns} from (select * from suggestion s where ${beginsWith('$5')} order by s.start limit ${mostLookedAt}) s
    where (select bool_and(' ' || s.start like '% ' || w || '%') from unnest($6::text[]) w))`
}

/**
 * Entries with a title in which every typed word begins a word, those in the reader's language and fresh ones first;
 * and of themes and places that may be meant those that an entry has, with their counts. One statement.
 */
export async function findSuggested(
  db: Db,
  typed: string[],
  { themes, places, language }: { themes: string[]; places: string[]; language: Language },
): Promise<Found> {
  const whole = typed.join(' ')
  const several = typed.length > 1
  const letters = Math.min([...whole].length, indexedLetters + 1)
  const longest = typed.toSorted((a, b) => b.length - a.length)[0]!
  const { rows } = await db.query<Found>({
    name: `suggest-${several ? 'words' : letters}`,
    text: `
      with hits as materialized (${candidates(letters, several)}), best as (
        select h.entry_id, bool_or(h.language = $2) own, max(h.weight) weight from hits h
        group by h.entry_id order by own desc, weight desc, h.entry_id desc limit 8
      )
      select coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'slug', c.slug, 'title', c.title,
          'originalLanguage', c.original_language, 'count', (select v.n from facet_value v
            where v.facet = c.kind and c.kind in ('organisation', 'programme') and v.value = c.entry_id::text))
          order by b.own desc, b.weight desc, b.entry_id desc)
        from best b join catalogue c on c.entry_id = b.entry_id), '[]') entries,
        coalesce((select jsonb_agg(jsonb_build_object('facet', v.facet, 'value', v.value, 'n', v.n)) from facet_value v
          where v.n > 0 and (v.facet = 'theme' and v.value = any($3) or v.facet = 'place' and v.value = any($4))), '[]') counts`,
    values: [whole, language, themes, places, ...(several ? [longest, typed] : [])],
  })
  return rows[0]!
}
