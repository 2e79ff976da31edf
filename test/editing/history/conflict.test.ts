import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readForm } from '../../../src/editing/form/read-form.ts'
import type { FormText } from '../../../src/editing/form/write-form.ts'
import { findChanged, mergeForms, type Side } from '../../../src/editing/history/merge-forms.ts'
import { createEntry, saveRevision } from '../../../src/entries/save-revision.ts'
import { kindByName } from '../../../src/kinds.ts'
import { makeAccount, signIn } from '../../accounts/staff.ts'
import { openPortal } from '../../portal.ts'
import { section, sectionHtml, words } from '../../read-page.ts'

const portal = await openPortal()
const { pool } = portal
const practice = kindByName.get('practice')!

type Person = Awaited<ReturnType<typeof signIn>>
let ewa: Person
let jana: Person
let other: Person
let ewaId: number
let janaId: number
let organisation: number
let hidden: number
let slugs = 0

beforeAll(async () => {
  const { rows } = await pool.query(`select e.id from entries e where e.kind = 'organisation' order by e.id limit 2`)
  organisation = rows[0].id
  ewaId = await makeAccount(portal, {
    email: 'ewa@office.example',
    role: 'contributor',
    organisationId: organisation,
    name: 'Ewa Wzór',
  })
  janaId = await makeAccount(portal, { email: 'jana@office.example', role: 'editor', name: 'Jana Příkladná' })
  await makeAccount(portal, { email: 'other@office.example', role: 'contributor', organisationId: rows[1].id })
  ewa = await signIn(portal, 'ewa@office.example')
  jana = await signIn(portal, 'jana@office.example')
  other = await signIn(portal, 'other@office.example')
  hidden = await createEntry(pool, kindByName.get('organisation')!, {
    slug: 'hidden-body',
    originalLanguage: 'en',
    ownerId: rows[1].id,
  })
  const content = { title: { en: 'Hidden body' } }
  await saveRevision(
    pool,
    kindByName.get('organisation')!,
    hidden,
    { content, relations: [], sources: [] },
    { origin: 'staff' },
  )
})

const base = {
  title: { pl: 'Konkurs wiedzy o sąsiadach' },
  summary: { pl: 'Konkurs odbył się po polskiej stronie.' },
  start: '2017',
}
const start: FormText = { 'title.pl': base.title.pl, 'summary.pl': base.summary.pl, start: '2017' }

/** An entry in version 1, over which Jana has saved version 2 while Ewa was writing. */
async function makeEntry(theirs: object, content: object = base) {
  const id = await createEntry(pool, practice, {
    slug: `quiz-${++slugs}`,
    originalLanguage: 'pl',
    ownerId: organisation,
  })
  const save = (content: object) =>
    saveRevision(pool, practice, id, { content, relations: [], sources: [] }, { origin: 'staff', authorId: janaId })
  await save(content)
  await save({ ...content, ...theirs })
  return id
}
const saveAs = (person: Person, id: number, form: FormText, from = 1, language = 'en') =>
  person
    .post(`/${language}/admin/entries/${id}/edit`)
    .type('form')
    .send({ ...form, base: from, do: 'save' })
const merge = (person: Person, id: number, sent: object, language = 'en') =>
  person.post(`/${language}/admin/entries/${id}/merge`).type('form').send(sent)
const newest = async (id: number) =>
  (
    await pool.query(
      'select number, content, note, form, author_id from revisions where entry_id = $1 order by number desc limit 1',
      [id],
    )
  ).rows[0]
const kept = async (id: number) =>
  (
    await pool.query('select form, base_number from working_copies where entry_id = $1 and account_id = $2', [
      id,
      ewaId,
    ])
  ).rows[0]

/** What the form on the page would send with nothing chosen: all its hidden fields, and the text areas. */
function fieldsOf(html: string): FormText {
  const form = /<form[^>]*id="cf".*?<\/form>/s.exec(html)![0]
  const plain = (text: string) =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&')
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const areas = [...form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)<\/textarea>/g)]
  return Object.fromEntries([...inputs, ...areas].map(([, name, text]) => [plain(name!), plain(text!)]))
}

