/** What a file is by its content, whatever its name says. */
export const documentTypes = ['txt', 'docx', 'odt', 'pdf', 'html', 'xlsx', 'ods', 'csv', 'json', 'zip'] as const
export type DocumentType = (typeof documentTypes)[number]

/**
 * A piece of a document in reading order; its text is `text.slice(start, end)` of the canonical text, in which blocks
 * are joined by one "\n" and are otherwise untouched (hard spaces and soft hyphens stay). Offsets count UTF-16 units.
 */
export type Block = {
  no: number
  kind: 'heading' | 'label' | 'paragraph' | 'item' | 'cell'
  start: number
  end: number
  /** Of a heading (1 to 6), or how deep an item lies in its list. */
  level?: number
  /**
   * A cell's place: number of its table in the document, row and column, all from 0; `columns` and `rows` of a merged
   * one say over how many it goes. Paragraphs and lines of one cell are blocks with the same place.
   */
  cell?: { table: number; row: number; column: number; columns?: number; rows?: number; header?: boolean }
  /** From 1, where the format has pages. */
  page?: number
  /** In points, where the format says it. */
  fontSize?: number
  style?: string
  /** Not shown to a reader of the document. */
  hidden?: boolean
  /** Everything but `main` is kept as boilerplate, never as a field. */
  region: 'main' | 'nav' | 'header' | 'footer' | 'aside' | 'note'
}

/** A code of the table of outcomes, with what it is about (a member, a part, a count); never text of the document. */
export type Warning = { code: string; detail?: string }

/** What a reader makes of a file: the same for the same document, whatever its format. */
export type ReadDocument = {
  type: DocumentType
  mediaType: string
  charset: string | null
  /** How the charset was found: bom, strict, declared, guessed, or the format's own. */
  charsetHow: string | null
  pages: number | null
  text: string
  blocks: Block[]
  /** Of xlsx, ods, csv and json: what stands in cells, with its type; their canonical text has one line for each row. */
  sheets: Sheet[]
  warnings: Warning[]
  /** What was left out on purpose and how often: scripts, tracked deletions, images, comments. */
  dropped: Record<string, number>
}

/** `widths`: how many cells each row has in the file, also empty ones at its end, where the format counts them. */
export type Sheet = { name: string; rows: Cell[][]; widths?: number[] }

/** A cell as the file has it; `start` and `end` lie in the canonical text. */
export type Cell = {
  text: string
  start: number
  end: number
  type: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty'
  /** Number, ISO date or truth, of a cell that is typed. */
  value?: number | string | boolean
  /** It was calculated; `text` is the result that the file kept, '' where it kept none. */
  formula?: boolean
}

/** A file that cannot be read, by a code of the table of outcomes. */
export class Rejected extends Error {
  readonly code: string
  readonly detail?: string
  constructor(code: string, detail?: string) {
    super(detail ? `${code}: ${detail}` : code)
    this.code = code
    this.detail = detail
  }
}

/** The database keeps no NUL and no half character; one takes the place of one, so that offsets stay. */
export const storable = (text: string): string => text.replaceAll('\0', ' ').toWellFormed()

/** Collects blocks into a canonical text. Blocks without any visible character are left out. */
export function createText() {
  const parts: string[] = []
  const blocks: Block[] = []
  let length = 0
  return {
    /** Adds a block after one line break and gives it; undefined where its text is empty or only white space. */
    add(raw: string, block: Omit<Block, 'no' | 'start' | 'end'>): Block | undefined {
      const text = storable(raw)
      if (!/[^\s\u00a0\u00ad\u200b\ufeff]/u.test(text)) return undefined
      if (parts.length > 0) {
        parts.push('\n')
        length += 1
      }
      const added = { ...block, no: blocks.length, start: length, end: length + text.length }
      parts.push(text)
      length += text.length
      blocks.push(added)
      return added
    },
    get length() {
      return length
    },
    finish: () => ({ text: parts.join(''), blocks }),
  }
}
