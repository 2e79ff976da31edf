import { formatMoment } from '../../accounts/moments.ts'
import { personName } from '../../accounts/person-name.ts'
import { kinds } from '../../kinds.ts'
import type { T } from '../../languages.ts'
import { describeFile, rejectionWords, warningWords } from '../code-words.ts'
import type { BatchRow, Group, ItemRow } from './batch-queries.ts'

/** How a batch stands, in a few words, and what to do with it next. */
export function presentBatch(batch: BatchRow, t: T) {
  const n = (group: Group) => batch.counts[group] ?? 0
  const waiting = n('ask') + n('ready')
  const running = batch.state === 'received' || batch.state === 'reading' || batch.state === 'applying'
  const state =
    batch.state === 'reading'
      ? t('annexes.state_reading', { done: batch.total - n('running'), total: batch.total })
      : batch.state === 'read'
        ? t(waiting > 0 ? 'annexes.state_waits' : 'annexes.state_nothing', { count: waiting })
        : t(`annexes.state_${batch.state}`)
  const tag = running
    ? ''
    : ({ read: waiting > 0 ? 'warn' : 'plain', applied: 'good', applied_with_errors: 'warn', failed: 'bad' }[
        batch.state as string
      ] ?? 'plain')
  return {
    ...batch,
    running,
    waiting,
    stateWords: state,
    tag,
    next: running ? 'watch' : batch.state === 'read' && waiting > 0 ? 'review' : 'open',
    when: formatMoment(batch.createdAt, t.language),
    who: batch.by && personName(t, batch.by),
  }
}

const tags: Record<string, [word: string, tone: string, icon: string]> = {
  ready: ['ready', 'good', 'circle-check'],
  applied: ['applied', 'good', 'circle-check'],
  known: ['known', 'plain', 'equal'],
  undone: ['undone', 'plain', 'undo-2'],
}

/** One file as the page of its batch shows it. */
export function presentItem(item: ItemRow, t: T) {
  const { group, state, outcome, summary, warnings, twin } = item
  const [word, tone, icon] =
    group === 'ask'
      ? outcome === 'needs_manual'
        ? ['manual', 'warn', 'pencil']
        : outcome === 'partial'
          ? ['partial', 'warn', 'triangle-alert']
          : ['question', 'warn', 'circle-question-mark']
      : group === 'running'
        ? state === 'received'
          ? ['waiting', 'plain', 'hourglass']
          : [state === 'reading' ? 'reading' : 'writing', '', 'loader']
        : (tags[group] ?? ['ready', '', 'info'])
  return {
    id: item.id,
    documentId: item.documentId,
    group,
    state,
    manual: outcome === 'needs_manual',
    name: item.name.replace('!', ' → '),
    about: describeFile(t, item),
    tag: { words: t(`annexes.tag_${word}`), tone, icon },
    result: resultOf(item, t),
    notes: state === 'read' ? notesOf(item, t) : [],
    rejection: group === 'rejected' ? { ...rejectionWords(t, item.code), code: item.code ?? '' } : undefined,
    twin: twin && { ...twin, name: twin.name.replace('!', ' → ') },
    ignored: warnings.flatMap(({ code, detail }) => (code === 'ignored_member' && detail ? [detail] : [])),
    again: group === 'running' && item.tries > (state === 'received' ? 0 : 1),
    decided: summary.decided ?? 0,
  }
}

function notesOf({ warnings, code }: ItemRow, t: T): string[] {
  const all = code === 'plan_changed' ? [{ code }, ...warnings] : warnings
  return [...new Set(all.map((each) => warningWords(t, each)))]
}

/** 1 practice, 1 organisation; 12 fields. Of a table its rows. */
function resultOf({ group, state, summary, rowsPlanned, rowsDone, partsFailed }: ItemRow, t: T): string {
  if (summary.rows && rowsDone !== null && state !== 'read') {
    const done = t('annexes.rowsOf', { done: rowsDone, total: summary.rows.total })
    return partsFailed ? `${done}; ${t('annexes.partsFailed', { count: partsFailed })}` : done
  }
  if (state === 'reading' && summary.rowsRead) return t('annexes.rowsRead', { count: summary.rowsRead })
  if (group === 'running' || group === 'rejected' || group === 'known') return ''
  if (summary.rows && state === 'read' && (rowsPlanned ?? 0) < summary.rows.total)
    return t('annexes.rowsCompared', { done: rowsPlanned ?? 0, total: summary.rows.total })
  if (summary.rows) return t('annexes.rowCount', { count: summary.rows.total })
  const counts = kinds.flatMap(({ name }) => {
    const count = summary.entities?.[name as 'practice'] ?? 0
    return count > 0 ? [t(`kinds.${name}Count`, { count })] : []
  })
  if (counts.length === 0) return t('annexes.nothingFound')
  const parts = [counts.join(', '), t('annexes.fieldCount', { count: summary.fields ?? 0 })]
  if (summary.questions) parts.push(t('annexes.questionCount', { count: summary.questions }))
  return parts.join('; ')
}

/** How long a batch still takes, as far as its pace so far tells; undefined before the first item is done. */
export function timeLeft(t: T, { seconds, done, left }: { seconds: number; done: number; left: number }) {
  if (done === 0 || left === 0) return undefined
  const minutes = Math.round(((seconds / done) * left) / 60)
  return minutes < 1 ? t('annexes.almostDone') : t('annexes.minutesLeft', { count: minutes })
}

/** The bar: widths of its parts in per cent, in the order done, to decide, rejected, under way. */
export function barOf({ counts, total }: Pick<BatchRow, 'counts' | 'total'>) {
  const n = (...of: Group[]) => of.reduce((sum, group) => sum + (counts[group] ?? 0), 0)
  let x = 0
  return (
    [
      ['ok', n('ready', 'applied', 'known', 'undone')],
      ['mid', n('ask')],
      ['no', n('rejected')],
    ] as const
  ).flatMap(([tone, count]) => {
    const width = total > 0 ? Math.round((count / total) * 1000) / 10 : 0
    x += width
    return width > 0 ? [{ tone, x: Math.round((x - width) * 10) / 10, width }] : []
  })
}
