import { findItems } from './form-items.ts'
import type { FormText } from './write-form.ts'

/**
 * Adds, removes or moves an item of a list in a form: `add:evidence`, `remove:evidence.1`, `up:stages.0.metrics.1`,
 * `down:sources.0`. The items are numbered from 0 again, and what says that a translation is still right goes with its
 * item. `focus` is the flat name of the item to go on with, or of the list when none is left. Undefined for what is no
 * such command; an item that is not there changes nothing.
 */
export function editList(form: FormText, command: string): { form: FormText; focus: string } | undefined {
  const { step, list, item } = parseCommand(command) ?? {}
  if (step === undefined || list === undefined) return undefined
  const numbers = findItems(form).get(list) ?? []
  const at = numbers.indexOf(Number(item))
  if (step !== 'add' && at === -1) return { form, focus: list }
  const order = reorder[step](numbers, at)
  const edited = renumber(form, list, numbers, order)
  const last = order.length - 1
  const focused = { add: last, remove: Math.min(at, last), up: Math.max(at - 1, 0), down: Math.min(at + 1, last) }[step]
  // An item without any control yet; its fields are drawn empty.
  if (step === 'add') edited[`${list}.${last}`] = ''
  return { form: edited, focus: focused < 0 ? list : `${list}.${focused}` }
}

const parseCommand = (command: string) => {
  const path = String.raw`[a-zA-Z]+(?:\.\d{1,6}\.[a-zA-Z]+){0,2}`
  const found = new RegExp(
    `^(?:(?<add>add):(?<all>${path})|(?<step>remove|up|down):(?<list>${path})\\.(?<item>\\d{1,6}))$`,
  )
  const { add, all, step, list, item } = found.exec(command)?.groups ?? {}
  return add || step ? { step: (add ?? step) as Step, list: all ?? list, item } : undefined
}

type Step = keyof typeof reorder

/** The numbers that the items had, in their new order; a new item has none. */
const reorder = {
  add: (numbers: number[]) => [...numbers, undefined],
  remove: (numbers: number[], at: number) => numbers.toSpliced(at, 1),
  up: (numbers: number[], at: number) => swap(numbers, at, at - 1),
  down: (numbers: number[], at: number) => swap(numbers, at, at + 1),
}

const swap = (numbers: number[], a: number, b: number) =>
  numbers[b] === undefined ? numbers : numbers.with(a, numbers[b]).with(b, numbers[a]!)

function renumber(form: FormText, list: string, before: number[], after: (number | undefined)[]): FormText {
  const place = new Map(before.map((number) => [String(number), after.indexOf(number)]))
  const edited: FormText = {}
  for (const [name, value] of Object.entries(form)) {
    const [, right = '', path = ''] = /^(right\.)?(.*)$/s.exec(name) ?? []
    const rest = path.startsWith(`${list}.`) ? path.slice(list.length + 1) : undefined
    const [, number, tail = ''] = /^(\d+)([. ].*)?$/s.exec(rest ?? '') ?? []
    const at = number === undefined ? undefined : place.get(number)
    if (at === undefined) edited[name] = value
    else if (at >= 0) edited[`${right}${list}.${at}${tail}`] = value
  }
  return edited
}
