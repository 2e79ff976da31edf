import type { Event } from '../../src/events/schema.ts'
import { opoleOlomoucAgreementSigning } from './events/opole-olomouc-agreement-signing.ts'
import { opoleOlomoucStudyVisits2017 } from './events/opole-olomouc-study-visits-2017-2018.ts'
import { opoleOlomoucStudyVisits2018 } from './events/opole-olomouc-study-visits-2018-2020.ts'
import { zmpClosingConference } from './events/zmp-closing-conference-poznan.ts'
import type { SeedEntry } from './format.ts'

export const events: SeedEntry<Event>[] = [
  opoleOlomoucAgreementSigning,
  zmpClosingConference,
  opoleOlomoucStudyVisits2017,
  opoleOlomoucStudyVisits2018,
]
