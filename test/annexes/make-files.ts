import { crc32, deflateRawSync } from 'node:zlib'

/** A member as it shall stand in a zip, honest or not. */
export type Packed = {
  name: string | Buffer
  body?: Buffer | string
  /** Sizes and checksum that the directory tells, where they shall not be true. */
  size?: number
  crc?: number
  encrypted?: boolean
  /** Unix mode, e.g. that of a link. */
  mode?: number
  stored?: boolean
}

/** A zip, byte by byte: other writers refuse to write what is tested here. */
export function makeZip(members: Packed[]): Buffer {
  const deflated = new Map<Buffer, Buffer>()
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, body = '', size, crc, encrypted, mode = 0o100644, stored } of members) {
    const raw = Buffer.isBuffer(body) ? body : Buffer.from(body)
    const packed = stored ? raw : (deflated.get(raw) ?? deflateRawSync(raw))
    deflated.set(raw, packed)
    const label = Buffer.isBuffer(name) ? name : Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(0x5a210000, 6)
    common.writeUInt32LE(crc ?? crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size ?? raw.length, 18)
    common.writeUInt16LE(label.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, label, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), common, rest, label]))
    parts.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const sheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const package_ = 'http://schemas.openxmlformats.org/package/2006'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const typesOf = (part: string, type: string) =>
  `${xml}<Types xmlns="${package_}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}"/></Types>`

/** Paragraphs of a docx out of plain lines. */
export const paragraphs = (...lines: string[]): string =>
  lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`).join('')

type Extra = Record<string, string | Buffer>
const packedOf = (parts: Extra): Packed[] => Object.entries(parts).map(([name, body]) => ({ name, body }))

/** A docx with this body; `extra` adds parts or replaces them. */
export function makeDocx(body: string, extra: Extra = {}): Buffer {
  return makeZip(
    packedOf({
      '[Content_Types].xml': typesOf('word/document.xml', 'wordprocessingml.document.main+xml'),
      'word/document.xml': `${xml}<w:document xmlns:w="${word}" xmlns:r="${officeRelations}"><w:body>${body}</w:body></w:document>`,
      ...extra,
    }),
  )
}

/** Parts of a docx beside its document, for `extra`. */
export const wordPart = (root: string, inner: string): string =>
  `${xml}<w:${root} xmlns:w="${word}">${inner}</w:${root}>`
export const relations = (...list: { type: string; target: string; external?: boolean }[]): string =>
  `${xml}<Relationships xmlns="${package_}/relationships">${list
    .map(
      ({ type, target, external }, i) =>
        `<Relationship Id="rId${i + 1}" Type="${officeRelations}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`

export const makeOdt = (body: string, extra: Extra = {}): Buffer => makeOpen('text', body, extra)

/** A workbook of one sheet. */
export const makeOds = (rows: string): Buffer =>
  makeOpen('spreadsheet', `<table:table table:name="Sheet1">${rows}</table:table>`)

function makeOpen(kind: 'text' | 'spreadsheet', body: string, extra: Extra = {}): Buffer {
  const spaces = ['office', 'text', 'table', 'style'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  )
  return makeZip([
    { name: 'mimetype', body: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    ...packedOf({
      'content.xml': `${xml}<office:document-content ${spaces.join(' ')}><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
      ...extra,
    }),
  ])
}

export function makeXlsx(rows: string, extra: Extra = {}): Buffer {
  return makeZip(
    packedOf({
      '[Content_Types].xml': typesOf('xl/workbook.xml', 'spreadsheetml.sheet.main+xml'),
      'xl/workbook.xml': `${xml}<workbook xmlns="${sheet}" xmlns:r="${officeRelations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations({ type: 'worksheet', target: 'worksheets/sheet1.xml' }),
      'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${sheet}"><sheetData>${rows}</sheetData></worksheet>`,
      ...extra,
    }),
  )
}

type PdfParts = {
  /** What each page draws. Of many pages all may share one. */
  pages: (string | { packed: Buffer })[]
  catalog?: string
  trailer?: string
  more?: string[]
}

/** Text operators for lines from the top of a page. */
export const drawLines = (...lines: string[]): string =>
  `BT /F1 11 Tf 60 780 Td ${lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj 0 -16 Td`).join(' ')} ET`

/** A PDF with one font; objects from number 3 + 2 × pages are those of `more`. */
export function makePdf({ pages, catalog = '', trailer = '', more = [] }: PdfParts): Buffer {
  const contents = [...new Set(pages)]
  const first = 4
  const objects: Buffer[] = [
    Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`),
    Buffer.from(
      `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + contents.length + i} 0 R`).join(' ')}] >>`,
    ),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    ...contents.map((content) => {
      const packed = typeof content === 'string' ? undefined : content.packed
      const stream = packed ?? Buffer.from(content as string, 'latin1')
      return Buffer.concat([
        Buffer.from(`<< /Length ${stream.length} ${packed ? '/Filter /FlateDecode ' : ''}>>\nstream\n`),
        stream,
        Buffer.from('\nendstream'),
      ])
    }),
    ...pages.map((content) =>
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + contents.indexOf(content)} 0 R >>`,
      ),
    ),
    ...more.map((object) => Buffer.from(object)),
  ]
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const places: number[] = []
  let at = parts[0]!.length
  for (const [i, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    places.push(at)
    at += part.length
    parts.push(part)
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
