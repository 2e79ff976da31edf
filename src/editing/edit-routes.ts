import { type Request, type Response, Router } from 'express'
import { formatMoment, formatRecent } from '../accounts/moments.ts'
import { can } from '../accounts/permissions.ts'
import { personName } from '../accounts/person-name.ts'
import { accountOf, renderForStaff } from '../accounts/staff-area.ts'
import { findPassages } from '../annexes/review/find-passages.ts'
import { Conflict, Invalid } from '../errors.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { autosaveRoutes } from './autosave-routes.ts'
import { type EntryForm, isSameText, readEntryForm } from './entry-form.ts'
import { findNearEntries } from './find-near-texts.ts'
import { findNewest } from './find-newest.ts'
import { editList } from './form/edit-list.ts'
import { fieldLabel } from './form/field-labels.ts'
import { showConflict } from './history/conflict.ts'
import { findChanges } from './history/find-changes.ts'
import { newEntryRoutes } from './new-entry-routes.ts'
import { pickRoutes } from './pick-routes.ts'
import { presentEditor } from './present-editor.ts'
import { findSentBack } from './reviews/list-reviews.ts'
import { isCurrent, listRemarks, presentRemarks } from './reviews/remarks.ts'
import { saveForm } from './save-form.ts'
import { scopeOf } from './scope.ts'
import { entryHead, entryOf, onEntry, type StaffEntry } from './staff-entry.ts'
import {
  currentText,
  dropWorkingCopy,
  findWorkingCopy,
  keepWorkingCopy,
  listOthersWriting,
  mayWrite,
} from './working-copies.ts'

/** A new entry, the editor, and what both ask for while somebody writes. */
export function editRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  routes.use(newEntryRoutes(site))
  routes.use(pickRoutes(site))
  routes.use(autosaveRoutes(site))

  routes.get('/admin/entries/:id/edit', onEntry(site, 'editEntry'), (req, res) => showEditor(site, req, res))

  routes.get('/admin/entries/:id/edit/discard', onEntry(site, 'editEntry'), async (req, res) => {
    const { t } = functionsFor(res.locals.language)
    const entry = entryOf(res)
    const copy = await findWorkingCopy(db, entry.id, accountOf(res).id)
    if (!copy) return res.redirect(303, `/${res.locals.language}/admin/entries/${entry.id}/edit`)
    const page = pageOf(entry, t('editor.discard'), '/discard')
    const head = entryHead(req, accountOf(res), entry)
    await renderForStaff(site, req, res, 'editing/discard', page, {
      ...{ head, copy, when: formatRecent(copy.savedAt, res.locals.language) },
    })
  })

  routes.post('/admin/entries/:id/edit', onEntry(site, 'editEntry'), async (req, res) => {
    const account = accountOf(res)
    const entry = entryOf(res)
    const sent = readEntryForm(req.body)
    const keep = () => keepWorkingCopy(db, entry.id, account.id, sent)
    const back = (query = '') => res.redirect(303, `/${res.locals.language}/admin/entries/${entry.id}/edit${query}`)
    if (sent.command === 'discard') {
      await dropWorkingCopy(db, entry.id, account.id)
      return back('?done=discarded')
    }
    if (!mayWrite(account, entry)) {
      await keep()
      return showEditor(site, req, res, 409)
    }
    if (sent.command === 'save' || sent.command === 'review') return save(site, req, res, sent)
    const { form, focus } = follow(sent)
    await keepWorkingCopy(db, entry.id, account.id, { ...sent, form })
    if (focus.startsWith('/')) return res.redirect(303, `/${res.locals.language}/admin/entries/${entry.id}${focus}`)
    back(`?at=${encodeURIComponent(focus)}#${focus}`)
  })

  return routes
}

/** What a button other than those that save makes of the form, and where the page is to be opened then. */
function follow({ form, command }: EntryForm): { form: EntryForm['form']; focus: string } {
  const found = /^find:((?:relations|sources)\.\d{1,4})$/.exec(command)
  if (found) return { form, focus: `${found[1]}.find` }
  const upload = /^upload:(images|attachments)$/.exec(command)
  if (upload) return { form, focus: `/files?as=${upload[1] === 'images' ? 'image' : 'attachment'}` }
  const edited = editList(form, command)
  if (!edited) throw new Invalid(`no such button: ${command}`)
  return edited
}

async function save(site: Site, req: Request, res: Response, { form, base, command }: EntryForm): Promise<void> {
  const { db } = site
  const { language } = res.locals
  const account = accountOf(res)
  const entry = entryOf(res)
  const address = `/${language}/admin/entries/${entry.id}`
  try {
    const { number, problems, missing } = await saveForm(db, scopeOf(res), entry, { form, base, language })
    const ready = command === 'review' && problems === 0 && !missing
    const why = command === 'review' ? '&for=review' : ''
    res.redirect(303, ready ? `${address}/send-for-review` : `${address}/edit?saved=${number}${why}`)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    await keepWorkingCopy(db, entry.id, account.id, { form, base })
    await showConflict(site, req, res, { entry, form, base })
  }
}

const pageOf = (entry: StaffEntry, title: string, rest = '') => ({
  ...{ title, path: `/admin/entries/${entry.id}/edit${rest}`, nav: '/admin/entries' },
})

async function showEditor(site: Site, req: Request, res: Response, status = 200): Promise<void> {
  const { db } = site
  const { language } = res.locals
  const { t, plain } = functionsFor(language)
  const account = accountOf(res)
  const entry = entryOf(res)
  const newest = await findNewest(db, entry.id)
  const kept = await findWorkingCopy(db, entry.id, account.id)
  // A copy that says what was saved is one that arrived late: it tells nobody anything.
  const copy = kept && isSameText(kept.form, currentText(entry, newest, undefined).form) ? undefined : kept
  const at = typeof req.query.at === 'string' && /^[\w.]{1,100}$/.test(req.query.at) ? req.query.at : ''
  const saved = newest && req.query.saved === String(newest.number) && !copy
  const review = req.query.for === 'review' && Boolean(saved)
  const editor = await presentEditor(db, scopeOf(res), entry, { newest, copy, language, at, review })
  const others = await listOthersWriting(db, entry.id, account.id)
  const remarks = (await listRemarks(db, entry.id)).filter(isCurrent(entry.publicNumber))
  const back = await findSentBack(db, entry.id)
  const passages = can(account, 'importAnnexes') ? await findPassages(db, entry.id) : undefined
  const near = newest ? await findNearEntries(db, language, scopeOf(res), { ...entry, content: newest.content }) : []
  const title = t('editor.title', { title: plain(entry.title, entry.originalLanguage) || t('editing.untitled') })
  await renderForStaff(
    site,
    req,
    res,
    'editing/edit',
    pageOf(entry, title),
    {
      ...editor,
      ...{ head: entryHead(req, account, entry), entry, copy, newest, saved, review },
      near,
      passageOf: (field: string) => passages?.get(field),
      original: entry.originalLanguage,
      recent: (moment: Date) => formatRecent(moment, language),
      done: ['discarded', 'created', 'file'].find((what) => what === req.query.done),
      writable: mayWrite(account, entry),
      others: others.map(({ at: when, ...person }) => ({ name: personName(t, person), at: when })),
      changes: await findChanges(db, entry, newest, language),
      back: back && { ...back, who: back.by ? personName(t, back.by) : '', when: formatMoment(back.at, language) },
      remarks: presentRemarks(remarks, t).map((remark) => ({
        ...remark,
        about: remark.field && fieldLabel(t, remark.field),
      })),
    },
    status,
  )
}
