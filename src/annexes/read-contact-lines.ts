import type { Entities } from './build-entities.ts'
import type { Loose } from './collect-fields.ts'
import type { Found } from './extraction.ts'
import { findTowns } from './gazetteers.ts'
import { findEmails, findLinks } from './normalise/emails.ts'
import { findIdentifiers, readIdentifier } from './normalise/identifiers.ts'
import { findPhones } from './normalise/phones.ts'

/** Words by which a name is one of an organisation, in the three languages, in any of their cases. */
export const organisationWord =
  /(?<!\p{L})(?:stowarzyszeni\p{L}*|zwi[aą]z(?:ek|ku|kiem)|gmin\p{L}*|miast[oau]|powiat\p{L}*|urz[aą]d\p{L}*|agencj\p{L}*|fundacj\p{L}*|instytut\p{L}*|uniwersytet\p{L}*|politechnik\p{L}*|biur[oa]|starostw\p{L}*|wojew[oó]dztw\p{L}*|ministerstw\p{L}*|metropoli\p{L}*|aglomeracj\p{L}*|association|union|municipality|city of|town of|city council|council|agency|foundation|institute|university|ministry|office|authority|metropolitan area|agglomeration|chamber|cluster|sdružení|svaz\p{L}*|město|města|obec|obce|kraj|krajský|magistrát\p{L}*|úřad\p{L}*|agentura|agentury|nadace|univerzit\p{L}*|ministerstvo|aglomerace|ltd|gmbh|a\.\s?s\.|s\.\s?r\.\s?o\.|sp\. z o\.\s?o\.|s\.a\.|z\.\s?s\.|o\.\s?p\.\s?s\.)(?!\p{L})/iu
const person =
  /^(?:(?:p\.|pan|pani|mr\.?|mrs\.?|ms\.?|dr\.?|prof\.?|mgr|inż\.?|ing\.?|mgr\.?|bc\.?|phdr\.?|rndr\.?|judr\.?)\s+)*(?<name>\p{Lu}\p{Ll}+(?:[- ]\p{Lu}\p{Ll}+){1,3})(?:,?\s+(?:Ph\.?D\.?|MBA|CSc\.?|DiS\.?))*(?:\s*[(,–-]\s*(?<role>[^()\d@]{3,60}?)\)?)?$/u
const acronym = /^(?<name>.+?)\s*\((?<short>[\p{Lu}\d]{2,8})\)$/u
const street =
  /(?<!\p{L})(?:ul\.|ulica|al\.|aleja|pl\.|plac|os\.|rynek|nám\.|náměstí|třída|tř\.|ulice|street|str\.|road|avenue|square)(?!\p{L})/iu
const postcode = /(?<!\d)(?:\d{2}-\d{3}|\d{3} ?\d{2})(?!\d)/

/** "Name (ABC)": the name and what stands in brackets, where that is an acronym. */
export function splitAcronym(text: string): { name: string; short?: string } {
  const found = acronym.exec(text.trim())?.groups
  return found ? { name: found.name!, short: found.short } : { name: text.trim() }
}

/**
 * Reads the lines of a contact or an office: whose it is, who answers, and how they are reached. Gives the lines that
 * said something; the others stay passages. `country` settles phone numbers without a country code.
 */
