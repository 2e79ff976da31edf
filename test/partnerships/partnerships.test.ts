import { beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '../../src/database.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { organisation } from '../../src/organisations/schema.ts'
import { partnership } from '../../src/partnerships/schema.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish, publishBody } from '../publish.ts'
import { entryReadersOf, jsonLd, section, sectionHtml, words } from '../read-page.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: 'http://portal.example' } })
})

const { read, text } = entryReadersOf(() => portal, 'partnerships')
const add = (slug: string, content: object = {}, more: object = {}) =>
  publish(portal.pool, { kind: 'partnership', slug, content, ...more })
const addBody = (slug: string, content?: object) => publishBody(portal.pool, slug, content)

describe('what is not there', () => {
  it('an unknown partnership answers 404', () => read('none').expect(404))

  it('a former address leads to the present one, in the same language', async () => {
    const id = await add('new-name')
    await portal.pool.query(`insert into former_slugs (kind, slug, entry_id) values ('partnership', 'old-name', $1)`, [
      id,
    ])
    await read('old-name', 'pl').expect(301).expect('Location', '/pl/partnerships/new-name')
  })

  it('an archived partnership answers 410 with its title and nothing else of it', async () => {
    const id = await add('archived', { title: { en: 'A former partnership' }, narrative: { en: 'A hidden story' } })
    await transaction(portal.pool, (db) => archiveEntry(db, partnership, id))
    const page = (await read('archived').expect(410)).text
    expect(page).toContain('A former partnership')
    expect(page).not.toContain('A hidden story')
  })
})

describe('a full profile', () => {
  const slug = 'gdansk-gdynia-sopot-metropolitan-area'

  it.each([
    [
      'en',
      '€260 million',
      'Project partners Lead expert',
      'Asked, not answered',
      'Less developed region',
      'about 1.5 million',
    ],
    [
      'pl',
      '260 mln EUR',
      'Partnerzy projektu Ekspert wiodący',
      'Pytanie bez odpowiedzi',
      'Region słabiej rozwinięty',
      'ok. 1,5 mln',
    ],
    [
      'cs',
      '260 mil. EUR',
      'Projektoví partneři Hlavní expert',
      'Otázka bez odpovědi',
      'Méně rozvinutý region',
      'asi 1,5 mil.',
    ],
  ])('says in %s what it has, seeks and was asked', async (language, ...facts) => {
    const page = words(await text(slug, language))
    for (const fact of facts) expect(page).toContain(fact)
    for (const figure of ['57', '133']) expect(page).toContain(figure)
  })

  it('gives each figure with who says so and when, and works out none of its own', async () => {
    const portfolio = sectionHtml(await text(slug), 'portfolio')
    const figures = portfolio.match(/<div class="fig">.*?<\/div>/gs) ?? []
    expect(figures).toHaveLength(4)
    for (const figure of figures) expect(figure).toMatch(/class="src">[^<]+, 11.Feb.2019</)
    expect(words(portfolio)).not.toMatch(/1\.9|average|total/)
  })

  it('puts side by side what it looks for and what it offers', async () => {
    const html = await text(slug, 'cs')
    expect(section(html, 'search')).toMatch(/Koho hledáme .* Co nabízíme/)
  })

  it('links a field of work to its theme, where it has one', async () => {
    const fields = sectionHtml(await text(slug), 'fields')
    expect(fields).toContain('<a href="/en/themes/energy">Clean energy</a>')
    expect(fields).toContain('<li>Environment</li>')
  })

  it('numbers its aims', async () => {
    expect(sectionHtml(await text(slug), 'aims')).toMatch(/<ol>(<li>.*?<\/li>\s*){3}<\/ol>/s)
  })

  it('compares the members that have an entry with the number in the source', async () => {
    const members = sectionHtml(await text(slug), 'members')
    expect(words(members)).toContain('Members with an entry here: 0 of 57')
    expect(words(members)).toContain('Places named in this entry: Gdańsk, Gdynia, Sopot')
    expect(words(members)).toContain('The list is incomplete.')
    expect(members).toContain('<svg class="prog"')
  })

  it('tells whoever would answer, beside what it looks for, that nobody can be written to and what is left', async () => {
    const html = await text(slug)
    const left =
      /name no contact for this entry\. Where to look next: Candidate: .*Metropolitan Association Publisher of the source: URBACT/
    expect(words(/id="search".*?id="matches"/s.exec(html)?.[0] ?? '')).toMatch(left)
    expect(section(html, 'contact')).toMatch(left)
    expect(html).toContain('<a href="#source">URBACT</a>')
    expect(html).not.toContain('mailto:')
    expect(words(html)).not.toContain('Propose co-operation')
  })

  it('leads to its timeline', async () => {
    expect(await text(slug, 'pl')).toContain(`href="/pl/partnerships/${slug}/timeline"`)
  })
})

