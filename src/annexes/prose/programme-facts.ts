import { foldWords } from '../gazetteers/fold-text.ts'
import { findCounts } from './counts.ts'
import { programmeOf } from './known-entities.ts'
import { findAmounts } from './money-facts.ts'
import { findOpenCounts } from './open-counts.ts'
import { foundAt, has, overlaps } from './parts.ts'
import { put, type Reading, type Sentence, score } from './reading.ts'

/** What only a programme does: it calls for applications, gives grants, is run by somebody for some years. */
const callCue =
  /naborz?e?|wnios(?:ek|k\w+)|konkurs\w*|dotacj\w*|grantobiorc|o dofinansowanie|skladani\w* (?:propozycj|ofert|wniosk)|beneficjen|call for (?:proposals|applications|projects)|calls?(?: is| are| opens| closes| for)|applications?|applicants?|grants?|eligible|bidders|vyzv\w*|zadost\w*|zadatel\w*|dotac\w*|prijemc\w+ podpory|prijem zadosti/
const isSubject =
  /(?<![a-z])(?:(?:the |this |our |tento |nas |nasz |ten )?(?:programmes?|program(?:u|em|ie)?|scheme|fund|edycj\w*|edition|rocnik\w*|nabor\w*|call|vyzv\w*|alokac\w*|allocation|budget|budzet\w*|rozpoc\w*|pul[aei]))(?![a-z])/
const periodCue =
  /edycj\w*|edition|rocnik\w*|obejmuj\w*|lata|latach|okres\w*|period|covers?|runs?|running|programming|obdobi|trwa\w*|potrwa\w*|prowadzon\w*|realizowan\w*|bezi|probih\w*|potrva\w*|letech|roky|perspektyw\w*/
/** A call is open from day to day: those are no years of a programme. */
const callPeriod =
  /wnios\w*|nabor\w*|skladac|zglosz\w*|applications?|submit\w*|zadost\w*|prihlas\w*|podava\w*|kosztow|projekt\w*|projects?/
const allotted =
  /przeznacz\w*|zarezerw\w*|alokac\w*|pul[aei]|budzet\w*|do dyspozycji|do podzialu|dysponuj\w*|allocat\w*|budget|set aside|earmark\w*|available|makes available|worth|envelope|endow\w*|vyclen\w*|urcen\w*|rozpoc\w*|k dispozici|rozdel\w*|disponuj\w*|finansov\w* objem/
/** "At least three municipalities" must apply together: nothing that anyone has counted. */
const condition =
  /(?:co najmniej|przynajmniej|at least|nejmene|alespon|minim\w+|maks\w+|maxim\w+|up to|no more than|najwyzej|nejvyse|do|az)(?: \d.*)?$/
/** What one grant may be is no budget. */
const single =
  /pojedyncz\w*|jeden projekt|jedna dotac|maksymaln\w*|minimaln\w*|najwyzej|wynosi? od|wyniesc|od [\d ,.]+|do wysokosci|single grant|each grant|per (?:project|grant)|range\w* from|between|up to|maximum|minimum|at most|jednotliv\w*|nejvyse|maximaln\w*|az do vyse|az [\d ,.]+|na jeden/
const runBy =
  /(?:prowadzon|zarzadzan|koordynowan|wdrazan|realizowan|obslugiwan|administrowan|oglaszan|ogloszon)\w*[^.;]{0,50} przez $|(?:run|hosted|managed|administered|operated|delivered|coordinated|implemented|launched|overseen)[^.;]{0,40} by (?:the )?$|operator\w*(?: programu| of the programme)?(?: jest| to| is| je|:)? (?:the )?$|(?:spravuje|vyhlasuje|vyhlasil[ao]?|administruje|ridi|zajistuje|poskytuje|oglasza|oglosil[ao]?|prowadzi|zarzadza)(?: jej| ho| nim| go)? $|(?:ridicim organem|spravcem|poskytovatelem|vyhlasovatelem|instytucja zarzadzajaca|managing authority)(?: programu| of the programme)?(?: jest| je| is|:)? (?:the )?$/
