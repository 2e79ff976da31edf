import { z } from 'zod'
import { commonFields, defineKind } from '../entries/kind.ts'
import * as field from '../fields.ts'

export const programme = defineKind({
  name: 'programme',
  plural: 'programmes',
  code: 'PG',
  schema: z.strictObject({
    ...commonFields,
    acronym: field.line({ section: 'basics', weight: 'A', max: 60 }),
    altNames: field.lines({ section: 'basics', weight: 'C' }),
    periodStart: field.date({ section: 'time' }),
    periodEnd: field.date({ section: 'time' }),
    fund: field.line({ section: 'money', max: 40 }),
    description: field.longText({ section: 'text' }),
    metrics: field.list(field.metric, { section: 'figures' }),
    countsNote: field.text({ section: 'figures', max: 800 }),
  }),
  roles: {
    'programme-operator': ['organisation'],
    'managing-authority': ['organisation'],
    'sub-programme': ['programme'],
  },
  period: ({ periodStart, periodEnd }) => ({ start: periodStart, end: periodEnd }),
  timeline: ({ title, periodStart, periodEnd }) =>
    periodStart || periodEnd
      ? [{ lane: 'programme', period: { start: periodStart, end: periodEnd }, title: title ?? {} }]
      : [],
})

export type Programme = z.infer<typeof programme.schema>
