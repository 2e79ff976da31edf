import { beforeAll, describe, expect, test } from 'vitest'
import { keepHeldText } from '../../src/editing/working-copies.ts'
import { createEntry, saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName, kinds } from '../../src/kinds.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { words } from '../read-page.ts'

const portal = await openPortal({ content: 'none' })
const { pool } = portal
const practice = kindByName.get('practice')!

type Person = Awaited<ReturnType<typeof signIn>>
let editor: Person
let contributor: Person
const ids = { mine: 0, theirs: 0, editor: 0, contributor: 0 }

beforeAll(async () => {
  ids.mine = await publishBody(pool, 'mine')
  ids.theirs = await publishBody(pool, 'theirs')
  ids.editor = await makeAccount(portal, { email: 'editor@office.example', name: 'Jana Stará' })
  ids.contributor = await makeAccount(portal, {
    ...{ email: 'own@office.example', role: 'contributor', organisationId: ids.mine, name: 'Piotr Test' },
  })
  await makeAccount(portal, { email: 'nowhere@office.example', role: 'contributor' })
  editor = await signIn(portal, 'editor@office.example')
  contributor = await signIn(portal, 'own@office.example')
})

let made = 0
const makeDraft = async (owner = ids.mine, content: object = { title: { pl: 'Tytuł' } }): Promise<number> => {
  made += 1
  const id = await createEntry(pool, practice, { slug: `draft-${made}`, originalLanguage: 'pl', ownerId: owner })
  await saveRevision(pool, practice, id, { content, relations: [], sources: [] }, { origin: 'staff' })
  return id
}
const address = (id: number, rest = 'edit', language = 'en') => `/${language}/admin/entries/${id}/${rest}`
const post = (person: Person, path: string, form: Record<string, string | string[]>) =>
  person.post(path).type('form').send(form)
const edit = (person: Person, id: number, form: Record<string, string>, base = 1) =>
  post(person, address(id), { base: String(base), do: 'save', ...form })
const newest = async (id: number) => {
  const { rows } = await pool.query(
    `select r.number, r.content, r.form, r.note, r.author_id "authorId" from revisions r where r.entry_id = $1
     order by r.number desc limit 1`,
    [id],
  )
  return rows[0]
}
const copies = async (id: number) =>
  (
    await pool.query('select w.account_id, w.base_number base, w.form from working_copies w where w.entry_id = $1', [
      id,
    ])
  ).rows
const logged = async (id: number) =>
  (await pool.query('select l.action from audit_log l where l.entry_id = $1 order by l.id', [id])).rows.map(
    ({ action }) => action,
  )
const page = async (person: Person, id: number, query = '', language = 'en') =>
  (await person.get(`${address(id, 'edit', language)}${query}`).expect(200)).text
/** The value of a control of the editor, as the browser would send it. */
const typedIn = (html: string, name: string) => {
  const escaped = name.replaceAll('.', '\\.')
  const area = new RegExp(`<textarea[^>]* name="${escaped}"[^>]*>([^<]*)</textarea>`).exec(html)
  return area?.[1] ?? new RegExp(`<input[^>]* name="${escaped}"[^>]* value="([^"]*)"`).exec(html)?.[1]
}

