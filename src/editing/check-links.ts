import type { Db } from '../database.ts'
import type { Draft } from '../entries/save-revision.ts'
import type { Language } from '../languages.ts'
import { findTheme } from '../themes/themes.ts'
import type { Newest } from './find-newest.ts'
import { type Problem, readForm } from './form/read-form.ts'
import type { FormText } from './form/write-form.ts'
import type { Scope } from './queries.ts'
import type { StaffEntry } from './staff-entry.ts'

type Known = { entries: Map<number, string>; sources: Set<number>; files: Set<number> }
type Files = { images?: { file: number }[]; attachments?: { file: number }[] }

/** Reads what was typed, and looks at what it points to: the draft, what is wrong, and what the writer calls right. */
export async function readEntry(
  db: Db,
  scope: Scope,
  entry: StaffEntry,
  newest: Newest | undefined,
  { form, language }: { form: FormText; language: Language },
) {
  const { draft, problems, stillRight } = readForm(entry.kind, form, language)
  const checked = await checkLinks(db, scope, entry, newest, { draft, form })
  const named = new Set(problems.map(({ name }) => name))
  return {
    draft: checked.draft,
    problems: [...problems, ...checked.problems.filter(({ name }) => !named.has(name))],
    stillRight,
  }
}

/**
 * Takes out of a draft what points at nothing, or at what this person may not know of, and names it: a select offers
 * no such thing, but what it offered may be gone by now. What the newest revision points at already may stay.
 */
async function checkLinks(
  db: Db,
  scope: Scope,
  entry: StaffEntry,
  newest: Newest | undefined,
  { draft, form }: { draft: Draft; form: FormText },
): Promise<{ draft: Draft; problems: Problem[] }> {
  const known = await findKnown(db, scope, entry, newest, draft)
  const { kind } = entry
  const content = draft.content as Files & { themes?: string[] }
  const fits = ({ role, toId }: Draft['relations'][number]) =>
    toId !== entry.id && Boolean(kind.roles[role]?.includes(known.entries.get(toId) ?? ''))
  const hasFile = ({ file }: { file: number }) => known.files.has(file)

  const problems = Object.entries(form).flatMap(([name, text]): Problem[] => {
    const wrong = (code: string): Problem[] => [{ name, code, values: { x: text.trim().slice(0, 60) } }]
    const [, list, place] = /^(relations|sources|images|attachments|themes)\.(\d+)(?:\.(?:to|file))?$/.exec(name) ?? []
    if (!list || !text.trim()) return []
    const id = Number(text)
    if (list === 'themes') return findTheme(text.trim()) ? [] : wrong('choice')
    if (list === 'sources') return known.sources.has(id) ? [] : wrong('source')
    if (list !== 'relations') return known.files.has(id) ? [] : wrong('file')
    const role = form[`relations.${place}.role`]?.trim() ?? ''
    if (!Object.hasOwn(kind.roles, role) || fits({ role, toId: id })) return []
    if (id === entry.id || !known.entries.has(id)) return wrong('target')
    return [{ name, code: 'targetKind', values: { role, kinds: kind.roles[role]!.join(' ') } }]
  })

  return {
    draft: {
      content: {
        ...content,
        ...(content.themes && { themes: content.themes.filter((id) => findTheme(id)) }),
        ...(content.images && { images: content.images.filter(hasFile) }),
        ...(content.attachments && { attachments: content.attachments.filter(hasFile) }),
      },
      relations: draft.relations.filter(fits),
      sources: draft.sources.filter((id) => known.sources.has(id)),
    },
    problems,
  }
}

/** What there is of all that a draft points at. */
async function findKnown(
  db: Db,
  { everything, organisationId }: Scope,
  entry: StaffEntry,
  newest: Newest | undefined,
  { content, relations, sources }: Draft,
): Promise<Known> {
  const { images = [], attachments = [] } = content as Files
  const { images: oldImages = [], attachments: oldAttachments = [] } = (newest?.content ?? {}) as Files
  const { rows } = await db.query<{ what: string; id: number; kind: string }>(
    `select 'entry' what, e.id, e.kind from entries e where e.id = any($1)
       and ($4::boolean or e.owner_id = $5::int or e.status = 'published' or e.id = any($6))
     union all select 'source', s.id, '' from sources s where s.id = any($2)
     union all select 'file', f.id, '' from files f where f.id = any($3) and (f.owner_id is not distinct from $7 or f.id = any($8))`,
    [
      relations.map(({ toId }) => toId),
      sources,
      [...images, ...attachments].map(({ file }) => file),
      everything,
      organisationId,
      newest?.relations.map(({ toId }) => toId) ?? [],
      entry.ownerId,
      [...oldImages, ...oldAttachments].map(({ file }) => file),
    ],
  )
  const of = (what: string) => rows.filter((row) => row.what === what)
  return {
    entries: new Map(of('entry').map(({ id, kind }) => [id, kind])),
    sources: new Set(of('source').map(({ id }) => id)),
    files: new Set(of('file').map(({ id }) => id)),
  }
}
