import { organisationOf } from './known-entities.ts'
import { has } from './parts.ts'
import { type Reading, type Sentence, score } from './reading.ts'

const isBody =
  /(?<![a-z])(?:jest|to|stanowi|is|was|are|je|has been|zostal\w*|byl\w*|vznikl\w*|powstal\w*|zrzesza|skupia|sdruzuje|gathers|brings|unites|dziala|pusobi|operates|zajmuje sie|ma siedzibe|sidli|is based|tworzy|tvori|nalezy)(?![a-z])/
const kindOfBody =
  /stowarzysz|zwiaz|organizacj|association|organi[sz]ation|union|body|sdruzen|svaz|organizac|instytucj|instituc|institution|agenc|agentur|jednostk|gmin|municipalit|obc|obec|zrzesz|gather|network|siec|sit|spolek|foundation|fundacj|nadac|euroregion/

/** "X is an association that gathers …": the text is about X. */
export function readDescription(reading: Reading, sentence: Sentence): void {
  const first = sentence.organisations[0]
  if (!first || first.start - sentence.start > 25 || sentence.titles.length > 0) return
  const rest = sentence.folded.text.slice(sentence.folded.text.length - (sentence.end - first.end))
  if (
    !isBody.test(rest.slice(0, 60)) ||
    !has(sentence, kindOfBody) ||
    /^[^.]{0,80}(?:projek|project|konferenc|conference)/.test(rest)
  )
    return
  reading.organisation = organisationOf(reading, first)
  reading.focus = 'organisation'
  score(reading, 'organisation', 0.4)
}
