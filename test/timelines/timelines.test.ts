import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '../../src/database.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { kindByName } from '../../src/kinds.ts'
import { findTimeline } from '../../src/timelines/queries.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'

let portal: Portal
let pool: pg.Pool
const ids: Record<string, number> = {}

const translated = (text: string) => ({ en: `${text} en`, pl: `${text} pl`, cs: `${text} cs` })
const make = async (kind: string, slug: string, content: object = {}, relations: [role: string, to: string][] = []) => {
  const toId = (to: string) => ids[to] ?? Number.NaN
  const title = { title: translated(slug) }
  const to = relations.map(([role, name]) => ({ role, toId: toId(name) }))
  ids[slug] = await publish(pool, { kind, slug, content: { ...title, ...content }, relations: to })
}
const read = (path: string, language = 'en') => portal.request().get(`/${language}/${path}`)
const archive = (kind: string, slug: string) =>
  transaction(pool, (db) => archiveEntry(db, kindByName.get(kind)!, ids[slug]!))

beforeAll(async () => {
  portal = await openPortal({ content: 'none', env: { BASE_URL: 'https://portal.example' } })
  pool = portal.pool
  await make('programme', 'above', { periodStart: '2014', periodEnd: '2020' })
  await make('programme', 'fund', { periodStart: '2015', periodEnd: '2019' }, [['sub-programme', 'above']])
  await make('programme', 'other', { periodStart: '2011', periodEnd: '2013' })
  await make('partnership', 'pair', {
    milestones: [
      { sign: 'agreement', date: '2016', title: translated('Agreement') },
      { sign: 'milestone', date: '2017-03', title: translated('Milestone') },
    ],
  })
  const first = {
    start: '2017-02-01',
    end: '2018-06-30',
    stages: [{ title: translated('Stage'), start: '2017' }],
    activities: [{ title: translated('Visits'), text: translated('Three of them') }],
  }
  await make('project', 'first', first, [
    ['part-of-partnership', 'pair'],
    ['part-of-programme', 'fund'],
  ])
  await make('project', 'second', { start: '2019', activities: [{ title: translated('Contest') }] }, [
    ['part-of-partnership', 'pair'],
    ['follows', 'first'],
  ])
  await make('project', 'third', { start: '2021', end: '2022' }, [['follows', 'second']])
  await make('project', 'undated', { activities: [{ title: translated('Somewhen') }] }, [
    ['part-of-partnership', 'pair'],
  ])
  await make('event', 'meeting', { date: '2018-05-09' }, [['event-of', 'first']])
  await make('event', 'signing', { date: '2016' }, [['event-of', 'pair']])
  await make('event', 'stranger', { date: '2018-05-09' }, [['part-of-programme', 'other']])
  await make('practice', 'practice', { start: '2017' }, [
    ['part-of-partnership', 'pair'],
    ['part-of-programme', 'other'],
  ])
})

describe('addresses', () => {
  test.each(['', '.csv', '.ics'])('an unknown one with %s answers 404 with a page', async (ending) => {
    for (const path of ['partnerships/none', 'projects/pair', 'partnerships/first', 'projects/%00']) {
      const { text } = await read(`${path}/timeline${ending}`, 'cs').expect(404)
      expect(text).toContain('<html lang="cs">')
    }
  })

  test.each(['practices/practice', 'programmes/fund', 'events/meeting'])(
    '%s has no timeline of its own',
    async (path) => {
      await read(`${path}/timeline`).expect(404)
    },
  )

  test('endings that are none', async () => {
    for (const ending of ['.pdf', '.csv.ics', '/', 'x']) {
      const { status } = await read(`projects/first/timeline${ending}`)
      expect([ending, status]).toEqual([ending, ending === '/' ? 200 : 404])
    }
  })

  test.each(['', '.csv', '.ics'])('a former one with %s leads to the present one', async (ending) => {
    await pool.query(
      `insert into former_slugs (kind, slug, entry_id) values ('project', 'former', $1) on conflict do nothing`,
      [ids.first],
    )
    await read(`projects/former/timeline${ending}`, 'pl')
      .expect(301)
      .expect('Location', `/pl/projects/first/timeline${ending}`)
  })

  test('of an archived entry answers 410', async () => {
    await make('project', 'gone', { start: '2019' })
    await archive('project', 'gone')
    for (const ending of ['', '.csv', '.ics']) await read(`projects/gone/timeline${ending}`).expect(410)
  })
})

