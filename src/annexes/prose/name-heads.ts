import { foldWords } from '../gazetteers/fold-text.ts'

export type HeadCase = 'nom' | 'gen' | 'dat' | 'acc' | 'ins' | 'loc'
/** A word that begins or holds a name: its nominative, the case of the form that stands in the text, its gender. */
export type Head = { nominative: string; grammar: HeadCase; gender: 'm' | 'f' | 'n'; language: 'pl' | 'cs' }

/** Nominative, then genitive, dative, accusative, instrumental, locative; "-" where it is the nominative again. */
const polish: Record<'m' | 'f' | 'n', string> = {
  n: `Stowarzyszenie a u - em u;Ministerstwo a u - em Ministerstwie;Starostwo a u - em Starostwie;Towarzystwo a u - em Towarzystwie;Województwo a u - em Województwie;Miasto a u - em Mieście;Konsorcjum - - - - -;Centrum - - - - -;Muzeum - - - - -;Forum - - - - -;Zrzeszenie a u - em u;Zgromadzenie a u - em u;Biuro a u - em Biurze;Przedsiębiorstwo a u - em Przedsiębiorstwie;Kuratorium - - - - -;Liceum - - - - -`,
  m: `Związek Związku Związkowi - Związkiem Związku;Urząd Urzędu Urzędowi - Urzędem Urzędzie;Powiat u owi - em Powiecie;Uniwersytet u owi - em Uniwersytecie;Instytut u owi - em Instytucie;Zarząd u owi - em Zarządzie;Ośrodek Ośrodka Ośrodkowi - Ośrodkiem Ośrodku;Zakład u owi - em Zakładzie;Klaster Klastra Klastrowi - Klastrem Klastrze;Park u owi - iem u;Zespół Zespołu Zespołowi - Zespołem Zespole;Euroregion u owi - em ie;Inkubator a owi - em Inkubatorze;Samorząd u owi - em Samorządzie;Teatr u owi - em Teatrze;Dom u owi - em u;Obszar u owi - em Obszarze;Bank u owi - iem u`,
  f: `Agencja Agencji Agencji Agencję Agencją Agencji;Gmina Gminy Gminie Gminę Gminą Gminie;Fundacja Fundacji Fundacji Fundację Fundacją Fundacji;Izba Izby Izbie Izbę Izbą Izbie;Politechnika Politechniki Politechnice Politechnikę Politechniką Politechnice;Akademia Akademii Akademii Akademię Akademią Akademii;Metropolia Metropolii Metropolii Metropolię Metropolią Metropolii;Aglomeracja Aglomeracji Aglomeracji Aglomerację Aglomeracją Aglomeracji;Federacja Federacji Federacji Federację Federacją Federacji;Szkoła Szkoły Szkole Szkołę Szkołą Szkole;Biblioteka Biblioteki Bibliotece Bibliotekę Biblioteką Bibliotece;Grupa Grupy Grupie Grupę Grupą Grupie;Spółdzielnia Spółdzielni Spółdzielni Spółdzielnię Spółdzielnią Spółdzielni;Uczelnia Uczelni Uczelni Uczelnię Uczelnią Uczelni;Unia Unii Unii Unię Unią Unii;Organizacja Organizacji Organizacji Organizację Organizacją Organizacji;Rada Rady Radzie Radę Radą Radzie;Spółka Spółki Spółce Spółkę Spółką Spółce;Koalicja Koalicji Koalicji Koalicję Koalicją Koalicji;Sieć Sieci Sieci Sieć Siecią Sieci`,
}
const czech: Record<'m' | 'f' | 'n', string> = {
  n: `Sdružení - - - m -;Ministerstvo Ministerstva Ministerstvu - Ministerstvem Ministerstvu;město města městu - městem městě;Centrum Centra Centru - Centrem Centru;Muzeum Muzea Muzeu - Muzeem Muzeu;Konsorcium Konsorcia Konsorciu - Konsorciem Konsorciu`,
  m: `Svaz u u - em u;Ústav u u - em u;Magistrát u u - em u;úřad u u - em u;kraj kraje kraji - krajem kraji;Spolek Spolku Spolku - Spolkem Spolku;Institut u u - em u;Svazek Svazku Svazku - Svazkem Svazku;podnik u u - em u;Mikroregion u u - em u;Klastr u u - em u;Úřad u u - em u`,
  f: `Agentura Agentury Agentuře Agenturu Agenturou Agentuře;Univerzita Univerzity Univerzitě Univerzitu Univerzitou Univerzitě;obec obce obci obec obcí obci;Nadace - Nadaci Nadaci Nadací Nadaci;Asociace - Asociaci Asociaci Asociací Asociaci;komora komory komoře komoru komorou komoře;Akademie - Akademii Akademii Akademií Akademii;Společnost Společnosti Společnosti - Společností Společnosti;aglomerace - aglomeraci aglomeraci aglomerací aglomeraci;oblast oblasti oblasti - oblastí oblasti;Fakulta Fakulty Fakultě Fakultu Fakultou Fakultě;škola školy škole školu školou škole;Knihovna Knihovny Knihovně Knihovnu Knihovnou Knihovně;skupina skupiny skupině skupinu skupinou skupině;Asociace - Asociaci Asociaci Asociací Asociaci;organizace - organizaci organizaci organizací organizaci;Rada Rady Radě Radu Radou Radě`,
}
const order: HeadCase[] = ['nom', 'gen', 'dat', 'acc', 'ins', 'loc']

