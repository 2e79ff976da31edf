import { readFileSync } from 'node:fs'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findFunds, readRegionType } from '../gazetteers/gazetteers.ts'
import { shapeValue } from '../labels/shape-value.ts'
import { isMissing } from '../normalise/dates.ts'
import { readMoney } from '../normalise/money.ts'
import type { Cell } from '../reading/document.ts'
import { type CellContext, type Read, trouble, whole } from './read-cell.ts'

type Row = { id: string } & Record<'en' | 'pl' | 'cs', { label?: string; name?: string; synonyms?: string[] }>

/** Folded words → id, of a vocabulary of the portal; read when it is first asked for. */
export function vocabulary(name: string): (text: string) => string | undefined {
  let words: Map<string, string> | undefined
  return (text) => {
    if (!words) {
      const url = new URL(`../../themes/vocabularies/${name}.json`, import.meta.url)
      const rows: Row[] = JSON.parse(readFileSync(url, 'utf8'))
      words = new Map()
      for (const row of rows)
        for (const { label, name: own, synonyms = [] } of [row.en, row.pl, row.cs])
          for (const each of [label, own, ...synonyms])
            if (each && !words.has(foldWords(each))) words.set(foldWords(each), row.id)
      for (const { id } of rows) words.set(id, id)
    }
    return words.get(foldWords(text))
  }
}

const organisationType = vocabulary('organisation-types')
const fund = vocabulary('funds')
const regionType = vocabulary('region-types')
const statuses = new Set(['planned', 'running', 'finished', 'unknown', 'proposed', 'active', 'ended'])
const kindWords: [string, RegExp][] = [
  ['practice', /^(?:(?:good|best) )?practice$|^(?:dobra )?praktyka$|^(?:dobra |priklad dobre )?praxe$/],
  ['partnership', /^partnership$|^partnerstwo$|^partnerstvi$/],
  ['organisation', /^organi[sz]ation$|^organizacja$|^organizace$/],
  ['project', /^project$|^projekt$/],
  ['programme', /^programme$|^program$/],
  ['event', /^event$|^wydarzenie$|^akce$|^udalost$/],
]

const choices: Record<string, (text: string, context: CellContext) => string | undefined> = {
  status: (text, context) => {
    const folded = foldWords(text)
    if (statuses.has(folded)) return folded
    if (/^(?:proponowan|navrzen|navrhovan)/.test(folded)) return 'proposed'
    return shapeValue('status', text, context)?.[0]?.value as string | undefined
  },
  kind: (text) => kindWords.find(([, pattern]) => pattern.test(foldWords(text)))?.[0],
  currency: (text) => readMoney(`1 ${text}`)?.currency ?? /^[A-Z]{3}$/.exec(text)?.[0],
  region_type: (text) => regionType(text) ?? readRegionType(text),
  // a type or a fund that the vocabulary does not have is still said
  org_type: (text) => organisationType(text) ?? text,
  fund: (text) => fund(text) ?? findFunds(text)[0]?.fund ?? text,
}

/** One of a list of values, by its own word or by what people write for it. */
export function readChoice(field: string, text: string, _cell: Cell, context: CellContext): Read {
  if (field !== 'status' && isMissing(text)) return { parts: [] }
  const value = choices[field]?.(text, context)
  if (value) return { parts: [whole(text, field, value)] }
  return isMissing(text) ? { parts: [] } : trouble('unreadable_value')
}
