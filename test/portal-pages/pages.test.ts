import { beforeAll, describe, expect, test } from 'vitest'
import { type Language, languages } from '../../src/languages.ts'
import { loadPortalFacts } from '../../src/portal/facts.ts'
import type { PortalFacts } from '../../src/portal/schema.ts'
import { openPortal, type Portal } from '../portal.ts'
import { readerOf, words as textOf } from '../read-page.ts'

const headings = {
  about: { en: 'About the portal', pl: 'O portalu', cs: 'O portálu' },
  accessibility: { en: 'Accessibility statement', pl: 'Deklaracja dostępności', cs: 'Prohlášení o přístupnosti' },
  privacy: {
    en: 'Privacy notice',
    pl: 'Informacja o przetwarzaniu danych osobowych',
    cs: 'Informace o zpracování osobních údajů',
  },
} satisfies Record<string, Record<Language, string>>
const names = Object.keys(headings) as (keyof typeof headings)[]
const pages = names.flatMap((name) => languages.map((language) => ({ name, language, path: `/${language}/${name}` })))

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})

/** Writes the facts as an admin would, and has the portal read them. */
async function enter(facts: PortalFacts | Record<string, unknown>): Promise<void> {
  await portal.pool.query(
    `insert into portal_facts (facts) values ($1) on conflict (only_row) do update set facts = excluded.facts`,
    [facts],
  )
  await loadPortalFacts(portal.pool)
}

const read = readerOf(() => portal)
const mainOf = (html: string) => /<main[^>]*>(.*)<\/main>/s.exec(html)![1]!
const idsOf = (html: string) => [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!)

/** By these ids Polish monitoring finds the parts of a statement. */
const statementIds = [
  ...['podmiot', 'url', 'data-publikacja', 'data-aktualizacja', 'status', 'data-sporzadzenie', 'data-przeglad'],
  ...['kontakt', 'osoba', 'email', 'telefon', 'procedura', 'architektura'],
].map((part) => `a11y-${part}`)

const body: PortalFacts = {
  name: { pl: 'Związek <b>Próbny</b> & "Wzorowy"', en: 'Sample Union' },
  country: 'pl',
  address: 'ul. Próbna 1\n00-000 <i>Wzorów</i>',
  email: 'office@sample.example',
  phone: '+48221234567',
  web: 'https://sample.example/?a=1&b="2"',
  accessibility: { name: { pl: 'Wydział <u>Wzorów</u>' }, email: 'access@sample.example', phone: '+48227654321' },
  dataProtection: { name: { pl: 'Inspektor <s>Danych</s>' }, email: 'data@sample.example' },
  publishedOn: '2026-03-01',
  updatedOn: '2026-04-02',
  statementOn: '2026-05-03',
  reviewedOn: '2026-06-04',
  architecture: { pl: 'Wejście <em>bez schodów</em>.' },
  limits: { pl: 'Mapa <em>starego</em> portalu.' },
}

