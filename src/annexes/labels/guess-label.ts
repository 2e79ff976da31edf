import { askedBy } from './asked-words.ts'
import { type Label, labelKey } from './labels.ts'
import { longestLabel } from './look-up-label.ts'

// Forms ask for one thing in more words than any dictionary has: "Kto zgłasza praktykę?", "How much did it cost?". What
// is asked for is told by the words that matter, in the three languages; what is answered has to be of that form.

type Rule = [asks: RegExp, target: string, arity: Label['arity'], not?: RegExp]
const w = (words: string) => new RegExp(`(?:^| )(?:${words})`)
/** What is asked for beside what an entry has. */
const other = w(
  'for each|per (?:person|head|household|participant)|jednego|jedneho|na (?:osob|mieszk|uczest|jednego|obyv|ucast)|fee|oplat|poplat|nip|regon|krs|ico|dic|deadline|call|number of|how many|liczba|ile |ilu |pocet|kolik (?!stoj|to|sta)|risk|language|jezyk|jazyk|signature|podpis|bank|experience|doswiadcz|zkusenost|other |inne|jine|comment|uwagi|poznam|attach|zalacz|priloh|option|consent|zgod|souhlas|lesson|transfer|obstacle|difficult|trudno|barier|prekaz|version|wersja|verze|type of|typ |rodzaj|druh|expected number|indicator|wskazn|ukazat',
)
const rules: Rule[] = [
  ['e ?mail|poczt\\w+ elektr|elektronick', 'contact.email', 'scalar'],
  [
    '(?:tele)?phone|tel(?:efon\\w*)?(?: |$)|mobil(?:e|ni)? ?(?:phone|number|telefon|cislo)?$|komork',
    'contact.phone',
    'scalar',
  ],
  ['web\\w*|www|internet\\w*|homepage|url|stron\\w+ (?:int|www)|witryn', 'main.web', 'scalar'],
  [
    '(?:filled|completed|submitted|prepared|written|compiled)(?: in)? (?:by|out by)|wypelnil|sporzadzil|przygotowal|opracowal|vyplnil|zpracoval|zapsal|sestavil',
    'contact.name',
    'scalar',
  ],
  [
    '(?:filled|completed|submitted|date of (?:the )?(?:form|submission|this))|wypelni|sporzadz|zlozen|vyplnen|zpracovan|odevzdan|podan[aoi]',
    'annex.completed_on',
    'scalar',
  ],
  [
    '(?:last )?(?:updat|modif|revis|edited|chang)|aktualiz|zaktualiz|zmodyf|uprav(?:en|a)|naposled|stan na|stav k',
    'annex.modified_on',
    'scalar',
  ],
  [
    '(?:regist|sign up|apply|zglosz|zapis|rejestr|prihlas|registr)\\w* (?:by|until|before|do|nejpozd|najpozn)|(?:deadline|termin|uzaverk)\\w* (?:for |of |to )?(?:regis|zglosz|rejestr|zapis|prihl)',
    'event.registration_deadline',
    'scalar',
  ],
  [
    '(?:share|rate|percent\\w*|level|intensity|poziom|procent|stopa|udzial|intensyw|mira|podil|intenzit)(?: \\w+){0,3}? ?(?:eu|ue|co ?financ|financ|fund|grant|support|money|dofinans|wsparc|srodk|dotac|podpor|spolufin|prostred|efrr|erdf)',
    'project.cofinancing_rate',
    'scalar',
  ],
  [
    '(?:eu|erdf|esf|european|union|community|grant|subsid|awarded|dofinans|dotac|dotace|wklad|efrr|efs|unijn|ue|evropsk|prispev|podpor|wsparci)\\w*(?: \\w+){0,3}? ?(?:amount|contribution|funding|grant|support|share|money|kwota|wysok|czesc|srodk|castk|vyse|prostred)|(?:amount|kwota|wysokosc|wartosc|castka|vyse|how much)(?: \\w+){0,3}? ?(?:grant|eu|erdf|subsid|dofinans|dotac|wsparc|wklad|dotace|podpor|prispev)|(?:eu|erdf|union) (?:part|side|pays|paid)',
    'main.eu_contribution',
    'scalar',
  ],
  [
    'budget\\w*|costs?|price|expend\\w*|koszt\\w*|ile (?:to )?kosz|budzet\\w*|wartosc|wydatk\\w*|naklad\\w*|rozpoc\\w*|hodnota|vydaj\\w*|cena|kolik (?:to )?stoj|how much',
    'main.budget_total',
    'scalar',
  ],
  [
    '(?:start|begin|began|launch|kick off|kickoff|rozpocz|poczat|uruchom|wystart|start|zahaj|spust|zacat|pocat)\\w*(?: \\w+)* (?:and|i|a|end|koniec|konec|zakoncz|ukonc)',
    'main.duration',
    'scalar',
  ],
  [
    '(?:start|begin|began|launch|opened|introduc|kick off|kickoff|rozpocz|poczat|uruchom|wystart|wprowadz|wdroz|od kiedy|od kdy|odkdy|zahaj|spust|zacat|zacal|pocat|zavede|since when)',
    'main.start',
    'scalar',
    w('starting point|point'),
  ],
  [
    '(?:end(?:s|ed|ing)?(?: |$)|finish|closing|close(?:d|s)?(?: |$)|until when|complet|zakoncz|koniec|konczy|do kiedy|do kdy|dokdy|ukonc|konec|konci|dokonc)',
    'main.end',
    'scalar',
  ],
  [
    '(?:duration|period|time ?(?:frame|span|scale|line)|runs? from|how long|okres|czas (?:trw|real)|lata|ramy czas|jak dlugo|doba (?:trv|real|res)|obdobi|trvani|jak dlouho|casov)',
    'main.duration',
    'scalar',
    w('programow'),
  ],
  [
    '(?:looking for|(?:partner\\w* )?(?:sought|wanted|needed)|seek\\w*|szuka\\w*|poszuk\\w*|hleda\\w*|hledan\\w*)',
    'partnership.looking_for',
    'list',
  ],
  ['(?:organi[sz]er|hosted|hosts?(?: |$)|organizator|gospodarz|porad(?:a|atel)|hostitel)', 'event.organiser', 'scalar'],
  [
    '(?:managing|operator|zarzadza\\w+|ridici\\w*) (?:authority|body|instytucj|organ|programu|of the programme)|instytucj\\w+ zarzadz',
    'programme.operator',
    'scalar',
  ],
  [
    '(?:lead\\w*|coordinat\\w*|lider\\w*|wiodac\\w*|koordyn\\w*|koordin\\w*|vedouci\\w*|promoter|hlavni\\w* (?:partner|prijemce|resitel)|nositel\\w*)(?: \\w+){0,2} ?(?:partner|organi|instit|instyt|body|benefi|applic|projektu|podmiot|project|subjekt|prijem)?',
    'project.lead',
    'scalar',
    w('person|osob|name and|imie|jmeno|manager|officer|kierown'),
  ],
  [
    '(?:member\\w*|czlonk\\w*|clen\\w*|signator\\w*|sygnatar\\w*|signatar\\w*|who (?:is|are) in|kto nalezy|kdo (?:tvori|patri))',
    'partnership.members',
    'list',
  ],
  [
    '(?:partner\\w*|cooperat\\w+ (?:with|organi|instit)|wspolprac\\w+ (?:z |podm|inst|org)|wspolreal\\w*|spoluprac\\w* (?:s |org|inst|subj)|konsorc\\w*|consorti\\w*)',
    'project.partners',
    'list',
    w('partnership|partnerst|sought|look|szuk|poszuk|hled|profile|profil|type'),
  ],
  [
    '(?:contact|kontakt|whom|kogo pytac|koho se|na koho)\\w*(?: \\w+)*? ?(?:person|osob|name|imie|jmeno)|(?:person|osob\\w*|pracovni\\w*)(?: \\w+)? (?:in charge|to contact|responsible|do kontakt|kontaktow|odpowiedz|upowazn|odpoved|zodpov|pro kontakt)|(?:project|projektu|projektov\\w*) (?:manager|officer|kierownik|koordynator|manazer\\w*)|(?:kierownik|koordynator|menedzer|manazer|manazerka|vedouci) (?:projektu|praktyki|sieci)',
    'contact.name',
    'scalar',
  ],
  [
    '(?:who|kto|kdo) (?:\\w+ )?(?:runs|run|does|did|manages|operates|introduced|implement\\w*|is (?:responsible|in charge|behind)|owns|submits|prowadzi|realiz\\w*|wdroz\\w*|wdraza|wprowadz\\w*|odpowiada|zglasza|stoi|zaved\\w*|provoz\\w*|vede|odpovida|predklad\\w*|za)|(?:responsible|owner|owning|applicant|submitting|implementing)(?: \\w+)? ?(?:organi|instit|body|entity|authority|practice)?|(?:organi[sz]ation|institution|instytucj\\w|podmiot|organizacj\\w|instituc\\w|organizac\\w|subjekt|jednostk\\w)(?: \\w+){0,2} ?(?:name|responsible|in charge|odpowiedz|zglasz|prowadz|realiz|wdraz|odpoved|predklad|zodpov)|(?:name of (?:the )?|nazwa |nazev )(?:organi|instit|instyt|podmiot|applic|wniosk|benefi|subjekt|zadat|predklad)|wlasciciel|vlastnik|wnioskodawc|zadatel|predkladatel|realizator|zglaszajac',
    'organisation.name',
    'scalar',
    w('phone|tel|mail|address|adres|typ|web'),
  ],
  [
    '(?:funded|financed|paid|co ?financed|supported|funding|financing|source\\w* of (?:fund|fin|money)|zrodl\\w* (?:fin|dof|pien)|(?:do|wspol)?finansowa\\w*|skad (?:sa )?pien|zdroj\\w* (?:fin|pen)|financov\\w*|podporen\\w*|hrazen\\w*|programme|program(?:u)?(?: |$))',
    'main.programme',
    'scalar',
    w(
      'agenda|day|event|confer|konfer|spotk|dnia|dne|akce|setk|semin|period|okres|obdobi|budget|amount|kwota|aim|cel|cil',
    ),
  ],
  [
    '(?:project|projektu|projekt) ?(?:title|name|called)|(?:title|name|tytul|nazwa|nazev|how do you call|jak (?:nazywa|zni|brzmi))(?: \\w+){0,3} (?:project|projekt)',
    'project.title',
    'scalar',
    w('acronym|short|skr|zkr'),
  ],
  [
    '(?:title|name|tytul|nazwa|nazev|what is (?:the|your)? ?\\w* ?called|how do you call|jak (?:sie )?(?:nazywa|jmenuje))(?: \\w+){0,4} (?:practice|prakty|praxe|praxi|solution|rozwiaz|reseni|initiative|inicjat|iniciat)',
    'main.title',
    'scalar',
    w('acronym|short|skr|zkr'),
  ],
  [
    '(?:title|name|tytul|nazwa|nazev)(?: \\w+){0,3} (?:event|confer|semin|work|meeting|wydarz|konfer|spotk|warszt|szkol|akce|setk|jedn|skol)',
    'event.title',
    'scalar',
  ],
  [
    '(?:title|name|tytul|nazwa|nazev)(?: \\w+){0,3} (?:partnersh|partnerst|network|alliance|siec|site|sieci|cooper|wspolp|spolup|porozum|dohod)',
    'partnership.title',
    'scalar',
  ],
  ['(?:acronym|akronim|akronym|short (?:name|title)|skrot|zkratk|zkracen)', 'main.acronym', 'scalar'],
  [
    '(?:agreement|porozumieni\\w*|umow\\w*|memorand\\w*|dohod\\w*|smlouv\\w*|legal basis|podstaw\\w* (?:prawn|wsp|form))',
    'partnership.agreement',
    'scalar',
    w('cel|cil|aim|date|data|datum|rok|year'),
  ],
  ['(?:established|founded|set up|existence|powsta|zaloz|zawiaz|utworz|vznik)', 'partnership.since', 'scalar'],
  [
    '(?:evidence|proof|success|achieve[dm]|impact|how do (?:you|we) know|it works|measur\\w+ (?:effect|result)|dowod|sukces|osiagni|udalo|po czym|skad wiadomo|dukaz|uspech|uspes|dolozen|dokla|podarilo|podle ceho|jak (?:vite|vime|pozn))',
    'practice.evidence',
    'text',
  ],
  [
    '(?:result|output|outcome|deliver|effect|rezultat|efekt|wynik|produkt|vysled|vystup|prinos|what (?:will|did) (?:it|the project) (?:bring|produce)|co (?:powsta|vznik|prinese|da))',
    'project.results',
    'text',
  ],
  [
    '(?:aims?(?: |$)|goals?(?: |$)|objective|purpose|what (?:do )?(?:we|you) want|want to achieve|cel(?: |$|e |em)|cele$|co chc|do czego|cil(?: |$|e|em)|zamer|ucel|ceho chc|po co|proc to)',
    'project.objective',
    'text',
    w('group|grup|skup'),
  ],
  [
    '(?:target|who (?:is it for|benefits|uses|gains)|for whom|benefi|users?(?: |$)|addressee|odbiorc|adresat|docelow|dla kogo|kto (?:korzyst|skorzyst|zysk)|cilov|uzivatel|komu|pro koho|kdo (?:z toho|ma|vyuz))',
    'project.target_groups',
    'list',
    w('confer|konfer|spotk|event|wydarz|akce|setk'),
  ],
  [
    '(?:activit|steps?(?: |$)|tasks?(?: |$)|actions?(?: |$)|work ?packages?|what (?:will|did) (?:we|you|be) (?:do|done)|dzialani|zadani|krok|aktivit|cinnost|co (?:zrob|udel|budeme|robi))',
    'project.activities',
    'list',
    w('field|area|obszar|oblast'),
  ],
  ['(?:problem|challenge|issue|wyzwan|zagadnien|vyzv)', 'partnership.policy_issue', 'text'],
  [
    '(?:keyword|key word|topics?(?: |$)|themes?(?: |$)|thematic|fields? of|areas? of|slow\\w* klucz|temat|obszar\\w* (?:temat|wspol|dzial)|dziedzin|klicov\\w* slov|oblast|tema|zamereni)',
    'partnership.topics',
    'list',
  ],
  [
    '(?:brief|short|in (?:a nutshell|brief|short)|summary|abstract|krotk|skroc|zwiezl|streszcz|strucn|kratk|shrnut|anotac)',
    'main.summary',
    'text',
  ],
  [
    '(?:descri|how (?:does )?it works?|how it|what (?:is|was) (?:it|done)|about|opis|charakter|na czym polega|jak (?:to )?dzial|popis|v cem|jak (?:to )?fung|o co )',
    'main.description',
    'text',
    w('organi|instyt|instit|applic|wniosk|zadat|partner'),
  ],
  ['(?:countr|kraj(?: |$)|panstwo|zeme(?: |$)|stat(?: |$))', 'main.country', 'scalar'],
  ['(?:region|wojewodztw|kraj |nuts)', 'main.region', 'scalar'],
  [
    '(?:where|place|locat|gdzie|miejsc|lokaliz|kde|mist[oe]|umisten)',
    'main.location',
    'scalar',
    w('meet|venue|held|odbed|kona|spotk|konfer'),
  ],
  ['(?:where|venue|gdzie|miejsc|kde|mist[oe])', 'event.venue', 'scalar'],
  ['(?:role|position|function|stanowisk|funkcj|funkce|pozic)', 'contact.role', 'scalar'],
].map(([asks, target, arity, not]) => [
  w(asks as string),
  target as string,
  arity as Rule[2],
  not as RegExp | undefined,
])

