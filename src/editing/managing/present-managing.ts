import { formatMoment } from '../../accounts/moments.ts'
import { canOn } from '../../accounts/permissions.ts'
import type { Account } from '../../accounts/queries.ts'
import { sortByLabel } from '../../alphabet.ts'
import type { Db } from '../../database.ts'
import type { Translated } from '../../fields.ts'
import { pickText, type T } from '../../languages.ts'
import type { StaffEntry } from '../staff-entry.ts'
import { listPeople } from './list-people.ts'

type Row = {
  formerSlugs: string[]
  sourcesCheckedAt: Date | null
  organisations: { id: number; title: Translated; original: 'en' | 'pl' | 'cs' }[]
}

/** What the page for managing an entry shows, with what this person may do there. */
export async function presentManaging(db: Db, account: Account, entry: StaffEntry, t: T) {
  const may = (action: Parameters<typeof canOn>[1]) => canOn(account, action, entry)
  const { rows } = await db.query<Row>(
    `select e.sources_checked_at "sourcesCheckedAt",
       array(select f.slug from former_slugs f where f.entry_id = e.id order by f.slug) "formerSlugs",
       case when $2 then coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'original', o.original_language,
           'title', coalesce(r.content -> 'title', '{}')))
         from entries o join revisions r on r.id = coalesce(o.draft_revision, o.published_revision)
         where o.kind = 'organisation' and o.status <> 'archived'), '[]') else '[]' end organisations
     from entries e where e.id = $1`,
    [entry.id, may('changeOwner')],
  )
  const { formerSlugs = [], sourcesCheckedAt = null, organisations = [] } = rows[0] ?? {}
  const named = organisations.map(({ id, title, original }) => ({
    id,
    name: pickText(title, t.language, original)?.text ?? t('editing.untitled'),
  }))
  return {
    entry,
    formerSlugs,
    checkedOn: sourcesCheckedAt && formatMoment(sourcesCheckedAt, t.language),
    scheduledFor: entry.scheduledFor && formatMoment(entry.scheduledFor, t.language),
    organisations: sortByLabel(named, ({ name }) => name, t.language),
    people: may('assign') ? await listPeople(db, entry.ownerId === null ? [] : [entry.ownerId]) : [],
    may: {
      rename: may('rename'),
      owner: may('changeOwner'),
      assign: may('assign'),
      archive: may('archive'),
      review: may('review'),
      delete: may('deleteDraft') && entry.publishedAt === null,
    },
  }
}
