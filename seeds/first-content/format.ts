import type { Translated } from '../../src/fields.ts'
import type { Language } from '../../src/languages.ts'

/** A document from which the first content was written: never its sentences, only what is needed to find and judge it. */
export type SeedSource = {
  code: string
  title: Translated
  /** What kind of page it is, e.g. "partner-search profile". */
  pageKind: Translated
  /** Who published it, in its own language. */
  owner: string
  /** Its organisation in the portal, by its slug. */
  ownerSlug?: string
  language: Language
  /** The date that the document gives for itself. */
  dated?: string
  /** What that date is, or why there is none. */
  dateNote?: Translated
  /** State of the source, e.g. that its website is closed. */
  note?: Translated
}

export type SeedContact = {
  name?: string
  nameRaw?: string
  role?: Translated
  phone?: string
  fax?: string
  email?: string
  purpose: 'office' | 'practice' | 'registration' | 'partnership'
  /** Persons are not printed; offices are. */
  public: boolean
  source: string
  asOf?: string
}

export type SeedEntry<Content> = {
  slug: string
  originalLanguage: Language
  content: Content
  /** `to` is `kind/slug`; `inferred`: our reading, the source does not say it in so many words. */
  relations?: { role: string; to: string; inferred?: boolean }[]
  /** Codes of sources, the first being the main one. */
  sources: string[]
  /** Slug of the organisation that owns the entry. */
  owner?: string
  contacts?: SeedContact[]
}
