import type { z } from 'zod'
import type { Kind } from '../../entries/kind.ts'
import type { Draft, RelationDraft } from '../../entries/save-revision.ts'
import { isLanguage, type Language } from '../../languages.ts'
import { cleanText } from './clean-text.ts'
import { describeFields } from './describe-fields.ts'
import { findItems } from './form-items.ts'
import { typedAt } from './is-filled.ts'
import { addFault, type Problem, type Reading, readFields, readIds } from './read-fields.ts'
import { readId } from './read-values.ts'
import type { FormText } from './write-form.ts'

export type { Problem } from './read-fields.ts'

/**
 * Reads what was typed into an entry's form; `language` is that of the page, in which dates are written. The draft
 * holds what fits the schema of the kind; what does not is named by a problem and left out, while an item of which
 * everything is empty is simply not there. Unknown names are ignored; nothing throws.
 */
export function readForm(
  kind: Kind,
  form: FormText,
  language: Language,
): { draft: Draft; problems: Problem[]; stillRight: Set<string> } {
  const reading: Reading = { form, language, items: findItems(form), problems: [], paths: new Map() }
  reading.country = findCountry(reading)
  const content = fitSchema(kind, readFields(reading, describeFields(kind), '', ''), reading)
  const draft = { content, relations: readRelations(kind, reading), sources: readIds(reading, 'sources', 'source') }
  return { draft, problems: reading.problems, stillRight: findStillRight(reading) }
}

/** The country of the first place. */
const findCountry = (reading: Reading) =>
  (reading.items.get('places') ?? [])
    .map((i) => typedAt(reading, `places.${i}.country`).trim().toUpperCase())
    .find((country) => country !== '')

/** The content as the schema gives it back, with its defaults. Whatever it still refuses is left out and named. */
function fitSchema(kind: Kind, content: Record<string, unknown>, reading: Reading): unknown {
  const schema = kind.schema as z.ZodType
  const read = schema.safeParse(content)
  if (read.success) return read.data
  const refused = new Set(read.error.issues.map(({ path }) => String(path[0])))
  for (const name of refused) addFault(reading, name, { code: 'unreadable' })
  return schema.parse(Object.fromEntries(Object.entries(content).filter(([name]) => !refused.has(name))))
}

function readRelations(kind: Kind, reading: Reading): RelationDraft[] {
  const relations: RelationDraft[] = []
  for (const i of reading.items.get('relations') ?? []) {
    const name = `relations.${i}`
    const [role, to] = ['role', 'to'].map((part) => cleanText(typedAt(reading, `${name}.${part}`)) ?? '?')
    if (!role && !to) continue
    if (!role) addFault(reading, `${name}.role`, { code: 'incomplete' })
    else if (!Object.hasOwn(kind.roles, role)) addFault(reading, `${name}.role`, { code: 'role' })
    const target = to ? readId(to, 'target') : { fault: { code: 'incomplete' } }
    addFault(reading, `${name}.to`, target.fault)
    if (!role || !Object.hasOwn(kind.roles, role) || !('value' in target)) continue
    const relation = { role, toId: Number(target.value), inferred: typedAt(reading, `${name}.inferred`) !== '' }
    if (relations.some((other) => other.role === role && other.toId === relation.toId))
      addFault(reading, `${name}.to`, { code: 'twice' })
    else relations.push(relation)
  }
  return relations
}

/** The translations that the writer calls right, by their place in the content, which may not be that in the form. */
function findStillRight(reading: Reading): Set<string> {
  const found = new Set<string>()
  for (const name of Object.keys(reading.form)) {
    const [, text = '', language] = /^right\.(\S+) (\w+)$/.exec(name) ?? []
    const path = reading.paths.get(text)
    if (path !== undefined && isLanguage(language) && typedAt(reading, name) !== '') found.add(`${path} ${language}`)
  }
  return found
}
