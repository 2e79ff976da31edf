import type { Partnership } from '../../../src/partnerships/schema.ts'
import type { SeedEntry } from '../format.ts'

export const opoleOlomouc: SeedEntry<Partnership> = {
  slug: 'opole-olomouc',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history', 'agglomerations4borderlands-page'],
  owner: 'opole-agglomeration-association',
  // The page names the agglomeration; `unknowns` says so.
  relations: [{ role: 'member', to: 'organisation/opole-agglomeration-association', inferred: true }],
  content: {
    title: {
      en: 'Opole and Olomouc: cross-border partnership of two agglomerations',
      pl: 'Opole i Ołomuniec: transgraniczne partnerstwo dwóch aglomeracji',
      cs: 'Opole a Olomouc: přeshraniční partnerství dvou aglomerací',
    },
    summary: {
      en: 'The Opole agglomeration in Poland and the Olomouc agglomeration in Czechia began to work together with an agreement of 2016. Joint projects on development and Integrated Territorial Investments followed; a page of 2021 still writes of one in the present tense.',
      pl: 'Współpraca Aglomeracji Opolskiej i Ołomunieckiej zaczęła się od porozumienia z 2016 r. Potem przyszły wspólne projekty dotyczące rozwoju i zintegrowanych inwestycji terytorialnych; o jednym z nich strona z 2021 r. pisze jeszcze w czasie teraźniejszym.',
      cs: 'Opolská aglomerace v Polsku a Olomoucká aglomerace v Česku začaly spolupracovat na základě dohody z roku 2016. Následovaly společné projekty o rozvoji a integrovaných teritoriálních investicích; o jednom z nich píše stránka z roku 2021 ještě v přítomném čase.',
    },
    themes: ['cross-border-cooperation', 'integrated-territorial-investments', 'exchange-of-experience'],
    places: [
      { country: 'PL', region: 'PL52', city: 'Opole' },
      { country: 'CZ', region: 'CZ071', city: 'Olomouc' },
    ],
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
        cs: 'Instituce obou stran spolupracují na hospodářském a sociálním rozvoji.',
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
      en: 'The co-operation began in 2016 with an agreement on cross-border co-operation. The next step was the first project carried out in partnership, in 2017–2018, with money from the Microprojects Fund of Interreg V-A Czech Republic–Poland. It provided for study visits, an exchange of good practice in ITI, a knowledge contest on the Polish side and publicity.\n\nThe contacts made then proved lasting, and a second project followed: “Together for the development of agglomerations”, 2018–2020, supported by the ERDF. The Opole Agglomeration Association carried it out with two Czech partners, the City of Olomouc and the regional development agency of Central Moravia. Staff of the institutions in charge of development shared their experience.\n\nThe history page also names a project “… 2020+”, co-financed by the ERDF within Interreg V-A, and tells nothing more about it.',
      pl: 'Współpraca zaczęła się w 2016 r. od Porozumienia o współpracy transgranicznej. Następnym krokiem był pierwszy projekt partnerski w latach 2017–2018, ze środkami z Funduszu Mikroprojektów, części polsko-czeskiego programu Interreg V-A. Zaplanowano w nim wizyty studyjne, wymianę dobrych praktyk dotyczących ZIT, konkurs wiedzy po polskiej stronie oraz promocję.\n\nNawiązane wtedy kontakty okazały się trwałe i umożliwiły drugi projekt: „Razem dla rozwoju aglomeracji” (2018–2020), wsparty z EFRR. Stowarzyszenie Aglomeracja Opolska zrealizowało go z dwoma czeskimi partnerami: Miastem Ołomuniec oraz regionalną agencją rozwoju z Moraw Środkowych. Doświadczeniami wymienili się pracownicy instytucji, które zajmują się rozwojem.\n\nStrona o historii współpracy wymienia jeszcze projekt „… 2020+”, współfinansowany z EFRR w programie Interreg V-A, i nic więcej o nim nie mówi.',
      cs: 'Spolupráce začala v roce 2016 Dohodou o přeshraniční spolupráci. Dalším krokem byl první partnerský projekt v letech 2017–2018 s prostředky z Fondu mikroprojektů, části česko-polského programu Interreg V-A. Počítal se studijními návštěvami, výměnou příkladů dobré praxe v oblasti ITI, vědomostní soutěží na polské straně a propagací.\n\nTehdy navázané kontakty se ukázaly jako trvalé a umožnily druhý projekt: „Společně pro rozvoj aglomerací“ (2018–2020), podpořený z EFRR. Sdružení Opolské aglomerace ho uskutečnilo se dvěma českými partnery: statutárním městem Olomouc a regionální rozvojovou agenturou ze střední Moravy. Zkušenosti si vyměnili pracovníci institucí, které mají rozvoj na starosti.\n\nStránka o historii spolupráce jmenuje ještě projekt „… 2020+“, spolufinancovaný z EFRR v programu Interreg V-A, a více o něm neříká.',
    },
    unknowns: [
      {
        en: 'Only the year of the agreement is known. The day, the place, the text and the people who signed are not stated.',
        pl: 'Znany jest tylko rok porozumienia. Nie podano dnia, miejsca, treści ani sygnatariuszy.',
        cs: 'Znám je jen rok dohody. Den, místo, text ani signatáři uvedeni nejsou.',
      },
      {
        en: 'Which Czech body signed the agreement is not stated. The City of Olomouc and the agency are known as partners of the second project, so they are not shown as members here.',
        pl: 'Nie podano, która czeska instytucja podpisała porozumienie. Miasto Ołomuniec i agencja są znane jako partnerzy drugiego projektu, dlatego nie widnieją tu jako członkowie.',
        cs: 'Není uvedeno, která česká instituce dohodu podepsala. Město Olomouc a agentura jsou známy jako partneři druhého projektu, proto zde nejsou vedeny jako členové.',
      },
      {
        en: 'The history page names the agglomerations, not the association. That the Opole Agglomeration Association is the Polish member is inferred: the page is on its website.',
        pl: 'Strona o historii współpracy wymienia aglomeracje, a nie stowarzyszenie. To, że polskim członkiem jest Stowarzyszenie Aglomeracja Opolska, wywnioskowano: strona należy do tego stowarzyszenia.',
        cs: 'Stránka o historii spolupráce jmenuje aglomerace, nikoli sdružení. Že je polským členem Sdružení Opolské aglomerace, je odvozeno: stránka patří tomuto sdružení.',
      },
      {
        en: 'The aims listed here are those of the joint projects. The aims of the agreement itself are not stated.',
        pl: 'Wymienione cele pochodzą ze wspólnych projektów. Celów samego porozumienia nie podano.',
        cs: 'Uvedené cíle jsou cíli společných projektů. Cíle samotné dohody uvedeny nejsou.',
      },
      {
        en: 'The page, with the copyright year 2021, says in the present tense that the “2020+” project is supported. Whether the co-operation went on after that is not known.',
        pl: 'Strona z rokiem 2021 w stopce mówi o wsparciu projektu „2020+” w czasie teraźniejszym. Nie wiadomo, czy współpraca trwała później.',
        cs: 'Stránka s rokem 2021 v patičce mluví o podpoře projektu „2020+“ v přítomném čase. Zda spolupráce trvala i potom, není známo.',
      },
      {
        en: 'When “… 2020+” ran is not stated, nor whether it is a third project or the second under another title.',
        pl: 'Nie podano, kiedy realizowano projekt „… 2020+”. Nie wiadomo, czy to trzeci projekt, czy drugi pod inną nazwą.',
        cs: 'Není uvedeno, kdy projekt „… 2020+“ probíhal, ani zda jde o třetí projekt, nebo o druhý pod jiným názvem.',
      },
      {
        en: 'In 2018 the two projects may overlap: the first is given as 2017–2018 and the second begins on 1 February 2018. The month in which the first ended is not stated.',
        pl: 'W 2018 r. oba projekty mogły trwać równocześnie: pierwszy datowano na lata 2017–2018, a drugi zaczął się 1 lutego 2018 r. Nie podano, w którym miesiącu zakończył się pierwszy.',
        cs: 'V roce 2018 se oba projekty mohly překrývat: první je datován do let 2017–2018 a druhý začal 1. února 2018. Ve kterém měsíci první skončil, uvedeno není.',
      },
    ],
  },
}