describe('who may', () => {
  test('an outsider is sent to sign in, and nothing is kept of what they send', async () => {
    const id = await makeDraft()
    await portal.request().get(address(id)).expect(303)
    await portal.request().get('/en/admin/entries/new').expect(303)
    await post(portal.request(), '/en/admin/entries/new', { kind: 'practice' }).expect(403)
    await portal.request().get('/en/admin/pick?kind=organisation&q=body').expect(303)
    await post(portal.request(), address(id, 'autosave'), { base: '1', 'title.pl': 'x' }).expect(401)
    expect((await newest(id)).number).toBe(1)
    expect(await copies(id)).toEqual([])
  })

  test('a contributor writes in entries of their organisation, not in others, and hears of no draft of others', async () => {
    const [own, other] = [await makeDraft(), await makeDraft(ids.theirs)]
    await contributor.get(address(own)).expect(200)
    for (const rest of ['edit', 'edit/discard']) await contributor.get(address(other, rest)).expect(404)
    await edit(contributor, other, { 'title.pl': 'Cudzy' }).expect(404)
    await post(contributor, address(other, 'autosave'), { base: '1' }).expect(404)
    const open = await publish(pool, { kind: 'practice', slug: 'open-to-all' })
    await contributor.get(address(open)).expect(403)
    await edit(contributor, open, { 'title.en': 'Mine' }).expect(403)
    expect((await newest(open)).number).toBe(1)
    for (const id of ['0', 'x', '1e3', '999999999']) await editor.get(`/en/admin/entries/${id}/edit`).expect(404)
  })

  test('while an entry is in review its contributor reads, and what they still send is kept', async () => {
    const id = await makeDraft()
    await pool.query('insert into reviews (entry_id, number, sent_by) values ($1, 1, $2)', [id, ids.contributor])
    const shown = await page(contributor, id)
    expect(shown).toContain('<fieldset class="bare stack stack-6" disabled>')
    expect(shown).toContain(`action="/en/admin/entries/${id}/take-back"`)
    expect(shown).not.toContain('value="save">Save draft')
    const refused = await edit(contributor, id, { 'title.pl': 'Jeszcze coś' }).expect(409)
    expect(refused.text).toContain('Jeszcze coś')
    expect((await newest(id)).number).toBe(1)
    expect((await copies(id))[0].form).toMatchObject({ 'title.pl': 'Jeszcze coś' })
    await post(contributor, address(id, 'autosave'), { base: '1', 'title.pl': 'Późno' }).expect(409)
    await edit(editor, id, { 'title.pl': 'Redakcja' }).expect(303)
    expect((await newest(id)).content.title.pl).toBe('Redakcja')
  })
})

describe('a new entry', () => {
  const create = (person: Person, form: Record<string, string>) => post(person, '/en/admin/entries/new', form)
  const whole = { kind: 'practice', language: 'pl', title: 'Łódź i Żory: wspólny bilet', owner: '' }

  test('needs a kind, a language, a title and an organisation that is one', async () => {
    const empty = await create(editor, {}).expect(422)
    for (const field of ['kind', 'title']) expect(empty.text).toContain(`href="#${field}"`)
    for (const wrong of [
      { kind: 'annex' },
      { language: 'de' },
      { title: ' ' },
      { title: 'x'.repeat(241) },
      { owner: '-1' },
    ])
      await create(editor, { ...whole, ...wrong }).expect(422)
    const id = await makeDraft()
    expect((await create(editor, { ...whole, owner: String(id) }).expect(422)).text).toContain(whole.title)
    await create(editor, { ...whole, owner: '99999999' }).expect(422)
    expect((await pool.query(`select 1 from entries e where e.slug like 'lodz%'`)).rows).toEqual([])
  })

  test('has an address made from its title, its first version and a line in the log', async () => {
    const { headers } = await create(editor, { ...whole, owner: String(ids.theirs) }).expect(303)
    const id = Number(/entries\/(\d+)\/edit/.exec(headers.location!)![1])
    const { rows } = await pool.query('select e.* from entries e where e.id = $1', [id])
    expect(rows[0]).toMatchObject({ slug: 'lodz-i-zory-wspolny-bilet', status: 'draft', owner_id: ids.theirs })
    expect(rows[0].original_language).toBe('pl')
    expect(await newest(id)).toMatchObject({ number: 1, authorId: ids.editor, content: { title: { pl: whole.title } } })
    expect(await logged(id)).toEqual(['entry.created'])
    expect(await page(editor, id, '?done=created')).toContain('The entry is there as a draft')
  })

  test('is compared with those that are there, before a second one is made', async () => {
    const asked = await create(editor, { ...whole, title: 'Łódź i Żory: wspólne bilety' }).expect(200)
    expect(words(asked.text)).toContain('Is it one of these?')
    expect(asked.text).toContain('wspólny bilet')
    const { headers } = await create(editor, { ...whole, anyway: 'on' }).expect(303)
    const id = Number(/entries\/(\d+)\/edit/.exec(headers.location!)![1])
    const { rows } = await pool.query('select e.slug from entries e where e.id = $1', [id])
    expect(rows[0].slug).toBe('lodz-i-zory-wspolny-bilet-2')
    await create(editor, { ...whole, title: 'Całkiem inna rzecz' }).expect(303)
  })

  test('of a contributor belongs to their organisation, whatever they send; without one there is none', async () => {
    const form = { ...whole, title: 'Zupełnie osobna sprawa', owner: String(ids.theirs) }
    const { headers } = await create(contributor, form).expect(303)
    const id = Number(/entries\/(\d+)\/edit/.exec(headers.location!)![1])
    expect((await pool.query('select e.owner_id o from entries e where e.id = $1', [id])).rows[0].o).toBe(ids.mine)
    const nowhere = await signIn(portal, 'nowhere@office.example')
    expect((await nowhere.get('/en/admin/entries/new').expect(403)).text).toContain('Your account has no organisation')
    await create(nowhere, { ...form, title: 'Nic' }).expect(403)
  })

  test('that says nothing in letters is called by its kind', async () => {
    const { headers } = await create(editor, { ...whole, title: '2020+ ??' }).expect(303)
    expect(headers.location).toMatch(/edit\?done=created$/)
    await create(editor, { ...whole, title: '???' }).expect(303)
    const { rows } = await pool.query(`select e.slug from entries e where e.slug in ('2020', 'practice') order by 1`)
    expect(rows.map(({ slug }) => slug)).toEqual(['2020', 'practice'])
  })
})

