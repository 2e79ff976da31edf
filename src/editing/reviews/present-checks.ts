import type { T } from '../../languages.ts'
import { fieldLabel } from '../form/field-labels.ts'
import { anchorOf } from '../present-anchor.ts'
import type { StaffEntry } from '../staff-entry.ts'
import type { Checks } from './check-draft.ts'

/** One thing that was looked at. `stops`: it cannot be published so; `links`: where in the editor it is put right. */
export type Check = { ok: boolean; stops: boolean; text: string; links: { href: string; label: string }[] }

/** What was looked at before an entry is published, in words. */
export function presentChecks(t: T, entry: StaffEntry, checks: Checks): Check[] {
  const editor = `/${t.language}/admin/entries/${entry.id}/edit`
  const check = (ok: boolean, text: string, links: Check['links'] = [], stops = false): Check => {
    return { ok, stops: stops && !ok, text, links }
  }
  const fields = checks.missing.map((name) => ({
    href: `${editor}#${anchorOf(entry.kind, name, entry.originalLanguage)}`,
    label: fieldLabel(t, name),
  }))
  const editorLink = [{ href: editor, label: t('reviews.openEditor') }]
  const complete = fields.length === 0
  return [
    check(complete, t(complete ? 'reviews.check_required' : 'reviews.check_missing'), fields, true),
    ...(checks.unread ? [check(false, t('reviews.check_unread'), editorLink, true)] : []),
    check(
      !checks.datesCrossed,
      t(checks.datesCrossed ? 'reviews.check_datesCrossed' : 'reviews.check_dates'),
      checks.datesCrossed ? editorLink : [],
    ),
    ...(checks.unsourced
      ? [check(false, t('reviews.check_unsourced'), [{ href: `${editor}#sources`, label: fieldLabel(t, 'sources') }])]
      : []),
    ...(['pl', 'cs', 'en'] as const).flatMap((language) => {
      const gap = checks.gaps.find((each) => each.language === language)
      if (gap) return [check(false, t(`reviews.check_${gap.state}_${language}`))]
      return checks.ready.includes(language) ? [check(true, t(`reviews.check_ready_${language}`))] : []
    }),
  ]
}
