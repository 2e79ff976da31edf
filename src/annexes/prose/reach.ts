import { foldWords } from '../gazetteers/fold-text.ts'
import { findEmails, findLinks } from '../normalise/emails.ts'
import { findIdentifiers } from '../normalise/identifiers.ts'
import { findPhones } from '../normalise/phones.ts'
import { findAddress } from './addresses.ts'
import { organisationOf } from './known-entities.ts'
import { foundAt, overlaps, shift } from './parts.ts'
import type { Reading, Sentence } from './reading.ts'

/** E-mails, phones, addresses and register numbers inside a sentence: of a person in it, an event, or a body. */
export function readReach(
  reading: Reading,
  sentence: Sentence,
  to: { event?: number; project?: number; registers: boolean },
): void {
  const { build, text } = reading
  const taken = sentence.persons.flatMap(({ emails, phones }) => [...emails, ...phones])
  const free = <T extends { start: number; end: number }>(all: T[]) =>
    all.filter((each) => !taken.some((other) => overlaps(other, each)))
  const emails = free(shift(sentence, findEmails(sentence.text)))
  const identifiers = shift(sentence, findIdentifiers(sentence.text))
  const address = findAddress(sentence.text)
  const phones = free(shift(sentence, findPhones(sentence.text, reading.language === 'cs' ? 'CZ' : 'PL'))).filter(
    (each) =>
      !identifiers.some((other) => overlaps(other, each)) &&
      !(
        address?.postcode &&
        overlaps(each, { start: sentence.start + address.postcode.start, end: sentence.start + address.postcode.end })
      ),
  )
  const seat = /siedzib|mieszcz|biuro|adres|office|seat|based|located|headquarter|sidl|kancelar/.test(
    sentence.folded.text,
  )
  const body = () => {
    const named = sentence.organisations.find(({ weak }) => !weak)
    return named ? organisationOf(reading, named) : reading.organisation
  }
  if (identifiers.length > 0 || (address && seat && to.event === undefined)) {
    const organisation = body()
    if (organisation !== undefined) {
      reading.organisation ??= organisation
      for (const each of identifiers)
        build.put(organisation, each.kind, each.value, foundAt(each, 'identifier', each.confidence))
      if (address?.street)
        build.put(organisation, 'street', address.street.raw, foundAt(shift(sentence, [address.street])[0]!, 'address'))
      if (address?.postcode)
        build.put(
          organisation,
          'postcode',
          address.postcode.raw,
          foundAt(shift(sentence, [address.postcode])[0]!, 'address', 0.85),
        )
      if (address?.city)
        build.put(
          organisation,
          'city',
          address.city.value,
          foundAt(shift(sentence, [address.city])[0]!, 'address', 0.85),
        )
    }
  }
  for (const link of shift(sentence, findLinks(sentence.text)))
    if (to.project !== undefined && !to.registers) build.put(to.project, 'web', link.value, foundAt(link, 'web', 0.75))
  if (emails.length + phones.length === 0) return
  const owner = to.event === undefined && !to.registers && seat ? body() : undefined
  const contact = owner ?? unnamed(reading, to.registers ? 'registration' : `${emails[0]?.value ?? phones[0]?.value}`)
  for (const each of emails) build.put(contact, 'email', each.value, foundAt(each, 'email', each.confidence))
  for (const each of phones)
    build.put(
      contact,
      /fax|faks/.test(foldWords(text.slice(Math.max(0, each.start - 12), each.start))) ? 'fax' : 'phone',
      each.value,
      foundAt(each, 'phone', 0.85),
    )
  if (to.registers && to.event !== undefined && owner === undefined)
    build.relate(contact, 'registration_contact', to.event)
}

function unnamed(reading: Reading, key: string): number {
  const known = reading.keys.get(`contact:${key}`)
  const contact = known ?? reading.build.add('contact')
  reading.keys.set(`contact:${key}`, contact)
  return contact
}
