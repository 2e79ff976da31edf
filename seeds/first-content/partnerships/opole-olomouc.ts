import type { Partnership } from '../../../src/partnerships/schema.ts'
import type { SeedEntry } from '../format.ts'

export const opoleOlomouc: SeedEntry<Partnership> = {
  slug: 'opole-olomouc',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history', 'agglomerations4borderlands-page'],
  owner: 'opole-agglomeration-association',
  relations: [{ role: 'member', to: 'organisation/opole-agglomeration-association' }],
  content: {
    title: {
      en: 'Opole and Olomouc: cross-border partnership of two agglomerations',
      pl: 'Opole i Ołomuniec: transgraniczne partnerstwo dwóch aglomeracji',
      cs: 'Opole a Olomouc: přeshraniční partnerství dvou aglomerací',
    },
    summary: {
      en: 'The Opole agglomeration in Poland and the Olomouc agglomeration in Czechia have worked together since an agreement of 2016. Joint projects followed, for learning how the neighbour develops its area and carries out Integrated Territorial Investments.',
      pl: 'Aglomeracja Opolska i Aglomeracja Ołomuniecka współpracują od porozumienia z 2016 r. Potem przyszły wspólne projekty, w których partnerzy poznają, jak sąsiad rozwija swój obszar i wdraża zintegrowane inwestycje terytorialne.',
      cs: 'Opolská aglomerace v Polsku a Olomoucká aglomerace v Česku spolupracují od dohody z roku 2016. Následovaly společné projekty, v nichž partneři poznávají, jak soused rozvíjí své území a realizuje integrované teritoriální investice.',
    },
    themes: ['cross-border-cooperation', 'integrated-territorial-investments', 'exchange-of-experience'],
    places: [
      { country: 'PL', region: 'PL52', city: 'Opole' },
      { country: 'CZ', region: 'CZ071', city: 'Olomouc' },
    ],
    // The history page, with its copyright year of 2021, speaks of a project in the present tense; see `unknowns`.
    partnershipStatus: 'active',
    since: '2016',
    milestones: [
      {
        sign: 'agreement',
        date: '2016',
        title: {
          en: 'Agreement on cross-border co-operation',
          pl: 'Porozumienie o współpracy transgranicznej',
          cs: 'Dohoda o přeshraniční spolupráci',
        },
        text: {
          en: 'Representatives of both agglomerations signed it. According to the history page no earlier agreement joined ITI bodies of Poland and Czechia.',
          pl: 'Podpisali je przedstawiciele obu aglomeracji. Według strony o historii współpracy wcześniej żadne porozumienie nie łączyło instytucji wdrażających ZIT z Polski i Czech.',
          cs: 'Podepsali ji zástupci obou aglomerací. Podle stránky o historii spolupráce do té doby žádná dohoda nespojovala nositele ITI z Polska a z Česka.',
        },
      },
    ],
    aims: [
      {
        en: 'Institutions on both sides work together on social and economic development.',
        pl: 'Instytucje obu stron współdziałają na rzecz rozwoju społecznego i gospodarczego.',
        cs: 'Instituce obou stran spolupracují na společenském a hospodářském rozvoji.',
      },
      {
        en: 'They learn from each other how to steer and carry out Integrated Territorial Investments (ITI).',
        pl: 'Uczą się od siebie, jak ukierunkowywać i wdrażać zintegrowane inwestycje terytorialne (ZIT).',
        cs: 'Učí se od sebe, jak směřovat a realizovat integrované teritoriální investice (ITI).',
      },
      {
        en: 'Networks across the border multiply the effects of integrated development in both areas.',
        pl: 'Sieci łączące obie strony granicy wzmacniają efekty zintegrowanego rozwoju obu obszarów.',
        cs: 'Sítě spojující obě strany hranice znásobují účinky integrovaného rozvoje obou území.',
      },
      {
        en: 'Solutions of the neighbour, or worked out together, save public money and make projects for local communities more effective.',
        pl: 'Rozwiązania sąsiada lub opracowane razem przynoszą oszczędności publicznych pieniędzy i zwiększają skuteczność projektów dla społeczności lokalnych.',
        cs: 'Řešení převzatá od souseda nebo vytvořená společně šetří veřejné prostředky a zvyšují účinnost projektů pro místní komunity.',
      },
    ],
    narrative: {
      en: 'The co-operation began in 2016 with an agreement on cross-border co-operation. The next step was the first project carried out in partnership, in 2017–2018, with money from the Microprojects Fund of Interreg V-A Czech Republic–Poland. It brought study visits, an exchange of good practice in ITI, a knowledge contest on the Polish side and publicity.\n\nThe contacts made then proved lasting, and a second project followed: “Together for the development of agglomerations”, 2018–2020, supported by the ERDF. The Opole Agglomeration Association carried it out with two Czech partners, the City of Olomouc and the regional development agency of Central Moravia. Staff of the institutions in charge of development shared their experience.\n\nThe history page also names a project “… 2020+”, co-financed by the ERDF within Interreg V-A, and tells nothing more about it.',
      pl: 'Współpraca zaczęła się w 2016 r. od Porozumienia o współpracy transgranicznej. Następnym krokiem był pierwszy projekt partnerski w latach 2017–2018, ze środkami z Funduszu Mikroprojektów, części polsko-czeskiego programu Interreg V-A. Zaplanowano w nim wizyty studyjne, wymianę dobrych praktyk dotyczących ZIT, konkurs wiedzy po polskiej stronie oraz promocję.\n\nNawiązane wtedy kontakty okazały się trwałe i umożliwiły drugi projekt: „Razem dla rozwoju aglomeracji” (2018–2020), wsparty z EFRR. Stowarzyszenie Aglomeracja Opolska zrealizowało go z dwoma czeskimi partnerami: Miastem Ołomuniec oraz regionalną agencją rozwoju z Moraw Środkowych. Doświadczeniami wymienili się pracownicy instytucji, które zajmują się rozwojem.\n\nStrona o historii współpracy wymienia jeszcze projekt „… 2020+”, współfinansowany z EFRR w programie Interreg V-A, i nic więcej o nim nie mówi.',
      cs: 'Spolupráce začala v roce 2016 Dohodou o přeshraniční spolupráci. Dalším krokem byl první partnerský projekt v letech 2017–2018 s prostředky z Fondu mikroprojektů, části česko-polského programu Interreg V-A. Počítal se studijními návštěvami, výměnou příkladů dobré praxe v oblasti ITI, vědomostní soutěží na polské straně a propagací.\n\nTehdy navázané kontakty se ukázaly jako trvalé a umožnily druhý projekt: „Společně pro rozvoj aglomerací“ (2018–2020), podpořený z EFRR. Sdružení Opolské aglomerace ho uskutečnilo se dvěma českými partnery: statutárním městem Olomouc a regionální rozvojovou agenturou ze střední Moravy. Zkušenosti si vyměnili pracovníci institucí, které mají rozvoj na starosti.\n\nStránka o historii spolupráce jmenuje ještě projekt „… 2020+“, spolufinancovaný z EFRR v programu Interreg V-A, a více o něm neříká.',
    },
    unknowns: [
      {
        en: 'Only the year of the agreement is known. The day, the place, the text and the people who signed are not stated.',
        pl: 'Znany jest tylko rok porozumienia. Nie podano dnia, miejsca, treści ani podpisujących.',
        cs: 'Znám je jen rok dohody. Den, místo, text ani signatáři uvedeni nejsou.',
      },
      {
        en: 'Which Czech body signed the agreement is not stated. The City of Olomouc and the agency are known as partners of the second project, so they are not shown as members here.',
        pl: 'Nie podano, która czeska instytucja podpisała porozumienie. Miasto Ołomuniec i agencja są znane jako partnerzy drugiego projektu, dlatego nie widnieją tu jako członkowie.',
        cs: 'Není uvedeno, která česká instituce dohodu podepsala. Město Olomouc a agentura jsou známy jako partneři druhého projektu, proto zde nejsou vedeny jako členové.',
      },
      {
        en: 'The history page names the agglomerations, not the association. That the Opole Agglomeration Association is the Polish member is inferred: the page is on its website.',
        pl: 'Strona o historii współpracy wymienia aglomeracje, a nie stowarzyszenie. To, że polskim członkiem jest Stowarzyszenie Aglomeracja Opolska, wywnioskowano: to jego strona internetowa.',
        cs: 'Stránka o historii spolupráce jmenuje aglomerace, nikoli sdružení. Že je polským členem Sdružení Opolské aglomerace, je odvozeno: jde o jeho internetové stránky.',
      },
      {
        en: 'The aims listed here are those of the joint projects. The aims of the agreement itself are not stated.',
        pl: 'Wymienione cele pochodzą ze wspólnych projektów. Celów samego porozumienia nie podano.',
        cs: 'Uvedené cíle jsou cíli společných projektů. Cíle samotné dohody uvedeny nejsou.',
      },
      {
        en: 'The page with the copyright year 2021 speaks of the “2020+” project in the present tense. Whether the co-operation goes on today is not known.',
        pl: 'Strona z rokiem 2021 w stopce mówi o projekcie „2020+” w czasie teraźniejszym. Nie wiadomo, czy współpraca nadal trwa.',
        cs: 'Stránka s rokem 2021 v patičce mluví o projektu „2020+“ v přítomném čase. Zda spolupráce stále trvá, není známo.',
      },
    ],
    discrepancies: [
      {
        en: 'For the second project the history page gives 2018–2020, the project page 1 February 2018 to 31 December 2020. The two agree; one is more exact.',
        pl: 'Dla drugiego projektu strona o historii współpracy podaje lata 2018–2020, a strona projektu okres od 1 lutego 2018 r. do 31 grudnia 2020 r. Dane są zgodne, różni je dokładność.',
        cs: 'U druhého projektu uvádí stránka o historii spolupráce roky 2018–2020, stránka projektu období od 1. února 2018 do 31. prosince 2020. Údaje se shodují, liší se přesností.',
      },
      {
        en: 'The history page says that “… 2020+” is co-financed but not when. Whether it is a third project or the second under another title stays open.',
        pl: 'Strona o historii współpracy mówi, że projekt „… 2020+” jest współfinansowany, ale nie podaje kiedy. Nie wiadomo, czy to trzeci projekt, czy drugi pod inną nazwą.',
        cs: 'Stránka o historii spolupráce říká, že projekt „… 2020+“ je spolufinancován, ale neuvádí kdy. Není jasné, zda jde o třetí projekt, nebo o druhý pod jiným názvem.',
      },
      {
        en: 'In 2018 the two projects may overlap: the first is given as 2017–2018 and the second begins on 1 February 2018. The month in which the first ended is not stated.',
        pl: 'W 2018 r. oba projekty mogły trwać równocześnie: pierwszy datowano na lata 2017–2018, a drugi zaczął się 1 lutego 2018 r. Nie podano, w którym miesiącu zakończył się pierwszy.',
        cs: 'V roce 2018 se oba projekty mohly překrývat: první je datován do let 2017–2018 a druhý začal 1. února 2018. Ve kterém měsíci první skončil, uvedeno není.',
      },
    ],
  },
}
