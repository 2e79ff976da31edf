import type { Offer } from '../../annexes/review/find-offers.ts'
import { sayQuestion } from '../../annexes/review/present-questions.ts'
import type { Place, Translated } from '../../fields.ts'
import { kindByName } from '../../kinds.ts'
import { countryName, pickText, type T, translator } from '../../languages.ts'
import { regionName } from '../../themes/vocabularies.ts'
import { fieldLabel, lowerFirst, roleLabel } from '../form/field-labels.ts'
import { writeForm } from '../form/write-form.ts'
import { anchorOf } from '../present-anchor.ts'
import { fillable } from './complete-draft.ts'
import type { NamedBy } from './find-named-by.ts'
import type { Judged } from './judge-drafts.ts'

/** Nothing but what can be filled in at once keeps it from readers. */
export const canFill = ({ held, missing }: Judged): boolean =>
  held === 'missing' && missing.every((name) => (fillable as readonly string[]).includes(name))

/** What stands in the fields to be filled in: what the document offers, or how other entries name this one. */
export function presentFill(
  { id, missing, originalLanguage: original }: Judged,
  { offers, named, t }: { offers: Map<string, Offer>; named?: NamedBy; t: T },
) {
  const offered = (offers.get(`${id} summary`)?.said as Translated | undefined)?.[original]
  const place = (offers.get(`${id} places`)?.said as Place[] | undefined)?.[0]
  const other = named && pickText(named.title, original)?.text
  const says = translator(original)
  return {
    ...(missing.includes('summary') && {
      summary:
        offered ?? (other ? says('publishing.namedBy', { role: roleLabel(says, named!.role), title: other }) : ''),
      from: offered ? 'document' : other ? 'relation' : undefined,
    }),
    ...(missing.includes('places') && {
      place:
        place &&
        [place.city, place.region && regionName(place.region, t.language), countryName(place.country, t.language)]
          .filter(Boolean)
          .join(', '),
      asksPlace: true,
    }),
  }
}

export function presentDraft({ unagreed, questions, missing, ...draft }: Judged, t: T, seesImports: boolean) {
  const kind = kindByName.get(draft.kind)!
  const editor = `/admin/entries/${draft.id}/edit`
  return {
    ...draft,
    editor,
    missing: missing.map((name) => ({
      href: `${editor}#${anchorOf(kind, name, draft.originalLanguage)}`,
      label: lowerFirst(fieldLabel(t, name)),
    })),
    values: unagreed.map(({ field, value }) => ({
      href: `${editor}#${anchorOf(kind, field, draft.originalLanguage)}`,
      label: fieldLabel(t, field),
      text: shorten(
        Object.values(writeForm(kind, { content: { [field]: value }, relations: [], sources: [] })).join(' · '),
      ),
    })),
    questions: questions.flatMap(({ batch, item, codes }) =>
      [...new Set(codes)].map((code) => ({
        href: seesImports ? `/admin/annexes/${batch}/items/${item}?view=values#questions` : undefined,
        words: sayQuestion(code, t),
      })),
    ),
    gaps: draft.gaps.map(({ language }) => language),
  }
}

const shorten = (text: string) => (text.length > 240 ? `${text.slice(0, 239).trimEnd()}…` : text)
