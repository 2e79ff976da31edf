import type { Entities } from '../build-entities.ts'
import type { Found, Span } from '../extraction.ts'
import { findEmails, findLinks } from '../normalise/emails.ts'
import { findIdentifiers, type IdentifierKind, readIdentifier } from '../normalise/identifiers.ts'
import { findPhones } from '../normalise/phones.ts'
import { isBoilerplate } from '../passages.ts'
import type { Loose } from './collect-fields.ts'
import { countryOfLines, partsOf } from './contact-parts.ts'
import { nominativeHead, organisationWord, roomWords, splitAcronym } from './organisation-names.ts'
import { readPersonLine } from './person-line.ts'
import { postcode, readAddress, streetWord } from './read-address.ts'

export { organisationWord } from './organisation-names.ts'

type Office = { build: Entities; organisation?: number; contact?: number; country?: string }
/** Gives where a part of a line stands in the document. */
type Place = (rule: string, confidence: number, part?: { start: number; end: number }) => Found

/**
 * Reads the lines of a contact or an office: whose it is, who answers, and how they are reached. Gives the lines that
 * said something; the others stay passages. `country` settles phone numbers without a country code.
 */
export function readContactLines(build: Entities, text: string, lines: Loose[], country?: string): Loose[] {
  const office: Office = { build, country: country ?? countryOfLines(text, lines) }
  const people = build.entities.flatMap(({ type, fields }, i) =>
    type === 'contact' && fields.name !== undefined ? [i] : [],
  )
  // under "Contact" after the one person who was named
  if (people.length === 1 && !build.entities[people[0]!]!.fields.email) office.contact = people[0]
  const used = lines.filter((line) => {
    if (isStreet(text, line, lines)) return putStreet(office, text, line)
    const parts = partsOf(text, line)
    // every part is read, whichever of them says something
    return parts.filter((part) => readLine(office, text, part)).length > 0
  })
  for (const [index, { type }] of build.entities.entries())
    if (type === 'contact' && office.organisation !== undefined) build.relate(index, 'works_for', office.organisation)
  return used
}

/** A name and a number right above a postcode. */
function isStreet(text: string, line: Loose, lines: Loose[]): boolean {
  const next = lines[lines.indexOf(line) + 1]
  const words = text.slice(line.start, line.end)
  if (!next || !/^\s*\p{Lu}[\p{L} .-]{1,40} \d{1,4}[\p{L}\d/]{0,6},?\s*$/u.test(words)) return false
  return postcode.exec(text.slice(next.start, next.end))?.index === 0
}

function putStreet(office: Office, text: string, { start, end }: Loose): boolean {
  office.organisation ??= office.build.one('organisation')
  const raw = text.slice(start, end)
  office.build.put(office.organisation, 'street', raw.trim().replace(/,$/, ''), {
    start,
    end,
    raw,
    confidence: 0.75,
    rule: 'line-above-postcode',
  })
  return true
}

function readLine(office: Office, text: string, line: Loose): boolean {
  const { build } = office
  const words = text.slice(line.start, line.end)
  const at: Place = (rule, confidence, part = { start: 0, end: words.length }) => {
    const [start, end] = [line.start + part.start, line.start + part.end]
    const label = line.labelSpan ? { label: line.labelSpan } : {}
    return { start, end, raw: text.slice(start, end), confidence, rule, ...label }
  }
  const organisation = () => (office.organisation ??= ownOffice(build))
  const kind = registerOf(line.label)
  const number = kind && readIdentifier(kind, words)
  if (number) {
    build.put(organisation(), number.kind, number.value, at('identifier', number.valid === false ? 0.3 : 0.99))
    return true
  }
  // "NIP: …, REGON: …": the first name was taken for the label of the whole line
  if (kind && line.labelSpan)
    return readLine(office, text, { start: line.labelSpan.start, end: line.end, block: line.block })
  if (isBoilerplate(words)) return false
  return (
    readFacts(office, words, line, at, organisation) ||
    readPlace(office, words, at, organisation) ||
    readPerson(office, words, at) ||
    readOrganisation(office, words, at, organisation)
  )
}