function table(rows: Record<'m' | 'f' | 'n', string>, language: 'pl' | 'cs'): [string, Head][] {
  return Object.entries(rows).flatMap(([gender, list]) =>
    list
      .split(';')
      .filter(Boolean)
      .flatMap((row) => {
        const [nominative = '', ...endings] = row.split(' ')
        const stem = /[aeiouyě]$/.test(nominative) ? nominative.slice(0, -1) : nominative
        const forms = [nominative, ...endings.map((ending) => form(nominative, stem, ending))]
        return forms.map((each, i): [string, Head] => [
          each.toLowerCase(),
          { nominative, grammar: order[i]!, gender: gender as 'm', language },
        ])
      }),
  )
}
const form = (nominative: string, stem: string, ending: string) =>
  ending === '-' ? nominative : ending.length > 3 ? ending : ending === 'm' ? `${nominative}m` : `${stem}${ending}`

type Heads = (word: string) => Head | undefined
/** With marks first: "Agencją" is no "Agencja"; without them for texts that have none. */
function collect(rows: [string, Head][]): Heads {
  const heads = new Map<string, Head>()
  // the first reading stays: "Agencji" is genitive before it is locative
  for (const [key, head] of rows) if (!heads.has(key)) heads.set(key, head)
  const plain = new Map<string, Head>()
  for (const [key, head] of rows) if (!plain.has(foldWords(key))) plain.set(foldWords(key), head)
  // every word of a text is asked for, and most of them often
  const asked = new Map<string, Head | undefined>()
  return (word) => {
    if (asked.has(word)) return asked.get(word)
    const key = word.normalize('NFC').toLowerCase()
    const folded = foldWords(word)
    const head = heads.get(key) ?? (folded === key ? plain.get(folded) : undefined)
    if (asked.size > 20_000) asked.clear()
    asked.set(word, head)
    return head
  }
}
const polishHeads = collect(table(polish, 'pl'))
const czechHeads = collect(table(czech, 'cs'))

/** The head of a name that a word is a form of; undefined for any other word. */
export const headOf = (word: string, language: 'pl' | 'cs'): Head | undefined =>
  (language === 'pl' ? polishHeads : czechHeads)(word)

/** Programmes and funds bend like other names. */
export const programmeHead = (word: string): Head | undefined => programmeHeads(word)
const programmeHeads = collect(
  table({ m: 'Program u owi - em ie;Fundusz u owi - em u;Mechanizm u owi - em ie', f: '', n: '' }, 'pl'),
)
