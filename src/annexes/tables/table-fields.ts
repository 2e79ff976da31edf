import { languages } from '../../languages.ts'

/** Kinds of entry that a row may be about. */
export const tableKinds = ['practice', 'partnership', 'organisation', 'project', 'programme', 'event'] as const
export type TableKind = (typeof tableKinds)[number]

/**
 * How a cell is read. text: as it stands; list: several of them; names: organisations with their countries; shaped: by
 * the same reader as behind a label (shape-value.ts); others by their names. `known`: said of the file, read by nobody.
 */
export type FieldForm =
  | 'text'
  | 'list'
  | 'names'
  | 'programmes'
  | 'date'
  | 'period'
  | 'years'
  | 'money'
  | 'number'
  | 'flag'
  | 'choice'
  | 'identifier'
  | 'country'
  | 'places'
  | 'themes'
  | 'shaped'
  | 'known'

const byForm: Record<FieldForm, string> = {
  text: `ref title official_name acronym index_code topic description summary narrative objective results evidence venue
    audience street postcode contact_name contact_role policy_issue slogan access_note office_hours partner_role
    sub_theme language`,
  list: 'alt_names topics aims activities target_groups agenda looking_for',
  names: 'organisation lead partners partner members parent operator',
  programmes: 'programme',
  date: 'start end since date end_date registration_deadline period_start period_end',
  period: 'period',
  years: 'programme_period',
  money: 'budget_total eu_contribution',
  number: 'member_count population cofinancing_rate priority_no',
  flag: 'ongoing prior_network',
  choice: 'status kind currency region_type org_type fund',
  identifier: 'nip regon krs ico dic',
  country: 'country lead_country partner_country organisation_country',
  places: 'places',
  themes: 'themes',
  shaped: `region city location lead_region lead_city partner_region partner_city email phone fax web contact_email
    contact_phone time time_start time_end priority`,
  known: 'page',
}

/** Every field that a column may be mapped to, with its form. */
export const tableFields: ReadonlyMap<string, FieldForm> = new Map(
  Object.entries(byForm).flatMap(([form, names]) =>
    names.split(/\s+/).map((name): [string, FieldForm] => [name, form as FieldForm]),
  ),
)

/** Texts that may stand in one column for each language: title_en, title_pl, title_cs. */
export const translatedFields: ReadonlySet<string> = new Set(
  `title summary topic description narrative objective results policy_issue slogan audience venue access_note
  office_hours priority sub_theme topics aims target_groups`.split(/\s+/),
)

/** `title_pl` → title and pl; undefined for a name that is no field. */
export function parseFieldName(name: string): { field: string; language?: (typeof languages)[number] } | undefined {
  if (tableFields.has(name)) return { field: name }
  const language = languages.find((each) => name.endsWith(`_${each}`))
  const field = name.slice(0, -3)
  return language && translatedFields.has(field) ? { field, language } : undefined
}

/** How much a column says that the rows are of a kind. */
export const kindHints: Record<TableKind, Record<string, number>> = {
  practice: { topic: 2, evidence: 3, index_code: 3, priority: 1, sub_theme: 2, organisation: 1 },
  partnership: { policy_issue: 3, aims: 2, looking_for: 3, members: 3, since: 1, prior_network: 3 },
  organisation: { nip: 3, regon: 3, krs: 3, ico: 3, dic: 2, street: 2, postcode: 2, office_hours: 2, org_type: 2 },
  project: {
    ...{ lead: 2, partners: 2, partner: 2, partner_role: 2, eu_contribution: 2, objective: 2, cofinancing_rate: 2 },
    ...{ acronym: 0.5, programme: 1, programme_period: 1, target_groups: 1, activities: 1, results: 1 },
  },
  programme: { operator: 2, period_start: 3, period_end: 3 },
  event: { date: 3, time: 2, time_start: 2, venue: 3, agenda: 2, registration_deadline: 3, audience: 1 },
}

/** In which role an organisation of a column stands to what the row is about. */
export const rolesOf: Record<TableKind, Record<string, string>> = {
  practice: { organisation: 'owner', lead: 'owner', partners: 'participant', members: 'participant' },
  partnership: { organisation: 'lead', lead: 'lead', partners: 'member', members: 'member' },
  organisation: { parent: 'parent', members: 'member', partners: 'partner' },
  project: { organisation: 'lead', lead: 'lead', partners: 'partner', members: 'partner' },
  programme: { organisation: 'operator', operator: 'operator' },
  event: { organisation: 'organiser', lead: 'organiser', partners: 'participant', members: 'participant' },
}

/** Organisations and programmes have a name where the others have a title. */
export const titleOf = (kind: TableKind): 'name' | 'title' =>
  kind === 'organisation' || kind === 'programme' ? 'name' : 'title'
