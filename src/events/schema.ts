import { z } from 'zod'
import { commonFields, defineKind } from '../entries/kind.ts'
import * as field from '../fields.ts'

const agendaItem = z.strictObject({ title: field.translated(160), text: field.translated(800).optional() })

export const event = defineKind({
  name: 'event',
  plural: 'events',
  code: 'EV',
  schema: z.strictObject({
    ...commonFields,
    date: field.date({ section: 'time' }),
    endDate: field.date({ section: 'time' }),
    timeStart: field.time({ section: 'time' }),
    timeEnd: field.time({ section: 'time' }),
    timeZone: field.line({ section: 'time', max: 40 }),
    venue: field.text({ section: 'place' }),
    description: field.longText({ section: 'text' }),
    audience: field.longText({ section: 'text', max: 1500 }),
    agenda: field.list(agendaItem, { section: 'text' }),
    attachmentsMentioned: field.flag({ section: 'source' }),
    registrationDeadline: field.date({ section: 'time' }),
    fund: field.line({ section: 'money', max: 40 }),
  }),
  roles: {
    organiser: ['organisation'],
    participant: ['organisation'],
    'event-of': ['project', 'partnership', 'programme'],
    'part-of-programme': ['programme'],
  },
  period: ({ date, endDate }) => ({ start: date, end: endDate ?? date }),
  timeline: ({ title, summary, date, endDate }) =>
    date ? [{ lane: 'event', period: { start: date, end: endDate ?? date }, title: title ?? {}, detail: summary }] : [],
})

export type Event = z.infer<typeof event.schema>