describe('a save over a newer version', () => {
  test('is refused with both versions, and everything typed is kept', async () => {
    const id = await makeEntry({ title: { pl: 'Konkurs wiedzy o Aglomeracji Ołomunieckiej' }, end: '2018' })
    const typed = {
      ...start,
      'title.pl': 'Konkurs wiedzy o sąsiedniej aglomeracji',
      'summary.en': 'A quiz.\nIn two <lines>.',
    }
    const { text } = await saveAs(ewa, id, typed).expect(409)
    expect((await newest(id)).number).toBe(2)
    expect((await kept(id)).form).toMatchObject(typed)
    expect(words(text)).toMatch(/Somebody saved this entry while you were writing.*version 2, .*Jana Příkladná/)
    expect(words(text)).toContain('1 field to decide')
    expect(section(text, 'f-title-pl')).toMatch(
      /Your version .*removed: sąsiadach added: sąsiedniej aglomeracji .*Saved in between .*removed: sąsiadach added: Aglomeracji Ołomunieckiej/,
    )
    // the other fields come together without a question
    const settled = words(sectionHtml(text, 'settled') + text.split('id="settled"')[1])
    expect(settled).toMatch(/Summary.* your change .*A quiz\./)
    expect(settled).toMatch(/saved in between added: 2018/)
    expect(fieldsOf(text)).toMatchObject({ ...typed, base: '2', from: '1' })
  })

  test('chooses nothing beforehand', async () => {
    const id = await makeEntry({ start: '2018' })
    const { text } = await saveAs(ewa, id, { ...start, start: '2016' }).expect(409)
    expect(text).not.toMatch(/ checked>/)
    expect(section(text, 'f-start')).toMatch(/removed: 2017 added: 2016 .*removed: 2017 added: 2018/)
  })

  test('offers both changes in one text where they do not meet', async () => {
    const id = await makeEntry({ summary: { pl: 'Konkurs odbył się po czeskiej stronie.' } })
    const { text } = await saveAs(ewa, id, { ...start, 'summary.pl': 'Turniej odbył się po polskiej stronie.' }).expect(
      409,
    )
    expect(fieldsOf(text)['merged.summary.pl']).toBe('Turniej odbył się po czeskiej stronie.')
  })

  test('asks nothing where both made the same change, or only one of them any', async () => {
    const id = await makeEntry({ start: '2018-05', end: '2019' })
    const { text } = await saveAs(
      ewa,
      id,
      { ...start, start: 'maj 2018', 'title.cs': 'Kvíz', note: 'May' },
      1,
      'pl',
    ).expect(409)
    expect(sectionHtml(text, 'f-start')).toBe('')
    expect(words(text)).toContain('Żadnego pola nie zmieniono po obu stronach')
    await merge(ewa, id, fieldsOf(text), 'pl').expect(303)
    expect(await newest(id)).toMatchObject({
      number: 3,
      note: 'May',
      content: { ...base, title: { ...base.title, cs: 'Kvíz' }, start: '2018-05', end: '2019' },
    })
  })

  test('of the very first text: both versions whole', async () => {
    const id = await createEntry(pool, practice, {
      slug: `quiz-${++slugs}`,
      originalLanguage: 'pl',
      ownerId: organisation,
    })
    await saveRevision(
      pool,
      practice,
      id,
      { content: base, relations: [], sources: [] },
      { origin: 'staff', authorId: janaId },
    )
    const { text } = await saveAs(ewa, id, { 'title.pl': 'Turniej' }, 0).expect(409)
    expect(section(text, 'f-title-pl')).toMatch(/added: Turniej .*added: Konkurs wiedzy/)
    expect(fieldsOf(text).from).toBe('0')
  })

  test('shows what cannot be read as it was typed', async () => {
    const id = await makeEntry({ start: '2018' })
    const { text } = await saveAs(ewa, id, { ...start, start: 'kiedyś <dawno>' }).expect(409)
    expect(sectionHtml(text, 'f-start')).toContain('kiedyś &lt;dawno&gt;')
    await merge(ewa, id, { ...fieldsOf(text), 'pick.start': 'mine' }).expect(303)
    expect(await newest(id)).toMatchObject({
      number: 3,
      content: { title: base.title },
      form: { start: 'kiedyś <dawno>' },
    })
  })

  test('takes lists as a whole, and marks their items', async () => {
    const aim = (text: string) => ({ kind: 'stated', text: { pl: text } })
    const id = await makeEntry({ evidence: [aim('Raz'), aim('Trzy')] }, { ...base, evidence: [aim('Raz')] })
    const item = (i: number, text: string) => ({ [`evidence.${i}.kind`]: 'stated', [`evidence.${i}.text.pl`]: text })
    const { text } = await saveAs(ewa, id, { ...start, ...item(0, 'Raz'), ...item(1, 'Dwa') }).expect(409)
    expect(section(text, 'f-evidence')).toMatch(
      /unchanged: Stated · Raz Polish added: Stated · Dwa .*added: Stated · Trzy/,
    )
    expect(sectionHtml(text, 'f-evidence')).not.toContain('value="merge"')
    await merge(ewa, id, { ...fieldsOf(text), 'pick.evidence': 'mine' }).expect(303)
    expect((await newest(id)).content.evidence).toEqual([aim('Raz'), aim('Dwa')])
  })

  test('names no entry that the person may not know of', async () => {
    const id = await makeEntry({ start: '2018' })
    const typed = { ...start, 'relations.0.role': 'owner', 'relations.0.to': String(hidden) }
    const { text } = await saveAs(ewa, id, typed).expect(409)
    expect(text).not.toContain('Hidden body')
  })

  test('speaks Polish and Czech', async () => {
    const id = await makeEntry({ start: '2018' })
    const pages = ['pl', 'cs'].map((language) => saveAs(ewa, id, { ...start, start: '2016' }, 1, language).expect(409))
    const [pl, cs] = await Promise.all(pages)
    expect(words(pl!.text)).toMatch(/zapisano nowszą wersję.*1 pole do rozstrzygnięcia/)
    expect(words(cs!.text)).toMatch(/uložena novější verze.*1 pole k rozhodnutí/)
  })
})

