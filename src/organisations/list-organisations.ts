import { fold, sortByLabel } from '../alphabet.ts'
import type { Db } from '../database.ts'
import type { State } from '../editing/schema.ts'
import type { Translated } from '../fields.ts'
import { type Language, pickText } from '../languages.ts'

type Listed = {
  id: number
  slug: string
  state: State
  title: Translated
  originalLanguage: Language
  altNames: string[]
}

/** What belongs to an organisation. `entries`: those that it owns; contacts: of its own entry. */
export type WithCounts = Listed & { entries: number; accounts: number; contacts: number }

/** How its title reads in a language. */
const nameOf = ({ title, originalLanguage }: Listed, language: Language) =>
  pickText(title, language, originalLanguage)?.text ?? ''

/**
 * The organisations whose names hold all words of `q`, in any language and without regard to marks, in the order of the
 * language's alphabet; those of one page with what belongs to them.
 */
export async function listOrganisations(
  db: Db,
  { q, page, limit }: { q: string; page: number; limit: number },
  language: Language,
): Promise<{ organisations: WithCounts[]; total: number; all: number; page: number; pages: number }> {
  const { rows } = await db.query<Listed>(
    `select e.id, e.slug, e.status state, e.original_language "originalLanguage", coalesce(r.content -> 'title', '{}') title,
       coalesce(r.content -> 'altNames', '[]') "altNames"
     from entries e left join revisions r on r.id = coalesce(e.draft_revision, e.published_revision)
     where e.kind = 'organisation'`,
  )
  const words = fold(q).split(/\s+/).filter(Boolean)
  const found = rows.filter(({ id, title, altNames }) => {
    const names = fold([...Object.values(title), ...altNames, `or-${String(id).padStart(4, '0')}`].join(' '))
    return words.every((word) => names.includes(word))
  })
  const pages = Math.max(1, Math.ceil(found.length / limit))
  const current = Math.min(page, pages)
  const shown = sortByLabel(found, (each) => nameOf(each, language), language).slice(
    (current - 1) * limit,
    current * limit,
  )
  const counts = await countBelongings(
    db,
    shown.map(({ id }) => id),
  )
  const organisations = shown.map((each) => ({ ...each, ...counts.get(each.id)! }))
  return { organisations, total: found.length, all: rows.length, page: current, pages }
}

async function countBelongings(db: Db, ids: number[]) {
  const { rows } = await db.query<{ id: number; entries: number; accounts: number; contacts: number }>(
    `select o.id, (select count(*)::int from entries e where e.owner_id = o.id) entries,
       (select count(*)::int from accounts a where a.organisation_id = o.id and a.deactivated_at is null) accounts,
       (select count(*)::int from contacts c where c.entry_id = o.id
         and (c.ends_on is null or c.ends_on >= current_date)) contacts
     from unnest($1::int[]) o (id)`,
    [ids],
  )
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}
