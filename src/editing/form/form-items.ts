import type { FormText } from './write-form.ts'

/** The numbers of the items that each list of a form has, by the flat name of the list, in order. */
export function findItems(form: FormText): Map<string, number[]> {
  const found = new Map<string, Set<number>>()
  for (const name of Object.keys(form)) {
    const parts = name.split('.', 6)
    for (const [i, part] of parts.entries()) {
      if (i === 0 || !/^(?:0|[1-9]\d{0,5})$/.test(part)) continue
      const list = parts.slice(0, i).join('.')
      found.set(list, (found.get(list) ?? new Set()).add(Number(part)))
    }
  }
  return new Map([...found].map(([list, numbers]) => [list, [...numbers].sort((a, b) => a - b)]))
}