describe('a partnership with projects and an office behind it', () => {
  const slug = 'opole-olomouc'

  it('prints the office of its member with its register numbers, and proposes nothing to whoever seeks nobody', async () => {
    const html = await text(slug, 'cs')
    const contact = section(html, 'contact')
    for (const fact of ['pl. Wolności 6, 45-018 Opole', '+48 77 446 14 00', 'biuro@ao.opole.pl', 'po–pá 7:30–15:30'])
      expect(contact).toContain(fact)
    expect(html).toContain('href="/cs/organisations/opole-agglomeration-association#identifiers"')
    expect(html).toContain('href="mailto:biuro@ao.opole.pl"')
    expect(html).toContain('<a class="btn alt" href="#contact">Kontakt</a>')
    expect(words(html)).not.toContain('Navrhnout spolupráci')
  })

  it('shows its agreement, its projects, practices and events, and a strip of its time', async () => {
    const html = await text(slug)
    expect(section(html, 'milestones')).toMatch(/2016 .*Agreement .*Agreement on cross-border co-operation/)
    const own = section(html, 'entries')
    expect(own).toMatch(/Project 2017–2018 .* Practice .* Event/)
    expect(section(html, 'course')).toMatch(/Together for the development of agglomerations/)
    expect(html).toMatch(/<figure class="tl [^"]*">/)
  })

  it('does not offer as a match whom it works with already', async () => {
    const matches = section(await text(slug), 'matches')
    expect(matches).toContain('Gdańsk–Gdynia–Sopot Metropolitan Area')
    expect(matches).not.toMatch(/City of Olomouc|Opole Agglomeration Association|Central Moravia/)
  })

  it('is described for machines as an organisation with its members', async () => {
    const described = jsonLd(await text(slug))
    expect(described).toMatchObject({ '@type': 'Organization', foundingDate: '2016' })
    expect(described.member).toEqual([
      {
        '@type': 'Organization',
        name: 'Opole Agglomeration Association',
        url: 'http://portal.example/en/organisations/opole-agglomeration-association',
      },
    ])
    expect(JSON.stringify(described)).not.toContain('Person')
  })
})

