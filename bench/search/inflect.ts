import { readFileSync } from 'node:fs'
import type { Language } from '../../src/languages.ts'
import { createRandom, type Random } from '../random.ts'

// The endings of the commonest patterns; a stem that changes within is left as it is. It need not be good grammar: what
// counts is that a word comes in as many forms as in real text.
const endings: Record<Language, Record<string, string>> = {
  pl: {
    a: 'a y ę ą om ami ach',
    ia: 'ia ii ię ią iom iami iach',
    ja: 'ja ji ję ją jom jami jach',
    m: ' u owi em ie y ów om ami ach',
    o: 'o a u em ie om ami ach',
    e: 'e a u em om ami ach',
    nie: 'nie nia niu niem ń niom niami niach',
    osc: 'ć ci cią ciom ciami ciach',
    adj: 'y a e ego ej emu ą ym ych ymi',
    ski: 'ki ka kie kiego kiej kiemu ką kim kich kimi',
    ola: 'oła oły ole ołę ołą ołom ołami ołach',
    iec: 'iec ca cowi cem cy ców com cami cach',
  },
  cs: {
    a: 'a y u ou ám ách ami',
    e: 'e i í ím ích emi',
    ie: 'ie ii ií iím iích iemi',
    ce: 'ce ci cí cím cích cemi',
    m: ' u em y ů ům ech',
    o: 'o a u em ům ech y',
    í: 'í ím ích ími ího ímu',
    ní: 'ní ního nímu ním ních ními',
    ský: 'ský ská ské ského skému ským skou ských skými',
    ý: 'ý á é ého ému ým ou ých ými',
    ení: 'ení ením eních eními',
    ání: 'ání áním áních áními',
    ění: 'ění ěním ěních ěními',
    ost: 'ost osti ostí ostem ostech ostmi',
  },
  en: {
    n: ' s',
    v: ' s ed ing',
    y: 'y ies',
    ly: ' ly',
    ion: 'e ed es ion ions ing',
    ment: 'ment ments',
    ation: 'e ed es ation ations ing',
  },
}

// Beginnings, middles and ends of syllables; from fewer the words would be more alike than those of a language.
const syllables: Record<Language, [string, string, string]> = {
  en: [
    'b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w y z',
    'a e i o u ai ea ee oo ou',
    '- - - b ck d ft l ld m n nd ng nt p r rd rn s sh st t x',
  ],
  pl: [
    'b bl br c ch cz d dr dz f g gł gn gr h j k kr kł l ł m mi n ni p pi pr prz r rz s si sk sp st sz szcz ś św t tr w wi z zi ż',
    'a e i o u y ą ę ó',
    '- - - - b ch cz d g j k l ł m n r rz s sz st t w z ń ś',
  ],
  cs: [
    'b bl br c č d dr f g h hl hr ch j k kl kr l m n ň p pl pr př r ř s sk sl sp st str š t tr v vl vr z zl ž',
    'a á e é ě i í o ou u ů y ý',
    '- - - - b c č d h j k l m n r s st š t v z ž',
  ],
}
/** Words that are made up for the tail: what names, terms and slips bring to a real catalogue. */
const made: Record<Language, number> = { pl: 30_000, cs: 25_000, en: 15_000 }

/** The words of a language by how often they come, each with its forms, and the sums by which one is drawn. */
export type Stock = { forms: string[][]; sums: Float64Array }

/** All words of the corpus: the same on every run. */
export function makeStock(): Record<Language, Stock> {
  const stems: Record<Language, string> = JSON.parse(readFileSync(new URL('./stems.json', import.meta.url), 'utf8'))
  const stock = (language: Language): Stock => {
    const random = createRandom(7)
    const real = stems[language].split(' ').map((word) => word.split('/') as [string, string])
    const forms = [...real, ...makeUp(language, random)].map(([stem, pattern]) =>
      (endings[language][pattern] ?? '').split(' ').map((ending) => stem + ending),
    )
    let sum = 0
    return { forms, sums: Float64Array.from(forms, (_, i) => (sum += 1 / (i + 6) ** 1.02)) }
  }
  return { en: stock('en'), pl: stock('pl'), cs: stock('cs') }
}

function makeUp(language: Language, random: Random): [string, string][] {
  const parts = syllables[language].map((part) => part.split(' '))
  const syllable = () => parts.map((part) => random.pick(part).replace('-', '')).join('')
  const patterns = Object.keys(endings[language])
  return Array.from({ length: made[language] }, () => [
    random.times(1, 3, syllable).join('') + random.pick(parts[0]!),
    random.pick(patterns),
  ])
}

/** A word of the stock in one of its forms, the first ones more often. */
export function drawForm({ forms, sums }: Stock, random: Random, rank?: number): string {
  const all = forms[rank ?? rankAt(sums, random.next())]!
  return all[Math.floor(random.next() * random.next() * all.length)]!
}

function rankAt(sums: Float64Array, share: number): number {
  const wanted = share * sums.at(-1)!
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
