import type { Db } from '../database.ts'
import { type Arity, type LearnedLabel, labelKey } from './labels/labels.ts'

/** The labels that admins have taught. */
export async function findLearnedLabels(db: Db): Promise<LearnedLabel[]> {
  const { rows } = await db.query<LearnedLabel>(
    'select l.label, l.target, l.arity from learned_labels l order by l.label',
  )
  return rows
}

/** Remembers what stands behind a label, in place of what was known of it. A label without a letter is none. */
export async function learnLabel(
  db: Db,
  { label, target, arity }: { label: string; target: string; arity: Arity },
  accountId: number,
): Promise<void> {
  const key = labelKey(label)
  if (!key) return
  await db.query(
    `insert into learned_labels (label_key, label, target, arity, learned_by) values ($1, $2, $3, $4, $5)
     on conflict (label_key) do update set label = excluded.label, target = excluded.target, arity = excluded.arity,
       learned_by = excluded.learned_by, learned_at = now()`,
    [key, label, target, arity, accountId],
  )
}