describe('entries as they may come', () => {
  it('of a title, a summary and a place: each gap says so, and no heading stands over nothing', async () => {
    await add('minimal', { title: { en: 'A partnership' } })
    const html = await text('minimal')
    const page = words(html)
    expect(page).toContain('Looking for Not in the source')
    expect(section(html, 'facts')).toContain('When Not in the source')
    expect(section(html, 'members')).toContain('Not in the source')
    expect(section(html, 'contact')).toContain('The sources name no contact for this entry.')
    for (const heading of [
      'Portfolio',
      'Offers',
      'Matches',
      'Policy issue',
      'Aims',
      'Fields of work',
      'Agreements',
      'URBACT',
    ])
      expect(page).not.toContain(heading)
    expect(html).not.toMatch(/<(?:dd|td|ul|ol|dl|h2|p)(?: [^>]*)?>\s*<\//)
  })

  it.each([
    [true, 'Yes'],
    [false, 'No'],
    [null, 'Asked, not answered'],
  ])('an earlier network: %s is said as %s', async (priorNetwork, said) => {
    await add(`network-${priorNetwork}`, { priorNetwork })
    expect(section(await text(`network-${priorNetwork}`), 'facts')).toContain(`Earlier URBACT network ${said} `)
  })

  it('that only offers: the other side says that the source is silent', async () => {
    await add('offers', { offers: [{ en: 'A pool of experts' }] })
    expect(section(await text('offers'), 'search')).toMatch(/Looking for Not in the source Offers A pool of experts/)
  })

  it('with a field whose theme is no longer there', async () => {
    await add('lost-theme', { fieldsOfWork: [{ label: { en: 'Alchemy' }, theme: 'alchemy' }] })
    expect(sectionHtml(await text('lost-theme'), 'fields')).toContain('<li>Alchemy</li>')
  })

  it('with a profile of another date than its source', async () => {
    await add('dated', { profileDated: '2019-02-11' })
    expect(words(await text('dated', 'pl'))).toContain('Data profilu 11.02.2019')
  })

  it('with numbers of its own and no figures of the source', async () => {
    const euContribution = { amount: 2_500_000, currency: 'EUR', approximate: true }
    await add('numbers', { memberCount: 3, population: 1000, populationApproximate: true, euContribution })
    expect(section(await text('numbers'), 'portfolio')).toMatch(
      /members 3 inhabitants about 1,000 EU contribution about €2\.5 million/,
    )
  })

  it('with a beginning and no dated step: the strip shows the partnership itself, still going on', async () => {
    await add('begun', { since: '2005', partnershipStatus: 'active' })
    expect(section(await text('begun'), 'course')).toMatch(/since 2005, ongoing .*Entry begun/)
  })

  it('with milestones out of order', async () => {
    const step = (date: string) => ({ sign: 'milestone', date, title: { en: `Step ${date}` } })
    await add('steps', { milestones: [step('2016-05'), step('2014'), step('2016')] })
    expect(section(await text('steps'), 'milestones')).toMatch(/Step 2014 .*Step 2016 .*Step 2016-05/)
  })

  it('with members: those with an entry are listed, a long list is folded', async () => {
    const relations = []
    for (let i = 1; i <= 15; i++) relations.push({ role: 'member', toId: await addBody(`member-${i}`) })
    await add('crowd', { memberCount: 30 }, { relations })
    const [shown = '', folded = ''] = sectionHtml(await text('crowd'), 'members').split('<details')
    expect(shown.match(/Body member-/g)).toHaveLength(12)
    expect(folded.match(/Body member-/g)).toHaveLength(3)
    expect(words(folded)).toContain('Members with an entry here: 15 of 30')
    expect(folded).toContain('width="50"')
    expect(section(await text('crowd', 'cs'), 'members')).toContain('15 / 30')
  })

  it('with all members named, and with more of them than the source counts', async () => {
    const toId = await addBody('single')
    await add('complete', { memberCount: 1 }, { relations: [{ role: 'member', toId }] })
    expect(section(await text('complete'), 'members')).not.toContain('incomplete')
    const relations = [
      { role: 'member', toId },
      { role: 'member', toId: await addBody('second') },
    ]
    await add('more-than-counted', { memberCount: 1 }, { relations })
    expect(sectionHtml(await text('more-than-counted'), 'members')).toContain('width="100" height="3"/></svg>')
  })

  it('with an office that has no e-mail: it is printed, and the gap is named', async () => {
    const toId = await addBody('phone-only', { phone: '+48774461400' })
    await add('no-mail', {}, { relations: [{ role: 'lead', toId }] })
    const html = await text('no-mail')
    expect(section(html, 'contact')).toMatch(/\+48 77 446 14 00 .*The source gives no e-mail address\./)
    expect(html).not.toContain('mailto:')
  })

  it('that looks for somebody and can be written to: co-operation can be proposed at once', async () => {
    const toId = await addBody('writable', { email: 'office@example.org' })
    const relations = [{ role: 'lead', toId }]
    await add(
      'seeking',
      { title: { cs: 'Partnerství' }, lookingForText: { cs: 'Obce' } },
      { relations, originalLanguage: 'cs' },
    )
    const html = await text('seeking', 'cs')
    expect(
      html.match(/class="btn" href="mailto:office@example\.org\?subject=Spolupr%C3%A1ce%3A%20Partnerstv%C3%AD"/g),
    ).toHaveLength(2)
    expect(section(html, 'contact')).toContain('Otevře se poštovní program')
    expect(html).not.toContain('Jak odpovědět')
  })

  it('the office of the leading body comes first; one that is archived is not printed', async () => {
    const [member, lead] = [
      await addBody('m', { email: 'member@example.org' }),
      await addBody('l', { email: 'lead@example.org' }),
    ]
    const relations = [
      { role: 'member', toId: member },
      { role: 'lead', toId: lead },
    ]
    await add('two-offices', {}, { relations })
    expect(section(await text('two-offices'), 'contact')).toContain('lead@example.org')
    await transaction(portal.pool, (db) => archiveEntry(db, organisation, lead))
    const html = await text('two-offices')
    expect(html).not.toContain('lead@example.org')
    expect(section(html, 'contact')).toContain('member@example.org')
  })

  it('with markup in every text', async () => {
    const bad = '<script>alert(1)</script>"\'&'
    const said = { en: bad }
    const toId = await addBody('hostile-body', {
      title: said,
      email: 'office@example.org',
      street: bad,
      officeHours: said,
    })
    await add(
      'hostile',
      {
        title: said,
        summary: said,
        topics: [said],
        policyIssue: said,
        aims: [said],
        narrative: said,
        fieldsOfWork: [{ label: said, theme: bad }],
        milestones: [{ sign: 'agreement', date: '2016', title: said, text: said }],
        lookingForText: said,
        offers: [said],
        offersText: said,
        regionType: bad,
        unknowns: [said],
        discrepancies: [said],
        themes: ['energy'],
      },
      { relations: [{ role: 'member', toId }] },
    )
    for (const language of ['en', 'cs']) {
      const html = await text('hostile', language)
      expect(html).not.toContain('<script>alert')
      expect(html).toContain('&lt;script&gt;alert(1)')
      expect(html.match(/href="mailto:[^"]*"/)?.[0]).toMatch(
        /^href="mailto:office@example\.org\?subject=[\w%.!~*()-]+(?:&#39;[\w%.!~*()-]*)*"$/,
      )
    }
    expect(jsonLd(await text('hostile')).name).toBe(bad)
  })

  it('a person of an old document is not named', async () => {
    const id = await add('with-person')
    await portal.pool.query(
      `insert into contacts (entry_id, name, name_raw, email, purpose, public, as_of)
       values ($1, 'Test Person', 'Test Person', 'test.person@example.org', 'partnership', false, '2014')`,
      [id],
    )
    const html = await text('with-person')
    expect(html).not.toMatch(/Test Person|test\.person/)
    expect(section(html, 'contact')).toContain('The source names a person as the contact (2014).')
  })
})

describe('matches and why', () => {
  const themes = ['tourism', 'waste-circular-economy']
  let near: number
  beforeAll(async () => {
    const programme = await publish(portal.pool, {
      kind: 'programme',
      slug: 'shared',
      content: { title: { en: 'A programme' } },
    })
    const within = { role: 'part-of-programme', toId: programme }
    const behind = await addBody('behind', { orgType: 'ngo', themes })
    const own = await addBody('own', { orgType: 'ngo', themes })
    near = await add(
      'near',
      { title: { en: 'The near one' }, themes },
      { relations: [within, { role: 'lead', toId: behind }] },
    )
    await add('far', { title: { en: 'The far one' }, themes: ['tourism'] })
    await publish(portal.pool, {
      kind: 'practice',
      slug: 'near-practice',
      content: { title: { en: 'A practice nearby' }, themes: ['tourism'] },
      relations: [{ role: 'owner', toId: behind }],
    })
    await add('seeker', { themes }, { relations: [within, { role: 'lead', toId: own }] })
  })

  it('names each ground with the entry that says so, and what is not known', async () => {
    const html = await text('seeker')
    const matches = section(html, 'matches')
    for (const ground of [
      /Shared themes: [^(]+, [^(]+\( PS-\d+ \)/,
      /Same programme: A programme \( PG-\d+ \)/,
      /Good practice in a theme of this profile: A practice nearby \( PR-\d+ \)/,
      /Same type of organisation: [^(]+\( PS-\d+ \)/,
      /4 things in common/,
      /Unknown: whether it is looking for partners/,
      /Unknown: the date of its source/,
    ])
      expect(matches).toMatch(ground)
    expect(sectionHtml(html, 'matches')).toContain('href="/en/practices/near-practice"')
  })

  it.each([
    ['pl', '4 wspólne punkty', 'Ten sam program: A programme'],
    ['cs', '4 společné body', 'Stejný program: A programme'],
  ])('counts them in %s', async (language, ...facts) => {
    for (const fact of facts) expect(section(await text('seeker', language), 'matches')).toContain(fact)
  })

  it('leaves out its own body, the body behind a match, and what shares a theme only', async () => {
    const matches = section(await text('seeker'), 'matches')
    expect(matches).not.toMatch(/Body own|Body behind|The far one/)
    expect(words(await text('seeker'))).toContain('Possible partners: 1')
  })

  it('leaves out what is archived', async () => {
    await transaction(portal.pool, (db) => archiveEntry(db, partnership, near))
    expect(section(await text('seeker'), 'matches')).not.toContain('The near one')
  })
})
