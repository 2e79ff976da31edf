import type { Language } from '../../languages.ts'

/** Folded forms in every case: what counts by itself. */
const adds: Record<Language, string> = {
  en: `1 one; 2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven; 12 twelve; 13 thirteen;
    14 fourteen; 15 fifteen; 16 sixteen; 17 seventeen; 18 eighteen; 19 nineteen; 20 twenty; 30 thirty; 40 forty; 50 fifty;
    60 sixty; 70 seventy; 80 eighty; 90 ninety`,
  pl: `1 jeden jedna jedno jednego jednej jednym; 2 dwa dwie dwoch dwu dwom dwoma dwiema dwoje dwojga;
    3 trzy trzech trzem trzema troje trojga; 4 cztery czterech czterem czterema czworo czworga;
    5 piec pieciu piecioma piecioro pieciorga; 6 szesc szesciu szescioma szescioro szesciorga;
    7 siedem siedmiu siedmioma siedmioro; 8 osiem osmiu osmioma osmioro; 9 dziewiec dziewieciu dziewiecioma dziewiecioro;
    10 dziesiec dziesieciu dziesiecioma dziesiecioro; 11 jedenascie jedenastu jedenastoma;
    12 dwanascie dwunastu dwunastoma; 13 trzynascie trzynastu trzynastoma; 14 czternascie czternastu czternastoma;
    15 pietnascie pietnastu pietnastoma; 16 szesnascie szesnastu szesnastoma; 17 siedemnascie siedemnastu siedemnastoma;
    18 osiemnascie osiemnastu osiemnastoma; 19 dziewietnascie dziewietnastu dziewietnastoma;
    20 dwadziescia dwudziestu dwudziestoma; 30 trzydziesci trzydziestu trzydziestoma;
    40 czterdziesci czterdziestu czterdziestoma; 50 piecdziesiat piecdziesieciu piecdziesiecioma;
    60 szescdziesiat szescdziesieciu szescdziesiecioma; 70 siedemdziesiat siedemdziesieciu siedemdziesiecioma;
    80 osiemdziesiat osiemdziesieciu osiemdziesiecioma; 90 dziewiecdziesiat dziewiecdziesieciu dziewiecdziesiecioma;
    100 sto stu; 200 dwiescie dwustu; 300 trzysta trzystu; 400 czterysta czterystu; 500 piecset pieciuset;
    600 szescset szesciuset; 700 siedemset siedmiuset; 800 osiemset osmiuset; 900 dziewiecset dziewieciuset`,
  cs: `1 jeden jedna jedno jednoho jedne jednom; 2 dva dve dvou dvema; 3 tri trem tremi trech;
    4 ctyri ctyr ctyrem ctyrmi ctyrech; 5 pet peti; 6 sest sesti; 7 sedm sedmi; 8 osm osmi; 9 devet deviti;
    10 deset deseti desiti; 11 jedenact jedenacti; 12 dvanact dvanacti; 13 trinact trinacti; 14 ctrnact ctrnacti;
    15 patnact patnacti; 16 sestnact sestnacti; 17 sedmnact sedmnacti; 18 osmnact osmnacti; 19 devatenact devatenacti;
    20 dvacet dvaceti; 30 tricet triceti; 40 ctyricet ctyriceti; 50 padesat padesati; 60 sedesat sedesati;
    70 sedmdesat sedmdesati; 80 osmdesat osmdesati; 90 devadesat devadesati`,
}
const scales: Record<Language, string> = {
  en: '100 hundred; 1000 thousand; 1000000 million; 1000000000 billion',
  pl: `1000 tysiac tysiaca tysiacu tysiacem tysiace tysiecy tysiacami tysiacach;
    1000000 milion miliona milionem milionie miliony milionow milionami milionach;
    1000000000 miliard miliarda miliardem miliardy miliardow`,
  cs: `100 sto sta stem ste set stech; 1000 tisic tisice tisici tisicich;
    1000000 milion milionu milionem miliony milionech; 1000000000 miliarda miliardy miliardu miliard`,
}
const halves: Record<Language, string> = {
  en: '0.5 half',
  pl: '1.5 poltora poltorej; 0.5 pol',
  cs: '1.5 puldruheho; 0.5 pul',
}
const rows = (table: string): [string, number][] =>
  table.split(';').flatMap((row) => {
    const [value, ...forms] = row.trim().split(/\s+/)
    return forms.map((form): [string, number] => [form, Number(value)])
  })

/** Czech says five-and-twenty in one word: pětadvacet. */
const czechPairs = 'dvacet tricet ctyricet padesat sedesat sedmdesat osmdesat devadesat'.split(' ').flatMap((ten, t) =>
  'jedn dva tri ctyri pet sest sedm osm devet'.split(' ').flatMap((unit, u): [string, number][] => [
    [`${unit}a${ten}`, (t + 2) * 10 + u + 1],
    [`${unit}a${ten}i`, (t + 2) * 10 + u + 1],
  ]),
)

/** `add`: below a thousand; `times`: a hundred, a thousand, a million; `half`: a half of what follows. */
type Part = { add: number } | { times: number } | { half: number }
const parts = (language: Language): Map<string, Part> =>
  new Map<string, Part>([
    ...[...rows(adds[language]), ...(language === 'cs' ? czechPairs : [])].map(([word, add]): [string, Part] => [
      word,
      { add },
    ]),
    ...rows(scales[language]).map(([word, times]): [string, Part] => [word, { times }]),
    ...rows(halves[language]).map(([word, half]): [string, Part] => [word, { half }]),
  ])
