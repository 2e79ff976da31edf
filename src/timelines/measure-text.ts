/**
 * Widths of letters in the portal's font (Archivo 88, weight 400) in thousandths of its size, rounded up. A drawing made
 * on the server cannot ask a browser how long a text is.
 */
const letters: Record<number, string> = {
  180: '`',
  200: " '¦",
  220: 'ijlíîïł',
  240: '|‘’‚',
  260: ',.IfÍÎÏ',
  280: '!:;tªìť',
  300: '/[\\]r²³·¹ř',
  320: '-º',
  340: '¡¨´¸Ì‐‑',
  360: '"(){}•',
  380: '“”„',
  400: '*°',
  440: '_–',
  460: '$svxyz¶¿ãýśšźżž',
  480: '1ckçćč',
  500: '47JLaeg¢£¤¥«¯»àáâäåèéêëðòõùûþÿąęěŁ',
  520: '0235689?bdhnopqu§ñóôöøúüďńňů',
  540: '#F€',
  560: 'T±ÞßŤ',
  580: '+<=>VZ^~¬µ×÷−ŹŻŽ',
  600: 'EKPSYÈÉÊËÝĘĚŚŠ',
  620: '&AXÀÁÂÄÅĄ',
  640: 'B',
  660: 'CDHNRUwÇÑÚÜĆČĎŃŇŘŮ',
  720: 'GOQÓÔÖØ',
  740: 'ÃÐÒÕÙÛ',
  760: '©®¼½¾…',
  780: 'Mm',
  820: 'æ',
  840: 'W',
  860: '%',
  880: '—',
  900: '@Æ',
}
const widths = new Map(Object.entries(letters).flatMap(([width, all]) => [...all].map((l) => [l, Number(width)])))
widths.set('\u00a0', 200)

/** Letters outside the font are drawn by one that we do not know: they get room for a wide one. */
const widthOf = (letter: string): number =>
  widths.get(letter) ?? (/^\p{M}$/u.test(letter) ? 0 : letter > '\u2e7f' ? 1100 : 900)

export type Lettering = { size: number; bold?: boolean; spacing?: number }

/** The width of a text in the units of the drawing, never less than it will take. `spacing` is in em. */
export function textWidth(text: string, { size, bold = false, spacing = 0 }: Lettering): number {
  let thousandths = 0
  for (const letter of text) thousandths += widthOf(letter) + (bold ? 25 : 0) + spacing * 1000
  return (thousandths * size) / 1000
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The text as it is where it fits, else as much of it as fits, with … at the end. */
export function shorten(text: string, room: number, lettering: Lettering): string {
  if (textWidth(text, lettering) <= room) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (textWidth(`${kept}${segment}…`, lettering) > room) break
    kept += segment
  }
  return `${kept.replace(/[\s,.;:–-]+$/, '')}…`
}

/**
 * The words of a text in as few lines as a width allows; a word that is longer than the width is shortened. Lines end
 * at spaces only, not at non-breaking ones.
 */
export function breakLines(text: string, width: number, lettering: Lettering): string[] {
  const lines: string[] = []
  for (const word of text.split(/ +/)) {
    const joined = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && textWidth(joined, lettering) <= width) lines[lines.length - 1] = joined
    else lines.push(shorten(word, width, lettering))
  }
  return lines
}
