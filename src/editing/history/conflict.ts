import { type Request, type Response, Router } from 'express'
import { formatMoment } from '../../accounts/moments.ts'
import { personName } from '../../accounts/person-name.ts'
import { accountOf, renderForStaff } from '../../accounts/staff-area.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { readEntryForm } from '../entry-form.ts'
import { fieldLabel } from '../form/field-labels.ts'
import type { FormText } from '../form/write-form.ts'
import { saveForm } from '../save-form.ts'
import { scopeOf } from '../scope.ts'
import { entryHead, entryOf, onEntry, type StaffEntry } from '../staff-entry.ts'
import { keepWorkingCopy, mayWrite } from '../working-copies.ts'
import { type Change, compareDrafts } from './compare-drafts.ts'
import { findSides, sideOf } from './find-sides.ts'
import { findNames, findRevision } from './history-queries.ts'
import {
  type Changed,
  type Choice,
  findChanged,
  isUnread,
  mergeForms,
  type Side,
  suggestMerge,
  textOf,
} from './merge-forms.ts'

/** What was typed, the number of the version it started from, and what was chosen on this page already. */
type Typed = {
  entry: StaffEntry
  form: FormText
  base: number
  choices?: ReadonlyMap<string, Choice>
  merged?: FormText
}

/**
 * Somebody saved while this person wrote: answers 409 with both, field by field. What only one of them changed is put
 * together; of what both did the person chooses, and the page sends it to /admin/entries/:id/merge.
 */
export const showConflict = (site: Site, req: Request, res: Response, typed: Typed): Promise<void> =>
  showSides(site, req, res, typed, 409)

/** Where the page of a conflict sends what was chosen. */
export function mergeRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()

  routes.post('/admin/entries/:id/merge', onEntry(site, 'editEntry'), async (req, res) => {
    const { language } = res.locals
    const account = accountOf(res)
    const entry = entryOf(res)
    const { form, base: seen, from: base, choices, merged } = readMerge(req.body)
    const address = `/${language}/admin/entries/${entry.id}/edit`
    await keepWorkingCopy(db, entry.id, account.id, { base, form })
    if (!mayWrite(account, entry)) return res.redirect(303, address)
    const typed = { entry, form, base, choices, merged }
    if (entry.draftNumber !== seen) {
      // what was chosen against another wording than that of now is asked again
      const standing = await choicesThatStand(site, res, typed, seen)
      return showSides(site, req, res, { ...typed, choices: standing }, 409)
    }
    const { changed, theirs } = await findSides(site.db, res, typed)
    if (changed.some(({ by, name }) => by === 'both' && !choices.has(name)))
      return showSides(site, req, res, typed, 422)
    const result = mergeForms(changed, form, theirs.form, choices, entry.originalLanguage)
    try {
      const { number } = await saveForm(db, scopeOf(res), entry, { form: result, base: seen, language })
      res.redirect(303, `${address}?saved=${number}`)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      const choices = await choicesThatStand(site, res, typed, seen)
      await showSides(site, req, res, { ...typed, choices }, 409)
    }
  })

  return routes
}

/** Reads what the page of a conflict sent: `base` the version that was shown, `from` the one both started from. */
function readMerge(body: unknown) {
  const { form, base } = readEntryForm(body)
  const part = (prefix: string): FormText =>
    Object.fromEntries(
      Object.entries(form).flatMap(([name, text]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [],
      ),
    )
  const [picks, merged] = [part('pick.'), part('merged.')]
  const choices = new Map<string, Choice>()
  for (const [name, pick] of Object.entries(picks)) {
    if (pick === 'mine' || pick === 'theirs') choices.set(name, { pick })
    if (pick === 'merge' && merged[name] !== undefined) choices.set(name, { pick, text: merged[name] })
  }
  if (!/^\d{1,9}$/.test(form.from ?? '')) throw new Invalid('from')
  const mine = Object.entries(form).filter(([name]) => !/^(pick|merged)\.|^from$/.test(name))
  return { form: Object.fromEntries(mine), base, from: Number(form.from), choices, merged }
}

/** The choices about units whose saved wording is still that of the version `seen`. */
async function choicesThatStand(site: Site, res: Response, typed: Typed, seen: number): Promise<Map<string, Choice>> {
  const old = await findRevision(site.db, typed.entry.id, seen)
  if (!old) throw new Invalid('base')
  const { theirs } = await findSides(site.db, res, typed)
  const moved = findChanged(typed.entry.kind, sideOf(typed.entry, old, res), theirs, theirs)
  const names = new Set(moved.map(({ name }) => name))
  return new Map([...(typed.choices ?? [])].filter(([name]) => !names.has(name)))
}

async function showSides(site: Site, req: Request, res: Response, typed: Typed, status: 409 | 422): Promise<void> {
  const { language } = res.locals
  const { t, plain } = functionsFor(language)
  const { form, base, choices = new Map(), merged = {} } = typed
  const { changed, newest, now, ...sides } = await findSides(site.db, res, typed)
  const { kind, originalLanguage } = now
  const names = await findNames(site.db, [sides.base.draft, sides.mine.draft, sides.theirs.draft])
  const compare = ({ draft }: Side) => {
    const { changes } = compareDrafts(kind, sides.base.draft, draft, language, names, originalLanguage)
    return new Map(changes.map((change) => [change.name, change]))
  }
  const found = { mine: compare(sides.mine), theirs: compare(sides.theirs) }
  const shown = (unit: Changed, side: 'mine' | 'theirs') => presentSide(unit, found[side].get(unit.field), sides[side])
  const label = (unit: Changed) => fieldLabel(t, unit.name)
  const who = newest.author ? personName(t, newest.author) : t(`editing.origin_${newest.origin}`)
  const title = t('history.conflictTitle', { title: plain(now.title, now.originalLanguage) || t('editing.untitled') })
  await renderForStaff(
    site,
    req,
    res,
    'editing/conflict',
    { title, path: `/admin/entries/${now.id}/edit`, nav: '/admin/entries' },
    {
      head: entryHead(req, accountOf(res), now),
      entry: now,
      form,
      base: newest.number,
      from: base,
      saved: { who, when: formatMoment(newest.createdAt, language), number: newest.number },
      status409: status === 409,
      open: changed
        .filter(({ by }) => by === 'both')
        .map((unit) => ({
          ...unit,
          id: unit.name.replaceAll('.', '-'),
          label: label(unit),
          mine: shown(unit, 'mine'),
          theirs: shown(unit, 'theirs'),
          pick: choices.get(unit.name)?.pick,
          merged: merged[unit.name] ?? suggestMerge(unit, sides.base, sides.mine, sides.theirs),
        })),
      // what both changed alike needs no word
      settled: changed
        .filter(({ by }) => by === 'mine' || by === 'theirs')
        .map((unit) => ({ label: label(unit), by: unit.by, ...shown(unit, unit.by as 'mine' | 'theirs') })),
    },
    status,
  )
}

/** What a side made of a unit, against the common start; `raw` where it can only be shown as it was typed. */
function presentSide(unit: Changed, change: Change | undefined, side: Side) {
  const raw = Object.values(textOf(unit, side.form)).join(' · ')
  if (isUnread(unit, side) || !change) return { raw }
  if (change.shape !== 'texts') return { list: change.list, value: change.value }
  const row = change.texts!.find(({ language }) => language === unit.language)
  return row ? { parts: row.parts, language: row.language } : { raw }
}
