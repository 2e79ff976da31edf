import { porterStem } from './porter.ts'

type Rule = readonly [pattern: RegExp, replacement: string]

/** British spelling to one that both share; the word need not be right, only the same. */
const spellings: Rule[] = [
  [
    // organisation, but not exercise, advise, promise, enterprise, raise
    /(?<!^|[aeouwv]|pr|ch|gu|^a?r|expert|advert|pract|parad|(?:pro|pre|de)m|(?:exer|con|pre|ex|in|circum)c)is(e|es|ed|er|ers|ing|ation|ations|ational)$/,
    'iz$1',
  ],
  [/lys(e|ed|er|ers|ing)$/, 'lyz$1'],
  [/^((?:dis)?(?:col|lab|harb|neighb|behavi|fav|hon|endeav|rum|hum|flav|od|vap|vig|rig|arm|sav|ferv))our/, '$1or'],
  [/(cent|theat|met|lit|fib|calib|spect|sab|lust)re(s|d)?$/, '$1er$2'],
  [/(cent|fib)erd$/, '$1ered'],
  [/^centring/, 'centering'],
  [/^programme(s?)$/, 'program$1'],
  [/(catal|dial|anal|prol|epil|monol)ogue/, '$1og'],
  [/^(defen|offen|licen|preten)ce/, '$1se'],
  [/^practis/, 'practic'],
  [/(judg|acknowledg|abridg)ement/, '$1ment'],
  [/^ageing/, 'aging'],
  [/archaeo/, 'archeo'],
  [/paed/, 'ped'],
  [/aesth/, 'esth'],
  [/manoeuvre?/, 'maneuver'],
  [/^plough/, 'plow'],
  [/^mould/, 'mold'],
  [/^grey/, 'gray'],
  [/^kerb/, 'curb'],
  [/^sulph/, 'sulf'],
  [/^aluminium/, 'aluminum'],
  [/^sceptic/, 'skeptic'],
  [/^enquir/, 'inquir'],
  [/^(skil|wil)ful/, '$1lful'],
  [/^focuss/, 'focus'],
]

/**
 * Where all words with a beginning have that as their stem: Porter would cut them down to another word (community and
 * communication, organise and organ), or keep apart what belongs together (environment, environmental).
 */
const beginnings = `
  administr animal apartment authorit authoriz budget business communicat communit cycl(?!on) demograph democra department
  develop director directiv econom emergenc environment executiv experienc experiment factor financ general generat
  geograph govern health(?!c) histor hospitalit importan initiativ internal international metropol migra minist
  news(?=$) numerous objectiv opera(?=s?$) organiz particip propert provinc publication several strateg touris
  universal universit`
const ownBeginning = new RegExp(`^(?:${beginnings.trim().split(/\s+/).join('|')})`)

/** Forms that no rule makes of their word. */
const irregular = new Map(
  Object.entries({
    woman: 'women',
    man: 'men',
    child: 'children',
    person: 'people persons',
    foot: 'feet',
    tooth: 'teeth',
    mouse: 'mice',
    life: 'lives',
    half: 'halves',
    bus: 'buses',
    gas: 'gases',
    metropolis: 'metropolises',
    leaf: 'leaves',
    shelf: 'shelves',
    wolf: 'wolves',
    knife: 'knives',
    criterion: 'criteria',
    phenomenon: 'phenomena',
    analysis: 'analyses analyse analysed analyze analyzed analysing analyzing',
    basis: 'bases',
    crisis: 'crises',
    thesis: 'theses',
    hypothesis: 'hypotheses',
    index: 'indices indexes',
    appendix: 'appendices',
    matrix: 'matrices',
    datum: 'data',
    curriculum: 'curricula',
    stratum: 'strata',
    build: 'built',
    hold: 'held',
    lead: 'led',
    make: 'made making',
    meet: 'met',
    teach: 'taught',
    learn: 'learnt',
    buy: 'bought',
    bring: 'brought',
    keep: 'kept',
    spend: 'spent',
    send: 'sent',
    lend: 'lent',
    grow: 'grown grew',
    give: 'given gave',
    take: 'taken took',
    write: 'written wrote',
    choose: 'chosen chose',
    drive: 'driven drove',
    rise: 'risen rose',
    ride: 'rode ridden',
    run: 'ran',
    win: 'won',
    begin: 'began begun',
    speak: 'spoke spoken',
    tell: 'told',
    sell: 'sold',
    find: 'found',
    pay: 'paid',
    lie: 'lying',
    good: 'better best',
  }).flatMap(([word, forms]) => forms.split(' ').map((form) => [form, word] as const)),
)

/** What the forms and spellings of an English word have in common. Takes a folded word. */
export function englishStem(word: string): string {
  if (word.length < 3 || /[^a-z]/.test(word)) return word
  let plain = irregular.get(word) ?? word
  for (const [pattern, replacement] of spellings) plain = plain.replace(pattern, replacement)
  // employ and employment: Porter turns the y of the one into i
  return ownBeginning.exec(plain)?.[0] ?? porterStem(plain).replace(/(?<=[aeou])i$/, 'y')
}
