import type { Db } from '../../database.ts'
import type { Translated } from '../../fields.ts'
import { type Language, pickText } from '../../languages.ts'
import { type Card, cardOf } from './identity.ts'

/** An entry of the portal as far as its identity goes, in its newest revision. */
export type Known = Card & { entryId: number; revisionId: number; slug: string; title: string; archived: boolean }

type Row = {
  id: number
  kind: string
  slug: string
  archived: boolean
  language: Language
  revision: number
  content: Record<string, unknown>
  programmes: number[]
}

/**
 * The entries of the portal, to be found by what they are called. Made once and given to each item of a batch:
 * `refresh` reads only what changed since. `withoutBatch` leaves out what a batch has written.
 */
export function knownEntries(withoutBatch?: number) {
  const cards = new Map<number, Known>()
  const index = new Map<string, Set<Known>>()
  let refreshing = Promise.resolve()
  const put = (card: Known) => {
    const before = cards.get(card.entryId)
    if (before) drop(before)
    cards.set(card.entryId, card)
    for (const key of keysOf(card)) index.set(key, (index.get(key) ?? new Set()).add(card))
  }
  const drop = (card: Known) => {
    cards.delete(card.entryId)
    for (const key of keysOf(card)) index.get(key)?.delete(card)
  }
  const refresh = async (db: Db) => {
    const own = withoutBatch !== undefined
    const { rows: now } = await db.query<{ id: number; revision: number; slug: string; archived: boolean }>(
      own ? pointersWithoutBatch : pointers,
      own ? [withoutBatch] : [],
    )
    const there = new Map(now.map((row) => [row.id, row]))
    for (const card of [...cards.values()]) {
      const row = there.get(card.entryId)
      if (row?.revision !== card.revisionId || row.slug !== card.slug || row.archived !== card.archived) drop(card)
    }
    const wanted = now.filter(({ id }) => !cards.has(id)).map(({ revision }) => revision)
    if (wanted.length === 0) return
    const { rows } = await db.query<Row>(select, [wanted])
    for (const { id, kind, slug, archived, language, revision, content, programmes } of rows) {
      const title = pickText(content.title as Translated, language)?.text ?? slug
      put({ ...cardOf(kind, content, { programmes }), entryId: id, revisionId: revision, slug, title, archived })
    }
  }
  return {
    withoutBatch,
    /** One after the other: two items may ask at once. */
    refresh(db: Db): Promise<void> {
      const next = refreshing.then(() => refresh(db))
      refreshing = next.catch(() => {})
      return next
    },
    get: (entryId: number) => cards.get(entryId),
    /** Those that share a name, an acronym, a code or a known area; and those near by name. */
    find(card: Card): Known[] {
      const found = new Set<Known>()
      for (const key of [...exactKeys(card), ...rareWords(card, index)])
        for (const each of index.get(key) ?? []) found.add(each)
      return [...found]
    },
  }
}
export type KnownEntries = ReturnType<typeof knownEntries>

const exactKeys = ({ kind, names, acronyms, codes, known }: Card) => [
  ...[...names, ...acronyms].map((name) => `${kind} = ${name}`),
  ...[...codes, ...known].map((code) => `${kind} # ${code}`),
]
const keysOf = (card: Card) => [
  ...exactKeys(card),
  ...new Set(card.names.flatMap((name) => name.split(' ')).map((word) => `${card.kind} ~ ${word}`)),
]

/** The words of each name that fewest others have: names that are nearly the same share one of them. */
const rareWords = ({ kind, names }: Card, index: Map<string, Set<unknown>>) =>
  names.flatMap((name) =>
    [...new Set(name.split(' '))]
      .map((word) => `${kind} ~ ${word}`)
      .filter((key) => index.has(key))
      .sort((a, b) => index.get(a)!.size - index.get(b)!.size)
      .slice(0, 3),
  )

const pointers = `select e.id, e.slug, e.status = 'archived' archived, e.draft_revision revision from entries e
  where e.draft_revision is not null`
/** The newest revisions that the batch did not write. */
const pointersWithoutBatch = `select e.id, e.slug, e.status = 'archived' archived, r.id revision from entries e
  join lateral (select r.id from revisions r left join batch_items i on i.id = r.batch_item_id
    where r.entry_id = e.id and i.batch_id is distinct from $1 order by r.number desc limit 1) r on true`

const picked = [
  ...['title', 'officialName', 'altNames', 'acronym', 'indexCode', 'nip', 'regon', 'krs', 'ico', 'places', 'city'],
  ...['start', 'end', 'since', 'date', 'endDate', 'periodStart', 'periodEnd'],
]
const select = `select e.id, e.kind, e.slug, e.status = 'archived' archived, e.original_language "language",
    r.id revision, jsonb_strip_nulls(jsonb_build_object(${picked.map((name) => `'${name}', r.content -> '${name}'`).join(', ')})) content,
    coalesce((select jsonb_agg(l.to_id) from relations l where l.revision_id = r.id and l.role = 'part-of-programme'), '[]') programmes
  from revisions r join entries e on e.id = r.entry_id where r.id = any($1)`
