import type { Partnership } from '../../src/partnerships/schema.ts'
import type { SeedEntry } from './format.ts'
import { gdanskGdyniaSopot } from './partnerships/gdansk-gdynia-sopot-metropolitan-area.ts'
import { opoleOlomouc } from './partnerships/opole-olomouc.ts'
import { szczecinMetropolitanArea } from './partnerships/szczecin-metropolitan-area.ts'

export const partnerships: SeedEntry<Partnership>[] = [gdanskGdyniaSopot, szczecinMetropolitanArea, opoleOlomouc]
