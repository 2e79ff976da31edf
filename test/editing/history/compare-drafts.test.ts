import { describe, expect, test } from 'vitest'
import { type Change, compareDrafts, type Names, type Part } from '../../../src/editing/history/compare-drafts.ts'
import type { Draft } from '../../../src/entries/save-revision.ts'
import { kindByName } from '../../../src/kinds.ts'
import type { Language } from '../../../src/languages.ts'

const names: Names = {
  title: (id) => ({ 1: { en: 'Olomouc', pl: 'Ołomuniec' }, 2: { pl: 'Opole' }, 3: {} })[id],
  source: (id) => ({ 7: { en: 'History page' }, 8: { cs: 'Stránka projektu' } })[id],
  file: (id) => ({ 5: 'plan.pdf' })[id],
  path: (id) => (id === 1 ? '/organisations/olomouc' : undefined),
}
const draft = (content: object, more: Partial<Draft> = {}): Draft => ({ content, relations: [], sources: [], ...more })
const compare = (
  kind: string,
  before: Draft | undefined,
  after: Draft,
  language: Language = 'en',
  original?: Language,
) => compareDrafts(kindByName.get(kind)!, before, after, language, names, original)

const marked = (parts: Part[]) =>
  parts.map(({ text, change }) => (change ? (change === 'added' ? `{+${text}+}` : `[-${text}-]`) : text)).join('')
const signs = { same: '=', moved: '~', changed: '*', added: '+', removed: '-' }
/** A change as lines: one for each row, with its language where it has one. */
const lines = ({ texts, list, value }: Change): string[] => [
  ...(texts ?? []).map(({ language, parts, same, behind }) =>
    [language, behind ? 'behind' : same ? 'same' : marked(parts)].join(' '),
  ),
  ...(list ?? []).map(({ state, parts, label, language }) => {
    const text = state === 'changed' ? marked(parts) : parts.map((part) => part.text).join('')
    return [signs[state], language, label && `${label}:`, text].filter(Boolean).join(' ')
  }),
  ...(value ? [`${value.before} → ${value.after}`] : []),
]
const changed = (kind: string, before: object, after: object, language?: Language, original?: Language) => {
  const { changes } = compare(kind, draft(before), draft(after), language, original)
  // spaces that do not break count as spaces
  return Object.fromEntries(
    changes.map((change) => [change.name, lines(change).map((line) => line.replaceAll('\u00a0', ' '))]),
  )
}

