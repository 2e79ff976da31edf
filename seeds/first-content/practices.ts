import type { SeedEntry } from './format.ts'

export const practices: SeedEntry<unknown>[] = []
