import { z } from 'zod'
import type { Translated } from '../fields.ts'
import * as field from '../fields.ts'

/** The name of a kind; which kinds there are stands in src/kinds.ts alone. */
export type KindName = string

export type Period = { start?: string; end?: string; ongoing?: boolean }

/** A row that an entry brings to a timeline. `wholePeriod`: the source dates it only by the entry's own period. */
export type OwnRow = {
  lane: 'agreement' | 'milestone' | 'project' | 'stage' | 'activity' | 'event' | 'programme'
  period: Period
  wholePeriod?: boolean
  title: Translated
  detail?: Translated
}

/** A picture with what it shows for those who do not see it; `file` is the id of an uploaded file. */
const image = z.strictObject({
  file: field.fileId,
  alt: field.translated(300),
  caption: field.translated(300).optional(),
  credit: z.string().trim().min(1).max(160).optional(),
})

/** A document to take along. */
const attachment = z.strictObject({ file: field.fileId, title: field.translated(200) })

/** The ids of the files that a content shows or offers. */
export const filesIn = ({
  images = [],
  attachments = [],
}: {
  images?: { file: number }[]
  attachments?: { file: number }[]
}): number[] => [...new Set([...images, ...attachments].map(({ file }) => file))]

/** What every entry may say, whatever its kind. */
export const commonFields = {
  title: field.text({ section: 'basics', required: true, weight: 'A', max: 240 }),
  summary: field.text({ section: 'basics', required: true, weight: 'B', max: 600 }),
  themes: field.themes({ section: 'basics' }),
  places: field.places({ section: 'basics', required: true }),
  /** What the sources leave open, one sentence each. */
  unknowns: field.list(field.translated(400), { section: 'trust' }),
  /** Where sources contradict themselves or each other, one sentence each. */
  discrepancies: field.list(field.translated(600), { section: 'trust' }),
  web: field.link({ section: 'contact' }),
  images: field.list(image, { section: 'files' }),
  attachments: field.list(attachment, { section: 'files' }),
} satisfies z.ZodRawShape

export type CommonContent = {
  title?: Translated
  summary?: Translated
  themes?: string[]
  places?: field.Place[]
  unknowns?: Translated[]
  discrepancies?: Translated[]
  web?: string
  images?: z.infer<typeof image>[]
  attachments?: z.infer<typeof attachment>[]
}

/**
 * What a kind of entry is: its fields, the roles in which it points at other entries,
 * and what of it is dated. Everything that treats any kind works from this.
 */
export type Kind<S extends z.ZodType = z.ZodType> = {
  name: KindName
  /** The word in addresses. */
  plural: string
  /** Letters of the entry's number, as in PR-0001. */
  code: string
  schema: S
  /** Role → kinds of entry it may lead to. */
  roles: Record<string, readonly KindName[]>
  // Methods, so that a list can hold kinds of different content.
  period(content: z.infer<S>): Period
  /** Whom an entry of this kind looks for, where that is anything its schema knows. */
  seeks?(content: z.infer<S>): readonly string[]
  timeline(content: z.infer<S>): OwnRow[]
}

export const defineKind = <S extends z.ZodType>(kind: Kind<S>): Kind<S> => kind

/** PR-0001: how people quote an entry. */
export const entryCode = (kind: Kind, id: number): string => `${kind.code}-${String(id).padStart(4, '0')}`