const byLanguage: Record<Language, Map<string, Part>> = { en: parts('en'), pl: parts('pl'), cs: parts('cs') }

/** With these a number may begin; "thousands", "kilka tysięcy" and "pět set" without its five are none. */
const whole: Record<Language, RegExp> = {
  en: /^(?:hundred|thousand|million|billion)$/,
  pl: /^(?:tysiac|tysiaca|milion|miliona|miliard|miliarda)$/,
  cs: /^(?:sto|stem|tisic|tisice|milion|milionu|miliarda)$/,
}
const vague =
  /(?:\d|(?<![a-z])(?:kilka|kilku|kilkanascie|kilkunastu|kilkadziesiat|kilkudziesieciu|kilkaset|kilkuset|pare|paru|wiele|wielu|nekolik|nekolika|par|mnoho|desitky|desitek|stovky))[ -]$/
/** Words that may stand between the parts of one number. */
const joints: Record<Language, RegExp> = { en: /^(?:and|an?)$/, pl: /^i$/, cs: /^a$/ }

export type WordNumber = { from: number; to: number; value: number }
/** What has been read of a number: whole thousands in `total`, what is below in `group`; only less than `rank` may follow. */
type Sum = { from: number; to: number; total: number; group: number; rank: number; last: number; count: number }

/**
 * Numbers in words in a folded text, from three on: "four thousand", "tysiąc dwustu", "dva a půl milionu". One and two
 * by themselves tell nothing that anyone counts. `isName`: a word that is written large inside a sentence is no number.
 */
export function findWordNumbers(folded: string, language: Language, isName: (at: number) => boolean): WordNumber[] {
  const known = byLanguage[language]
  const found: WordNumber[] = []
  let open: Sum | undefined
  let end = 0
  let joint = ''
  const close = () => {
    const value = open && sumOf(open, folded, language)
    if (open && value !== undefined && value >= 3) found.push({ from: open.from, to: open.to, value })
    open = undefined
    joint = ''
  }
  for (const { 0: word, index } of folded.matchAll(/[a-z]+/g)) {
    if (open && !/^[ -]$/.test(folded.slice(end, index))) close()
    end = index + word.length
    const touches = /\d/.test(folded[index - 1] ?? '') || /\d/.test(folded[end] ?? '')
    const part = touches ? undefined : known.get(word)
    if (!part || isName(index)) {
      if (open && !joint && joints[language].test(word)) joint = word
      else if (!(open && joint === 'and' && word === 'a')) close()
      continue
    }
    if (!open || (joint && !mayJoin(open, part, joint)) || !take(open, part)) {
      close()
      open = { from: index, to: end, total: 0, group: 0, rank: 4, last: Number.POSITIVE_INFINITY, count: 0 }
      take(open, part)
    }
    open.to = end
    joint = ''
  }
  close()
  return found
}

/** "two hundred and six", "two and a half", "half a million"; "five and six" are two numbers. */
const mayJoin = ({ rank, group }: Sum, part: Part, joint: string) =>
  'half' in part || (joint === 'and' ? rank >= 3 : 'times' in part && !Number.isInteger(group))

/** Adds a part where a number can go on so: thousands, hundreds, tens, units; false where another one begins. */
function take(sum: Sum, part: Part): boolean {
  if ('half' in part) {
    if (sum.group >= 10) return false
    sum.group += part.half
    sum.rank = 0
  } else if ('add' in part) {
    const [below, after] =
      part.add >= 100 ? [4, 3] : part.add >= 20 ? [3, part.add % 10 ? 0 : 2] : [part.add >= 10 ? 3 : 2, 0]
    if (sum.rank < below) return false
    sum.group += part.add
    sum.rank = after
  } else if (part.times === 100) {
    if (sum.group >= 10 || !Number.isInteger(sum.group)) return false
    sum.group = (sum.group || 1) * 100
    sum.rank = 3
  } else {
    if (part.times >= sum.last) return false
    sum.total += (sum.group || 1) * part.times
    sum.group = 0
    sum.rank = 4
    sum.last = part.times
  }
  sum.count++
  return true
}

function sumOf({ from, to, total, group, count }: Sum, folded: string, language: Language): number | undefined {
  const first = /^[a-z]+/.exec(folded.slice(from, to))![0]
  const part = byLanguage[language].get(first)!
  const before = folded.slice(Math.max(0, from - 18), from)
  if ('times' in part && (!whole[language].test(first) || vague.test(before))) return undefined
  if ('times' in part && language === 'en' && !/(?<![a-z])an? $/.test(before)) return undefined
  if ('half' in part && count === 1) return undefined
  const value = Number((total + group).toPrecision(12))
  return Number.isInteger(value) ? value : undefined
}

/**
 * A folded text with its numbers in words as digits of the same length, so that places stay what they are; one that has
 * more digits than letters ("milion") stays as it is.
 */
export function withNumerals(folded: string, language: Language, isName: (at: number) => boolean): string {
  let view = ''
  let at = 0
  for (const { from, to, value } of findWordNumbers(folded, language, isName)) {
    const digits = String(value)
    if (digits.length > to - from) continue
    view += folded.slice(at, from) + digits.padStart(to - from, '0')
    at = to
  }
  return view + folded.slice(at)
}
