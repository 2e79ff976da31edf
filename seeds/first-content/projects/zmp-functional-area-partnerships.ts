import type { Project } from '../../../src/projects/schema.ts'
import type { SeedEntry } from '../format.ts'
import { fromZmpNotice, zmpContact } from '../zmp-notice.ts'

export const zmpFunctionalAreaPartnerships: SeedEntry<Project> = {
  slug: 'zmp-functional-area-partnerships',
  originalLanguage: 'pl',
  sources: ['zmp-conference-notice'],
  owner: 'association-of-polish-cities',
  relations: [
    { role: 'lead', to: 'organisation/association-of-polish-cities', inferred: true },
    { role: 'partner', to: 'organisation/ks-norway' },
    { role: 'partner', to: 'organisation/association-of-polish-counties' },
    { role: 'partner', to: 'organisation/association-of-rural-municipalities-of-poland' },
    { role: 'part-of-programme', to: 'programme/eea-regional-programme-poland' },
    // It gave the grants of stage II; `unknowns` says that this is our reading.
    { role: 'funder', to: 'organisation/ministry-of-development-poland', inferred: true },
  ],
  contacts: [zmpContact('office')],
  content: {
    title: {
      en: 'Partnerships in functional areas: five-year project of the Association of Polish Cities',
      pl: 'Partnerstwa w obszarach funkcjonalnych: pięcioletni projekt Związku Miast Polskich',
      cs: 'Partnerství ve funkčních oblastech: pětiletý projekt Svazu polských měst',
    },
    summary: {
      en: 'The Association of Polish Cities and its partners gave local partnerships advice, training and experts, so that cities and the local governments around them could act together. In the second stage ministry grants paid for strategies, operational plans and technical designs.',
      pl: 'Związek Miast Polskich z partnerami zapewniał lokalnym partnerstwom doradztwo, szkolenia i ekspertów, aby miasta i sąsiednie samorządy mogły działać razem. W drugim etapie z dotacji ministerstwa opłacono strategie, plany operacyjne i projekty techniczne.',
      cs: 'Svaz polských měst s partnery poskytoval místním partnerstvím poradenství, školení a odborníky, aby města a sousední samosprávy mohly postupovat společně. Ve druhé etapě se z dotací ministerstva hradily strategie, operační plány a projektová dokumentace.',
    },
    themes: ['metropolitan-governance', 'public-administration-capacity', 'spatial-planning', 'exchange-of-experience'],
    places: [{ country: 'PL' }, { country: 'NO' }],
    projectStatus: 'finished',
    start: '2012',
    end: '2016',
    fund: 'eea',
    objective: {
      en: 'The project was to give practical help to partnerships that cover a shared area. It was also to make methods of co-operation better known and to build the skills for it among people who represent local governments.',
      pl: 'Projekt miał udzielać praktycznej pomocy partnerstwom działającym na wspólnym obszarze. Miał też upowszechniać metody współdziałania i rozwijać potrzebne do tego kompetencje wśród przedstawicieli samorządów.',
      cs: 'Projekt měl poskytovat praktickou pomoc partnerstvím, která působí na společném území. Měl také šířit metody spolupráce a rozvíjet potřebné dovednosti u zástupců samospráv.',
    },
    results: {
      en: 'The notice reports counts of partnerships, given here by stage. It does not describe what the single partnerships achieved; the results of 17 of them were kept for the closing conference in Poznań on 18 October 2016.\n\nPartnerships of the EEA regional programme joined local governments of different types with social and business bodies. The notice therefore sees them as a trial of co-operation both between local governments and between sectors, and expects the experience to pay off in later years. What the project produced is also said to make it easier for the local governments that took part to use the EU funds of 2014–2020.',
      pl: 'Zapowiedź konferencji podaje liczby partnerstw; tu ujęto je według etapów. Nie opisuje dokonań poszczególnych partnerstw: rezultaty 17 z nich miała pokazać konferencja podsumowująca w Poznaniu 18 października 2016 r.\n\nW partnerstwach programu regionalnego EOG samorządy różnych typów spotkały się z podmiotami społecznymi i gospodarczymi. Dlatego zapowiedź widzi w nich sprawdzian współdziałania między samorządami i między sektorami oraz oczekuje, że zebrane doświadczenie przyniesie korzyści w przyszłości. Produkty projektu mają też ułatwiać samorządom, które wzięły w nim udział, sięganie po fundusze UE na lata 2014–2020.',
      cs: 'Oznámení uvádí počty partnerství; zde jsou rozděleny podle etap. Úspěchy jednotlivých partnerství nepopisuje: výsledky 17 z nich měla představit závěrečná konference v Poznani 18. října 2016.\n\nV partnerstvích regionálního programu EHP se samosprávy různých typů setkaly se společenskými a hospodářskými subjekty. Oznámení v nich proto vidí zkoušku spolupráce mezi samosprávami i mezi sektory a očekává, že se tato zkušenost v dalších letech vyplatí. Výstupy projektu mají také zúčastněným samosprávám usnadnit využívání fondů EU na období 2014–2020.',
    },
    narrative: {
      en: 'The Association of Polish Cities worked with KS from Norway and with its permanent partners in Poland, the associations of counties and of rural municipalities. It was a pre-defined project within the regional programme of the Ministry of Development, financed by the EEA Grants.\n\nAccording to the notice, the project put into practice the territorial dimension of two policies: Polish regional policy and EU cohesion policy. The notice calls co-operation of local governments in functional areas a necessity and points out that the draft Strategy for Responsible Development speaks of it too.',
      pl: 'Związek Miast Polskich współpracował z norweskim KS oraz ze stałymi partnerami w kraju: związkami powiatów i gmin wiejskich. Był to projekt predefiniowany w programie regionalnym Ministerstwa Rozwoju, finansowanym z Mechanizmu Finansowego EOG.\n\nWedług zapowiedzi konferencji projekt przełożył na praktykę terytorialny wymiar dwóch polityk: krajowej polityki regionalnej i unijnej polityki spójności. Współpracę samorządów w obszarach funkcjonalnych zapowiedź nazywa konieczną i przypomina, że mówi o niej także Strategia na rzecz Odpowiedzialnego Rozwoju, wówczas jeszcze w fazie projektu.',
      cs: 'Svaz polských měst spolupracoval s norským svazem KS a se stálými partnery v Polsku: svazy okresů (powiatů) a venkovských obcí. Šlo o předem definovaný projekt v regionálním programu Ministerstva rozvoje, financovaném z Fondů EHP.\n\nPodle oznámení projekt převedl do praxe územní rozměr dvou politik: polské regionální politiky a politiky soudržnosti EU. Spolupráci samospráv ve funkčních oblastech oznámení označuje za nutnost a připomíná, že o ní mluví i tehdejší návrh Strategie odpovědného rozvoje.',
    },
    stages: [
      {
        title: {
          en: 'Stage I: advice, training and experts',
          pl: 'Etap I: doradztwo, szkolenia i eksperci',
          cs: '1. etapa: poradenství, školení a odborníci',
        },
        start: '2012',
        end: '2013',
        text: {
          en: 'Help went to local partnerships in every part of Poland. Some of them received grants, from the EEA regional programme or from Technical Assistance.',
          pl: 'Pomoc trafiła do lokalnych partnerstw w całym kraju. Część z nich dostała granty: z programu regionalnego EOG lub z Pomocy Technicznej.',
          cs: 'Pomoc směřovala k místním partnerstvím po celém Polsku. Část z nich získala granty: z regionálního programu EHP nebo z Technické pomoci.',
        },
        metrics: [
          {
            label: {
              en: 'local partnerships with advice, training and expert help',
              pl: 'lokalne partnerstwa objęte doradztwem, szkoleniami i pomocą ekspertów',
              cs: 'místní partnerství s poradenstvím, školením a pomocí odborníků',
            },
            value: 61,
            approximate: false,
            asOf: '2016',
            note: fromZmpNotice,
          },
          {
            label: {
              en: 'of these, with a grant from the EEA regional programme',
              pl: 'w tym z grantem z programu regionalnego EOG',
              cs: 'z toho s grantem z regionálního programu EHP',
            },
            value: 17,
            approximate: false,
            asOf: '2016',
            note: fromZmpNotice,
          },
          {
            label: {
              en: 'of these, with a grant from the Technical Assistance programme',
              pl: 'w tym z grantem z PO Pomoc Techniczna',
              cs: 'z toho s grantem z OP Technická pomoc (Polsko)',
            },
            value: 18,
            approximate: false,
            asOf: '2016',
            note: fromZmpNotice,
          },
        ],
      },
      {
        title: {
          en: 'Stage II: strategies, plans and designs paid by ministry grants',
          pl: 'Etap II: strategie, plany i projekty techniczne z dotacji ministerstwa',
          cs: '2. etapa: strategie, plány a projektová dokumentace z dotací ministerstva',
        },
        start: '2013',
        end: '2016',
        text: {
          en: 'The partnerships were helped to work and to grow. Grants of the Ministry of Development, made within both programmes, paid for strategies of the functional areas and for operational plans and technical designs of later investments.',
          pl: 'Partnerstwom pomagano działać i się rozwijać. Z dotacji Ministerstwa Rozwoju, przyznanych w obu programach, opłacono strategie obszarów funkcjonalnych oraz plany operacyjne i projekty techniczne późniejszych inwestycji.',
          cs: 'Podpora směřovala na činnost a rozvoj partnerství. Z dotací Ministerstva rozvoje, poskytnutých v obou programech, se hradily strategie funkčních oblastí a také operační plány a projektová dokumentace pozdějších investic.',
        },
        metrics: [
          {
            label: {
              en: 'partnerships supported, all with a ministry grant',
              pl: 'wspierane partnerstwa, wszystkie z dotacją ministerstwa',
              cs: 'podpořená partnerství, všechna s dotací ministerstva',
            },
            value: 38,
            approximate: false,
            asOf: '2016',
            note: fromZmpNotice,
          },
        ],
      },
    ],
    metrics: [
      {
        label: {
          en: 'partnerships in the EEA regional programme, with results to be shown at the conference',
          pl: 'partnerstwa w programie regionalnym EOG, których rezultaty miała pokazać konferencja',
          cs: 'partnerství v regionálním programu EHP, jejichž výsledky měla představit konference',
        },
        value: 17,
        approximate: false,
        asOf: '2016',
        note: fromZmpNotice,
      },
      {
        label: {
          en: 'local governments in these partnerships',
          pl: 'samorządy w tych partnerstwach',
          cs: 'samosprávy v těchto partnerstvích',
        },
        value: 200,
        approximate: true,
        asOf: '2016',
        note: {
          en: 'Rounded in the notice. Social and business bodies also took part; their number is not given',
          pl: 'Liczba zaokrąglona w zapowiedzi. Uczestniczyły też podmioty społeczne i gospodarcze; ich liczby nie podano',
          cs: 'V oznámení zaokrouhleno. Účastnily se i společenské a hospodářské subjekty; jejich počet uveden není',
        },
      },
    ],
    countsNote: {
      en: 'There is no total. The notice counts each stage by itself and does not say how many partnerships took part in both, so 61 and 38 may overlap. It does not say either whether one partnership could have grants from both programmes, so 17 and 18 may overlap too. Nor does it say that the number 17, which it gives twice, means the same partnerships both times.',
      pl: 'Celowo nie podano sumy. Zapowiedź liczy każdy etap osobno i nie mówi, ile partnerstw brało udział w obu, dlatego 61 i 38 mogą się częściowo pokrywać. Nie mówi też, czy jedno partnerstwo mogło mieć granty z obu programów, więc to samo dotyczy liczb 17 i 18. Nie wiadomo również, czy liczba 17, podana dwukrotnie, oznacza za każdym razem te same partnerstwa.',
      cs: 'Součet záměrně není uveden. Oznámení počítá každou etapu zvlášť a neříká, kolik partnerství se účastnilo obou, takže se čísla 61 a 38 mohou zčásti překrývat. Neříká ani, zda jedno partnerství mohlo mít granty z obou programů, totéž tedy platí pro 17 a 18. Není také jasné, zda číslo 17, které je uvedeno dvakrát, znamená pokaždé stejná partnerství.',
    },
    targetGroups: [
      {
        en: 'Local partnerships and the local governments that form them',
        pl: 'Lokalne partnerstwa oraz tworzące je samorządy',
        cs: 'Místní partnerství a samosprávy, které je tvoří',
      },
      {
        en: 'People who represent local governments',
        pl: 'Przedstawiciele samorządów',
        cs: 'Zástupci samospráv',
      },
    ],
    unknowns: [
      {
        en: 'The official title of the project is not given; the title here is ours.',
        pl: 'Nie podano oficjalnej nazwy projektu; tytuł wpisu pochodzi od redakcji.',
        cs: 'Oficiální název projektu není uveden; název záznamu je redakční.',
      },
      {
        en: 'Start and end are known only to the year, from the stages. The month in 2013 in which one stage gave way to the other is not stated.',
        pl: 'Początek i koniec znane są tylko z dokładnością do roku, na podstawie etapów. Nie podano, w którym miesiącu 2013 r. jeden etap przeszedł w drugi.',
        cs: 'Začátek a konec jsou známy jen s přesností na rok, podle etap. Není uvedeno, ve kterém měsíci roku 2013 jedna etapa přešla ve druhou.',
      },
      {
        en: 'The partnerships are not named.',
        pl: 'Nie wymieniono partnerstw z nazwy.',
        cs: 'Partnerství nejsou jmenována.',
      },
      {
        en: 'The amounts of the grants, and how the 38 partnerships of stage II divide between the two programmes, are not stated.',
        pl: 'Nie podano kwot grantów i dotacji ani tego, jak 38 partnerstw etapu II dzieli się między oba programy.',
        cs: 'Není uvedena výše grantů a dotací ani to, jak se 38 partnerství 2. etapy dělí mezi oba programy.',
      },
      {
        en: 'What KS and each of the Polish partners did is not described.',
        pl: 'Nie opisano roli KS ani poszczególnych polskich partnerów.',
        cs: 'Není popsána role svazu KS ani jednotlivých polských partnerů.',
      },
      {
        en: 'The notice does not call the Association of Polish Cities the lead partner, nor the ministry a funder of the project. Both are inferred: the one carried the project out, the other gave the grants of stage II to the partnerships.',
        pl: 'Zapowiedź nie nazywa Związku Miast Polskich partnerem wiodącym ani ministerstwa instytucją finansującą projekt. Obie role wywnioskowano: związek zrealizował projekt, a ministerstwo przyznało partnerstwom dotacje w etapie II.',
        cs: 'Oznámení nenazývá Svaz polských měst vedoucím partnerem ani ministerstvo poskytovatelem podpory. Obojí je odvozeno: svaz projekt uskutečnil a ministerstvo poskytlo partnerstvím dotace ve 2. etapě.',
      },
      {
        en: 'The notice speaks of five years; the stages run from 2012 to 2016, which makes five calendar years. Without the months the length cannot be checked.',
        pl: 'Zapowiedź mówi o pięciu latach, a etapy obejmują okres od 2012 do 2016 r. Jeśli liczyć lata kalendarzowe, jest ich pięć; bez miesięcy nie da się tego sprawdzić.',
        cs: 'Oznámení mluví o pěti letech, etapy trvají od roku 2012 do roku 2016. Počítáno v kalendářních letech je to pět let; bez měsíců to nelze ověřit.',
      },
    ],
    discrepancies: [
      {
        en: 'The notice says both that the project is coming to its end and that it has been carried out. It was written before the conference of October 2016.',
        pl: 'Zapowiedź mówi raz, że projekt się kończy, a raz, że został już zrealizowany. Powstała przed konferencją z października 2016 r.',
        cs: 'Oznámení jednou říká, že projekt končí, a jednou, že už byl uskutečněn. Vzniklo před konferencí v říjnu 2016.',
      },
    ],
  },
}
