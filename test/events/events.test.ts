import { beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '../../src/database.ts'
import { archiveEntry } from '../../src/entries/publish-entry.ts'
import { event } from '../../src/events/schema.ts'
import { openPortal, type Portal } from '../portal.ts'
import { publish } from '../publish.ts'
import { entryReadersOf, jsonLd, words } from '../read-page.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ env: { BASE_URL: 'http://portal.example' } })
})

const { read, text } = entryReadersOf(() => portal, 'events')
const calendar = (slug: string) => portal.request().get(`/events/${slug}.ics`)
/** A calendar file with its folded lines put together. */
const file = async (slug: string) => (await calendar(slug).expect(200)).text.replaceAll('\r\n ', '').split('\r\n')

const conference = 'zmp-closing-conference-poznan-2016'
const signing = 'opole-olomouc-agreement-signing-2016'

describe('what is not there', () => {
  it('an unknown event answers 404, as a page and as a file', async () => {
    await read('none').expect(404)
    await calendar('none').expect(404)
    await calendar('%00').expect(404)
  })

  it('a former address leads to the present one, of the file too', async () => {
    const id = await publish(portal.pool, { kind: 'event', slug: 'new-name', content: { date: '2020-01-02' } })
    await portal.pool.query(`insert into former_slugs (kind, slug, entry_id) values ('event', 'old-name', $1)`, [id])
    await read('old-name', 'cs').expect(301).expect('Location', '/cs/events/new-name')
    await calendar('old-name').expect(301).expect('Location', '/events/new-name.ics')
    await transaction(portal.pool, (db) => archiveEntry(db, event, id))
    await read('new-name').expect(410)
    await calendar('new-name').expect(410)
  })

  it('an event of which no day is known has no file, and its page offers none', async () => {
    await calendar(signing).expect(404)
    await calendar('opole-olomouc-study-visits-2017-2018').expect(404)
    expect(await text(signing)).not.toContain('.ics')
  })
})

describe('a day that is known', () => {
  it.each([
    ['en', '18 October 2016 Tuesday, 9:00–16:00 Past', 'Hotel Mercure, Poznań'],
    ['pl', '18 października 2016 wtorek, godz. 9:00–16:00 Minęło', 'Hotel Mercure, Poznań'],
    ['cs', '18. října 2016 úterý, 9:00–16:00 hod. Minulá akce', 'Hotel Mercure, Poznaň'],
  ])('stands as a figure in %s, with hours, weekday and venue', async (language, day, venue) => {
    const page = words(await text(conference, language))
    expect(page).toContain(day)
    expect(page).toContain(venue)
  })

  it('comes with agenda, audience, organiser, and what it belongs to', async () => {
    const html = await text(conference)
    expect(words(html)).toMatch(/Agenda Part 1: .* Part 2: .*For whom .*Organiser Association of Polish Cities/)
    expect(html).toContain('href="/en/projects/zmp-functional-area-partnerships"')
    expect(html).toContain('href="/en/programmes/eea-regional-programme-poland"')
    expect(words(html)).toMatch(/Where to look next: Organiser: Association of Polish Cities (?:inferred )?Publisher/)
  })

  it('mentions the attachment that is missing, and never the person to register with', async () => {
    const html = await text(conference, 'pl')
    expect(words(html)).toContain('Źródło wspomina o załączniku, którego portal nie ma.')
    expect(words(html)).toMatch(/Źródło wskazuje osobę do kontaktu \([^)]*2016\)\./)
    // Nobody can be asked, and nobody can take the file: neither is offered.
    expect(words(html)).not.toMatch(/Pytania można kierować|Prześlij ten plik|Źródła nie podają kontaktu/)
    const { rows } = await portal.pool.query<{ name: string; phone: string; email: string }>(
      'select c.name, c.phone, c.email from contacts c join entries e on e.id = c.entry_id where e.slug = $1',
      [conference],
    )
    expect(rows).toHaveLength(1)
    const everything = html + (await calendar(conference)).text
    for (const secret of [...rows[0]!.name.split(' '), rows[0]!.phone, rows[0]!.email])
      expect(everything).not.toContain(secret)
  })

  it('is described for machines with hours in its zone', async () => {
    expect(jsonLd(await text(conference))).toMatchObject({
      '@type': 'Event',
      startDate: '2016-10-18T09:00:00+02:00',
      endDate: '2016-10-18T16:00:00+02:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: [{ '@type': 'Place', name: 'Hotel Mercure, Poznań' }],
      organizer: [{ name: 'Association of Polish Cities' }],
    })
  })

  it('can be taken into a calendar, in the original language', async () => {
    const { headers } = await calendar(conference).expect(200)
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(headers['content-disposition']).toBe(`attachment; filename="${conference}.ics"`)
    await calendar(conference)
      .set('If-None-Match', headers.etag ?? '')
      .expect(304)
    const lines = await file(conference)
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTART:20161018T070000Z',
        'DTEND:20161018T140000Z',
        'LOCATION:Hotel Mercure\\, Poznań',
        `URL:http://portal.example/pl/events/${conference}`,
      ]),
    )
    expect(lines.find((line) => line.startsWith('SUMMARY:'))).toContain('Konferencja podsumowująca')
    expect(await text(conference, 'cs')).toContain(`href="/events/${conference}.ics?lang=cs"`)
    const inCzech = (await portal.request().get(`/events/${conference}.ics?lang=cs`).expect(200)).text
    expect(inCzech).toContain('SUMMARY:Závěrečná konference')
    expect(inCzech).toContain(`URL:http://portal.example/cs/events/${conference}`)
  })
})