/** The organisation that the contact is of: not one that is only a partner or runs the programme. */
function ownOffice(build: Entities): number {
  const others = new Set(
    build.relations.filter(({ type }) => /^(?:partner|member|operator|organiser)$/.test(type)).map(({ from }) => from),
  )
  const own = build.entities.findIndex(({ type }, i) => type === 'organisation' && !others.has(i))
  return own >= 0 ? own : build.add('organisation')
}

const registerOf = (label: string | undefined): IdentifierKind | undefined => {
  const found = /^(nip|regon|krs|i[čc]o?|di[čc])$/i.exec(label?.trim() ?? '')?.[1]
  if (!found) return undefined
  const name = found.toLowerCase().replace(/č/g, 'c')
  return (name === 'ic' ? 'ico' : name) as IdentifierKind
}

/** Identifiers, e-mails, phones and links; those of a person where one was named. */
function readFacts(office: Office, words: string, line: Loose, at: Place, organisation: () => number): boolean {
  const { build, country } = office
  const identifiers = findIdentifiers(line.label ? '' : words)
  const emails = findEmails(words)
  const phones = emails.length === 0 || words.length > emails[0]!.raw.length + 6 ? findPhones(words, country) : []
  const links = findLinks(words)
  const to = () => office.contact ?? organisation()
  const isNumber = ({ start, end }: Span) => identifiers.some((each) => start < each.end && end > each.start)
  for (const each of identifiers)
    build.put(organisation(), each.kind, each.value, {
      ...at('identifier', each.confidence, each),
      label: { start: line.start + each.label.start, end: line.start + each.label.end },
    })
  for (const each of emails) build.put(to(), 'email', each.value, at('email', each.confidence, each))
  for (const each of phones.filter((phone) => !isNumber(phone)))
    build.put(to(), isFax(words, each.start) ? 'fax' : 'phone', each.value, at('phone', 0.9, each))
  for (const each of links) build.put(organisation(), 'web', each.value, at('link', 0.9, each))
  return identifiers.length + emails.length + phones.length + links.length > 0
}

/** What stands right before the number says what it is. */
const isFax = (words: string, start: number) => {
  const before = words.slice(Math.max(0, start - 14), start)
  const name = before.split(/[,;]/).at(-1)!
  return /fax|faks/i.test(name) && !/tel/i.test(name)
}

function readPlace(office: Office, words: string, at: Place, organisation: () => number): boolean {
  const { build } = office
  const put = (field: string, value: unknown, rule: string, part: Span | undefined) => {
    if (part) build.put(organisation(), field, value, at(rule, 0.9, part))
  }
  const address = words.length < 160 ? readAddress(words) : undefined
  if (address) {
    const { street, city } = address
    put('postcode', address.postcode?.raw, 'address', address.postcode)
    put('city', city?.name, 'address', city)
    if (city?.country) put('country', city.country, 'address', city)
    put('street', street?.raw, 'address', street)
    return true
  }
  const whole = { start: 0, end: words.length, raw: words }
  if (streetWord.test(words) && /\d/.test(words) && words.length < 120) {
    put('street', words.trim(), 'street', whole)
    return true
  }
  if (!/^\(.*\)$/s.test(words.trim()) || office.organisation === undefined) return false
  build.put(organisation(), 'access_note', words.trim().slice(1, -1), at('access-note', 0.75))
  return true
}

function readOrganisation({ build }: Office, words: string, at: Place, organisation: () => number): boolean {
  if (!organisationWord.test(words) || words.length >= 200 || /[.!?]\s+\p{Lu}\p{Ll}{3}/u.test(words)) return false
  const { name: written, short } = splitAcronym(words)
  const name = written.replace(roomWords, '')
  const start = words.indexOf(name)
  const part = { start, end: start + name.length }
  build.put(organisation(), 'name', nominativeHead(name), at('organisation-line', 0.7, part))
  if (short) {
    const from = words.lastIndexOf(short)
    build.put(organisation(), 'acronym', short, at('organisation-line', 0.9, { start: from, end: from + short.length }))
  }
  return true
}

function readPerson(office: Office, words: string, at: Place): boolean {
  const found = readPersonLine(words)
  if (!found || organisationWord.test(found.name.raw)) return false
  office.contact = office.build.add('contact')
  office.build.put(office.contact, 'name', found.name.raw, at('person-line', 0.9, found.name))
  if (found.role) office.build.put(office.contact, 'role', found.role.raw, at('person-line', 0.9, found.role))
  return true
}
