import { fold, sortByLabel } from '../alphabet.ts'
import type { Db } from '../database.ts'
import { entryCode } from '../entries/kind.ts'
import type { Translated } from '../fields.ts'
import { kindByName } from '../kinds.ts'
import { type Language, pickText } from '../languages.ts'
import type { Scope } from './queries.ts'

/** Something that can be chosen; `group` is the name of its kind, `more` what tells it from others of that name. */
export type Option = { value: string; label: string; lang?: Language; group?: string; more?: string }

/** Up to so many are offered in a list; of more, those that fit what is looked for. */
export const mostInList = 300
const mostFound = 50

// As fold() makes it; Postgres has no such function of its own, and not every locale knows these letters.
const marked = 'ąáäàâãåćčçďđęéěëèêíìîïłĺľńňñóöőôòõøŕřśšşťţúůüűùûýźžż'
const plainly = [...marked].map(fold).join('')
const folded = (text: string) => `lower(translate(${text}, '${marked}${marked.toUpperCase()}', '${plainly}${plainly}'))`

/** SQL: holds each of the words (an array of folded ones). */
const hasWords = (text: string, words: string) =>
  `not exists (select 1 from unnest(${words}::text[]) w where position(w in ${folded(text)}) = 0)`

/** What somebody typed to find something, as the words that must all be there. */
export const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 12)

type Row = { id: number; kind: string; title: Translated; originalLanguage: Language }

/**
 * Entries of these kinds that a person may point at: public ones, those of their organisation, to editors all; and
 * those of `ids`, which the entry has already. With words, those that have all of them in a title, and fewer.
 */
export async function listEntriesToPick(
  db: Db,
  language: Language,
  { everything, organisationId }: Scope,
  asked: { kinds: readonly string[]; words?: string[]; ids?: number[]; onlyIds?: boolean },
): Promise<Option[]> {
  const { kinds, words = [], ids = [], onlyIds = false } = asked
  const own = '($1::boolean or e.owner_id = $2::int)'
  const { rows } = await db.query<Row>(
    `select e.id, e.kind, e.original_language "originalLanguage", r.content -> 'title' title
     from entries e join revisions r on r.id = case when ${own} or e.published_revision is null
       then coalesce(e.draft_revision, e.published_revision) else e.published_revision end
     where e.kind = any($3) and (e.id = any($5) or not $7::boolean
         and (${own} or e.status = 'published') and e.status <> 'archived'
         and ${hasWords(`concat_ws(' ', r.content ->> 'title', r.content ->> 'acronym', r.content ->> 'officialName')`, '$4')})
     order by e.id = any($5) desc, e.id limit $6`,
    [
      everything,
      organisationId,
      kinds,
      words,
      ids,
      words.length > 0 ? mostFound : mostInList + 1 + ids.length,
      onlyIds,
    ],
  )
  const options = rows.map(({ id, kind, title, originalLanguage }): Option => {
    const name = pickText(title ?? {}, language, originalLanguage)
    const more = entryCode(kindByName.get(kind)!, id)
    return { value: String(id), label: name?.text ?? more, lang: name?.language, group: kind, more }
  })
  return kinds.flatMap((kind) => byLabel(options, language, kind))
}

const byLabel = (options: Option[], language: Language, kind: string) =>
  sortByLabel(
    options.filter(({ group }) => group === kind),
    ({ label }) => label,
    language,
  )

/** Sources; with words, those that have all of them in the title, the publisher or the code. */
export async function listSourcesToPick(
  db: Db,
  language: Language,
  { words = [], ids = [], onlyIds = false }: { words?: string[]; ids?: number[]; onlyIds?: boolean },
): Promise<Option[]> {
  const { rows } = await db.query<{ id: number; code: string; title: Translated; language: Language; dated: string }>(
    `select s.id, s.code, s.title, s.language, s.dated from sources s
     where s.id = any($2) or not $4::boolean and ${hasWords(`concat_ws(' ', s.title, s.owner, s.code)`, '$1')}
     order by s.id = any($2) desc, s.id limit $3`,
    [words, ids, words.length > 0 ? mostFound : mostInList + 1 + ids.length, onlyIds],
  )
  const options = rows.map((row): Option => {
    const name = pickText(row.title, language, row.language)
    const more = [row.code, row.dated].filter(Boolean).join(', ')
    return { value: String(row.id), label: name?.text ?? row.code, lang: name?.language, more }
  })
  return sortByLabel(options, ({ label }) => label, language)
}

export type FileToPick = { id: number; name: string; image: boolean; width: number | null; height: number | null }

/** The files of the organisation that an entry belongs to, newest first, and those that it shows already. */
export async function listFilesToPick(db: Db, entry: { ownerId: number | null }, ids: number[]): Promise<FileToPick[]> {
  const { rows } = await db.query<FileToPick>(
    `select f.id, f.name, f.media_type like 'image/%' image, f.width, f.height from files f
     where f.owner_id is not distinct from $1 or f.id = any($2) order by f.id = any($2) desc, f.id desc limit 200`,
    [entry.ownerId, ids],
  )
  return rows
}
