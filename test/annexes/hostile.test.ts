import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '../../src/annexes/reading/read-document.ts'
import { type Outcome, readFiles } from '../../src/annexes/reading/read-files.ts'
import { readInChild } from '../../src/annexes/reading/run-reader.ts'
import {
  drawLines,
  makeDocx,
  makeOds,
  makeOdt,
  makePdf,
  makeXlsx,
  makeZip,
  paragraphs,
  relations,
  wordPart,
} from './make-files.ts'

// Every row of the table of outcomes, with files that are what they say. A server stands where the files point to:
// nobody may ask it for anything.
let asked = 0
const server = createServer((_, response) => {
  asked++
  response.end('found')
})
let host = ''
const before = new Set<string>()
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  for (const name of readdirSync('.')) before.add(name)
})
afterAll(() => {
  server.close()
})

const odtCell = (text: string, times = 1) =>
  `<table:table-cell table:number-columns-repeated="${times}">${text && `<text:p>${text}</text:p>`}</table:table-cell>`
const odsRow = (cells: string, times = 1) =>
  `<table:table-row table:number-rows-repeated="${times}">${cells}</table:table-row>`

type Row = [what: string, bytes: Buffer | (() => Buffer), name: string, outcome: Outcome, code: string | null]
const form = 'Title: Tram to the lake\nCountry: Poland\n'
const big = (megabytes: number, sign = ' ') => Buffer.alloc(megabytes * 2 ** 20, sign)
const wordBody = paragraphs('Title: Tram to the lake', 'Country: Poland')
const spaces = 'xmlns="urn:x" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const doctypes = {
  'a plain DOCTYPE': '<!DOCTYPE a>',
  'an entity from a file': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  'an entity from the net': '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
  'a billion laughs': `<!DOCTYPE a [<!ENTITY l0 "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]>`,
}
const withDoctype = (doctype: string) => ({
  docx: makeDocx('', {
    'word/document.xml': `<?xml version="1.0"?>${doctype}<w:document ${spaces}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`,
  }),
  odt: makeOdt('', { 'content.xml': `<?xml version="1.0"?>${doctype}<a ${spaces}>&x;</a>` }),
  xlsx: makeXlsx('', { 'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>${doctype}<a ${spaces}>&x;</a>` }),
})
const cell = (inner: string) => makeXlsx(`<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c></row>${inner}`)
const locked = makePdf({
  pages: [drawLines('secret')],
  trailer: '/Encrypt 6 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
  more: [`<< /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -44 >>`],
})
const oldOffice = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
const html = (body: string, head = '') =>
  Buffer.from(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`)

/** Bytes that hardly pack, so that only their sum is too much. */
function noise(megabytes: number): Buffer {
  const bytes = Buffer.alloc(megabytes * 2 ** 20)
  let state = 1
  for (let i = 0; i < bytes.length; i += 64) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes.writeUInt32LE(state, i)
  }
  return bytes
}

const noisy = noise(45)

const rows: Row[] = [
  ['0 bytes', Buffer.alloc(0), 'a.txt', 'rejected', 'empty_file'],
  ['only white space', Buffer.from(' \n\t\u00a0\n'), 'a.txt', 'rejected', 'no_text'],
  ['a docx without a word', makeDocx(paragraphs(' ')), 'a.docx', 'rejected', 'no_text'],
  ['a page without a word', html('<p> </p>'), 'a.html', 'rejected', 'no_text'],
  ['a file above the limit', big(26, 'a'), 'a.txt', 'rejected', 'file_too_large'],
  ['a bomb by ratio', () => makeZip([{ name: 'a.txt', body: big(30) }]), 'a.zip', 'rejected', 'archive_too_large'],
  [
    'a bomb behind a good member',
    () =>
      makeZip([
        { name: 'a.txt', body: form },
        { name: 'b.txt', body: big(9) },
      ]),
    'a.zip',
    'rejected',
    'archive_too_large',
  ],
  [
    'a bomb by its sum',
    () => makeZip(Array.from({ length: 5 }, (_, i) => ({ name: `${i}.txt`, body: noisy }))),
    'a.zip',
    'rejected',
    'archive_too_large',
  ],
  [
    'a header that promises less than comes',
    () => makeZip([{ name: 'a.txt', body: big(9), size: 1000 }]),
    'a.zip',
    'rejected',
    'archive_too_large',
  ],
  [
    'too many members',
    () => makeZip(Array.from({ length: 501 }, (_, i) => ({ name: `${i}.txt`, body: 'a' }))),
    'a.zip',
    'rejected',
    'archive_too_large',
  ],
  [
    'an archive in an archive',
    makeZip([{ name: 'b.zip', body: makeZip([{ name: 'a.txt', body: form }]) }]),
    'a.zip',
    'rejected',
    'nested_archive',
  ],
  [
    'a docx part bomb',
    () => makeDocx(`<w:p>${' '.repeat(9 * 2 ** 20)}</w:p>`),
    'a.docx',
    'rejected',
    'archive_too_large',
  ],
  ['an odt part bomb', () => makeOdt(' '.repeat(9 * 2 ** 20)), 'a.odt', 'rejected', 'archive_too_large'],
  ['an xlsx part bomb', () => makeXlsx(' '.repeat(9 * 2 ** 20)), 'a.xlsx', 'rejected', 'archive_too_large'],
  ...Object.entries(doctypes).flatMap(([what, doctype]) =>
    Object.entries(withDoctype(doctype)).map(
      ([type, bytes]): Row => [`${what} in ${type}`, bytes, `a.${type}`, 'rejected', 'xml_doctype'],
    ),
  ),
  ['a cut docx', makeDocx(wordBody).subarray(0, 500), 'a.docx', 'rejected', 'corrupt_archive'],
  ['a cut zip', makeZip([{ name: 'a.txt', body: form }]).subarray(0, 60), 'a.zip', 'rejected', 'corrupt_archive'],
  [
    'a docx with a changed byte',
    makeZip([{ name: '[Content_Types].xml', body: '<a/>', crc: 1 }]),
    'a.docx',
    'rejected',
    'corrupt_archive',
  ],
  ['a docx with broken xml', makeDocx('<w:p><w:r>'), 'a.docx', 'rejected', 'corrupt_file'],
  [
    'an xlsx without its workbook',
    makeZip([{ name: '[Content_Types].xml', body: 'spreadsheetml.sheet.main' }]),
    'a.xlsx',
    'rejected',
    'corrupt_file',
  ],
  [
    'a pdf cut short',
    makePdf({ pages: [drawLines('Title: Tram')] }).subarray(0, 400),
    'a.pdf',
    'rejected',
    'corrupt_file',
  ],
  [
    'a pdf without its end',
    makePdf({ pages: [drawLines('Title: Tram')] }).subarray(0, -40),
    'a.pdf',
    'rejected',
    'corrupt_file',
  ],
  ['only the head of a pdf', Buffer.from('%PDF-1.7\n'), 'a.pdf', 'rejected', 'corrupt_file'],
  ['a pdf with a password', locked, 'a.pdf', 'rejected', 'encrypted'],
  [
    'a zip member with a password',
    makeZip([{ name: 'a.txt', body: form, encrypted: true }]),
    'a.zip',
    'rejected',
    'encrypted',
  ],
  [
    'a docx part with a password',
    makeZip([{ name: '[Content_Types].xml', body: 'x', encrypted: true }]),
    'a.docx',
    'rejected',
    'encrypted',
  ],
  [
    'an odt with a password',
    makeOdt('x', { 'META-INF/manifest.xml': '<manifest><encryption-data/></manifest>' }),
    'a.odt',
    'rejected',
    'encrypted',
  ],
  [
    'a docx sealed by Office',
    Buffer.concat([oldOffice, Buffer.from('EncryptedPackage', 'utf16le')]),
    'a.docx',
    'rejected',
    'encrypted',
  ],
  [
    '12,000 pages',
    makePdf({ pages: Array<string>(12_000).fill(drawLines('x')) }),
    'a.pdf',
    'rejected',
    'too_many_pages',
  ],
  [
    'a page that needs far more memory than there is',
    () => makePdf({ pages: [{ packed: deflateSync(big(300), { level: 9 }) }] }),
    'a.pdf',
    'rejected',
    'reader_limit',
  ],
  ['more text than there may be', () => Buffer.from('word '.repeat(500_000)), 'a.txt', 'rejected', 'reader_limit'],
  [
    'a sheet with too many columns',
    cell('<row r="2"><c r="ZZZ1"><v>1</v></c></row>'),
    'a.xlsx',
    'rejected',
    'reader_limit',
  ],
  [
    'a sheet with a row far down',
    cell('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    'a.xlsx',
    'rejected',
    'reader_limit',
  ],
  ['a pdf without a text layer', makePdf({ pages: ['0 0 m 300 300 l S'] }), 'a.pdf', 'needs_manual', 'no_text_layer'],
  ['a docx called txt', makeDocx(wordBody), 'a.txt', 'ok_with_warnings', 'extension_mismatch'],
  [
    'a pdf called docx',
    makePdf({ pages: [drawLines('Title: Tram')] }),
    'a.docx',
    'ok_with_warnings',
    'extension_mismatch',
  ],
  ['a page called pdf', html('<p>Title: Tram</p>'), 'a.pdf', 'ok_with_warnings', 'extension_mismatch'],
  ['text called html', Buffer.from(form), 'a.html', 'ok_with_warnings', 'extension_mismatch'],
  ['a text that begins like a program', Buffer.from('MZ Opole, office\nTitle: Tram'), 'a.txt', 'ok', null],
  ['a note that begins with a bracket', Buffer.from('[1] A note.\nTitle: Tram'), 'a.txt', 'ok', null],
  ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'a.exe', 'rejected', 'unsupported_content'],
  ['a program called pdf', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), 'a.pdf', 'rejected', 'unsupported_content'],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), 'a.png', 'rejected', 'unsupported_content'],
  [
    'a picture called docx',
    Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'),
    'a.docx',
    'rejected',
    'unsupported_content',
  ],
  [
    'a drawing in XML',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><text>Title: x</text></svg>'),
    'a.txt',
    'rejected',
    'unsupported_content',
  ],
  ['bytes called txt', Buffer.from([1, 2, 3, 0, 255, 254, 7, 7]), 'a.txt', 'rejected', 'unsupported_content'],
  ['an old doc', oldOffice, 'a.doc', 'rejected', 'unsupported_content'],
  ['an old xls called xlsx', oldOffice, 'a.xlsx', 'rejected', 'unsupported_content'],
  ['rich text', Buffer.from('{\\rtf1 Title: Tram}'), 'a.doc', 'rejected', 'unsupported_content'],
  [
    'a docm',
    makeDocx(wordBody, {
      '[Content_Types].xml': '<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>',
    }),
    'a.docm',
    'rejected',
    'unsupported_content',
  ],
  [
    'a docm called docx',
    makeDocx(wordBody, {
      '[Content_Types].xml': '<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>',
    }),
    'a.docx',
    'rejected',
    'unsupported_content',
  ],
  [
    'slides',
    makeZip([{ name: 'mimetype', body: 'application/vnd.oasis.opendocument.presentation', stored: true }]),
    'a.odp',
    'rejected',
    'unsupported_content',
  ],
  [
    'macros in a docx',
    makeDocx(wordBody, { 'word/vbaProject.bin': 'x' }),
    'a.docx',
    'ok_with_warnings',
    'active_content_removed',
  ],
  [
    'an embedded object',
    makeDocx(wordBody, { 'word/embeddings/oleObject1.bin': 'x' }),
    'a.docx',
    'ok_with_warnings',
    'active_content_removed',
  ],
  [
    'macros in an xlsx',
    makeXlsx('<row r="1"><c r="A1"><v>1</v></c></row>', { 'xl/vbaProject.bin': 'x' }),
    'a.xlsx',
    'ok_with_warnings',
    'active_content_removed',
  ],
  [
    'an external link in an xlsx',
    makeXlsx('<row r="1"><c r="A1"><v>1</v></c></row>', { 'xl/externalLinks/externalLink1.xml': '<a/>' }),
    'a.xlsx',
    'ok_with_warnings',
    'active_content_removed',
  ],
  [
    'macros in an odt',
    makeOdt('<text:p>Title: Tram</text:p>', { 'Basic/Standard/Module1.xml': '<a/>' }),
    'a.odt',
    'ok_with_warnings',
    'active_content_removed',
  ],
  [
    'a script in a pdf',
    makePdf({ pages: [drawLines('Title: Tram')], catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }),
    'a.pdf',
    'ok_with_warnings',
    'active_content_removed',
  ],
  [
    'a script',
    html('<p>Title: Tram</p><script>alert(1)</script>'),
    'a.html',
    'ok_with_warnings',
    'active_content_removed',
  ],
  [
    'a script in the head',
    html('<p>Title: Tram</p>', '<script>alert(1)</script>'),
    'a.html',
    'ok_with_warnings',
    'active_content_removed',
  ],
  ['a handler', html('<p onclick="alert(1)">Title: Tram</p>'), 'a.html', 'ok_with_warnings', 'active_content_removed'],
  [
    'a javascript: link',
    html('<p><a href=" java&#9;script:alert(1)">Title: Tram</a></p>'),
    'a.html',
    'ok_with_warnings',
    'active_content_removed',
  ],
  [
    'an iframe',
    html('<p>Title: Tram</p><iframe src="x"></iframe>'),
    'a.html',
    'ok_with_warnings',
    'active_content_removed',
  ],
  [
    'a form',
    html('<form action="x"><p>Title: Tram</p></form>'),
    'a.html',
    'ok_with_warnings',
    'active_content_removed',
  ],
  [
    'a meta refresh',
    html('<p>Title: Tram</p>', '<meta http-equiv="refresh" content="0;url=x">'),
    'a.html',
    'ok_with_warnings',
    'active_content_removed',
  ],
  ['escaped markup', html('<p>Title: &lt;script&gt;alert(1)&lt;/script&gt;</p>'), 'a.html', 'ok', null],
  [
    'a charset that the bytes contradict',
    Buffer.concat([Buffer.from('<!doctype html><meta charset="utf-8"><p>Tytu\xb3: Zaj\xeacia</p>', 'latin1')]),
    'a.html',
    'ok_with_warnings',
    'charset_mismatch',
  ],
  [
    'a page in the charset that it declares',
    Buffer.from('<!doctype html><meta charset="iso-8859-2"><p>Tytu\xb3: Zaj\xeacia</p>', 'latin1'),
    'a.html',
    'ok',
    null,
  ],
  [
    'bytes of no charset',
    Buffer.from('abc\x81\x83\x88\x90\x98 de\x81f\x83g', 'latin1'),
    'a.txt',
    'partial',
    'charset_uncertain',
  ],
  [
    'half a sign of UTF-16',
    Buffer.from([0xff, 0xfe, 0x41, 0, 0x42, 0, 0x00, 0xd8]),
    'a.txt',
    'partial',
    'charset_uncertain',
  ],
  [
    'tables in tables without end',
    makeDocx(`${'<w:tbl><w:tr><w:tc>'.repeat(500)}`),
    'a.docx',
    'rejected',
    'corrupt_file',
  ],
  ['a page of 20,000 nested tables', () => html('<table><tr><td>a'.repeat(20_000)), 'a.html', 'ok', null],
  [
    'a page of a million cells',
    () => html(`<table>${`<tr>${'<td>x'.repeat(100)}`.repeat(10_000)}`),
    'a.html',
    'rejected',
    'reader_limit',
  ],
  [
    'cells as wide and long as a number can say',
    html('<table><tr><td colspan=1000000 rowspan=1000000>Title<td>City<tr><td>a<td colspan=-1>b</table>'),
    'a.html',
    'ok',
    null,
  ],
  [
    'rows and columns that are repeated in a text',
    makeOdt(
      `<table:table><table:table-row table:number-rows-repeated="1048576">${odtCell('Title')}${odtCell('City', 16_384)}</table:table-row></table:table>`,
    ),
    'a.odt',
    'ok',
    null,
  ],
  [
    'empty rows up to the last',
    makeOds(`${odsRow(odtCell('Title'))}${odsRow(odtCell('', 16_384), 1_048_575)}`),
    'a.ods',
    'ok',
    null,
  ],
  ['a row a million times', makeOds(odsRow(odtCell('Title'), 1_048_576)), 'a.ods', 'rejected', 'reader_limit'],
  ['a cell in all columns', makeOds(odsRow(odtCell('Title', 16_384))), 'a.ods', 'rejected', 'reader_limit'],
  ['many rows in all columns', makeOds(odsRow(odtCell('Title', 190), 15_000)), 'a.ods', 'rejected', 'reader_limit'],
  [
    'a workbook of four million cells',
    () =>
      makeXlsx(
        Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 1}"><c r="GR${i + 1}"><v>${i}</v></c></row>`).join(''),
      ),
    'a.xlsx',
    'rejected',
    'reader_limit',
  ],
  ['json too deep', Buffer.from(`${'['.repeat(60)}1${']'.repeat(60)}`), 'a.json', 'rejected', 'too_deep'],
  ['json far too deep', Buffer.from('[{"a":'.repeat(200_000)), 'a.json', 'rejected', 'too_deep'],
  ['broken json', Buffer.from('[{"title": "Tram"'), 'a.json', 'rejected', 'invalid_json'],
  ['a lone value', Buffer.from('"Tram"'), 'a.json', 'rejected', 'invalid_json'],
  ['a name twice', Buffer.from('[{"title": "Tram", "title": "Bus"}]'), 'a.json', 'ok_with_warnings', 'duplicate_keys'],
]

