// "z Jabloncem nad Nisou", "z Bielskiem-Białą": the vocabulary has no instrumental, which names whom somebody works with.

const czech: [RegExp, string][] = [
  [/ec$/, 'cem'],
  [/(?<=[sc]k|ov|[íi]n|[ío]v|or|om|on|est|át|out|et|rad)$/, 'em'],
  [/o$/, 'em'],
  [/ice$/, 'icemi'],
  [/[áa]$/, 'ou'],
  [/ý$/, 'ým'],
  [/í$/, 'ím'],
  [/eň$/, 'ní'],
]
const polish: [RegExp, string][] = [
  [/iec$/, 'cem'],
  [/ów$/, 'owem'],
  [/(?<=[kg])i$/, 'im'],
  [/(?<=[kg])$/, 'iem'],
  [/o$/, 'em'],
  [/ice$/, 'icami'],
  [/a$/, 'ą'],
  [/ń$/, 'niem'],
  [/dź$/, 'dzią'],
  [/ź$/, 'zią'],
  [/y$/, 'ym'],
  [/(?<=[bcdfhlmnprstwzż])$/, 'em'],
]

/** The instrumental of a town's name, word by word as far as a small letter ("nad Nisou" stays); undefined for no rule. */
export function instrumentalOf(name: string, country: string): string | undefined {
  const rules = country === 'CZ' ? czech : country === 'PL' ? polish : []
  const [own = '', ...rest] = name.split(/(?= \p{Ll})/u)
  const bent = own.split(/(?<=[ -])/).map((word) => {
    const mark = /[ -]$/.exec(word)?.[0] ?? ''
    const bare = mark ? word.slice(0, -1) : word
    const rule = rules.find(([pattern]) => pattern.test(bare))
    return rule && bare.length > 2 ? bare.replace(rule[0], rule[1]) + mark : undefined
  })
  return bent.every((word) => word !== undefined) ? bent.join('') + rest.join('') : undefined
}
