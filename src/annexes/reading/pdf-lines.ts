/** A piece of text at its place; `y` grows upwards, sizes in points. */
export type Piece = { text: string; x: number; y: number; width: number; height: number; ends: boolean; font: string }

/** `font` is '' where a line has several; `columns`: where its parts begin that wide gaps separate. */
export type Line = {
  text: string
  page: number
  x: number
  right: number
  y: number
  height: number
  font: string
  columns: number[]
}

/** In heights of a letter: what parts a label from its value, and what is still a space between words. */
const wide = 1.8
const narrow = 0.15

/** The lines of a page in reading order; a wide gap inside one is a tab, as between a label and its value. */
export function linesOf(pieces: Piece[], page: number): Line[] {
  const lines: Line[] = []
  let line: Line | undefined
  for (const piece of pieces) {
    const isSpace = piece.text.trim() === ''
    if (line && isOnLine(piece, line) && piece.text !== '') {
      // the gap before the next column comes as one wide space
      if (isSpace && piece.width > piece.height * wide) continue
      append(line, piece)
      if (!isSpace) line.height = Math.max(line.height, piece.height)
      if (!isSpace && piece.font !== line.font) line.font = ''
    } else if (!isSpace) {
      const { text, x, y, width, height, font } = piece
      line = { text, page, x, right: x + width, y, height, font, columns: [x] }
      lines.push(line)
    }
    if (piece.ends && piece.text === '') line = undefined
  }
  return lines.map((each) => ({ ...each, text: each.text.trimEnd() })).filter(({ text }) => text.trim() !== '')
}

const isOnLine = (piece: Piece, line: Line) =>
  Math.abs(piece.y - line.y) < Math.max(piece.height, line.height) * 0.5 && piece.x >= line.right - piece.height

function append(line: Line, piece: Piece): void {
  const gap = piece.x - line.right
  if (gap > piece.height * wide) {
    line.text = `${line.text.trimEnd()}\t`
    line.columns.push(piece.x)
  } else if (gap > piece.height * narrow && !/\s$/.test(line.text) && !/^\s/.test(piece.text)) line.text += ' '
  line.text += piece.text
  line.right = Math.max(line.right, piece.x + piece.width)
}
