import { z } from 'zod'
import { commonFields, defineKind } from '../entries/kind.ts'
import * as field from '../fields.ts'

export const evidenceKinds = ['stated', 'figure', 'conflict', 'absent'] as const

/** One point that the source offers in support, and what kind of support it is. */
const evidence = z.strictObject({ kind: z.enum(evidenceKinds), text: field.translated(800) })

export const practice = defineKind({
  name: 'practice',
  plural: 'practices',
  code: 'PR',
  schema: z.strictObject({
    ...commonFields,
    acronym: field.line({ section: 'basics', weight: 'C', max: 60 }),
    indexCode: field.line({ section: 'source', weight: 'C', max: 40 }),
    priorityNo: field.number({ section: 'source' }),
    priority: field.text({ section: 'source' }),
    subTheme: field.text({ section: 'source' }),
    start: field.date({ section: 'time' }),
    end: field.date({ section: 'time' }),
    ongoing: field.flag({ section: 'time' }),
    topic: field.longText({ section: 'text', max: 1500 }),
    description: field.longText({ section: 'text' }),
    evidence: field.list(evidence, { section: 'evidence' }),
    metrics: field.list(field.metric, { section: 'evidence' }),
    budgetTotal: field.amount({ section: 'money' }),
    annexCompletedOn: field.date({ section: 'source' }),
  }),
  roles: {
    owner: ['organisation'],
    participant: ['organisation'],
    'from-project': ['project'],
    'part-of-partnership': ['partnership'],
    'part-of-programme': ['programme'],
  },
  period: ({ start, end, ongoing }) => ({ start, end, ongoing }),
  timeline: () => [],
})

export type Practice = z.infer<typeof practice.schema>
