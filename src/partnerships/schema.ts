import { z } from 'zod'
import { commonFields, defineKind } from '../entries/kind.ts'
import * as field from '../fields.ts'

export const partnershipStatuses = ['proposed', 'active', 'ended'] as const
export const lookingFor = ['project_partners', 'lead_expert', 'associated_partners', 'know_how'] as const

/** A field of work in the partnership's own words, with the theme of the portal it belongs to. */
const fieldOfWork = z.strictObject({ label: field.translated(120), theme: z.string().optional() })

/** A dated step of the partnership: an agreement that was signed, or another milestone. */
const milestone = z.strictObject({
  sign: z.enum(['agreement', 'milestone']),
  date: field.partialDate,
  end: field.partialDate.optional(),
  title: field.translated(160),
  text: field.translated(600).optional(),
})

export const partnership = defineKind({
  name: 'partnership',
  plural: 'partnerships',
  code: 'PS',
  schema: z.strictObject({
    ...commonFields,
    partnershipStatus: field.choice(partnershipStatuses, { section: 'basics' }),
    since: field.date({ section: 'time' }),
    end: field.date({ section: 'time' }),
    milestones: field.list(milestone, { section: 'time' }),
    topics: field.list(field.translated(160), { section: 'text' }),
    policyIssue: field.longText({ section: 'text' }),
    aims: field.list(field.translated(400), { section: 'text' }),
    narrative: field.longText({ section: 'text' }),
    fieldsOfWork: field.list(fieldOfWork, { section: 'text' }),
    memberCount: field.number({ section: 'figures' }),
    population: field.number({ section: 'figures' }),
    populationApproximate: field.flag({ section: 'figures' }),
    metrics: field.list(field.metric, { section: 'figures' }),
    euContribution: field.amount({ section: 'figures' }),
    lookingFor: field.choices(lookingFor, { section: 'search' }),
    lookingForText: field.longText({ section: 'search', max: 1500 }),
    offers: field.list(field.translated(300), { section: 'search' }),
    offersText: field.longText({ section: 'search', max: 1500 }),
    /** null: the source asks and gives no answer. */
    priorNetwork: z.boolean().nullable().optional().register(field.fieldMeta, { type: 'flag', section: 'search' }),
    regionType: field.line({ section: 'basics' }),
    profileDated: field.date({ section: 'source' }),
  }),
  roles: {
    lead: ['organisation'],
    candidate: ['organisation'],
    member: ['organisation'],
    'part-of-programme': ['programme'],
  },
  seeks: ({ lookingFor = [] }) => lookingFor,
  period: ({ since, end, partnershipStatus }) => ({ start: since, end, ongoing: partnershipStatus === 'active' }),
  timeline: ({ title, summary, since, end, partnershipStatus, milestones = [] }) => [
    // without a dated step the partnership itself is the row: there is a time to show
    ...(since && milestones.length === 0
      ? [
          {
            lane: 'milestone' as const,
            period: { start: since, end, ongoing: partnershipStatus === 'active' && !end },
            title: title ?? {},
            detail: summary,
          },
        ]
      : []),
    ...milestones.map(({ sign, date, end, title, text }) => ({
      lane: sign,
      period: { start: date, end },
      title,
      detail: text,
    })),
  ],
})

export type Partnership = z.infer<typeof partnership.schema>
