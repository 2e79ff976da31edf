import type { EntityType } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import type { Segment } from './collect-fields.ts'
import { kindsOfAnnex } from './read-field.ts'
import { isFormHead } from './take-title.ts'

type Scores = Partial<Record<EntityType, number>>
const rate = 0.35

const partnerSearch =
  /partner search|(?:looking|search\w*|call) for (?:project )?partners|partners? (?:wanted|sought)|(?:po)?szuk\w+ partner|oferta (?:partnerstwa|wspolpracy)|hled\w+ (?:projektov\w+ )?partner|nabidka (?:partnerstvi|spoluprace)|expression of interest|project idea|pomysl na projekt|projektov\w+ (?:zamer|namet)|network proposal/

/** What a form says of itself at its head. */
const heads: [RegExp, EntityType][] = [
  [
    /good practice|best practice|your practice|the practice|practice|dobr\w+ prakty\w+|prakty[kc]\w*|dobr\w+ prax\w+|prax[ei]|priklad\w* dobre/,
    'practice',
  ],
  [/partner search|partnership|partnerstw\w+|partnerstvi|wspolprac\w+|spoluprac\w+/, 'partnership'],
  [/project|projekt\w*/, 'project'],
  [/conference|seminar|workshop|event|konferencj\w+|wydarzeni\w+|konferenc\w+|seminari\w+|akce/, 'event'],
]

/** How likely each kind is by the labels found: three of a kind are as good as certain. */
export function scoreKinds(segment: Segment, text: string): Scores {
  const { fields } = segment
  const starts = [
    0,
    ...[...fields.map(({ labelSpan }) => labelSpan), ...segment.loose, ...segment.groups].map(({ start }) => start),
  ].slice(1)
  const scores: Scores = {}
  for (const kind of kindsOfAnnex) {
    const own = fields.filter(({ label }) => label.target.startsWith(`${kind}.`))
    const targets = new Map(
      own.map(({ label }) => [label.target, label.guessed && !/title$/.test(label.target) ? 0.5 : 1]),
    )
    const hits = [...targets.values()].reduce((sum, each) => sum + each, 0)
    // an organisation stands in every annex; alone it is what the annex is about
    const weight = kind === 'organisation' ? rate / 3 : rate
    if (hits > 0) scores[kind] = Math.round(Math.min(0.99, hits * weight) * 100) / 100
  }
  // "Looking for partners", "Nabídka partnerství": what the paper is for
  if (
    partnerSearch.test(foldWords(text.slice(Math.min(...starts), Math.min(...starts) + 160))) &&
    fields.some(({ label }) => /^(?:partnership|project|organisation|main)\./.test(label.target))
  )
    scores.partnership = Math.min(0.99, Math.round(((scores.partnership ?? 0) + 2 * rate) * 100) / 100)
  if (segment.kind && fields.length > 1) return { ...scores, [segment.kind]: 0.99 }
  if (fields.length === 0) return scores
  const named = saysOfItself(segment, text)
  if (named)
    scores[named.kind] = Math.round(Math.min(0.99, (scores[named.kind] ?? 0) + (named.sure ? 0.9 : 0.45)) * 100) / 100
  const known = Object.entries(scores).some(([kind, score]) => kind !== 'organisation' && score >= 0.3)
  return known ? scores : { ...scores, ...scoreShared(segment, text) }
}

/** The kind that the name of the paper says, or else the questions: "What is your practice called?" */
function saysOfItself(
  { fields, groups, loose }: Segment,
  text: string,
): { kind: EntityType; sure: boolean } | undefined {
  const first = Math.min(...fields.map(({ labelSpan }) => labelSpan.start))
  const said = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  const whole = [
    ...loose.map(({ start, end, labelSpan }) => ({ start: Math.min(start, labelSpan?.start ?? start), end })),
    ...groups,
  ]
  const line = ({ start }: { start: number }) =>
    text.slice(start, text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start))
  const names = whole.filter((each) => each.end <= first && isFormHead(line(each)))
  const head = foldWords(names.map(line).join(' '))
  const kinds = heads.filter(([pattern]) => pattern.test(head)).map(([, kind]) => kind)
  if (kinds.length > 0) return { kind: kinds[0]!, sure: kinds[0] === 'practice' || kinds[0] === 'event' }
  const asked = fields.map(({ labelSpan }) => foldWords(said(labelSpan)))
  const votes = (['practice', 'event'] as const).map((kind) => {
    const pattern = heads.find(([, each]) => each === kind)![0]
    return { kind, count: asked.filter((label) => pattern.test(label)).length }
  })
  const kind = votes.find(({ count }) => count > 1)?.kind
  return kind && { kind, sure: false }
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
