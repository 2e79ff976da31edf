import type { Request, Response } from 'express'
import type { Db } from './database.ts'
import { nextMidnight } from './midnight.ts'
import { type Answer, sendAnswer } from './send-text.ts'

/** SQL: another one with every change of public content; counted too, since who commits last may not have the last id. */
export const contentVersion = `select current_date || ' ' || count(*) || ' ' || coalesce(sum(c.id), 0) as version from content_changes c`

/** SQL: the rows of a statement with `version`, that of the content which they show; one row where it has none. */
export const withVersion = (statement: string): string =>
  `select v.version, q.* from (${contentVersion}) v left join (${statement}) q on true`

/**
 * Public pages as they were drawn last, for whom the page cache does not answer. None is sent before the database has
 * said that nothing has changed since, so it is as new as one that is drawn, whatever a process hears of changes.
 */
export type DrawnPages = {
  /** Answers if there is a page that is as it would be drawn now. */
  send(req: Request, res: Response): Promise<boolean>
  /** The answer that follows shows this version, or parts of it a later one. */
  keep(req: Request, res: Response, version: string): void
}

const longestAddress = 1000
let turn = 0
let midnight = 0

/** What processes hold in memory was read again, and pages say it too. */
export function forgetDrawn(): void {
  turn += 1
}

/** The time of day is nothing of which pages speak; the day is. */
function turnOfNow(): number {
  const now = Date.now()
  if (now >= midnight) {
    midnight = nextMidnight(now)
    turn += 1
  }
  return turn
}

/** `most`: bytes that all of them may take; those go first that were not asked for the longest. */
export function createDrawnPages(db: Db, baseUrl: (req: Request) => string, most = 16 * 1024 * 1024): DrawnPages {
  const pages = new Map<string, Answer & { version: string; turn: number; size: number }>()
  let bytes = 0

  function remove(key: string): void {
    bytes -= pages.get(key)?.size ?? 0
    pages.delete(key)
  }

  const keyOf = (req: Request) => baseUrl(req) + req.originalUrl

  return {
    async send(req, res) {
      const key = keyOf(req)
      const page = pages.get(key)
      if (!page) return false
      const { rows } = await db.query<{ version: string }>({ name: 'content-version', text: contentVersion })
      if (rows[0]!.version !== page.version || page.turn !== turnOfNow()) return false
      if (pages.get(key) === page) {
        pages.delete(key) // a Map keeps its order
        pages.set(key, page)
      }
      if (page.shows) res.locals.shows = page.shows
      sendAnswer(req, res, page)
      return true
    },
    keep(req, res, version) {
      if (req.originalUrl.length > longestAddress) return
      const key = keyOf(req)
      const started = turnOfNow()
      res.locals.drawn = (answer: Answer) => {
        const size = 2 * answer.bytes.length + 1000 // with a compressed copy, and to spare
        if (started !== turnOfNow() || size > most / 8) return
        remove(key)
        pages.set(key, { ...answer, version, turn: started, size })
        bytes += size
        for (const first of pages.keys()) {
          if (bytes <= most) break
          remove(first)
        }
      }
    },
  }
}