test.each(rows)('%s', async (_, bytes, name, outcome, code) => {
  const [read] = await readFiles(typeof bytes === 'function' ? bytes() : bytes, name)
  expect([read!.outcome, read!.code]).toEqual([outcome, code])
  expect(read!.annex !== undefined).toBe(outcome !== 'rejected')
  expect(read!.annex?.document.text ?? '').not.toMatch(/root:x|lollol|secret/)
})

const outcomesOf = async (bytes: Buffer, name: string) =>
  Object.fromEntries((await readFiles(bytes, name)).map((read) => [read.name, read.code ?? read.outcome]))

test('names that would leave the folder are refused one by one, the others are read', async () => {
  const names = ['../up.txt', 'a/../../up.txt', '/abs.txt', 'C:\\x.txt', 'c:x.txt', 'a\\b.txt', 'nul\0.txt']
  const bytes = makeZip([
    ...names.map((name) => ({ name, body: form })),
    { name: 'link.txt', body: '/etc/passwd', mode: 0o120777 },
    { name: 'good/ok.txt', body: form },
    { name: 'good/', body: '' },
    { name: '__MACOSX/._ok.txt', body: 'x' },
    { name: 'good/.DS_Store', body: 'x' },
    { name: 'Thumbs.db', body: 'x' },
  ])
  const read = await readFiles(bytes, 'b.zip')
  expect(Object.fromEntries(read.map(({ name, outcome, code }) => [name, `${outcome} ${code}`]))).toEqual({
    'b.zip': 'partial unsafe_path',
    'b.zip!good/ok.txt': 'ok null',
    ...Object.fromEntries(
      [...names, 'link.txt'].map((name) => [`b.zip!${name.replace('\0', '␀')}`, 'rejected unsafe_path']),
    ),
  })
  expect(read[0]!.warnings.map(({ detail }) => detail)).toEqual([
    'good/',
    '__MACOSX/._ok.txt',
    'good/.DS_Store',
    'Thumbs.db',
  ])
})

