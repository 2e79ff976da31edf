// Everything that is known by name, in one place for those who look names up.
export { findCountries, readCountry } from './known-countries.ts'
export {
  findAreas,
  findFunds,
  findProgrammes,
  type KnownArea,
  type KnownProgramme,
  readRegionType,
} from './known-names.ts'
export { findRegions, regionOfCode } from './known-regions.ts'
export { findTowns } from './known-towns.ts'
