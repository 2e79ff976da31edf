import type { Span } from '../extraction.ts'

const titles = String.raw`(?:(?:[Pp]\.|[Pp]an[ií]?|[Mm]rs?\.?|[Mm]s\.?|[Dd]r\.?|[Pp]rof\.?|[Dd]oc\.?|[Mm]gr\.?|[Ii]nż\.?|[Ii]ng\.?|[Bb]c\.?|[Pp]h[Dd]r\.?|RNDr\.?|JUDr\.?|MUDr\.?|hab\.?|arch\.?)\s+)*`
const word = String.raw`\p{Lu}[\p{L}'’]+`
const after = String.raw`(?:,?\s+(?:Ph\.?D\.?|MBA|CSc\.?|DiS\.?|MPA|LL\.?M\.?))*`
const person = new RegExp(
  String.raw`^\s*(?:(?:[Cc]ontact|[Kk]ontakt|[Aa]sk|[Cc]all)\s+(?:for\s+)?)?${titles}(?<name>${word}(?:[- ](?:\p{Lu}\. )?${word}){1,3})${after}(?:\s*[(,–-]\s*(?<role>[^()\d@]{3,70}?)\)?)?\s*$`,
  'u',
)

/** A line that is somebody's name, and perhaps what that person does: "Ing. Jan Nowy, director". */
export function readPersonLine(words: string): { name: Span; role?: Span } | undefined {
  const found = person.exec(words)?.groups
  if (!found) return undefined
  const span = (part: string, at: number): Span => ({ start: at, end: at + part.length, raw: part })
  const name = span(found.name!, words.indexOf(found.name!))
  const role = found.role?.trim()
  return { name, ...(role ? { role: span(role, words.indexOf(role, name.end)) } : {}) }
}
