import type { SeedEntry } from './format.ts'

export const events: SeedEntry<unknown>[] = []
