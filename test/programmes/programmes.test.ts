import { beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '../../src/database.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { findWithin, mostOfAKind } from '../../src/programmes/queries.ts'
import { programme } from '../../src/programmes/schema.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { entryReadersOf, jsonLd, section, words } from '../read-page.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: 'http://portal.example' } })
})

const { read, text } = entryReadersOf(() => portal, 'programmes')
/** What stands between an id and the next one, in words. */
const part = (html: string, from: string, to = 'source') =>
  words(html.slice(html.indexOf(`id="${from}"`), html.indexOf(`id="${to}"`)))
const values = (html: string) =>
  [...html.matchAll(/class="v">(.*?)<\/span>/g)].map(([, v = '']) => words(v).replace(/^\D+/, '').trim())

describe('what is not there', () => {
  it('an unknown programme answers 404', () => read('none').expect(404))

  it('a former address leads to the present one; an archived programme answers 410', async () => {
    const id = await publish(portal.pool, { kind: 'programme', slug: 'new-name' })
    await portal.pool.query(`insert into former_slugs (kind, slug, entry_id) values ('programme', 'old-name', $1)`, [
      id,
    ])
    await read('old-name', 'pl').expect(301).expect('Location', '/pl/programmes/new-name')
    await transaction(portal.pool, (db) => archiveEntry(db, programme, id))
    await read('new-name').expect(410)
  })
})

describe('the counted results of a programme', () => {
  const slug = 'eea-regional-programme-poland'
  it.each(['en', 'pl', 'cs'])('stand beside those of its project in %s, and nothing is added up', async (language) => {
    const html = await text(slug, language)
    const [own = '', ofProject = ''] = html
      .slice(html.indexOf('id="counts"'), html.indexOf('id="within"'))
      .split('/projects/zmp-functional-area-partnerships')
    expect(values(own)).toEqual(['17', '17', '200'])
    expect(values(ofProject)).toEqual(['61', '17', '18', '38', '17', '200'])
    expect(words(html)).not.toMatch(/\b(?:99|35|34|400)\b/)
  })

  it('say why there is no total, each for itself, and name their source', async () => {
    const html = await text(slug, 'pl')
    expect(html.match(/Dlaczego nie ma sumy/g)).toHaveLength(2)
    const figures = html.match(/<div class="fig">.*?<\/div>/gs) ?? []
    expect(figures).toHaveLength(9)
    for (const figure of figures) expect(figure).toMatch(/class="src">[^<]+</)
  })

  it('of a programme without a project stand without a heading for one', async () => {
    const html = await text('technical-assistance-programme-poland')
    expect(values(html)).toEqual(['18'])
    expect(html).not.toContain('Programme as a whole')
  })
})

describe('what belongs to a programme', () => {
  it('is listed with the sub-programme, which leads back', async () => {
    const html = await text('interreg-v-a-czech-republic-poland-2014-2020')
    for (const path of [
      'programmes/microprojects-fund-czech-republic-poland',
      'projects/opole-olomouc-cooperation-2017-2018',
      'projects/razem-dla-rozwoju-aglomeracji',
      'projects/razem-dla-rozwoju-aglomeracji-2020-plus',
    ])
      expect(html).toContain(`href="/en/${path}"`)
    expect(part(html, 'within')).toContain('3 projects')
    expect(html).toContain(
      'href="/en/catalogue?kind=project&amp;programme=interreg-v-a-czech-republic-poland-2014-2020"',
    )
    expect(words(await text('microprojects-fund-czech-republic-poland'))).toContain(
      'Part of the programme Interreg V-A Czech Republic–Poland 2014–2020',
    )
  })

  it('counts in the words of the language', async () => {
    const slug = 'interreg-v-a-czech-republic-poland-2014-2020'
    expect(part(await text(slug, 'pl'), 'within')).toContain('3 projekty')
    expect(part(await text(slug, 'cs'), 'within')).toContain('3 projekty')
  })

  it('names the sub-programme that an entry came through, and stops where a list would grow without end', async () => {
    const whole = await publish(portal.pool, { kind: 'programme', slug: 'whole' })
    const sub = await publish(portal.pool, {
      kind: 'programme',
      slug: 'sub',
      content: { title: { en: 'Fund for small things' } },
      relations: [{ role: 'sub-programme', toId: whole }],
    })
    for (let i = 0; i <= mostOfAKind; i++)
      await publish(portal.pool, {
        kind: 'event',
        slug: `many-${i}`,
        content: { date: String(1980 + i) },
        relations: [{ role: 'part-of-programme', toId: sub }],
      })
    const within = await findWithin(portal.pool, whole)
    expect(within.map(({ item }) => item.kind)).toEqual(['programme', ...Array(mostOfAKind).fill('event')])
    expect(within.at(-1)).toMatchObject({ ofKind: mostOfAKind + 1, item: { slug: `many-${mostOfAKind - 1}` } })
    const html = await text('whole')
    expect(part(html, 'within', 'facts')).toContain('31 events')
    expect(html.match(/Sub-programme: Fund for small things/g)).toHaveLength(mostOfAKind)
    expect(part(await text('sub'), 'within', 'facts')).not.toContain('Sub-programme:')
  })
})

