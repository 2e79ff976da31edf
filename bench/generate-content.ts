import type { Metric, Place, Translated } from '../src/fields.ts'
import type { Language } from '../src/languages.ts'
import type { Random } from './random.ts'

/** What an entry is written from. `made` are the indexes of the entries so far, by kind. */
export type Context = {
  random: Random
  into: Language[]
  themes: string[]
  places: Place[]
  title: Translated
  summary: Translated
  year: number
  made: Map<string, number[]>
  /** Text of so many words, at most so many characters in each language. */
  text: (length: number, max: number) => Translated
}

type Relation = { role: string; to: number }

/** The content of an entry and where it points, as long and as full as those that people write. */
export function writeContent(kind: string, context: Context): { content: object; relations: Relation[] } {
  const { random, text, title, summary, themes, places } = context
  const common = {
    title,
    summary,
    themes,
    places,
    unknowns: random.times(0, 4, () => text(14, 300)),
    discrepancies: random.times(0, 1, () => text(20, 300)),
    web: random.chance(0.5) ? 'https://example.org/entry' : undefined,
  }
  const own = writers[kind]!(context)
  return { content: { ...common, ...own.content }, relations: unique(own.relations) }
}

const unique = (relations: Relation[]) => [...new Map(relations.map((r) => [`${r.role} ${r.to}`, r])).values()]

/** So many relations to entries of a kind that are there already. */
function toKind({ random, made }: Context, role: string, kind: string, from: number, to: number): Relation[] {
  const there = made.get(kind) ?? []
  return there.length > 0 ? random.times(from, to, () => ({ role, to: random.pick(there) })) : []
}

const long = (c: Context, paragraphs: number): Translated => {
  const parts = Array.from({ length: paragraphs }, () => c.text(c.random.whole(35, 60), 600))
  return Object.fromEntries(c.into.map((language) => [language, parts.map((part) => part[language]).join('\n\n')]))
}
const money = ({ random }: Context) => ({ amount: random.whole(20, 9000) * 1000, currency: 'EUR', approximate: false })
const metric = (c: Context): Metric => ({
  label: c.text(3, 100),
  value: c.random.whole(1, 900),
  approximate: c.random.chance(0.2),
  asOf: `${c.year}`,
})
const month = ({ random }: Context, year: number) => `${year}-${String(random.whole(1, 12)).padStart(2, '0')}`
const day = (c: Context, year: number) => `${month(c, year)}-${String(c.random.whole(1, 28)).padStart(2, '0')}`
/** A date as exact as sources are: a year, a month or a day. */
const date = (c: Context, year: number) => c.random.pick([`${year}`, month(c, year), day(c, year)])

