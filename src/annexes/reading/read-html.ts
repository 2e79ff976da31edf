import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { decodeText } from './decode-text.ts'
import { createText, type ReadDocument } from './document.ts'
import {
  countActive,
  describe,
  ignored,
  inline,
  isActive,
  isBold,
  isHidden,
  spanOf,
  type Where,
} from './html-elements.ts'
import { createTables } from './table-cells.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** A page. Nothing is loaded or run; what a browser would not show is kept as hidden. Throws Rejected. */
export function readHtml(bytes: Buffer): ReadDocument {
  const head = bytes.subarray(0, 2048).toString('latin1')
  const declared =
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? /^<\?xml[^>]*encoding=["']([\w-]+)/.exec(head)?.[1]
  const { text: source, charset, how, warnings } = decodeText(bytes, declared)
  const text = createText()
  const dropped: Record<string, number> = {}
  const tables = createTables()
  let removed = 0
  let line = ''
  let [bold, boldSigns] = [false, 0]
  const drop = (what: string) => {
    dropped[what] = (dropped[what] ?? 0) + 1
  }
  const flush = ({ region, hidden, kind = 'paragraph', level, cell, pre }: Where) => {
    const lines = pre ? line.split('\n') : [line.replace(/[ \t\r\n\f]+/g, ' ').trim()]
    const style = boldSigns > 0 && boldSigns >= line.replace(/\s/g, '').length * 0.9 ? { style: 'bold' } : {}
    line = ''
    boldSigns = 0
    for (const each of lines)
      text.add(each, {
        kind: cell ? 'cell' : kind,
        region,
        ...(level && !cell ? { level } : {}),
        ...(cell ? { cell } : {}),
        ...style,
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
      if (bold) boldSigns += node.value.replace(/\s/g, '').length
      return
    }
    if (node.nodeName === '#comment') drop('comments')
    if (!('tagName' in node)) return
    const name = node.tagName
    removed += isActive(node)
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
    const wasBold = bold
    bold ||= isBold(node)
    if (inline.has(name) && !isHidden(node)) {
      for (const child of node.childNodes) walk(child, where, depth + 1)
      bold = wasBold
      return
    }
    flush(where)
    const inner = describe(node, where)
    if (name === 'table') walkTable(node, inner, depth)
    else for (const child of node.childNodes) walk(child, inner, depth + 1)
    flush(inner)
    bold = wasBold
  }

  /** Rows and cells of a table by their place; a caption and what a parser left between stay paragraphs. */
  const walkTable = (table: Element, where: Where, depth: number) => {
    tables.startTable()
    const inside = (node: Node) => {
      if (!('tagName' in node)) return
      if (node.tagName === 'tr') {
        tables.startRow()
        for (const cell of node.childNodes) {
          if (!('tagName' in cell) || !/^t[dh]$/.test(cell.tagName)) continue
          const place = tables.startCell(spanOf(cell))
          const inner = { ...describe(cell, where), cell: place }
          for (const child of cell.childNodes) walk(child, inner, depth + 2)
          flush(inner)
          tables.endCell()
        }
      } else if (/^(?:thead|tbody|tfoot)$/.test(node.tagName)) node.childNodes.forEach(inside)
      else if (node.tagName === 'caption') walk(node, where, depth + 1)
    }
    table.childNodes.forEach(inside)
    tables.endTable()
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
