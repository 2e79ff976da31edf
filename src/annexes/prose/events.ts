import { precision } from '../../partial-dates.ts'
import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { findDaysAfter, findTimes } from '../normalise/dates.ts'
import { foundAt, has, matchesIn, shift, spanOf, trimSpan } from './parts.ts'
import { addText, put, type Reading, type Sentence, score } from './reading.ts'
import { readPlace } from './venues.ts'

export const eventNoun =
  /(?<![a-z])(?:konferencj\w*|konferenc(?:e|i|ich|emi)|conferences?|seminari\w+|seminar(?:e|i|u|em|s|z\w*)?|warsztat\w*|workshop\w*|webinar\w*|webinarium|kongres\w*|congress|forum|fora|spotkani\w*|setkani\w*|meetings?|debat\w*|kulat\w* stul\w*|round ?table|okragl\w* stol\w*|hackathon\w*|info(?:rmation)? ?day|open (?:day|house)|dzien otwart\w*|den otevren\w*|sympozj\w*|symposium|sympozi\w*|festiwal\w*|festival\w*|training course|study visit|wizyt\w+ studyjn\w+|studijni\w* (?:cest\w*|navstev\w*)|targi|veletrh\w*|szkoleni(?:e|a|u|em|ach|ami|om)?|skoleni(?:m|ch)?|prednask\w*|inauguracj\w*|launch event|summer school|szkola letnia|letni skol\w*)(?![a-z])/
const happens =
  /odbedz\w+|odby(?:l|w)\w*|zapraszam\w*|zaprasza|zaproszeni\w*|rozpoczn\w+ sie|organizuj\w*|zorganizowa\w*|will (?:be held|take place)|(?:going to|due to|to) (?:be held|take place)|takes? place|took place|was held|is held|invites?|join us|hosts?|hosted|organi[sz]e[sd]?|uskutecn\w*|kona(?:la|lo)?|konaj\w*|probeh\w*|zveme|zve|zvou|porada\w*|usporada\w*|pozvank\w*|sejd\w+|spotka\w* sie|termin|date|datum|kiedy|when|kdy/
const audienceCue =
  /zapraszam\w* (?!na|do udzial)|zaprosil\w*|zaproszeni|(?:skierowan|adresowan|przeznaczon)\w* (?:jest )?(?:do|dla)|dla kogo|do udzialu|adresat|uczestnik\w+ (?:beda|moga|to)|is (?:open|addressed|aimed|intended) |open to|intended for|aimed at|addressed to|target audience|designed for|we invite|invited|are welcome|zveme (?!na)|(?:je|jsou) urcen\w*|urcen\w* (?:je )?(?:pro|zejmena)|jsou zvani|pozvani|mohou se (?:z)?ucastnit|cilov\w+ skupin/
const attached =
  /w zalaczeniu|w zalaczniku|zalaczam\w*|zalaczon\w*|do pobrania|attached|attachment|enclosed|in the annex|v priloze|prilozen\w*|priloha|ke stazeni|to download/
export const registrationCue =
  /zgloszen\w*|zglaszac|zapisy|zapisac|rejestrac\w*|zarejestr\w*|registrat\w*|register|sign up|rsvp|prihlas\w*|registrac\w*|registruj\w*|potwierdz\w* (?:udzial|obecn)|confirm (?:your )?(?:attend|particip)|potvrd\w*/
const deadline =
  /(?<![a-z])(?:do(?: dnia)?|by|until|till|before|no later than|najpozniej(?: do)?|nejpozdeji(?: do)?|termin\w*(?: zgloszen\w*)?(?: uplywa| mija)?|deadline(?: is)?)(?: (?:dnia|dne|dniem|the))?[: ]*$/

/** Events of a sentence: dated (to the day or month) and said to happen; facts of the sentences after it join it. */
export function readEvent(reading: Reading, sentence: Sentence): number | undefined {
  const noun = matchesIn(sentence, eventNoun)[0]
  const when = eventDate(sentence) ?? dayAfter(reading, sentence)
  const titled = sentence.titles.find(({ kind }) => kind === 'event')
  const times = shift(sentence, findTimes(sentence.text))
  const registers = has(sentence, registrationCue)
  const announced = has(sentence, happens) || times.length > 0
  let event = reading.event
  const meant = noun || titled || (reading.heading?.event && reading.event === undefined)
  // "… on 23 May; who wants to come registers by 16 May": first when it is, then how to come
  const cue = registers ? matchesIn(sentence, registrationCue)[0] : undefined
  const told = cue && when && noun && noun.start < when.start && when.end < cue.start && has(sentence, happens)
  if (meant && announced && when && (!registers || told)) {
    event = eventOn(reading, when)
    score(reading, 'event', 0.45)
    for (const [field, value] of [
      ['date', when.from],
      ['end_date', when.to],
    ] as const)
      if (value) put(reading, event, field, value, foundAt(when, 'event-date', when.derived ? 0.6 : 0.75))
  } else if (
    event === undefined &&
    meant &&
    announced &&
    (titled || has(sentence, /odbedz|will (?:be held|take place)|uskutecni|zapraszam|zveme|invite/) || times.length > 0)
  ) {
    event = reading.build.add('event')
    reading.event = event
    score(reading, 'event', 0.35)
  } else if (
    event !== undefined &&
    reading.build.entities[event]!.fields.date === undefined &&
    when &&
    (announced || sentence.text.length < 60) &&
    !registers
  )
    for (const [field, value] of [
      ['date', when.from],
      ['end_date', when.to],
    ] as const)
      if (value) put(reading, event, field, value, foundAt(when, 'event-date', when.derived ? 0.6 : 0.75))
  if (event === undefined) return undefined
  if (titled) titleEvent(reading, event, titled, 0.75)
  else if (noun && (!registers || told) && (when || announced))
    titleEvent(reading, event, nounPhrase(sentence, noun), 0.7)
  if (times[0] && !/pn|pon|mon/.test(sentence.folded.text.slice(0, 4))) {
    reading.build.put(event, 'time_start', times[0].from, foundAt(times[0], 'event-time'))
    const to =
      times[0].to ??
      (times.length === 2 &&
      /(?:do|to|until|konc\w*|zakonc\w*|ends?|az|ukonc\w*)[^;]{0,25}$/.test(
        foldWords(sentence.text.slice(0, times[1]!.start - sentence.start)),
      )
        ? times[1]!.from
        : undefined)
    if (to) reading.build.put(event, 'time_end', to, foundAt(times[0].to ? times[0] : times[1]!, 'event-time'))
  }
  if (
    (noun && (when || announced)) ||
    times.length > 0 ||
    when ||
    has(sentence, /^(?:kde|gdzie|where)|miejsce|venue|misto kona|place|odbedz|kona se|take place/)
  )
    readPlace(reading, event, sentence)
  readAround(reading, event, sentence, registers)
  return event
}

