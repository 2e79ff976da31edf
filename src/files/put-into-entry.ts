import type { z } from 'zod'
import type { FormText } from '../editing/form/write-form.ts'
import type { Problems } from '../forms.ts'
import { type Language, languages } from '../languages.ts'
import type { As } from './read-upload.ts'
import type { uploadForm } from './schema.ts'

type Said = z.infer<typeof uploadForm>

/** An image is nothing to those who do not see it until somebody says what it shows, in the entry's own language. */
export const missingText = (said: Said, original: Language): Problems =>
  said.as === 'image' && !said[`alt.${original}`] ? { [`alt.${original}`]: 'noAlt' } : {}

/** What a file is to an entry. */
export const asOf = ({ mediaType }: { mediaType: string }): As =>
  mediaType.startsWith('image/') ? 'image' : 'attachment'

/**
 * What a person would type into the entry's form for this file, at the next free place of its list. A document without
 * a title is called as its file is.
 */
export function changesFor(file: { id: number; name: string }, said: Said, original: Language): FormText {
  const [list, name] = said.as === 'image' ? (['images', 'alt'] as const) : (['attachments', 'title'] as const)
  const texts = languages.flatMap((language) => {
    const text = said[`${name}.${language}`]
    return text ? [[`${list}.+.${name}.${language}`, text]] : []
  })
  const fallback = { [`${list}.+.${name}.${original}`]: file.name.replace(/\.\w+$/, '') }
  return { [`${list}.+.file`]: String(file.id), ...(texts.length > 0 ? Object.fromEntries(texts) : fallback) }
}
