import { type DocumentType, Rejected, type Warning } from './document.ts'
import { limits } from './limits.ts'
import { listNames, readMembers } from './open-archive.ts'

export type Sniffed = { type: DocumentType; mediaType: string; warnings: Warning[] }

const mediaTypes: Record<DocumentType, string> = {
  txt: 'text/plain',
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
  pdf: 'application/pdf',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}

/** Endings under which each type may come without a word about it. */
const endings: Record<DocumentType, RegExp> = {
  txt: /\.(txt|text|md|asc)$/i,
  html: /\.(html?|xhtml)$/i,
  csv: /\.(csv|tsv|tab)$/i,
  json: /\.json$/i,
  pdf: /\.pdf$/i,
  zip: /\.zip$/i,
  docx: /\.docx$/i,
  xlsx: /\.xlsx$/i,
  odt: /\.odt$/i,
  ods: /\.ods$/i,
}

/** Starts of files that are something else altogether: programs, images, old office files, other archives. */
const foreign: [string, number?][] = [
  ['\x7fELF'],
  ['\xca\xfe\xba\xbe'],
  ['\xcf\xfa\xed\xfe'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['\x89PNG'],
  ['\xff\xd8\xff'],
  ['II*\0'],
  ['MM\0*'],
  ['Rar!\x1a'],
  ['7z\xbc\xaf'],
  ['\x1f\x8b'],
  ['\xfd7zXZ'],
  ['ustar', 257],
  ['{\\rtf'],
  ['%!PS'],
]

/** What a file of Office becomes under a password: a container of the old kind with one stream of this name. */
const sealed = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * What a file is, by its bytes; the name only settles what text it is. Throws Rejected: empty_file, file_too_large,
 * unsupported_content, encrypted, corrupt_archive, archive_too_large.
 */
export async function sniffType(bytes: Buffer, name: string): Promise<Sniffed> {
  if (bytes.length === 0) throw new Rejected('empty_file')
  const type = await typeOf(bytes, name)
  if (bytes.length > (type === 'zip' ? limits.archive : limits.file)) throw new Rejected('file_too_large')
  const ending = /\.[^./\\]{1,8}$/.exec(name)?.[0]
  const warnings =
    ending && !endings[type].test(ending) ? [{ code: 'extension_mismatch', detail: `${ending} → ${type}` }] : []
  return { type, mediaType: mediaTypes[type], warnings }
}

async function typeOf(bytes: Buffer, name: string): Promise<DocumentType> {
  const head = bytes.subarray(0, 1024).toString('latin1')
  if (head.startsWith('\xd0\xcf\x11\xe0') && bytes.includes(sealed)) throw new Rejected('encrypted')
  if (foreign.some(([start, at = 0]) => head.startsWith(start, at))) throw new Rejected('unsupported_content')
  if (/^(?:\xef\xbb\xbf)?[\s\0]{0,64}%PDF-/.test(head)) return 'pdf'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return typeOfZip(bytes)
  return typeOfText(bytes, name)
}

async function typeOfZip(bytes: Buffer): Promise<DocumentType> {
  const names = await listNames(bytes)
  const has = (name: string) => names.includes(name)
  if (has('[Content_Types].xml')) {
    const [types] = await readMembers(bytes, (name) => name === '[Content_Types].xml')
    const declared = types?.bytes.toString('latin1') ?? ''
    if (/macroEnabled/i.test(declared)) throw new Rejected('unsupported_content')
    if (has('word/document.xml') || /wordprocessingml\.document\.main/.test(declared)) return 'docx'
    if (has('xl/workbook.xml') || /spreadsheetml\.sheet\.main/.test(declared)) return 'xlsx'
    throw new Rejected('unsupported_content')
  }
  if (has('mimetype')) {
    const [mimetype] = await readMembers(bytes, (name) => name === 'mimetype')
    const declared = mimetype?.bytes.toString('latin1').trim()
    if (declared === mediaTypes.odt) return 'odt'
    if (declared === mediaTypes.ods) return 'ods'
    if (declared?.startsWith('application/')) throw new Rejected('unsupported_content')
  }
  return 'zip'
}

/** Text is what holds no control characters; which text it is, its beginning says, and where it says nothing the name. */
function typeOfText(bytes: Buffer, name: string): DocumentType {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (!wide && isBinary(bytes)) throw new Rejected('unsupported_content')
  const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'
  const sample = wide
    ? new TextDecoder(encoding).decode(bytes.subarray(0, 8192))
    : bytes
        .subarray(0, 4096)
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, '')
  const start = sample.trimStart()
  if (/^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(start)) return 'html'
  if (/^<\?xml[^>]*>\s*(?:<!doctype html|<html)\b/i.test(start)) return 'html'
  // a drawing or another vocabulary of XML: markup is no text that people wrote
  if (/^<\?xml\b|^<svg\b|^<!doctype\b/i.test(start)) throw new Rejected('unsupported_content')
  if (endings.json.test(name) || (/^[[{]/.test(start) && isJson(bytes))) return 'json'
  if (endings.html.test(name) && /<\w+[\s>]/.test(start)) return 'html'
  return endings.csv.test(name) ? 'csv' : 'txt'
}

/** A list under another name; a note that begins with a bracket is none. */
function isJson(bytes: Buffer): boolean {
  try {
    return typeof JSON.parse(bytes.toString().replace(/^\ufeff/, '')) === 'object'
  } catch {
    return false
  }
}

/** NUL or more than a few other control characters. Tab, line ends, form feed and ESC-less 0x80–0x9f may stand in text. */
function isBinary(bytes: Buffer): boolean {
  let control = 0
  const sample = bytes.subarray(0, 64 * 1024)
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) control++
  }
  return control > sample.length / 100
}
