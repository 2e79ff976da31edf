/** Charsets that an admin may say a text file is in. */
export const charsets = ['utf-8', 'windows-1250', 'iso-8859-2', 'utf-16le'] as const

/** The bytes of a text as UTF-8 where a person said what charset they are in; else as they are. */
export function reread(bytes: Buffer, charset: string | null): Buffer {
  if (!charset || !(charsets as readonly string[]).includes(charset)) return bytes
  return Buffer.from(`\ufeff${new TextDecoder(charset).decode(bytes)}`)
}
