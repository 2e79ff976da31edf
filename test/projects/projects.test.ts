import { beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '../../src/database.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { project } from '../../src/projects/schema.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { entryReadersOf, jsonLd, section, words } from '../read-page.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: 'http://portal.example' } })
})

const { read, text } = entryReadersOf(() => portal, 'projects')
const three = (word: string) => ({ en: `${word} en`, pl: `${word} pl`, cs: `${word} cs` })

describe('what is not there', () => {
  it('an unknown project answers 404', () => read('none').expect(404))

  it('a former address leads to the present one, in the same language', async () => {
    const id = await publish(portal.pool, { kind: 'project', slug: 'new-name' })
    await portal.pool.query(`insert into former_slugs (kind, slug, entry_id) values ('project', 'old-name', $1)`, [id])
    await read('old-name', 'cs').expect(301).expect('Location', '/cs/projects/new-name')
  })

  it('an archived project answers 410 with its title and nothing else of it', async () => {
    const content = { title: { en: 'A former project' }, objective: { en: 'A hidden aim' } }
    const id = await publish(portal.pool, { kind: 'project', slug: 'archived', content })
    await transaction(portal.pool, (db) => archiveEntry(db, project, id))
    const { text } = await read('archived').expect(410)
    expect(text).toContain('A former project')
    expect(text).not.toContain('A hidden aim')
  })
})

describe('a project of which everything is known', () => {
  const slug = 'razem-dla-rozwoju-aglomeracji'
  it.each([
    ['en', 'known to the day', 'Finished', '1 February 2018 – 31 December 2020', 'Crossing borders'],
    ['pl', 'z dokładnością do dnia', 'Zakończony', '1 lutego 2018 – 31 grudnia 2020', 'Przekraczamy granice'],
    ['cs', 's přesností na den', 'Ukončený', '1. února 2018 – 31. prosince 2020', 'Překračujeme hranice'],
  ])('says in %s when it was and how exactly that is known', async (language, ...facts) => {
    const page = words(await text(slug, language))
    for (const fact of facts) expect(page).toContain(fact)
    expect(page).toContain('Agglomerations4 Borderlands') // it may break there
  })

  it('names the lead partner first, and each body by its own name too', async () => {
    const html = await text(slug)
    const partners = section(html, 'partners')
    expect(partners).toMatch(
      /Lead partner Opole Agglomeration Association (?:inferred )?Stowarzyszenie Aglomeracja Opolska Partner City/,
    )
    expect(html).toContain('<span class="note" lang="cs">Statutární město Olomouc</span>')
    expect(section(await text(slug, 'cs'), 'partners').match(/Statutární město Olomouc/g)).toHaveLength(1)
  })

  it('shows what came before and what came after, each way', async () => {
    const chain = section(await text(slug), 'before-and-after')
    expect(chain).toMatch(/2017–2018 Co-operation .* Previous project .* This project .* 2020\+ Follow-up project/)
    expect(section(await text('opole-olomouc-cooperation-2017-2018'), 'before-and-after')).toMatch(
      /This project.*Follow-up/,
    )
    expect(section(await text(`${slug}-2020-plus`), 'before-and-after')).toMatch(/Previous project.*This project/)
  })

  it('does not date activities that its source does not date', async () => {
    const activities = section(await text(slug), 'activities')
    expect(activities).toContain('The sources date the activities only by the project as a whole.')
    expect(activities).not.toMatch(/20(18|19|20)/)
  })

  it('links its practices, events, programme, partnership, and timeline', async () => {
    const html = await text(slug)
    for (const path of [
      'practices/study-visits-and-staff-exchange',
      'events/opole-olomouc-study-visits-2018-2020',
      'programmes/interreg-v-a-czech-republic-poland-2014-2020',
      'partnerships/opole-olomouc',
      `projects/${slug}/timeline`,
    ])
      expect(html).toContain(`href="/en/${path}"`)
  })

  it('prints the office of its lead partner, with its age', async () => {
    const contact = section(await text(slug, 'pl'), 'contact')
    expect(contact).toMatch(/Partner wiodący Stowarzyszenie Aglomeracja Opolska .*pl\. Wolności 6, 45-018 Opole/)
    for (const fact of [
      '+48 77 446 14 00',
      'biuro@ao.opole.pl',
      'pn.–pt. 7:30–15:30',
      'Data danych kontaktowych: 2021',
    ])
      expect(contact).toContain(fact)
  })

  it('says what is not in the source instead of leaving it out', async () => {
    const facts = section(await text(slug), 'facts')
    for (const field of ['Total budget', 'EU contribution', 'Co-financing rate'])
      expect(facts).toContain(`${field} Not in the source`)
    expect(facts).toContain('Fund European Regional Development Fund')
  })

  it('is described for machines as a project with its members', async () => {
    const described = jsonLd(await text(slug, 'pl'))
    expect(described).toMatchObject({
      '@type': 'Project',
      alternateName: 'Agglomerations4Borderlands',
      foundingDate: '2018-02-01',
      dissolutionDate: '2020-12-31',
    })
    expect(described.member.map(({ name }: { name: string }) => name)).toEqual([
      'Stowarzyszenie Aglomeracja Opolska',
      'Miasto Ołomuniec',
      'Regionalna Agencja Rozwoju Moraw Środkowych',
    ])
  })
})

