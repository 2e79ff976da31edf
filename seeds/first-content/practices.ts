import type { Practice } from '../../src/practices/schema.ts'
import type { SeedEntry } from './format.ts'
import { adviceAndGrantsForLocalPartnerships } from './practices/advice-and-grants-for-local-partnerships.ts'
import { knowledgeContestAboutTheNeighbour } from './practices/knowledge-contest-about-the-neighbour.ts'
import { metropolitanMentors } from './practices/metropolitan-mentors.ts'
import { polishCzechGoodPracticePortal } from './practices/polish-czech-good-practice-portal.ts'
import { studyVisitsAndStaffExchange } from './practices/study-visits-and-staff-exchange.ts'
import { szczecinMetropolitanAssociation } from './practices/szczecin-metropolitan-association.ts'

export const practices: SeedEntry<Practice>[] = [
  szczecinMetropolitanAssociation,
  metropolitanMentors,
  studyVisitsAndStaffExchange,
  polishCzechGoodPracticePortal,
  knowledgeContestAboutTheNeighbour,
  adviceAndGrantsForLocalPartnerships,
]
