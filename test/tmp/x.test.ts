import { test } from 'vitest'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { createEntry, saveRevision } from '../../src/entries/save-revision.ts'
import { publishEntry } from '../../src/entries/publish-entry.ts'
import { kindByName } from '../../src/kinds.ts'
test('x', async () => {
  const portal = await openPortal({ content: 'none', env: { LOG_LEVEL: 'error' } })
  await makeAccount(portal, { email: 'a@x.example', role: 'admin' })
  const me = await signIn(portal, 'a@x.example')
  const kind = kindByName.get('project')!
  const id = await createEntry(portal.pool, kind, { slug: 'a', originalLanguage: 'en' })
  const save = (w: string) => saveRevision(portal.pool, kind, id, { content: { title: { en: w }, summary: { en: w }, places: [{ country: 'PL' }], stages: [{ title: { en: w }, start: '2014', metrics: [] }] }, relations: [], sources: [] }, { origin: 'staff' })
  await save('one'); await publishEntry(portal.pool, kind, id); await save('two'); 
  const r = await me.get(`/en/admin/entries/${id}/edit`)
  console.log(r.status)
})
