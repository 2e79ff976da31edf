import type { Dictionary } from './labels/labels.ts'
import { lookUpLabel } from './labels/look-up-label.ts'
import type { Block } from './reading/document.ts'

/** A label may take several lines of its cell: where they are known only together, they are one block. */
export function joinLabels(text: string, blocks: Block[], labels: Dictionary): Block[] {
  const joined: Block[] = []
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!
    let last = i
    if (block.cell) while (isSameCell(block, blocks[last + 1])) last++
    const { end } = blocks[last]!
    const known = last > i && last - i < 4 && lookUpLabel(text.slice(block.start, end), labels)
    joined.push(known ? { ...block, end } : block)
    if (known) i = last
    else for (; i < last; i++) joined.push(blocks[i + 1]!)
  }
  return joined
}

const isSameCell = ({ cell }: Block, next: Block | undefined) =>
  next?.cell !== undefined &&
  next.cell.table === cell!.table &&
  next.cell.row === cell!.row &&
  next.cell.column === cell!.column
