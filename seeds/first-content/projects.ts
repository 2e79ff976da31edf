import type { Project } from '../../src/projects/schema.ts'
import type { SeedEntry } from './format.ts'
import { opoleOlomoucCooperation } from './projects/opole-olomouc-cooperation.ts'
import { razemDlaRozwojuAglomeracji } from './projects/razem-dla-rozwoju-aglomeracji.ts'
import { razemDlaRozwojuAglomeracji2020Plus } from './projects/razem-dla-rozwoju-aglomeracji-2020-plus.ts'
import { zmpFunctionalAreaPartnerships } from './projects/zmp-functional-area-partnerships.ts'

export const projects: SeedEntry<Project>[] = [
  opoleOlomoucCooperation,
  razemDlaRozwojuAglomeracji,
  razemDlaRozwojuAglomeracji2020Plus,
  zmpFunctionalAreaPartnerships,
]
