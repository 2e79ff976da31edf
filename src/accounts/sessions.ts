import { createHash, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { CookieOptions, Request, RequestHandler, Response } from 'express'
import session, { type Cookie, type SessionData, Store } from 'express-session'
import type { Db } from '../database.ts'
import type { Site } from '../site.ts'
import { agentFamily } from './agent-family.ts'
import type { KeepHeld } from './held-text.ts'
import type { OfficeProvider } from './office-provider.ts'
import { getSecret } from './queries.ts'

declare module 'express-session' {
  interface SessionData {
    accountId: number
    /** The password was right and the second factor is still to come: nobody has signed in yet. */
    awaitsSecondFactor: boolean
  }
}

/** A session ends after half a day without a request, and after a week whatever happens. */
const idleHours = 12
const longestDays = 7
/** The second step of signing in takes a telephone out of a bag, not longer. */
const secondStepMinutes = 15
const until = (start: string) =>
  `least(now() + make_interval(hours => ${idleHours}), ${start} + make_interval(days => ${longestDays}))`

/** The id of a session opens a door, so the database has only its hash. */
export const hashSid = (sid: string): Buffer => createHash('sha256').update(sid).digest()

type Done<T = unknown> = (error?: unknown, result?: T) => void
const answer = <T>(promise: Promise<T>, done: Done<T>) => void promise.then((result) => done(null, result), done)

/** The cookie says nothing of when it expires: that is for the row to say. */
const noExpiry = { originalMaxAge: null } as Cookie

/**
 * Sessions as rows. A row is written by signing in and by nothing else, so a late answer to another request can never
 * bring back a session that was ended meanwhile; after that only its expiry moves.
 */
class SessionStore extends Store {
  db: Db
  constructor(db: Db) {
    super()
    this.db = db
  }
  get(sid: string, done: Done<SessionData | null>): void {
    const text = `select s.account_id "accountId", s.awaits_second_factor "awaitsSecondFactor" from sessions s
      where s.sid_hash = $1 and s.expires_at > now()`
    const found = this.db.query<Omit<SessionData, 'cookie'>>(text, [hashSid(sid)])
    answer(
      found.then(({ rows: [row] }) => (row ? { cookie: noExpiry, ...row } : null)),
      done,
    )
  }
  set(_sid: string, _data: SessionData, done: Done): void {
    done()
  }
  override touch(sid: string, _data: SessionData, done: Done): void {
    // a row is written only when a minute is to be gained
    const text = `update sessions set expires_at = ${until('created_at')}
      where sid_hash = $1 and not awaits_second_factor and expires_at < ${until('created_at')} - interval '1 minute'`
    answer(this.db.query(text, [hashSid(sid)]), done)
  }
  destroy(sid: string, done: Done): void {
    answer(this.db.query('delete from sessions where sid_hash = $1', [hashSid(sid)]), done)
  }
}

export type Sessions = {
  /** Reads the session of a request. Only for pages of staff: readers get no cookie and cost no statement. */
  read: RequestHandler
  /** Signs in, or half so: a new session under a new id, whatever the browser brought along. */
  start(req: Request, accountId: number, half?: { awaitsSecondFactor: true }): Promise<void>
  end(req: Request, res: Response): Promise<void>
}

/**
 * What the routes of accounts share. `secret` also keys what is stored of sign-in tries and of second factors;
 * `https` says that visitors come by https, `office` that offices may sign in with their own accounts.
 */
export type Doors = Site & {
  sessions: Sessions
  secret: string
  https: boolean
  office: OfficeProvider | undefined
  keepHeld: KeepHeld
}

/** Sessions on the database; `https` says that visitors come by https even where this process does not see it. */
export function openSessions(db: Db, secret: string, https: boolean): Sessions {
  const name = https ? '__Host-session' : 'session'
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax' } satisfies CookieOptions
  const read = session({
    name,
    secret,
    store: new SessionStore(db),
    cookie: { ...cookie, secure: 'auto' },
    resave: false,
    saveUninitialized: false,
  })
  return {
    read: (req, res, next) => {
      // A proxy in front that TRUST_PROXY does not name would cost the cookie its Secure, or the person the cookie.
      if (https) Object.defineProperty(req, 'secure', { value: true })
      read(req, res, next)
    },
    start: async (req, accountId, half) => {
      await promisify(req.session.regenerate.bind(req.session))()
      req.session.accountId = accountId // a change, for which express-session sends the cookie
      await db.query(
        `with over as (delete from sessions where expires_at <= now())
         insert into sessions (sid_hash, account_id, agent, awaits_second_factor, expires_at) values ($1, $2, $3, $4,
           case when $4 then now() + make_interval(mins => ${secondStepMinutes}) else ${until('now()')} end)`,
        [hashSid(req.sessionID), accountId, agentFamily(req.get('User-Agent')), half !== undefined],
      )
    },
    end: async (req, res) => {
      await promisify(req.session.destroy.bind(req.session))()
      res.clearCookie(name, { ...cookie, secure: req.secure })
    },
  }
}

/**
 * What signs the cookie where SESSION_SECRET is not set. It lies in the database: every process on it must know the
 * same one, it has to outlive a restart, and a copy of the database gains nothing by it (ids of sessions are hashed).
 */
export const keptSecret = (db: Db): Promise<string> => getSecret(db, 'session', randomBytes(32).toString('base64url'))
