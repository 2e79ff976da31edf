import type { Entities } from '../build-entities.ts'
import type { EntityType, Found } from '../extraction.ts'
import { isBoilerplate } from '../passages.ts'
import type { Loose, Segment } from './collect-fields.ts'

const mark = /^\s*(?:[•▪◦‣·*–—-]|\(?\d{1,2}[.)]|[a-z][.)])\s+/u
const isNumbered = (words: string) => mark.test(words)

/** Adds an item of a list without its bullet or number. */
export function pushItem(
  build: Entities,
  entity: number,
  field: string,
  text: string,
  { start, end }: { start: number; end: number },
  rule: string,
  confidence: number,
  label?: Found['label'],
): void {
  const from = start + markLength(text.slice(start, end))
  const raw = text.slice(from, end)
  if (raw.trim())
    build.push(entity, field, raw, { start: from, end, raw, confidence, rule, ...(label ? { label } : {}) })
}

/** How long the bullet or number at the beginning is. */
export const markLength = (words: string): number => mark.exec(words)?.[0].length ?? 0

/**
 * The heading, else the first line, that no label took before all labels is the title; list items after it are topics
 * of a partnership. Gives what is left.
 */
export function takeTitle(build: Entities, main: number, type: EntityType, segment: Segment, text: string): Loose[] {
  const first = Math.min(...segment.fields.map(({ labelSpan }) => labelSpan.start))
  const said = ({ start, end }: Loose) => text.slice(start, end)
  const before = segment.loose.filter((each) => each.end <= first && !each.label && !isBoilerplate(said(each)))
  const field = type === 'organisation' || type === 'programme' ? 'name' : 'title'
  const named = segment.fields.some(
    ({ label: { target } }) =>
      /\.(?:title|name)$/.test(target) && (type === 'organisation' || !/^(?:organisation|contact)\./.test(target)),
  )
  const lines = before.filter(({ block }) => block.kind !== 'item')
  const headings = lines.filter(({ block }) => block.kind === 'heading')
  const title = named
    ? undefined
    : (headings.toSorted((a, b) => (a.block.level ?? 9) - (b.block.level ?? 9))[0] ??
      lines.find(({ block }) => block.style === 'bold') ??
      lines[0])
  const words = title ? said(title) : ''
  if (!title || words.length > 300) return segment.loose
  const span = { start: title.start, end: title.end, raw: words }
  build.put(main, field, words, { ...span, confidence: 0.9, rule: 'title-line' })
  const items =
    type === 'partnership' ? before.filter((each) => each.start > title.start && isTopic(each, said(each))) : []
  for (const item of items) pushItem(build, main, 'topics', text, item, 'topic-item', 0.9)
  const taken = [title, ...items]
  return segment.loose.filter((each) => !taken.includes(each))
}

const isTopic = ({ block }: Loose, words: string) => block.kind === 'item' || isNumbered(words)