describe('one field', () => {
  test.each<[string, string, object, object, object]>([
    [
      'a text in one language',
      'practice',
      { title: { pl: 'Kurs', en: 'Course' } },
      { title: { pl: 'Kurs', en: 'Course 2' } },
      { title: ['en Course{+ 2+}', 'pl same'] },
    ],
    [
      'a language that comes',
      'practice',
      { title: { pl: 'Kurs' } },
      { title: { pl: 'Kurs', cs: 'Kurz' } },
      { title: ['pl same', 'cs {+Kurz+}'] },
    ],
    [
      'a language that goes',
      'practice',
      { title: { pl: 'Kurs', cs: 'Kurz' } },
      { title: { pl: 'Kurs' } },
      { title: ['pl same', 'cs [-Kurz-]'] },
    ],
    ['a text that goes', 'practice', { summary: { pl: 'Kurs' } }, {}, { summary: ['pl [-Kurs-]'] }],
    ['a date, whole', 'practice', { end: '2020' }, { end: '2020-12-31' }, { end: ['2020 → 31 December 2020'] }],
    ['a date that comes', 'practice', {}, { start: '2014-02' }, { start: [' → February 2014'] }],
    [
      'money',
      'practice',
      { budgetTotal: { amount: 1500000, currency: 'PLN', approximate: false } },
      { budgetTotal: { amount: 1500000, currency: 'PLN', approximate: true } },
      { budgetTotal: ['PLN 1.5 million → about PLN 1.5 million'] },
    ],
    ['a number', 'partnership', { population: 1500 }, { population: 15000 }, { population: ['1,500 → 15,000'] }],
    ['a flag', 'practice', {}, { ongoing: true }, { ongoing: [' → yes'] }],
    [
      'an answer that was asked for',
      'partnership',
      { priorNetwork: null },
      { priorNetwork: false },
      { priorNetwork: ['Asked, not answered → no'] },
    ],
    ['an answer that comes', 'partnership', {}, { priorNetwork: null }, { priorNetwork: [' → Asked, not answered'] }],
    [
      'a choice',
      'project',
      { projectStatus: 'running' },
      { projectStatus: 'finished' },
      { projectStatus: ['Running → Finished'] },
    ],
    [
      'a choice of several',
      'partnership',
      { lookingFor: ['know_how'] },
      { lookingFor: ['project_partners', 'know_how'] },
      { lookingFor: ['+ Project partners', '= Know-how'] },
    ],
    [
      'a link',
      'practice',
      { web: 'https://a.example' },
      { web: 'https://b.example' },
      { web: ['https://a.example → https://b.example'] },
    ],
    ['a phone', 'organisation', {}, { phone: '+48774461400' }, { phone: [' → +48 77 446 14 00'] }],
    ['lines', 'programme', { altNames: ['EOG'] }, { altNames: ['EOG', 'EEA'] }, { altNames: ['= EOG', '+ EEA'] }],
    [
      'a place, with its region',
      'practice',
      { places: [{ country: 'PL', city: 'Opole' }] },
      { places: [{ country: 'PL', region: 'PL52', city: 'Opole' }] },
      { places: ['* Opole, {+Opole Region, +}Poland'] },
    ],
    [
      'a file',
      'practice',
      {},
      {
        attachments: [
          { file: 5, title: { en: 'Plan' } },
          { file: 6, title: { en: 'Map' } },
        ],
      },
      { attachments: ['+ en plan.pdf · Plan', '+ en no longer in the portal · Map'] },
    ],
  ])('%s', (_, kind, before, after, expected) => {
    expect(changed(kind, before, after)).toEqual(expected)
  })

  test('says it in the words of the reader', () => {
    const [before, after] = [
      { end: '2020', projectStatus: 'running' },
      { end: '2020-12-31', projectStatus: 'finished' },
    ]
    expect(changed('project', before, after, 'pl')).toEqual({
      end: ['2020 → 31 grudnia 2020 r.'],
      projectStatus: ['W realizacji → Zakończony'],
    })
    expect(compare('project', draft(before), draft(after), 'cs').changes[0]!.label).not.toBe('end')
  })

  test.each([
    ['the original', { pl: 'Kurs dla osób', en: 'A course' }, ['pl Kurs[- dla osób-]', 'en behind']],
    ['a translation', { pl: 'Kurs', en: 'A long course' }, ['pl same', 'en A [-long -]course']],
    ['both', { pl: 'Kurs dla osób', en: 'A long course' }, ['pl Kurs[- dla osób-]', 'en A [-long -]course']],
  ])('what lags behind when %s changed', (_, before, expected) => {
    expect(changed('practice', { title: before }, { title: { pl: 'Kurs', en: 'A course' } }, 'cs', 'pl')).toEqual({
      title: expected,
    })
  })
})