const writers: Record<string, (c: Context) => { content: object; relations: Relation[] }> = {
  organisation: (c) => ({
    content: {
      orgType: c.random.pick(['local-authority', 'metropolitan-body', 'ngo', 'regional-authority', 'sectoral-agency']),
      description: long(c, 2),
      city: c.places[0]?.city,
      phone: '+48770000000',
      email: 'office@example.org',
      memberCount: c.random.whole(3, 60),
      population: c.random.whole(20, 900) * 1000,
      metrics: c.random.times(0, 3, () => metric(c)),
      since: `${c.year}`,
    },
    relations: c.random.chance(0.1) ? toKind(c, 'parent', 'organisation', 1, 1) : [],
  }),
  programme: (c) => ({
    content: {
      periodStart: `${c.year - 6}`,
      periodEnd: `${c.year}`,
      fund: 'erdf',
      description: long(c, 2),
      metrics: c.random.times(1, 5, () => metric(c)),
    },
    relations: [
      ...toKind(c, 'managing-authority', 'organisation', 1, 1),
      ...(c.random.chance(0.3) ? toKind(c, 'sub-programme', 'programme', 1, 1) : []),
    ],
  }),
  partnership: (c) => ({
    content: {
      partnershipStatus: c.random.pick(['active', 'active', 'proposed', 'ended']),
      since: date(c, c.year),
      milestones: c.random.times(2, 8, (i) => ({
        sign: i ? 'milestone' : 'agreement',
        date: date(c, c.year + i),
        title: c.text(5, 160),
        text: c.text(15, 400),
      })),
      aims: c.random.times(1, 4, () => c.text(14, 300)),
      narrative: long(c, 3),
      fieldsOfWork: c.themes.map((theme) => ({ label: c.text(3, 100), theme })),
      memberCount: c.random.whole(3, 60),
      population: c.random.whole(20, 1500) * 1000,
      metrics: c.random.times(1, 4, () => metric(c)),
      lookingFor: c.random.chance(0.3) ? ['project_partners', 'know_how'] : undefined,
      lookingForText: c.text(20, 400),
      profileDated: day(c, c.year),
    },
    relations: [
      ...toKind(c, 'lead', 'organisation', 1, 1),
      ...toKind(c, 'member', 'organisation', 3, 12),
      ...toKind(c, 'part-of-programme', 'programme', 0, 1),
    ],
  }),
  project: (c) => ({
    content: {
      projectStatus: c.random.pick(['finished', 'running', 'planned']),
      start: date(c, c.year),
      end: date(c, c.year + 3),
      objective: long(c, 1),
      results: long(c, 1),
      narrative: long(c, 2),
      activities: c.random.times(2, 6, () => ({
        title: c.text(5, 160),
        text: c.text(15, 400),
        start: c.random.chance(0.6) ? date(c, c.year + 1) : undefined,
      })),
      targetGroups: c.random.times(1, 3, () => c.text(6, 200)),
      stages: c.random.times(0, 2, (i) => ({ title: c.text(4, 120), start: `${c.year + i}`, metrics: [metric(c)] })),
      metrics: c.random.times(0, 4, () => metric(c)),
      fund: 'erdf',
      budgetTotal: money(c),
      euContribution: money(c),
    },
    relations: [
      ...toKind(c, 'lead', 'organisation', 1, 1),
      ...toKind(c, 'partner', 'organisation', 1, 5),
      ...toKind(c, 'part-of-programme', 'programme', 0, 1),
      ...toKind(c, 'part-of-partnership', 'partnership', 0, 1),
      ...(c.random.chance(0.15) ? toKind(c, 'follows', 'project', 1, 1) : []),
    ],
  }),
  practice: (c) => ({
    content: {
      start: date(c, c.year),
      ongoing: c.random.chance(0.5),
      topic: c.text(40, 1200),
      description: long(c, 4),
      evidence: c.random.times(1, 4, () => ({
        kind: c.random.pick(['stated', 'figure', 'conflict']),
        text: c.text(20, 500),
      })),
      metrics: c.random.times(0, 3, () => metric(c)),
      budgetTotal: c.random.chance(0.6) ? money(c) : undefined,
    },
    relations: [
      ...toKind(c, 'owner', 'organisation', 1, 1),
      ...toKind(c, 'participant', 'organisation', 0, 3),
      ...toKind(c, 'from-project', 'project', 0, 1),
      ...toKind(c, 'part-of-partnership', 'partnership', 0, 1),
      ...toKind(c, 'part-of-programme', 'programme', 0, 1),
    ],
  }),
  event: (c) => ({
    content: {
      date: day(c, c.year),
      timeStart: '09:00',
      timeEnd: '16:00',
      timeZone: 'Europe/Warsaw',
      venue: c.text(5, 160),
      description: long(c, 2),
      agenda: c.random.times(0, 6, () => ({ title: c.text(5, 120), text: c.text(12, 300) })),
    },
    relations: [
      ...toKind(c, 'organiser', 'organisation', 1, 1),
      ...toKind(c, 'event-of', 'project', 0, 1),
      ...toKind(c, 'event-of', 'partnership', 0, 1),
    ],
  }),
}
