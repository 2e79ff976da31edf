import { startBatchWork } from './annexes/batches/batch-worker.ts'
import type { Config } from './config.ts'
import { sendConfirmationRequests } from './confirmations/send-requests.ts'
import { oneLine } from './database.ts'
import { publishScheduled } from './editing/reviews/scheduled.ts'
import { refreshRelated } from './entries/relate-entries.ts'
import { sendQueuedMails } from './mail.ts'
import { refreshFreshness } from './search/refresh-freshness.ts'
import type { Site } from './site.ts'

const EVERY_MS = 15_000

/** What has to be done at its time: each step on its own, so that one that fails holds up no other. */
export async function doDueWork({ db, log }: Pick<Site, 'db' | 'log'>, config: Config): Promise<void> {
  const steps = {
    // not waited for: a folder of documents takes minutes
    imports: async () => startBatchWork({ db, log }),
    publications: () => publishScheduled(db, log, config.baseUrl),
    confirmations: async () => config.baseUrl && sendConfirmationRequests(db, config.baseUrl),
    // by day: the processes that listen start anew with each day and do not take it for a change
    changes: () => db.query('delete from content_changes where at < current_date'),
    freshness: async () => {
      await refreshFreshness(db)
    },
    related: async () => {
      await refreshRelated(db)
    },
    mails: () => sendQueuedMails(db, { ...config, from: config.mailFrom, log }),
  }
  for (const [step, work] of Object.entries(steps))
    await work().catch((error) => log.error({ step, error: oneLine(error) }, 'due work failed'))
}

/** Does the due work again and again, never twice at once; gives what stops it, after the round that is under way. */
export function startDueWork(site: Pick<Site, 'db' | 'log'>, config: Config): () => Promise<void> {
  let round = Promise.resolve()
  let running = false
  const timer = setInterval(() => {
    if (running) return
    running = true
    round = doDueWork(site, config).finally(() => {
      running = false
    })
  }, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await round
  }
}
