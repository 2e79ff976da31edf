import { canOn } from '../../accounts/permissions.ts'
import type { Account } from '../../accounts/queries.ts'
import { record } from '../../audit/record.ts'
import { type Db, oneLine, transaction } from '../../database.ts'
import { Conflict, NotFound } from '../../errors.ts'
import type { Site } from '../../site.ts'
import { type Reason, Refused } from '../refused.ts'
import { publishDraft } from '../reviews/decide-review.ts'
import { asksFirst, judgeDrafts } from './judge-drafts.ts'

/** `agreed`: what an import was not sure of, or asked, is right as it stands. */
export type Choice = { id: number; number: number; agreed: boolean }

/**
 * Publishes drafts, each in a transaction of its own and by the rules by which one is published; gives why not, by id,
 * for those that were left. Languages that are missing were named where it was asked.
 */
export async function publishDrafts(
  site: Pick<Site, 'db' | 'log'>,
  choices: Choice[],
  by: { account: Account; baseUrl: string },
): Promise<Map<number, Reason>> {
  const refused = new Map<number, Reason>()
  for (const choice of choices) {
    const reason = await publishOne(site, choice, by)
    if (reason) refused.set(choice.id, reason)
  }
  return refused
}

async function publishOne(
  { db, log }: Pick<Site, 'db' | 'log'>,
  { id, number, agreed }: Choice,
  { account, baseUrl }: { account: Account; baseUrl: string },
): Promise<Reason | undefined> {
  try {
    await transaction(db, async (tx) => {
      await tx.query('select 1 from entries where id = $1 for update', [id])
      const [draft] = await judgeDrafts(tx, [id])
      if (!draft) throw new Refused('nothingNew')
      if (!canOn(account, 'review', draft)) throw new Refused('forbidden')
      // as it was when somebody looked at it, and no other
      if (draft.number !== number || draft.held || (asksFirst(draft) && !agreed)) throw new Conflict('draft')
      if (agreed)
        await agree(
          tx,
          id,
          draft.unagreed.map(({ field }) => field),
          account.id,
        )
      const without = draft.gaps.map(({ language }) => language)
      await publishDraft(tx, id, { number, accountId: account.id, without, baseUrl })
    })
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.reason
    if (error instanceof NotFound) return 'gone'
    if (error instanceof Conflict) return 'changed'
    // One entry that fails must not hide what was done with the others.
    log.error({ entry: id, error: oneLine(error) }, 'an entry could not be published with others')
    return 'failed'
  }
}

/** What was proposed is what a person stands behind from now on. */
async function agree(db: Db, entryId: number, fields: string[], accountId: number): Promise<void> {
  if (fields.length === 0) return
  await db.query(
    `update provenance set state = 'accepted', decided_by = $3, decided_at = now()
     where entry_id = $1 and field = any($2) and state = 'proposed'`,
    [entryId, fields, accountId],
  )
  await record(db, 'annex.decided', { accountId, entryId, detail: { fields: fields.length } })
}
