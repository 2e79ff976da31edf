import { type Request, type Response, Router } from 'express'
import type { z } from 'zod'
import type { EntryAction } from '../../accounts/permissions.ts'
import { accountOf, renderForStaff } from '../../accounts/staff-area.ts'
import { record } from '../../audit/record.ts'
import { type Db, transaction } from '../../database.ts'
import { deleteDraft, findHolders, PointedAt } from '../../entries/delete-draft.ts'
import { AddressTaken, renameEntry } from '../../entries/rename-entry.ts'
import { Invalid } from '../../errors.ts'
import { type Problems, parseForm, typedText } from '../../forms.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { lockEntry } from '../lock-entry.ts'
import { Refused } from '../refused.ts'
import { refusalOf } from '../reviews/send-routes.ts'
import { assigneeForm, ownerForm, slugForm } from '../schema.ts'
import { entryHead, entryOf, findStaffEntry, onEntry } from '../staff-entry.ts'
import { archive, restore } from './archive-entry.ts'
import { assignEntry } from './assign-entry.ts'
import { changeOwner } from './change-owner.ts'
import { presentManaging } from './present-managing.ts'

/** Address, owner, assignment, archiving and deleting of one entry. */
export function manageRoutes(site: Site): Router {
  const routes = Router()
  const manage = '/admin/entries/:id/manage'

  /** A step on one entry, in a transaction: then back to the page with the result, or the page with what is wrong. */
  const step = (path: string, action: EntryAction, done: string, work: Work) =>
    routes.post(`${manage}/${path}`, onEntry(site, action), async (req, res) => {
      const { id } = entryOf(res)
      try {
        await transaction(site.db, (tx) => work(tx, id, req, res))
      } catch (error) {
        const said = describeRefusal(error)
        return showManaging(site, req, res, said, said.problems ? 422 : 409)
      }
      const to = done === 'deleted' ? '/admin/entries?done=deleted' : `/admin/entries/${id}/manage?done=${done}`
      res.redirect(303, `/${res.locals.language}${to}`)
    })

  routes.get(manage, onEntry(site, 'sendForReview'), (req, res) => showManaging(site, req, res, {}))

  step('address', 'rename', 'renamed', async (tx, id, req, res) => {
    const { slug } = read(slugForm, req.body)
    const entry = await lockEntry(tx, id)
    const from = await renameEntry(tx, entry.kind, id, slug)
    const detail = { from, to: slug }
    if (from !== slug) await record(tx, 'entry.renamed', { accountId: accountOf(res).id, entryId: id, detail })
  })

  step('owner', 'changeOwner', 'owner', async (tx, id, req, res) => {
    const { owner } = read(ownerForm, req.body)
    await changeOwner(tx, id, owner, accountOf(res).id)
  })

  step('assignee', 'assign', 'assigned', async (tx, id, req, res) => {
    const { assignee } = read(assigneeForm, req.body)
    const by = { accountId: accountOf(res).id, baseUrl: site.baseUrl(req) }
    await assignEntry(tx, id, { ...by, assigneeId: assignee })
  })

  step('sources', 'editEntry', 'sources', async (tx, id, _req, res) => {
    await lockEntry(tx, id)
    await tx.query('update entries set sources_checked_at = now() where id = $1', [id])
    await record(tx, 'entry.sources-checked', { accountId: accountOf(res).id, entryId: id })
  })

  routes.get(`${manage}/archive`, onEntry(site, 'archive'), (req, res) => confirm(site, req, res, 'archive'))
  step('archive', 'archive', 'archived', (tx, id, _req, res) => archive(tx, id, accountOf(res).id))
  step('restore', 'archive', 'restored', async (tx, id, _req, res) => {
    await restore(tx, id, accountOf(res).id)
  })

  routes.get(`${manage}/delete`, onEntry(site, 'deleteDraft'), (req, res) => confirm(site, req, res, 'delete'))
  step('delete', 'deleteDraft', 'deleted', async (tx, id, _req, res) => {
    const { kind, slug } = await lockEntry(tx, id)
    await deleteDraft(tx, kind, id)
    const detail = { kind: kind.name, slug }
    await record(tx, 'entry.deleted', { accountId: accountOf(res).id, entryId: id, detail })
  })

  return routes
}

type Work = (tx: Db, id: number, req: Request, res: Response) => Promise<void>

/** What a form sent is not what was asked for. */
class Misread extends Invalid {
  readonly problems: Problems
  constructor(problems: Problems) {
    super('misread')
    this.problems = problems
  }
}

function read<S extends z.ZodRawShape>(form: z.ZodObject<S>, body: unknown): z.infer<typeof form> {
  const { values, problems } = parseForm(form, body)
  if (problems) throw new Misread(problems)
  return values
}

type Said = { problems?: Problems; refusal?: Refused['reason']; takenBy?: number }

/** What the page says of an error; an error that is none of ours is thrown on. */
function describeRefusal(error: unknown): Said {
  if (error instanceof Misread) return { problems: error.problems }
  if (error instanceof AddressTaken) return { problems: { slug: 'taken' }, takenBy: error.entryId }
  if (error instanceof Refused && error.reason === 'person') return { problems: { assignee: 'person' } }
  if (error instanceof PointedAt) return { refusal: 'pointedAt' }
  if (error instanceof Invalid && error.message === 'published') return { refusal: 'published' }
  return { refusal: refusalOf(error) }
}

const results = ['renamed', 'owner', 'assigned', 'sources', 'archived', 'restored']

async function showManaging(site: Site, req: Request, res: Response, said: Said, status = 200): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const account = accountOf(res)
  const entry = (await findStaffEntry(site.db, entryOf(res).id)) ?? entryOf(res)
  const path = `/admin/entries/${entry.id}/manage`
  const takenBy = said.takenBy === undefined ? undefined : await findStaffEntry(site.db, said.takenBy)
  await renderForStaff(
    site,
    req,
    res,
    'editing/manage',
    { title: t('manage.title'), path, nav: '/admin/entries' },
    {
      head: { ...entryHead(req, account, entry), current: 'manage' },
      ...(await presentManaging(site.db, account, entry, t)),
      typedSlug: said.problems?.slug ? typedText(req.body, 'slug') : undefined,
      done: status === 200 ? results.find((what) => what === req.query.done) : undefined,
      ...said,
      takenBy,
    },
    status,
  )
}

/** The page that says what will happen before an entry is archived or deleted. */
async function confirm(site: Site, req: Request, res: Response, what: 'archive' | 'delete'): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const entry = entryOf(res)
  const page = { title: t(`manage.${what}`), path: `/admin/entries/${entry.id}/manage/${what}`, nav: '/admin/entries' }
  const possible = what === 'archive' ? entry.state !== 'archived' : entry.publishedAt === null
  await renderForStaff(site, req, res, 'editing/manage-confirm', page, {
    head: { ...entryHead(req, accountOf(res), entry), current: 'manage' },
    entry,
    what,
    possible,
    holders: await findHolders(site.db, entry.id),
  })
}
