import type { Db } from '../database.ts'
import type { Place } from '../fields.ts'
import { kindByName } from '../kinds.ts'
import { type Language, languages } from '../languages.ts'
import type { FacetPair } from '../search/facets.ts'
import { type Found, findRelatedIds } from '../search/find-related.ts'
import { lexemesOf } from '../search/word-forms/lexemes-of.ts'
import { wordsOf } from '../search/words.ts'
import { collectText } from './collect-text.ts'
import type { CommonContent, Kind } from './kind.ts'
import { namesOf, wordsOfTheme } from './shape-indexed-entry.ts'
import { type Form, tellingWords } from './telling-words.ts'

/** An entry that has much in common with another; `words`: what both of them say, as the other writes it. */
export type Related = { id: number; score: number; words: Form[] }

/** More than a page shows: some may be taken back, or be tied by a relation, until the list is made anew. */
const mostKept = 8
/** In each language. */
const mostWords = 3
/** A list is made anew at the latest then: how rare a word or value is changes with the portal. */
const keptFor = '30 days'

/** What is worked on: an entry with its public text, or a draft with that of its own. */
export type Relating = {
  entryId: number
  kind: Kind
  content: CommonContent
  themes: string[]
  facets: FacetPair[]
}

/** The published entries that have most in common with an entry and what of its words they share, the best first. */
export async function findRelated(db: Db, { entryId, kind, content, themes, facets }: Relating): Promise<Related[]> {
  const words = tellingWords(collectText(kind.schema, content), lexemesAbout(themes, content.places ?? []))
  const found = await findRelatedIds(db, {
    entryId,
    kind: kind.name,
    facets,
    lexemes: words.map(({ lexeme, weight }) => ({ lexeme, weight })),
  })
  const about = await lexemesOfOthers(db, found)
  const formsOf = new Map(words.map(({ lexeme, forms }) => [lexeme, forms]))
  return found
    .map(({ id, score, lexemes }) => {
      // a word that stands there only as a name of its theme or place is none that it shares
      const forms = lexemes.flatMap((lexeme) => (about.get(id)?.has(lexeme) ? [] : (formsOf.get(lexeme) ?? [])))
      return { id, score, words: languages.flatMap((language) => firstOf(forms, language)) }
    })
    .slice(0, mostKept)
}

/** One word may have two lexemes. */
function firstOf(forms: Form[], language: Language): Form[] {
  const words = new Set(forms.flatMap((each) => (each.language === language ? each.form : [])))
  return [...words].slice(0, mostWords).map((form) => ({ form, language }))
}

async function lexemesOfOthers(db: Db, found: Found[]): Promise<Map<number, Set<string>>> {
  const ids = found.flatMap(({ id, lexemes }) => (lexemes.length > 0 ? [id] : []))
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<{ id: number; themes: string[]; places: Place[] }>({
    name: 'themes-and-places',
    text: `select c.entry_id id, c.themes, c.card -> 'places' places from catalogue c where c.entry_id = any($1)`,
    values: [ids],
  })
  return new Map(rows.map(({ id, themes, places }) => [id, lexemesAbout(themes, places)]))
}

/** Under what the names of themes and places are found, in every language. */
function lexemesAbout(themes: readonly string[], places: readonly Place[]): Set<string> {
  const texts = [...themes.flatMap(wordsOfTheme), ...places.flatMap(namesOf)]
  return new Set(
    texts.flatMap(({ text, language }) => [...wordsOf(text)].flatMap(({ word }) => lexemesOf(word, language))),
  )
}

type Row = { kind: string; content: CommonContent; themes: string[]; facets: FacetPair[]; due: string }

/** Makes the list of a published entry anew and keeps it. Nothing for one that is not public. Gives the list. */
export async function relateEntry(db: Db, entryId: number): Promise<Related[]> {
  const { rows } = await db.query<Row>({
    name: 'entry-to-relate',
    text: `select c.kind, r.content, c.themes, b.due::text due,
        array(select jsonb_build_array(v.facet, v.value) from search_document d join facet_value v on v.id = any(d.facets)
          where d.entry_id = $1) facets
      from catalogue c join entries e on e.id = c.entry_id join revisions r on r.id = e.published_revision
        join related_list b on b.entry_id = c.entry_id where c.entry_id = $1`,
    values: [entryId],
  })
  const row = rows[0]
  if (!row) return []
  const related = await findRelated(db, { ...row, entryId, kind: kindByName.get(row.kind)! })
  // one that was published meanwhile has made its own list: it is due no more
  await db.query({
    name: 'keep-related',
    text: `update related_list set others = $2, due = now() + interval '${keptFor}' where entry_id = $1 and due = $3`,
    values: [entryId, JSON.stringify(related), row.due],
  })
  return related
}

/**
 * An entry was published: makes its list, in the same transaction, and puts it into the lists of those that it names,
 * which are due then to be made anew, like those that named it before.
 */
export async function relatePublished(db: Db, entryId: number): Promise<void> {
  const related = await relateEntry(db, entryId)
  await db.query({
    name: 'relate-back',
    text: `with own as (select * from jsonb_to_recordset($2) x (id int, score float8, words jsonb)),
      touched as (
        select b.entry_id, b.others from related_list b where b.others @> jsonb_build_array(jsonb_build_object('id', $1::int))
        union select b.entry_id, b.others from own o join related_list b on b.entry_id = o.id
      ), made as (
        select t.entry_id, coalesce((select jsonb_agg(x.each order by (x.each ->> 'score')::float8 desc, x.each ->> 'id')
          from (select each from (
              select each from jsonb_array_elements(t.others) each where (each ->> 'id')::int <> $1
              union all select jsonb_build_object('id', $1::int, 'score', o.score, 'words', o.words) from own o where o.id = t.entry_id
            ) y order by (y.each ->> 'score')::float8 desc limit ${mostKept}) x), '[]') others
        from touched t
      )
      update related_list b set others = m.others, due = least(b.due, now()) from made m where b.entry_id = m.entry_id`,
    values: [entryId, JSON.stringify(related)],
  })
}

/** In one round at most so many milliseconds are given to it, however many are due. */
const roundMs = 2000
const atOnce = 20

/**
 * Makes lists anew that are due, those first that wait the longest, until the time of a round is over. Gives how many.
 * Throws the first error at the end: an entry that cannot be read holds up no other.
 */
export async function refreshRelated(db: Db, ms = roundMs): Promise<number> {
  const until = Date.now() + ms
  const errors: unknown[] = []
  let done = 0
  while (Date.now() < until) {
    const { rows } = await db.query<{ id: number }>({
      name: 'related-due',
      text: `select b.entry_id id from related_list b where b.due <= now() order by b.due, b.entry_id limit ${atOnce}`,
    })
    if (rows.length === 0) break
    for (const { id } of rows) {
      if (Date.now() >= until) break
      try {
        await relateEntry(db, id)
        done += 1
      } catch (error) {
        errors.push(error)
        await db.query(`update related_list set due = now() + interval '1 hour' where entry_id = $1`, [id])
      }
    }
  }
  if (errors.length > 0) throw errors[0]
  return done
}
