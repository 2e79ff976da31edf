/**
 * What a document is by its content, or why it is none that we take. Nothing in it is unpacked or run: of a PDF its
 * two ends are looked at, of a DOCX the list of what it holds.
 */
export function checkDocument(bytes: Buffer): 'pdf' | 'docx' | 'macros' | 'damaged' | 'notADocument' {
  if (/^%PDF-\d/.test(bytes.toString('latin1', 0, 8)))
    return bytes.subarray(-2048).includes('%%EOF') ? 'pdf' : 'damaged'
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return 'notADocument'
  const names = listZip(bytes)?.map((name) => name.toLowerCase())
  if (!names) return 'damaged'
  if (names.some((name) => /vba(project|data)|(^|\/)activex\//.test(name))) return 'macros'
  return names.includes('[content_types].xml') && names.includes('word/document.xml') ? 'docx' : 'notADocument'
}

/** A list longer than this is no letter or report. */
const mostParts = 10_000

/** The names of what a zip holds, by the directory at its end; undefined where there is none that can be read. */
function listZip(bytes: Buffer): string[] | undefined {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  // A comment of at most 65535 bytes may stand behind the 22 bytes of the end.
  if (end < Math.max(0, bytes.length - 65_557) || end + 22 > bytes.length) return undefined
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > mostParts) return undefined
  const names: string[] = []
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    names.push(bytes.toString('utf8', at + 46, at + 46 + name))
    at += 46 + name + extra + comment
  }
  return names
}
