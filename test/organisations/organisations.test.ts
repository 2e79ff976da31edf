import { beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '../../src/database.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { organisation } from '../../src/organisations/schema.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { entryReadersOf, jsonLd, section, sectionHtml, words } from '../read-page.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: 'http://portal.example' } })
})

const { read, text } = entryReadersOf(() => portal, 'organisations')
const add = (slug: string, content: object = {}, more: object = {}) =>
  publish(portal.pool, { kind: 'organisation', slug, content, ...more })

describe('what is not there', () => {
  it('an unknown organisation answers 404', () => read('none').expect(404))
  it('an entry of another kind has no page here', () => read('opole-olomouc').expect(404))

  it('a former address leads to the present one, in the same language', async () => {
    const id = await add('new-name')
    await portal.pool.query(`insert into former_slugs (kind, slug, entry_id) values ('organisation', 'old-name', $1)`, [
      id,
    ])
    await read('old-name', 'cs').expect(301).expect('Location', '/cs/organisations/new-name')
  })

  it('an archived organisation answers 410 with its title, and its office is gone', async () => {
    const id = await add('archived', { title: { en: 'A former body' }, email: 'office@example.org' })
    await transaction(portal.pool, (db) => archiveEntry(db, organisation, id))
    const page = (await read('archived').expect(410)).text
    expect(page).toContain('A former body')
    expect(page).not.toContain('office@example.org')
  })
})

describe('an organisation of which much is known', () => {
  const slug = 'opole-agglomeration-association'

  it.each([
    [
      'en',
      'Lead partner of',
      'check digit right',
      'has no check digit',
      'Mon–Fri 7:30–15:30',
      'Contact details dated: 2021',
    ],
    ['pl', 'Jako partner wiodący', 'cyfra kontrolna poprawna', 'bez cyfry kontrolnej', 'pn.–pt. 7:30–15:30', 'Biuro'],
    [
      'cs',
      'Jako vedoucí partner',
      'kontrolní číslice správná',
      'bez kontrolní číslice',
      'po–pá 7:30–15:30',
      'Kancelář',
    ],
  ])('says in %s what it does, its numbers and its office', async (language, ...facts) => {
    const page = words(await text(slug, language))
    for (const fact of facts) expect(page).toContain(fact)
    for (const fact of ['754 307 87 25', '161568833', '0000485977', 'pl. Wolności 6, 45-018 Opole', '+48 77 446 14 00'])
      expect(page).toContain(fact)
  })

  it('can be called and written to', async () => {
    const html = await text(slug)
    expect(html).toContain('href="tel:+48774461400"')
    expect(html).toContain('href="mailto:biuro@ao.opole.pl"')
  })

  it('has its official name beside a title that translates it, with its language, and not beside itself', async () => {
    expect(await text(slug)).toContain('<span lang="pl">Stowarzyszenie Aglomeracja Opolska</span>')
    expect(await text(slug, 'pl')).not.toContain('Oficjalna nazwa')
  })

  it('stands in every entry once for each role, with its sign, number and years', async () => {
    const html = await text(slug)
    const roles = section(html, 'roles')
    expect(roles).toMatch(
      /Project Together for the development of agglomerations PJ-\d{4} Lead partner of (?:inferred )?2018–2020 Agglomerations4Borderlands/,
    )
    expect(roles).toMatch(/Partnership Opole and Olomouc.* PS-\d{4} Member of (?:inferred )?\w+ 2016/)
    expect(roles.indexOf('Lead partner of')).toBeLessThan(roles.indexOf('Participant in'))
  })

  it('names the bodies it works with and what they share, and not itself', async () => {
    const worksWith = section(await text(slug), 'with')
    expect(worksWith).toMatch(/City of Olomouc .*Partner in: Together for/)
    expect(worksWith).toContain('Regional Agency for the Development of Central Moravia')
    expect(worksWith).not.toContain('Opole Agglomeration Association')
    expect(worksWith).not.toContain('Association of Polish Cities')
  })

  it('lists the other spellings that its sources use', async () => {
    const names = section(await text(slug, 'cs'), 'names')
    expect(names).toContain('Biuro Stowarzyszenia Aglomeracja Opolska')
    expect(names).not.toContain('Sdružení')
  })

  it('is described for machines with numbers and address and without any person', async () => {
    const html = await text(slug, 'pl')
    expect(jsonLd(html)).toMatchObject({
      '@type': 'Organization',
      name: 'Stowarzyszenie Aglomeracja Opolska',
      identifier: [
        { '@type': 'PropertyValue', propertyID: 'NIP', value: '7543078725' },
        { propertyID: 'REGON', value: '161568833' },
        { propertyID: 'KRS', value: '0000485977' },
      ],
      address: {
        streetAddress: 'pl. Wolności 6',
        postalCode: '45-018',
        addressLocality: 'Opole',
        addressCountry: 'PL',
      },
      telephone: '+48774461400',
      email: 'biuro@ao.opole.pl',
    })
    expect(jsonLd(await text('city-of-olomouc'))['@type']).toBe('GovernmentOrganization')
    for (const page of [html, await text('ssom')]) {
      expect(JSON.stringify(jsonLd(page))).not.toMatch(/Person|contactPoint|inLanguage|undefined/)
    }
  })
})

