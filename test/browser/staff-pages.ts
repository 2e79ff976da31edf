import type { Page } from 'playwright-core'
import type { openBrowser } from './browser.ts'
import { makeAccount, visitAs } from './staff.ts'

type Opened = Pick<Awaited<ReturnType<typeof openBrowser>>, 'base' | 'pool' | 'visit'>
/** Opens a page of the staff area; the language is in its address. */
export type Step = [what: string, open: (page: Page) => Promise<unknown>]

export const adminEmail = 'admin@office.example'

/** Sends a form as a browser does, and waits for the page that answers, which must be of that status. */
async function send(page: Page, path: string, fields: [string, string][], status = 200): Promise<void> {
  const loaded = page.waitForEvent('load')
  const answered = page.waitForResponse((answer) => answer.request().isNavigationRequest() && answer.status() !== 303)
  await page.evaluate(
    `{ const form = document.createElement('form')
       form.method = 'post'
       form.action = ${JSON.stringify(path)}
       for (const [name, value] of ${JSON.stringify(fields)}) {
         const input = document.createElement('textarea')
         Object.assign(input, { name, value })
         form.append(input)
       }
       document.body.append(form)
       form.submit() }`,
  )
  const answer = await answered
  await loaded
  if (answer.status() !== status) throw new Error(`${path} answers ${answer.status()}`)
}

/** Opens a page that is there. */
async function open(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address)
  if (answer?.status() !== 200) throw new Error(`${address} answers ${answer?.status()}`)
}

/**
 * Fills a portal with work as it is on a common day, and gives one page of each kind that staff can meet, with the
 * awkward cases: problems, remarks, an outdated translation, a conflict, refusals.
 */
