// Forms word one label in many ways. What a dictionary need not repeat: another word for a project, and words around a
// label that leave it what it is.

/** Folded words that say the same, as the dictionary has them. */
const synonyms: [RegExp, string][] = [
  [/(?<![a-z])(?:przedsiewziecia|operacji|inicjatywy|zamierzenia)(?![a-z])/g, 'projektu'],
  [/(?<![a-z])(?:przedsiewziecie|operacja|inicjatywa|zamierzenie)(?![a-z])/g, 'projekt'],
  [/(?<![a-z])(?:zameru|iniciativy|operace)(?![a-z])/g, 'projektu'],
  [/(?<![a-z])(?:initiative|operation|undertaking|scheme|action)(?![a-z])/g, 'project'],
  [/(?<![a-z])(?:rozwiazania|przykladu)(?![a-z])/g, 'praktyki'],
  [/(?<![a-z])(?:prikladu|reseni|opatreni)(?![a-z])/g, 'praxe'],
  [/(?<![a-z])organization(?![a-z])/g, 'organisation'],
  [/(?<![a-z])co operation(?![a-z])/g, 'cooperation'],
  [/(?<![a-z])programs?(?![a-z])(?= |$)/g, 'programme'],
  [/(?<![a-z])e mail(?![a-z])/g, 'email'],
]
const article = /(?<![a-z])(?:the|this|your|our|its|an?|panstwa|waszego|naszego|vaseho|naseho|tohoto|danego) /g
const before =
  /^(?:total|overall|full|complete|estimated|planned|expected|main|key|short|brief|exact|official|actual|approximate|foreseen|provisional|calkowit[aey]|laczn[aey]|szacunkow[aey]|szacowan[aey]|planowan[aey]|przewidywan[aey]|zakladan[aey]|glown[aey]|peln[aey]|krotk[aei]|dokladn[aey]|oficjaln[aey]|faktyczn[aey]|celkov[aey]|planovan[aey]|predpokladan[aey]|predpokladane|odhadovan[aey]|hlavni|pln[aey]|upln[aey]|strucn[aey]|presn[aey]|oficialni|skutecn[aey]) /
const behind =
  / (?:of (?:good )?(?:project|practice|partnership|event|network|form|applicant|beneficiary|organisation|institution)|(?:project|practice)|in (?:english|eur|euro|pln|czk)|eur|euro|pln|czk|zl|kc|w (?:zl|pln|eur|euro)|v (?:kc|czk|eur|eurech)|projektu|praktyki|dobrej praktyki|praxe|dobre praxe|karty|formularza|ankiety|formulare|dotazniku|wnioskodawcy|beneficjenta|zadatele|prijemce|predkladatele|nositele|organizacji|instytucji|organizace|instituce|partnera|sieci|partnerstwa|partnerstvi|site|wydarzenia|konferencji|spotkania|seminarium|warsztatow|akce|konference|setkani|seminare|udalosti|mm rrrr|dd mm rrrr|dd mm yyyy|mm yyyy|optional|opcjonalnie|nepovinne)$/

/** Keys under which the dictionary may have a label, the nearest first. */
export function rewordings(key: string): string[] {
  const same = synonyms.reduce((words, [pattern, word]) => words.replace(pattern, word), key).replace(article, '')
  const keys = [same]
  let short = same
  for (let i = 0; i < 3; i++) {
    const cut = short.replace(behind, '')
    if (cut === short) break
    short = cut
    keys.push(short)
  }
  for (const each of [...keys]) if (before.test(each)) keys.push(each.replace(before, ''))
  return [...new Set(keys)].filter((each) => each.length > 2)
}