describe('who runs it', () => {
  it('is linked, with the name in its own language, and where it has no address that is said', async () => {
    const html = await text('eea-regional-programme-poland', 'cs')
    expect(words(html)).toMatch(
      /Zprostředkovatel programu Ministerstvo rozvoje \(Polsko\) (?:závěr redakce )?Ministerstwo Rozwoju/,
    )
    const contact = section(html, 'contact')
    expect(contact).toMatch(/neuvádějí žádný kontakt\. Kde hledat dál: Zprostředkovatel programu: Ministerstvo rozvoje/)
    expect(contact).not.toContain('Obraťte se')
  })

  it('is asked at the office of an intermediate body, where that names the programme and can be reached', async () => {
    const id = await publish(portal.pool, { kind: 'programme', slug: 'served' })
    await publish(portal.pool, {
      kind: 'organisation',
      slug: 'agency',
      content: { title: { en: 'The agency' }, phone: '+420123456789' },
      relations: [{ role: 'intermediate-body', toId: id, inferred: true }],
    })
    const contact = section(await text('served'), 'contact')
    expect(contact).toMatch(/Intermediate body The agency inferred Phone \+420 123 456 789 .*no e-mail address/)
  })

  it('is missing in words, and so are its years', async () => {
    const page = words(await text('urbact', 'pl'))
    expect(page).toContain('Kto prowadzi Brak w źródle')
    expect(page).toContain('Okres Brak w źródle')
  })

  it('stands in the description for machines', async () => {
    const html = await text('interreg-v-a-czech-republic-poland-2014-2020')
    const described = jsonLd(html)
    expect(described).toMatchObject({ '@type': 'CreativeWork', temporalCoverage: '2014/2020' })
    expect(described.alternateName).toContain('INTERREG VA Republika Czeska – Polska')
  })
})

describe('entries as they may come', () => {
  it('of a title, a summary and a place', async () => {
    await publish(portal.pool, { kind: 'programme', slug: 'minimal' })
    const html = await text('minimal', 'pl')
    expect(words(html)).toContain('Źródła nie mówią o programie nic poza powyższym streszczeniem.')
    expect(words(html)).toContain('W katalogu nie ma jeszcze wpisów z tego programu.')
    for (const id of ['counts', 'unknown', 'disagree']) expect(html).not.toContain(`id="${id}"`)
    expect(html).not.toMatch(/undefined|NaN|<dd>\s*<\/dd>|<ul[^>]*>\s*<\/ul>/)
  })

  it('with hostile text in every field, its own and that of its project', async () => {
    const hostile = { en: `<script>alert('x')</script>"><img src=x onerror=alert(1)>` }
    const metrics = [{ label: hostile, value: 7, note: hostile }]
    const id = await publish(portal.pool, {
      kind: 'programme',
      slug: 'hostile',
      content: {
        ...{ title: hostile, summary: hostile, acronym: '<b>acro</b>', altNames: ['<i>other</i>'], fund: '<i>fund' },
        ...{ description: hostile, metrics, countsNote: hostile },
      },
    })
    await publish(portal.pool, {
      kind: 'project',
      slug: 'hostile-part',
      content: { title: hostile, stages: [{ title: hostile, metrics }], metrics, countsNote: hostile },
      relations: [{ role: 'part-of-programme', toId: id }],
    })
    const html = await text('hostile', 'cs')
    expect(html.match(/class="fig"/g)).toHaveLength(3)
    expect(html).not.toMatch(/<script>|<img|<b>acro|<i>other|<i>fund/)
    expect(html.replace(/<script type="application.*?<\/script>/s, '')).not.toContain("alert('x')")
  })
})