test('a bad member stops no other', async () => {
  const bytes = makeZip([
    { name: 'a.txt', body: form },
    { name: 'bad.docx', body: makeDocx(wordBody).subarray(0, 500) },
    { name: 'locked.txt', body: form, encrypted: true },
    { name: 'changed.txt', body: form, crc: 5 },
    { name: 'deeper.zip', body: makeZip([{ name: 'x.txt', body: form }]) },
    { name: 'empty.txt', body: '' },
    { name: 'scan.pdf', body: makePdf({ pages: ['0 0 m 9 9 l S'] }) },
    { name: 'z.docx', body: makeDocx(wordBody) },
    { name: 'z.docx', body: makeDocx(wordBody) },
  ])
  expect(await outcomesOf(bytes, 'b.zip')).toEqual({
    'b.zip': 'corrupt_archive',
    'b.zip!a.txt': 'ok',
    'b.zip!bad.docx': 'corrupt_archive',
    'b.zip!locked.txt': 'encrypted',
    'b.zip!changed.txt': 'corrupt_archive',
    'b.zip!deeper.zip': 'nested_archive',
    'b.zip!empty.txt': 'empty_file',
    'b.zip!scan.pdf': 'no_text_layer',
    'b.zip!z.docx': 'ok',
    'b.zip!z (2).docx': 'ok',
  })
})

