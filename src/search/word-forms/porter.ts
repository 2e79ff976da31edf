/**
 * M. F. Porter, "An algorithm for suffix stripping" (1980), as he wrote it down: five steps, of whose rules the one
 * with the longest ending counts. m is how often a vowel group is followed by a consonant group in what would be left.
 */

const consonant = '[^aeiou]'
const vowel = '[aeiouy]'
const consonants = `${consonant}[^aeiouy]*`
const vowels = `${vowel}[aeiou]*`
const m1 = new RegExp(`^(?:${consonants})?${vowels}${consonants}`)
const exactlyM1 = new RegExp(`^(?:${consonants})?${vowels}${consonants}(?:${vowels})?$`)
const m2 = new RegExp(`^(?:${consonants})?${vowels}${consonants}${vowels}${consonants}`)
const hasVowel = new RegExp(`^(?:${consonants})?${vowel}`)
const shortSyllable = new RegExp(`^${consonants}${vowel}[^aeiouwxy]$`)

type Step = { ending: RegExp; replacements: Record<string, string> }
const step = (replacements: Record<string, string>): Step => {
  const longestFirst = Object.keys(replacements).sort((a, b) => b.length - a.length)
  return { ending: new RegExp(`^(.+?)(${longestFirst.join('|')})$`), replacements }
}

const step2 = step({
  ational: 'ate',
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  izer: 'ize',
  bli: 'ble',
  alli: 'al',
  entli: 'ent',
  eli: 'e',
  ousli: 'ous',
  ization: 'ize',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  iveness: 'ive',
  fulness: 'ful',
  ousness: 'ous',
  aliti: 'al',
  iviti: 'ive',
  biliti: 'ble',
  logi: 'log',
})
const step3 = step({ icate: 'ic', ative: '', alize: 'al', iciti: 'ic', ical: 'ic', ful: '', ness: '' })
const step4 = /^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/

function replaceEnding(word: string, { ending, replacements }: Step): string {
  const [, rest, found] = ending.exec(word) ?? []
  return rest && found !== undefined && m1.test(rest) ? rest + replacements[found] : word
}

function cutEdIng(word: string): string {
  const [, rest] = /^(.+?)(?:ed|ing)$/.exec(word) ?? []
  if (!rest || word.endsWith('eed') || !hasVowel.test(rest)) return word
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1)
  return shortSyllable.test(rest) ? `${rest}e` : rest
}

/** The stem of an English word in lower case. */
export function porterStem(word: string): string {
  if (word.length < 3) return word
  let stem = word.startsWith('y') ? `Y${word.slice(1)}` : word // there it is a consonant
  stem = stem.replace(/(ss|i)es$/, '$1').replace(/([^s])s$/, '$1')
  if (stem.endsWith('eed')) {
    if (m1.test(stem.slice(0, -3))) stem = stem.slice(0, -1)
  } else stem = cutEdIng(stem)
  if (stem.endsWith('y') && hasVowel.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`
  stem = replaceEnding(replaceEnding(stem, step2), step3)
  const [, rest] = step4.exec(stem) ?? []
  if (rest && m2.test(rest)) stem = rest
  if (stem.endsWith('e')) {
    const before = stem.slice(0, -1)
    if (m2.test(before) || (exactlyM1.test(before) && !shortSyllable.test(before))) stem = before
  }
  if (stem.endsWith('ll') && m2.test(stem)) stem = stem.slice(0, -1)
  return stem.startsWith('Y') ? `y${stem.slice(1)}` : stem
}
