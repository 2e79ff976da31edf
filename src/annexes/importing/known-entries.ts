import type { Db } from '../../database.ts'
import type { KindName } from '../../entries/kind.ts'
import type { Translated } from '../../fields.ts'
import { type Language, pickText } from '../../languages.ts'
import { type Card, cardOf, traitsOf } from './identity.ts'

/** From here on two names are near: a candidate, never more. */
export const near = 0.85

/** An entry of the portal as far as its identity goes, in its newest revision. */
export type Known = Card & { entryId: number; revisionId: number; slug: string; title: string; archived: boolean }

type Row = {
  id: number
  kind: KindName
  slug: string
  archived: boolean
  language: Language
  revision: number
  content: Record<string, unknown>
  programmes: number[]
}

type Pointer = { id: number; state: string }
/** So many entries are read at once: visitors are answered between. */
const atOnce = 500

/**
 * The entries of the portal, to be found by what they are called. Made once and given to each item of a batch:
 * `refresh` reads only what changed since. `withoutBatch` leaves out what a batch has written.
 */
export function knownEntries(withoutBatch?: number) {
  const cards = new Map<number, Known>()
  const index = new Map<string, Set<Known>>()
  /** By the trigrams of their names; of one that changed there may be more than it has now. */
  const named = new Map<string, number[]>()
  /** How each entry stood when it was looked at, by its bucket: what was read then holds as long as that is so. */
  const buckets = new Map<number, { mark: string; states: Map<number, string> }>()
  let refreshing = Promise.resolve()
  const put = (card: Known) => {
    cards.set(card.entryId, card)
    for (const key of keysOf(card)) {
      const under = index.get(key)
      if (under) under.add(card)
      else index.set(key, new Set([card]))
    }
    for (const trigram of trigramsIn(card)) {
      const under = named.get(trigram)
      if (under) under.push(card.entryId)
      else named.set(trigram, [card.entryId])
    }
  }
  const drop = (entryId: number) => {
    const card = cards.get(entryId)
    if (!card) return
    cards.delete(entryId)
    for (const key of keysOf(card)) index.get(key)?.delete(card)
  }
  const refresh = async (db: Db) => {
    const { rows: marks } = await db.query<{ bucket: number; mark: string }>(bucketMarks)
    const there = new Set(marks.map(({ bucket }) => bucket))
    for (const [bucket, { states }] of buckets)
      if (!there.has(bucket)) {
        for (const id of states.keys()) drop(id)
        buckets.delete(bucket)
      }
    const stale = marks.filter(({ bucket, mark }) => buckets.get(bucket)?.mark !== mark)
    if (stale.length === 0) return
    const { rows: pointers } = await db.query<Pointer>(pointersOf, [stale.map(({ bucket }) => bucket)])
    const now = Map.groupBy(pointers, ({ id }) => id >> bucketBits)
    const changed: number[] = []
    for (const { bucket } of stale) {
      const states = new Map((now.get(bucket) ?? []).map(({ id, state }) => [id, state]))
      const before = buckets.get(bucket)?.states ?? new Map<number, string>()
      // never looked at, or not to its end
      if (!buckets.has(bucket)) for (let id = bucket << bucketBits; id < (bucket + 1) << bucketBits; id++) drop(id)
      for (const id of before.keys()) if (states.get(id) !== before.get(id)) drop(id)
      for (const [id, state] of states) if (before.get(id) !== state) changed.push(id)
      buckets.delete(bucket) // until its entries are read, too
    }
    for (let from = 0; from < changed.length; from += atOnce) {
      const { rows } = await db.query<Row>(select, [changed.slice(from, from + atOnce), withoutBatch ?? null])
      for (const { id, kind, slug, archived, language, revision, content, programmes } of rows) {
        const title = pickText(content.title as Translated, language)?.text ?? slug
        drop(id)
        put({ ...cardOf(kind, content, { programmes }), entryId: id, revisionId: revision, slug, title, archived })
      }
    }
    for (const { bucket, mark } of stale)
      buckets.set(bucket, { mark, states: new Map((now.get(bucket) ?? []).map(({ id, state }) => [id, state])) })
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
      for (const key of [...exactKeys(card), ...(card.kind === 'event' ? rareWords(card, index) : [])])
        for (const each of index.get(key) ?? []) found.add(each)
      for (const trigram of rareTrigrams(card, named))
        for (const id of named.get(trigram) ?? []) {
          const each = cards.get(id)
          if (each?.kind === card.kind) found.add(each)
        }
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
  ...(card.kind === 'event'
    ? new Set(card.names.flatMap((name) => name.split(' ')).map((word) => `${card.kind} ~ ${word}`))
    : []),
]
const trigramsIn = (card: Card) => new Set(traitsOf(card).flatMap(({ trigrams }) => [...trigrams]))

/**
 * The trigrams of each name that fewest others have, so many that a name which is near has one of them: it lacks fewer.
 */
const rareTrigrams = (card: Card, named: Map<string, unknown[]>) => {
  const count = (trigram: string) => named.get(trigram)?.length ?? 0
  return traitsOf(card).flatMap(({ trigrams }) =>
    [...trigrams].sort((a, b) => count(a) - count(b)).slice(0, Math.floor((1 - near) * trigrams.size) + 1),
  )
}

/** The words of each name that fewest others have. */
const rareWords = ({ kind, names }: Card, index: Map<string, Set<unknown>>) =>
  names.flatMap((name) =>
    [...new Set(name.split(' '))]
      .map((word) => `${kind} ~ ${word}`)
      .filter((key) => index.has(key))
      .sort((a, b) => index.get(a)!.size - index.get(b)!.size)
      .slice(0, 3),
  )

/** So many ids fall into one bucket: 256. */
const bucketBits = 8
const stateOf = `e.slug || ' ' || e.status || ' ' || e.draft_revision`
const bucketMarks = `select e.id >> ${bucketBits} bucket, count(*) || ' ' || sum(hashtextextended(e.id || ' ' || ${stateOf}, 0)) mark
  from entries e where e.draft_revision is not null group by 1`
const pointersOf = `select e.id, ${stateOf} state from entries e
  where e.draft_revision is not null and e.id >> ${bucketBits} = any($1)`

const picked = [
  ...['title', 'officialName', 'altNames', 'acronym', 'indexCode', 'nip', 'regon', 'krs', 'ico', 'places', 'city'],
  ...['start', 'end', 'since', 'date', 'endDate', 'periodStart', 'periodEnd'],
]
const select = `select e.id, e.kind, e.slug, e.status = 'archived' archived, e.original_language "language",
    r.id revision, jsonb_strip_nulls(jsonb_build_object(${picked.map((name) => `'${name}', r.content -> '${name}'`).join(', ')})) content,
    coalesce((select jsonb_agg(l.to_id) from relations l where l.revision_id = r.id and l.role = 'part-of-programme'), '[]') programmes
  from entries e join lateral (select q.id, q.content from revisions q where q.entry_id = e.id and (case
      when $2::int is null then q.id = e.draft_revision
      else not exists (select 1 from batch_items i where i.id = q.batch_item_id and i.batch_id = $2) end)
    order by q.number desc limit 1) r on true
  where e.id = any($1) and e.draft_revision is not null`