const charsets: [string, Buffer, string, string][] = [
  ['utf-8', Buffer.from('Tytuł: Zażółć gęślą jaźń'), 'utf-8', 'strict'],
  ['utf-8 with its mark', Buffer.from('\ufeffTytuł: Zażółć gęślą jaźń'), 'utf-8', 'bom'],
  [
    'windows-1250',
    Buffer.from('Tytu\xb3: Za\xbf\xf3\xb3\xe6 g\xea\x9cl\xb9 ja\x9f\xf1', 'latin1'),
    'windows-1250',
    'guessed',
  ],
  [
    'iso-8859-2',
    Buffer.from('Tytu\xb3: Za\xbf\xf3\xb3\xe6 g\xea\xb6l\xb1 ja\xbc\xf1', 'latin1'),
    'iso-8859-2',
    'guessed',
  ],
  ['utf-16le', Buffer.from('\ufeffTytuł: Zażółć gęślą jaźń', 'utf16le'), 'utf-16le', 'bom'],
  ['utf-16be', Buffer.from('\ufeffTytuł: Zażółć gęślą jaźń', 'utf16le').swap16(), 'utf-16be', 'bom'],
]
test.each(charsets)('%s is read right', async (_, bytes, charset, charsetHow) => {
  expect(await readDocument(bytes, 'a.txt')).toMatchObject({
    text: 'Tytuł: Zażółć gęślą jaźń',
    charset,
    charsetHow,
    warnings: [],
  })
})

