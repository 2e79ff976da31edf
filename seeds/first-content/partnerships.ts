import type { SeedEntry } from './format.ts'

export const partnerships: SeedEntry<unknown>[] = []