describe('a list', () => {
  const visits = { pl: 'Wizyty studyjne w Ołomuńcu', en: 'Study visits to Olomouc' }
  const portal = { pl: 'Portal o dobrych praktykach', en: 'Portal of good practices' }
  const network = { pl: 'Stała sieć współpracy', en: 'A standing network' }

  test.each<[string, object[], object[], string[]]>([
    [
      'reads each item in the language of the reader',
      [visits],
      [visits, portal],
      ['= en Study visits to Olomouc', '+ en Portal of good practices', '+ pl Portal o dobrych praktykach'],
    ],
    [
      'marks the words that changed, in each language',
      [portal],
      [{ pl: 'Portal o złych praktykach', en: 'Portal of bad practices' }],
      ['* en Portal of [-good-]{+bad+} practices', '* pl Portal o [-dobrych-]{+złych+} praktykach'],
    ],
    [
      'marks a language that the reader does not read',
      [portal],
      [{ ...portal, pl: 'Portal o złych praktykach' }],
      ['* pl Portal o [-dobrych-]{+złych+} praktykach'],
    ],
    [
      'knows what moved and what went',
      [visits, portal, network],
      [portal, visits],
      ['= en Portal of good practices', '~ en Study visits to Olomouc', '- en A standing network'],
    ],
    [
      'falls back to a language that is there',
      [{ pl: 'Tylko po polsku' }],
      [{ pl: 'Tylko po polsku' }, network],
      ['= pl Tylko po polsku', '+ en A standing network', '+ pl Stała sieć współpracy'],
    ],
  ])('of texts %s', (_, before, after, expected) => {
    const found = changed('partnership', { aims: before }, { aims: after }).aims
    expect(found!.toSorted()).toEqual(expected.toSorted())
  })

  test('says where an item stood and stands, counted from one', () => {
    const { changes } = compare(
      'partnership',
      draft({ aims: [visits, portal, network] }),
      draft({ aims: [portal, network, visits] }),
    )
    expect(changes[0]!.list!.at(-1)).toMatchObject({ state: 'moved', from: 1, to: 3 })
  })

  test('names the languages of an item that lag behind', () => {
    const { changes } = compare(
      'partnership',
      draft({ aims: [portal] }),
      draft({ aims: [{ ...portal, pl: 'Portal o złych praktykach' }] }),
      'en',
      'pl',
    )
    expect(changes[0]!.list).toMatchObject([{ language: 'pl', behind: ['en'] }])
  })

  test.each<[string, string, object, object, object]>([
    [
      'a milestone whose date becomes exact',
      'partnership',
      { milestones: [{ sign: 'agreement', date: '2016', title: { en: 'Agreement' } }] },
      { milestones: [{ sign: 'agreement', date: '2016-05', title: { en: 'Agreement' } }] },
      { milestones: [expect.stringMatching(/^\* en .+ · .*2016.* · Agreement$/)] },
    ],
    [
      'a figure',
      'practice',
      { metrics: [{ label: { en: 'members' }, value: 57, approximate: false, asOf: '2013' }] },
      { metrics: [{ label: { en: 'members' }, value: 61, approximate: true, asOf: '2013' }] },
      { metrics: ['* en members · [-57-]{+about 61+} · 2013'] },
    ],
    [
      'evidence that is read in another way',
      'practice',
      { evidence: [{ kind: 'stated', text: { en: 'Said by the office' } }] },
      { evidence: [{ kind: 'figure', text: { en: 'Said by the office' } }] },
      { evidence: ['* en [-Stated-]{+Figure+} · Said by the office'] },
    ],
    [
      'a field of work with its theme',
      'partnership',
      { fieldsOfWork: [{ label: { en: 'Buses' } }] },
      { fieldsOfWork: [{ label: { en: 'Buses' }, theme: 'transport-no-such' }] },
      { fieldsOfWork: ['* en Buses{+ · Transport-no-such+}'] },
    ],
    [
      'a figure of a stage',
      'project',
      { stages: [{ title: { en: 'First' }, metrics: [{ label: { en: 'places' }, value: 3, approximate: false }] }] },
      { stages: [{ title: { en: 'First' }, metrics: [{ label: { en: 'places' }, value: 4, approximate: false }] }] },
      { stages: ['* en First · places · [-3-]{+4+}'] },
    ],
  ])('of %s', (_, kind, before, after, expected) => {
    expect(changed(kind, before, after)).toEqual(expected)
  })

  test('is the same where only the order of the fields of its items differs', () => {
    const one = { kind: 'stated', text: { en: 'A', pl: 'B' } }
    const same = { text: { pl: 'B', en: 'A' }, kind: 'stated' }
    const other = { kind: 'stated', text: { en: 'New' } }
    expect(changed('practice', { evidence: [one] }, { evidence: [same] })).toEqual({})
    expect(changed('practice', { evidence: [one] }, { evidence: [same, other] }).evidence![0]).toMatch(/^= en/)
  })
})

