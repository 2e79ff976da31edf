import type { Language } from '../languages.ts'

export type Sort = 'relevance' | 'newest' | 'updated' | 'title'

/**
 * The orders of a list, each with a unique last key, so that no page repeats what another had. `table` is where its
 * index is, on a row `d`.
 */
export type Order = { table: 'search_document' | 'catalogue'; forward: string; backward: string }

export function orderOf(sort: Sort, language: Language): Order {
  const table = 'search_document'
  const title = `d.sort_${language}`
  switch (sort) {
    case 'relevance':
      return { table, forward: 'd.boost desc, d.entry_id desc', backward: 'd.boost, d.entry_id' }
    case 'updated':
      return { table, forward: 'd.updated_at desc, d.entry_id desc', backward: 'd.updated_at, d.entry_id' }
    case 'title':
      return { table: 'catalogue', forward: `${title}, d.entry_id`, backward: `${title} desc, d.entry_id desc` }
    case 'newest':
      return {
        table,
        forward: 'd.newest desc nulls last, d.entry_id desc',
        backward: 'd.newest nulls first, d.entry_id',
      }
  }
}