describe('counted results', () => {
  const slug = 'zmp-functional-area-partnerships'
  it.each(['en', 'pl', 'cs'])('stand stage by stage in %s and are never added up', async (language) => {
    const html = await text(slug, language)
    const [one = '', two = ''] = html
      .slice(html.indexOf('id="stages"'), html.indexOf('id="counts"'))
      .split('<h3')
      .slice(1)
    const values = (part: string) => [...part.matchAll(/class="v">(.*?)<\/span>/g)].map(([, v = '']) => words(v).trim())
    expect([values(one), values(two)]).toEqual([['61', '17', '18'], ['38']])
    expect(values(html.slice(html.indexOf('id="counts"'))).map((v) => v.replace(/^\D+/, ''))).toEqual(['17', '200'])
    expect(words(html)).not.toMatch(/\b(?:99|35|79|78)\b/)
  })

  it('come with their source and with the reason why there is no total', async () => {
    const html = await text(slug, 'cs')
    expect(section(html, 'counts')).toMatch(/asi ?200/)
    expect(section(html, 'counts')).toContain('Proč chybí součet')
    for (const figure of html.match(/<div class="fig">.*?<\/div>/gs) ?? []) expect(figure).toMatch(/class="src">[^<]+</)
  })
})

describe('entries as they may come', () => {
  it('of a title, a summary and a place', async () => {
    await publish(portal.pool, {
      kind: 'project',
      slug: 'minimal',
      originalLanguage: 'pl',
      content: { title: { pl: 'Projekt' } },
    })
    const html = await text('minimal', 'cs')
    const page = words(html)
    for (const said of [
      'Stav Není známo',
      'Období Ve zdroji není',
      'Cíl Ve zdroji není',
      'Zdroje neuvádějí, kdo se účastnil.',
    ])
      expect(page).toContain(said)
    for (const id of ['activities', 'stages', 'counts', 'practices', 'events', 'before-and-after', 'target-groups'])
      expect(html).not.toContain(`id="${id}"`)
    expect(html).not.toMatch(/undefined|NaN|<dd>\s*<\/dd>|<ul[^>]*>\s*<\/ul>/)
  })

  it('with hostile text in every field', async () => {
    const hostile = `<script>alert('x')</script>"><img src=x onerror=alert(1)>`
    const words = { en: hostile }
    const metrics = [{ label: words, value: 7, note: words }]
    const content = {
      ...{ title: words, summary: words, acronym: '<b>acro</b>', slogan: words, objective: words, results: words },
      ...{ narrative: words, targetGroups: [words], countsNote: words, fund: '<i>fund</i>', metrics },
      activities: [{ title: words, text: words, start: '2018' }, { title: words }],
      stages: [{ title: words, text: words, metrics }],
      unknowns: [words],
      web: 'https://example.org/?a=%22%3E&b=1',
    }
    await publish(portal.pool, { kind: 'project', slug: 'hostile', content })
    const html = await text('hostile', 'pl')
    expect(html).not.toMatch(/<script>|<img|<b>acro|<i>fund/)
    expect(html).toContain('&lt;script&gt;')
    expect(html.replace(/<script type="application.*?<\/script>/s, '')).not.toContain("alert('x')")
  })

  it('with dates of their own, figures without a stage, money and expectations', async () => {
    const content = {
      ...{ projectStatus: 'running', start: '2024-03', results: three('Hope') },
      budgetTotal: { amount: 1_500_000, currency: 'EUR', approximate: true },
      cofinancingRate: 85,
      activities: [{ title: three('Dated'), start: '2024-05-06' }, { title: three('Undated') }],
      stages: [{ title: three('Only stage'), metrics: [] }],
      metrics: [{ label: three('Count'), value: 12 }],
    }
    await publish(portal.pool, { kind: 'project', slug: 'running', content })
    const html = await text('running', 'pl')
    expect(section(html, 'activities')).toMatch(/6\.05\.2024.*Dated pl .*datowane tylko okresem projektu.*Undated pl/)
    expect(section(html, 'results')).toContain('Oczekiwane rezultaty Hope pl')
    expect(section(html, 'facts')).toMatch(/Całkowity budżet ok\. 1,5 mln euro/)
    expect(section(html, 'facts')).toContain('Poziom dofinansowania 85%')
    expect(section(html, 'counts')).toMatch(/Rezultaty w liczbach Poza podziałem na etapy Count pl 12/)
    expect(words(html)).toContain('z dokładnością do miesiąca')
    expect(section(await text('running', 'cs'), 'facts')).toContain('85 %')
  })
})

it('names the title of the source where the page shows a translation, and never gives our own title as one', async () => {
  const original = 'Original title Razem dla rozwoju aglomeracji'
  expect(words(await text('razem-dla-rozwoju-aglomeracji', 'en'))).toContain(original)
  expect(words(await text('razem-dla-rozwoju-aglomeracji', 'pl'))).not.toContain('Tytuł oryginału')
  expect(words(await text('zmp-functional-area-partnerships', 'en'))).not.toContain('Original title')
})
