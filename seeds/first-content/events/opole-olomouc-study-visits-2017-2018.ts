import type { Event } from '../../../src/events/schema.ts'
import type { SeedEntry } from '../format.ts'

export const opoleOlomoucStudyVisits2017: SeedEntry<Event> = {
  slug: 'opole-olomouc-study-visits-2017-2018',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history'],
  owner: 'opole-agglomeration-association',
  relations: [{ role: 'event-of', to: 'project/opole-olomouc-cooperation-2017-2018' }],
  content: {
    title: {
      en: 'Study visits of the Opole and Olomouc agglomerations, 2017–2018',
      pl: 'Wizyty studyjne Aglomeracji Opolskiej i Ołomunieckiej, 2017–2018',
      cs: 'Studijní návštěvy Opolské a Olomoucké aglomerace, 2017–2018',
    },
    summary: {
      en: 'The first joint project of the two agglomerations planned study visits for people who represent them. The project ran in 2017–2018; the visits themselves are not dated.',
      pl: 'W pierwszym wspólnym projekcie obu aglomeracji zaplanowano wizyty studyjne ich przedstawicieli. Projekt realizowano w latach 2017–2018; samych wizyt nie datowano.',
      cs: 'První společný projekt obou aglomerací počítal se studijními návštěvami jejich zástupců. Projekt probíhal v letech 2017–2018; samotné návštěvy datovány nejsou.',
    },
    themes: ['cross-border-cooperation', 'exchange-of-experience', 'integrated-territorial-investments'],
    places: [
      { country: 'PL', region: 'PL52', city: 'Opole' },
      { country: 'CZ', region: 'CZ071', city: 'Olomouc' },
    ],
    date: '2017',
    endDate: '2018',
    description: {
      en: 'The visits were one of four activities of the project. The others were an exchange of good practice in Integrated Territorial Investments, a knowledge contest in Poland, and publicity.',
      pl: 'Wizyty były jednym z czterech działań projektu. Pozostałe to wymiana dobrych praktyk dotyczących zintegrowanych inwestycji terytorialnych, konkurs wiedzy w Polsce oraz promocja.',
      cs: 'Návštěvy byly jednou ze čtyř aktivit projektu. Dalšími byly výměna příkladů dobré praxe v oblasti integrovaných teritoriálních investic, vědomostní soutěž v Polsku a propagace.',
    },
    audience: {
      en: 'Representatives of both agglomerations.',
      pl: 'Przedstawiciele obu aglomeracji.',
      cs: 'Zástupci obou aglomerací.',
    },
    unknowns: [
      {
        en: 'The days and the number of visits are not given. The years shown are those of the project.',
        pl: 'Nie podano dni ani liczby wizyt. Wskazane lata to okres realizacji projektu.',
        cs: 'Dny ani počet návštěv uvedeny nejsou. Zobrazené roky jsou roky projektu.',
      },
      {
        en: 'Which places were visited is not stated. Opole and Olomouc stand here for the two agglomerations.',
        pl: 'Nie podano odwiedzonych miejsc. Opole i Ołomuniec oznaczają tu obie aglomeracje.',
        cs: 'Navštívená místa uvedena nejsou. Opole a Olomouc zde zastupují obě aglomerace.',
      },
      {
        en: 'The visits are described as part of the plan. Who organised them, who took part and whether all of them were held is not known.',
        pl: 'Wizyty opisano jako część planu. Nie wiadomo, kto je organizował, kto w nich uczestniczył ani czy wszystkie się odbyły.',
        cs: 'Návštěvy jsou popsány jako součást plánu. Kdo je pořádal, kdo se účastnil a zda se všechny uskutečnily, není známo.',
      },
    ],
  },
}