describe('entries as they may come', () => {
  it('of a title, a summary and a place: each gap says so, and no heading stands over nothing', async () => {
    await add('minimal', { title: { en: 'A body' } })
    const html = await text('minimal')
    const page = words(html)
    expect(section(html, 'roles')).toContain('No other entry is linked to this organisation as a participant yet.')
    expect(section(html, 'contact')).toContain('The sources name no contact for this entry.')
    for (const heading of ['Works with', 'Figures', 'Other names found', 'Identifiers', 'About the organisation'])
      expect(page).not.toContain(heading)
    expect(html).not.toMatch(/<(?:dd|td|ul|dl|h2)[^>]*>\s*<\//)
  })

  it('of one language: the others show it with its language', async () => {
    await add('only-czech', { title: { cs: 'Spolek' }, summary: { cs: 'Souhrn' } }, { originalLanguage: 'cs' })
    const html = await text('only-czech', 'pl')
    expect(html).toContain('<h1 lang="cs">Spolek</h1>')
    expect(html).toContain('Nie ma jeszcze tekstu po polsku.')
  })

  it('with numbers that cannot be right', async () => {
    await add('misprint', {
      nip: '7543078726',
      regon: '161568834',
      ico: '00299307',
      dic: 'CZ00299307',
      krs: '0000485977',
    })
    const html = await text('misprint')
    expect(section(html, 'identifiers').match(/check digit wrong/g)).toHaveLength(4)
    expect(section(html, 'identifiers')).not.toContain('check digit right')
    expect(section(await text('misprint', 'cs'), 'identifiers')).toContain('kontrolní číslice chybná')
  })

  it('with markup in every text', async () => {
    const bad = '<script>alert(1)</script>"\'&</script>'
    await add('hostile', {
      title: { en: bad },
      summary: { en: bad },
      officialName: `${bad} 2`,
      acronym: bad,
      altNames: [`${bad} 3`],
      orgType: bad,
      regionType: bad,
      description: { en: bad },
      street: bad,
      postcode: '<b>1</b>',
      city: bad,
      accessNote: { en: bad },
      officeHours: { en: bad },
      metrics: [{ label: { en: bad }, value: 1, unit: '<i>', note: { en: bad } }],
      unknowns: [{ en: bad }],
    })
    const html = await text('hostile')
    expect(html).not.toContain('<script>alert')
    expect(html).not.toMatch(/<b>1|<i>/)
    expect(html).toContain('&lt;script&gt;alert(1)')
    expect(jsonLd(html).name).toBe(bad)
  })

  it('with an old spelling of the type of region, and with a type that is none of the known', async () => {
    await add('old-spelling', { regionType: 'less_developed' })
    expect(section(await text('old-spelling'), 'facts')).toContain('Type of region Less developed region')
    await add('free-text', { regionType: 'Objective 1' })
    expect(section(await text('free-text', 'pl'), 'facts')).toContain('Typ regionu Objective 1')
  })

  it('with a town but no street: that is no address to write to', async () => {
    await add('town-only', { city: 'Opole' })
    expect(section(await text('town-only'), 'contact')).toContain('The sources name no contact for this entry.')
  })

  it('with a name of our own beside a counted figure: a number is shown once', async () => {
    const label = { en: 'member municipalities' }
    await add('counted', { memberCount: 57, population: 900, metrics: [{ label, value: 57, asOf: '2019-02' }] })
    const figures = section(await text('counted'), 'figures')
    expect(figures.match(/57/g)).toHaveLength(1)
    expect(figures).toContain('900')
    expect(figures).toContain('February 2019')
  })

  it('with its own relations: the body above it and the programme it serves', async () => {
    const parent = await add('above', { title: { en: 'The ministry' } })
    const programme = await publish(portal.pool, {
      kind: 'programme',
      slug: 'served',
      content: { title: { en: 'A fund' } },
    })
    const relations = [
      { role: 'parent', toId: parent },
      { role: 'intermediate-body', toId: programme },
    ]
    await add('below', { title: { en: 'The agency' } }, { relations })
    expect(section(await text('below'), 'facts')).toMatch(
      /Parent organisation The ministry Intermediate body of A fund/,
    )
    expect(section(await text('above'), 'roles')).toMatch(/The agency OR-\d+ Parent organisation of/)
  })

  it('a person of an old document is not named; that there is one, and of when, is', async () => {
    const id = await add('with-person')
    await portal.pool.query(
      `insert into contacts (entry_id, name, name_raw, phone, email, purpose, public, as_of)
       values ($1, 'Test Person', 'Test Person', '+48000000000', 'test.person@example.org', 'practice', false, '2014')`,
      [id],
    )
    const html = await text('with-person')
    expect(html).not.toMatch(/Test Person|test\.person|48000000000/)
    expect(section(html, 'contact')).toContain('The source names a person as the contact (2014).')
  })
})

describe('an organisation in many entries', () => {
  it('shows the first twenty and folds the rest; companions of an archived entry are not named', async () => {
    const id = await add('busy', { title: { en: 'A busy body' } })
    const other = await add('companion', { title: { en: 'A companion' } })
    const gone = await add('gone-companion', { title: { en: 'A companion that is gone' } })
    for (let i = 1; i <= 23; i++) {
      const relations = [
        { role: 'partner', toId: id },
        { role: 'lead', toId: other },
        { role: 'partner', toId: gone },
      ]
      await publish(portal.pool, {
        kind: 'project',
        slug: `busy-${i}`,
        relations,
        content: { start: String(1999 + i) },
      })
    }
    await transaction(portal.pool, (db) => archiveEntry(db, organisation, gone))
    const html = await text('busy')
    const [shown = '', folded = ''] = sectionHtml(html, 'roles').split('<details')
    expect([shown.match(/<th scope="row"/g)?.length, folded.match(/<th scope="row"/g)?.length]).toEqual([20, 3])
    expect(words(folded)).toContain('Show the rest: 3')
    const worksWith = section(html, 'with')
    expect(worksWith.match(/A companion/g)).toHaveLength(1)
    expect(worksWith.match(/Lead partner of/g)).toHaveLength(5)
    expect(worksWith).toContain('Further entries: 18')
  })
})
