import { joinItems, writeItems } from '../annexes/tables/split-cell.ts'
import type { Money, Place, Translated } from '../fields.ts'
import { type Language, languages, pickText } from '../languages.ts'
import { keptThemes } from '../themes/themes.ts'

/** A published entry as an export reads it, with the entries to which it points. */
export type ExportedEntry = {
  id: number
  kind: string
  slug: string
  originalLanguage: Language
  content: Record<string, unknown>
  relations: ExportedRelation[]
}
export type ExportedRelation = {
  role: string
  title: Translated
  originalLanguage: Language
  places: Place[]
  period: { start?: string; end?: string }
}

/** In csv and xlsx a list is one cell (split-cell.ts reads it back), in JSON it stays one. */
export type ExportCell = string | number | boolean | string[] | undefined
export type ExportColumn = { name: string; of: (entry: ExportedEntry, origin: string) => ExportCell }

export const cellText = (cell: ExportCell): string => {
  if (Array.isArray(cell)) return joinItems(cell)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return cell === undefined ? '' : String(cell)
}
export const cellJson = (cell: ExportCell): ExportCell => (Array.isArray(cell) ? writeItems(cell) : cell)

type Columns = ExportColumn[]
const list = (items: string[]) => (items.length > 0 ? items : undefined)
/** As it stands in the content. */
const plain = (name: string, field: string): Columns => [{ name, of: ({ content }) => content[field] as ExportCell }]
const lines = (name: string, field: string): Columns => [
  { name, of: ({ content }) => list((content[field] as string[] | undefined) ?? []) },
]
/** A column for each language. */
const text = (name: string, field: string): Columns =>
  languages.map((language) => ({
    name: `${name}_${language}`,
    of: ({ content }) => (content[field] as Translated | undefined)?.[language],
  }))
const texts = (name: string, field: string): Columns =>
  languages.map((language) => ({
    name: `${name}_${language}`,
    of: ({ content }) =>
      list(((content[field] as Translated[] | undefined) ?? []).flatMap((each) => each[language] ?? [])),
  }))
/** "1250000 EUR", "about 260000000 EUR": one decimal more than three, so that it cannot be taken for thousands. */
const money = (name: string, field: string): Columns => [
  {
    name,
    of: ({ content }) => {
      const value = content[field] as Money | undefined
      return value && `${value.approximate ? 'about ' : ''}${figure(value.amount)} ${value.currency}`
    },
  },
]
const figure = (value: number) => String(value).replace(/(?<=\.\d{3})$/, '0')

const related = (entry: ExportedEntry, ...roles: string[]) => entry.relations.filter(({ role }) => roles.includes(role))
const nameOf = ({ title, originalLanguage }: ExportedRelation) =>
  pickText(title, originalLanguage, originalLanguage)?.text ?? ''
const organisationOf = (relation: ExportedRelation): string => {
  const country = relation.places[0]?.country
  return country ? `${nameOf(relation)} (${country})` : nameOf(relation)
}
const organisation = (name: string, ...roles: string[]): Columns => [
  {
    name,
    of: (entry) =>
      joinItems(
        related(entry, ...roles)
          .map(organisationOf)
          .slice(0, 1),
      ) || undefined,
  },
]
const organisations = (name: string, ...roles: string[]): Columns => [
  { name, of: (entry) => list(related(entry, ...roles).map(organisationOf)) },
]
const programme: Columns = [
  { name: 'programme', of: (entry) => list(related(entry, 'part-of-programme').map(nameOf)) },
  {
    name: 'programme_period',
    of: (entry) => {
      // of several programmes each has its own: a cell beside them could not say whose
      const [only, ...others] = related(entry, 'part-of-programme')
      const { start, end } = only?.period ?? {}
      return others.length === 0 && start && end ? `${start.slice(0, 4)}-${end.slice(0, 4)}` : undefined
    },
  },
]

const common: Columns = [
  { name: 'ref', of: ({ kind, slug }) => `${kind}/${slug}` },
  ...plainOf('kind'),
  { name: 'language', of: ({ originalLanguage }) => originalLanguage },
  ...text('title', 'title'),
  ...text('summary', 'summary'),
  { name: 'themes', of: ({ content }) => list(keptThemes((content.themes as string[] | undefined) ?? [])) },
  {
    name: 'places',
    of: ({ content }) =>
      list(
        ((content.places as Place[] | undefined) ?? []).map(({ country, region, city }) =>
          [country, region, city].filter(Boolean).join(' '),
        ),
      ),
  },
  ...plain('web', 'web'),
]
function plainOf(field: 'kind'): Columns {
  return [{ name: field, of: (entry) => entry[field] }]
}