export async function prepareStaffPages({ base, pool, visit }: Opened): Promise<Step[]> {
  const idOf = async (slug: string): Promise<number> =>
    (await pool.query('select id from entries where slug = $1', [slug])).rows[0].id
  const owner = await idOf('opole-agglomeration-association')
  const somebody = await makeAccount(
    { pool },
    {
      ...{
        email: 'olga@office.example',
        role: 'contributor',
        name: 'Olga Wielonazwiskowa-Przykładowska',
        organisationId: owner,
      },
    },
  )
  await makeAccount({ pool }, { email: adminEmail, role: 'admin', name: 'Ada Min' })
  const practice = await idOf('metropolitan-mentors')
  await pool.query('update entries set owner_id = $2 where id = $1', [practice, owner])
  const project = await idOf('razem-dla-rozwoju-aglomeracji')
  const { rows: sources } = await pool.query('select id from sources order by id limit 1')
  const { rows: themes } = await pool.query('select id from themes order by id limit 1')
  const [source, theme] = [sources[0].id, themes[0].id]

  const { page: olga } = await visitAs(visit, 'olga@office.example')
  const { page: ada } = await visitAs(visit, adminEmail)
  const edit = (id: number) => `/pl/admin/entries/${id}/edit`
  /** What the editor would send now, with some of it changed. */
  const formOf = async (page: Page, id: number, changes: Record<string, string>): Promise<[string, string][]> => {
    await page.goto(edit(id))
    const sent = (await page.evaluate(`[...new FormData(document.getElementById('ed'))]`)) as [string, string][]
    return [...sent.filter(([name]) => name !== 'do' && !(name in changes)), ...Object.entries(changes)]
  }
  const save = async (page: Page, id: number, changes: Record<string, string>) =>
    send(page, edit(id), await formOf(page, id, { do: 'save', ...changes }))

  // a change of a public entry, in review, with remarks; its translations are behind
  await save(olga, practice, {
    ...{ 'title.en': 'Metropolitan mentors, now with a second round', 'summary.en': 'A changed summary.' },
    ...{ 'evidence.7.kind': 'stated', 'evidence.7.text.en': 'Something new', start: '2013-05' },
  })
  await send(olga, `/pl/admin/entries/${practice}/send-for-review`, [
    ['number', '2'],
    ['note', 'Druga edycja'],
  ])
  await send(ada, `/pl/admin/entries/${practice}/review`, [
    ['number', '2'],
    ['remark.summary', 'Skąd to?'],
    ['remark.', 'Dobrze'],
  ])
  // a draft with things to fix, and one that somebody left in the middle of a sentence
  await olga.goto('/pl/admin/entries/new')
  await send(olga, '/pl/admin/entries/new', [
    ['kind', 'event'],
    ['language', 'pl'],
    ['title', 'Konferencja o dojazdach'],
    ['anyway', 'on'],
  ])
  const draft = Number(/entries\/(\d+)/.exec(olga.url())![1])
  await save(olga, draft, {
    date: 'kiedyś',
    'places.0.country': 'PL',
    web: 'nie adres',
    'summary.pl': 'x'.repeat(700),
    'relations.0.role': 'organiser',
  })
  await send(ada, edit(project), await formOf(ada, project, { 'title.pl': 'W połowie zda', do: 'add:milestones' }))
  await ada.goto('/pl/admin')
  await send(ada, `/pl/admin/entries/${draft}/contacts`, [
    ['name', 'Jan Przykład'],
    ['purpose', 'office'],
    ['public', 'yes'],
    ['email', 'jan@office.example'],
  ])
  const { rows: contacts } = await pool.query('select id from contacts where entry_id = $1', [draft])
  await send(ada, `/pl/admin/entries/${practice}/previews`, [['number', '2']], 201)

  const at = (path: string): Step => [path, (page) => open(page, `${base}${path}`)]
  const post = (from: string, path: string, fields: [string, string][], status = 422): Step => [
    `POST ${path} ${fields.map(([name]) => name).join(' ')}`,
    async (page) => {
      await page.goto(`${base}${from}`)
      await send(page, path, fields, status)
    },
  ]
  const ofPractice = (rest: string, language = 'pl') => at(`/${language}/admin/entries/${practice}/${rest}`)
  const ofDraft = (rest: string, language = 'cs') => at(`/${language}/admin/entries/${draft}/${rest}`)
  const others = await Promise.all(
    ['opole-olomouc', 'eea-regional-programme-poland', 'opole-agglomeration-association'].map(idOf),
  )
  const conflict: Step = [
    'conflict',
    async (page) => {
      await page.goto(`${base}${edit(practice)}`)
      const sent = [
        ['base', '1'],
        ['title.en', 'Mentors of the metropolis'],
        ['summary.en', 'Mine.'],
        ['places.0.country', 'CZ'],
        ['do', 'save'],
      ]
      await send(page, edit(practice), sent as [string, string][], 409)
      await page.locator('#cf').waitFor()
    },
  ]
  return [
    ...[
      '/pl/admin',
      '/cs/admin/entries',
      '/pl/admin/entries?q=zzzxqj',
      '/pl/admin/entries/new',
      '/cs/admin/reviews',
    ].map(at),
    ...['edit', 'history', 'history?a=1&b=2', 'history?a=1&b=2&view=sides', 'history/1', 'history/1/restore'].map(
      (rest) => ofPractice(rest),
    ),
    ...['review', 'review?view=sides', 'send-for-review', 'contacts', 'contacts/new', 'manage', 'manage/archive'].map(
      (rest) => ofPractice(rest, 'cs'),
    ),
    ...['previews', 'files', 'ask-whether-true'].map((rest) => ofPractice(rest)),
    ...[
      'edit?saved=2',
      'edit?saved=2&for=review',
      'contacts',
      'manage',
      'manage/delete',
      'history/2',
      'send-for-review',
    ].map((rest) => ofDraft(rest)),
    ...[`contacts/${contacts[0].id}`, `contacts/${contacts[0].id}/remove`].map((rest) => ofDraft(rest)),
    ...others.map((id) => at(edit(id))),
    ...[at(edit(project)), at(`${edit(project)}/discard`)],
    ...['/admin/sources', '/admin/sources/new', `/admin/sources/${source}`, `/admin/sources/${source}/remove`].map(
      (path) => at(`/cs${path}`),
    ),
    ...[
      '/admin/accounts',
      '/admin/accounts/new',
      `/admin/accounts/${somebody}`,
      `/admin/accounts/${somebody}/deactivate`,
    ].map((path) => at(`/pl${path}`)),
    ...[`/admin/accounts/${somebody}/second-factor/remove`, '/admin/account', '/admin/account/second-factor'].map(
      (path) => at(`/cs${path}`),
    ),
    ...[
      '/admin/organisations',
      '/admin/themes',
      '/admin/themes/new',
      `/admin/themes/${theme}`,
      `/admin/themes/${theme}/merge`,
      `/admin/themes/${theme}/remove`,
    ].map((path) => at(`/pl${path}`)),
    ...[
      '/admin/settings',
      '/admin/settings/portal',
      '/admin/settings/accessibility',
      '/admin/settings/confirmations',
      '/admin/settings/security',
    ].map((path) => at(`/cs${path}`)),
    ...['/admin/log', '/admin/personal-data', '/admin/personal-data?q=olga'].map((path) => at(`/pl${path}`)),
    at(`/pl/admin/entries/bulk?do=archive&done=${practice}&skipped=${draft}-changed`),
    post(
      '/pl/admin/entries',
      '/pl/admin/entries/bulk',
      [
        ['do', 'assign'],
        ['id', String(practice)],
        ['id', String(draft)],
      ],
      200,
    ),
    post('/pl/admin', '/pl/admin/entries/new', [
      ['kind', 'practice'],
      ['language', 'pl'],
      ['title', ''],
    ]),
    post('/pl/admin', `/pl/admin/entries/${practice}/review`, [
      ['number', '2'],
      ['step', 'decide'],
      ['do', 'now'],
    ]),
    post('/pl/admin', `/pl/admin/entries/${practice}/previews`, [['number', '2']], 201),
    post('/cs/admin', '/cs/admin/accounts/new', [['email', 'x']]),
    post('/cs/admin', `/cs/admin/entries/${draft}/contacts`, [
      ['name', ''],
      ['email', 'x'],
    ]),
    post('/cs/admin', '/cs/admin/sources', [['title.pl', '']]),
    conflict,
  ]
}
