import type { CommonContent, Kind } from '../../entries/kind.ts'
import { missingFields } from '../../entries/publish-entry.ts'
import type { LanguageState } from '../../entries/track-translations.ts'
import { type Language, languages } from '../../languages.ts'
import { firstDay, lastDay } from '../../partial-dates.ts'

type States = Partial<Record<Language, LanguageState>>

/** A language in which readers would get nothing, part of it, or what the original no longer says. */
export type Gap = { language: Language; state: 'none' | 'partial' | 'behind' }

/** The languages of a text that are not ready, Polish first as everywhere in the staff area. */
export const languageGapsOf = (states: States): Gap[] =>
  (['pl', 'cs', 'en'] as const).flatMap((language) => {
    const state = states[language]
    return state === 'none' || state === 'partial' || state === 'behind' ? [{ language, state }] : []
  })

/** What is looked at before a draft is published. */
export type Checks = {
  /** Required fields that are empty; nothing is published while there is one. */
  missing: string[]
  /** Something that was typed could not be read. */
  unread: boolean
  /** Its start lies after its end. */
  datesCrossed: boolean
  /** It rests on no source: readers are told so. */
  unsourced: boolean
  gaps: Gap[]
  /** Languages that are complete, the original among them. */
  ready: Language[]
}

export function checkDraft(
  kind: Kind,
  original: Language,
  states: States,
  draft: { content: Record<string, unknown>; form: object | null; sources: number[] },
): Checks {
  const { start, end } = kind.period(draft.content)
  return {
    missing: missingFields(kind, draft.content as CommonContent, original),
    unread: draft.form !== null,
    datesCrossed: Boolean(start && end && firstDay(start) > lastDay(end)),
    unsourced: draft.sources.length === 0,
    gaps: languageGapsOf(states),
    ready: languages.filter((language) => states[language] === 'original' || states[language] === 'complete'),
  }
}
