import type { Label } from './labels.ts'

// What offices ask for in few words, by what they must have in them; folded, without signs. The first that fits counts.

const event =
  '(?:event|gathering|summit|congress|symposium|festival|fair|kongres\\w*|zjazd\\w*|sympozj\\w*|festiwal\\w*|targ(?:i|ow)|wizyt\\w* studyjn\\w*|sjezd\\w*|sympozi\\w*|veletrh\\w*|conference|seminar|workshop|meeting|forum|webinar|wydarzeni\\w*|konferencj\\w*|konferenc\\w*|seminari\\w*|warsztat\\w*|spotkani\\w*|posiedzeni\\w*|szkoleni\\w*|imprez\\w*|akc[ei]|udalost\\w*|setkani|jednani|skoleni|workshopu|webinar\\w*|schuz\\w*|zasedani)'
const practice =
  '(?:practice|praktyk\\w*|prax[ei]|solution|rozwiazani\\w*|reseni|example|przyklad\\w*|priklad\\w*|opatreni)'
const project =
  '(?:project|projekt\\w*|przedsiewzieci\\w*|undertaking|zamer\\w*|operacj\\w*|zadani[ae]|inicjatyw\\w*|initiative|iniciativ\\w*)'
const partnership =
  '(?:partnership|partnerstw\\w*|partnerstvi|network|alliance|siec\\w*|site|sit|aliancj\\w*|aliance|cooperation|wspolprac\\w*|spoluprac\\w*|porozumieni\\w*|seskupeni|platform\\w*|platforma|consortium|sdruzeni)'
const called = '(?:title|name|called|nazw\\w*|nazyw\\w*|tytul\\w*|nazev|nazvu|titul\\w*|jmenuje)'
const named = (thing: string) =>
  `^(?=.*(?<![a-z])${called}(?![a-z]))(?=.*(?<![a-z])${thing}(?![a-z]))(?!.*(?:short|skr[oa]|zkr|acronym|akronim|phone|organi[sz]ac|institution|instytuc|applicant|partner \\w*$|file|plik))`
const of = (words: string) => `(?:^| )(?:${words})(?= |$)`