const kindColumns: Record<string, Columns> = {
  practice: [
    ...plain('acronym', 'acronym'),
    ...plain('index_code', 'indexCode'),
    ...plain('priority_no', 'priorityNo'),
    ...text('priority', 'priority'),
    ...text('sub_theme', 'subTheme'),
    ...plain('start', 'start'),
    ...plain('end', 'end'),
    ...plain('ongoing', 'ongoing'),
    ...text('topic', 'topic'),
    ...text('description', 'description'),
    ...money('budget_total', 'budgetTotal'),
    ...organisation('organisation', 'owner'),
    ...programme,
  ],
  partnership: [
    ...plain('status', 'partnershipStatus'),
    ...plain('since', 'since'),
    ...texts('topics', 'topics'),
    ...text('policy_issue', 'policyIssue'),
    ...texts('aims', 'aims'),
    ...text('narrative', 'narrative'),
    ...lines('looking_for', 'lookingFor'),
    ...plain('region_type', 'regionType'),
    ...plain('member_count', 'memberCount'),
    ...plain('population', 'population'),
    ...money('eu_contribution', 'euContribution'),
    ...organisation('lead', 'lead'),
    ...organisations('members', 'member'),
    ...programme,
  ],
  organisation: [
    ...plain('acronym', 'acronym'),
    ...plain('official_name', 'officialName'),
    ...lines('alt_names', 'altNames'),
    ...plain('org_type', 'orgType'),
    ...text('description', 'description'),
    ...plain('street', 'street'),
    ...plain('postcode', 'postcode'),
    ...plain('city', 'city'),
    ...text('access_note', 'accessNote'),
    ...['nip', 'regon', 'krs', 'ico', 'dic', 'phone', 'fax', 'email'].flatMap((field) => plain(field, field)),
    ...text('office_hours', 'officeHours'),
    ...plain('region_type', 'regionType'),
    ...plain('member_count', 'memberCount'),
    ...plain('population', 'population'),
    ...organisation('parent', 'parent'),
  ],
  project: [
    ...plain('acronym', 'acronym'),
    ...plain('official_name', 'officialName'),
    ...plain('status', 'projectStatus'),
    ...plain('start', 'start'),
    ...plain('end', 'end'),
    ...text('objective', 'objective'),
    ...text('results', 'results'),
    ...text('narrative', 'narrative'),
    ...texts('target_groups', 'targetGroups'),
    ...text('slogan', 'slogan'),
    ...plain('fund', 'fund'),
    ...money('budget_total', 'budgetTotal'),
    ...money('eu_contribution', 'euContribution'),
    ...plain('cofinancing_rate', 'cofinancingRate'),
    ...organisation('lead', 'lead'),
    ...organisations('partners', 'partner'),
    ...programme,
  ],
  programme: [
    ...plain('acronym', 'acronym'),
    ...lines('alt_names', 'altNames'),
    ...plain('period_start', 'periodStart'),
    ...plain('period_end', 'periodEnd'),
    ...plain('fund', 'fund'),
    ...text('description', 'description'),
    ...organisation('operator', 'programme-operator'),
  ],
  event: [
    ...plain('date', 'date'),
    ...plain('end_date', 'endDate'),
    ...plain('time_start', 'timeStart'),
    ...plain('time_end', 'timeEnd'),
    ...text('venue', 'venue'),
    ...text('description', 'description'),
    ...text('audience', 'audience'),
    ...plain('registration_deadline', 'registrationDeadline'),
    ...plain('fund', 'fund'),
    ...organisation('organisation', 'organiser'),
    ...programme,
  ],
}

const page: ExportColumn = {
  name: 'page',
  of: ({ kind, slug }, origin) => `${origin}/${kind}s/${slug}`,
}

/**
 * The columns of an export: those that an import reads, so that what was exported can be changed and sent back. What
 * has parts of its own (stages, evidence, figures) is in the JSON of the API; persons are in neither. Without a kind
 * all kinds are in one table, and a column that several have stands once.
 */
export function exportColumns(kind?: string): ExportColumn[] {
  const own = kind ? kindColumns[kind]! : Object.values(kindColumns).flat()
  const columns = [...common, ...own]
  const names = [...new Set(columns.map(({ name }) => name))]
  return [...names.map((name) => (kind ? columns.find((each) => each.name === name)! : anyKind(name))), page]
}

/** In a table of all kinds each row has the columns of its own kind. */
function anyKind(name: string): ExportColumn {
  return {
    name,
    of: (entry, origin) =>
      [...common, ...kindColumns[entry.kind]!].find((column) => column.name === name)?.of(entry, origin),
  }
}
