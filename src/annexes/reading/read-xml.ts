import { SaxesParser, type SaxesTagNS } from 'saxes'
import { Rejected } from './document.ts'

export type XmlTag = {
  /** Without its prefix. */
  name: string
  /** Attributes by their name without prefix; of two that differ in the prefix alone the last counts. */
  attributes: Record<string, string>
}

export type XmlHandlers = { open?(tag: XmlTag): void; text?(text: string): void; close?(tag: XmlTag): void }

/** Deeper than any document of an office, shallower than what would fill the memory. */
const maxDepth = 400

/**
 * Reads XML and calls the handlers in order. Nothing outside of it is ever loaded and no entity of its own is resolved.
 * Throws Rejected: xml_doctype where there is a DOCTYPE, corrupt_file where it is not well formed.
 */
export function readXml(bytes: Uint8Array, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const stack: XmlTag[] = []
  parser.on('doctype', () => {
    throw new Rejected('xml_doctype')
  })
  parser.on('error', () => {
    throw new Rejected('corrupt_file', 'xml')
  })
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (stack.length >= maxDepth) throw new Rejected('corrupt_file', 'xml')
    const attributes: Record<string, string> = Object.create(null)
    for (const { local, value } of Object.values(tag.attributes)) attributes[local] = value
    stack.push({ name: tag.local, attributes })
    handlers.open?.(stack.at(-1)!)
  })
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('cdata', (text) => handlers.text?.(text))
  parser.on('closetag', () => handlers.close?.(stack.pop()!))
  parser.write(decodeXml(bytes)).close()
}

/** By its byte order mark or its declaration; UTF-8 where it says nothing. */
function decodeXml(bytes: Uint8Array): string {
  const [a, b] = bytes
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))
  const encoding =
    a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : (declared?.[1] ?? 'utf-8')
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Rejected('corrupt_file', 'xml encoding')
  }
}
