import { languages } from '../../languages.ts'
import { cleanText } from './clean-text.ts'
import type { FormField } from './describe-fields.ts'
import type { FormText } from './write-form.ts'

/** A form with the numbers of the items of its lists. */
export type Typed = { form: FormText; items: ReadonlyMap<string, number[]> }

/** The text of a control; '' where there is none. */
export const typedAt = ({ form }: Pick<Typed, 'form'>, name: string): string => {
  const value = Object.hasOwn(form, name) ? form[name] : ''
  return typeof value === 'string' ? value : ''
}

/** Does anything stand in a control? */
export const isTyped = (typed: Pick<Typed, 'form'>, name: string) => cleanText(typedAt(typed, name)) !== ''

/** Does anything of a field stand in the form? A tick alone says nothing, nor does a currency without its amount. */
export function isFilled(typed: Typed, field: FormField, name: string): boolean {
  const inItems = (numbers = typed.items.get(name) ?? []) =>
    numbers.some((i) =>
      field.item
        ? field.item.some((inner) => isFilled(typed, inner, join(`${name}.${i}`, inner.name)))
        : isTyped(typed, `${name}.${i}`),
    )
  switch (field.type) {
    case 'text':
    case 'longText':
      return languages.some((language) => isTyped(typed, `${name}.${language}`))
    case 'list':
    case 'places':
    case 'themes':
      return inItems()
    case 'money':
      return isTyped(typed, `${name}.amount`)
    case 'choices':
      return (field.options ?? []).some((option) => isTyped(typed, `${name}.${option}`))
    case 'flag':
      return field.nullable && isTyped(typed, name)
    default:
      return isTyped(typed, name)
  }
}

/** The name of a field within an item; a plain text is the item itself. */
export const join = (prefix: string, name: string) => [prefix, name].filter(Boolean).join('.')
