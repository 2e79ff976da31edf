import type pg from 'pg'
import { type Db, transaction } from '../database.ts'
import { collectText } from '../entries/collect-text.ts'
import type { Kind } from '../entries/kind.ts'
import { kindByName } from '../kinds.ts'
import { type Language, languages } from '../languages.ts'
import { agreement, markText, shareOf, type TextMarks } from './near-duplicates.ts'

export type MarkedText = TextMarks & { language: Language }

/** The marks of what a content says in each language, of languages in which it says enough. */
export function markContent(kind: Kind, content: object): MarkedText[] {
  const passages = collectText(kind.schema, content)
  return languages.flatMap((language) => {
    const text = passages.flatMap((each) => (each.language === language ? each.text : [])).join('\n')
    const marked = markText(text, language)
    return marked ? [{ language, ...marked }] : []
  })
}

/** Keeps the marks of newest versions, in the transaction that saves them: one statement for all. */
export async function keepTextMarks(db: Db, saved: { kind: Kind; entryId: number; content: object }[]): Promise<void> {
  if (saved.length === 0) return
  const rows = saved.flatMap(({ kind, entryId, content }) =>
    markContent(kind, content).map((each) => ({ entry_id: entryId, ...each })),
  )
  await db.query({
    name: 'keep-text-marks',
    text: `with said as (
        select * from jsonb_to_recordset($2) s (entry_id int, language text, marks int[], bands int[])
      ), gone as (
        delete from text_marks t where t.entry_id = any($1)
          and not exists (select from said s where s.entry_id = t.entry_id and s.language = t.language)
      )
      insert into text_marks as t (entry_id, language, marks, bands)
        select s.entry_id, s.language, s.marks, s.bands from said s order by 1, 2
        on conflict (entry_id, language) do update set marks = excluded.marks, bands = excluded.bands
          where t.marks <> excluded.marks`,
    values: [saved.map(({ entryId }) => entryId), JSON.stringify(rows)],
  })
}

/** An entry of which the newest version says nearly the same; `share`: of pairs of words, as far as marks tell. */
export type NearText = { entryId: number; share: number }

/**
 * For each of several contents the entries that say nearly the same, the nearest first; never `own`, the entry that it is
 * the content of. One statement for all.
 */
export async function findNearTexts(db: Db, asked: { marked: MarkedText[]; own?: number }[]): Promise<NearText[][]> {
  const texts = asked.flatMap(({ marked, own }, place) =>
    marked.map(({ marks, bands }) => ({ place, own, marks, bands })),
  )
  const found = asked.map((): NearText[] => [])
  if (texts.length === 0) return found
  const { rows } = await db.query<{ place: number; entryId: number; agreeing: number }>({
    name: 'near-texts',
    text: `select a.place, n.entry_id "entryId", max(n.agreeing) agreeing
      from jsonb_to_recordset($1) a (place int, own int, marks int[], bands int[])
        cross join lateral near_texts(a.marks, a.bands) n
      where n.entry_id is distinct from a.own group by 1, 2 order by 1, 3 desc, 2`,
    values: [JSON.stringify(texts)],
  })
  for (const { place, entryId, agreeing } of rows) found[place]!.push({ entryId, share: shareOf(agreeing) })
  return found
}

/** How near two contents are in the language in which they are nearest. */
export const nearness = (a: MarkedText[], b: MarkedText[]): number =>
  Math.max(0, ...a.flatMap((one) => b.flatMap((two) => (one.language === two.language ? agreement(one, two) : []))))

const atOnce = 200

/** Makes the marks of all newest versions anew: words are marked by the rules for their forms. */
export async function rebuildTextMarks(pool: pg.Pool): Promise<void> {
  for (let after = 0; ; ) {
    const last = await transaction(pool, async (db) => {
      // locked: a save in between would be overwritten by what was there before it
      const { rows } = await db.query<{ id: number; kind: string; content: object }>(
        `select e.id, e.kind, r.content from entries e join revisions r
           on r.id = coalesce(e.draft_revision, e.published_revision)
         where e.id > $1 order by e.id limit ${atOnce} for update of e`,
        [after],
      )
      await keepTextMarks(
        db,
        rows.map(({ id, kind, content }) => ({ kind: kindByName.get(kind)!, entryId: id, content })),
      )
      return rows.at(-1)?.id
    })
    if (last === undefined) return
    after = last
  }
}