describe('relations and sources', () => {
  const related = (...relations: Draft['relations']) => draft({}, { relations })
  test('go by names, with their roles', () => {
    const before = related({ role: 'partner', toId: 2 }, { role: 'lead', toId: 1 })
    const after = related({ role: 'partner', toId: 2 }, { role: 'lead', toId: 3 }, { role: 'partner', toId: 9 })
    const { changes } = compare('project', before, after)
    expect(changes.map(lines)).toEqual([
      [
        '= pl Partner: Opole',
        '- Lead partner: Olomouc',
        '+ Lead partner: Without a title',
        '+ Partner: no longer in the portal',
      ],
    ])
    expect(changes[0]!.list![1]!.href).toBe('/en/organisations/olomouc')
    expect(changes[0]!.list![0]!.href).toBeUndefined()
  })

  test('are changed where the same entry has another role, or is no longer inferred', () => {
    const before = related({ role: 'partner', toId: 1 }, { role: 'lead', toId: 2, inferred: true })
    const after = related({ role: 'funder', toId: 1 }, { role: 'lead', toId: 2 })
    const found = lines(compare('project', before, after).changes[0]!)
    expect(found).toEqual([
      expect.stringMatching(/^\* \[-Partner:-\]\{\+Funder:\+\} Olomouc$/),
      '* pl Lead partner: Opole[- (inferred)-]',
    ])
  })

  test('do not change by saying that nothing is inferred', () => {
    expect(
      compare('project', related({ role: 'lead', toId: 1, inferred: false }), related({ role: 'lead', toId: 1 }))
        .changes,
    ).toEqual([])
  })

  test('sources go by their titles', () => {
    const { changes } = compare('practice', draft({}, { sources: [7] }), draft({}, { sources: [8, 7, 9] }))
    expect(changes.map(lines)).toEqual([['+ cs Stránka projektu', '= History page', '+ no longer in the portal']])
  })
})

describe('the whole', () => {
  test('of a first version is all added', () => {
    const after = draft({ title: { pl: 'Kurs' }, themes: ['no-such'], start: '2014' }, { sources: [7] })
    const { changes, unchanged } = compare('practice', undefined, after)
    expect(Object.fromEntries(changes.map((change) => [change.name, lines(change)]))).toEqual({
      title: ['pl {+Kurs+}'],
      themes: ['+ No-such'],
      start: [' → 2014'],
      sources: ['+ History page'],
    })
    expect(unchanged).toBe(0)
  })

  test('counts the fields that say something and say the same', () => {
    const before = { title: { pl: 'Kurs' }, summary: { pl: 'O kursie' }, ongoing: false, altNames: [], web: undefined }
    const { changes, unchanged } = compare(
      'practice',
      draft(before, { sources: [7] }),
      draft({ title: { pl: 'Kurs' } }, { sources: [7] }),
    )
    expect(changes.map(({ name }) => name)).toEqual(['summary'])
    expect(unchanged).toBe(2)
  })

  test('finds nothing between a draft and itself, however it was written down', () => {
    const content = { title: { pl: 'Kurs' }, evidence: [{ kind: 'stated', text: { pl: 'Tak' } }] }
    expect(compare('practice', draft(content), draft(JSON.parse(JSON.stringify(content)))).changes).toEqual([])
  })
})