describe('before the body has entered anything', () => {
  test.each(pages)('$path has its heading, its language and no cookie', async ({ name, language, path }) => {
    const answer = await portal.request().get(path).expect(200)
    expect(answer.text).toContain(`<html lang="${language}">`)
    const h1 = [...answer.text.matchAll(/<h1[^>]*>(.*?)<\/h1>/gs)].map(([, text]) => textOf(text!))
    expect(h1).toEqual([headings[name][language]])
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(idsOf(answer.text)).toEqual([...new Set(idsOf(answer.text))])
  })

  test.each([
    ['en', 'The body that runs this installation has not entered its details yet'],
    ['pl', 'Podmiot prowadzący ten portal nie podał jeszcze swoich danych'],
    ['cs', 'Provozovatel tohoto portálu zatím neuvedl své údaje'],
  ])('each page says so in %s and gives no address to write to', async (language, words) => {
    for (const name of names) {
      const main = mainOf(await read(`/${language}/${name}`))
      expect(textOf(main), name).toContain(words)
      expect(main, name).not.toMatch(/mailto:|tel:/)
    }
  })

  test.each(languages)('the statement has every part once in %s, each saying that it is missing', async (language) => {
    const html = await read(`/${language}/accessibility`)
    expect(
      idsOf(html)
        .filter((id) => statementIds.includes(id))
        .sort(),
    ).toEqual([...statementIds].sort())
    for (const part of ['podmiot', 'data-publikacja', 'data-aktualizacja', 'data-sporzadzenie', 'data-przeglad'])
      expect(html).toMatch(new RegExp(`<span class="gap-mark" id="a11y-${part}">`))
    for (const part of ['osoba', 'email', 'telefon'])
      expect(html).toMatch(new RegExp(`<span class="gap-mark" id="a11y-${part}">`))
    expect(html).not.toContain('<time')
  })

  test('the law is the Polish one, and the page says why', async () => {
    const text = textOf(await read('/en/accessibility'))
    expect(text).toContain('partially compliant with the Polish Act of 4 April 2019')
    expect(text).toContain('Until its country is known, the Polish law is named.')
  })

  test('a complaint may go to either authority', async () => {
    const text = textOf(await read('/cs/privacy'))
    expect(text).toMatch(/v Česku uoou\.gov\.cz .*v Polsku uodo\.gov\.pl/)
  })

  test('every address and anchor on the pages leads somewhere', async () => {
    const broken: string[] = []
    const asked = new Map<string, Promise<{ status: number; text: string }>>()
    const ask = (path: string) => {
      if (!asked.has(path)) asked.set(path, Promise.resolve(portal.request().get(path)))
      return asked.get(path)!
    }
    for (const { path } of pages) {
      const html = await read(path)
      // the header is on every page and leads to the sign-in too; what the pages say themselves stands below it
      const own = html.slice(html.indexOf('<main'))
      const hrefs = [...own.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
      expect(hrefs.length).toBeGreaterThan(10)
      for (const href of hrefs.filter((href) => !/^(https:|mailto:|tel:)/.test(href))) {
        const url = new URL(href, `http://localhost${path}`)
        const answer = await ask(url.pathname + url.search)
        const anchor = url.hash.slice(1)
        if (answer.status >= 400 || (anchor && !idsOf(answer.text).includes(anchor))) broken.push(`${path}: ${href}`)
      }
    }
    expect(broken).toEqual([])
    expect([...asked.keys()]).toEqual(expect.arrayContaining(['/feed.atom', '/api/v1/openapi.json', '/sitemap.xml']))
  })
})

describe('about', () => {
  test('answers the anchors that other pages point at', async () => {
    const ids = idsOf(await read('/en/about'))
    expect(ids).toEqual(expect.arrayContaining(['checking', 'reuse', 'data', 'contribute', 'who']))
  })

  test('lists the documents of published entries with owner and date, and no other', async () => {
    const { rows } = await portal.pool.query<{ n: number }>(
      `insert into sources (code, title, page_kind, owner, language) values
         ('unused', '{"en": "A document that nobody used"}', '{"en": "page"}', 'Nobody', 'en')
       returning (select count(distinct rs.source_id)::int from revision_sources rs
         join entries e on e.published_revision = rs.revision_id) n`,
    )
    const text = textOf(await read('/en/about'))
    expect(rows[0]!.n).toBeGreaterThan(1)
    expect(text).toContain(`Documents that the published entries rest on: ${rows[0]!.n}.`)
    expect(text).toMatch(/good-practice annex .* INTERREG IVC 22 Sep 2014 over 10 years/)
    expect(text).not.toContain('A document that nobody used')
  })
})

describe('facts that cannot be read', () => {
  test.each([
    ['a name that is no text by language', { name: 'Sample Union' }],
    ['an empty name', { name: {} }],
    ['a country whose law is not here', { country: 'sk' }],
    ['a day that is none', { publishedOn: '2026-02-30' }],
    ['a phone with spaces', { phone: '+48 22 123 45 67' }],
    ['a script for a website', { web: 'javascript:alert(1)' }],
    ['a fact nobody knows', { emial: 'office@sample.example' }],
  ])('%s: loading fails and says where, the last good facts stay', async (_, wrong) => {
    await enter(body)
    await expect(enter(wrong)).rejects.toThrow(Object.keys(wrong)[0])
    expect(await read('/pl/about')).toContain('office@sample.example')
  })

  test('there is one row at most', async () => {
    await enter(body)
    await expect(portal.pool.query(`insert into portal_facts (facts) values ('{}')`)).rejects.toThrow()
    await expect(portal.pool.query(`update portal_facts set facts = '[]'`)).rejects.toThrow()
  })
})

describe('once the body has entered its facts', () => {
  beforeAll(() => enter(body))

  test.each(pages)('$path shows them, escaped', async ({ name, language, path }) => {
    const main = mainOf(await read(path))
    expect(main).not.toMatch(/<[biusem]+>(Próbny|Wzorów|Danych|bez schodów|starego)/)
    expect(main).toContain(
      language === 'en' ? 'Sample Union' : 'Związek &lt;b&gt;Próbny&lt;/b&gt; &amp; &#34;Wzorowy&#34;',
    )
    expect(main).not.toContain('Podmiot prowadzący ten portal nie podał')
    if (language === 'cs') expect(main).toContain('<span lang="pl">Związek')
    if (name !== 'accessibility') {
      expect(main).toContain('00-000 &lt;i&gt;Wzorów&lt;/i&gt;')
      expect(main).toContain('href="https://sample.example/?a=1&amp;b=&#34;2&#34;"')
      expect(main).toContain('href="tel:+48221234567"')
    }
  })

  test('the statement carries them under its ids, dates as ISO', async () => {
    const html = await read('/pl/accessibility')
    expect(
      idsOf(html)
        .filter((id) => statementIds.includes(id))
        .sort(),
    ).toEqual([...statementIds].sort())
    for (const [part, value, words] of [
      ['publikacja', '2026-03-01', '1 marca 2026 r.'],
      ['aktualizacja', '2026-04-02', '2 kwietnia 2026 r.'],
      ['sporzadzenie', '2026-05-03', '3 maja 2026 r.'],
    ])
      expect(textOf(html.replaceAll('<time', '[').replaceAll('"2', '" 2'))).toContain(
        `[ id="a11y-data-${part}" datetime=" ${value}">${words}`,
      )
    expect(html).toContain('<time id="a11y-data-przeglad" datetime="2026-06-04">')
    expect(html).toContain('<span id="a11y-osoba">Wydział &lt;u&gt;Wzorów&lt;/u&gt;</span>')
    expect(html).toContain('<a id="a11y-email" href="mailto:access@sample.example">')
    expect(html).toContain('<a id="a11y-telefon" href="tel:+48227654321">')
    expect(html).toMatch(/<a id="a11y-url" href="http:\/\/127\.0\.0\.1:\d+\/pl">/)
    expect(textOf(html)).toContain('Strona internetowa jest częściowo zgodna z ustawą z dnia 4 kwietnia 2019 r.')
    expect(textOf(html)).toContain('Rzecznika Praw Obywatelskich')
    expect(html).not.toContain('gap-mark')
    expect(html).not.toContain('Projekt, jeszcze nie deklaracja')
  })

  test('privacy names the officer and the authority of the country', async () => {
    const html = mainOf(await read('/pl/privacy'))
    expect(html).toContain('Inspektor &lt;s&gt;Danych&lt;/s&gt;')
    expect(html).toContain('mailto:data@sample.example')
    // the officer has no phone of their own: the body's stands in
    expect(html.match(/tel:\+48221234567/g)).toHaveLength(2)
    expect(textOf(html)).toContain('złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych: uodo.gov.pl')
  })

  test('about says where to write', async () => {
    expect(mainOf(await read('/en/about'))).toMatch(/Write to the body .*mailto:office@sample\.example/)
  })

  test('a Czech body stands under Czech law in every language', async () => {
    await enter({ ...body, name: { cs: 'Zkušební svaz' }, country: 'cz' })
    const [en, pl, cs] = await Promise.all(languages.map(async (l) => textOf(await read(`/${l}/accessibility`))))
    expect(cs).toContain(
      'Zkušební svaz se zavazuje ke zpřístupnění svých internetových stránek v souladu se zákonem č. 99/2019 Sb.',
    )
    expect(cs).toContain('Digitální a informační agenturu')
    expect(pl).toContain('czeskiej ustawy nr 99/2019 Sb.')
    expect(en).toContain('partially compliant with the Czech Act No. 99/2019 Coll.')
    for (const text of [en, pl, cs]) expect(text).not.toMatch(/4 April 2019|4 kwietnia 2019|4\. dubna 2019/)
    expect(await read('/pl/about')).toContain('<span lang="cs">Zkušební svaz</span>')
    expect(textOf(await read('/cs/privacy'))).toContain(
      'Stížnost můžete podat u Úřadu pro ochranu osobních údajů: uoou.gov.cz',
    )
  })

  test.each([
    ['full', 'This website is fully compliant', true],
    ['partial', 'This website is partially compliant', false],
    ['none', 'This website is not compliant', false],
  ] as const)('the status is what the admin says: %s', async (compliance, words, noneKnown) => {
    await enter({ ...body, compliance })
    const text = textOf(await read('/en/accessibility'))
    expect(text).toContain(words)
    expect(text.includes('due to the non-compliances')).toBe(!noneKnown)
    expect(text.includes('knows of no content that is not accessible')).toBe(noneKnown)
  })
})

test('an empty portal has the three pages, and no source to list', async () => {
  const empty = await openPortal({ content: 'none' })
  for (const { path } of pages) await empty.request().get(path).expect(200)
  const { text } = await empty.request().get('/en/about')
  expect(text).toContain('No entry is published yet')
})