describe('saving', () => {
  test('makes a version with the reason, and the working copy goes', async () => {
    const id = await makeDraft()
    await post(contributor, address(id, 'autosave'), { base: '1', 'title.pl': 'W trakcie' }).expect(200)
    expect(await copies(id)).toHaveLength(1)
    const { headers } = await edit(contributor, id, { 'title.pl': 'Nowy', 'title.cs': 'Nový', note: ' Bo tak ' })
    expect(headers.location).toBe(`/en/admin/entries/${id}/edit?saved=2`)
    expect(await newest(id)).toMatchObject({
      ...{ number: 2, note: 'Bo tak', authorId: ids.contributor, form: null },
      content: { title: { pl: 'Nowy', cs: 'Nový' } },
    })
    expect(await copies(id)).toEqual([])
    expect(await logged(id)).toEqual(['entry.saved'])
    expect(words(await page(contributor, id, '?saved=2'))).toContain('Saved as version 2.')
    // nothing new: no version, no line
    await edit(contributor, id, { 'title.pl': 'Nowy', 'title.cs': 'Nový' }, 2).expect(303)
    expect((await newest(id)).number).toBe(2)
    expect(await logged(id)).toEqual(['entry.saved'])
  })

  test('keeps a draft with errors, lists them first, and says what to type', async () => {
    const id = await makeDraft()
    const wrong = { 'title.pl': 'Tytuł', start: 'kiedyś', 'summary.pl': 'x'.repeat(601), web: 'nie adres' }
    await edit(editor, id, wrong).expect(303)
    const saved = await newest(id)
    expect(saved.number).toBe(2)
    expect(saved.content).toEqual({ title: { pl: 'Tytuł' } })
    expect(saved.form).toMatchObject(wrong)
    const shown = await page(editor, id, '?saved=2')
    const summary = /<div class="notice bad" role="alert".*?<\/div><\/div>/s.exec(shown)![0]
    expect(summary).toContain('autofocus')
    expect(words(summary)).toContain('3 things to fix')
    expect(words(summary)).toContain('The draft is saved. You can fix the rest later.')
    for (const name of ['start', 'summary.pl', 'web']) {
      expect(summary).toContain(`href="#${name}"`)
      const control = new RegExp(`<[^>]* id="${name.replace('.', '\\.')}"[^>]*>`).exec(shown)![0]
      expect(control).toContain('aria-invalid="true"')
      expect(control).toMatch(new RegExp(`aria-describedby="[^"]*\\b${name.replace('.', '\\.')}-e\\b`))
    }
    expect(typedIn(shown, 'start')).toBe('kiedyś')
    expect(typedIn(shown, 'web')).toBe('nie adres')
    expect(words(shown)).toContain('601 / 600')
    await edit(editor, id, { 'title.pl': 'Tytuł', start: 'luty 2014' }, 2).expect(303)
    expect(await newest(id)).toMatchObject({ number: 3, form: null, content: { start: '2014-02' } })
  })

  test('for review goes on to the form that sends, or comes back with what is missing', async () => {
    const id = await makeDraft()
    const back = await edit(editor, id, { 'title.pl': 'Tytuł', do: 'review' }).expect(303)
    expect(back.headers.location).toBe(`/en/admin/entries/${id}/edit?saved=1&for=review`)
    const shown = await page(editor, id, '?saved=1&for=review')
    expect(words(shown)).toContain('2 things to fix before review')
    expect(shown).toContain('<a href="#summary.pl">')
    expect(shown).toContain('<a href="#places">')
    const whole = { 'title.pl': 'Tytuł', 'summary.pl': 'Krótko.', 'places.0.country': 'PL', do: 'review' }
    const on = await edit(editor, id, whole).expect(303)
    expect(on.headers.location).toBe(`/en/admin/entries/${id}/send-for-review`)
    await editor.get(on.headers.location!).expect(200)
  })

  test('on an older version is refused with both versions, and the text is kept', async () => {
    const id = await makeDraft()
    await edit(editor, id, { 'title.pl': 'Pierwsza osoba' }).expect(303)
    const { text } = await edit(contributor, id, { 'title.pl': 'Druga osoba' }).expect(409)
    expect(text).toContain('Druga')
    expect((await newest(id)).content.title.pl).toBe('Pierwsza osoba')
    expect(await copies(id)).toMatchObject([
      { account_id: ids.contributor, base: 1, form: { 'title.pl': 'Druga osoba' } },
    ])
    const opened = await page(contributor, id)
    expect(typedIn(opened, 'title.pl')).toBe('Druga osoba')
    expect(typedIn(opened, 'base')).toBe('1')
    expect(words(opened)).toContain('Version 2 was saved since.')
    const answer = await post(contributor, address(id, 'autosave'), { base: '1', 'title.pl': 'Druga, dalej' }).expect(
      409,
    )
    expect(answer.text).toContain('A newer version was saved')
    expect((await copies(id))[0].form['title.pl']).toBe('Druga, dalej')
  })

  test('never touches what readers see', async () => {
    const id = await publish(pool, { kind: 'practice', slug: 'stays' })
    await post(editor, address(id, 'autosave'), { base: '1', 'title.en': 'Typed' }).expect(200)
    await edit(editor, id, { 'title.en': 'Saved', 'summary.en': 'Other.', 'places.0.country': 'CZ' }).expect(303)
    const { text } = await portal.request().get('/en/practices/stays').expect(200)
    expect(text).toContain('Entry stays')
    expect(text).not.toMatch(/Typed|Saved|Other\./)
    const shown = words(await page(editor, id))
    expect(shown).toContain('Changes since the published version')
    expect(shown).toMatch(/removed: .*Entry stays.*added: .*Saved/)
  })

  test('points only at what there is and what the person may know of', async () => {
    const hidden = await createEntry(pool, kindByName.get('project')!, {
      ...{ slug: 'hidden', originalLanguage: 'pl', ownerId: ids.theirs },
    })
    const content = { title: { pl: 'Tajny projekt' } }
    await saveRevision(
      pool,
      kindByName.get('project')!,
      hidden,
      { content, relations: [], sources: [] },
      { origin: 'staff' },
    )
    const id = await makeDraft()
    const links = {
      'title.pl': 'Tytuł',
      ...{ 'relations.0.role': 'from-project', 'relations.0.to': String(hidden) },
      ...{ 'relations.1.role': 'owner', 'relations.1.to': String(ids.theirs) },
      ...{ 'relations.2.role': 'owner', 'relations.2.to': '99999999' },
      ...{ 'sources.0': '99999999', 'images.0.file': '99999999', 'images.0.alt.pl': 'Obraz', 'themes.0': 'no-such' },
    }
    await edit(contributor, id, links).expect(303)
    const { rows } = await pool.query(
      `select l.to_id from relations l join revisions r on r.id = l.revision_id where r.entry_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ to_id: ids.theirs }])
    const shown = await page(contributor, id, '?saved=2')
    for (const name of ['relations.0.to', 'relations.2.to', 'sources.0', 'images.0.file'])
      expect(shown).toContain(`href="#${name}"`)
    expect(shown).not.toContain('Tajny')
    await edit(editor, id, links, 2).expect(303)
    const { rows: more } = await pool.query(
      `select l.to_id from relations l join entries e on e.draft_revision = l.revision_id where e.id = $1 order by 1`,
      [id],
    )
    expect(more.map((row) => row.to_id).sort()).toEqual([ids.theirs, hidden].sort())
  })

  test('calls a translation right that its writer has looked at', async () => {
    const id = await makeDraft(ids.mine, { title: { pl: 'Stary tytuł', cs: 'Název' } })
    await edit(editor, id, { 'title.pl': 'Nowy tytuł', 'title.cs': 'Název' }).expect(303)
    const shown = await page(editor, id)
    expect(shown).toContain('name="right.title cs"')
    expect(words(shown)).toMatch(/The Polish text has changed since.*removed: Stary.*added: Nowy/)
    await edit(editor, id, { 'title.pl': 'Nowy tytuł', 'title.cs': 'Název', 'right.title cs': 'on' }, 2).expect(303)
    expect(await page(editor, id)).not.toContain('right.title cs')
  })
})

describe('lists without a script', () => {
  test('are added to, moved in and removed from; nothing is saved by it', async () => {
    const id = await makeDraft()
    const first = { 'title.pl': 'Tytuł', 'evidence.0.text.pl': 'Jeden', 'evidence.0.kind': 'stated' }
    const added = await edit(editor, id, { ...first, do: 'add:evidence' }).expect(303)
    expect(added.headers.location).toBe(`/en/admin/entries/${id}/edit?at=evidence.1#evidence.1`)
    expect(await page(editor, id)).toContain('name="evidence.1.text.pl"')
    const second = { ...first, 'evidence.1.text.pl': 'Dwa', 'evidence.1.kind': 'figure', do: 'up:evidence.1' }
    await edit(editor, id, second).expect(303)
    const moved = await page(editor, id)
    expect([typedIn(moved, 'evidence.0.text.pl'), typedIn(moved, 'evidence.1.text.pl')]).toEqual(['Dwa', 'Jeden'])
    await edit(editor, id, { ...second, do: 'remove:evidence.0' }).expect(303)
    const left = await page(editor, id)
    expect(typedIn(left, 'evidence.0.text.pl')).toBe('Dwa')
    expect(left).not.toContain('name="evidence.1.text.pl"')
    expect((await newest(id)).number).toBe(1)
    expect(words(left)).toContain('Unsaved changes')
    for (const nonsense of ['explode', 'add:', 'add:title.constructor', 'find:title', 'remove:__proto__.0'])
      expect([nonsense, (await edit(editor, id, { do: nonsense })).status]).toEqual([nonsense, 422])
  })

  test('each list of each kind opens with a new item', async () => {
    for (const kind of kinds) {
      const id = await createEntry(pool, kind, { slug: `lists-of-${kind.name}`, originalLanguage: 'cs' })
      const html = await page(editor, id, '', 'cs')
      const lists = [...html.matchAll(/name="do" value="add:(\w+)"/g)].map(([, list]) => list!)
      expect(lists).toContain('relations')
      for (const list of lists) {
        await edit(editor, id, { do: `add:${list}` }, 0).expect(303)
        expect(await page(editor, id, '', 'cs'), `${kind.name} ${list}`).toMatch(new RegExp(`name="${list}\\.0(\\.|")`))
      }
    }
  })

  test('what is unsaved is discarded only after a question', async () => {
    const id = await makeDraft()
    await edit(editor, id, { 'title.pl': 'Odrzucić', do: 'add:aims' }).expect(303)
    expect((await editor.get(address(id, 'edit/discard')).expect(200)).text).toContain('Discard the unsaved text?')
    expect(await copies(id)).toHaveLength(1)
    const { headers } = await edit(editor, id, { do: 'discard' }).expect(303)
    expect(headers.location).toContain('done=discarded')
    expect(await copies(id)).toEqual([])
    expect(typedIn(await page(editor, id), 'title.pl')).toBe('Tytuł')
    await editor.get(address(id, 'edit/discard')).expect(303)
  })

  test('of more entries than a list holds, some are looked for', async () => {
    const many = await openPortal({ content: 'none' })
    await makeAccount(many, { email: 'many@office.example' })
    const person = await signIn(many, 'many@office.example')
    await many.pool.query(`with e as (insert into entries (kind, slug, original_language)
        select 'organisation', 'body-' || n, 'pl' from generate_series(1, 320) n returning id, slug),
      r as (insert into revisions (entry_id, number, content, origin)
        select e.id, 1, jsonb_build_object('title', jsonb_build_object('pl', 'Urząd Łęczna ' || e.slug)), 'staff' from e returning id, entry_id)
      select 1`)
    await many.pool.query('update entries e set draft_revision = r.id from revisions r where r.entry_id = e.id')
    const id = await createEntry(many.pool, practice, { slug: 'with-many', originalLanguage: 'pl' })
    await edit(person, id, { do: 'add:relations' }, 0).expect(303)
    const few = (html: string) => html.match(/<option value="\d+"/g)?.length ?? 0
    const asked = await page(person, id)
    expect(few(asked)).toBe(0)
    expect(asked).toContain('name="relations.0.find"')
    const { headers } = await edit(
      person,
      id,
      { 'relations.0.find': 'leczna BODY-31', do: 'find:relations.0' },
      0,
    ).expect(303)
    const found = await page(person, id, new URL(headers.location!, 'http://x').search)
    expect(few(found)).toBe(13)
    expect(words(found)).toContain('Found: 13')
    const { body } = await person.get('/en/admin/pick?kind=organisation&q=leczna%20body-31').expect(200)
    expect(body).toHaveLength(13)
    expect(body[0]).toMatchObject({ label: expect.stringContaining('Łęczna'), group: 'Organisation' })
    await many.close()
  })
})

describe('what is typed', () => {
  test('is kept as it is, for this person alone, and tells others that somebody writes', async () => {
    const id = await makeDraft()
    const { text } = await post(contributor, address(id, 'autosave', 'pl'), { base: '1', start: 'lut' }).expect(200)
    expect(text).toContain('Zachowano')
    expect(await copies(id)).toMatchObject([{ form: { start: 'lut' }, base: 1, account_id: ids.contributor }])
    expect((await newest(id)).number).toBe(1)
    expect(typedIn(await page(contributor, id), 'start')).toBe('lut')
    const other = await page(editor, id)
    expect(typedIn(other, 'start')).toBe('')
    expect(words(other)).toContain('Also writing in this entry: Piotr Test')
    await pool.query(`update working_copies set saved_at = now() - interval '31 minutes' where entry_id = $1`, [id])
    expect(words(await page(editor, id))).not.toContain('Also writing')
    // half a date is no error before it is saved
    expect(await page(contributor, id)).not.toContain('role="alert"')
  })

  test('over an expired session is kept for whoever may write there, and for nobody else', async () => {
    const [own, other] = [await makeDraft(), await makeDraft(ids.theirs)]
    const form = { base: '1', 'title.pl': 'Trzymane', do: 'save' }
    const keep = (path: string, sent: unknown = form) => keepHeldText(pool, ids.contributor, { path, form: sent })
    expect(await keep(address(other))).toBe(false)
    expect(await keep(`/en/admin/entries/${own}/history`)).toBe(false)
    expect(await keep('//evil.example/en/admin/entries/1/edit')).toBe(false)
    expect(await keep(address(own), { base: '1', 'title.pl': { x: 1 } })).toBe(false)
    expect(await keep(address(own), { base: '1', do: 'discard' })).toBe(false)
    expect([await copies(own), await copies(other)]).toEqual([[], []])
    expect(await keep(address(own))).toBe(true)
    expect(typedIn(await page(contributor, own), 'title.pl')).toBe('Trzymane')
  })

  test('is text and nothing else', async () => {
    const id = await makeDraft()
    await post(editor, address(id), { base: '1', do: 'save', 'title.pl': ['a', 'b'] }).expect(422)
    await post(editor, address(id), { do: 'save', 'title.pl': 'a' }).expect(422)
    await editor
      .post(address(id))
      .send({ base: '1', 'title.pl': { x: 'y' } })
      .expect(422)
    await editor.post(address(id)).type('text').send('base=1').expect(422)
    expect((await newest(id)).number).toBe(1)
    const odd = {
      'title[pl][x]': 'a',
      '__proto__.x': 'b',
      constructor: 'c',
      'title.pl': 'Tytuł\u0000\u0007 dalej',
      'no.such.1': 'd',
    }
    await edit(editor, id, odd).expect(303)
    const { content } = await newest(id)
    expect(content).toEqual({ title: { pl: 'Tytuł dalej' } })
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  test('may be long, but not endless', async () => {
    const id = await makeDraft()
    await edit(editor, id, { 'title.pl': 'Tytuł', 'description.pl': 'ż'.repeat(6000) }).expect(303)
    await edit(editor, id, { 'description.pl': 'x'.repeat(2_100_000) }, 2).expect(413)
    expect((await newest(id)).number).toBe(2)
  })

  test('is never HTML, in the editor or for readers', async () => {
    const evil = '<script>alert(1)</script>"><img src=x>'
    const id = await makeDraft()
    const form = {
      'title.pl': evil,
      'summary.pl': evil,
      'places.0.country': 'PL',
      'evidence.0.text.pl': evil,
      acronym: evil,
    }
    await edit(editor, id, { ...form, 'evidence.0.kind': evil, start: evil }).expect(303)
    const shown = await page(editor, id, '?saved=2')
    expect(shown).not.toMatch(/<script>alert|<img src=x/)
    expect(shown).toContain('&lt;script&gt;alert(1)')
    expect(
      (await page(editor, id, `?at=${encodeURIComponent(evil)}&saved=${encodeURIComponent(evil)}`)).includes(
        '<img src=x',
      ),
    ).toBe(false)
  })

  test.each(['edit', 'autosave'])('is not taken from another site (%s)', async (rest) => {
    const id = await makeDraft()
    for (const header of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }])
      await post(editor, address(id, rest), { base: '1', 'title.pl': 'Obce' }).set(header).expect(403)
    expect(await copies(id)).toEqual([])
    expect((await newest(id)).number).toBe(1)
  })
})

describe('what is picked', () => {
  test('of others’ drafts a contributor finds nothing', async () => {
    await makeDraft(ids.theirs, { title: { pl: 'Sekretna praktyka' } })
    await makeDraft(ids.mine, { title: { pl: 'Własna praktyka' } })
    const find = async (person: Person, q: string) =>
      (await person.get(`/en/admin/pick?kind=practice&q=${encodeURIComponent(q)}`).expect(200)).body
    expect(await find(contributor, 'sekretna')).toEqual([])
    expect(await find(contributor, 'wlasna')).toHaveLength(1)
    expect(await find(editor, 'sekretna')).toHaveLength(1)
    expect(await find(editor, '%')).toEqual([])
    expect(await find(editor, '')).toEqual([])
    expect((await editor.get('/en/admin/pick?kind=region&country=CZ').expect(200)).body).toContainEqual(
      expect.objectContaining({ kind: 'region', value: 'CZ071' }),
    )
  })
})
