import type { T } from '../languages.ts'
import type { Warning } from './reading/document.ts'

const rejections = new Set(
  `empty_file no_text unsupported_content encrypted archive_too_large nested_archive unsafe_path xml_doctype corrupt_file
  corrupt_archive too_many_pages reader_limit reader_crash file_too_large too_deep invalid_json apply_failed erased`.split(
    /\s+/,
  ),
)
const told = new Set(
  `no_text_layer charset_uncertain active_content_removed extension_mismatch charset_mismatch duplicate_keys
  same_text plan_changed little_found`.split(/\s+/),
)

/** Why a file was not read, and what to do about it. */
export function rejectionWords(t: T, code: string | null): { title: string; todo: string } {
  const known = code && rejections.has(code) ? code : 'other'
  return { title: t(`annexes.code_${known}`), todo: t(`annexes.do_${known}`) }
}

/** What is to be told of a file that was read. */
export const warningWords = (t: T, { code, detail = '' }: Warning): string =>
  told.has(code) ? t(`annexes.warn_${code}`, { detail }) : t('annexes.warn_other', { detail: detail || code })

const types: Record<string, string> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'application/json': 'json',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
}

/** What a file is, in a few words: Word, Polish, 2 pages. */
export function describeFile(
  t: T,
  file: { mediaType: string | null; language: string | null; pages: number | null; charset: string | null },
): string {
  const { mediaType, language, pages, charset } = file
  const type = types[mediaType ?? '']
  const parts = [
    type && t(`annexes.type_${type}`),
    language && t(`vocabulary.language_${language}`),
    pages && t('annexes.pageCount', { count: pages }),
    charset && charset !== 'utf-8' ? charset : undefined,
  ]
  return parts.filter(Boolean).join(', ')
}
