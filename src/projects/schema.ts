import { z } from 'zod'
import { commonFields, defineKind } from '../entries/kind.ts'
import * as field from '../fields.ts'

export const projectStatuses = ['planned', 'running', 'finished', 'unknown'] as const

const activity = z.strictObject({
  title: field.translated(240),
  text: field.translated(800).optional(),
  start: field.partialDate.optional(),
  end: field.partialDate.optional(),
})

/** A stage with what was counted in it; counts of different stages are never added up. */
export const stage = z.strictObject({
  title: field.translated(160),
  start: field.partialDate.optional(),
  end: field.partialDate.optional(),
  text: field.translated(1500).optional(),
  metrics: z.array(field.metric).max(30).default([]),
})

const isOngoing = (status: string | undefined, end: string | undefined) => status === 'running' && !end

export const project = defineKind({
  name: 'project',
  plural: 'projects',
  code: 'PJ',
  schema: z.strictObject({
    ...commonFields,
    /** The title that the source gives it, where that is not our own. */
    officialName: field.line({ section: 'basics', weight: 'A', max: 240 }),
    acronym: field.line({ section: 'basics', weight: 'A', max: 80 }),
    projectStatus: field.choice(projectStatuses, { section: 'basics' }),
    start: field.date({ section: 'time' }),
    end: field.date({ section: 'time' }),
    objective: field.longText({ section: 'text' }),
    results: field.longText({ section: 'text' }),
    narrative: field.longText({ section: 'text' }),
    activities: field.list(activity, { section: 'text' }),
    targetGroups: field.list(field.translated(400), { section: 'text' }),
    stages: field.list(stage, { section: 'time' }),
    metrics: field.list(field.metric, { section: 'figures' }),
    countsNote: field.text({ section: 'figures', max: 800 }),
    fund: field.line({ section: 'money', max: 40 }),
    slogan: field.text({ section: 'basics' }),
    budgetTotal: field.amount({ section: 'money' }),
    euContribution: field.amount({ section: 'money' }),
    cofinancingRate: field.number({ section: 'money' }),
  }),
  roles: {
    lead: ['organisation'],
    partner: ['organisation'],
    'associated-partner': ['organisation'],
    participant: ['organisation'],
    funder: ['organisation'],
    'part-of-programme': ['programme'],
    'part-of-partnership': ['partnership'],
    follows: ['project'],
  },
  period: ({ start, end, projectStatus }) => ({ start, end, ongoing: isOngoing(projectStatus, end) }),
  timeline: ({ title, summary, start, end, projectStatus, stages = [], activities = [] }) => [
    // also without any date: a timeline says so in its table
    {
      lane: 'project' as const,
      period: { start, end, ongoing: isOngoing(projectStatus, end) },
      title: title ?? {},
      detail: summary,
    },
    ...stages.map((s) => ({
      lane: 'stage' as const,
      period: { start: s.start, end: s.end },
      title: s.title,
      detail: s.text,
    })),
    ...activities.map((a) => ({
      lane: 'activity' as const,
      period: a.start || a.end ? { start: a.start, end: a.end } : { start, end },
      wholePeriod: !a.start && !a.end,
      title: a.title,
      detail: a.text,
    })),
  ],
})

export type Project = z.infer<typeof project.schema>