describe('a day that is not known', () => {
  it.each([
    ['en', '2016 The day is not given. Past'],
    ['pl', '2016 Dzień nie jest podany. Minęło'],
    ['cs', '2016 Den není uveden. Minulá akce'],
  ])('is not invented in %s', async (language, day) => {
    const html = await text(signing, language)
    expect(words(html)).toContain(day)
    expect(html).toContain('datetime="2016"')
    expect(jsonLd(html).startDate).toBe('2016')
  })

  it('of a span of years shows both', async () => {
    expect(words(await text('opole-olomouc-study-visits-2017-2018', 'cs'))).toContain('2017–2018 Dny nejsou uvedeny.')
  })
})

describe('entries as they may come', () => {
  it('of a title, a summary and a place', async () => {
    await publish(portal.pool, { kind: 'event', slug: 'minimal' })
    const html = await text('minimal', 'cs')
    const page = words(html)
    for (const said of ['Kdy Ve zdroji není', 'Zdroje průběh akce nepopisují.', 'Pořadatel Ve zdroji není'])
      expect(page).toContain(said)
    for (const id of ['agenda', 'audience', 'context', 'file']) expect(html).not.toContain(`id="${id}"`)
    expect(html).not.toMatch(/undefined|NaN|<dd>\s*<\/dd>|<ul[^>]*>\s*<\/ul>|class="tag plain"/)
    expect(jsonLd(html).startDate).toBeUndefined()
  })

  it('to come, over months, without hours', async () => {
    const content = {
      title: { pl: 'Wydarzenie' },
      summary: { pl: 'Opis.' },
      date: '2090-02-27',
      endDate: '2090-03-01',
      registrationDeadline: '2090-01-15',
    }
    await publish(portal.pool, { kind: 'event', slug: 'to-come', originalLanguage: 'pl', content })
    const page = words(await text('to-come', 'pl'))
    expect(page).toMatch(/27 lutego 2090 poniedziałek .*1 marca 2090 środa/)
    expect(page).toContain('Zgłoszenia do 15.01.2090')
    expect(page).not.toContain('Minęło')
    expect(await file('to-come')).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20900227', 'DTEND;VALUE=DATE:20900302', 'LOCATION:Polska']),
    )
  })

  it('with hostile text in every field', async () => {
    const hostile = { en: `<script>alert('x')</script>"><img src=x onerror=alert(1)>\r\nDTSTART:19990101` }
    const content = {
      ...{ title: hostile, summary: hostile, description: hostile, venue: hostile, audience: hostile },
      ...{ date: '2020-01-02', timeStart: '09:00', timeZone: '<b>zone</b>', fund: '<i>fund' },
      agenda: [{ title: hostile, text: hostile }],
    }
    await publish(portal.pool, { kind: 'event', slug: 'hostile', content })
    const html = await text('hostile', 'pl')
    expect(html).not.toMatch(/<script>|<img|<b>zone|<i>fund/)
    expect(html.replace(/<script type="application.*?<\/script>/s, '')).not.toContain("alert('x')")
    const lines = await file('hostile')
    expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual(['DTSTART:20200102T090000'])
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
  })
})
