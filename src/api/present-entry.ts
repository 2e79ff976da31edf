import type { z } from 'zod'
import { type Item, itemPath } from '../catalogue/item.ts'
import { entryCode, type Period } from '../entries/kind.ts'
import type { RelatedItem } from '../entries/list-related.ts'
import type { PublishedEntry, Relation } from '../entries/queries.ts'
import { filePath, thumbnailPath } from '../files/send-file.ts'
import { kindByName } from '../kinds.ts'
import { languages } from '../languages.ts'
import type { attachmentAnswer, Envelope, imageAnswer, shortEntry } from './answers.ts'

/**
 * A published entry as JSON: what every entry says of itself, and the fields of its kind as they are stored.
 * Contacts are left out, also public ones: persons stand on pages, never in data that others copy.
 */
export function presentEntry(entry: PublishedEntry, baseUrl: string): Envelope & Record<string, unknown> {
  const present = (direction: 'out' | 'in') => (relation: Relation) => presentRelation(relation, direction, baseUrl)
  const envelope: Envelope = {
    kind: entry.kind,
    slug: entry.slug,
    code: entryCode(kindByName.get(entry.kind)!, entry.id),
    ...addresses(entry, baseUrl),
    title: entry.content.title ?? {},
    status: 'published',
    originalLanguage: entry.originalLanguage,
    languages: entry.languages,
    period: presentPeriod(entry.item.card.period),
    publishedAt: entry.publishedAt.toISOString(),
    updatedAt: entry.updatedAt.toISOString(),
    confirmedAt: entry.confirmedAt?.toISOString() ?? null,
    revision: entry.revision,
    sources: entry.sources,
    provenance: entry.provenance,
    relations: [...entry.relations.map(present('out')), ...entry.related.map(present('in'))],
    related: entry.similar.map((item) => presentRelated(item, baseUrl)),
  }
  return { ...entry.content, ...presentFiles(entry, baseUrl), ...envelope }
}

/** Pictures and documents with where they are, in place of the numbers under which they are kept. */
function presentFiles({ content, files }: PublishedEntry, baseUrl: string) {
  const { images, attachments } = content
  const present = <Each extends { file: number }>({ file, ...said }: Each) => {
    const { mediaType, size, ...kept } = files[file]!
    return { kept, said: { url: `${baseUrl}${filePath({ id: file, ...kept })}`, mediaType, size, ...said } }
  }
  return {
    ...(images && {
      images: images.map((image): z.infer<typeof imageAnswer> => {
        const { kept, said } = present(image)
        const thumbnail = `${baseUrl}${thumbnailPath({ id: image.file })}`
        return { ...said, thumbnail, width: kept.width ?? 0, height: kept.height ?? 0 }
      }),
    }),
    ...(attachments && {
      attachments: attachments.map((each): z.infer<typeof attachmentAnswer> => present(each).said),
    }),
  }
}

/** An entry in short, as lists give it. */
export function presentItem(item: Item, baseUrl: string): z.infer<typeof shortEntry> {
  return {
    kind: item.kind,
    slug: item.slug,
    code: entryCode(kindByName.get(item.kind)!, item.id),
    ...addresses(item, baseUrl),
    title: item.title,
    summary: item.summary,
    originalLanguage: item.originalLanguage,
    languages: item.languages,
    period: presentPeriod(item.card.period),
    places: item.card.places,
    themes: item.themes,
    seeking: item.seeks as z.infer<typeof shortEntry>['seeking'],
    sourceDated: item.card.source?.dated ?? null,
    publishedAt: new Date(item.publishedAt).toISOString(),
    updatedAt: new Date(item.updatedAt).toISOString(),
    confirmedAt: item.confirmedOn && `${item.confirmedOn}T00:00:00.000Z`,
  }
}

function presentRelation({ role, inferred, item, statedIn }: Relation, direction: 'out' | 'in', baseUrl: string) {
  const { kind, slug, title } = item
  const { url } = addresses(item, baseUrl)
  return { role, inferred, direction, kind, slug, title, url, ...(statedIn && { statedIn }) }
}

function presentRelated(item: RelatedItem, baseUrl: string): Envelope['related'][number] {
  const { kind, slug, title, common } = item
  const { themes, places, regions, named, words } = common
  return {
    ...{ kind, slug, title, url: addresses(item, baseUrl).url },
    common: {
      ...{ themes, places, regions },
      entries: named.map((each) => ({ kind: each.kind, slug: each.slug, title: each.title })),
      words: words.map(({ form, language }) => ({ word: form, language })),
    },
  }
}

function addresses(item: { kind: string; slug: string }, baseUrl: string) {
  const urls = Object.fromEntries(languages.map((language) => [language, `${baseUrl}/${language}${itemPath(item)}`]))
  return { url: urls.en!, urls: urls as Record<'en' | 'pl' | 'cs', string> }
}

const presentPeriod = ({ start, end, ongoing }: Period) => ({
  start: start ?? null,
  end: end ?? null,
  ongoing: ongoing ?? false,
})