const runs =
  /^(?: \([^)]*\))?,? (?:prowadzi|oglasza|oglosil[ao]?|zarzadza|koordynuje|uruchomil[ao]?|wdraza|runs|manages|administers|operates|has launched|launched|vyhlasil[ao]?|vyhlasuje|spravuje|ridi|administruje|poskytuje|spustil[ao]?)/

/**
 * Sentences of which a programme is the subject: its years, who runs it, what it has to give, how much it has done. Only
 * where the text tells of no project. Gives the programme that the sentence is about.
 */
export function readProgramme(reading: Reading, sentence: Sentence): number | undefined {
  if (reading.project !== undefined || sentence.titles.some(({ kind }) => kind === 'project' || kind === 'practice'))
    return undefined
  const called = has(sentence, callCue)
  const named = sentence.programmes.at(0)
  if (named && reading.programme === undefined && (called || begins(sentence, named.start))) {
    reading.programme = programmeOf(reading, named)
    score(reading, 'programme', 0.5)
  }
  const programme = reading.programme
  if (programme === undefined) return undefined
  const other = sentence.programmes.find((each) => programmeOf(reading, each) !== programme)
  const own =
    !other && (called || has(sentence, isSubject) || sentence.programmes.length > 0 || reading.focus === 'programme')
  if (!own || (reading.event !== undefined && reading.focus === 'event')) return undefined
  score(reading, 'programme', 0.1)
  readYears(reading, programme, sentence)
  for (const body of sentence.organisations) {
    const before = foldWords(`${sentence.text.slice(0, body.start - sentence.start)}|`).replace(/ ?\|$/, ' ')
    const behind = ` ${foldWords(sentence.text.slice(body.end - sentence.start))}`
    if (!runBy.test(before) && !runs.test(behind)) continue
    put(
      reading,
      programme,
      'operator',
      (body.nominative ?? body.raw).replace(/\s+/g, ' '),
      foundAt(body, 'operator', body.nominative ? 0.6 : 0.75),
    )
  }
  for (const fund of sentence.funds)
    put(reading, programme, 'fund', fund.fund, foundAt(fund, 'programme-fund', Math.min(0.75, fund.confidence)))
  readSums(reading, programme, sentence)
  return programme
}

/** "The programme X …", "X is a programme": the name stands where the subject does. */
const begins = (sentence: Sentence, at: number) =>
  at - sentence.start < 25 &&
  has(sentence, /program|scheme|fund/) &&
  !has(sentence, /projek|project|praktyk|practice|praxe/)

function readYears(reading: Reading, programme: number, sentence: Sentence): void {
  for (const period of sentence.periods) {
    const before = foldWords(sentence.text.slice(0, period.start - sentence.start))
    if (!periodCue.test(before) || callPeriod.test(before.slice(-40)) || period.unsure) continue
    if (period.from.length !== 4 || period.to.length !== 4) continue
    put(reading, programme, 'period_start', period.from, foundAt(period, 'programme-period', 0.75))
    put(reading, programme, 'period_end', period.to, foundAt(period, 'programme-period', 0.75))
  }
}

function readSums(reading: Reading, programme: number, sentence: Sentence): void {
  const { build } = reading
  const counts = findCounts(sentence, reading.language)
  for (const count of [...counts, ...findOpenCounts(sentence, counts)])
    if (
      count.metric.label !== 'duration' &&
      !condition.test(foldWords(sentence.text.slice(0, count.start - sentence.start))) &&
      !condition.test(foldWords(count.raw))
    )
      build.push(programme, 'metrics', count.metric, foundAt(count, 'count', count.confidence))
  for (const amount of findAmounts(sentence, reading.language)) {
    const at = amount.start - sentence.start
    const before = foldWords(sentence.text.slice(Math.max(0, at - 70), at))
    const around = `${before} ${foldWords(sentence.text.slice(at, at + 60))}`
    const whole = allotted.test(around) && !single.test(before.slice(-50))
    if (counts.some((count) => overlaps(count, amount))) continue
    build.push(
      programme,
      'metrics',
      {
        label: whole ? 'budget' : single.test(before.slice(-50)) ? 'grant limit' : amount.label,
        value: amount.value.amount,
        unit: amount.value.currency ?? null,
        approx: amount.value.approx,
        as_of: null,
      },
      foundAt(amount, whole ? 'programme-budget' : 'amount', whole ? 0.7 : 0.5),
    )
  }
}
