import { Invalid } from '../errors.ts'

/** Why something cannot be done with an entry; people read t(`reviews.refused_<reason>`). */
export const reasons = [
  'archived',
  'notArchived',
  'empty',
  'nothingNew',
  'problems',
  'missing',
  'inReview',
  'scheduled',
  'languages',
  'notSent',
  'published',
  'pointedAt',
  'person',
  'already',
  'fullThemes',
  'forbidden',
  'gone',
  'changed',
  'failed',
] as const
export type Reason = (typeof reasons)[number]

/** What was asked for cannot be done with this entry as it is now. `fields`: the empty ones where some are required. */
export class Refused extends Invalid {
  readonly reason: Reason
  readonly fields: string[]
  constructor(reason: Reason, fields: string[] = []) {
    super(reason)
    this.reason = reason
    this.fields = fields
  }
}
