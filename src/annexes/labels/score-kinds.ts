import type { EntityType } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import type { Segment } from './collect-fields.ts'
import { kindsOfAnnex } from './read-field.ts'

type Scores = Partial<Record<EntityType, number>>
const rate = 0.35

/** What a form says of itself at its head. */
const heads: [RegExp, EntityType][] = [
  [/good practice|best practice|dobr\w+ prakty\w+|dobr\w+ prax\w+|priklad\w* dobre/, 'practice'],
  [/partner search|partnership|partnerstw\w+|partnerstvi|wspolprac\w+|spoluprac\w+/, 'partnership'],
  [/project|projekt\w*/, 'project'],
  [/conference|seminar|workshop|event|konferencj\w+|wydarzeni\w+|konferenc\w+|seminari\w+|akce/, 'event'],
]

/** How likely each kind is by the labels found: three of a kind are as good as certain. */
export function scoreKinds(segment: Segment, text: string): Scores {
  const { fields } = segment
  const scores: Scores = {}
  for (const kind of kindsOfAnnex) {
    const hits = new Set(
      fields.filter(({ label }) => label.target.startsWith(`${kind}.`)).map(({ label }) => label.target),
    ).size
    // an organisation stands in every annex; alone it is what the annex is about
    const weight = kind === 'organisation' ? rate / 3 : rate
    if (hits > 0) scores[kind] = Math.round(Math.min(0.99, hits * weight) * 100) / 100
  }
  const known = Object.entries(scores).some(([kind, score]) => kind !== 'organisation' && score >= 0.3)
  return known ? scores : { ...scores, ...scoreShared(segment, text) }
}

/**
 * Where all labels are such as every kind has: the head of the form says what it is, and without one it is most likely
 * a practice, which somebody has to confirm. Without a title or an account there is nothing that it could be about.
 */
function scoreShared({ fields, groups, loose }: Segment, text: string): Scores {
  const shared = new Set(fields.map(({ label }) => label.target).filter((target) => /^main\./.test(target)))
  if (shared.size < 3 || !['main.title', 'main.description', 'main.summary'].some((target) => shared.has(target)))
    return {}
  const first = Math.min(...fields.map(({ labelSpan }) => labelSpan.start))
  const before = [...groups, ...loose].filter(({ start, end }) => end <= first && end - start < 150)
  const head = foldWords(before.map(({ start, end }) => text.slice(start, end)).join(' '))
  const kind = heads.find(([pattern]) => pattern.test(head))?.[1]
  return kind ? { [kind]: 0.6 } : { practice: 0.35 }
}
