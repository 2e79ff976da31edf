import type { DefaultTreeAdapterTypes } from 'parse5'
import type { Block } from './document.ts'

type Element = DefaultTreeAdapterTypes.Element

/** Where a piece of a page stands: in which region, list and cell, and as what kind of block. */
export type Where = Pick<Block, 'region' | 'hidden' | 'level'> & {
  pre?: boolean
  list?: number
  kind?: Block['kind']
  cell?: Block['cell']
}

/** What a browser shows no text of, or none that the page says. */
export const ignored = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'svg',
  'head',
  'canvas',
  'audio',
  'video',
  'math',
  'select',
  'textarea',
  'button',
])
const active = new Set(['script', 'iframe', 'object', 'embed', 'form'])
export const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const regions: Record<string, Block['region']> = { nav: 'nav', header: 'header', footer: 'footer', aside: 'aside' }
const boilerplate =
  /(?:^|[\s_-])(?:breadcrumbs?|menu|navbar|navigation|sidebar|cookies?|skip-?links?|pagination|social|share)(?:$|[\s_-])/i

/** Browsers overlook white space and control characters in it. */
const isScriptLink = (value: string) =>
  /^(?:javascript|vbscript|data:text\/html)/i.test(value.replace(/[\s\p{Cc}]/gu, ''))

const attribute = (node: Element, name: string) => node.attrs.find((each) => each.name === name)?.value

/** How far a cell goes, and whether it heads others. */
export const spanOf = (cell: Element) => ({
  columns: Number(attribute(cell, 'colspan') ?? 1),
  rows: Number(attribute(cell, 'rowspan') ?? 1),
  header: cell.tagName === 'th',
})

export const isHidden = (node: Element) =>
  attribute(node, 'hidden') !== undefined ||
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0/i.test(attribute(node, 'style') ?? '')

/** Where the children of an element are: in which region, in which list, as what kind of block. */
export function describe(node: Element, where: Where): Where {
  const name = node.tagName
  const role = attribute(node, 'role')
  const marked = `${attribute(node, 'class') ?? ''} ${attribute(node, 'id') ?? ''}`
  const landmark =
    role === 'navigation' || boilerplate.test(marked)
      ? 'nav'
      : role === 'banner'
        ? 'header'
        : role === 'contentinfo'
          ? 'footer'
          : regions[name]
  const isList = name === 'ul' || name === 'ol'
  const kind: Block['kind'] | undefined = /^h[1-6]$/.test(name)
    ? 'heading'
    : name === 'dt'
      ? 'label'
      : name === 'li'
        ? 'item'
        : where.kind === 'item' && !/^(?:dd|td|th)$/.test(name)
          ? 'item'
          : undefined
  return {
    region: where.region !== 'main' ? where.region : (landmark ?? 'main'),
    hidden: where.hidden || isHidden(node) || undefined,
    pre: where.pre || name === 'pre',
    list: (where.list ?? 0) + (isList ? 1 : 0),
    kind,
    level: kind === 'heading' ? Number(name[1] ?? 0) || where.level : kind === 'item' ? where.list : undefined,
    cell: where.cell,
  }
}

/** Scripts and forwarding in the head of a page. */
export function countActive(node: Element): number {
  return node.childNodes.filter(
    (child) =>
      'tagName' in child &&
      (child.tagName === 'script' ||
        (child.tagName === 'meta' && child.attrs.some(({ value }) => /^refresh$/i.test(value)))),
  ).length
}

/** How much of an element would do something by itself: the element, its handlers, its links to scripts. */
export function isActive(node: Element): number {
  const forwards = node.tagName === 'meta' && node.attrs.some(({ value }) => /^refresh$/i.test(value))
  const handlers = node.attrs.filter(({ name, value }) => /^on/i.test(name) || isScriptLink(value)).length
  return (active.has(node.tagName) ? 1 : 0) + (forwards ? 1 : 0) + handlers
}

export const isBold = (node: Element): boolean =>
  /^(?:b|strong)$/.test(node.tagName) || /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attribute(node, 'style') ?? '')
