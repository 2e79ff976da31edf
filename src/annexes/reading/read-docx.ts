import { type Block, createText, type ReadDocument, Rejected } from './document.ts'
import { addParagraph, type Paragraph } from './docx-paragraph.ts'
import { type DocxStyle, isOn, readStyles } from './docx-styles.ts'
import { type Member, readMembers } from './open-archive.ts'
import { readXml } from './read-xml.ts'
import { createTables } from './table-cells.ts'

type Region = Block['region']
const parts: [pattern: RegExp, region: Region][] = [
  [/^word\/header\d*\.xml$/, 'header'],
  [/^word\/document\d*\.xml$/, 'main'],
  [/^word\/(?:footnotes|endnotes)\.xml$/, 'note'],
  [/^word\/footer\d*\.xml$/, 'footer'],
]
/** Never loaded: only that they are there is noted. */
const active = /^word\/(?:vbaProject|activeX\/|embeddings\/|afchunk)/i

/** A document of Word (ECMA-376). Throws Rejected. */
export async function readDocx(bytes: Buffer): Promise<ReadDocument> {
  const seen: string[] = []
  const members = await readMembers(bytes, (name) => {
    seen.push(name)
    return (
      parts.some(([pattern]) => pattern.test(name)) || /^(?:word\/styles\.xml|(?:word\/)?_rels\/.*\.rels)$/.test(name)
    )
  })
  const find = (name: string) => members.find((member) => member.name === name)?.bytes
  if (!members.some(({ name }) => /^word\/document\d*\.xml$/.test(name)))
    throw new Rejected('corrupt_file', 'word/document.xml')
  const styles = readStyles(find('word/styles.xml'))
  const text = createText()
  const tables = createTables()
  const dropped: Record<string, number> = {}
  for (const [pattern, region] of parts)
    for (const { bytes: part } of members.filter(({ name }) => pattern.test(name)))
      readPart(part, region, { styles, text, tables, dropped })
  const removed = [...seen.filter((name) => active.test(name)), ...members.flatMap(remoteTargets)]
  return {
    type: 'docx',
    mediaType: '',
    charset: null,
    charsetHow: null,
    pages: null,
    ...text.finish(),
    sheets: [],
    warnings: removed.length > 0 ? [{ code: 'active_content_removed', detail: `${removed.length}` }] : [],
    dropped,
  }
}

/** Targets outside the file that Word would load by itself: templates, linked pictures and objects. */
function remoteTargets({ name, bytes }: Member): string[] {
  const found: string[] = []
  if (!name.endsWith('.rels')) return found
  readXml(bytes, {
    open({ name, attributes: { TargetMode, Type = '', Target = '' } }) {
      if (name === 'Relationship' && TargetMode === 'External' && !/hyperlink$/.test(Type)) found.push(Target)
    },
  })
  return found
}

type Whole = {
  styles: Map<string, DocxStyle>
  text: ReturnType<typeof createText>
  tables: ReturnType<typeof createTables>
  dropped: Record<string, number>
}

/** Reads one part into blocks: paragraphs, items, headings and cells in reading order. */
function readPart(bytes: Buffer, region: Region, { styles, text, tables, dropped }: Whole): void {
  const drop = (what: string) => {
    dropped[what] = (dropped[what] ?? 0) + 1
  }
  const paragraphs: Paragraph[] = []
  const skipping: string[] = []
  let run = { vanish: false, bold: undefined as boolean | undefined }
  let [inText, isHeader] = [false, false]
  const append = (piece: string) => {
    const paragraph = paragraphs.at(-1)
    if (!paragraph || skipping.length > 0) return
    paragraph.text += piece
    if (run.vanish) paragraph.vanished += piece.length
    if (run.bold) paragraph.bold += piece.length
  }
  const flush = () => {
    const paragraph = paragraphs.pop()
    if (paragraph) addParagraph(text, paragraph, styles, region, tables.place())
  }
  readXml(bytes, {
    open({ name, attributes }) {
      // The fallback repeats a text box for older programs; deleted text is not what the document says.
      if (['Fallback', 'del', 'moveFrom', 'instrText', 'rPrChange', 'pPrChange'].includes(name)) {
        if (name === 'del' || name === 'moveFrom') drop('deletions')
        skipping.push(name)
      }
      if (skipping.length > 0) return
      const paragraph = paragraphs.at(-1)
      if (name === 'p') paragraphs.push({ text: '', vanished: 0, bold: 0 })
      else if (name === 'tbl') tables.startTable()
      else if (name === 'tr') {
        isHeader = false
        tables.startRow()
      } else if (name === 'gridBefore') tables.skip(Number(attributes.val))
      else if (name === 'tblHeader') isHeader = isOn(attributes.val)
      else if (name === 'tc') tables.startCell({ header: isHeader })
      else if (name === 'gridSpan') tables.widen(Number(attributes.val))
      else if (name === 'vMerge' && attributes.val !== 'restart') tables.joinAbove()
      else if (name === 'r') run = { vanish: false, bold: undefined }
      else if (name === 'vanish') run.vanish = isOn(attributes.val)
      else if (name === 'b') run.bold = isOn(attributes.val)
      else if (name === 'rStyle' && /^(?:strong|bold|intenseemphasis)/i.test(attributes.val ?? '')) run.bold ??= true
      else if (name === 't') inText = true
      else if (name === 'tab') append('\t')
      else if (name === 'br' || name === 'cr') append('\n')
      else if (name === 'noBreakHyphen') append('\u2011')
      else if (name === 'softHyphen') append('\u00ad')
      else if (name === 'drawing' || name === 'pict' || name === 'object') drop('images')
      else if (name === 'commentReference') drop('comments')
      else if (!paragraph) return
      else if (name === 'pStyle') paragraph.style = attributes.val
      else if (name === 'numId') paragraph.list = attributes.val === '0' ? 0 : (paragraph.list ?? 1)
      else if (name === 'ilvl') paragraph.list = Number(attributes.val) + 1
      else if (name === 'outlineLvl' && Number(attributes.val) < 9) paragraph.heading = Number(attributes.val) + 1
      else if (name === 'sz') paragraph.size ??= Number(attributes.val) / 2
    },
    text(piece) {
      if (inText) append(piece)
    },
    close({ name }) {
      if (skipping.at(-1) === name) skipping.pop()
      else if (skipping.length > 0) return
      else if (name === 't') inText = false
      else if (name === 'p') flush()
      else if (name === 'tc') tables.endCell()
      else if (name === 'tbl') tables.endTable()
    },
  })
}
