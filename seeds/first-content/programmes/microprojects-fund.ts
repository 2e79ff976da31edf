import type { Programme } from '../../../src/programmes/schema.ts'
import type { SeedEntry } from '../format.ts'

export const microprojectsFund: SeedEntry<Programme> = {
  slug: 'microprojects-fund-czech-republic-poland',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history'],
  relations: [{ role: 'sub-programme', to: 'programme/interreg-v-a-czech-republic-poland-2014-2020' }],
  content: {
    title: {
      en: 'Microprojects Fund Czech Republic–Poland',
      pl: 'Fundusz Mikroprojektów Republika Czeska – Polska',
      cs: 'Fond mikroprojektů Česká republika – Polsko',
    },
    altNames: ['Fundusz Mikroprojektów'],
    summary: {
      en: 'A part of the programme Interreg V-A Czech Republic–Poland. It supported the first joint project of the Opole and Olomouc agglomerations in 2017–2018.',
      pl: 'Część polsko-czeskiego programu Interreg V-A. W latach 2017–2018 z funduszu korzystał pierwszy wspólny projekt Aglomeracji Opolskiej i Aglomeracji Ołomunieckiej.',
      cs: 'Část česko-polského programu Interreg V-A. V letech 2017–2018 z fondu čerpal první společný projekt Opolské a Olomoucké aglomerace.',
    },
    themes: ['cross-border-cooperation', 'exchange-of-experience'],
    places: [{ country: 'CZ' }, { country: 'PL' }],
    description: {
      en: 'Of the fund’s projects the documents describe one. It comprised study visits, an exchange of good practice in Integrated Territorial Investments, a knowledge contest on the Polish side, and information and promotion.',
      pl: 'Z projektów funduszu dokumenty opisują jeden. Składały się na niego wizyty studyjne, wymiana dobrych praktyk dotyczących ZIT, konkurs wiedzy po polskiej stronie oraz informacja i promocja.',
      cs: 'Z projektů fondu popisují dokumenty jeden. Tvořily ho studijní návštěvy, výměna příkladů dobré praxe v oblasti ITI, vědomostní soutěž na polské straně a informační a propagační činnost.',
    },
    unknowns: [
      {
        en: 'The years of the fund are not stated; 2014–2020 are those of the programme it belongs to.',
        pl: 'Nie podano lat funduszu; 2014–2020 to lata programu, do którego należy.',
        cs: 'Roky fondu nejsou uvedeny; 2014–2020 jsou roky programu, do něhož patří.',
      },
      {
        en: 'Who runs the fund, which EU fund it draws on and how much a project may receive is not stated.',
        pl: 'Nie podano, kto prowadzi fundusz, z jakiego funduszu UE pochodzą środki ani ile może otrzymać projekt.',
        cs: 'Není uvedeno, kdo fond spravuje, z jakého fondu EU čerpá ani kolik může projekt získat.',
      },
    ],
  },
}
