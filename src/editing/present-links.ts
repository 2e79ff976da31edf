import type { Db } from '../database.ts'
import { kindByName } from '../kinds.ts'
import { fieldHint, fieldLabel, itemFieldLabel, roleLabel } from './form/field-labels.ts'
import { listEntriesToPick, listSourcesToPick, mostInList, type Option, wordsOf } from './pick.ts'
import { type Control, type Find, type Item, type Known, nextItem, withChosen } from './present-fields.ts'
import type { Scope } from './queries.ts'
import type { StaffEntry } from './staff-entry.ts'

/** So many options stand on one page in all its lists; beyond that each row looks for its own. */
const mostOptions = 3000

type List = Extract<Control, { shape: 'list' }>
type Select = Extract<Control, { shape: 'select' }>

/** Which entries and sources can be pointed at, with those that the newest revision (`linked`) points at already. */
export async function presentLinks(
  db: Db,
  scope: Scope,
  entry: StaffEntry,
  known: Known,
  linked: { relations: number[]; sources: number[] },
): Promise<{ relations: List; sources: List }> {
  const kinds = [...new Set(Object.values(entry.kind.roles).flat())]
  const { language, form, t } = known
  const entries = await listEntriesToPick(db, language, scope, { kinds, ids: linked.relations })
  const relations = await list(
    known,
    'relations',
    '.to',
    entries.filter(({ value }) => value !== String(entry.id)),
    {
      ask: `/${language}/admin/pick?${kinds.map((kind) => `kind=${kind}`).join('&')}`,
      find: (words) => listEntriesToPick(db, language, scope, { kinds, words }),
    },
  )
  const sources = await list(known, 'sources', '', await listSourcesToPick(db, language, { ids: linked.sources }), {
    ask: `/${language}/admin/pick?kind=source`,
    find: (words) => listSourcesToPick(db, language, { words }),
  })
  const roles = Object.keys(entry.kind.roles).map((role) => ({ value: role, label: roleLabel(t, role) }))
  for (const item of relations.items) {
    const role = `${item.name}.role`
    const inferred = `${item.name}.inferred`
    const value = form[role] ?? ''
    item.controls = [
      {
        ...{ name: role, label: itemFieldLabel(t, role), problem: known.problem(role), required: true },
        ...{ shape: 'select', value, options: withChosen(roles, value) },
      },
      ...item.controls,
      {
        name: inferred,
        label: itemFieldLabel(t, inferred),
        shape: 'flag',
        on: form[inferred] === 'on',
      },
    ]
  }
  return { relations, sources }
}

type Looking = { ask: string; find: (words: string[]) => Promise<Option[]> }

/** Rows in each of which one thing is chosen. */
async function list(known: Known, name: string, rest: string, all: Option[], { ask, find }: Looking): Promise<List> {
  const { t, form, problem } = known
  const rows = known.items.get(name) ?? []
  const named = (option: Option): Option => ({
    ...option,
    group: option.group && t(`kinds.${kindByName.get(option.group)!.plural}`),
  })
  const fits = all.length <= mostInList && all.length * rows.length <= mostOptions
  const items: Item[] = []
  for (const row of rows) {
    const at = `${name}.${row}`
    const value = form[`${at}${rest}`] ?? ''
    const asked = form[`${at}.find`]?.trim() ?? ''
    const words = fits ? [] : wordsOf(asked)
    const found = words.length > 0 ? await find(words) : []
    const chosen = all.filter((option) => option.value === value)
    const options = fits ? all : [...chosen, ...found.filter((option) => option.value !== value)]
    const looking: Find | undefined = fits
      ? undefined
      : { name: `${at}.find`, asked, found: words.length > 0 ? found.length : -1 }
    const select: Select & Control = {
      ...{
        name: `${at}${rest}`,
        label: itemFieldLabel(t, `${at}${rest}`),
        problem: problem(`${at}${rest}`),
        required: true,
      },
      ...{ shape: 'select', value, pick: true, options: withChosen(options.map(named), value) },
      ...(looking && { find: looking, ask }),
    }
    items.push({ name: at, label: itemFieldLabel(t, at), about: '', open: true, controls: [select] })
  }
  const base = { name, label: fieldLabel(t, name), hint: fieldHint(t, name), problem: problem(name) }
  return { ...base, shape: 'list', items, full: rows.length >= 200, add: nextItem(t, name, rows) }
}
