import type { Item } from '../catalogue/item.ts'
import { firstDay } from '../partial-dates.ts'

/** An organisation that leads a partnership, stands for it or is a member. */
export type Body = { id: number; orgType?: string | null }

/** What is compared of the partnership whose page it is. */
export type Profile = {
  themes: string[]
  /** Themes of the fields of work. */
  fields: string[]
  lookingFor: string[]
  regionType?: string | null
  bodies: Body[]
}

/** A partnership or an organisation near to it, as the database found it; an organisation is its own body. */
export type Candidate = Omit<Profile, 'themes'> & {
  item: Item
  /** Is there a partnership that names it? Always so for a partnership. */
  hasProfile: boolean
  /** Programmes that both belong to, entries in which both take part, practices of its own in a theme of ours. */
  programmes: Item[]
  together: Item[]
  practices: Item[]
}

/** What two entries have in common, in the order in which a reader is told. */
export type Ground =
  | { on: 'themes' | 'fields'; themes: string[] }
  | { on: 'programmes' | 'together' | 'practices'; items: Item[] }
  | { on: 'search' | 'orgTypes'; values: string[] }
  | { on: 'regionType'; value: string }

/** What a reader cannot learn here about a match. */
export type Unknown = { on: 'profile' | 'search' | 'undated' } | { on: 'old'; year: string }

export type Match = { item: Item; grounds: Ground[]; unknowns: Unknown[] }

const mostMatches = 3

/** One theme in common is chance, and so is a practice in it: half of the catalogue is about governance. */
const isEnough = (grounds: Ground[]) =>
  grounds.length >= 2 &&
  (countThemes(grounds) >= 2 || grounds.some((ground) => !('themes' in ground) && ground.on !== 'practices'))

/** Types that say nothing about what a body is. */
const vagueTypes = new Set(['other', 'general-public'])

/**
 * The entries with most grounds in common, at most three. Nothing is weighed: the order is by the number of grounds,
 * then of common themes. An organisation gives way to the partnership that it stands behind.
 * @param today as YYYY-MM-DD: what counts as an old source depends on it.
 */
export function findMatches(profile: Profile, candidates: Candidate[], today: string): Match[] {
  const near = candidates
    .map((candidate) => ({ candidate, grounds: groundsOf(profile, candidate) }))
    .filter(({ grounds }) => isEnough(grounds))
  const behind = new Set(
    near.flatMap(({ candidate: { item, bodies } }) => bodies.filter(({ id }) => id !== item.id).map(({ id }) => id)),
  )
  return near
    .filter(({ candidate }) => !behind.has(candidate.item.id))
    .sort(
      (a, b) =>
        b.grounds.length - a.grounds.length ||
        countThemes(b.grounds) - countThemes(a.grounds) ||
        a.candidate.item.id - b.candidate.item.id,
    )
    .slice(0, mostMatches)
    .map(({ candidate, grounds }) => ({ item: candidate.item, grounds, unknowns: unknownsOf(candidate, today) }))
}

function groundsOf(profile: Profile, { item, ...candidate }: Candidate): Ground[] {
  const themes = common(profile.themes, item.themes)
  const fields = common([...profile.themes, ...profile.fields], [...item.themes, ...candidate.fields])
  const together = candidate.together
  const practices = candidate.practices.filter(({ id }) => !together.some((other) => other.id === id))
  const orgTypes = common(typesOf(profile.bodies), typesOf(candidate.bodies))
  const grounds: Ground[] = [
    { on: 'themes', themes },
    { on: 'fields', themes: fields.filter((id) => !themes.includes(id)) },
    { on: 'together', items: together },
    { on: 'programmes', items: candidate.programmes },
    { on: 'search', values: common(profile.lookingFor, candidate.lookingFor) },
    { on: 'practices', items: practices },
    { on: 'orgTypes', values: orgTypes.filter((type) => !vagueTypes.has(type)) },
  ]
  if (profile.regionType && profile.regionType === candidate.regionType)
    grounds.push({ on: 'regionType', value: profile.regionType })
  return grounds.filter((ground) => sizeOf(ground) > 0)
}

function unknownsOf({ item, hasProfile, lookingFor }: Candidate, today: string): Unknown[] {
  const unknowns: Unknown[] = []
  if (!hasProfile) unknowns.push({ on: 'profile' })
  else if (lookingFor.length === 0) unknowns.push({ on: 'search' })
  const dated = item.card.source?.dated
  if (item.confirmedOn) return unknowns
  if (!dated) unknowns.push({ on: 'undated' })
  else if (firstDay(dated) <= yearsBefore(today, 10)) unknowns.push({ on: 'old', year: dated.slice(0, 4) })
  return unknowns
}

const yearsBefore = (day: string, years: number) => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
const common = (a: string[], b: string[]) => [...new Set(a)].filter((x) => b.includes(x))
const typesOf = (bodies: Body[]) => bodies.flatMap(({ orgType }) => (orgType ? [orgType] : []))

function sizeOf(ground: Ground): number {
  if ('themes' in ground) return ground.themes.length
  if ('items' in ground) return ground.items.length
  return 'values' in ground ? ground.values.length : 1
}

const countThemes = (grounds: Ground[]) =>
  grounds.reduce((sum, ground) => sum + ('themes' in ground ? ground.themes.length : 0), 0)
