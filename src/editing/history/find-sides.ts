import type { Response } from 'express'
import type { Db } from '../../database.ts'
import { Invalid, NotFound } from '../../errors.ts'
import { readEntry } from '../check-links.ts'
import { findNewest } from '../find-newest.ts'
import { readForm } from '../form/read-form.ts'
import { type FormText, writeForm } from '../form/write-form.ts'
import { scopeOf } from '../scope.ts'
import { findStaffEntry, type StaffEntry } from '../staff-entry.ts'
import { findRevisions, type Revision } from './history-queries.ts'
import { findChanged, type Side } from './merge-forms.ts'

const emptySide: Side = { form: {}, draft: { content: {}, relations: [], sources: [] }, problems: [] }

/** A stored version: what could not be read when it was saved stands in its form. */
export function sideOf(entry: StaffEntry, { draft, form }: Revision, res: Response): Side {
  const problems = form ? readForm(entry.kind, form, res.locals.language).problems : []
  return { draft, form: form ?? writeForm(entry.kind, draft), problems }
}

/** The common start, what this person typed and what was saved since. */
export async function findSides(
  db: Db,
  res: Response,
  { entry, form, base }: { entry: StaffEntry; form: FormText; base: number },
) {
  const now = await findStaffEntry(db, entry.id)
  if (!now || now.draftNumber === null) throw new NotFound()
  const revisions = await findRevisions(db, entry.id, [base, now.draftNumber])
  const [start, newest] = [base, now.draftNumber].map((number) => revisions.find((each) => each.number === number))
  if (!newest || (base > 0 && !start)) throw new Invalid('base')
  const latest = (await findNewest(db, entry.id))!
  const typed = { form, language: res.locals.language }
  const { draft, problems } = await readEntry(db, scopeOf(res), entry, latest, typed)
  const sides = {
    base: start ? sideOf(entry, start, res) : emptySide,
    mine: { form, draft, problems },
    theirs: sideOf(entry, newest, res),
  }
  return { ...sides, newest, now, changed: findChanged(entry.kind, sides.base, sides.mine, sides.theirs) }
}
