/** There is no such thing, or the person may not know of it: 404. */
export class NotFound extends Error {
  readonly status = 404
}

/** It was public and is archived: 410. `entry` is what may remain public of it. */
export class Gone extends Error {
  readonly status = 410
  readonly entry: { title: Record<string, string>; archivedAt: Date }
  constructor(entry: { title: Record<string, string>; archivedAt: Date }) {
    super('archived')
    this.entry = entry
  }
}

/** Someone else changed it in between: 409. */
export class Conflict extends Error {
  readonly status = 409
}

/** What was sent cannot be used as it is: 422. */
export class Invalid extends Error {
  readonly status = 422
}

/** The person's role does not allow this: 403. */
export class Forbidden extends Error {
  readonly status = 403
}

/** The status that an error asks for: our own, that of Express's parsers (400, 413 …), else 500. */
export function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}
