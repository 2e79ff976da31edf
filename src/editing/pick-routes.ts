import { Router } from 'express'
import { allow } from '../accounts/staff-area.ts'
import { kindByName } from '../kinds.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { townsOf } from '../themes/vocabularies.ts'
import { listEntriesToPick, listSourcesToPick, wordsOf } from './pick.ts'
import { regionOptions } from './present-vocabularies.ts'
import { scopeOf } from './scope.ts'

const placesIn = (country: string, language: Language) => [
  ...regionOptions(country, language).map((option) => ({ ...option, kind: 'region' })),
  ...townsOf(country).map((value) => ({ value, label: value, kind: 'town' })),
]

/** What fits the words that somebody is typing where something is picked, for scripts: at most fifty, best known first. */
export function pickRoutes({ db }: Site): Router {
  const routes = Router()
  routes.get('/admin/pick', allow('listEntries'), async (req, res) => {
    const { language } = res.locals
    const { t } = functionsFor(language)
    const asked = [req.query.kind].flat()
    if (asked.includes('region')) return res.json(placesIn(String(req.query.country), language))
    const words = wordsOf(typeof req.query.q === 'string' ? req.query.q.slice(0, 200) : '')
    const kinds = asked.filter((kind): kind is string => typeof kind === 'string' && kindByName.has(kind))
    const found =
      words.length === 0
        ? []
        : asked.includes('source')
          ? await listSourcesToPick(db, language, { words })
          : await listEntriesToPick(db, language, scopeOf(res), { kinds, words })
    res.json(found.map((option) => ({ ...option, group: option.group && t(`kinds.${option.group}`) })))
  })
  return routes
}
