import type { Block, createText } from './document.ts'
import type { DocxStyle } from './docx-styles.ts'

/** A paragraph while it is read; `vanished` and `bold` count its letters that are so. */
export type Paragraph = {
  text: string
  style?: string
  heading?: number
  list?: number
  vanished: number
  bold: number
  size?: number
}

/** A line break inside a paragraph starts a new block: labels stand on lines of their own. */
export function addParagraph(
  text: ReturnType<typeof createText>,
  paragraph: Paragraph,
  styles: Map<string, DocxStyle>,
  region: Block['region'],
  cell: Block['cell'],
): void {
  const style = paragraph.style === undefined ? undefined : styles.get(paragraph.style)
  const heading = paragraph.heading ?? style?.heading
  const list = paragraph.list ?? style?.list ?? 0
  const isBold = style?.bold || paragraph.bold > 0.9 * paragraph.text.trim().length
  const kind = cell ? 'cell' : heading ? 'heading' : list > 0 ? 'item' : 'paragraph'
  for (const line of paragraph.text.split('\n'))
    text.add(line, {
      kind,
      region,
      ...(kind === 'heading' ? { level: heading } : kind === 'item' ? { level: list } : {}),
      ...(cell ? { cell } : {}),
      ...((paragraph.size ?? style?.size) ? { fontSize: paragraph.size ?? style?.size } : {}),
      ...(isBold ? { style: 'bold' } : style?.name ? { style: style.name } : {}),
      ...(paragraph.vanished > paragraph.text.length / 2 ? { hidden: true } : {}),
    })
}
