import { diffArrays } from 'diff'

export type Part = { text: string; change?: 'added' | 'removed' }

/** Words with the signs that hang on them, and the space between: what a person sees change, not letters. */
const tokens = (text: string): string[] => text.match(/\s+|\S+/g) ?? []

/** Two texts that differ by more are taken as two texts: marking would cost seconds, and nobody could read it. */
const maxEdits = 1500
/** Below this share of common letters the words in common are chance. */
const leastInCommon = 0.25
/** A word this short between two changes is read with them. */
const shortWord = 3

type Run = { same: string } | { removed: string; added: string }

/**
 * What became of a text, word by word: the parts that stayed and were added make the new one, those that stayed and
 * were removed the old one, sign by sign.
 */
export function compareWords(before: string, after: string): Part[] {
  if (before === after) return before ? [{ text: before }] : []
  const runs = joinShort(runsOf(before, after) ?? [{ removed: before, added: after }])
  const common = runs.reduce((sum, run) => sum + ('same' in run ? run.same.trim().length : 0), 0)
  const whole = common < leastInCommon * Math.min(before.length, after.length)
  return (whole ? [{ removed: before, added: after }] : runs).flatMap(partsOf)
}

function partsOf(run: Run): Part[] {
  if ('same' in run) return [{ text: run.same }]
  // a space at the end of both is not marked
  const space = /\s*$/.exec(run.removed)![0]
  const gap = run.added.endsWith(space) ? space : ''
  const [removed, added] = [run.removed, run.added].map((text) => text.slice(0, text.length - gap.length))
  const parts: Part[] = [{ text: removed!, change: 'removed' }, { text: added!, change: 'added' }, { text: gap }]
  return parts.filter(({ text }) => text)
}

function runsOf(before: string, after: string): Run[] | undefined {
  const found = diffArrays(tokens(before), tokens(after), { maxEditLength: maxEdits })
  return found?.map(({ value, added, removed }) => {
    const text = value.join('')
    return added || removed ? { removed: removed ? text : '', added: added ? text : '' } : { same: text }
  })
}

/** Joins neighbouring changes, and those that only a space or a short word parts: single marked words confuse. */
function joinShort(runs: Run[]): Run[] {
  const joined: Run[] = []
  runs.forEach((run, i) => {
    const last = joined.at(-1)
    const between = i > 0 && i < runs.length - 1 && 'same' in run && run.same.trim().length <= shortWord
    const [removed, added] = 'same' in run ? [run.same, run.same] : [run.removed, run.added]
    if (last && 'removed' in last && ('removed' in run || (between && !run.same.includes('\n'))))
      Object.assign(last, { removed: last.removed + removed, added: last.added + added })
    else joined.push({ ...run })
  })
  return joined
}

type Hunk = { start: number; end: number; words: string[]; mine: boolean }

/**
 * Two people's changes to one text, put together. Where both changed the same place, both wordings stand there one
 * after the other, so that nothing is lost; `overlaps` says that this is the case.
 */
export function mergeWords(base: string, mine: string, theirs: string): { text: string; overlaps: boolean } {
  const words = tokens(base)
  const hunks = [...hunksOf(words, mine, true), ...hunksOf(words, theirs, false)].toSorted((a, b) => a.start - b.start)
  const merged: string[] = []
  let overlaps = false
  let at = 0
  while (hunks.length > 0) {
    const group = [hunks.shift()!]
    let end = group[0]!.end
    while (hunks[0] && hunks[0].start <= end) {
      group.push(hunks.shift()!)
      end = Math.max(end, group.at(-1)!.end)
    }
    const { start } = group[0]!
    merged.push(...words.slice(at, start))
    const side = (own: boolean) => {
      const changes = group.filter((hunk) => hunk.mine === own)
      return changes.length > 0 ? applied(words, start, end, changes) : undefined
    }
    const [ours, others] = [side(true), side(false)]
    if (ours !== undefined && others !== undefined && ours !== others) overlaps = true
    merged.push(bothOf(ours, others))
    at = end
  }
  return { text: [...merged, ...words.slice(at)].join(''), overlaps }
}

function bothOf(ours?: string, others?: string): string {
  if (ours === undefined || others === undefined || ours === others) return ours ?? others ?? ''
  const gap = !ours || !others || /\s$/.test(ours) || /^\s/.test(others) ? '' : ' '
  return ours + gap + others
}

function applied(words: string[], start: number, end: number, hunks: Hunk[]): string {
  const result: string[] = []
  let at = start
  for (const hunk of hunks) {
    result.push(...words.slice(at, hunk.start), ...hunk.words)
    at = hunk.end
  }
  return [...result, ...words.slice(at, end)].join('')
}

function hunksOf(words: string[], text: string, mine: boolean): Hunk[] {
  const found = diffArrays(words, tokens(text), { maxEditLength: maxEdits })
  if (!found) return [{ start: 0, end: words.length, words: tokens(text), mine }]
  const hunks: Hunk[] = []
  let at = 0
  for (const { value, added, removed } of found) {
    const last = hunks.at(-1)
    const open = last && last.end === at ? last : undefined
    if (!added && !removed) at += value.length
    else {
      const hunk = open ?? { start: at, end: at, words: [], mine }
      if (!open) hunks.push(hunk)
      if (added) hunk.words.push(...value)
      else at = hunk.end = at + value.length
    }
  }
  return hunks
}