describe('which rows', () => {
  const rowsOf = async (slug: string) =>
    (await findTimeline(pool, ids[slug]!)).map((row) => row.title.en?.replace(' en', '')).toSorted()

  test('a partnership: its own, its projects with all in them, their events and programmes', async () => {
    const undated = ['Somewhen', 'undated']
    expect(await rowsOf('pair')).toEqual(
      [
        'Agreement',
        'Milestone',
        'Stage',
        'Visits',
        'Contest',
        ...undated,
        'above',
        'first',
        'fund',
        'meeting',
        'second',
        'signing',
      ].toSorted(),
    )
  })

  test('a project: its own, what came before and after, the agreements of its partnership', async () => {
    expect(await rowsOf('second')).toEqual(['Agreement', 'Contest', 'first', 'second', 'third'].toSorted())
    const context = (await findTimeline(pool, ids.second!)).filter((row) => row.context).map((row) => row.entry.slug)
    expect(context.toSorted()).toEqual(['first', 'third'])
    expect(await rowsOf('first')).toEqual(
      ['Agreement', 'Stage', 'Visits', 'above', 'first', 'fund', 'meeting', 'second'].toSorted(),
    )
  })

  test('a programme: its projects, their events, the programmes above and below', async () => {
    expect(await rowsOf('fund')).toEqual(['above', 'first', 'fund', 'meeting'].toSorted())
    expect(await rowsOf('above')).toEqual(['above', 'fund'].toSorted())
    expect(await rowsOf('other')).toEqual(['other', 'stranger'].toSorted())
  })

  test('nothing of an archived entry, nor of what hung on it alone', async () => {
    await make('partnership', 'alone')
    await make('project', 'shut', { start: '2019' }, [
      ['part-of-partnership', 'alone'],
      ['part-of-programme', 'other'],
    ])
    await make('event', 'its-event', { date: '2019' }, [['event-of', 'shut']])
    expect(await rowsOf('alone')).toEqual(['its-event', 'other', 'shut'])
    await archive('project', 'shut')
    expect(await rowsOf('alone')).toEqual([])
  })

  test('programmes that are above each other do not go round for ever', async () => {
    await pool.query(
      `insert into relations (revision_id, from_id, role, to_id, position)
       select e.published_revision, e.id, 'sub-programme', $2, 9 from entries e where e.id = $1`,
      [ids.above, ids.fund],
    )
    expect(await rowsOf('fund')).toContain('above')
  })

  test('each with its entry and the main source of it', async () => {
    const { rows } = await pool.query<{ id: number }>(
      `insert into sources (code, title, page_kind, owner, language)
       values ('a', '{"en":"Source A"}', '{"en":"page"}', 'x', 'en'), ('b', '{"en":"Source B"}', '{"en":"page"}', 'x', 'en') returning id`,
    )
    await publish(pool, {
      kind: 'project',
      slug: 'sourced',
      content: { start: '2020' },
      sources: [rows[1]!.id, rows[0]!.id],
    })
    const { rows: found } = await pool.query<{ id: number }>(`select e.id from entries e where e.slug = 'sourced'`)
    const [row] = await findTimeline(pool, found[0]!.id)
    expect([row?.source?.code, row?.entry.kind, row?.updatedAt instanceof Date]).toEqual(['b', 'project', true])
    expect((await read('projects/sourced/timeline')).text).toContain(
      '<a href="/en/projects/sourced#source">Source B</a>',
    )
  })
})

