import { describe, expect, it } from 'vitest'
import {
  findStale,
  listTexts,
  statesOfLanguages,
  type TranslatedFrom,
  trackTranslations,
} from '../../src/entries/track-translations.ts'

type Content = Record<string, unknown>
type Revision = { number: number; content: Content; translatedFrom: TranslatedFrom }

/** Saves one content after the other, as the portal does; gives the revisions. */
function save(...contents: (Content | { content: Content; stillRight: string[] })[]): Revision[] {
  const saved: Revision[] = []
  for (const each of contents) {
    const { content, stillRight } =
      'stillRight' in each ? (each as never) : { content: each as Content, stillRight: [] }
    const translatedFrom = trackTranslations('pl', saved.at(-1), content, new Set(stillRight as string[]))
    saved.push({ number: saved.length + 1, content, translatedFrom })
  }
  return saved
}
const staleIn = (saved: Revision[]) => {
  const { content, translatedFrom } = saved.at(-1)!
  const stale = findStale('pl', content, translatedFrom, new Map(saved.map((r) => [r.number, r.content])))
  return stale.map(({ path, language, then: was, now }) => [path, language, was, now])
}
const title = (pl: string, cs?: string) => ({ title: { pl, ...(cs && { cs }) } })
const points = (...texts: [pl: string, cs: string][]) => ({
  ...title('T', 'T'),
  evidence: texts.map(([pl, cs]) => ({ kind: 'stated', text: { pl, cs } })),
})

describe('a translation', () => {
  it('lags behind when the original changes and it does not', () => {
    expect(staleIn(save(title('Tramwaj', 'Tramvaj'), title('Tramwaje', 'Tramvaj')))).toEqual([
      ['title', 'cs', 'Tramwaj', 'Tramwaje'],
    ])
  })

  it('stays behind over further saves, and says what the original was when it was made', () => {
    const saved = save(title('A', 'a'), title('B', 'a'), title('C', 'a'))
    expect(staleIn(saved)).toEqual([['title', 'cs', 'A', 'C']])
  })

  it('is up to date again when the original goes back', () => {
    expect(staleIn(save(title('A', 'a'), title('B', 'a'), title('A', 'a')))).toEqual([])
  })

  it('is up to date when it was written anew, together with the original or after it', () => {
    expect(staleIn(save(title('A', 'a'), title('B', 'b')))).toEqual([])
    expect(staleIn(save(title('A', 'a'), title('B', 'a'), title('B', 'b')))).toEqual([])
  })

  it('is up to date when a person says that it is still right, until the original changes again', () => {
    const said = { content: title('B', 'a'), stillRight: ['title cs'] }
    expect(staleIn(save(title('A', 'a'), title('B', 'a'), said))).toEqual([])
    expect(staleIn(save(title('A', 'a'), title('B', 'a'), said, title('C', 'a')))).toEqual([['title', 'cs', 'B', 'C']])
  })

  it('that is not there is not behind', () => {
    expect(staleIn(save(title('A'), title('B')))).toEqual([])
  })

  it('of an item that moves in its list keeps its own original', () => {
    const moved = save(points(['X', 'x'], ['Y', 'y']), points(['Y', 'y'], ['X', 'x']))
    expect(staleIn(moved)).toEqual([])
    const changed = save(points(['X', 'x'], ['Y', 'y']), points(['Y2', 'y'], ['X', 'x']))
    expect(staleIn(changed)).toEqual([['evidence.0.text', 'cs', 'Y', 'Y2']])
  })

  it('of an item behind another that was removed keeps its own original', () => {
    expect(staleIn(save(points(['X', 'x'], ['Y', 'y']), points(['Y', 'y'])))).toEqual([])
  })

  it('of two items with one wording each keeps the original that is its own', () => {
    const saved = save(points(['X', 'same'], ['Y', 'same']), points(['Y', 'same'], ['X', 'same']))
    expect(staleIn(saved)).toEqual([])
  })
})

it('lists every text with its path, whatever it stands in', () => {
  const content = { title: { pl: 'T' }, stages: [{ title: { pl: 'S' }, metrics: [{ label: { en: 'L' }, value: 3 }] }] }
  expect(listTexts(content).map(([path]) => path)).toEqual(['title', 'stages.0.title', 'stages.0.metrics.0.label'])
})

describe('the state of a language', () => {
  const states = (content: Content, stale: { language: 'cs' | 'en' }[] = []) => statesOfLanguages('pl', content, stale)
  it.each([
    ['none without a title', states({ title: { pl: 'T' } }).cs, 'none'],
    ['partial with a text missing', states({ title: { pl: 'T', cs: 'T' }, summary: { pl: 'S' } }).cs, 'partial'],
    ['complete', states({ title: { pl: 'T', cs: 'T' }, summary: { cs: 'S', pl: 'S' } }).cs, 'complete'],
    ['behind', states({ title: { pl: 'T', cs: 'T' } }, [{ language: 'cs' }]).cs, 'behind'],
    ['original', states({ title: { pl: 'T' } }).pl, 'original'],
    [
      'complete, where only the translation has a text',
      states({ title: { pl: 'T', cs: 'T' }, x: { cs: 'S' } }).cs,
      'complete',
    ],
  ])('%s', (_, found, expected) => expect(found).toBe(expected))
})
