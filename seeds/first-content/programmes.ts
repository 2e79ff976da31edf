import type { Programme } from '../../src/programmes/schema.ts'
import type { SeedEntry } from './format.ts'
import { eeaRegionalProgramme } from './programmes/eea-regional-programme-poland.ts'
import { interregIvc } from './programmes/interreg-ivc.ts'
import { interregVA } from './programmes/interreg-v-a-czech-republic-poland.ts'
import { microprojectsFund } from './programmes/microprojects-fund.ts'
import { technicalAssistance } from './programmes/technical-assistance-programme-poland.ts'
import { urbact } from './programmes/urbact.ts'

export const programmes: SeedEntry<Programme>[] = [
  interregIvc,
  urbact,
  interregVA,
  microprojectsFund,
  eeaRegionalProgramme,
  technicalAssistance,
]