test('what is hidden is kept and never shown; markup that is text stays text', async () => {
  const page = html(
    '<p>Title: &lt;b&gt;Tram&lt;/b&gt;</p><p hidden>Country: Norway</p><div style="display: none">Index: 1</div><!-- Start: 1999 -->',
  )
  const { text, blocks, dropped } = await readDocument(page, 'a.html')
  expect(blocks.map(({ start, end, hidden }) => [text.slice(start, end), Boolean(hidden)])).toEqual([
    ['Title: <b>Tram</b>', false],
    ['Country: Norway', true],
    ['Index: 1', true],
  ])
  expect(dropped).toEqual({ comments: 1 })
})

test('the last of two values of one name counts', async () => {
  expect((await readDocument(Buffer.from('[{"title": "Tram", "title": "Bus"}]'), 'a.json')).text).toBe('title\nBus')
})

test('cells that look like formulas stay as they are; of a formula its result is read, and errors are told apart', async () => {
  const csv = await readDocument(Buffer.from('a;b\n=1+1;@x\n+1;-1\n'), 'a.csv')
  expect(csv.sheets[0]!.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['a', 'b'],
    ['=1+1', '@x'],
    ['+1', '-1'],
  ])
  const book = cell(
    '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>NOW()</f></c><c r="C2" t="e"><v>#REF!</v></c></row>',
  )
  const [, second] = (await readDocument(book, 'a.xlsx')).sheets[0]!.rows
  expect(second).toMatchObject([
    { text: '2', type: 'number', formula: true },
    { text: '', type: 'empty', formula: true },
    { text: '#REF!', type: 'error' },
  ])
})

