import { isDeepStrictEqual } from 'node:util'
import type { Kind } from '../../entries/kind.ts'
import type { Draft } from '../../entries/save-revision.ts'
import type { FieldMeta, Translated } from '../../fields.ts'
import { type Language, languages, translator } from '../../languages.ts'
import { describeFields, sectionsOf } from '../form/describe-fields.ts'
import { fieldLabel } from '../form/field-labels.ts'
import { compareLists, isList, type ListField, type ListRow } from './compare-lists.ts'
import { compareWords, type Part } from './compare-words.ts'
import { describeValue, type Names } from './describe-value.ts'

export type { ListRow, Names, Part }

/** A text in one language. `behind`: it stayed as it was although the original that it translates changed. */
export type TextRow = { language: Language; parts: Part[]; same: boolean; behind?: boolean }

/** What became of one field, in words of the reader. */
export type Change = {
  name: string
  label: string
  shape: 'texts' | 'list' | 'value'
  texts?: TextRow[]
  list?: ListRow[]
  value?: { before: string; after: string }
}

/**
 * What changed from one draft of an entry to another, field by field; `before` is undefined for the first one.
 * `unchanged` counts the fields that say something and say the same. `original` is the language from which the others
 * are translated; without it nothing is called behind.
 */
export function compareDrafts(
  kind: Kind,
  before: Draft | undefined,
  after: Draft,
  language: Language,
  names: Names,
  original?: Language,
): { changes: Change[]; unchanged: number } {
  const t = translator(language)
  const changes: Change[] = []
  let unchanged = 0
  for (const { name, type, item, old, now } of fieldsOf(kind, before, after)) {
    if (old === undefined && now === undefined) continue
    if (isDeepStrictEqual(old, now)) unchanged++
    else changes.push({ name, label: fieldLabel(t, name), ...compareField({ name, type, item, old, now }) })
  }
  return { changes, unchanged }

  function compareField(field: ListField): Omit<Change, 'name' | 'label'> {
    const { name, type, old, now } = field
    if (type === 'text' || type === 'longText')
      return { shape: 'texts', texts: compareTexts(old as Translated, now as Translated, original) }
    if (isList(type)) return { shape: 'list', list: compareLists(field, { language, names, original }) }
    const say = (value: unknown) => describeValue(name, type as FieldMeta['type'], value, language)
    return { shape: 'value', value: { before: say(old), after: say(now) } }
  }
}

/** The fields of a kind in the order of its form, with what they held and hold; undefined for nothing. */
function fieldsOf(kind: Kind, before: Draft | undefined, after: Draft): ListField[] {
  const [was, is] = [before?.content ?? {}, after.content].map((content) => JSON.parse(JSON.stringify(content)))
  const relations = (draft?: Draft) =>
    draft?.relations.map(({ role, toId, inferred = false }) => ({ role, toId, inferred }))
  return sectionsOf(kind).flatMap((section): ListField[] => {
    if (section === 'relations')
      return [{ name: section, type: section, old: filled(relations(before)), now: filled(relations(after)) }]
    if (section === 'sources')
      return [{ name: section, type: section, old: filled(before?.sources), now: filled(after.sources) }]
    return describeFields(kind)
      .filter((field) => field.section === section)
      .map(({ name, type, item, nullable }) => {
        return { name, type, item, old: filled(was[name], nullable), now: filled(is[name], nullable) }
      })
  })
}

/** The value, or undefined where it says nothing: nothing typed, an empty list, a box that is not ticked. */
function filled(value: unknown, nullable = false): unknown {
  // of a flag that can be null, false is an answer
  if (value === false) return nullable ? value : undefined
  if (value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)) return undefined
  return value
}

function compareTexts(old: Translated = {}, now: Translated = {}, original?: Language): TextRow[] {
  const inOrder = original ? [original, ...languages.filter((each) => each !== original)] : languages
  const originalChanged = original !== undefined && old[original] !== now[original]
  return inOrder
    .filter((language) => old[language] || now[language])
    .map((language) => {
      const same = old[language] === now[language]
      const parts = compareWords(old[language] ?? '', now[language] ?? '')
      return same && originalChanged ? { language, parts, same, behind: true } : { language, parts, same }
    })
}