function readAround(reading: Reading, event: number, sentence: Sentence, registers: boolean): void {
  if (has(sentence, audienceCue) && !registers) addText(reading, event, 'audience', sentence, 'audience')
  const mention = matchesIn(sentence, attached)[0]
  if (mention) reading.build.put(event, 'attachments_mentioned', true, foundAt(mention, 'attachment'))
  if (!registers) return
  for (const date of sentence.dates)
    if (
      date.value &&
      precision(date.value) === 'day' &&
      deadline.test(foldWords(sentence.text.slice(0, date.start - sentence.start)))
    )
      reading.build.put(event, 'registration_deadline', date.value, foundAt(date, 'registration-deadline'))
}

type When = Span & { from: string; to?: string; derived?: true }
function eventDate(sentence: Sentence): When | undefined {
  const period = sentence.periods.find(({ from, to }) => precision(from) === 'day' && precision(to) === 'day')
  if (period) return { ...period }
  const dates = sentence.dates.filter(({ value }) => value && precision(value) !== 'year')
  const date = dates.find(({ value }) => precision(value!) === 'day') ?? dates[0]
  return date && { start: date.start, end: date.end, raw: date.raw, from: date.value! }
}

/** "17 i 18 października" in a note of 5 September 2023: derived, so for a person to look at. */
function dayAfter(reading: Reading, sentence: Sentence): When | undefined {
  if (!reading.written || sentence.dates.some(({ value }) => value && precision(value) !== 'year')) return undefined
  const [found] = shift(sentence, findDaysAfter(sentence.text, reading.written, reading.language))
  return (
    found && {
      start: found.start,
      end: found.end,
      raw: found.raw,
      from: found.from,
      ...(found.to > found.from ? { to: found.to } : {}),
      derived: true,
    }
  )
}

/** One event a day: another date is another event, a date without an event's yet is that event's. */
function eventOn(reading: Reading, when: When): number {
  const key = `event:${when.from}`
  const undated =
    reading.event !== undefined && reading.build.entities[reading.event]!.fields.date === undefined
      ? reading.event
      : undefined
  const event = reading.keys.get(key) ?? undated ?? reading.build.add('event')
  reading.keys.set(key, event)
  reading.event = event
  return event
}

const stopWords =
  /,|\s[–-]\s|[.;:(„“"«]|\s(?:odb\w+|bedzie|zostan\w+|zostal\w*|jest|byla?|bylo|will|is|was|takes?|took|se|sie|v|ve|w|we|dnia|dne|on|in|at|na|ktor\w+|kter\w+|which|that|organi[sz]\w+|zorganiz\w+|porada\w*|usporad\w*|pod|pt|pn|s nazvem|zapraszam\w*|zgromadz\w*|rozpoczn\w+|probeh\w*|uskutecn\w*|hosted|held|wraz|from|od|dla|for|pro|z|ze|do|entitled)(?![a-z])/
/** "Konferencja podsumowująca odbędzie się …": the noun with what belongs to it, as far as the verb. */
function nounPhrase(sentence: Sentence, noun: { start: number; end: number; from: number; to: number }): Span {
  const rest = sentence.folded.text.slice(noun.to)
  const stop = stopWords.exec(rest)
  const to = noun.to + (stop?.index ?? Math.min(rest.length, 60))
  const before =
    /(?:^|\s)((?:(?:[ivx]{1,5}|\d{1,2}\.|\d{1,2}(?:st|nd|rd|th)|final|annual|joint|public|kick-off|opening|closing|[a-z-]{3,}(?:owa|owe|owy|cka|cke|cky|cni|ni|na|ne|ny|ska|ske|sky|al|ing|ional|th|st|nd)) ){0,2})$/.exec(
      sentence.folded.text.slice(0, noun.from),
    )
  const from = noun.from - (before?.[1]?.length ?? 0)
  const [start, end] = [sentence.start + sentence.folded.at(from), sentence.start + sentence.folded.at(to)]
  return trimSpan(sentence.text.padStart(sentence.end), start, end)
}

function titleEvent(reading: Reading, event: number, span: Span, confidence: number): void {
  const { fields, provenance } = reading.build.entities[event]!
  const words = (text: unknown) => String(text ?? '').split(' ').length
  const known = provenance.title?.[0]?.confidence ?? 0
  if (
    fields.title !== undefined &&
    (known > confidence ||
      (known === confidence && (known >= 0.75 || words(fields.title) >= words(span.raw) || words(fields.title) > 1)))
  )
    return
  const real = spanOf(reading.text, span.start, span.end)
  fields.title = real.raw
  provenance.title = [foundAt(real, 'event-title', confidence)]
}
