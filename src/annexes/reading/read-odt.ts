import { type Block, createText, type ReadDocument, Rejected } from './document.ts'
import { look, type Style, textProperties } from './odt-styles.ts'
import { readMembers } from './open-archive.ts'
import { readXml } from './read-xml.ts'
import { createTables } from './table-cells.ts'

type Region = Block['region']
type Paragraph = {
  text: string
  kind: 'heading' | 'item' | 'paragraph'
  level: number
  style?: string
  region: Region
  hidden: number
  bold: number
}

/** Not text of the document: what was deleted, said about it, or stands behind the picture. */
const skipped = ['tracked-changes', 'annotation', 'sequence-decls', 'variable-decls', 'desc', 'title', 'ruby-text']

/** An OpenDocument text (ISO/IEC 26300). Throws Rejected. */
export async function readOdt(bytes: Buffer): Promise<ReadDocument> {
  const scripts: string[] = []
  const members = await readMembers(bytes, (name) => {
    if (/^(?:Basic|Scripts|Object \d+|ObjectReplacements)\//.test(name)) scripts.push(name)
    return /^(?:content|styles|META-INF\/manifest)\.xml$/.test(name)
  })
  const find = (name: string) => members.find((member) => member.name === name)?.bytes
  const content = find('content.xml')
  if (find('META-INF/manifest.xml')?.includes('encryption-data')) throw new Rejected('encrypted')
  if (!content) throw new Rejected('corrupt_file', 'content.xml')
  const styles = new Map<string, Style>()
  const text = createText()
  const tables = createTables()
  const dropped: Record<string, number> = {}
  for (const part of [find('styles.xml'), content]) if (part) readPart(part, { text, tables, styles, dropped })
  return {
    type: 'odt',
    mediaType: '',
    charset: null,
    charsetHow: null,
    pages: null,
    ...text.finish(),
    sheets: [],
    warnings: scripts.length > 0 ? [{ code: 'active_content_removed', detail: `${scripts.length}` }] : [],
    dropped,
  }
}

type Whole = {
  text: ReturnType<typeof createText>
  tables: ReturnType<typeof createTables>
  styles: Map<string, Style>
  dropped: Record<string, number>
}

function readPart(bytes: Buffer, { text, tables, styles, dropped }: Whole): void {
  const open: Paragraph[] = []
  const skipping: string[] = []
  const spans: (string | undefined)[] = []
  let [depth, style] = [0, undefined as Style | undefined]
  let region: Region = 'main'
  let [inBody, isHeader] = [false, false]
  const append = (piece: string) => {
    const paragraph = open.at(-1)
    if (!paragraph || skipping.length > 0) return
    paragraph.text += piece
    if (spans.some((name) => look(styles, name, 'hidden'))) paragraph.hidden += piece.length
    if (spans.some((name) => look(styles, name, 'bold'))) paragraph.bold += piece.trim().length
  }
  readXml(bytes, {
    open({ name, attributes }) {
      if (skipped.includes(name)) {
        if (name === 'annotation') dropped.comments = (dropped.comments ?? 0) + 1
        skipping.push(name)
      }
      if (skipping.length > 0) {
        if (name === 'deletion') dropped.deletions = (dropped.deletions ?? 0) + 1
        return
      }
      if (name === 'style') {
        style = { parent: attributes['parent-style-name'] }
        styles.set(attributes.name ?? '', style)
      } else if (name === 'text-properties' && style) Object.assign(style, textProperties(attributes))
      else if (name === 'body') inBody = true
      else if (name === 'header' || name === 'footer') [region, inBody] = [name, true]
      else if (name === 'note-body') region = 'note'
      else if (!inBody) return
      else if (name === 'list') depth++
      else if (name === 'table') tables.startTable()
      else if (name === 'table-header-rows') isHeader = true
      else if (name === 'table-row') tables.startRow()
      else if (name === 'table-cell')
        tables.startCell({
          columns: Number(attributes['number-columns-spanned'] ?? attributes['number-columns-repeated'] ?? 1),
          rows: Number(attributes['number-rows-spanned'] ?? 1),
          header: isHeader,
        })
      else if (name === 'p' || name === 'h') open.push(startParagraph(name, attributes, depth, region))
      else if (name === 'span') spans.push(attributes['style-name'])
      else if (name === 's') append(' '.repeat(Math.min(Number(attributes.c ?? 1) || 1, 200)))
      else if (name === 'tab') append('\t')
      else if (name === 'line-break') append('\n')
      else if (name === 'soft-page-break') return
      else if (name === 'frame' || name === 'image') dropped.images = (dropped.images ?? 0) + (name === 'image' ? 1 : 0)
    },
    text: append,
    close({ name }) {
      if (skipping.at(-1) === name) skipping.pop()
      else if (skipping.length > 0) return
      else if (name === 'style') style = undefined
      else if (name === 'header' || name === 'footer') [region, inBody] = ['main', false]
      else if (name === 'note-body') region = 'main'
      else if (!inBody) return
      else if (name === 'list') depth--
      else if (name === 'table-cell') tables.endCell()
      else if (name === 'table-header-rows') isHeader = false
      else if (name === 'table') tables.endTable()
      else if (name === 'span') spans.pop()
      else if (name === 'p' || name === 'h') addParagraph(text, open.pop()!, styles, tables.place())
    },
  })
}

const startParagraph = (
  name: string,
  attributes: Record<string, string>,
  depth: number,
  region: Region,
): Paragraph => ({
  text: '',
  kind: name === 'h' ? 'heading' : depth > 0 ? 'item' : 'paragraph',
  level: name === 'h' ? Number(attributes['outline-level'] ?? 1) : depth,
  style: attributes['style-name'],
  region,
  hidden: 0,
  bold: 0,
})

function addParagraph(
  text: ReturnType<typeof createText>,
  paragraph: Paragraph,
  styles: Map<string, Style>,
  cell: Block['cell'],
): void {
  const { kind, level, style, region } = paragraph
  const hidden = look(styles, style, 'hidden') || paragraph.hidden > paragraph.text.length / 2
  const bold =
    look(styles, style, 'bold') || (paragraph.bold > 0 && paragraph.bold >= 0.9 * paragraph.text.trim().length)
  const fontSize = look(styles, style, 'size')
  for (const line of paragraph.text.split('\n'))
    text.add(line, {
      kind: cell ? 'cell' : kind,
      region,
      ...(kind !== 'paragraph' && !cell ? { level } : {}),
      ...(cell ? { cell } : {}),
      ...(fontSize ? { fontSize } : {}),
      ...(bold ? { style: 'bold' } : {}),
      ...(hidden ? { hidden: true } : {}),
    })
}
