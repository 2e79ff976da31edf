/** Characters of a name, ending and all. */
const longest = 120

/**
 * The name under which a file is kept: what the person called it, without folders, signs that are not seen, and signs
 * that some systems do not take; with the ending of what the file is, whatever it was called.
 */
export function cleanName(given: string, ending: string): string {
  const base = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!
  const plain = base
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/["'<>|?*:`]/g, '-')
    .replace(/\.[a-z][a-z0-9]{1,4}\s*$/i, '') // an ending; „2020” in „umowa 5.2020” is none
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const cut = [...plain].slice(0, longest - ending.length - 1).join('')
  return `${cut.trimEnd() || 'file'}.${ending}`
}
