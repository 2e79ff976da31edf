import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { describeFields, type FormField, sectionsOf } from '../../../src/editing/form/describe-fields.ts'
import {
  fieldHint,
  fieldLabel,
  itemFieldLabel,
  optionLabel,
  problemText,
  roleLabel,
  sectionLabel,
} from '../../../src/editing/form/field-labels.ts'
import { kinds } from '../../../src/kinds.ts'
import { languages, translator } from '../../../src/languages.ts'

const en = translator('en')

/** A path of every field, and every option with its field. */
const pathsOf = (fields: FormField[], prefix = ''): [path: string, options: readonly string[]][] =>
  fields.flatMap((field): [string, readonly string[]][] => {
    const path = [prefix, field.name].filter(Boolean).join('.')
    const parts = field.type === 'money' ? ['amount', 'currency', 'approximate'] : field.type === 'text' ? ['pl'] : []
    return [
      [path, field.options ?? []],
      ...parts.map((part): [string, string[]] => [`${path}.${part}`, []]),
      ...(field.item || field.type === 'themes' ? pathsOf(field.item ?? [], `${path}.0`) : []),
      ...(field.item || field.type === 'themes' ? [[`${path}.1`, []] as [string, string[]]] : []),
    ]
  })
const relationPaths = [
  'relations',
  'relations.0',
  'relations.0.role',
  'relations.0.to',
  'relations.0.inferred',
  'sources',
  'sources.0',
]

describe.each(languages)('%s', (language) => {
  const t = translator(language)
  test.each(kinds.map((kind) => [kind.name, kind] as const))(
    'every field, option, role and section of a %s has a name',
    (_, kind) => {
      for (const section of sectionsOf(kind)) expect(sectionLabel(t, section)).toBeTruthy()
      for (const role of Object.keys(kind.roles)) expect(roleLabel(t, role)).toBeTruthy()
      for (const [path, options] of pathsOf(describeFields(kind))) {
        expect(fieldLabel(t, path), path).toBeTruthy()
        expect(itemFieldLabel(t, path), path).toBeTruthy()
        fieldHint(t, path)
        for (const option of options) expect(optionLabel(t, path, option), path).toBeTruthy()
      }
    },
  )

  test('relations and sources have names too', () => {
    for (const path of relationPaths) expect(fieldLabel(t, path), path).toBeTruthy()
  })
})

test.each([
  ['title', 'Title', 'Title'],
  ['title.pl', 'Title (Polish)', 'Title (Polish)'],
  ['evidence.0.text', 'Evidence 1: text', 'Text'],
  ['evidence.0.text.cs', 'Evidence 1: text (Czech)', 'Text (Czech)'],
  ['evidence.1', 'Evidence 2', 'Evidence 2'],
  ['aims.2.en', 'Aim 3 (English)', 'Aim 3 (English)'],
  ['stages.0.metrics.1.value', 'Stage 1: figure 2: number', 'Number'],
  ['budgetTotal.currency', 'Total budget: currency', 'Currency'],
  ['lookingFor.know_how', 'Looking for: know-how', 'Know-how'],
  ['relations.0.to', 'Related entry 1: entry', 'Entry'],
])('%s is called %s', (path, whole, own) => {
  expect(fieldLabel(en, path)).toBe(whole)
  expect(itemFieldLabel(en, path)).toBe(own)
})

test('hints stand where they help, and every one that is written does', () => {
  expect(fieldHint(en, 'start')).toMatch(/as exact as is known/)
  expect(fieldHint(en, 'stages.0.end')).toBe(fieldHint(en, 'start'))
  expect(fieldHint(en, 'images.1.alt.pl')).toMatch(/cannot see/)
  expect(fieldHint(en, 'acronym')).toBeUndefined()
  expect(fieldHint(en, 'agenda.0.title')).toBeUndefined()
  const paths = kinds.flatMap((kind) => pathsOf(describeFields(kind)).map(([path]) => path))
  const used = new Set([...paths, ...relationPaths].map((path) => fieldHint(en, path)?.replaceAll('\u00a0', ' ')))
  const messages = JSON.parse(readFileSync(new URL('../../../src/languages/en/fields.json', import.meta.url), 'utf8'))
  const unused = Object.entries(messages).filter(([key, text]) => key.startsWith('hint_') && !used.has(text as string))
  expect(unused).toEqual([])
})

test.each([
  [{ code: 'required' }, 'This field is required. Fill it in.'],
  [
    { code: 'tooLong', values: { count: 1241, max: 1240 } },
    'Too long: 1,241 characters, up to 1240 allowed. Shorten the text.',
  ],
  [
    { code: 'ambiguousDate', values: { x: '03/02/2014', first: '2014-02-03', second: '2014-03-02' } },
    '“03/02/2014” can be read in two ways. Choose one: 3\u00a0February 2014 or 2\u00a0March 2014.',
  ],
])('a problem says what to do: %o', (problem, text) => expect(problemText(en, problem)).toBe(text))