describe('deciding', () => {
  const conflict = async () => {
    const id = await makeEntry({ title: { pl: 'Ich tytuł' }, summary: { pl: 'Ich opis.' }, start: '2018', end: '2019' })
    const typed = {
      ...start,
      'title.pl': 'Mój tytuł',
      'summary.pl': 'Mój opis.',
      start: '2016',
      topic: '',
      'topic.pl': 'Mój temat.',
    }
    const { text } = await saveAs(ewa, id, typed).expect(409)
    return { id, fields: fieldsOf(text) }
  }

  test('what is left open is asked for, with links, and what was chosen stays', async () => {
    const { id, fields } = await conflict()
    const sent = { ...fields, 'pick.title.pl': 'merge', 'merged.title.pl': 'Nasz <wspólny> tytuł' }
    const { text } = await merge(ewa, id, sent).expect(422)
    expect(words(text)).toContain('2 fields are still to decide')
    expect(text).toContain('href="#f-summary-pl"')
    expect(text).not.toContain('href="#f-title-pl"')
    expect(text).toMatch(/name="pick.title.pl" value="merge" checked/)
    expect(fieldsOf(text)).toMatchObject({
      'merged.title.pl': 'Nasz <wspólny> tytuł',
      'title.pl': 'Mój tytuł',
      base: '2',
      from: '1',
    })
    expect((await newest(id)).number).toBe(2)
    expect((await kept(id)).form['title.pl']).toBe('Mój tytuł')
  })

  test.each(['nonsense', '', 'constructor'])('%j is no choice', async (pick) => {
    const { id, fields } = await conflict()
    await merge(ewa, id, { ...fields, 'pick.title.pl': pick, 'pick.summary.pl': 'mine', 'pick.start': 'mine' }).expect(
      422,
    )
  })

  test('saves what was chosen, with what each side changed alone, as one new version', async () => {
    const { id, fields } = await conflict()
    const picks = {
      'pick.title.pl': 'merge',
      'merged.title.pl': 'Nasz tytuł',
      'pick.summary.pl': 'theirs',
      'pick.start': 'mine',
    }
    await merge(ewa, id, { ...fields, ...picks, note: 'Both' })
      .expect(303)
      .expect('Location', `/en/admin/entries/${id}/edit?saved=3`)
    expect(await newest(id)).toEqual({
      number: 3,
      content: {
        title: { pl: 'Nasz tytuł' },
        summary: { pl: 'Ich opis.' },
        start: '2016',
        end: '2019',
        topic: { pl: 'Mój temat.' },
      },
      note: 'Both',
      form: null,
      author_id: ewaId,
    })
    expect(await kept(id)).toBeUndefined()
  })

  test('a third save in between is another conflict; choices stand where the saved wording does', async () => {
    const { id, fields } = await conflict()
    const content = { title: { pl: 'Ich nowy tytuł' }, summary: { pl: 'Ich opis.' }, start: '2018', end: '2019' }
    await saveRevision(
      pool,
      practice,
      id,
      { content, relations: [], sources: [] },
      { origin: 'staff', authorId: janaId },
    )
    const picks = { 'pick.title.pl': 'theirs', 'pick.summary.pl': 'mine', 'pick.start': 'mine' }
    const { text } = await merge(ewa, id, { ...fields, ...picks }).expect(409)
    expect((await newest(id)).number).toBe(3)
    expect(fieldsOf(text)).toMatchObject({ base: '3', from: '1', 'title.pl': 'Mój tytuł' })
    expect(section(text, 'f-title-pl')).toContain('Ich nowy tytuł')
    expect(sectionHtml(text, 'f-title-pl')).not.toContain('checked')
    expect(text).toMatch(/name="pick.summary.pl" value="mine" checked/)
    await merge(ewa, id, { ...fieldsOf(text), ...picks }).expect(303)
    expect((await newest(id)).content).toMatchObject({
      title: { pl: 'Ich nowy tytuł' },
      summary: { pl: 'Mój opis.' },
      start: '2016',
    })
  })

  test.each([
    ['no base', { from: '1' }, 422],
    ['no start', { base: '2' }, 422],
    ['a start that is no number', { base: '2', from: 'x' }, 422],
    ['a start that there never was', { base: '2', from: '77' }, 422],
    ['a shown version that there never was', { base: '77', from: '1' }, 422],
    ['an array where one text is meant', 'base=2&from=1&title.pl=a&title.pl=b', 422],
  ])('%s is refused', async (_, sent, status) => {
    const { id } = await conflict()
    expect((await merge(ewa, id, sent as object)).status).toBe(status)
    expect((await newest(id)).number).toBe(2)
  })

  test('for those only who may edit the entry', async () => {
    const { id, fields } = await conflict()
    expect((await merge(portal.request(), id, fields)).status).toBe(403)
    expect((await merge(other, id, fields)).status).toBe(404)
    expect((await merge(ewa, 999999, fields)).status).toBe(404)
    expect((await merge(ewa, id, fields).set('Sec-Fetch-Site', 'cross-site')).status).toBe(403)
    await merge(jana, id, {
      ...fields,
      'pick.title.pl': 'mine',
      'pick.summary.pl': 'mine',
      'pick.start': 'mine',
    }).expect(303)
  })

  test('waits while the entry is in review, and loses nothing', async () => {
    const { id, fields } = await conflict()
    await pool.query('insert into reviews (entry_id, number, sent_by) values ($1, 2, $2)', [id, ewaId])
    await merge(ewa, id, fields).expect(303).expect('Location', `/en/admin/entries/${id}/edit`)
    expect((await newest(id)).number).toBe(2)
    expect((await kept(id)).form['title.pl']).toBe('Mój tytuł')
  })
})

