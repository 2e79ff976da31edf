import { capital } from '../../catalogue/present-catalogue.ts'
import type { RelationDraft } from '../../entries/save-revision.ts'
import { listTexts } from '../../entries/track-translations.ts'
import type { FieldMeta, Place, Translated } from '../../fields.ts'
import { type Language, languages, pickText, translator } from '../../languages.ts'
import { themeLabel } from '../../themes/themes.ts'
import type { FormField } from '../form/describe-fields.ts'
import { optionLabel, roleLabel } from '../form/field-labels.ts'
import { compareWords, type Part } from './compare-words.ts'
import { describeItem, describePlace, type Names } from './describe-value.ts'
import { likeness, type Match, matchItems, wordsOf } from './match-items.ts'

/**
 * An item of a list; one that has text in several languages gives a row for each that is new or changed. `label`
 * stands before it (the role of a relation), `language` is that of its text. `from`, `to`: its places before and
 * after, counted from 1. `behind`: languages in which its text stayed although the original changed.
 */
export type ListRow = {
  state: 'added' | 'removed' | 'changed' | 'moved' | 'same'
  parts: Part[]
  label?: string
  language?: Language
  from?: number
  to?: number
  href?: string
  behind?: Language[]
}

/** A field with what it held and holds; undefined for nothing. */
export type ListField = {
  name: string
  type: FieldMeta['type'] | 'relations' | 'sources'
  item?: FormField[]
  old: unknown
  now: unknown
}

const listTypes = ['relations', 'sources', 'themes', 'places', 'choices', 'lines', 'list']
export const isList = (type: string): boolean => listTypes.includes(type)

type Reading = { language: Language; names: Names; original?: Language }

/** What became of each item of a list, in words of the reader; in the order of the new list. */
export function compareLists(field: ListField, reading: Reading): ListRow[] {
  const [was, is] = [field.old, field.now].map((list) =>
    ((list ?? []) as unknown[]).map((each) => readItem(field, each, reading)),
  )
  const matches = matchItems(
    was!,
    is!,
    ({ key }) => key,
    (a, b) => a.alike?.(b) ?? likeness(a.words, b.words),
  )
  return matches.flatMap((match) => rowsOf(match, reading))
}

/** An item of a list, ready to be compared: `say` gives it as one line, `texts` its texts of a language alone. */
type Item = {
  key: string
  words: ReadonlySet<string>
  say: (language: Language) => string
  languages: Language[]
  texts: (language: Language) => string
  label?: string
  href?: string
  alike?: (other: Item) => number
  id?: number
}

/** Equal values give equal keys, also where the database gives their fields back in another order. */
const keyOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

function readItem({ name, type, item }: ListField, value: unknown, { language, names }: Reading): Item {
  const t = translator(language)
  const plain = (key: string, text: string, more: Partial<Item> = {}): Item => ({
    key,
    words: wordsOf(text),
    say: () => text,
    languages: [],
    texts: () => '',
    ...more,
  })
  const titled = (title: Translated | undefined) => {
    const found = pickText(title, language)
    return {
      text: found?.text ?? t(title ? 'editing.untitled' : 'history.gone'),
      languages: found && found.language !== language ? [found.language] : [],
    }
  }
  switch (type) {
    case 'relations': {
      const { role, toId, inferred } = value as RelationDraft
      const { text, languages } = titled(names.title(toId))
      const line = inferred ? `${text} (${t('entries.inferred')})` : text
      const alike = (other: Item) => (other.id === toId ? 1 : 0)
      const path = names.path?.(toId)
      const href = path && `/${language}${path}`
      return plain(keyOf(value), line, { languages, label: roleLabel(t, role), id: toId, alike, href })
    }
    case 'sources': {
      const { text, languages } = titled(names.source(value as number))
      return plain(String(value), text, { languages, alike: () => 0 })
    }
    case 'themes':
      return plain(String(value), capital(themeLabel(String(value), language)), { alike: () => 0 })
    case 'places':
      return plain(keyOf(value), describePlace(value as Place, language))
    case 'choices':
      return plain(String(value), optionLabel(t, name, String(value)), { alike: () => 0 })
    case 'lines':
      return plain(String(value), String(value))
    default: {
      const found = listTexts(value).map(([, text]) => text)
      const say = (of: Language) => describeItem(item ?? [], value, of, names, language)
      return {
        key: keyOf(value),
        words: wordsOf(languages.map(say).join(' ')),
        say,
        languages: languages.filter((each) => found.some((text) => text[each])),
        texts: (of) =>
          JSON.stringify(
            listTexts(value)
              .flatMap(([path, text]) => (text[of] ? [path, text[of]] : []))
              .toSorted(),
          ),
      }
    }
  }
}

function rowsOf(match: Match<Item>, { language, original }: Reading): ListRow[] {
  const places = {
    ...('from' in match && { from: match.from + 1 }),
    ...('to' in match && { to: match.to + 1 }),
  }
  const item = 'after' in match ? match.after : match.before
  const { label, href } = item
  const shown = (of: Item) => of.languages.find((each) => each === language) ?? of.languages[0]
  const row = (of: Language | undefined, parts: Part[], more: Partial<ListRow> = {}): ListRow => ({
    state: match.state,
    parts,
    ...(label && { label }),
    ...(of && { language: of }),
    ...places,
    ...(href && { href }),
    ...more,
  })
  if (match.state === 'same' || match.state === 'moved')
    return [row(shown(item), compareWords(item.say(shown(item) ?? language), item.say(shown(item) ?? language)))]
  if (match.state === 'removed')
    return [row(shown(item), [{ text: item.say(shown(item) ?? language), change: 'removed' }])]
  if (match.state === 'added') {
    const each = item.languages.length > 0 ? item.languages : [undefined]
    return each.map((of) => row(of, [{ text: item.say(of ?? language), change: 'added' }]))
  }
  const { before, after } = match
  if (before.label !== after.label) {
    const full = ({ label, say }: Item) => `${label}: ${say(language)}`
    return [row(shown(after), compareWords(full(before), full(after)), { label: undefined })]
  }
  const touched = languages.filter((each) => before.texts(each) !== after.texts(each))
  const changed = original && touched.includes(original)
  const behind = changed ? after.languages.filter((each) => each !== original && !touched.includes(each)) : []
  const each = touched.length > 0 ? touched : [shown(after)]
  return each.map((of, i) =>
    row(
      of,
      compareWords(before.say(of ?? language), after.say(of ?? language)),
      i === 0 && behind.length > 0 ? { behind } : {},
    ),
  )
}
