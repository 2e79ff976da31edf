import type { Language } from '../../languages.ts'

/** How a field of an entity becomes one of an entry; `shape` gives undefined where the value cannot be one. */
export type FieldMap = Record<string, { field: string; shape: (value: unknown, language: Language) => unknown }>

const same = (field: string) => ({ field, shape: (value: unknown) => value })
const line = (field: string, max = 200) => ({
  field,
  shape: (value: unknown) => {
    const whole = String(value).replace(/\s+/g, ' ').trim()
    return whole && whole.length <= max ? whole : undefined
  },
})
/** A blank line between paragraphs, as entries keep them. */
const text = (field: string, max: number) => ({
  field,
  shape: (value: unknown, language: Language) => {
    const whole = String(value).replace(/\n+/g, '\n\n').trim()
    return whole && whole.length <= max ? { [language]: whole } : undefined
  },
})
const texts = (field: string, max: number) => ({
  field,
  shape: (value: unknown, language: Language) =>
    list(value).flatMap((each) =>
      String(each).trim() && String(each).length <= max ? [{ [language]: String(each).trim() }] : [],
    ),
})
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
const money = (field: string) => ({
  field,
  shape: (value: unknown) => {
    const { amount, currency, approx } = value as { amount?: number; currency?: string; approx?: boolean }
    return amount !== undefined && currency ? { amount, currency, approximate: approx ?? false } : undefined
  },
})
type Metric = { label: string; value: number; unit?: string | null; approx?: boolean; as_of?: string }
const metrics = {
  field: 'metrics',
  shape: (value: unknown) =>
    (list(value) as Metric[]).map(({ label, value, unit, approx, as_of }) => ({
      label: { en: label },
      value,
      ...(unit ? { unit } : {}),
      approximate: approx ?? false,
      ...(as_of ? { asOf: as_of } : {}),
    })),
}
/** Items that have a title; one that is longer than a title is cut there and stands below it as a whole, if it can. */
const titled = (field: string, max: number) => ({
  field,
  shape: (value: unknown, language: Language) =>
    list(value).flatMap((each) => {
      const whole = String(each).trim()
      if (whole.length > 800) return []
      const [title = '', ...rest] = cut(whole, max)
      return [{ title: { [language]: title }, ...(rest.length > 0 ? { text: { [language]: whole } } : {}) }]
    }),
})

/** A text in parts of at most `max` characters, cut between sentences, or between words where one is longer. */
export function cut(text: string, max: number): string[] {
  const parts: string[] = []
  for (const { segment } of new Intl.Segmenter('pl', { granularity: 'sentence' }).segment(text.trim()))
    for (const piece of segment.length > max ? segment.split(/(?<=\s)/) : [segment]) {
      const last = parts.at(-1)
      if (last !== undefined && (last + piece).trimEnd().length <= max) parts[parts.length - 1] = last + piece
      else parts.push(piece)
    }
  return parts.map((part) => part.trim()).filter(Boolean)
}

/** What the portal's vocabulary calls with hyphens. */
const regionType = { field: 'regionType', shape: (value: unknown) => String(value).replaceAll('_', '-') }

const common: FieldMap = {
  title: text('title', 240),
  name: text('title', 240),
  summary: text('summary', 600),
  web: same('web'),
  // of tables, which say them as the portal does
  places: same('places'),
  themes: same('themes'),
  metrics,
}

/** Field maps by type of entity. What is not named here stays with the annex as a passage. */
export const fieldMaps: Record<
  'practice' | 'organisation' | 'partnership' | 'project' | 'programme' | 'event',
  FieldMap
> = {
  practice: {
    ...common,
    acronym: line('acronym', 60),
    index_code: line('indexCode', 40),
    priority_no: same('priorityNo'),
    priority: text('priority', 300),
    sub_theme: text('subTheme', 300),
    start: same('start'),
    end: same('end'),
    ongoing: same('ongoing'),
    topic: text('topic', 1500),
    description: text('description', 6000),
    evidence: {
      field: 'evidence',
      shape: (value, language) =>
        list(value).flatMap((each) =>
          cut(String(each), 800).map((part) => ({ kind: 'stated', text: { [language]: part } })),
        ),
    },
    budget_total: money('budgetTotal'),
  },
  organisation: {
    ...common,
    acronym: line('acronym', 40),
    official_name: line('officialName', 240),
    alt_names: { field: 'altNames', shape: (value: unknown) => list(value) },
    org_type: line('orgType'),
    description: text('description', 6000),
    street: line('street'),
    postcode: line('postcode', 12),
    city: line('city', 80),
    access_note: text('accessNote', 300),
    nip: same('nip'),
    regon: same('regon'),
    krs: same('krs'),
    ico: same('ico'),
    dic: same('dic'),
    phone: same('phone'),
    fax: same('fax'),
    email: same('email'),
    office_hours: text('officeHours', 120),
    member_count: same('memberCount'),
    population: same('population'),
    region_type: regionType,
  },
  partnership: {
    ...common,
    status: same('partnershipStatus'),
    since: same('since'),
    topics: texts('topics', 160),
    policy_issue: text('policyIssue', 6000),
    aims: texts('aims', 400),
    prior_network: same('priorNetwork'),
    looking_for: same('lookingFor'),
    region_type: regionType,
    narrative: text('narrative', 6000),
    member_count: same('memberCount'),
    population: same('population'),
    eu_contribution: money('euContribution'),
  },
  project: {
    ...common,
    official_name: line('officialName', 240),
    acronym: line('acronym', 80),
    status: same('projectStatus'),
    start: same('start'),
    end: same('end'),
    objective: text('objective', 6000),
    results: text('results', 6000),
    activities: titled('activities', 240),
    target_groups: texts('targetGroups', 400),
    fund: line('fund', 40),
    slogan: text('slogan', 300),
    budget_total: money('budgetTotal'),
    eu_contribution: money('euContribution'),
    cofinancing_rate: same('cofinancingRate'),
    narrative: text('narrative', 6000),
  },
  programme: {
    ...common,
    acronym: line('acronym', 60),
    period_start: same('periodStart'),
    period_end: same('periodEnd'),
    fund: line('fund', 40),
    description: text('description', 6000),
  },
  event: {
    ...common,
    date: same('date'),
    end_date: same('endDate'),
    time_start: same('timeStart'),
    time_end: same('timeEnd'),
    venue: text('venue', 300),
    audience: text('audience', 1500),
    description: text('description', 6000),
    narrative: text('description', 6000),
    agenda: titled('agenda', 160),
    attachments_mentioned: same('attachmentsMentioned'),
    registration_deadline: same('registrationDeadline'),
    fund: line('fund', 40),
  },
}