export function readContactLines(build: Entities, text: string, lines: Loose[], country = 'PL'): Loose[] {
  const used: Loose[] = []
  const office = { organisation: undefined as number | undefined, contact: undefined as number | undefined }
  const foundIn = (
    line: Loose,
    rule: string,
    confidence: number,
    part = { start: 0, end: line.end - line.start },
  ): Found => {
    const [start, end] = [line.start + part.start, line.start + part.end]
    return {
      start,
      end,
      raw: text.slice(start, end),
      confidence,
      rule,
      ...(line.labelSpan ? { label: line.labelSpan } : {}),
    }
  }
  const organisation = () => (office.organisation ??= build.one('organisation'))
  for (const line of lines) {
    const words = text.slice(line.start, line.end)
    const kind = /^(nip|regon|krs|i[čc]o?|di[čc])$/i
      .exec(line.label ?? '')?.[1]
      ?.toLowerCase()
      .replace(/č/g, 'c')
      .replace(/^ic$/, 'ico')
    const labelled = kind && readIdentifier(kind as 'nip', words)
    if (labelled) {
      build.put(
        organisation(),
        labelled.kind,
        labelled.value,
        foundIn(line, 'identifier', labelled.valid === false ? 0.3 : 0.99),
      )
      used.push(line)
      continue
    }
    const identifiers = findIdentifiers(line.label ? '' : words)
    const emails = findEmails(words)
    const phones = emails.length === 0 || words.length > emails[0]!.raw.length + 6 ? findPhones(words, country) : []
    const links = findLinks(words)
    const somebody = person.exec(words)?.groups
    const isOrganisation = organisationWord.test(words) && words.length < 200 && !/[.!?]\s+\p{Lu}/u.test(words)
    const to = () => office.contact ?? organisation()
    for (const each of identifiers)
      build.put(organisation(), each.kind, each.value, foundIn(line, 'identifier', each.confidence, each))
    for (const each of emails) build.put(to(), 'email', each.value, foundIn(line, 'email', each.confidence, each))
    for (const each of phones)
      build.put(to(), /fax|faks/i.test(words) ? 'fax' : 'phone', each.value, foundIn(line, 'phone', 0.9, each))
    for (const each of links) build.put(organisation(), 'web', each.value, foundIn(line, 'link', 0.9, each))
    if (identifiers.length + emails.length + phones.length + links.length > 0) used.push(line)
    else if (postcode.test(words) && words.length < 120) {
      readAddress(build, organisation(), words, (part) => foundIn(line, 'address', 0.9, part))
      used.push(line)
    } else if (street.test(words) && /\d/.test(words) && words.length < 120) {
      build.put(organisation(), 'street', words.trim(), foundIn(line, 'street', 0.9))
      used.push(line)
    } else if (/^\(.*\)$/.test(words.trim()) && office.organisation !== undefined) {
      build.put(organisation(), 'access_note', words.trim().slice(1, -1), foundIn(line, 'access-note', 0.75))
      used.push(line)
    } else if (isOrganisation) {
      const { name: written, short } = splitAcronym(words)
      const name = written.replace(/^(?:biur[oa]|siedziba|kancelář|sídlo|office of(?: the)?)\s+(?=\p{L})/iu, '')
      build.put(
        organisation(),
        'name',
        nominative(name),
        foundIn(line, 'organisation-line', 0.7, { start: words.indexOf(name), end: words.indexOf(name) + name.length }),
      )
      if (short)
        build.put(
          organisation(),
          'acronym',
          short,
          foundIn(line, 'organisation-line', 0.9, {
            start: words.lastIndexOf(short),
            end: words.lastIndexOf(short) + short.length,
          }),
        )
      used.push(line)
    } else if (somebody) {
      office.contact = build.add('contact')
      const at = words.indexOf(somebody.name!)
      build.put(
        office.contact,
        'name',
        somebody.name,
        foundIn(line, 'person-line', 0.9, { start: at, end: at + somebody.name!.length }),
      )
      const role = somebody.role?.trim()
      if (role)
        build.put(
          office.contact,
          'role',
          role,
          foundIn(line, 'person-line', 0.9, {
            start: words.lastIndexOf(role),
            end: words.lastIndexOf(role) + role.length,
          }),
        )
      used.push(line)
    }
  }
  for (const [index, { type }] of build.entities.entries())
    if (type === 'contact' && office.organisation !== undefined) build.relate(index, 'works_for', office.organisation)
  return used
}

const heads: [RegExp, string][] = [
  [/^Stowarzyszenia(?= )/, 'Stowarzyszenie'],
  [/^Związku(?= )/, 'Związek'],
  [/^Gminy(?= )/, 'Gmina'],
  [/^Miasta(?= )/, 'Miasto'],
  [/^Urzędu(?= )/, 'Urząd'],
  [/^Agencji(?= )/, 'Agencja'],
  [/^Fundacji(?= )/, 'Fundacja'],
  [/^Powiatu(?= )/, 'Powiat'],
  [/^Svazu(?= )/, 'Svaz'],
  [/^Města(?= )/, 'Město'],
  [/^Agentury(?= )/, 'Agentura'],
]
/** "Biuro Stowarzyszenia X": the genitive of the first word goes with the word before it; the rest stays as it is. */
const nominative = (name: string): string =>
  heads.reduce((text, [genitive, word]) => text.replace(genitive, word), name)

/** "ul. Plac Wolności 6, 45-018 Opole", in one line or with the street in the line before. */
function readAddress(
  build: Entities,
  organisation: number,
  words: string,
  found: (part: { start: number; end: number }) => Found,
): void {
  const code = postcode.exec(words)!
  build.put(organisation, 'postcode', code[0], found({ start: code.index, end: code.index + code[0].length }))
  const rest = words.slice(code.index + code[0].length)
  const city = /^[\s,]*(\p{Lu}[\p{L} .-]*?)(?=\s*(?:,|$|\())/u.exec(rest)
  if (city) {
    const start = code.index + code[0].length + rest.indexOf(city[1]!)
    const [town] = findTowns(`w ${city[1]}`)
    build.put(organisation, 'city', town?.town.name ?? city[1], found({ start, end: start + city[1]!.length }))
    if (town) build.put(organisation, 'country', town.town.country, found({ start, end: start + city[1]!.length }))
  }
  const before = words.slice(0, code.index).replace(/[,;\s]+$/, '')
  if (/\d/.test(before)) build.put(organisation, 'street', before.trim(), found({ start: 0, end: before.length }))
}
