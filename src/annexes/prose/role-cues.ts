export type Role = 'lead' | 'partner' | 'funder' | 'organiser' | 'operator' | 'participant' | 'member'

/** Cues before an organisation; the nearest one counts. Folded. */
export const cuesBefore: [Role, RegExp][] = [
  [
    'lead',
    /(?:(?:realizowan|prowadzon|wdrazan|koordynowan|kierowan)\w*[^.;:]{0,70}? przez|(?:implemented|led|carried out|run|coordinated|managed)[^.;:]{0,60}? by|realizatorem\w*|realizator(?:em)?:?|liderem|lider(?:em)? projektu|partner\w* wiodac\w*|beneficjent\w*|wnioskodawc\w*|koordynator\w*|koordynowan\w* przez|prowadzon\w* przez|wdrazan\w* przez|implemented by|led by|carried out by|run by|coordinated by|managed by|delivered by|lead partner|project leader|coordinator|lead applicant|beneficiary|realizovan\w*|resitel\w*|nositel\w*|(?:vedouci|hlavni)(?:m|ho|mu)? partner(?:em|a|ovi)?(?![a-z])|(?:vedouci|hlavni)(?:m|ho|mu)? prijemc\w*|prijemc\w*|koordinator\w*|koordinuje|(?:zavedl|vytvoril|zridil|spustil|zalozil|zahajil|realizoval|wprowadzil|stworzyl|uruchomil|wdrozyl|zrealizowal|prowadzil|poprowadzil)[aoiy]?(?: (?:go|ja|je|ji|jej|ho|to))|vede(?: jej)?|zadatel\w*|lidr\w*|realizuje(?: jej)?|realizuja|za realizac\w+ odpowiada|odpowiada za|na czele (?:\w+ )?stoi|(?:w|v) cele (?:\w+ )?stoji|(?:headed|spearheaded|chaired|initiated|launched|started|introduced|set in motion|owned|operated) by|z inicjatywy|z iniciativy|(?:on|at) the initiative of|inicjator\w*|iniciator\w*|pod (?:vedenim|kierunkiem|kierownictwem|przewodnictwem|patronatem|zastitou|hlavickou)|under the (?:leadership|lead) of|przewodnicz\w*|predseda|kieruje nim|prowadzi go|prowadzi je|zapoczatkowan\w* przez|wprowadzon\w* przez|zaveden\w* (?=[a-z])|provozovan\w*|provozuje(?: jej| ji)?|gestor\w*|garant\w*|spravcem|promotor\w*|project promoter|grant holder|grantobiorc\w*|wlasciciel\w*|vlastnik\w*)/gu,
  ],
  [
    'partner',
    /(?:(?:w sklad )?konsorcj\w*(?: projektu)? (?:wchodz\w*|tworz\w*)|w sklad konsorcj\w* wchodz\w*|consortium (?:also )?(?:includes|consists of|comprises|brings together)|konsorcium (?:dale )?tvori|partner(?!stw|stv|sk|ship)\w*(?! wiodac)|we wspolpracy z|wspolnie z|wspolpracy z|wraz z|razem z|przy wspolpracy|in (?:cooperation|partnership|collaboration) with|together with|along with|jointly with|alongside|ve spolupraci (?:mj\. )?se?|przy udziale|z udzialem|za ucasti|s ucasti|podil\w* se (?:take|i|rovnez)?|wspolpracuj\w+(?: z nim| przy nim| z nia)?|wspoltworz\w*|wspolrealizator\w*|joined by|teamed up with|teams up with|working with|works with|(?:se )?(?:pridal\w*|zapojil\w*|pripojil\w*)(?: se)?(?: jeste| take| i| rovnez)?|dolaczy\w*|dolacz[ay]\w*|zapoji\w* se|zapojen\w* (?:jsou|je|byl\w*)|spolupracuj\w*(?: s(?=e? ))?|spolupodil\w*|consortium of|konsorcjum (?:tworz\w*|obejm\w*)|spolecne? se?|spolu se?|we wspolpracy ze)/g,
  ],
  [
    'member',
    /(?:naleza do \w+|nalezy do \w+|w sklad (?:partnerstwa|sieci|porozumienia|koalicji|zwiazku) wchodz\w+|czlonk(?:owie|ami|iem)(?: \w+)? (?:sa|to|jest)|sygnatariusz\w+|zalozyl\w*|utworzyl\w*|zawiazal\w*|(?:set up|founded|established|created|formed|signed)(?: in [^.,;]{3,30})? by|members? (?:are|is|include)|brings? together|unites|clen(?:em|y|ove|ka|kou) (?:jsou|je|se stal\w*)|cleny|sdruzuje|spojuje|zalozil\w*|signatar\w*|(?:rdzen|trzon|sklad|jadro|grono)(?: \w+)? (?:tworz\w+|stanowi\w*|tvori)|tvori (?:ji|jej)|tworza (?:ja|je|go))/g,
  ],
  [
    'funder',
    /(?:(?:wspol)?finansowan\w* przez|dofinansowan\w* przez|funded by|financed by|supported by|financovan\w*|podporovan\w*|wsparciu|sponsor\w*)/g,
  ],
  [
    'organiser',
    /(?:organizator\w*|organizowan\w* przez|zorganizowan\w* przez|organi[sz]ed by|hosted by|organi[sz]ers?|gospodarz\w*|porada(?:ji)?|poradatel\w*|organizuje|hostitel\w*|zaprasza|zve|zvou|invites?)/g,
  ],
  [
    'operator',
    /(?:operator\w*|instytucj\w+ zarzadzajac\w+|zarzadzan\w* przez|managing authority|administered by|ridici\w* organ\w*|spravuje|spravovan\w*)/g,
  ],
  [
    'participant',
    /(?:udzial wzi\w+|wzi\w+ (?:w \w+ )?udzial|uczestnicz\w+|uczestnikami|przedstawiciel\w+|attended by|participants|representatives (?:of|from)|ucastnil\w*|zucastnil\w*|zastupc\w+|delegac\w+|prelegen\w+|speakers from)/g,
  ],
]
/** Right behind an organisation: what it is or does. */
export const cuesAfter: [Role, RegExp][] = [
  [
    'lead',
    /^(?:,|\s)*(?:\([^)]*\) ?)?(?:[-–] |\()?(?:ktor[ey] jest |jest |is |was |acts as |je |jako |as |being |byl\w* |pelni\w* (?:role|funkcje) )?(?:the |project'?s? )?(?:lider|partner\w* wiodac|lead partner|leader|koordynator|coordinator|coordinates|lead applicant|vedouci\w* partner|hlavni\w* partner|nositel\w*|koordinator|zadatel\w*|realizator)/,
  ],
  [
    'lead',
    /^(?:,|\s)*(?:\([^)]*\) ?)?(?:(?:wraz z|razem z|wspolnie z|together with|along with|jointly with|in (?:cooperation|partnership) with|we wspolpracy z|spolecne s|spolu s|ve spolupraci s)[^.;:]{0,150}? )?(?:(?:has|have|wspolnie|spolecne|obecnie|v soucasnosti|together|currently|now|also|took|od|w|v|in) [^.,;]{0,40})?(?:,? )?(?:zapoczatkowal\w*|wprowadzil\w*|wdrozyl\w*|wdraza|uruchomil\w*|stworzyl\w*|zavedl\w*|provozuje|vytvoril\w*|zridil\w*|introduced|set up|created|operates|opened|piloted|chairs|chaired|przewodnicz\w*|predseda|stoi na czele|stoji v cele|zrealizowal\w*|realizuje|realizowal\w*|rozpoczel\w* realizacj\w*|wdraza|prowadzi|kieruje|koordynuje|implements?|implemented|is implementing|carries out|carried out|runs|leads?|led|coordinated|launched|started|zrealizoval\w*|realizoval\w*|zahajil\w*|resi|vede|koordinuje|spustil\w*)/,
  ],
  [
    'organiser',
    /^(?:,|\s)*(?:\([^)]*\) ?)?(?:serdecznie |srdecne |wspolnie |kindly |will |jointly )*(?:zaprasza\w*|organizuje|zorganizowal\w*|organizuj\w*|organi[sz]es?|organi[sz]ed|hosts?|hosted|invites?|porada|poradaji|usporadal\w*|zve|zvou|hosci|gosci\w*|hosti)/,
  ],
  ['partner', /^(?:,|\s)*[(–-]\s*(?:partner\b|partner projektu|project partner)/],
  [
    'participant',
    /^(?:,|\s)*(?:\([^)]*\) ?)?(?:wzi\w+ udzial|uczestnicz\w+|attended|took part|participated|se (?:z)?ucastnil)/,
  ],
]
