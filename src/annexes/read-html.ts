import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { decodeText } from './decode-text.ts'
import { type Block, createText, type ReadDocument } from './document.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element
type Where = Pick<Block, 'region' | 'hidden' | 'level'> & {
  pre?: boolean
  list?: number
  kind?: Block['kind']
  cell?: Block['cell']
}

const ignored = new Set([
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
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const regions: Record<string, Block['region']> = { nav: 'nav', header: 'header', footer: 'footer', aside: 'aside' }
const boilerplate =
  /(?:^|[\s_-])(?:breadcrumbs?|menu|navbar|navigation|sidebar|cookies?|skip-?links?|pagination|social|share)(?:$|[\s_-])/i

/** A page. Nothing is loaded or run; what a browser would not show is kept as hidden. Throws Rejected. */
export function readHtml(bytes: Buffer): ReadDocument {
  const head = bytes.subarray(0, 2048).toString('latin1')
  const declared =
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? /^<\?xml[^>]*encoding=["']([\w-]+)/.exec(head)?.[1]
  const { text: source, charset, how, warnings } = decodeText(bytes, declared)
  const text = createText()
  const dropped: Record<string, number> = {}
  let tables = 0
  let removed = 0
  let line = ''
  const drop = (what: string) => {
    dropped[what] = (dropped[what] ?? 0) + 1
  }
  const flush = ({ region, hidden, kind = 'paragraph', level, cell, pre }: Where) => {
    const lines = pre ? line.split('\n') : [line.replace(/[ \t\r\n\f]+/g, ' ').trim()]
    line = ''
    for (const each of lines)
      text.add(each, {
        kind: cell ? 'cell' : kind,
        region,
        ...(level && !cell ? { level } : {}),
        ...(cell ? { cell } : {}),
        ...(hidden ? { hidden } : {}),
      })
  }

  const walk = (node: Node, where: Where, depth: number): void => {
    if (depth > 500) {
      drop('depth')
      return
    }
    if ('value' in node) {
      line += node.value
      return
    }
    if (node.nodeName === '#comment') drop('comments')
    if (!('tagName' in node)) return
    const name = node.tagName
    if (active.has(name)) removed++
    removed += node.attrs.filter(({ name, value }) => /^on/i.test(name) || isScriptLink(value)).length
    if (name === 'meta' && node.attrs.some((a) => /^refresh$/i.test(a.value))) removed++
    if (ignored.has(name)) {
      if (name !== 'head') drop(name === 'script' ? 'scripts' : name)
      if (name === 'head') removed += countActive(node)
      return
    }
    if (name === 'img') {
      drop('images')
      return
    }
    if (name === 'br') {
      if (where.pre) line += '\n'
      else flush(where)
      return
    }
    if (inline.has(name) && !isHidden(node)) {
      for (const child of node.childNodes) walk(child, where, depth + 1)
      return
    }
    flush(where)
    const inner = describe(node, where)
    if (name === 'table') tables++
    if (name === 'table') walkTable(node, inner, tables - 1, depth)
    else for (const child of node.childNodes) walk(child, inner, depth + 1)
    flush(inner)
  }

  /** Rows and cells of a table by their place; a caption and what a parser left between stay paragraphs. */
  const walkTable = (table: Element, where: Where, number: number, depth: number) => {
    let row = -1
    const inside = (node: Node) => {
      if (!('tagName' in node)) return
      if (node.tagName === 'tr') {
        row++
        let column = -1
        for (const cell of node.childNodes) {
          if (!('tagName' in cell) || !/^t[dh]$/.test(cell.tagName)) continue
          column++
          const place = { table: number, row, column, ...(cell.tagName === 'th' ? { header: true } : {}) }
          const inner = { ...describe(cell, where), cell: place }
          for (const child of cell.childNodes) walk(child, inner, depth + 2)
          flush(inner)
        }
      } else if (/^(?:thead|tbody|tfoot)$/.test(node.tagName)) node.childNodes.forEach(inside)
      else if (node.tagName === 'caption') walk(node, where, depth + 1)
    }
    table.childNodes.forEach(inside)
  }

  for (const node of parse(source).childNodes) walk(node as Node, { region: 'main' }, 0)
  return {
    type: 'html',
    mediaType: '',
    charset,
    charsetHow: how,
    pages: null,
    ...text.finish(),
    sheets: [],
    warnings: removed > 0 ? [...warnings, { code: 'active_content_removed', detail: `${removed}` }] : warnings,
    dropped,
  }
}

/** Browsers overlook white space and control characters in it. */
const isScriptLink = (value: string) =>
  /^(?:javascript|vbscript|data:text\/html)/i.test(value.replace(/[\s\p{Cc}]/gu, ''))

const attribute = (node: Element, name: string) => node.attrs.find((each) => each.name === name)?.value

const isHidden = (node: Element) =>
  attribute(node, 'hidden') !== undefined ||
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0/i.test(attribute(node, 'style') ?? '')

/** Where the children of an element are: in which region, in which list, as what kind of block. */
function describe(node: Element, where: Where): Where {
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

function countActive(node: Element): number {
  return node.childNodes.filter(
    (child) =>
      'tagName' in child &&
      (child.tagName === 'script' ||
        (child.tagName === 'meta' && child.attrs.some(({ value }) => /^refresh$/i.test(value)))),
  ).length
}
