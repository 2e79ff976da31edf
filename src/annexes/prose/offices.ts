import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findEmails, findLinks } from '../normalise/emails.ts'
import { findIdentifiers } from '../normalise/identifiers.ts'
import { findPhones } from '../normalise/phones.ts'
import { findAddress } from './addresses.ts'
import { registrationCue } from './events.ts'
import { organisationOf } from './known-entities.ts'
import type { Paragraph } from './lists.ts'
import { findOrganisations, type NamedOrganisation } from './organisations.ts'
import { foundAt, has, overlaps, partOf, shift, spanOf, trimSpan } from './parts.ts'
import { analyse, type Reading } from './reading.ts'

const hours =
  /(?:godziny (?:pracy|otwarcia|urzedowania)|office hours|opening hours|open|uredni hodiny|oteviraci doba|provozni doba|czynne|biuro czynne)\s*:?\s*/
const days = /(?:pn|pon|po|mon|mo|poniedzialek|pondeli|monday|wt|ut|tue)\p{L}*\.?\s*(?:-|–|do|to|az)/iu
const officeOf =
  /^(?<office>(?:biuro|sekretariat|siedziba|adres|dane|kancelar\w*|sidlo|office(?: of)?|secretariat(?: of)?|headquarters(?: of)?|seat(?: of)?)(?: projektu| of)?:?(?: the)? )/
const isFax = (before: string) => /fax|faks/i.test(before.slice(-14)) && !/tel/i.test(before.slice(-14))

/** A short line of a contact block: a name, an address, numbers, hours. True where it said something of that. */
export function readOfficeLine(reading: Reading, paragraph: Paragraph, inBlock: boolean, next?: Paragraph): boolean {
  const { text, build } = reading
  const line = text.slice(paragraph.start, paragraph.end)
  if (line.length > 260 || /[.!?] \p{Lu}\p{Ll}+ \p{Ll}+ \p{Ll}/u.test(line)) return false
  const part = partOf(text, paragraph.start, paragraph.end)
  if (reading.event !== undefined && has(part, registrationCue)) return false
  const identifiers = shift(part, findIdentifiers(line))
  const emails = shift(part, findEmails(line))
  const links = shift(part, findLinks(line))
  const address = findAddress(line, inBlock)
  const country =
    address?.country ??
    (reading.organisation === undefined
      ? undefined
      : (build.entities[reading.organisation]!.fields.country as string | undefined)) ??
    (reading.language === 'cs' ? 'CZ' : 'PL')
  const phones = shift(part, findPhones(line, country)).filter(
    (phone) =>
      ![...identifiers, ...emails].some((each) => overlaps(each, phone)) &&
      !(
        address?.postcode &&
        overlaps(phone, { start: part.start + address.postcode.start, end: part.start + address.postcode.end })
      ),
  )
  const named = officeName(reading, paragraph)
  const { persons } = analyse(part, reading.language)
  const open = hours.exec(foldWords(line))
  const opening = open || (days.test(line) && /\d{1,2}[.:]\d{2}/.test(line))
  const note = inBlock && /^\(.{4,100}\)$/.test(line.trim())
  if (
    !(
      identifiers.length + emails.length + links.length + phones.length > 0 ||
      address ||
      opening ||
      note ||
      (named && (inBlock || named.office || (named.body.raw.length > line.trim().length - 10 && isReach(text, next))))
    )
  )
    return false
  if (/\p{Ll}{4,} \p{Ll}{3,} \p{Ll}{3,} \p{Ll}{3,}/u.test(line.replace(/^[^:]*:/, '')) && !named && !note) return false
  if (named) reading.organisation = organisationOf(reading, named.body)
  const organisation = () => (reading.organisation ??= build.add('organisation'))
  const say = (field: string, span: Span, value: unknown, confidence: number) =>
    build.put(organisation(), field, value, foundAt(span, `office-${field}`, confidence))
  const move = (span: Span) => shift(part, [span])[0]!
  for (const each of identifiers) say(each.kind, each, each.value, each.confidence)
  if (address?.street) say('street', move(address.street), address.street.raw.replace(/\s+/g, ' '), 0.9)
  if (address?.postcode) say('postcode', move(address.postcode), address.postcode.raw, 0.9)
  if (address?.city) {
    say('city', move(address.city), address.city.value, 0.85)
    if (address.city.country) say('country', move(address.city), address.city.country, 0.6)
  }
  if (note)
    say(
      'access_note',
      trimSpan(text, paragraph.start + line.indexOf('(') + 1, paragraph.start + line.lastIndexOf(')')),
      line.trim().slice(1, -1),
      0.75,
    )
  if (opening) {
    const from = /:\s*(?=\p{L})/u.exec(line)
    const span = trimSpan(text, paragraph.start + (open && from ? from.index + 1 : 0), paragraph.end)
    say('office_hours', span, span.raw.replace(/[.;]$/, ''), 0.75)
  }
  if (persons.length > 0) readPersons(reading, persons, reading.organisation)
  else {
    for (const each of emails) say('email', each, each.value, each.confidence)
    for (const each of phones)
      say(isFax(text.slice(paragraph.start, each.start)) ? 'fax' : 'phone', each, each.value, 0.9)
  }
  for (const each of links) say('web', each, each.value, 0.9)
  return true
}

/** A line that can only be part of an address. */
const isReach = (text: string, next: Paragraph | undefined): boolean => {
  const line = next ? text.slice(next.start, next.end) : ''
  return (
    line.length > 0 &&
    line.length < 120 &&
    (findAddress(line, true) !== undefined || findEmails(line).length > 0 || /^\s*(?:tel|phone|nip|i[čc]o)/i.test(line))
  )
}

/** "Biuro Stowarzyszenia X", "Office of the X": the office is that of X, which is named in the genitive. */
function officeName(
  reading: Reading,
  { start, end }: Paragraph,
): { body: NamedOrganisation; office: boolean } | undefined {
  const line = reading.text.slice(start, end)
  const lead = officeOf.exec(foldWords(line))?.groups?.office
  const from = lead ? start + lead.length : start
  const [body] = findOrganisations(partOf(reading.text, from, end)).filter(({ weak }) => !weak || lead)
  if (!body || body.start > from + 2) return undefined
  return { body, office: Boolean(lead) && line.length < 120 }
}

/** Contacts with what reaches them; of an organisation where one is at hand. */
export function readPersons(
  reading: Reading,
  persons: ReturnType<typeof analyse>['persons'],
  organisation: number | undefined,
): number[] {
  const { build } = reading
  return persons.map((person) => {
    const key = `person:${foldWords(person.suggestion ?? person.raw)}`
    const known = reading.keys.get(key)
    const contact = known ?? build.add('contact')
    reading.keys.set(key, contact)
    if (known === undefined) {
      build.put(
        contact,
        'name',
        person.raw,
        foundAt(person, 'person', person.suggestion ? 0.7 : 0.75, person.suggestion),
      )
      build.put(contact, 'name_raw', person.raw, foundAt(person, 'person', 0.75))
    }
    if (person.role) build.put(contact, 'role', person.role.raw, foundAt(person.role, 'person-role', 0.75))
    for (const phone of person.phones)
      build.put(contact, phone.fax ? 'fax' : 'phone', phone.value, foundAt(phone, 'person-phone', 0.9))
    for (const email of person.emails)
      build.put(contact, 'email', email.value, foundAt(email, 'person-email', email.confidence))
    if (organisation !== undefined)
      build.relate(
        contact,
        'works_for',
        organisation,
        foundAt(spanOf(reading.text, person.start, person.end), 'works-for', 0.6),
      )
    return contact
  })
}
