import type { Warning } from './document.ts'
import { Rejected } from './document.ts'
import { limits } from './limits.ts'

export type Decoded = {
  text: string
  charset: string
  how: 'bom' | 'strict' | 'declared' | 'guessed'
  warnings: Warning[]
}

/**
 * Text out of bytes. By its byte order mark; else strict UTF-8; else what the file declares, if that fits; else that of
 * windows-1250 and iso-8859-2 which gives the more plausible Polish or Czech. A declaration that the bytes contradict
 * loses. Never puts a replacement character: where nothing fits without loss it says charset_uncertain.
 * Throws Rejected: no_text, too_long.
 */
export function decodeText(bytes: Buffer, declared?: string, most: number = limits.characters): Decoded {
  const found = decode(bytes, declared)
  const text = found.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (!/[^\s\u00a0\u200b\ufeff]/u.test(text)) throw new Rejected('no_text')
  if (text.length > most) throw new Rejected('reader_limit', 'characters')
  return { ...found, text }
}

function decode(bytes: Buffer, declared?: string): Decoded {
  const wide = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] }
  for (const [charset, [a, b]] of Object.entries(wide))
    if (bytes[0] === a && bytes[1] === b) return { ...strictOr(bytes, charset), how: 'bom' }
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const utf8 = strict(bytes, 'utf-8')
  const warnings = mismatch(declared, utf8 === undefined ? undefined : 'utf-8')
  if (utf8 !== undefined) return { text: utf8, charset: 'utf-8', how: bom ? 'bom' : 'strict', warnings }
  const said = declared && known(declared)
  if (said && said !== 'utf-8' && plausibility(strict(bytes, said) ?? '\u0081') > 0)
    return { text: strict(bytes, said)!, charset: said, how: 'declared', warnings: [] }
  const candidates = ['windows-1250', 'iso-8859-2'].map((charset) => {
    const text = new TextDecoder(charset).decode(bytes)
    return { text, charset, score: plausibility(text) }
  })
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a))
  const uncertain = best.score < 0 || best.text.includes('\ufffd') ? [{ code: 'charset_uncertain' }] : []
  return {
    text: best.text,
    charset: best.charset,
    how: 'guessed',
    warnings: [...mismatch(declared, best.charset), ...uncertain],
  }
}

/** UTF-16 as its mark says; what cannot be read in it is said. */
function strictOr(bytes: Buffer, charset: string): Omit<Decoded, 'how'> {
  const text = strict(bytes, charset)
  if (text !== undefined) return { text, charset, warnings: [] }
  return { text: new TextDecoder(charset).decode(bytes), charset, warnings: [{ code: 'charset_uncertain' }] }
}

function strict(bytes: Buffer, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The name of a charset as the decoder knows it; undefined for one that it does not. */
export function known(charset: string): string | undefined {
  try {
    return new TextDecoder(charset.trim()).encoding
  } catch {
    return undefined
  }
}

const mismatch = (declared: string | undefined, found: string | undefined): Warning[] =>
  declared && found && known(declared) !== found ? [{ code: 'charset_mismatch', detail: `${declared} → ${found}` }] : []

const letters = /[ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽäöüÄÖÜ]/g
const odd = /[\u0080-\u009f]/g
const symbolInWord = /\p{L}[^\p{L}\p{N}\s.,:;!?()"'/\\\-–—„”“’&@+%*§[\]{}<>=#_|…]\p{L}/gu

/** Letters of the two languages speak for a reading; control characters and symbols inside words against it. */
function plausibility(text: string): number {
  const sample = text.slice(0, 200_000)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  return count(letters) - 20 * count(odd) - 5 * count(symbolInWord)
}
