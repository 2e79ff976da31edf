import { readFileSync } from 'node:fs'
import type { Db } from '../src/database.ts'

type Row = Record<'en' | 'pl' | 'cs', { label: string; synonyms: string[] }> & { id: string }

/** The themes; one that an admin changed or removed from use is left as it is. */
export default async function seedThemes(db: Db): Promise<void> {
  const file = new URL('../src/themes/vocabularies/themes.json', import.meta.url)
  const rows: Row[] = JSON.parse(readFileSync(file, 'utf8'))
  const byLanguage = (row: Row, key: 'label' | 'synonyms') => ({ en: row.en[key], pl: row.pl[key], cs: row.cs[key] })
  const themes = rows.map((row) => ({
    id: row.id,
    label: byLanguage(row, 'label'),
    synonyms: byLanguage(row, 'synonyms'),
  }))
  await db.query(
    `insert into themes (id, label, synonyms)
     select t.id, t.label, t.synonyms from jsonb_to_recordset($1::jsonb) t (id text, label jsonb, synonyms jsonb)
     on conflict (id) do nothing`,
    [JSON.stringify(themes)],
  )
}
