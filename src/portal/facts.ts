import type { Db } from '../database.ts'
import { getPortalFacts } from './queries.ts'
import type { PortalFacts } from './schema.ts'

/** Held in memory: the pages that show them cost no statement for it. */
let facts: PortalFacts = {}

/** Reads the facts of this installation again; called at the start and whenever an admin has changed them. */
export async function loadPortalFacts(db: Db): Promise<void> {
  facts = await getPortalFacts(db)
}

export const portalFacts = (): PortalFacts => facts
