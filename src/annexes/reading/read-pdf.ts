import { getDocumentProxy } from 'unpdf'
import { createText, type ReadDocument, Rejected, type Warning } from './document.ts'
import { limits } from './limits.ts'
import { type Line, linesOf, type Piece } from './pdf-lines.ts'
import { joinLines } from './pdf-paragraphs.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/**
 * The text layer of a PDF. A page has only pieces at places, so lines, paragraphs and headings are found by heights and
 * gaps (pdf-lines.ts). Without a text layer the document is empty and says no_text_layer. Throws Rejected.
 */
export async function readPdf(bytes: Buffer): Promise<ReadDocument> {
  // pdf.js makes something even of half a file; half an annex is none
  if (!bytes.subarray(-2048).includes('startxref')) throw new Rejected('corrupt_file', 'pdf')
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > limits.pages) throw new Rejected('too_many_pages', `${pdf.numPages}`)
    const lines: Line[] = []
    let [characters, width] = [0, 0]
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      width = Math.max(width, page.getViewport({ scale: 1 }).width)
      const { items } = await page.getTextContent()
      const pieces = items.flatMap((item): Piece[] =>
        'str' in item
          ? [
              {
                text: item.str,
                x: item.transform[4],
                y: item.transform[5],
                width: item.width,
                height: Math.abs(item.transform[3]) || item.height,
                ends: item.hasEOL,
                font: item.fontName,
              },
            ]
          : [],
      )
      characters += pieces.reduce((sum, { text }) => sum + text.length, 0)
      if (characters > limits.characters) throw new Rejected('reader_limit', 'characters')
      lines.push(...linesOf(pieces, number))
      page.cleanup()
    }
    const text = createText()
    for (const { text: words, ...block } of joinLines(lines, width)) text.add(words, { ...block, region: 'main' })
    const { text: canonical, blocks } = text.finish()
    const warnings: Warning[] = canonical === '' ? [{ code: 'no_text_layer' }] : []
    if (await hasActiveContent(pdf)) warnings.push({ code: 'active_content_removed' })
    return {
      type: 'pdf',
      mediaType: '',
      charset: null,
      charsetHow: null,
      pages: pdf.numPages,
      text: canonical,
      blocks,
      sheets: [],
      warnings,
      dropped: {},
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function open(bytes: Buffer): Promise<Pdf> {
  try {
    // No evaluated code, no font or image of the system, no request: text is all that is wanted.
    return await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: 0,
    })
  } catch (error) {
    throw new Rejected((error as Error).name === 'PasswordException' ? 'encrypted' : 'corrupt_file', 'pdf')
  }
}

async function hasActiveContent(pdf: Pdf): Promise<boolean> {
  const [scripts, attachments, action] = await Promise.all([
    pdf.getJSActions(),
    pdf.getAttachments(),
    pdf.getOpenAction(),
  ]).catch(() => [])
  return Boolean(scripts || attachments || (action && 'action' in action))
}
