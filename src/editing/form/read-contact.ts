import { checkIdentifier, type IdentifierName, identifierLabels } from '../../organisations/check-identifiers.ts'
import { oneLine } from './clean-text.ts'
import type { FormField } from './describe-fields.ts'
import { longestQuote, type ReadValue, wrong } from './fault.ts'

// How to find and reach a body: numbers of registers, links, e-mail addresses, phones. All take clean text.

export function readIdentifier(text: string, { name, pattern }: FormField): ReadValue {
  const register = name as IdentifierName
  const digits = text
    .toUpperCase()
    .replace(/^\p{L}{3,5}:?\s*(?=\d|CZ|PL)/u, '')
    .replace(/[\s.–-]/g, '')
  const value = register === 'dic' ? digits.replace(/^(?=\d)/, 'CZ') : digits.replace(/^PL(?=\d)/, '')
  const values = { label: identifierLabels[register], x: oneLine(text).slice(0, longestQuote) }
  if (!pattern?.test(value)) return { fault: { code: 'identifier', values } }
  // Documents hold wrong numbers too: it is kept as it was read, and somebody has to look at it.
  return checkIdentifier(register, value) === 'wrong' ? { value, fault: { code: 'checksum', values } } : { value }
}

export function readLink(text: string): ReadValue {
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)
  const link = hasScheme ? text : `https://${text.replace(/^\/\//, '')}`
  const fits = /^https?:\/\/[^\s/]+\.[^\s]*$/i.test(link) && URL.canParse(link)
  return fits ? { value: link } : wrong('link', oneLine(text))
}

export function readEmail(text: string): ReadValue {
  const email = text.replace(/^mailto:/i, '').toLowerCase()
  return isEmail(email) ? { value: email } : wrong('email', oneLine(text))
}

const isEmail = (text: string) =>
  /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/.test(text)

const callingCodes: Record<string, string> = { PL: '+48', CZ: '+420' }

export function readPhone(text: string, country = ''): ReadValue {
  const number = text
    .replace(/^tel(?:\.|efon)?:? ?/i, '')
    .replace(/[\s()./–-]/g, '')
    .replace(/^00/, '+')
  const national = country === 'PL' ? number.replace(/^0(?=\d{9}$)/, '') : number
  const whole = /^\d{9}$/.test(national) ? `${callingCodes[country] ?? ''}${national}` : number
  const fits = /^\+(?:48\d{9}|420\d{9}|(?!48|420)[1-9]\d{5,14})$/.test(whole)
  return fits ? { value: whole } : wrong('phone', oneLine(text))
}
