import type { Translated } from '../fields.ts'
import type { Language } from '../languages.ts'
import type { Card } from './write-catalogue.ts'

/** A published entry as lists, relations and maps show it. */
export type Item = {
  id: number
  kind: string
  slug: string
  title: Translated
  summary: Translated | null
  originalLanguage: Language
  languages: Language[]
  themes: string[]
  card: Card
  places: string[]
  seeks: string[]
  newest: string | null
  confirmedOn: string | null
  /** When the entry was first published, and when its public text last changed, in ISO 8601. */
  publishedAt: string
  updatedAt: string
}

/** SQL for an Item out of a catalogue row that is named `c`. */
export const itemOf = (c: string) => `jsonb_build_object('id', ${c}.entry_id, 'kind', ${c}.kind, 'slug', ${c}.slug,
  'title', ${c}.title, 'summary', ${c}.summary, 'originalLanguage', ${c}.original_language, 'languages', ${c}.languages,
  'themes', ${c}.themes, 'card', ${c}.card, 'places', ${c}.places, 'seeks', ${c}.seeks, 'newest', ${c}.newest, 'confirmedOn', ${c}.confirmed_on,
  'publishedAt', ${c}.published_at, 'updatedAt', ${c}.updated_at)`

/** Address of an entry's page, without its language. The word in addresses is the kind with an s, for all six. */
export const itemPath = (item: { kind: string; slug: string }): string => `/${item.kind}s/${item.slug}`
