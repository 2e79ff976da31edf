import type { Programme } from '../../../src/programmes/schema.ts'
import type { SeedEntry } from '../format.ts'
import { fromZmpNotice } from '../zmp-notice.ts'

export const technicalAssistance: SeedEntry<Programme> = {
  slug: 'technical-assistance-programme-poland',
  originalLanguage: 'pl',
  sources: ['zmp-conference-notice'],
  content: {
    title: {
      en: 'Technical Assistance programme (Poland)',
      pl: 'Program Operacyjny Pomoc Techniczna (Polska)',
      cs: 'Operační program Technická pomoc (Polsko)',
    },
    altNames: ['PO Pomoc Techniczna'],
    summary: {
      en: 'A Polish operational programme, the second source of grants for local partnerships beside the EEA regional programme. It is known here only from the notice of the closing conference of the Association of Polish Cities.',
      pl: 'Polski program operacyjny: obok programu regionalnego EOG drugi program, z którego lokalne partnerstwa dostawały granty. Informacje o nim pochodzą wyłącznie z zapowiedzi konferencji podsumowującej Związku Miast Polskich.',
      cs: 'Polský operační program: vedle regionálního programu EHP druhý, z něhož místní partnerství získávala granty. Údaje o něm pocházejí jen z oznámení o závěrečné konferenci Svazu polských měst.',
    },
    themes: ['metropolitan-governance', 'public-administration-capacity'],
    places: [{ country: 'PL' }],
    description: {
      en: 'In the first stage of the cities’ project (2012–2013) some of the partnerships that were advised received grants from this programme.\n\nIn the second stage (2013–2016) the Ministry of Development gave grants within both programmes for strategies of functional areas, operational plans and technical designs.',
      pl: 'W pierwszym etapie projektu Związku Miast Polskich (2012–2013) granty z tego programu dostała część partnerstw objętych doradztwem.\n\nW drugim etapie (2013–2016) Ministerstwo Rozwoju przyznawało w obu programach dotacje na strategie obszarów funkcjonalnych, plany operacyjne i projekty techniczne.',
      cs: 'V první etapě projektu Svazu polských měst (2012–2013) získala granty z tohoto programu část partnerství, která využívala poradenství.\n\nVe druhé etapě (2013–2016) poskytovalo Ministerstvo rozvoje v obou programech dotace na strategie funkčních oblastí, operační plány a projektovou dokumentaci.',
    },
    metrics: [
      {
        label: {
          en: 'local partnerships with a grant from the programme, stage I (2012–2013)',
          pl: 'lokalne partnerstwa z grantem z programu, etap I (2012–2013)',
          cs: 'místní partnerství s grantem z programu, 1. etapa (2012–2013)',
        },
        value: 18,
        approximate: false,
        asOf: '2016',
        note: fromZmpNotice,
      },
    ],
    countsNote: {
      en: 'The 38 partnerships of stage II had grants within two programmes; how many belong to this one is not stated.',
      pl: '38 partnerstw etapu II miało dotacje w dwóch programach; nie podano, ile z nich przypada na ten program.',
      cs: '38 partnerství 2. etapy mělo dotace ve dvou programech; kolik z nich připadá na tento program, uvedeno není.',
    },
    unknowns: [
      {
        en: 'The years, the fund, the budget and the body that runs the programme are not stated.',
        pl: 'Nie podano lat, funduszu, budżetu ani instytucji, która prowadzi program.',
        cs: 'Nejsou uvedeny roky, fond, rozpočet ani orgán, který program řídí.',
      },
      {
        en: 'The notice does not say that the cities’ project itself was part of this programme, only that partnerships had grants from it.',
        pl: 'Zapowiedź nie mówi, że sam projekt Związku Miast Polskich należał do tego programu; mówi tylko, że partnerstwa dostały z niego granty.',
        cs: 'Oznámení neříká, že do tohoto programu patřil sám projekt Svazu polských měst, jen že z něj partnerství získala granty.',
      },
    ],
  },
}
