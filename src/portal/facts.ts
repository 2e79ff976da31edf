import type { Db } from '../database.ts'
import { forgetDrawn } from '../drawn-pages.ts'
import { languages, pickText, sayInstead } from '../languages.ts'
import { getPortalFacts, getPortalSettings } from './queries.ts'
import type { PortalFacts, PortalSettings } from './schema.ts'

/** Held in memory: the pages that show them cost no statement for it. */
let facts: PortalFacts = {}
let settings: PortalSettings = { confirmAfterMonths: 24 }

/** Reads the facts and settings of this installation again; called at the start and whenever an admin has changed them. */
export async function loadPortalFacts(db: Db): Promise<void> {
  const [newFacts, newSettings] = [await getPortalFacts(db), await getPortalSettings(db)]
  facts = newFacts
  settings = newSettings
  // wherever the portal says its name, in titles, feeds and mails, it says the one that its admin gave it
  for (const language of languages) sayInstead('portal.name', language, pickText(facts.portalName, language)?.text)
  forgetDrawn()
}

export const portalFacts = (): PortalFacts => facts

export const portalSettings = (): PortalSettings => settings
