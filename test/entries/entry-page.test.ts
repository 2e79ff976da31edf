import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '../../src/database.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { organisation } from '../../src/organisations/schema.ts'
import { loadPortalFacts } from '../../src/portal/facts.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { readerOf, section, sectionHtml, words } from '../read-page.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: 'http://portal.example' } })
})

const read = readerOf(() => portal)
const addBody = (slug: string, content?: object) => publishBody(portal.pool, slug, content)
const add = (kind: string, slug: string, more: Partial<Parameters<typeof publish>[1]> = {}) =>
  publish(portal.pool, { kind, slug, ...more })
async function addSource(code: string, source: { title: object; owner: string; language: string; dated?: string }) {
  const { rows } = await portal.pool.query<{ id: number }>(
    `insert into sources (code, title, page_kind, owner, language, dated)
     values ($1, $2, '{"en": "page"}', $3, $4, $5) returning id`,
    [code, source.title, source.owner, source.language, source.dated],
  )
  return rows[0]!.id
}

describe('the contact of an entry', () => {
  const kinds: [string, string, string][] = [
    ['practice', 'owner', 'Responsible'],
    ['project', 'lead', 'Lead partner'],
    ['programme', 'managing-authority', 'Managing authority'],
    ['event', 'organiser', 'Organiser'],
    ['partnership', 'candidate', 'Candidate'],
  ]
  const office = {
    street: 'ul. Testowa 1',
    postcode: '00-001',
    city: 'Testowo',
    phone: '+48123456789',
    email: 'office@example.org',
    web: 'https://office.example.org',
    officeHours: { en: 'Mon–Fri 8:00–16:00' },
    contactAsOf: '2021-03',
  }

  it.each(kinds)('of a %s is the office of its %s, as text that can be printed', async (kind, role, word) => {
    const toId = await addBody(`office-of-${kind}`, office)
    await add(kind, `asked-${kind}`, { relations: [{ role, toId }] })
    const html = await read(`/en/${kind}s/asked-${kind}`)
    const contact = section(html, 'contact')
    expect(contact).toContain(`Body office-of-${kind}`)
    for (const fact of [word, 'ul. Testowa 1, 00-001 Testowo', '+48 12 345 67 89', 'office@example.org', 'Mon–Fri'])
      expect(contact).toContain(fact)
    expect(contact).toMatch(/https:\/\/office\.example\.org .*Contact details dated: Mar(?:ch)? 2021/)
    expect(sectionHtml(html, 'contact')).toContain('<span lang="pl">ul. Testowa 1, 00-001 Testowo</span>')
    expect(sectionHtml(html, 'contact')).not.toContain('class="btn')
    expect(contact).not.toContain('Identifiers')
  })

  it.each(kinds)('of a %s without any address leads to its %s and says what is left', async (kind, role) => {
    const toId = await addBody(`silent-${kind}`, { city: 'Testowo' })
    const source = await addSource(`of-silent-${kind}`, {
      title: { cs: 'Stránka' },
      owner: 'Vydavatel',
      language: 'cs',
    })
    const id = await add(kind, `unreachable-${kind}`, { relations: [{ role, toId }], sources: [source] })
    const html = await read(`/en/${kind}s/unreachable-${kind}`)
    expect(section(html, 'contact')).toContain('The sources name no contact for this entry. Where to look next:')
    expect(sectionHtml(html, 'contact')).toContain(`<a href="/en/organisations/silent-${kind}">Body silent-${kind}</a>`)
    expect(sectionHtml(html, 'contact')).toContain('Publisher of the source: <a href="#source" lang="cs">Vydavatel</a>')
    expect(sectionHtml(html, 'contact')).not.toContain('<svg')
    await portal.pool.query(`insert into contacts (entry_id, name, purpose) values ($1, 'Test Person', 'practice')`, [
      id,
    ])
    const withPerson = section(await read(`/pl/${kind}s/unreachable-${kind}`), 'contact')
    expect(withPerson).toContain('Źródło wskazuje osobę do kontaktu. Nazwisko jest zapisane')
    expect(withPerson).not.toMatch(/\?|Pytania można kierować|Źródła nie podają kontaktu|Test Person/)
  })

  it('of whom a source names a person: the organisation is named as whom to ask, where it has an address', async () => {
    const toId = await addBody('with-phone', { phone: '+48123456789', nip: '7543078725' })
    const id = await add('practice', 'with-person', { relations: [{ role: 'owner', toId }] })
    await portal.pool.query(
      `insert into contacts (entry_id, name, purpose, as_of) values ($1, 'Test Person', 'practice', '2014-05')`,
      [id],
    )
    const html = await read('/cs/practices/with-person')
    expect(section(html, 'contact')).toMatch(
      /kontaktní osobu \(2014\)\. Jméno .* nezveřejňujeme ho\. Obraťte se na organizaci\./,
    )
    expect(section(html, 'contact')).toContain('Zdroj neuvádí e-mailovou adresu.')
    expect(html).toContain('href="/cs/organisations/with-phone#identifiers"')
  })

  it('is no longer printed when the organisation is archived', async () => {
    const toId = await addBody('closed', office)
    await add('practice', 'of-closed', { relations: [{ role: 'owner', toId }] })
    await transaction(portal.pool, (db) => archiveEntry(db, organisation, toId))
    expect(await read('/en/practices/of-closed')).not.toContain('office@example.org')
  })

  it('does not reach programs: they copy what they read', async () => {
    const { text } = await portal.request().get('/api/v1/practices/asked-practice').expect(200)
    expect(text).not.toMatch(/office@example|Testowa|"office"/)
  })

  it('holds no markup that came from outside', async () => {
    const bad = '<b>"&</b>'
    const toId = await addBody('hostile-office', {
      title: { en: bad },
      street: bad,
      officeHours: { en: bad },
      phone: '+48123456789',
    })
    const source = await addSource('hostile', { title: { en: bad }, owner: bad, language: 'pl', dated: '2020' })
    await add('practice', 'of-hostile', { relations: [{ role: 'owner', toId, inferred: true }], sources: [source] })
    await add('practice', 'of-hostile-source', { sources: [source] })
    for (const slug of ['of-hostile', 'of-hostile-source'])
      expect(await read(`/en/practices/${slug}`)).not.toContain('<b>"')
  })
})

