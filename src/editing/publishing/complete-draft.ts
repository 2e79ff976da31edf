import { type Offer, takeOffer } from '../../annexes/review/find-offers.ts'
import { record } from '../../audit/record.ts'
import type { Db } from '../../database.ts'
import { saveRevision } from '../../entries/save-revision.ts'
import { Conflict } from '../../errors.ts'
import type { Place, Translated } from '../../fields.ts'
import { findNewest } from '../find-newest.ts'
import { lockEntry } from '../lock-entry.ts'
import { Refused } from '../refused.ts'

/** The fields that can be filled in where many drafts are published. */
export const fillable = ['summary', 'places'] as const

/** What was typed for a draft: a summary in its original language; a country, or what the document offers. */
export type Filled = { id: number; number: number; summary: string; place: string }

/** The longest summary, as the schema has it. */
export const longestSummary = 600

/**
 * Saves what was filled in as a new revision, and gives its number. Runs in the caller's transaction. Throws Conflict
 * when a newer revision was saved, Refused when it cannot stand as it was typed.
 */
export async function completeDraft(
  db: Db,
  { id, number, summary, place }: Filled,
  { offers, accountId }: { offers: Map<string, Offer>; accountId: number },
): Promise<number> {
  const { kind, originalLanguage } = await lockEntry(db, id)
  const newest = await findNewest(db, id)
  if (!newest || newest.number !== number) throw new Conflict('revision')
  if (newest.form || summary.length > longestSummary) throw new Refused('problems')
  const content = { ...newest.content }
  const had = content.summary as Translated | undefined
  if (summary && !had?.[originalLanguage]) content.summary = { ...had, [originalLanguage]: summary }
  const offered = offers.get(`${id} places`)?.said as Place[] | undefined
  const places = place === 'offer' ? offered : place ? [{ country: place }] : undefined
  if (places && !(content.places as Place[] | undefined)?.length) content.places = places
  const draft = { ...newest, content }
  const saved = await saveRevision(db, kind, id, draft, { origin: 'staff', authorId: accountId, expected: number })
  if (!saved.changed) return number
  await record(db, 'entry.saved', { accountId, entryId: id, detail: { number: saved.number } })
  for (const field of fillable) {
    const offer = offers.get(`${id} ${field}`)
    if (offer && newest.content[field] === undefined && isSame(content[field], offer.said))
      await takeOffer(db, offer, accountId)
  }
  return saved.number
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
