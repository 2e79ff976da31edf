import type { Db } from '../database.ts'
import { missingFields } from '../entries/publish-entry.ts'
import { getContents } from '../entries/save-revision.ts'
import { findStale, numbersIn } from '../entries/track-translations.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import { readEntry } from './check-links.ts'
import type { Newest } from './find-newest.ts'
import { describeFields, sectionsOf } from './form/describe-fields.ts'
import { fieldLabel, problemText, sectionLabel } from './form/field-labels.ts'
import { findItems } from './form/form-items.ts'
import type { Problem } from './form/read-form.ts'
import { sectionStates } from './form/section-states.ts'
import type { FormText } from './form/write-form.ts'
import { listFilesToPick } from './pick.ts'
import { anchorOf } from './present-anchor.ts'
import { type Control, type Known, presentField } from './present-fields.ts'
import { presentLinks } from './present-links.ts'
import { staleTexts } from './present-texts.ts'
import type { Scope } from './queries.ts'
import type { StaffEntry } from './staff-entry.ts'
import { currentText, type WorkingCopy } from './working-copies.ts'

/** `id`: what links lead to; that of a field of the same name stays with the field. */
export type Section = { name: string; id: string; label: string; state: string; count: number; controls: Control[] }
/** One line of the summary of what is to be fixed: where it is, and what is wrong there. */
export type ToFix = { href: string; label: string; text: string }

/** What the editor shows: the sections with their fields, and what is to be fixed in them. */
export type Editor = { base: number; note: string; sections: Section[]; toFix: ToFix[]; hasFiles: boolean }

export async function presentEditor(
  db: Db,
  scope: Scope,
  entry: StaffEntry,
  {
    newest,
    copy,
    language,
    at,
    review,
  }: {
    newest: Newest | undefined
    copy: WorkingCopy | undefined
    language: Language
    /** The control or item that somebody is working on. */
    at: string
    /** Also what is missing for publishing is to be fixed. */
    review: boolean
  },
): Promise<Editor> {
  const { t } = functionsFor(language)
  const { kind, originalLanguage: original } = entry
  const { base, form } = currentText(entry, newest, copy)
  const read = (text: FormText) => readEntry(db, scope, entry, newest, { form: text, language })
  const { draft, problems } = await read(form)
  // what is being typed is not called wrong before it was saved once
  const saved = copy && new Set((await read(currentText(entry, newest, undefined).form)).problems.map(sameProblem))
  const shown = saved ? problems.filter((problem) => saved.has(sameProblem(problem))) : problems
  const missing = review ? missingFields(kind, draft.content as Record<string, never>, original) : []
  const lacking = missing.map((name): Problem => ({ name: anchorOf(kind, name, original), code: 'required' }))
  const texts = new Map([...shown, ...lacking].map((problem) => [problem.name, problemText(t, problem)]))
  const content = newest?.content ?? {}
  const from = newest?.translatedFrom ?? {}
  const stale = newest ? findStale(original, content, from, await getContents(db, entry.id, numbersIn(from))) : []
  const known: Known = {
    ...{ t, language, original, form, at, items: findItems(form), stale: staleTexts(content, stale) },
    problem: (name) => texts.get(name),
    anyProblem: (prefix) => [...texts.keys()].some((name) => name === prefix || name.startsWith(`${prefix}.`)),
    files: await listFilesToPick(db, entry, fileIds(form)),
  }
  const links = await presentLinks(db, scope, entry, known, {
    relations: newest?.relations.map(({ toId }) => toId) ?? [],
    sources: newest?.sources ?? [],
  })
  const fields = describeFields(kind)
  const states = new Map(sectionStates(kind, form, shown, original).map((state) => [state.section, state]))
  const sections = sectionsOf(kind).map((name): Section => {
    const { state, count } = states.get(name) ?? { state: 'empty', count: 0 }
    const controls: Control[] =
      name === 'relations' || name === 'sources'
        ? [links[name]]
        : fields.filter((field) => field.section === name).map((field) => presentField(field, field.name, known))
    const id = controls.some((control) => control.name === name) ? `${name}-section` : name
    return { name, id, label: sectionLabel(t, name), state, count, controls }
  })
  const toFix = [...texts].map(([name, text]) => ({ href: `#${name}`, label: fieldLabel(t, name), text }))
  return { base, note: form.note ?? '', sections, toFix, hasFiles: known.files.length > 0 }
}

const sameProblem = ({ name, code }: Problem) => `${name} ${code}`

const fileIds = (form: Record<string, string>): number[] =>
  Object.entries(form)
    .filter(([name, id]) => /^(images|attachments)\.\d+\.file$/.test(name) && /^\d{1,9}$/.test(id))
    .map(([, id]) => Number(id))