const rules: [asks: string, target: string, arity: Label['arity']][] = [
  [
    '^(?!.*(?:pytan|dotaz|question|enquir))(?:who|kto|kdo)(?: \\w+){0,3} (?:in charge|responsible|odpowiada|odpovida|prowadzi|vede|provozuje|runs?|manages?|operates?|zavedl\\w*|zavadi|wdrozyl\\w*|wdraza|introduced|realizuje|zglasza|predklada)(?: \\w+){0,4}$',
    'organisation.name',
    'scalar',
  ],
  [named(event), 'event.title', 'scalar'],
  [named(practice), 'main.title', 'scalar'],
  [named(partnership), 'partnership.title', 'scalar'],
  [named(project), 'project.title', 'scalar'],
  // when it was handed in, and when changed
  [
    of(
      '(?:sheet|form|fiche|card|document|profile|entry|questionnaire|karta|karte|formularz|ankiet\\w*|fiszk\\w*|dokument\\w*|formular|dotaznik|list|zgloszeni\\w*|ohlaseni|prihlask\\w*) (?:\\w+ )?(?:prepared|issued|drawn up|created|signed|completed|filled|sent|submitted|sporzadzon\\w*|wypelnion\\w*|przygotowan\\w*|zlozon\\w*|podpisan\\w*|vyplnen\\w*|zpracovan\\w*|vyhotoven\\w*|sestaven\\w*|podepsan\\w*|odeslan\\w*)',
    ),
    'annex.completed_on',
    'scalar',
  ],
  [
    of(
      '(?:page|site|website|strona|stranka|stranky|web|informac\\w*|tresc|obsah|sheet|form|fiche|card|document|profile|entry|karta|karte|formularz\\w*|fiszk\\w*|dokument\\w*|list|formular\\w*) (?:\\w+ )?(?:last )?(?:revised|updated|changed|modified|reviewed|corrected|zaktualizowan\\w*|zmienion\\w*|aktualizovan\\w*|upraven\\w*|zmenen\\w*)',
    ),
    'annex.modified_on',
    'scalar',
  ],
  [
    '^(?:ohlasen[oa]|nahlasen[oa]|podano|odeslano|vyplneno|vyhotoveno|zpracovano|sporzadzono|wypelniono|zgloszono|przeslano|nadeslano|submitted|issued|drawn up|filled in|signed|completed)(?: (?:dne|dnia|w dniu|on|date|data|datum))?$|^(?:date|data|datum|dzien|den) (?:of |the )*(?:\\w+ )?(?:signature|signing|notification|filing|completion|submission|filling|drafting|preparation|podpis\\w*|zgloszeni\\w*|sporzadzeni\\w*|wypelnieni\\w*|zlozeni\\w*|przeslani\\w*|opracowani\\w*|vyplneni|ohlaseni|odeslani|vyhotoveni|zpracovani|podani|sestaveni|vlozeni|wpisu|wprowadzenia|entry)',
    'annex.completed_on',
    'scalar',
  ],
  // until when people may come
  [
    of(
      '(?:prihlas\\w*|registr\\w*|zglosz\\w*|zapis\\w*|rejestr\\w*|register\\w*|regist\\w*|sign up|book\\w*|apply|rsvp|zaregistr\\w*)(?: \\w+){0,3} (?:do|by|until|till|before|nejpozdeji|najpozniej|deadline|termin\\w*|closes?|konci)',
    ),
    'event.registration_deadline',
    'scalar',
  ],
  [
    '(?:^| )(?:deadline|termin\\w*|uzaverka|last day|ostatni dzien|posledni den|lhuta|closing date)(?: \\w+){0,3} (?:regist\\w*|registr\\w*|zglosz\\w*|zapis\\w*|rejestr\\w*|prihlas\\w*|prihlaseni|sign\\w*|applications|booking\\w*)',
    'event.registration_deadline',
    'scalar',
  ],
  [
    `^(?:date|dates|data|datum|termin|day|dzien|den|kiedy|kdy|when)(?: \\w+){0,3} ${event}|^${event}(?: \\w+)? (?:date|data|datum|termin)|^(?:data|datum|termin) (?:odbycia|konani|realizacji)(?: (?:sie )?${event})?$|^(?:kiedy sie odb\\w+|kdy se kona|when does it take place|termin konani|datum konani|dzien i godzina|den a hodina|date and time|data i godzina|datum a cas|data i czas|termin i godzin\\w+)$`,
    'event.date',
    'scalar',
  ],
  [
    '^(?:data )?zakonczeni\\w+ wydarzenia$|^(?:konec|koniec|end) (?:of )?(?:the )?(?:event|akce|wydarzenia|konference|konferencji)$',
    'main.end',
    'scalar',
  ],
  [
    '^(?:godzin\\w*|hodin\\w*|hours?|time|cas|czas)(?: \\w+){0,2} (?:rozpocz\\w*|zahaj\\w*|start|begin\\w*|trwani\\w*|konani|obrad|akce|wydarzenia|spotkania|jednani|of the event|event)$|^(?:godziny|v kolik|od ktorej|o ktorej)(?: .*)?$',
    'event.time',
    'scalar',
  ],
  [
    `^(?:miejsce|misto|place|venue|location|gdzie|kde|where)(?: \\w+){0,3} ${event}|^(?:misto konani|miejsce odbycia|kde se (?:to )?kona|gdzie sie odb\\w+|where (?:is it|it is|will it be) held|mistnost|sala|sal|adres wydarzenia|adresa konani|conference venue)$`,
    'event.venue',
    'scalar',
  ],
  [
    '(?:^| )(?:co (?:vas|nas|ucastniky)(?: \\w+)? ceka|what to expect|what awaits you|co w programie|w programie|na programu|on the programme|(?:ramowy |ramcovy |wstepny |predbezny |zarys )?(?:program|przebieg|prubeh|porzadek|porad|harmonogram|plan)(?: \\w+)? (?:obrad|dnia|dne|wydarzenia|konferencji|spotkania|konference|akce|jednani|setkani|seminare|seminarium|posiedzenia)|points? to discuss|body jednani|body programu|punkty (?:programu|obrad)|porzadek obrad|running order|outline of the day)',
    'event.agenda',
    'list',
  ],
  [
    '^(?:komu|pro koho|dla kogo|do kogo|for whom|who (?:can|may|should)|kto moze|kdo se muze|kdo muze)(?: \\w+){0,4}(?:urcen\\w*|akce|wydarzenie|take part|attend|join|come|uczestniczyc|wziac udzial|ucastnit|prijit|adresowan\\w*|skierowan\\w*|event|open)$|^(?:ucastnici|cilova skupina akce|grupa docelowa wydarzenia|audience expected|expected audience|adresaci wydarzenia|zaproszeni(?: goscie)?|pozvani)$',
    'event.audience',
    'text',
  ],
  [
    '^(?:kdo (?:akci )?(?:porada|organizuje)|kto (?:wydarzenie )?organizuje|who (?:organi[sz]es|is organi[sz]ing|hosts)(?: it| the \\w+)?|porada|organizuje|zwoluje|svolava|poradajici (?:organizace|subjekt|instituce)|organizator\\w*|poradatel\\w*|hlavni poradatel|glowny organizator|organi[sz](?:er|ers|ed by|ing body|ing institution)|host (?:organisation|institution|city))$',
    'event.organiser',
    'scalar',
  ],
  [
    '^(?:spoluporadatel\\w*|wspolorganizator\\w*|co organi[sz]ers?|ve spolupraci s(?: kym)?|we wspolpracy z|in (?:co ?operation|partnership|association) with|partnerzy wydarzenia|partneri akce|co hosts?)$',
    'project.partners',
    'list',
  ],
  // who is in, who leads
  [
    '^(?:participating|involved|member|associated|cooperating|partner|zaangazowan\\w*|uczestnicz\\w*|wspolpracuj\\w*|czlonkowski\\w*|zapojen\\w*|zucastnen\\w*|clensk\\w*|spolupracujici|tvorici) (?:\\w+ )?(?:bodies|organi[sz]ations|institutions|entities|cities|municipalities|regions|metropol\\w+|parties|authorities|countries|podmioty|instytucje|organizacje|miasta|gminy|jednostki|samorzady|strony|subjekty|instituce|organizace|mesta|obce|partneri)$|^(?:sklad|slozeni|composition|kto tworzy|kdo tvori|kto nalezy|uczestnicy|who takes part|who is (?:in|involved|on board)|strony porozumienia|smluvni strany|sygnatariusze|signatari|signatories|zalozyciele|zakladajici clenove|founding members|founders|members to date|cities and regions(?: involved)?|partners so far|uczestnicy partnerstwa|ucastnici partnerstvi|dotychczasowi partnerzy|dosavadni partneri|strony|parties)(?: (?:partnerstw\\w*|sieci|porozumienia|konsorcjum|partnerstvi|site|konsorcia|of the \\w+|the \\w+))?$',
    'partnership.members',
    'list',
  ],
  [
    `^(?:lead|leading|coordinating|head|host|main|chair|presiding|convening) (?:city|body|organi[sz]ation|institution|partner|authority|region|municipality|member)(?: \\w+)*$|^(?:coordinated|led|chaired|headed|convened|managed) by$|^(?:lider|liderem jest|koordynator|wiodac\\w+|prowadzac\\w+|przewodniczac\\w+|koordynujac\\w+|vedouci|hlavni|koordinuje|koordinator|ridi|predseda|vede|koordynuje|prowadzi|przewodniczy|kieruje|coordinator|leader|chair|nositel)(?: (?:podmiot|miasto|instytucja|organizacja|gmina|mesto|organizace|instituce|subjekt|partner|clen|${project}|${partnership}))?$`,
    'project.lead',
    'scalar',
  ],
  [
    `^(?:established|founded|formed|created|set up|constituted|launched|inaugurated|begun|active|existing|zawiazan\\w*|zalozon\\w*|utworzon\\w*|powolan\\w*|powstal\\w*|dziala|istnieje|zalozen\\w*|vznik\\w*|ustaven\\w*|existuje|funguje|ustanowion\\w*)(?: (?:in|on|since|od|w|w roku|roku|dnia|v roce|v|dne|year|roku|od roku))?$|^(?:year|date|rok|data|datum|day) (?:of |the )*(?:\\w+ )?(?:foundation|founding|formation|establishment|creation|zalozeni\\w*|powstania|utworzenia|zawiazania|powolania|vzniku|ustaveni|podpisania porozumienia|podpisu|podpisu memoranda)$|^(?:powstanie|zawiazanie|utworzenie|vznik|zalozeni|ustaveni|formation|foundation|since when|od kiedy (?:dziala|istnieje|wspolpracuj\\w+)|odkdy (?:funguje|existuje|spolupracuj\\w+)|poczatek wspolpracy|zacatek spoluprace|start of (?:the )?(?:co ?operation|partnership|network)|working together since)(?: ${partnership})?$`,
    'partnership.since',
    'scalar',
  ],
  [
    '^(?:formal|legal|contractual|founding|prawna|formalna|pravni|formalni) (?:basis|base|document|act|form|instrument|footing|podstawa|zaklad)(?: \\w+)*$|^(?:podstawa (?:prawna|formalna|wspolpracy|dzialania)|dokument (?:zalozycielski|podstawowy)|zakladajici dokument|zakladaci dokument|na zaklade|na podstawie|signed document|founding (?:act|charter)|umowa partnerska|partnerska smlouva)$',
    'partnership.agreement',
    'scalar',
  ],
  [
    '^(?:current(?:ly)?|obecnie|aktualnie|aktualne|prave|soucasne|still|now)? ?(?:seeking|looking for|sought|wanted|in search of|poszukuj\\w*|szuka\\w*|poszukiwan\\w*|hledam\\w*|hledan\\w*|shani\\w*|kogo szuka\\w*|koho hledame|kogo poszukuj\\w*|koho hleda\\w*|whom (?:we|do we) (?:seek|need)|who is (?:still )?(?:needed|missing|wanted)|chybi(?: nam)?|brakuje(?: nam)?|missing)(?: \\w+){0,2}$',
    'partnership.looking_for',
    'list',
  ],
  [
    '^(?:subjects?|issues|topics?|themes?|areas?|fields?|matters|lines|priorities|strands|tematy|tematyka|dziedziny|obszary|zagadnienia|pola|kierunki|temata|oblasti|okruhy|priority|zakres|zamereni|tematick\\w+|thematic)(?: (?:covered|dealt|tackled|treated|addressed|of|the|work|joint|common|interest|co ?operation|activity|action|focus|concern|wspolpracy|tematyczn\\w*|dzialani\\w*|dzialalnosci|zainteresowania|spoluprace|cinnosti|cinnost|pusobeni|zajmu|zamereni|okruhy|oblasti|prace|focus|scope))+$|^(?:zakres tematyczny|tematyka|zakres wspolpracy|zamereni|tematicke zamereni|temata|thematic (?:focus|scope|areas|priorities)|subject matter|in what field|w jakiej dziedzinie|v jake oblasti)$',
    'partnership.topics',
    'list',
  ],
  [
    `(?:^| )(?:what (?:\\w+ ){1,3}(?:wants?|hopes?|aims?|seeks?|plans?|intends?)(?: \\w+){0,3} (?:reach|achieve|do|change|gain|accomplish)|co (?:chce\\w*|chteji|chca|zamierza\\w*|planuj\\w*)(?: \\w+){0,4}|do czego (?:dazy\\w*|zmierza\\w*)|ceho (?:chce\\w*|chteji)(?: \\w+){0,3}|o co usiluj\\w*|k cemu smeruj\\w*)$|^(?:aspirations?|ambitions?|joint goals?|shared goals?|common goals?|shared aims?|wspolne cele|spolecne cile|zamierzeni\\w*|zamery|cele (?:strategiczne|partnerstwa|sieci|wspolpracy)|cile (?:partnerstvi|site|spoluprace)|aims and tasks)$`,
    'project.objective',
    'text',
  ],
  [
    '(?:^| )(?:shared|common|joint|main|key|wspoln\\w*|glown\\w*|spolecn\\w*|hlavni) (?:challenge|problem|concern|issue|wyzwani\\w*|problem\\w*|vyzv\\w*|zagadnieni\\w*)(?:s|y|ow)?(?= |$)|(?:^| )(?:potrzeb\\w*|needs?|potreb(?:a|u|y|ou)|problem\\w*|wyzwani\\w*|why (?:was|is|did)(?: \\w+)*|dlaczego(?: \\w+)*|proc (?:jste|byla|bylo|vznikl\\w*|se)(?: \\w+)*|geneza|geneze|background to the \\w+|tlo (?:problemu|praktyki)|punkt wyjscia|vychozi stav|stan wyjsciowy|starting situation|sytuacja wyjsciowa|vychozi situace)(?= |$)(?!.*(?:financ|budget|person|osob))',
    'main.policy_issue',
    'text',
  ],
  // who answers
  [
    '^(?:person|somebody|someone|osoba|osoby|pracownik|clovek|pracovnik|kdo)(?: \\w+){0,2} (?:to (?:talk|speak|turn|write|ask|contact|call)(?: to| with)?|for (?:enquiries|questions|contact|media|press)|do rozmow\\w*|udzielajac\\w*(?: \\w+)*|prowadzac\\w*(?: \\w+)*|zglaszajac\\w*|sporzadzajac\\w*|wypelniajac\\w*|kontaktow\\w*|pro (?:dotazy|media|verejnost)|odpovi|poda informace|podava informace|ohlasujici|vyplnujici)$|^(?:kontaktni osoba|osoba kontaktowa|contact person|contact)(?: \\w+){1,4}$|^(?:ohlasovatel|zglosil\\w*|zglaszajacy|ohlasil\\w*|wypelnil\\w*|vyplnil\\w*|informacji udziela\\w*|informace (?:poda|podava|poskytne)|udziela informacji|for (?:further )?information|reported by|contact name|kontakt do \\w+|kogo pytac|na koho se obratit|z kim sie (?:kontaktowac|skontaktowac)|s kym mluvit|secretary|sekretarz|sekretarka|tajemnik|tajemnice|koordynator(?:ka)? (?:ds|sieci|partnerstwa)|desk officer|policy officer|contact officer|rzecznik|mluvci|spokesperson)(?: \\w+)?$',
    'contact.name',
    'scalar',
  ],
  [
    '^(?:(?:e ?mail\\w*|mail|tel|telefon\\w*|phone|telephone|mobile|www|web|fax|i|a|and|or|lub|nebo|oraz|nr|numer|cislo|number|address|adres|contact|kontakt\\w*|spojeni|spojení)(?: |$)){2,}$|^spojeni(?: na \\w+)?$',
    'contact.email',
    'scalar',
  ],
  [
    '^(?:tel|telefon|telefonni|telephone|phone|mobil\\w*|kom|tel kom|linka|numer|cislo|nr|infolinka)(?: (?:nr|numer|cislo|no|number|sluzbow\\w*|komorkow\\w*|kontaktow\\w*|stacjonarn\\w*|do \\w+|pro \\w+|for \\w+|biura|kancelar\\w*|sekretariat\\w*|mobil\\w*|direct|office|kom|tel|telefonu|telefon|kontaktni|pevna|pevny|a \\w+|i \\w+|of \\w+))*$',
    'contact.phone',
    'scalar',
  ],
  [
    '^(?:adres|adresa|address|skrzynka|schranka|poczta|posta|mailova|e|email|mail)? ?(?:e ?mail\\w*|mail\\w*|elektroniczn\\w*|elektronick\\w*|mailow\\w*|electronic\\w*)(?: (?:address|adres|adresa|kontaktow\\w*|kontaktni|sluzbow\\w*|pro \\w+|do \\w+|for \\w+|post\\w*|poczt\\w*))*$|^(?:poczta|posta|pocztowy) elektron\\w*$|^(?:pisz\\w* na|piste na|napiste|dotazy (?:piste )?na|pytania na|questions to|write to|enquiries to|zgloszenia na adres|prihlasky na|prihlasky zasilejte na|applications to)$',
    'contact.email',
    'scalar',
  ],
  [
    '^(?:web\\w*|internet\\w*|online|www|stron[ay]|strank[ay]|witryn\\w*|more|more information|wiecej|vice|vice informaci|wiecej informacji|szczegoly|podrobnosti|details|link|odkaz|adres) ?(?:presence|page|site|address|www|internetow\\w*|web\\w*|wydarzenia|akce|projektu|praktyki|prax[ei]|partnerstw\\w*|partnerstvi|site|sieci|konference|konferencji|online|na|at|on|in|strona|stranka|stranky|adresa|adres|the web|internet\\w*|link|odkaz)*$',
    'main.web',
    'scalar',
  ],
  [
    '^(?:sekretariat|secretariat|biuro (?:sieci|partnerstwa|projektu)|kancelar(?: (?:site|partnerstvi|projektu))?|(?:network|project|partnership|joint) (?:office|secretariat)|contact point)$',
    'contact',
    'group',
  ],
  [
    '^(?:who|kto|kdo)(?: \\w+){0,3} (?:tell|answers?|informs?|odpowie|odpowiada|udzieli|udziela|opowie|odpovi|odpovida|poradi)(?: \\w+){0,3}$|^(?:whom to|who to|where to|s kym|na koho|z kim|do kogo)(?: \\w+){0,4}$',
    'contact.name',
    'scalar',
  ],
  [
    '^(?:where|gdzie|kde)(?: \\w+){0,3} (?:used|applied|running|operate\\w*|works?|happen\\w*|implemented|stosuje|stosowan\\w*|dziala|wdrozon\\w*|funguje|pouziva|uplatnuje|probiha)(?: \\w+)?$',
    'main.location',
    'scalar',
  ],
  ['^(?:opening|closing|start|starting|finishing) (?:hours?|time)$', 'event.time', 'scalar'],
  ['^(?:jointly )?(?:hosted|organi[sz]ed|convened|prepared)(?: jointly| together)? by$', 'event.organiser', 'scalar'],
  [
    '^(?:attached|attachments?|enclosed|enclosures?|zalacznik\\w*|w zalaczeniu|zalaczono|prilohy?|prilozeno|v priloze)$',
    'event.attachments_mentioned',
    'scalar',
  ],
  [
    '^(?:kdo|kto|who)(?: \\w+){0,4} (?:uzitek|prospech|korzysta\\w*|skorzysta\\w*|zyska\\w*|zysku\\w*|benefits?|profits?|gains?|vyuzij\\w*|vyuziva)(?: \\w+){0,2}$',
    'project.target_groups',
    'list',
  ],
  [
    '^(?:faze|etapa|stadium|stage|phase|etap|stan (?:realizacji|projektu|prac)|stav (?:projektu|realizace))$',
    'project.status',
    'scalar',
  ],
  [
    '^(?:(?:expected|planned|total|ocekavany|predpokladany|oczekiwana|planowana) )?(?:number of|liczba|ilosc|pocet|how many|ile|ilu|kolik)(?! (?:to )?(?:kosz|stoj|sta[lv]))(?: \\w+){1,5}$|^(?:kapacita|capacity|pojemnosc|miejsc|limit (?:miejsc|uczestnikow)|pocet mist)$',
    'main.count',
    'scalar',
  ],
  [
    '^(?:wklad|podpora|dotace|dofinansowanie|dotacja|grant|subsidy|support|prispevek|kwota dotacji|vyse dotace|vyse podpory|srodki|prostredky)(?: (?:ue|eu|unijny|unijne|unii europejskiej|z efrr|efrr|z eu|ze srodkow ue|z ue|erdf|from the eu|evropske unie|z evropske unie|z fondu|europejski\\w*))*$',
    'main.eu_contribution',
    'scalar',
  ],
  // what it costs, when it runs
  [
    '^(?:roczn\\w*|rocni|annual|yearly|biezac\\w*|provozni|running|operating|wdrozeni\\w*|porizovaci|koszty?|naklady?|costs?|wydatki|vydaje|poniesion\\w*|srednioroczn\\w*|laczn\\w*|celkov\\w*) (?:koszt\\w*|naklad\\w*|costs?|budget|rozpocet|budzet\\w*|wydatk\\w*|vydaj\\w*|wdrozenia|roczn\\w*|rocni|utrzymania|per year|a year|annually|provozu|zavedeni|na rok|poniesion\\w*|dzialania)(?: \\w+){0,3}$|^(?:cena|koszt|kosztuje|ile (?:to )?kosztuj\\w*(?: \\w+){0,2}|kolik (?:to )?stoji(?: \\w+){0,2}|how much (?:does it|did it|it) costs?|wartosc|hodnota|finance|finanse|money|penize|pieniadze|naklady|koszty|costs?|nakladovost)$',
    'main.budget_total',
    'scalar',
  ],
  [
    '^realizac\\w+(?: od do)?$|^(?:when|kiedy|kdy)(?: \\w+){0,3} (?:start\\w*|begin|rozpocz\\w*|zaczela|zacala|zahajen\\w*) (?:and|i|a)(?: \\w+){0,4}$|^(?:okres|czas|doba|obdobi|period|time|lata|roky|years?|termin|harmonogram|ramy)(?: \\w+)? (?:stosowania|dzialania|funkcjonowania|wdrazania|wdrozenia|realizac\\w*|trwania|obowiazywania|pouzivani|fungovani|provozu|uplatnovani|realizace|trvani|plneni|of use|of operation|of application|of work|in use|covered|czasowe)(?: \\w+)?$|^(?:kiedy (?:wdrozono|dziala|stosowano|trwa\\w*)|kdy (?:probiha|probihal\\w*|bezi)|when (?:it|does it|did it) (?:runs?|operates?|takes? place)|od kiedy do kiedy|odkdy dokdy|od kdy do kdy|from when to when|od do|from to)$',
    'main.duration',
    'scalar',
  ],
  [
    '^(?:wdrozon\\w*|uruchomion\\w*|wprowadzon\\w*|spusten\\w*|zaveden\\w*|zahajen\\w*|rozpoczet\\w*|introduced|launched|started|opened|in use|stosowan\\w*|dziala|funguje|bezi|funkcjonuje|w uzyciu|pouziva se)(?: (?:w|w roku|od|od roku|v|v roce|dne|dnia|in|on|since|roku))?$|^(?:od kiedy|odkdy|od kdy|since when|rok|data|datum|year|date)(?: (?:of|the))*(?: (?:stosowan\\w*|dziala\\w*|wdrozeni\\w*|uruchomieni\\w*|wprowadzeni\\w*|zavedeni|spusteni|zahajeni|start\\w*|launch|introduction|funguje|bezi|is it (?:used|running|in use)|implementation|praktyka|praxe|je praktyka \\w+))+$',
    'main.start',
    'scalar',
  ],
  // what was done and what came of it
  [
    '^(?:co|what|how|jak)(?: \\w+){0,3} (?:zrobi\\w*|zrobion\\w*|udel\\w*|zaved\\w*|wdroz\\w*|was done|did you do|have you done|jste (?:udelali|zavedli|provedli)|proveden\\w*|wprowadzon\\w*|works?|dziala|funguje)(?: \\w+){0,3}$|^(?:solution|reseni|rozwiazanie|approach|podejscie|pristup|istota|podstata|podstata reseni|jak to dziala|jak to funguje|how it works|sposob dzialania|mechanizm|princip|popis reseni|przebieg|prubeh|opis rozwiazania|description of the solution|what it consists of|na czym polega(?: \\w+)*|v cem spociva(?: \\w+)*)$',
    'practice.description',
    'text',
  ],
  [
    '(?:^| )(?:sprawdz\\w*|osvedcil\\w*|funguje to|dziala to|skutecz\\w*|ucinn\\w*|efektywn\\w*|efekty|przyniosl\\w*|prinesl\\w*|zmienil\\w*|changed|difference|gained|benefits?|korzysc\\w*|prinos\\w*|rezultat\\w*|achieved|osiagniet\\w*|dosazen\\w*|vysledk\\w*|skad wiadomo|jak vite|how (?:do|did) you know|po czym pozna\\w*|podle ceho|dowod\\w*|dukaz\\w*)(?= |$)(?!.*(?:oczekiwan|ocekavan|expected|planowan|planovan))',
    'practice.evidence',
    'text',
  ],
  [
    '^(?:zglaszajac\\w*|ohlasujici|predkladajici|zglaszana przez|zgloszon\\w* przez|predklad\\w*|submitted|submitting|reporting|responsible|implementing|wdrazajac\\w*|realizujac\\w*|prowadzac\\w*|odpowiedzialn\\w*|odpovedn\\w*|realizujici|provozujici|instytucja|podmiot|organizacja|jednostka|organizace|instituce|subjekt|obec|urad|institution|organi[sz]ation|body|entity)(?: (?:by|podmiot|instytucja|organizacja|jednostka|organizace|instituce|subjekt|zglaszajac\\w*|zglaszana|wdrazajac\\w*|realizujac\\w*|prowadzac\\w*|odpowiedzialn\\w*|predkladajici|realizujici|odpovedn\\w*|ohlasujici|urad|gmina|miasto|mesto|obec|body|institution|organi[sz]ation|authority|in charge|responsible|za praktyke|za praxi|za realizaci|za wdrozenie))+$',
    'organisation.name',
    'scalar',
  ],
]

const known = rules.map(([asks, target, arity]): [RegExp, Label] => [
  new RegExp(asks),
  { target, arity, gluable: false, guessed: true, asked: true },
])

/** The label that a folded key asks for, in one word or several; undefined where no rule has it. */
export const askedBy = (key: string): Label | undefined =>
  key.length < 90 ? known.find(([asks]) => asks.test(key))?.[1] : undefined
