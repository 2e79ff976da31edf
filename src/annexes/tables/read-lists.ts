import { foldWords } from '../gazetteers/fold-text.ts'
import { readCountry } from '../gazetteers/gazetteers.ts'
import { shapeValue } from '../labels/shape-value.ts'
import { findEmails } from '../normalise/emails.ts'
import { readPhone } from '../normalise/phones.ts'
import type { Cell } from '../reading/document.ts'
import { type CellContext, type Part, type Read, trouble, whole } from './read-cell.ts'
import { vocabulary } from './read-choice.ts'
import { splitList } from './split-cell.ts'

const sought: [RegExp, string][] = [
  [/^lead_expert$|lead expert|ekspert\w* wiodac|(?:hlavni|vedouci)\w* expert/, 'lead_expert'],
  [/^associated_partners$|associated|stowarzyszon|pridruzen/, 'associated_partners'],
  [/^know_how$|know.?how|wiedz|doswiadczen|zkusenost|good practice/, 'know_how'],
  [/partner/, 'project_partners'],
]

/** A text as it stands; of a contact the e-mail address beside the name. */
export function readText(field: string, text: string): Read {
  const [mail] = field === 'contact_name' ? findEmails(text) : []
  if (!mail) return { parts: [whole(text, field, text)] }
  const email: Part = { field: 'contact_email', value: mail.value, start: mail.start, end: mail.end, confidence: 0.95 }
  const name = text.slice(0, mail.start).replace(/[\s,;:(<-]+$/, '')
  return { parts: name ? [email, { field, value: name, start: 0, end: name.length, confidence: 0.9 }] : [email] }
}

/** The items of a list, each with its own place. */
export function readItems(field: string, text: string): Read {
  const items = splitList(text)
  const parts = items.flatMap(({ text: item, start, end }): Part[] => {
    const value = field === 'looking_for' ? sought.find(([pattern]) => pattern.test(foldWords(item)))?.[1] : item
    return value === undefined ? [] : [{ field, value, start, end, confidence: 0.9, item: true }]
  })
  return parts.length < items.length ? { parts, problem: { code: 'unreadable_value' } } : { parts }
}

/** A country, or several: then each is a place. */
export function readCountries(field: string, text: string): Read {
  const country = readCountry(text)
  if (country) return { parts: [whole(text, field, country)] }
  const several = splitList(text.replace(/[,/]/g, ';')).map((item) => ({ ...item, code: readCountry(item.text) }))
  if (several.length > 1 && several.every(({ code }) => code))
    return {
      parts: several.map(({ start, end, code }) => ({
        ...(field === 'country' ? { field: 'places', value: { country: code } } : { field, value: code }),
        start,
        end,
        confidence: 0.9,
        item: true,
      })),
    }
  const shaped = field === 'country' ? shapeValue('location', text, { language: 'en' }) : undefined
  const found = shaped?.filter((part) => part.field === 'country')
  return found?.length ? { parts: found } : trouble('unknown_country')
}

const placeForm = /^([A-Z]{2})(?: ([A-Z]{2}[A-Z0-9]{1,3}))?(?: (.+))?$/

/** "PL PL52 Opole | CZ CZ071 Olomouc": as our exports write places. */
export function readPlaces(field: string, text: string): Read {
  const parts = splitList(text).flatMap(({ text: item, start, end }): Part[] => {
    const [, country, region, city] = placeForm.exec(item) ?? []
    const value = country && { country, ...(region ? { region } : {}), ...(city ? { city } : {}) }
    return value ? [{ field, value, start, end, confidence: 0.95, item: true }] : []
  })
  return parts.length > 0 ? { parts } : trouble('unreadable_value')
}

const theme = vocabulary('themes')

/** Themes of the portal by their names; what it has no theme for stays a topic in the words of the table. */
export function readThemes(_field: string, text: string): Read {
  const items = splitList(/[\n|;•]/.test(text) || theme(text) ? text : text.replace(/,/g, ';'))
  return {
    parts: items.map(({ text: item, start, end }) => {
      // identifiers, as our exports write them, also of themes that were added later
      const id = theme(item) ?? /^[a-z0-9]+(?:-[a-z0-9]+)+$/.exec(item)?.[0]
      return { field: id ? 'themes' : 'topics', value: id ?? item, start, end, confidence: id ? 0.85 : 0.9, item: true }
    }),
  }
}

const plainNames: Record<string, string> = { contact_email: 'email', contact_phone: 'phone' }

/** What is read as behind a label; a field of others keeps its own name. */
export function shapeCell(field: string, text: string, cell: Cell, { language, country }: CellContext): Read {
  const [, owner, rest] = /^(lead|partner|organisation|contact)_(.+)$/.exec(field) ?? []
  const name = plainNames[field] ?? rest ?? field
  if (name === 'phone' || name === 'fax') {
    const value = readPhone(cell.type === 'number' ? String(cell.value) : text, country ?? 'PL')
    if (value) return { parts: [whole(text, field, value, country || /^\s*(?:\+|00)/.test(text) ? 0.95 : 0.6)] }
  }
  // an address that is whole stays just as it is written
  if (name === 'web' && /^https?:\/\/[^\s|;,]+$/.test(text) && URL.canParse(text))
    return { parts: [whole(text, field, text)] }
  if (name === 'email' && !/[\s,;]/.test(text) && findEmails(text).length === 0) return trouble('unreadable_email')
  const shaped = shapeValue(name, text, { language, country })
  if (!shaped || shaped.length === 0) return trouble(name === 'email' ? 'unreadable_email' : 'unreadable_value')
  return {
    parts: shaped.map((part) => ({ ...part, field: owner ? `${owner}_${part.field}` : part.field })),
  }
}