test('nothing that a file points to is asked for', async () => {
  const rels = (type: string) => relations({ type, target: `${host}/x`, external: true })
  const files: [Buffer, string][] = [
    [
      html(
        `<p>Title: x</p><img src="${host}/i"><iframe src="${host}/f"></iframe><object data="${host}/o"></object>`,
        `<link rel="stylesheet" href="${host}/s"><script src="${host}/j"></script><meta http-equiv="refresh" content="0;url=${host}">`,
      ),
      'a.html',
    ],
    [
      makeDocx(wordBody, {
        'word/_rels/settings.xml.rels': rels('attachedTemplate'),
        'word/settings.xml': wordPart('settings', ''),
      }),
      'a.docx',
    ],
    [makeDocx(wordBody, { 'word/_rels/document.xml.rels': rels('image') }), 'b.docx'],
    [makeDocx('', { 'word/document.xml': `<!DOCTYPE a SYSTEM "${host}/dtd"><a/>` }), 'c.docx'],
    [makePdf({ pages: [drawLines('Title: x')], catalog: `/OpenAction << /S /URI /URI (${host}/p) >>` }), 'a.pdf'],
  ]
  const codes: (string | null)[] = []
  for (const [bytes, name] of files) codes.push((await readFiles(bytes, name))[0]!.code)
  expect(codes.slice(0, 4)).toEqual([
    'active_content_removed',
    'active_content_removed',
    'active_content_removed',
    'xml_doctype',
  ])
  expect(asked).toBe(0)
})

