import type { Kind } from '../entries/kind.ts'
import type { Language } from '../languages.ts'
import { describeFields } from './form/describe-fields.ts'

/** The id of the control in the editor where a field is filled in: of a text that in the original language. */
export function anchorOf(kind: Kind, name: string, original: Language): string {
  const field = describeFields(kind).find((each) => each.name === name)
  return field?.type === 'text' || field?.type === 'longText' ? `${name}.${original}` : name
}