describe('an inferred relation', () => {
  const mark = '<span class="tag plain">wniosek redakcji</span>'
  const note = 'Źródło nie mówi tego wprost'
  let bodies: { sure: number; guessed: number }
  const both = (role: string) => [
    { role, toId: bodies.sure },
    { role, toId: bodies.guessed, inferred: true },
  ]
  beforeAll(async () => {
    bodies = { sure: await addBody('sure'), guessed: await addBody('guessed') }
    const related = { role: 'part-of-programme', toId: await add('programme', 'inferred-whole'), inferred: true }
    const earlier = { role: 'follows', toId: await add('project', 'inferred-earlier'), inferred: true }
    await add('practice', 'inferred-practice', { relations: [...both('owner'), related] })
    await add('project', 'inferred-project', { relations: [...both('partner'), related, earlier] })
    await add('event', 'inferred-event', { relations: [...both('organiser'), related] })
    await add('partnership', 'inferred-partnership', { relations: [...both('member'), related] })
  })

  it.each([
    ['practices/inferred-practice', 'facts', 2],
    ['projects/inferred-project', 'partners', 1],
    ['projects/inferred-project', 'before-and-after', 1],
    ['projects/inferred-project', 'facts', 1],
    ['events/inferred-event', 'facts', 1],
    ['partnerships/inferred-partnership', 'members', 1],
    ['partnerships/inferred-partnership', 'facts', 1],
    ['organisations/guessed', 'roles', 4],
  ])('is marked on %s under %s, with what that means', async (path, id, marks) => {
    const part = sectionHtml(await read(`/pl/${path}`), id)
    // One more stands in the note, before its meaning.
    expect(part.split(mark)).toHaveLength(marks + 2)
    expect(part.match(new RegExp(`${mark} ${note}`, 'g'))).toHaveLength(1)
  })

  it.each([
    ['organisations/sure', 'roles'],
    ['projects/inferred-earlier', 'partners'],
  ])('of others leaves %s unmarked under %s', async (path, id) => {
    expect(sectionHtml(await read(`/pl/${path}`), id)).not.toMatch(new RegExp(`${mark}|${note}`))
  })

  it('is marked also from its other end: a follow-up project, an entry of a programme, a role of a companion', async () => {
    expect(section(await read('/pl/projects/inferred-earlier'), 'before-and-after')).toContain(
      'Następny projekt wniosek redakcji',
    )
    const within = section(await read('/pl/programmes/inferred-whole'), 'within')
    expect(within.match(/wniosek redakcji/g)).toHaveLength(5)
    expect(section(await read('/en/organisations/sure'), 'with')).toMatch(/Body guessed .*Partner in: .*\) inferred/)
    expect(sectionHtml(await read('/pl/organisations/guessed'), 'with')).not.toContain(mark)
  })

  it('stands beside the name of whom to ask', async () => {
    expect(section(await read('/en/projects/inferred-project'), 'contact')).toMatch(/Partner: Body guessed inferred/)
  })
})

