import type { Organisation } from '../../src/organisations/schema.ts'
import type { SeedEntry } from './format.ts'
import { polishCities } from './organisations/association-of-polish-cities.ts'
import { polishCounties } from './organisations/association-of-polish-counties.ts'
import { ruralMunicipalities } from './organisations/association-of-rural-municipalities-of-poland.ts'
import { centralMoraviaAgency } from './organisations/central-moravia-regional-development-agency.ts'
import { cityOfOlomouc } from './organisations/city-of-olomouc.ts'
import { gdanskGdyniaSopotAssociation } from './organisations/gdansk-gdynia-sopot-metropolitan-association.ts'
import { ksNorway } from './organisations/ks-norway.ts'
import { ministryOfDevelopment } from './organisations/ministry-of-development-poland.ts'
import { ministryOfInfrastructureAndDevelopment } from './organisations/ministry-of-infrastructure-and-development-poland.ts'
import { opoleAssociation } from './organisations/opole-agglomeration-association.ts'
import { ssom } from './organisations/ssom.ts'

export const organisations: SeedEntry<Organisation>[] = [
  ssom,
  gdanskGdyniaSopotAssociation,
  opoleAssociation,
  cityOfOlomouc,
  centralMoraviaAgency,
  polishCities,
  ksNorway,
  polishCounties,
  ruralMunicipalities,
  ministryOfDevelopment,
  ministryOfInfrastructureAndDevelopment,
]
