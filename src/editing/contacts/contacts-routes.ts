import { type Request, type Response, Router } from 'express'
import { accountOf, renderForStaff } from '../../accounts/staff-area.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { typedText } from '../../forms.ts'
import { languages, type T } from '../../languages.ts'
import { formatPhone } from '../../numbers.ts'
import { functionsFor } from '../../rendering.ts'
import type { Site } from '../../site.ts'
import { problemText } from '../form/field-labels.ts'
import { entryHead, entryOf, onEntry } from '../staff-entry.ts'
import { type ContactValues, type Fault, purposes, readContact } from './contact-form.ts'
import {
  addContact,
  type Contact,
  changeContact,
  findContact,
  findSurroundings,
  listContacts,
  removeContact,
} from './contacts.ts'

/** The contacts of an entry. They are no part of a revision: what is done here readers see at once. */
export function contactsRoutes(site: Site): Router {
  const { db } = site
  const routes = Router()
  const all = '/admin/entries/:id/contacts'
  const one = `${all}/:contact`
  const mayEdit = onEntry(site, 'editContacts')
  const back = (res: Response, done: string) =>
    res.redirect(303, `/${res.locals.language}/admin/entries/${entryOf(res).id}/contacts?done=${done}`)
  const whoIs = (res: Response) => ({ entryId: entryOf(res).id, accountId: accountOf(res).id })

  async function getContact(req: Request, res: Response): Promise<Contact> {
    const id = String(req.params.contact)
    const contact = /^[1-9]\d{0,8}$/.test(id) ? await findContact(db, entryOf(res).id, Number(id)) : undefined
    if (!contact) throw new NotFound()
    return contact
  }

  routes.get(all, mayEdit, async (req, res) => {
    const contacts = await listContacts(db, entryOf(res).id)
    const done = ['added', 'changed', 'removed'].find((what) => what === req.query.done)
    await show(site, req, res, 'contacts', '', { contacts, done })
  })

  routes.get(`${all}/new`, mayEdit, (req, res) => showForm(site, req, res, {}))

  routes.post(all, mayEdit, async (req, res) => {
    const read = await readForm(site, req, res)
    if (read.problems) return showForm(site, req, res, { problems: read.problems }, 422)
    await addContact(db, whoIs(res), read.values)
    back(res, 'added')
  })

  routes.get(one, mayEdit, async (req, res) => showForm(site, req, res, { contact: await getContact(req, res) }))

  routes.post(one, mayEdit, async (req, res) => {
    const contact = await getContact(req, res)
    const read = await readForm(site, req, res)
    if (read.problems) return showForm(site, req, res, { contact, problems: read.problems }, 422)
    try {
      const { id } = contact
      await changeContact(db, { ...whoIs(res), id, updated: typedText(req.body, 'updated') }, read.values)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return showForm(site, req, res, { contact: await getContact(req, res), conflict: true }, 409)
    }
    back(res, 'changed')
  })

  routes.get(`${one}/remove`, mayEdit, async (req, res) => showRemoving(site, req, res, await getContact(req, res)))

  routes.post(`${one}/remove`, mayEdit, async (req, res) => {
    const { id } = await getContact(req, res)
    try {
      await removeContact(db, { ...whoIs(res), id, updated: typedText(req.body, 'updated') })
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return showRemoving(site, req, res, await getContact(req, res), 409)
    }
    back(res, 'removed')
  })

  return routes
}

async function readForm({ db }: Site, req: Request, res: Response) {
  const { country, sources } = await findSurroundings(db, entryOf(res).id)
  const { language } = res.locals
  return readContact(req.body, { language, country, sources: sources.map(({ id }) => id) })
}

type Shown = { contact?: Contact; problems?: Record<string, Fault>; conflict?: boolean }

/** The form of a contact with what was typed; before anything was, with what is stored. */
async function showForm(site: Site, req: Request, res: Response, shown: Shown, status = 200): Promise<void> {
  const { contact, problems = {} } = shown
  const { t } = functionsFor(res.locals.language)
  const { sources } = await findSurroundings(site.db, entryOf(res).id)
  const stored = contact ? written(contact) : {}
  const typed = (name: string) => (status === 200 ? (stored[name] ?? '') : typedText(req.body, name))
  const said = Object.entries(problems).map(([name, fault]) => [name, inWords(t, fault)])
  const data = { ...shown, problems: Object.fromEntries(said), typed, sources, purposes }
  await show(site, req, res, 'contacts-form', contact ? `/${contact.id}` : '/new', data, status)
}

const showRemoving = (site: Site, req: Request, res: Response, contact: Contact, status = 200) =>
  show(site, req, res, 'contacts-remove', `/${contact.id}/remove`, { contact, conflict: status === 409 }, status)

function show(site: Site, req: Request, res: Response, view: string, rest: string, data: object, status = 200) {
  const entry = entryOf(res)
  const { t } = functionsFor(res.locals.language)
  const title = t('contacts.contacts')
  const path = `/admin/entries/${entry.id}/contacts${rest}`
  const head = { ...entryHead(req, accountOf(res), entry), heading: title }
  return renderForStaff(
    site,
    req,
    res,
    `editing/${view}`,
    { title, path, nav: '/admin/entries' },
    { head, ...data },
    status,
  )
}

/** A contact as its form writes it. */
function written(contact: ContactValues): Record<string, string> {
  const role = languages.map((language) => [`role.${language}`, contact.role?.[language] ?? ''])
  return {
    ...Object.fromEntries(role),
    ...{ name: contact.name ?? '', purpose: contact.purpose, public: contact.public ? 'yes' : 'no' },
    ...{ phone: contact.phone ? formatPhone(contact.phone) : '', email: contact.email ?? '' },
    ...{ endsOn: contact.endsOn ?? '', asOf: contact.asOf ?? '', source: String(contact.sourceId ?? '') },
  }
}

const ownWords = new Set(['chooseOne', 'empty', 'day', 'tooLong', 'unreadable'])
const inWords = (t: T, fault: Fault): string =>
  ownWords.has(fault.code) ? t(`contacts.problem_${fault.code}`) : problemText(t, fault)
