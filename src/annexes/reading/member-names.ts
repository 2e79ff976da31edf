import type { Entry } from 'yauzl'

/** What systems put beside files; nobody means to send it. */
const litter = /(^|\/)(__MACOSX(\/|$)|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i

export const isIgnored = (name: string): boolean => name.endsWith('/') || litter.test(name)

/** Nothing is ever written under such a name; but who sends it means harm. */
export const isUnsafe = (entry: Entry, name: string): boolean =>
  isSymlink(entry) ||
  name === '' ||
  name.includes('\0') ||
  name.includes('\\') ||
  name.startsWith('/') ||
  /^[a-z]:/i.test(name) ||
  name.split('/').includes('..')

const isSymlink = (entry: Entry) => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

/** A name as text. Without the mark of UTF-8 it may still be UTF-8; else it is taken byte by byte. */
export function nameOf({ fileName, generalPurposeBitFlag }: Entry): string {
  const raw = fileName as unknown as Buffer
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return raw.toString(generalPurposeBitFlag & 0x800 ? 'utf8' : 'latin1')
  }
}

/** For people to read: signs that could change what a line says are shown as such; not too long. */
export const shownName = (name: string): string =>
  name.slice(0, 200).replace(/[\p{Cc}\p{Cf}]/gu, (sign) => {
    const code = sign.codePointAt(0)!
    return code < 32 ? String.fromCodePoint(0x2400 + code) : '\ufffd'
  })
