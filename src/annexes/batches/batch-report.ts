import type { T } from '../../languages.ts'
import { writeCsv } from '../../timelines/write-csv.ts'
import { describeFile, rejectionWords, warningWords } from '../code-words.ts'
import type { ItemRow } from './batch-queries.ts'
import { presentItem } from './present-batch.ts'

/** The files of a batch with what became of each, as CSV. */
export function writeReport(items: ItemRow[], t: T): string {
  const head = [
    t('annexes.file'),
    t('annexes.about'),
    t('annexes.state'),
    t('annexes.result'),
    t('annexes.code'),
    t('annexes.notes'),
  ]
  const rows = items.map((item) => {
    const { group, code, warnings, name } = item
    const notes =
      group === 'rejected'
        ? [Object.values(rejectionWords(t, code)).join('. ')]
        : warnings.filter((each) => each.code !== 'already_imported').map((each) => warningWords(t, each))
    return [
      name,
      describeFile(t, item),
      t(`annexes.group_${group}`),
      presentItem(item, t).result,
      code ?? '',
      notes.join(' '),
    ]
  })
  return writeCsv([head, ...rows], t.language === 'en' ? ',' : ';')
}
