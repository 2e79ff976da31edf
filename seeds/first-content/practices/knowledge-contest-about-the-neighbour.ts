import type { Practice } from '../../../src/practices/schema.ts'
import type { SeedEntry } from '../format.ts'

export const knowledgeContestAboutTheNeighbour: SeedEntry<Practice> = {
  slug: 'knowledge-contest-about-the-neighbour',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history'],
  owner: 'opole-agglomeration-association',
  // No body is named as the organiser, therefore no relation `owner`.
  relations: [
    { role: 'from-project', to: 'project/opole-olomouc-cooperation-2017-2018' },
    { role: 'part-of-partnership', to: 'partnership/opole-olomouc' },
    { role: 'part-of-programme', to: 'programme/microprojects-fund-czech-republic-poland' },
    { role: 'part-of-programme', to: 'programme/interreg-v-a-czech-republic-poland-2014-2020' },
  ],
  content: {
    title: {
      en: 'A knowledge contest about the neighbour, on the Polish side of Opole–Olomouc',
      pl: 'Konkurs wiedzy o sąsiedzie po polskiej stronie współpracy Opole–Ołomuniec',
      cs: 'Vědomostní soutěž o sousedovi na polské straně spolupráce Opole–Olomouc',
    },
    summary: {
      en: 'The first joint project of the two agglomerations (2017–2018) provided for a contest on the Polish side. Its subject was the Olomouc agglomeration.',
      pl: 'W pierwszym wspólnym projekcie obu aglomeracji (2017–2018) zaplanowano konkurs po polskiej stronie. Jego tematem była Aglomeracja Ołomuniecka.',
      cs: 'První společný projekt obou aglomerací (2017–2018) počítal se soutěží na polské straně. Jejím tématem byla Olomoucká aglomerace.',
    },
    themes: ['cross-border-cooperation', 'education'],
    places: [{ country: 'PL', region: 'PL52' }],
    start: '2017',
    end: '2018',
    topic: {
      en: 'A contest that was to test knowledge of the Olomouc agglomeration. The project placed it on the Polish side.',
      pl: 'Konkurs miał sprawdzać wiedzę o Aglomeracji Ołomunieckiej. W projekcie przewidziano go po polskiej stronie.',
      cs: 'Soutěž měla prověřit znalosti o Olomoucké aglomeraci. Projekt s ní počítal na polské straně.',
    },
    description: {
      en: 'The contest was one of four kinds of activity in the first joint project. The others were study visits, an exchange of good practice in Integrated Territorial Investments (ITI), and information with promotion.\n\nThe project ran within the Microprojects Fund of the programme Interreg V-A Czech Republic–Poland.',
      pl: 'Konkurs był jednym z czterech rodzajów działań w pierwszym wspólnym projekcie. Pozostałe to wizyty studyjne, wymiana dobrych praktyk dotyczących zintegrowanych inwestycji terytorialnych (ZIT) oraz informacja i promocja.\n\nŚrodki na projekt pochodziły z Funduszu Mikroprojektów, części polsko-czeskiego programu Interreg V-A.',
      cs: 'Soutěž byla jedním ze čtyř druhů aktivit v prvním společném projektu. K dalším patřily studijní návštěvy, výměna příkladů dobré praxe v oblasti integrovaných teritoriálních investic (ITI) a informační a propagační činnost.\n\nProjekt probíhal v rámci Fondu mikroprojektů, který je součástí programu Interreg V-A Česká republika – Polsko.',
    },
    evidence: [
      {
        kind: 'stated',
        text: {
          en: 'The history page lists the contest among the things the project provided for.',
          pl: 'Strona o historii współpracy wymienia konkurs wśród działań, które projekt przewidywał.',
          cs: 'Stránka o historii spolupráce uvádí soutěž mezi aktivitami, se kterými projekt počítal.',
        },
      },
      {
        kind: 'absent',
        text: {
          en: 'Nothing is reported of how the contest went: no number of entrants, no winner, no effect.',
          pl: 'O przebiegu konkursu nie ma informacji: nie podano liczby uczestników, zwycięzców ani efektów.',
          cs: 'O průběhu soutěže není uvedeno nic: ani počet účastníků, ani vítězové, ani účinek.',
        },
      },
    ],
    unknowns: [
      {
        en: 'The day and the place are not given; the years are those of the project. The region is that of the Opole agglomeration.',
        pl: 'Nie podano dnia ani miejsca; lata są latami projektu. Jako region przyjęto województwo, w którym leży Aglomeracja Opolska.',
        cs: 'Den ani místo nejsou uvedeny; roky jsou roky projektu. Jako region je uvedeno vojvodství, ve kterém leží Opolská aglomerace.',
      },
      {
        en: 'Who organised the contest and for whom, for example pupils or adults, is not stated.',
        pl: 'Nie podano, kto organizował konkurs i dla kogo, np. dla uczniów czy dorosłych.',
        cs: 'Není uvedeno, kdo soutěž pořádal a pro koho, např. pro žáky nebo pro dospělé.',
      },
      {
        en: 'The form of the contest, its questions and its prizes are not stated.',
        pl: 'Nie podano formy konkursu, pytań ani nagród.',
        cs: 'Není uvedena podoba soutěže, otázky ani ceny.',
      },
      {
        en: 'A contest on the Czech side is not mentioned.',
        pl: 'O konkursie po stronie czeskiej nie ma wzmianki.',
        cs: 'O soutěži na české straně není zmínka.',
      },
    ],
  },
}
