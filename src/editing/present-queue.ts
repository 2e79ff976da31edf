import { dayOf, formatMoment } from '../accounts/moments.ts'
import { personName } from '../accounts/person-name.ts'
import type { Translated } from '../fields.ts'
import type { Language, T } from '../languages.ts'
import { pickText } from '../languages.ts'
import { sinceDate } from '../partial-dates.ts'
import type { Queue } from './find-queue.ts'
import { fieldLabel } from './form/field-labels.ts'
import { daysWaiting } from './managing/waiting.ts'

/** One thing to do, as a sentence that is a link. */
export type Step = { icon: string; text: string; href: string; meta: string[]; id: number; kind: string }

type Named = { id: number; kind: string; title: Translated; originalLanguage: Language }

/** The most urgent things to do: what others wait for, then what nobody has looked at for long. */
export function presentSteps(queue: Queue, t: T, deciding: boolean, most: number): Step[] {
  const at = ({ id }: Named, page: string) => `/${t.language}/admin/entries/${id}/${page}`
  const titled = (entry: Named) => ({
    title: pickText(entry.title, t.language, entry.originalLanguage)?.text ?? t('editing.untitled'),
  })
  const step = (entry: Named, icon: string, text: string, page: string, meta: string[]): Step => {
    return { icon, text, href: at(entry, page), meta, id: entry.id, kind: entry.kind }
  }
  const reviews = deciding
    ? queue.reviews.slice(0, 3).map((each) => {
        const days = daysWaiting(new Date(each.sentAt))
        const waits = days < 1 ? t('reviews.today') : t('reviews.days', { count: days })
        const who = personName(t, each.sentBy)
        return step(each, 'hourglass', t('editing.next_review', titled(each)), 'review', [who, waits])
      })
    : []
  const of = (todo: string) => queue.next.filter((each) => each.todo === todo)
  const sentBack = of('sent-back').map((each) =>
    step(each, 'undo-2', t('editing.next_sentBack', titled(each)), 'edit', each.comment ? [shorten(each.comment)] : []),
  )
  const behind = of('behind').map((each) => {
    const codes = each.languages.filter((value) => value.endsWith('-behind')).map((value) => value.slice(0, 2))
    const languages = codes.map((code) => t(`vocabulary.language_${code}`)).join(', ')
    const meta = [t('editing.originalChanged', { languages })]
    return step(each, 'languages', t('editing.next_behind', titled(each)), 'edit', meta)
  })
  const sources = of('sources').map((each) =>
    step(each, 'triangle-alert', t('editing.next_sources', titled(each)), 'manage', [t('editing.oldSources')]),
  )
  const confirm = of('confirm').map((each) => {
    const since = each.since
      ? [t('editing.notConfirmed', { since: sinceDate(dayOf(new Date(each.since)).slice(0, 4), t.language) })]
      : []
    return step(each, 'clock', t('editing.next_confirm', titled(each)), 'contacts', since)
  })
  // of each kind first one, so that no kind hides the others
  const rest = [behind, confirm, sources]
  const turns = [0, 1, 2].flatMap((turn) => rest.flatMap((list) => list[turn] ?? []))
  return [...reviews, ...sentBack, ...turns].slice(0, most)
}

const shorten = (text: string) => (text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text)

/** Remarks and changes with who and when in words. */
export const presentNews = (queue: Queue, t: T) => ({
  remarks: queue.remarks.map((each) => ({
    ...each,
    who: each.author ? personName(t, each.author) : t('reviews.contact'),
    when: formatMoment(new Date(each.createdAt), t.language),
    about: each.field && fieldLabel(t, each.field),
  })),
  changes: queue.changes.map((each) => ({
    ...each,
    who: each.by && personName(t, each.by),
    when: formatMoment(new Date(each.at), t.language),
    what: t(`editing.did_${each.action.replace('entry.', '')}`),
  })),
  reviews: queue.reviews.map((each) => ({
    ...each,
    who: personName(t, each.sentBy),
    days: daysWaiting(new Date(each.sentAt)),
  })),
})
