import { foldWords } from '../gazetteers/fold-text.ts'
import { foundAt, matchesIn } from './parts.ts'
import type { Mention } from './projects.ts'
import type { Reading, Sentence } from './reading.ts'

const followCue =
  /kolejn|nastepn|kontynuac|kontynuuj|drugi|trzeci|second|next|follow|continu|subsequent|third|building on|dals|nasled|navaz\w|pokracov|druh\w|treti/
/** A project that a sentence introduces as the next one follows the one before it. */
export function relateFollowing(reading: Reading, sentence: Sentence, mentions: Mention[], known: number[]): void {
  for (const mention of mentions) {
    if (known.includes(mention.entity)) continue
    const before = foldWords(sentence.text.slice(0, mention.start - sentence.start))
    const earlier = mentions.filter(({ end }) => end <= mention.start).at(-1)?.entity ?? known.at(-1)
    if (earlier === undefined || earlier === mention.entity || !followCue.test(before)) continue
    const cue = matchesIn(sentence, followCue).at(0)
    reading.build.relate(mention.entity, 'follows', earlier, cue && foundAt(cue, 'follows', 0.6))
  }
}