test('the child may neither write nor start anything, and nothing is left behind', async () => {
  const source = readFileSync(new URL('../../src/annexes/reading/run-reader.ts', import.meta.url), 'utf8')
  expect(source).toContain("'--permission'")
  expect(source).not.toMatch(/allow-(?:fs-write|child-process|worker|addons|wasi)/)
  const folder = mkdtempSync(path.join(tmpdir(), 'reader-'))
  await readFiles(
    makeZip([
      { name: `..${folder}/up.txt`, body: form },
      { name: 'a.txt', body: form },
    ]),
    'a.zip',
  )
  expect(readdirSync(folder)).toEqual([])
  expect(readdirSync('.').filter((name) => !before.has(name))).toEqual([])
})

test('others go on while a file is read that takes all it can get', async () => {
  const bytes = makePdf({ pages: [{ packed: deflateSync(big(300), { level: 9 }) }] })
  let done = false
  const reading = readFiles(bytes, 'a.pdf').finally(() => {
    done = true
  })
  let others = 0
  while (!done) {
    await new Promise(setImmediate)
    others++
  }
  expect((await reading)[0]!.code).toBe('reader_limit')
  // a parent that did the work itself would come round a few times only
  expect(others).toBeGreaterThan(100)
})

test.each([
  ['time', { milliseconds: 1 }],
  ['memory', { memory: 2 ** 20 }],
  ['output', { output: 10 }],
])('a child beyond its %s is stopped', async (detail, own) => {
  await expect(readInChild(Buffer.from(form), 'a.txt', {}, own)).rejects.toMatchObject({ code: 'reader_limit', detail })
})
