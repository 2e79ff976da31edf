import type { Language } from '../languages.ts'
import { escapeHtml, functionsFor } from '../rendering.ts'
import type { PublishedEntry } from './queries.ts'

export type SourceMarks = {
  /** HTML: the marks of a field, each a link to the source that says it; '' where no document does. */
  from: (...fields: string[]) => string
  /** HTML that a field is shown as, with the marks at its end: in the last paragraph where it has paragraphs. */
  marked: (html: string, ...fields: string[]) => string
  /** HTML: the marks of sources by their codes. */
  marksOf: (codes: string[]) => string
  /** By code of a source: the fields that stand as it said them. */
  fieldsOf: Map<string, string[]>
}

/** The small marks by which a page says from which document of its list of sources each imported statement is. */
export function markSources(
  { sources, provenance }: Pick<PublishedEntry, 'sources' | 'provenance'>,
  language: Language,
): SourceMarks {
  const { t, plain } = functionsFor(language)
  const mark = (code: string) => {
    const at = sources.findIndex((source) => source.code === code)
    const source = sources[at]
    if (!source) return ''
    const label = t('entries.fromSource', { n: at + 1, title: plain(source.title, source.language) })
    return `<a href="#source-${at + 1}" aria-label="${escapeHtml(label)}" title="${escapeHtml(label)}">${at + 1}</a>`
  }
  const marksOf = (codes: string[]) => {
    const inOrder = sources.map(({ code }) => code).filter((code) => codes.includes(code))
    return inOrder.length > 0 ? `<sup class="from">${inOrder.map(mark).join(' ')}</sup>` : ''
  }
  const from = (...fields: string[]) => marksOf(fields.flatMap((field) => provenance[field] ?? []))
  return {
    from,
    marked: (html, ...fields) => {
      const marks = from(...fields)
      return html.endsWith('</p>') ? `${html.slice(0, -'</p>'.length)}${marks}</p>` : html && html + marks
    },
    marksOf,
    fieldsOf: new Map(
      sources.map(({ code }) => [code, Object.keys(provenance).filter((field) => provenance[field]!.includes(code))]),
    ),
  }
}
