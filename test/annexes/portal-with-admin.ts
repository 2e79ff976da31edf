import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal, type Portal } from '../portal.ts'

export type Visitor = ReturnType<Portal['request']>

/** A portal with an admin who has signed in. */
export async function openWithAdmin(content: 'first' | 'none' = 'none') {
  const portal = await openPortal({ content })
  await makeAccount(portal, { email: 'ada@example.org', role: 'admin' })
  return { portal, admin: await signIn(portal, 'ada@example.org') }
}

/** A practice as partners describe it on a form. */
export const practiceText = (title = 'Night buses for the ring of towns', index = '2041A7') => `${title}
Project information
Index: ${index}
Location: POLAND Poznań
Start: 2011
End: ongoing
Topic of the practice
Towns around the city had no transport after ten in the evening. They agreed on one network of night lines.
Good Practice Information
Five night lines meet at one stop each hour. The towns share the cost by the length of the line in each of them.
Evidence of success
Four thousand passengers use the lines each week.
Annex completed on: 14-03-2015
`

type File = { name: string; bytes: Buffer | string }

/** Uploads files as the form does; gives the id of the batch. */
export async function upload(
  admin: Visitor,
  files: File[],
  fields: { name?: string; owner?: string } = {},
): Promise<number> {
  const form = admin
    .post('/en/admin/annexes')
    .field('name', fields.name ?? 'Post of March')
    .field('owner', fields.owner ?? '')
  for (const { name, bytes } of files) form.attach('files', Buffer.from(bytes), name)
  const answer = await form.expect(303)
  return Number(/\/admin\/annexes\/(\d+)$/.exec(answer.headers.location!)![1])
}

export type Item = {
  id: number
  name: string
  state: string
  outcome: string | null
  code: string | null
  tries: number
  position: number
  document_id: number | null
  plan_hash: string | null
  decisions: Record<string, Record<string, unknown>>
}

export async function itemsOf({ pool }: Portal, batch: number): Promise<Item[]> {
  const { rows } = await pool.query('select i.* from batch_items i where i.batch_id = $1 order by i.position', [batch])
  return rows
}

/** Waits until nothing in a batch is under way. */
export async function untilDone({ pool }: Portal, batch: number): Promise<string> {
  for (;;) {
    const { rows } = await pool.query('select b.state, b.lease_by from batches b where b.id = $1', [batch])
    if (!['received', 'reading', 'applying'].includes(rows[0].state)) return rows[0].state
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Uploads files and waits until they are read. */
export async function importFiles(portal: Portal, admin: Visitor, files: File[]) {
  const batch = await upload(admin, files)
  await untilDone(portal, batch)
  return { batch, items: await itemsOf(portal, batch) }
}

/** The value of a hidden field of a page. */
export const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
