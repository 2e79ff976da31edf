import { readPersonLine } from '../labels/person-line.ts'
import { organisationWord } from '../labels/read-contact-lines.ts'
import type { Paragraph } from './lists.ts'
import { foundAt, spanOf, trimSpan } from './parts.ts'
import type { Reading } from './reading.ts'

const closing =
  /^\s*(?:z (?:wyrazami szacunku|poważaniem|pozdrowieniami)|łączę (?:wyrazy szacunku|pozdrowienia)|s (?:pozdravem|úctou|přátelským pozdravem)|se srdečným pozdravem|yours (?:sincerely|faithfully|truly)|(?:kind|best|warm) regards|sincerely(?: yours)?|with (?:kind|best) (?:regards|wishes))[\s,.]*$/iu

export const isClosing = (words: string): boolean => words.length < 50 && closing.test(words)

/** Under the closing words of a letter: who signs, and what that person is. How many lines that took. */
export function readSignature(reading: Reading, lines: Paragraph[]): number {
  const { text, build } = reading
  const [first, second] = lines
  const said = first ? text.slice(first.start, first.end) : ''
  const person = said.length < 90 && !organisationWord.test(said) ? readPersonLine(said) : undefined
  if (!first || !person) return 0
  const contact = build.add('contact')
  const at = (part: { start: number; end: number }) => spanOf(text, first.start + part.start, first.start + part.end)
  build.put(contact, 'name', person.name.raw, foundAt(at(person.name), 'signature', 0.75))
  if (person.role) build.put(contact, 'role', person.role.raw, foundAt(at(person.role), 'signature', 0.75))
  const role = second ? trimSpan(text, second.start, second.end) : undefined
  if (person.role || !role || role.raw.length > 70 || /[@\d.:]|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \p{Lu}/u.test(role.raw))
    return 1
  build.put(contact, 'role', role.raw, foundAt(role, 'signature', 0.7))
  return 2
}
