import { z } from 'zod'
import type { Db } from '../database.ts'
import type { Source } from '../entries/queries.ts'
import { type PortalFacts, type PortalSettings, portalFactsSchema, portalSettingsSchema } from './schema.ts'

/** The facts of this installation, {} where none were entered. Throws when what is stored is not what the schema says. */
export async function getPortalFacts(db: Db): Promise<PortalFacts> {
  const { rows } = await db.query('select p.facts from portal_facts p')
  const read = portalFactsSchema.safeParse(rows[0]?.facts ?? {})
  if (!read.success) throw new Error(`The table portal_facts cannot be read:\n${z.prettifyError(read.error)}`)
  return read.data
}

/** What an admin has set; each setting has a value also where nobody has. Throws as above. */
export async function getPortalSettings(db: Db): Promise<PortalSettings> {
  const { rows } = await db.query(`
    select jsonb_object_agg(s.name, s.value) set from settings s where s.name in ('confirm-after-months', 'logo')`)
  const { 'confirm-after-months': confirmAfterMonths, logo } = rows[0]?.set ?? {}
  const read = portalSettingsSchema.safeParse({ confirmAfterMonths, logo })
  if (!read.success) throw new Error(`The table settings cannot be read:\n${z.prettifyError(read.error)}`)
  return read.data
}

/** Writes one setting, or removes it. */
export async function writeSetting(db: Db, name: 'confirm-after-months' | 'logo', value?: unknown): Promise<void> {
  if (value === undefined) await db.query('delete from settings where name = $1', [name])
  else
    await db.query(
      `insert into settings (name, value) values ($1, $2)
       on conflict (name) do update set value = excluded.value, updated_at = now()`,
      [name, JSON.stringify(value)],
    )
}

/** Replaces the facts of this installation. */
export async function writePortalFacts(db: Db, facts: PortalFacts): Promise<void> {
  await db.query(
    `insert into portal_facts (facts) values ($1)
     on conflict (only_row) do update set facts = excluded.facts, updated_at = now()`,
    [JSON.stringify(facts)],
  )
}

export type ListedSource = Pick<Source, 'code' | 'title' | 'pageKind' | 'owner' | 'language' | 'dated'>

/** The documents that published entries rest on: how many, and the latest of them. */
export async function findSources(db: Db, limit = 40): Promise<{ total: number; sources: ListedSource[] }> {
  const { rows } = await db.query<{ total: number; sources: ListedSource[] }>({
    name: 'portal-sources',
    text: `
      with used as (
        select s.* from sources s where exists (
          select from revision_sources rs join entries e on e.published_revision = rs.revision_id
            join catalogue c on c.entry_id = e.id where rs.source_id = s.id)
      ), latest as (
        select u.* from used u order by u.dated desc nulls last, u.id limit $1
      )
      select (select count(*)::int from used) total,
        coalesce((select jsonb_agg(jsonb_build_object('code', l.code, 'title', l.title, 'pageKind', l.page_kind,
          'owner', l.owner, 'language', l.language, 'dated', l.dated) order by l.dated desc nulls last, l.id)
          from latest l), '[]') sources`,
    values: [limit],
  })
  return rows[0]!
}
