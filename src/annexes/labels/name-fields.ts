import type { EntityType } from '../extraction.ts'
import type { Arity } from './labels.ts'

type Renamed = Record<string, [name: string, arity: Arity]>

/** One thing has a name in each kind: what a form about a project calls its results is the evidence of a practice. */
const renamed: Partial<Record<EntityType, Renamed>> = {
  practice: {
    results: ['evidence', 'text'],
    objective: ['description', 'text'],
    activities: ['description', 'text'],
    policy_issue: ['description', 'text'],
    narrative: ['description', 'text'],
    since: ['start', 'scalar'],
    lead: ['owner', 'scalar'],
  },
  project: {
    evidence: ['results', 'text'],
    policy_issue: ['narrative', 'text'],
    topic: ['narrative', 'text'],
    description: ['narrative', 'text'],
    aims: ['objective', 'text'],
    since: ['start', 'scalar'],
    members: ['partners', 'list'],
    audience: ['target_groups', 'list'],
  },
  partnership: {
    objective: ['aims', 'list'],
    start: ['since', 'scalar'],
    sub_theme: ['topics', 'list'],
    topic: ['narrative', 'text'],
    description: ['narrative', 'text'],
    evidence: ['narrative', 'text'],
    results: ['narrative', 'text'],
    activities: ['narrative', 'text'],
    target_groups: ['narrative', 'text'],
    audience: ['members', 'list'],
  },
  event: {
    objective: ['description', 'text'],
    policy_issue: ['description', 'text'],
    topic: ['description', 'text'],
    results: ['description', 'text'],
    evidence: ['description', 'text'],
    summary: ['description', 'text'],
    target_groups: ['audience', 'text'],
    activities: ['agenda', 'list'],
    start: ['date', 'scalar'],
    end: ['end_date', 'scalar'],
    duration: ['date', 'scalar'],
    lead: ['organiser', 'scalar'],
    members: ['partners', 'list'],
    location: ['place_of_event', 'scalar'],
    city: ['place_of_event', 'scalar'],
    venue: ['place_of_event', 'scalar'],
  },
  programme: {
    title: ['name', 'scalar'],
    topic: ['description', 'text'],
    objective: ['description', 'text'],
    start: ['period_start', 'scalar'],
    end: ['period_end', 'scalar'],
    duration: ['period', 'scalar'],
    lead: ['operator', 'scalar'],
  },
}

/** The field of this kind that a label asks for, and how its value is read. */
export function fieldOf(type: EntityType, name: string, arity: Arity): { name: string; arity: Arity } {
  const [other, how] = renamed[type]?.[name] ?? []
  return other && how && arity !== 'yesno' ? { name: other, arity: how } : { name, arity }
}
