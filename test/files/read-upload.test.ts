import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cleanName } from '../../src/files/clean-name.ts'
import { type As, type Kept, largest, readUpload } from '../../src/files/read-upload.ts'
import { makeDocx, makePdf, makePicture, makePngHead, makeZip } from './make-file.ts'

const read = (as: As, name: string, bytes: Buffer) => readUpload(as, { name, bytes, size: bytes.length })
const html = Buffer.from('<!doctype html><script>alert(1)</script>')
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')
const png = await makePicture('png')
const tiff = await sharp(png).tiff().toBuffer()

describe('refused', () => {
  test.each<[string, As, string, Buffer]>([
    ['notAnImage', 'image', 'picture.png', html],
    ['notAnImage', 'image', 'picture.svg', svg],
    ['notAnImage', 'image', 'picture.png', svg],
    ['notAnImage', 'image', 'picture.png', Buffer.concat([Buffer.from('<?xml version="1.0"?>'), svg])],
    ['notAnImage', 'image', 'picture.gif', Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00', 'latin1')],
    ['notAnImage', 'image', 'picture.png', makePdf()],
    ['notAnImage', 'image', 'picture.png', makeDocx()],
    ['notAnImage', 'image', 'picture.tiff', tiff],
    ['notAnImage', 'image', 'picture.png', Buffer.concat([png.subarray(0, 8), html])],
    ['damaged', 'image', 'cut.png', png.subarray(0, png.length / 2)],
    ['damaged', 'image', 'empty.png', makePngHead(100, 100)],
    ['tooManyPixels', 'image', 'bomb.png', makePngHead(60_000, 60_000)],
    ['tooManyPixels', 'image', 'bomb.png', makePngHead(7_072, 7_071)],
    ['tooLarge', 'image', 'large.png', Buffer.concat([png, Buffer.alloc(largest.image)])],
    ['empty', 'image', 'picture.png', Buffer.alloc(0)],
    ['notADocument', 'attachment', 'report.pdf', html],
    ['notADocument', 'attachment', 'report.pdf', Buffer.concat([html, makePdf()])],
    ['notADocument', 'attachment', 'report.pdf', png],
    ['notADocument', 'attachment', 'report.docx', Buffer.from('<?xml version="1.0"?><w:document/>')],
    ['notADocument', 'attachment', 'archive.docx', makeZip(['[Content_Types].xml', 'xl/workbook.xml'])],
    ['notADocument', 'attachment', 'run.exe', Buffer.from('MZ\x90\x00', 'latin1')],
    ['damaged', 'attachment', 'report.pdf', Buffer.from('%PDF-1.7\nhalf of it')],
    ['damaged', 'attachment', 'report.docx', makeDocx().subarray(0, 60)],
    ['damaged', 'attachment', 'report.docx', Buffer.concat([makeDocx(), Buffer.alloc(70_000)])],
    ['macros', 'attachment', 'report.docm', makeDocx()],
    ['macros', 'attachment', 'report.docx', makeDocx('word/vbaProject.bin')],
    ['macros', 'attachment', 'report.docx', makeDocx('word/VBADATA.xml')],
    ['macros', 'attachment', 'report.docx', makeDocx('word/activeX/activeX1.xml')],
  ])('as %s: %s %s', async (refusal, as, name, bytes) => {
    expect(await read(as, name, bytes)).toBe(refusal)
  })

  test('a zip whose directory lies about itself', async () => {
    for (const [at, value] of [
      [-12, 0xffff],
      [-6, 0xff],
      [-4, 0xff],
    ] as const) {
      const zip = makeDocx()
      zip.writeUInt16LE(value, zip.length + at)
      expect(await read('attachment', 'report.docx', zip)).toBe('damaged')
    }
  })

  test('nothing at all', async () => {
    expect(await readUpload('image', undefined)).toBe('noFile')
    expect(await readUpload('image', { name: 'big.png', size: 10 ** 9 })).toBe('tooLarge')
  })
})

describe('a picture', () => {
  const keep = async (bytes: Buffer, name = 'a.png') => (await read('image', name, bytes)) as Kept

  test('is drawn anew: upright, and without place, camera and what hides behind it', async () => {
    const photo = await makePicture('jpeg', { width: 640, height: 480, gps: true })
    const before = await sharp(photo).metadata()
    expect(before.exif?.includes('Camera of Testa')).toBe(true)
    expect(before.orientation).toBe(6)
    const kept = await keep(Buffer.concat([photo, html]), 'photo.JPG')
    expect(kept).toMatchObject({ name: 'photo.webp', mediaType: 'image/webp', width: 480, height: 640 })
    for (const bytes of [kept.bytes, kept.thumbnail!]) {
      const after = await sharp(bytes).metadata()
      expect(after).toMatchObject({ format: 'webp' })
      expect([after.exif, after.icc, after.xmp, after.iptc, after.orientation]).toEqual(Array(5).fill(undefined))
      for (const secret of ['Camera', 'script', 'GPS', 'Exif']) expect(bytes.includes(secret), secret).toBe(false)
    }
  })

  test('is made as small as the pages need it', async () => {
    const kept = await keep(await makePicture('png', { width: 5000, height: 2500 }))
    expect(kept).toMatchObject({ width: 2400, height: 1200 })
    expect(await sharp(kept.thumbnail).metadata()).toMatchObject({ width: 480, height: 240 })
    const small = await keep(await makePicture('webp', { width: 20, height: 30 }))
    expect(small).toMatchObject({ width: 20, height: 30 })
    expect(await sharp(small.thumbnail).metadata()).toMatchObject({ width: 20, height: 30 })
  })

  test('comes out the same each time, so that it is found again', async () => {
    expect((await keep(png)).bytes.equals((await keep(png)).bytes)).toBe(true)
  })

  test('is what it is, whatever its ending says', async () => {
    expect(await keep(await makePicture('jpeg'), 'photo.pdf')).toMatchObject({ name: 'photo.webp' })
  })
})

describe('a document', () => {
  test.each([
    ['umowa.pdf', makePdf(), 'umowa.pdf', 'application/pdf'],
    ['umowa.exe', makePdf('words'), 'umowa.pdf', 'application/pdf'],
    [
      'zpráva.docx',
      makeDocx(),
      'zpráva.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('%s is kept as it is', async (given, bytes, name, mediaType) => {
    const kept = (await read('attachment', given, bytes)) as Kept
    expect(kept).toMatchObject({ name, mediaType })
    expect(kept.bytes.equals(bytes)).toBe(true)
  })
})

test.each([
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\Users\\Ewa\\umowa nr 5.pdf', 'umowa nr 5.pdf'],
  ['umowa 5.2020', 'umowa 5.2020.pdf'],
  ['Uchwała nr XV/2020.pdf', '2020.pdf'],
  ['a\u0000b\r\nc.pdf', 'abc.pdf'],
  ['evil\u202efdp.exe', 'evilfdp.pdf'],
  ['"quoted"; x=<y>.pdf', '-quoted-; x=-y-.pdf'],
  ['..', 'file.pdf'],
  ['.pdf', 'file.pdf'],
  ['   ', 'file.pdf'],
  ['', 'file.pdf'],
  ['thumbnail', 'thumbnail.pdf'],
  ['re\u0301sume\u0301.pdf', 'résumé.pdf'],
  ['\ud800.pdf', 'file.pdf'],
  [`${'ż'.repeat(300)}.pdf`, `${'ż'.repeat(116)}.pdf`],
])('the name %j becomes %j', (given, name) => {
  expect(cleanName(given, 'pdf')).toBe(name)
})
