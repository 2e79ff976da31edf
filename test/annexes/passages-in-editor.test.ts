import { beforeAll, expect, test } from 'vitest'
import { makeAccount, signIn } from '../accounts/staff.ts'
import type { Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { practice } from './annex-texts.ts'
import { importText } from './import-texts.ts'
import { openWithAdmin, type Visitor } from './portal-with-admin.ts'

let portal: Portal
let admin: Visitor
let imported: Awaited<ReturnType<typeof importText>>
beforeAll(async () => {
  const opened = await openWithAdmin()
  portal = opened.portal
  admin = opened.admin
  imported = await importText(portal.pool, 'forms.zip!night buses.txt', practice())
})

const editorOf = (id: number) => `/en/admin/entries/${id}/edit`
const linksIn = (html: string) =>
  [
    ...html.matchAll(
      /<a class="more" href="(\/en\/admin\/annexes\/[^"]+)">.*?In the document ([^<]*)<span class="vh">: ([^<]*)/g,
    ),
  ].map(([, href, document, field]) => ({ href: href!, document: document!.trim(), field: field! }))

test('a field that was read in a document leads to its passage, and from there back to the field', async () => {
  const { entryId } = imported.entries[0]!
  const links = linksIn((await admin.get(editorOf(entryId)).expect(200)).text)
  const index = links.find(({ field }) => field.startsWith('Index'))!
  expect(index.document).toBe('forms.zip → night buses.txt')
  const [page = '', anchor] = index.href.split('#')
  const review = (await admin.get(page).expect(200)).text
  expect(review).toContain(`id="${anchor}"`)
  expect(review).toContain(`href="${editorOf(entryId)}#indexCode"`)
  expect((await admin.get(editorOf(entryId))).text).toContain('id="indexCode"')
})

test('those who may not see imports are not led there', async () => {
  await makeAccount(portal, { email: 'edi@example.org', role: 'editor' })
  const editor = await signIn(portal, 'edi@example.org')
  const { text } = await editor.get(editorOf(imported.entries[0]!.entryId)).expect(200)
  expect(linksIn(text)).toEqual([])
})

test('what nobody imported has no such link', async () => {
  const id = await publish(portal.pool, { kind: 'practice', slug: 'by-hand' })
  expect(linksIn((await admin.get(editorOf(id)).expect(200)).text)).toEqual([])
})
