import { itemPath } from '../catalogue/item.ts'
import type { PublishedEntry } from '../entries/queries.ts'
import { countryName, type Language, pickText } from '../languages.ts'
import { placeName } from '../themes/vocabularies.ts'
import { writeCalendar } from '../timelines/write-ics.ts'
import type { Event } from './schema.ts'

/**
 * An event as an iCalendar file in a language, its original one unless another is asked for. Throws RangeError when its day is not known.
 * `baseUrl` names the portal: the file leads back to the page, and its uid stays the same in every version.
 */
export function writeEventFile(
  entry: PublishedEntry<Event>,
  baseUrl: string,
  language: Language = entry.originalLanguage,
): string {
  const { content, originalLanguage } = entry
  const { date, endDate, timeStart, timeEnd, timeZone, venue, places = [] } = content
  if (!date) throw new RangeError('an event without a day')
  const text = (value: Event['venue']) => pickText(value, language, originalLanguage)?.text
  const title = text(content.title) ?? entry.slug
  const towns = places.map(({ country, city }) =>
    [city && placeName(country, city, language), countryName(country, language)].filter(Boolean).join(', '),
  )
  return writeCalendar({
    name: title,
    events: [
      {
        // as in the calendar of a timeline, so that nobody has the event twice
        uid: `event-${entry.id}-0@${new URL(baseUrl).hostname}`,
        start: date,
        end: endDate,
        timeStart,
        timeEnd,
        timeZone,
        title,
        description: text(content.summary),
        location: [text(venue), ...(venue ? [] : towns)].filter(Boolean).join('; ') || undefined,
        url: `${baseUrl}/${language}${itemPath(entry)}`,
        stamp: entry.updatedAt,
      },
    ],
  })
}