describe('the citation', () => {
  it('names every document with its owner and date, in the languages that they are in', async () => {
    const dated = await addSource('cited-1', {
      title: { pl: 'Strona' },
      owner: 'Wydawca',
      language: 'pl',
      dated: '2014-09-22',
    })
    const undated = await addSource('cited-2', { title: { en: 'Notice' }, owner: 'Publisher', language: 'en' })
    await add('practice', 'cited', {
      content: { title: { pl: 'Praktyka' } },
      originalLanguage: 'pl',
      sources: [dated, undated],
    })
    const cite = (html: string) => /id="cite-text">(.*?)<\/p>/s.exec(html)?.[1] ?? ''
    const html = cite(await read('/en/practices/cited'))
    expect(
      words(html)
        .replaceAll(/ (?=[.,)])/g, '')
        .trim(),
    ).toMatch(
      /^Aglomera\. Praktyka\. Entry PR-\d{4}, version 1\. Sources: Strona \( ?Wydawca, 22 September 2014\); Notice \(Publisher, undated\)\. CC BY 4\.0\. http:\/\/portal\.example\/en\/practices\/cited$/,
    )
    for (const foreign of ['Praktyka', 'Strona', 'Wydawca']) expect(html).toContain(`<span lang="pl">${foreign}</span>`)
    expect(words(cite(await read('/cs/practices/cited')))).toMatch(/verze 1\. Zdroje: .*\(.*Publisher.*, bez data\)/)
  })

  it('of an entry without a document has none', async () => {
    await add('practice', 'uncited')
    expect(section(await read('/en/practices/uncited'), 'cite-text')).toMatch(/version 1\. CC BY 4\.0\. http/)
  })

  it('offers to copy only with JavaScript, and says that it was copied where that is announced', async () => {
    const html = sectionHtml(await read('/pl/practices/cited'), 'cite-text')
    expect(html).toMatch(
      /<button [^>]*hidden data-copy="cite-text" data-done="Skopiowano">.*?<\/button><span role="status"><\/span>/s,
    )
    const style = /href="(\/assets\/[^"]*site[^"]*\.css)"/.exec(await read('/en'))?.[1] ?? ''
    expect((await portal.request().get(style).expect(200)).text).toMatch(/\[hidden\] ?\{ ?display: ?none ?!important/)
  })
})

describe('what leads to whoever runs the portal', () => {
  const enter = async (facts: object) => {
    await portal.pool.query(
      `insert into portal_facts (facts) values ($1) on conflict (only_row) do update set facts = excluded.facts`,
      [facts],
    )
    await loadPortalFacts(portal.pool)
  }
  afterEach(() => enter({}))
  const linkIn = (html: string, label: string) =>
    new RegExp(`<a class="([^"]*)" href="/en/about#contribute">(?:<svg.*?</svg>)?${label}`).exec(html)?.[1]

  it('is a quiet link while there is no address, and a button when there is', async () => {
    await add('event', 'with-attachment', { content: { attachmentsMentioned: true } })
    const links = async () => {
      const event = await read('/en/events/with-attachment')
      return [
        linkIn(event, 'Suggest a correction'),
        linkIn(await read('/en'), 'How to add a practice'),
        event.includes('Send the file'),
      ]
    }
    expect(await links()).toEqual(['more', 'more', false])
    await enter({ email: 'portal@example.org' })
    expect(await links()).toEqual(['btn alt', 'btn', true])
  })
})

describe('the head of the page', () => {
  it.each([
    ['en', 'version 1'],
    ['pl', 'wersja 1'],
    ['cs', 'verze 1'],
  ])('says in %s which version it is', async (language, version) => {
    expect(words(await read(`/${language}/practices/szczecin-metropolitan-association`))).toMatch(
      new RegExp(`PR-\\d{4}, ${version} `),
    )
  })

  it.each([
    [[{ country: 'PL', region: 'PL52' }], 'Opolskie'],
    [[{ country: 'PL', region: 'PL52', city: 'Opole' }], 'Opole'],
    [[{ country: 'PL', region: 'PL52' }, { country: 'CZ' }], 'Opolskie · Czechy'],
  ])('names of %j the narrowest that is known: %s', async (places, territory) => {
    const slug = `at-${territory.toLowerCase().replace(/[^a-z]+/g, '-')}`
    await add('practice', slug, { content: { places } })
    expect(await read(`/pl/practices/${slug}`)).toContain(`<span class="terr">${territory}</span>`)
  })
})

it('related entries are left out in print', async () => {
  expect(await read('/en/practices/szczecin-metropolitan-association')).toMatch(
    /<section class="[^"]*no-print" id="related">/,
  )
})
