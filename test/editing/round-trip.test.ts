import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { events } from '../../seeds/first-content/events.ts'
import type { SeedEntry } from '../../seeds/first-content/format.ts'
import { organisations } from '../../seeds/first-content/organisations.ts'
import { partnerships } from '../../seeds/first-content/partnerships.ts'
import { practices } from '../../seeds/first-content/practices.ts'
import { programmes } from '../../seeds/first-content/programmes.ts'
import { projects } from '../../seeds/first-content/projects.ts'
import { describeFields, type FormField } from '../../src/editing/form/describe-fields.ts'
import { readForm } from '../../src/editing/form/read-form.ts'
import { writeForm } from '../../src/editing/form/write-form.ts'
import type { Kind } from '../../src/entries/kind.ts'
import type { Draft } from '../../src/entries/save-revision.ts'
import { kindByName, kinds } from '../../src/kinds.ts'
import { languages } from '../../src/languages.ts'
import { contentOf } from './content-of.ts'

const through = (kind: Kind, draft: Draft) => readForm(kind, writeForm(kind, draft), 'en')
/** What is readable and still to be looked at by a person. */
const remarks = new Set(['endBeforeStart', 'checksum'])

const firstContent: [string, SeedEntry<unknown>[]][] = [
  ['event', events],
  ['organisation', organisations],
  ['partnership', partnerships],
  ['practice', practices],
  ['programme', programmes],
  ['project', projects],
]

describe.each(firstContent)('first content: %s', (name, entries) => {
  const kind = kindByName.get(name)!
  test.each(entries.map((entry): [string, SeedEntry<unknown>] => [entry.slug, entry]))(
    '%s comes back from its form as it is',
    (_, entry) => {
      const roles = Object.keys(kind.roles)
      const draft = {
        content: kind.schema.parse(entry.content),
        relations: roles.map((role, i) => ({ role, toId: i + 1, inferred: i % 2 === 1 })),
        sources: [7, 3],
      }
      expect(through(kind, draft)).toEqual({ draft, problems: [], stillRight: new Set() })
    },
  )
})

describe.each(kinds.map((kind): [string, Kind] => [kind.name, kind]))('%s', (_, kind) => {
  const { draft: nothing } = readForm(kind, {}, 'en')

  test('any content comes back from its form as it is', () => {
    fc.assert(
      fc.property(contentOf(kind), (content) => {
        const { draft, problems } = through(kind, { ...nothing, content })
        expect(draft.content).toEqual(content)
        expect(problems.filter(({ code }) => !remarks.has(code))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('whatever is typed, reading does not throw, fits the schema and changes no more when it is written again', () => {
    fc.assert(
      fc.property(formOf(kind), fc.constantFrom(...languages), (form, language) => {
        const { draft, problems, stillRight } = readForm(kind, form, language)
        expect(kind.schema.safeParse(draft.content)).toEqual({ success: true, data: draft.content })
        for (const { role } of draft.relations) expect(kind.roles).toHaveProperty([role])
        for (const { name, code } of problems) expect(`${name} ${code}`).toMatch(/^[a-zA-Z.\d_]+ [a-zA-Z]+$/)
        expect(stillRight.size).toBeLessThanOrEqual(Object.keys(form).length)

        const again = through(kind, draft)
        expect(again.draft).toEqual(draft)
        expect(again.problems.filter(({ code }) => !remarks.has(code))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

/** The names of all the controls that a kind's form can have, with two items a list. */
const namesOf = (fields: FormField[], prefix = ''): string[] =>
  fields.flatMap((field) => {
    const name = [prefix, field.name].filter(Boolean).join('.')
    const inItems = (item: FormField[]) => [0, 1].flatMap((i) => namesOf(item, `${name}.${i}`))
    if (field.type === 'text' || field.type === 'longText') return languages.map((language) => `${name}.${language}`)
    if (field.item) return [name, ...inItems(field.item)]
    if (field.type === 'themes') return [`${name}.0`, `${name}.1`]
    if (field.type === 'money') return ['amount', 'currency', 'approximate'].map((part) => `${name}.${part}`)
    if (field.type === 'choices') return field.options!.map((option) => `${name}.${option}`)
    return [name]
  })

const formOf = (kind: Kind) => {
  const relations = [0, 1].flatMap((i) => ['role', 'to', 'inferred'].map((part) => `relations.${i}.${part}`))
  const names = [...namesOf(describeFields(kind)), ...relations, 'sources.0', 'sources.1', 'base', 'note']
  const strange = ['__proto__', 'title', 'title.__proto__', 'constructor.0.name', '..', '0', 'sources.x', 'right. en']
  const rights = names.filter((name) => name.endsWith('.pl')).map((name) => `right.${name.slice(0, -3)} pl`)
  const name = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...names) },
    { weight: 2, arbitrary: fc.constantFrom(...rights) },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom(...strange), fc.string()) },
  )
  const typical = [
    '',
    ' ',
    'on',
    '1',
    '57',
    '1.234',
    '-5',
    '2014',
    '02/2014',
    '03/02/2014',
    '9.30',
    'PL',
    'PL52',
    'EUR',
  ]
  const options = describeFields(kind).flatMap((field) => [
    ...(field.options ?? []),
    ...(field.item ?? []).flatMap((inner) => inner.options ?? []),
  ])
  const value = fc.oneof(
    fc.constantFrom(...typical, ...options, ...Object.keys(kind.roles)),
    fc.constantFrom(
      'x'.repeat(7000),
      'www.example.eu',
      'a@b.eu',
      '+48 774461400',
      '123-456-32-18',
      'a\u0000',
      '\ud800',
    ),
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
  )
  return fc
    .array(fc.tuple(name, value), { maxLength: 60 })
    .map((pairs) => Object.assign(Object.create(null), Object.fromEntries(pairs)) as Record<string, string>)
}
