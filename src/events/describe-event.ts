import { itemPath } from '../catalogue/item.ts'
import type { PublishedEntry } from '../entries/queries.ts'
import { inRole } from '../entries/show-entry.ts'
import { type Language, pickText } from '../languages.ts'
import { precision } from '../partial-dates.ts'
import type { Event } from './schema.ts'

/** The schema.org Event of an entry: dates as precise as they are known, hours with the offset of their zone. */
export function describeEvent(entry: PublishedEntry<Event>, language: Language, baseUrl: string) {
  const { date, endDate, timeStart, timeEnd, timeZone, venue, places = [] } = entry.content
  const text = (value: Event['venue']) => pickText(value, language, entry.originalLanguage)?.text
  const organisers = inRole(entry, 'organiser').map((item) => ({
    '@type': 'Organization',
    name: pickText(item.title, language, item.originalLanguage)?.text,
    url: `${baseUrl}/${language}${itemPath(item)}`,
  }))
  const end = endDate ?? (timeEnd ? date : undefined)
  return {
    '@type': 'Event',
    ...(date && { startDate: moment(date, timeStart, timeZone) }),
    ...(end && { endDate: moment(end, timeEnd, timeZone) }),
    // whether it was held is not known here; that it was called off would be said
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: places.map(({ country, city }) => ({
      '@type': 'Place',
      name: text(venue) ?? city,
      address: { '@type': 'PostalAddress', addressLocality: city, addressCountry: country },
    })),
    ...(organisers.length > 0 && { organizer: organisers }),
    contentLocation: undefined, // an event has a location
  }
}

/** 2016-10-18T09:00:00+02:00; the date alone where no hour or no day is known. */
export function moment(date: string, time?: string, timeZone?: string): string {
  if (!time || precision(date) !== 'day') return date
  return `${date}T${time}:00${timeZone ? offsetOf(`${date}T${time}:00Z`, timeZone) : ''}`
}

/** The offset of a zone about that hour: +02:00; '' where there is no such zone. */
function offsetOf(near: string, timeZone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(new Date(near))
    return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', '') || '+00:00'
  } catch {
    return ''
  }
}