describe('merging forms', () => {
  const side = (form: FormText): Side => ({ form, ...readForm(practice, form, 'pl') })
  const by = (mine: FormText, theirs: FormText, from: FormText = start) =>
    Object.fromEntries(findChanged(practice, side(from), side(mine), side(theirs)).map((unit) => [unit.name, unit.by]))

  test.each<[string, FormText, FormText, object]>([
    ['nothing', start, start, {}],
    ['one side', { ...start, end: '2018' }, start, { end: 'mine' }],
    ['the other side', start, { ...start, 'title.cs': 'Kvíz' }, { 'title.cs': 'theirs' }],
    [
      'two languages of a text',
      { ...start, 'title.en': 'Quiz' },
      { ...start, 'title.cs': 'Kvíz' },
      { 'title.en': 'mine', 'title.cs': 'theirs' },
    ],
    [
      'a removal against a change',
      { 'title.pl': 'Nowy' },
      { 'summary.pl': 'Nowe', start: '2018' },
      { 'title.pl': 'both', 'summary.pl': 'both', start: 'both' },
    ],
    ['the same in other words', { ...start, start: '2018-02' }, { ...start, start: 'luty 2018' }, { start: 'same' }],
    ['spaces and empty controls', { ...start, end: ' ', 'title.pl': ` ${base.title.pl} ` }, start, {}],
    ['what was looked for', { ...start, 'relations.0.find': 'x' }, start, {}],
    [
      'an amount',
      { ...start, 'budgetTotal.amount': '5', 'budgetTotal.currency': 'EUR' },
      { ...start, 'budgetTotal.amount': '6', 'budgetTotal.currency': 'EUR' },
      { budgetTotal: 'both' },
    ],
    ['unreadable on both sides', { ...start, start: 'dawno' }, { ...start, start: 'kiedyś' }, { start: 'both' }],
    ['unreadable alike', { ...start, start: 'dawno' }, { ...start, start: 'dawno' }, { start: 'same' }],
  ])('%s', (_, mine, theirs, expected) => {
    expect(by(mine, theirs)).toEqual(expected)
  })

  test('keeps “still right” as far as translation and original are what this side saw', () => {
    const right = { 'right.title cs': 'on', 'right.summary cs': 'on', note: 'Why' }
    const from = { ...start, 'title.cs': 'Kvíz', 'summary.cs': 'Soutěž' }
    const [mine, theirs] = [
      { ...from, ...right },
      { ...from, 'summary.pl': 'Nowy opis' },
    ]
    const changed = findChanged(practice, side(from), side(mine), side(theirs))
    expect(mergeForms(changed, mine, theirs, new Map(), 'pl')).toEqual({
      ...theirs,
      'right.title cs': 'on',
      note: 'Why',
    })
  })

  test('whatever both did, a unit that one side changed alone comes out as that side has it', () => {
    const text = fc.constantFrom('', 'Raz', 'Dwa', '2014', '2015')
    const form = fc.record({
      'title.pl': text,
      'title.cs': text,
      start: text,
      altNames: text,
      'unknowns.0.pl': text,
      'unknowns.1.pl': text,
    })
    fc.assert(
      fc.property(
        form,
        form,
        form,
        fc.constantFrom<'mine' | 'theirs'>('mine', 'theirs'),
        (from, mine, theirs, pick) => {
          const changed = findChanged(practice, side(from), side(mine), side(theirs))
          const choices = new Map(changed.map(({ name }) => [name, { pick }]))
          const result = mergeForms(changed, mine, theirs, choices, 'pl')
          const after = Object.fromEntries(
            findChanged(practice, side(from), side(result), side(theirs)).map((unit) => [unit.name, unit.by]),
          )
          for (const unit of changed) {
            const [winner] = unit.by === 'mine' || (unit.by === 'both' && pick === 'mine') ? [mine] : [theirs]
            expect(
              findChanged(practice, side(winner!), side(result), side(winner!)).map(({ name }) => name),
            ).not.toContain(unit.name)
          }
          expect(Object.values(after)).not.toContain(undefined)
        },
      ),
    )
  })
})
