import type { Kind } from './entries/kind.ts'
import { event } from './events/schema.ts'
import { organisation } from './organisations/schema.ts'
import { partnership } from './partnerships/schema.ts'
import { practice } from './practices/schema.ts'
import { programme } from './programmes/schema.ts'
import { project } from './projects/schema.ts'

/** The six kinds of entry, in the order in which they are offered. */
export const kinds: readonly Kind[] = [practice, partnership, organisation, project, programme, event]

export const kindByName = new Map<string, Kind>(kinds.map((kind) => [kind.name, kind]))