/** "Tel. służbowy", "Contact no." */
const part = /^\s*(?:w tym|z czego|z toho|of which|including|thereof):?\s+/i
const abbreviation = /(?<!\p{L})(tel|nr|no|ul|woj|kom|e-mail|č|m\.in|np|ew|min|max|ok|dot|pow|adr|jedn|org|kont)\./giu

/** The label that words with a colon, a tab, a number or a question mark are likely to be; undefined for all others. */
export function guessLabel(words: string): Label | undefined {
  if (words.length > longestLabel) return undefined
  const plain = words
    .replace(/^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[a-z]\)|[A-Z]\.?\d{1,2}[.)]?|[IVX]{1,4}\.|[•–-])\s+/, '')
    .replace(part, '')
  if (!/^[\p{Lu}„"“]/u.test(plain) && !part.test(words)) return undefined
  const asked = /\?\s*$/.test(plain)
  if (/[.!;@]\s|[.!;]$/.test(plain.replace(abbreviation, '$1'))) return undefined
  if (!asked && /[,–—]|\s-\s/.test(plain)) return undefined
  const key = labelKey(plain)
  const count = key.split(' ').length
  if (count > (asked ? 11 : 7)) return undefined
  if (/^(?:nip|regon|krs|ico?|dic)(?= |$)/.test(key)) return undefined
  const sure = askedBy(key)
  if (sure) return sure
  if (count > (asked ? 11 : 5) || (count === 1 && !asked) || other.test(key)) return undefined
  const rule = rules.find(([asks, , , not]) => asks.test(key) && !not?.test(key))
  return rule && { target: rule[1], arity: rule[2], gluable: false, guessed: true }
}
