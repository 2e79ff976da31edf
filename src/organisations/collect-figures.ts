import type { Metric, Money } from '../fields.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'

type Counted = {
  metrics?: Metric[]
  memberCount?: number
  population?: number
  populationApproximate?: boolean
  euContribution?: Money
}

/**
 * The figures of an organisation or a partnership as its page shows them. A number with a field of its own
 * stands first, unless a figure of the source says the same with its date.
 */
export function collectFigures(content: Counted, language: Language): Metric[] {
  const { t } = functionsFor(language)
  const { metrics = [], memberCount, population, populationApproximate = false, euContribution: eu } = content
  const figure = (label: string, value: number | undefined, approximate = false, unit?: string): Metric[] =>
    value === undefined || metrics.some((metric) => metric.value === value && metric.unit === unit)
      ? []
      : [{ label: { [language]: label }, value, approximate, unit }]
  return [
    ...figure(t('entries.figureMembers'), memberCount),
    ...figure(t('entries.figurePopulation'), population, populationApproximate),
    ...figure(t('entries.figureEu'), eu?.amount, eu?.approximate, eu?.currency),
    ...metrics,
  ]
}
