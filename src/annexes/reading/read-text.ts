import { decodeText } from './decode-text.ts'
import { createText, type ReadDocument } from './document.ts'

const bullet = /^(\s*)(?:[•▪◦‣·*–—-]|o(?=\t| {2})|\(?\d{1,2}[.)]|[a-z][.)])[\t \u00a0]+\S/u

/**
 * Plain text: each line that is not empty is a block. Lines of one paragraph that were wrapped by hand are not joined:
 * whether a line goes on is for the recognisers to say, which know labels.
 */
export function readText(bytes: Buffer): ReadDocument {
  const { text, charset, how, warnings } = decodeText(bytes)
  const blocks = createText()
  for (const line of text.split(/[\n\f\v\u0085\u2028\u2029]/)) {
    const item = bullet.exec(line)
    blocks.add(
      line,
      item
        ? { kind: 'item', level: 1 + (item[1]!.length > 3 ? 1 : 0), region: 'main' }
        : { kind: 'paragraph', region: 'main' },
    )
  }
  return {
    type: 'txt',
    mediaType: 'text/plain',
    charset,
    charsetHow: how,
    pages: null,
    ...blocks.finish(),
    sheets: [],
    warnings,
    dropped: {},
  }
}
