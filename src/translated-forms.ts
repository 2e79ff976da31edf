import { z } from 'zod'
import type { Translated } from './fields.ts'
import { type Language, languages } from './languages.ts'

/** A short text of a form that may be left empty: '' then. Line breaks become spaces; control characters are refused. */
export const shortText = (max: number) =>
  z
    .string('unreadable')
    .default('')
    .transform((text) => text.toWellFormed().replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .max(max, 'tooLong')
        .regex(/^\P{Cc}*$/u, 'unreadable'),
    )

type Names<N extends string> = `${N}.${Language}`

/** The controls of a text by language in a form: `alt.en`, `alt.pl`, `alt.cs`, each of which may be empty. */
export function textByLanguage<N extends string>(name: N, max: number) {
  const text = shortText(max)
  return Object.fromEntries(languages.map((language) => [`${name}.${language}`, text])) as Record<Names<N>, typeof text>
}

/** The text by language out of what the controls gave; {} where all are empty. */
export function gatherTexts<N extends string>(values: Record<Names<N>, string>, name: N): Translated {
  const texts = languages.flatMap((language) => {
    const text = values[`${name}.${language}`]
    return text ? [[language, text]] : []
  })
  return Object.fromEntries(texts)
}
