import sharp from 'sharp'

/** A picture of one colour; with `gps` as a phone takes it: turned, and with the place where it was taken. */
export async function makePicture(
  format: 'png' | 'jpeg' | 'webp',
  { width = 800, height = 600, colour = '#0a5364', gps = false } = {},
): Promise<Buffer> {
  const picture = sharp({ create: { width, height, channels: 3, background: colour } }).toFormat(format)
  if (!gps) return picture.toBuffer()
  const exif = {
    IFD0: { Make: 'Camera of Testa', Orientation: '6' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 40/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '17/1 55/1 0/1' },
  }
  return picture.withExif(exif).withMetadata({ orientation: 6, exif }).toBuffer()
}

export const makePdf = (words = 'hello') =>
  Buffer.from(`%PDF-1.7\n% ${words}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)

/** A zip that holds empty files of these names. */
export function makeZip(names: string[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const name of names) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(Buffer.byteLength(name), 28)
    central.writeUInt32LE(at, 42)
    parts.push(local, Buffer.from(name))
    directory.push(central, Buffer.from(name))
    at += 30 + Buffer.byteLength(name)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

export const makeDocx = (...more: string[]) =>
  makeZip(['[Content_Types].xml', '_rels/.rels', 'word/document.xml', ...more])

/** The head of a PNG that says it is this large, and has no picture in it. */
export function makePngHead(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000080200000000000000', 'hex')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  head.writeUInt32BE(crc(head.subarray(12, 29)), 29)
  const data = Buffer.from('0000000049444154', 'hex')
  const end = Buffer.from('0000000049454e44ae426082', 'hex')
  return Buffer.concat([head, data, Buffer.from('35af061e', 'hex'), end])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let k = 0; k < 8; k += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