describe('the page', () => {
  test.each([
    ['en', 'Timeline: pair en', 'Agreements and milestones', 'project period', '2017–2018'],
    ['pl', 'Oś czasu: pair pl', 'Porozumienia', 'okres projektu', 'marzec 2017'],
    ['cs', 'Časová osa: pair cs', 'Dohody a', 'období projektu', 'březen 2017'],
  ])('in %s has the drawing, the list and the table', async (language, title, lane, precision) => {
    const { text } = await read('partnerships/pair/timeline', language).expect(200)
    const words = text.replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' ')
    expect(text).toMatch(/<h1>[^<]+<\/h1>/)
    expect(words).toContain(title)
    expect(text.replaceAll('\u00a0', ' ').toUpperCase()).toContain(`>${lane.split(' ')[0]?.toUpperCase()}`)
    expect(text).toContain(precision)
    const rows = (await findTimeline(pool, ids.pair!)).length
    expect(text.match(/<th scope="row"/g)).toHaveLength(rows)
    expect(text.split('<ol class="tl-list')[1]?.split('</ol>')[0]?.match(/<li/g)).toHaveLength(rows)
    expect(text.match(/<svg viewBox="0 0 \d+ \d+" role="img"/g)).toHaveLength(1)
    expect(text).toContain(`href="/${language}/partnerships/pair/timeline.csv"`)
  })

  test('says where no date is stated, and below the drawing what is not in it', async () => {
    const { text } = await read('projects/undated/timeline').expect(200)
    expect(text).toMatch(/<th scope="row" class="num"><span class="gap-mark">date not stated<\/span>/)
    const [drawing, below] = text.split('<figure')[1]!.split('</figure>')[0]!.split('<figcaption>')
    expect(drawing).toContain('Agreement en')
    expect(drawing).not.toContain('Somewhen')
    const link = (title: string) => `<a href="/en/projects/undated">${title} en</a>`
    expect(below).toBe(`Not drawn, no date in the source: ${link('undated')}; ${link('Somewhen')}</figcaption>`)
    for (const [language, words] of Object.entries({ pl: 'daty źródło nie podaje:', cs: 'zdroj neuvádí datum:' }))
      expect((await read('projects/undated/timeline', language)).text).toContain(words)
    expect((await read('projects/first/timeline')).text).not.toContain('<figcaption>')
  })

  test('of many that are not drawn it names ten, and says how many more', async () => {
    const activities = Array.from({ length: 14 }, (_, i) => ({ title: translated(`Vague ${i}`) }))
    await make('project', 'vague', { activities }, [['part-of-partnership', 'pair']])
    try {
      const below = (await read('projects/vague/timeline')).text.split('<figcaption>')[1]!.split('</figcaption>')[0]!
      expect(below.match(/<a /g)).toHaveLength(10)
      expect(below).toMatch(/<\/a> and 5 more$/)
    } finally {
      await archive('project', 'vague')
    }
  })

  test('beside the calendar says how many items are in it, and offers none without', async () => {
    const words = async (slug: string, language: string) =>
      (await read(`projects/${slug}/timeline`, language)).text
        .replaceAll('\u00a0', ' ')
        .match(/timeline\.ics".*?<span class="note">(.*?)<\/span>/)?.[1]
    await make('project', 'dated', {
      start: '2018-02-01',
      activities: [{ title: translated('On a day'), start: '2018-03-01' }],
    })
    await make('project', 'half-dated', {
      start: '2018-02-01',
      activities: [{ title: translated('In a year'), start: '2018' }],
    })
    const said = {
      first: ['2 of 8 items have an exact day', '2 z 8 pozycji mają podany dzień', '2 z 8 položek mají uvedený den'],
      'half-dated': ['1 of 2 items has an exact day', '1 z 2 pozycji ma podany dzień', '1 z 2 položek má uvedený den'],
      dated: [
        'all 2 items have an exact day',
        'wszystkie 2 pozycje mają podany dzień',
        'všechny 2 položky mají uvedený den',
      ],
      undated: [undefined, undefined, undefined],
    }
    for (const [slug, texts] of Object.entries(said))
      expect([slug, await words(slug, 'en'), await words(slug, 'pl'), await words(slug, 'cs')]).toEqual([
        slug,
        ...texts,
      ])
    expect((await read('projects/undated/timeline')).text).not.toContain('timeline.ics')
  })

  test('activities and stages have no sign of a kind of entry', async () => {
    const { text } = await read('projects/first/timeline')
    const cells = [...text.matchAll(/<span class="kind">(<\w+ class="[^"]+")[^\n]*?>(\w+)<\/span>/g)]
    const signs = new Map(cells.map(([, mark, kind]) => [kind, mark]))
    expect(signs.get('Activity')).toBe('<span class="tl-mark"')
    expect(signs.get('Stage')).toBe('<span class="tl-mark"')
    expect(signs.get('Project')).toBe('<svg class="sign"')
  })

  test('a partnership without a step stands there with its own time', async () => {
    await make('partnership', 'lasting', { since: '2005', partnershipStatus: 'active' })
    const { text } = await read('partnerships/lasting/timeline')
    expect(text).toMatch(/<th scope="row" class="num">since\s2005, ongoing<\/th>/)
    expect(text).toContain('>PARTNERSHIP</text>')
    expect(text).not.toMatch(/milestone/i)
    expect(text).toMatch(/class="bar soft line" d="M[\d.]+ [\d.]+V[\d.]+H[\d.]+M/)
    const { text: page } = await read('partnerships/lasting')
    expect(page).toContain('>PARTNERSHIP</text>')
  })

  test('names all programmes of the projects, dated or not, and the funds', async () => {
    await make('programme', 'upper', { periodStart: '2014', periodEnd: '2020' })
    await make('programme', 'undated-fund', {}, [['sub-programme', 'upper']])
    await make('partnership', 'funded')
    await make('project', 'with-fund', { start: '2019', fund: 'erdf' }, [
      ['part-of-partnership', 'funded'],
      ['part-of-programme', 'undated-fund'],
    ])
    await make('project', 'later', { start: '2021' }, [['follows', 'with-fund']])
    const facts = async (path: string) =>
      (await read(`${path}/timeline`)).text.match(/Programmes and funds<\/dt><dd>(.*?)<\/dd>/)?.[1]
    const programme = (slug: string) => `<a href="/en/programmes/${slug}">${slug} en</a>`
    const fund = 'European Regional Development Fund'
    const all = [programme('upper'), programme('undated-fund'), fund].join('<br>')
    expect((await facts('partnerships/funded'))?.replaceAll('\u00a0', ' ')).toBe(all)
    expect((await facts('projects/with-fund'))?.replaceAll('\u00a0', ' ')).toContain(fund)
    expect(await facts('projects/later')).toContain('Not in the source')
    expect((await read('partnerships/funded/timeline')).text).toContain(
      `Not drawn, no date in the source: ${programme('undated-fund')}</figcaption>`,
    )
  })

  test('a programme without a date alone is no timeline', async () => {
    await make('programme', 'bare-fund')
    await make('partnership', 'in-bare-fund', {}, [['part-of-programme', 'bare-fund']])
    const { text } = await read('partnerships/in-bare-fund/timeline')
    expect(text).toContain('The sources give no agreements, projects or events with a date.')
    expect(text).toContain('<a href="/en/programmes/bare-fund">')
  })

  test('binds short words in the drawing as everywhere', async () => {
    const content = { title: { pl: 'Porozumienie o współpracy' }, start: '2019', end: '2020' }
    await publish(pool, { kind: 'project', slug: 'bound', originalLanguage: 'pl', content })
    const { text } = await read('projects/bound/timeline', 'pl')
    expect(text).toContain('>Porozumienie o\u00a0współpracy</text>')
    expect(text).not.toMatch(/>[^<]*Porozumienie o współpracy[^<]*<\/(?:text|a|b|h1|td|span)>/)
  })

  test('on paper the drawing has a page of its own, in pieces where it is high', async () => {
    const low = (await read('partnerships/pair/timeline')).text
    expect(low).toContain(' tl-page">')
    expect(low).not.toContain('tl-sheets')
    const activities = Array.from({ length: 40 }, (_, i) => ({
      title: translated(`Step ${i}`),
      start: '1980',
      end: `${1981 + i}`,
    }))
    await make('project', 'high', { start: '1990', end: '2024', activities })
    const { text } = await read('projects/high/timeline')
    expect(text.match(/<use href="#tl-body"/g)?.length).toBeGreaterThan(1)
    expect((await read('projects/high')).text).not.toMatch(/tl-sheets|tl-page/)
  })

  test('without any row says so, with links to the profile and without empty files', async () => {
    await make('partnership', 'bare')
    const { text } = await read('partnerships/bare/timeline').expect(200)
    expect(text).toContain('The sources give no agreements, projects or events with a date.')
    expect(text).not.toMatch(/<table|timeline\.csv|<figure/)
    expect(text).toContain('href="/en/partnerships/bare"')
  })

  test('escapes what entries say', async () => {
    const title = { en: '<script>alert(1)</script>"\'&' }
    await make('project', 'hostile', { title, start: '2019', summary: title, activities: [{ title, text: title }] })
    const { text } = await read('projects/hostile/timeline').expect(200)
    expect(text).not.toContain('<script>alert')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;')
  })

  test('marks what is in another language', async () => {
    const title = { cs: 'Společný projekt' }
    await publish(pool, {
      kind: 'project',
      slug: 'czech',
      originalLanguage: 'cs',
      content: { title, start: '2019', end: '2020' },
    })
    const { text } = await read('projects/czech/timeline', 'pl').expect(200)
    expect(text).toMatch(/<h1>Oś czasu: <span lang="cs">Společný projekt<\/span><\/h1>/)
    expect(text).toMatch(/<text[^>]* lang="cs">Společný projekt<\/text>/)
  })

  test('with two hundred rows costs two statements, as any other', async () => {
    const activities = Array.from({ length: 199 }, (_, i) => ({
      title: translated(`Work ${i}`),
      start: `${1990 + (i % 30)}-05-0${1 + (i % 9)}`,
    }))
    await make('project', 'large', { start: '1990', end: '2019', activities })
    const query = pool.query.bind(pool) as (...args: unknown[]) => unknown
    let statements = 0
    pool.query = ((...args: unknown[]) => {
      statements += 1
      return query(...args)
    }) as typeof pool.query
    try {
      const { text } = await read('projects/large/timeline').expect(200)
      expect(text.match(/<th scope="row"/g)).toHaveLength(200)
      expect(statements).toBe(2)
    } finally {
      pool.query = query as typeof pool.query
    }
  })
})

describe('files', () => {
  test('csv: every row, in the language of the page, with dates as they are known', async () => {
    const { text, headers } = await read('projects/first/timeline.csv', 'pl').expect(200)
    expect(headers['content-type']).toContain('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toBe('attachment; filename="first-timeline.csv"')
    expect(headers.etag).toBeTruthy()
    const at = (path: string) => `https://portal.example/pl/${path}`
    expect(text.split('\r\n')).toEqual([
      '\ufeffPoczątek;Koniec;Dokładność daty;Rodzaj;Co;Wpis;Źródło;Adres',
      `2014;2020;rok;Program;above pl;above pl;;${at('programmes/above')}`,
      `2015;2019;rok;Program;fund pl;fund pl;;${at('programmes/fund')}`,
      `2016;;rok;Porozumienie;Agreement pl;pair pl;;${at('partnerships/pair')}`,
      `2017;;rok;Etap;Stage pl;first pl;;${at('projects/first')}`,
      `2017-02-01;2018-06-30;dzień;Projekt;first pl;first pl;;${at('projects/first')}`,
      `2017-02-01;2018-06-30;okres projektu;Działanie;Visits pl;first pl;;${at('projects/first')}`,
      `2018-05-09;;dzień;Wydarzenie;meeting pl;meeting pl;;${at('events/meeting')}`,
      `2019;;rok;Projekt;second pl;second pl;;${at('projects/second')}`,
      '',
    ])
  })

  test('csv: a comma in English, a semicolon in Czech; a point in time has no end, a time of one year has', async () => {
    await make('project', 'one-year', { start: '2019', end: '2019' }, [['part-of-partnership', 'pair']])
    await make('event', 'that-year', { date: '2019', endDate: '2019' }, [['event-of', 'one-year']])
    const lines = async (language: string) =>
      (await read('projects/one-year/timeline.csv', language)).text.split('\r\n')
    const at = (language: string) => `https://portal.example/${language}/projects/one-year`
    expect(await lines('en')).toContain(`2019,2019,year,Project,one-year en,one-year en,,${at('en')}`)
    expect(await lines('en')).toContainEqual(expect.stringMatching(/^2019,,year,Event,that-year en,/))
    expect(await lines('en')).toContainEqual(expect.stringMatching(/^2016,,year,Agreement,Agreement en,pair en,/))
    expect(await lines('cs')).toContain(`2019;2019;rok;Projekt;one-year cs;one-year cs;;${at('cs')}`)
    for (const slug of ['one-year', 'that-year']) await archive(slug === 'one-year' ? 'project' : 'event', slug)
  })

  test('csv: a title is no formula', async () => {
    await make('project', 'formula', { title: { en: '=cmd()' }, start: '2019' })
    expect((await read('projects/formula/timeline.csv')).text).toContain(",'=cmd(),'=cmd(),")
  })

  test('ics: only what is known to the day, and how many items are not', async () => {
    const { text, headers } = await read('projects/first/timeline.ics', 'en').expect(200)
    expect(headers['content-type']).toContain('text/calendar')
    const lines = text.replaceAll('\r\n ', '').split('\r\n')
    expect(lines.filter((line) => line.startsWith('SUMMARY'))).toEqual(['SUMMARY:first en', 'SUMMARY:meeting en'])
    expect(lines).toContain('DTSTART;VALUE=DATE:20170201')
    expect(lines).toContain('DTEND;VALUE=DATE:20180701')
    expect(lines).toContain(`UID:event-${ids.meeting}-0@portal.example`)
    expect(lines.find((line) => line.startsWith('X-WR-CALDESC'))).toBe(
      'X-WR-CALDESC:6 items whose first day is not known are not in this calendar: https://portal.example/en/projects/first/timeline',
    )
    const { text: again } = await read('projects/first/timeline.ics', 'en')
    expect(again).toBe(text)
  })

  test('ics: each event says what it belongs to, its source and where it stands', async () => {
    const { rows } = await pool.query<{ id: number }>(
      `insert into sources (code, title, page_kind, owner, language, dated)
       values ('notice', '{"en":"Notice; of it"}', '{"en":"page"}', 'x', 'en', '2016-10') returning id`,
    )
    const activities = [
      { title: { en: 'Visit' }, text: { en: 'Of three days.' }, start: '2018-05-09', end: '2018-05-11' },
    ]
    const content = { title: { en: 'Sourced work' }, start: '2018', activities }
    await publish(pool, { kind: 'project', slug: 'noticed', content, sources: [rows[0]!.id] })
    const { text } = await read('projects/noticed/timeline.ics').expect(200)
    const [description] = text.replaceAll('\r\n ', '').match(/^DESCRIPTION:.*$/m) ?? []
    const page = 'https://portal.example/en/projects/noticed'
    expect(description?.replaceAll('\u00a0', ' ').replace('DESCRIPTION:', '').split('\\n')).toEqual([
      'Activity: 9–11 May 2018',
      '',
      'Of three days.',
      '',
      'Source: Notice\\; of it\\, October 2016',
      page,
      `Timeline: Sourced work: ${page}/timeline`,
    ])
    expect(text).toContain('X-WR-CALDESC:')
    const [row] =
      (await read('projects/first/timeline.ics')).text.replaceAll('\r\n ', '').match(/^DESC.*meeting.*$/m) ?? []
    expect(row).not.toContain('Source')
  })

  test('ics: without any day there is none', async () => {
    for (const path of ['projects/undated', 'partnerships/bare', 'partnerships/in-bare-fund']) {
      const { text, headers } = await read(`${path}/timeline.ics`, 'pl').expect(404)
      expect(headers['content-type']).toContain('text/html')
      expect(headers['content-disposition']).toBeUndefined()
      expect(text).toContain('<html lang="pl">')
    }
  })
})
