import type { Programme } from '../../../src/programmes/schema.ts'
import type { SeedEntry } from '../format.ts'
import { fromZmpNotice } from '../zmp-notice.ts'

export const eeaRegionalProgramme: SeedEntry<Programme> = {
  slug: 'eea-regional-programme-poland',
  originalLanguage: 'pl',
  sources: ['zmp-conference-notice'],
  // `unknowns` says why.
  relations: [{ role: 'programme-operator', to: 'organisation/ministry-of-development-poland', inferred: true }],
  content: {
    title: {
      en: 'Regional programme of the EEA Grants (Poland)',
      pl: 'Program regionalny Mechanizmu Finansowego EOG (Polska)',
      cs: 'Regionální program Fondů EHP (Polsko)',
    },
    altNames: [
      'Rozwój miast poprzez wzmocnienie kompetencji jednostek samorządu terytorialnego, dialog społeczny oraz współpracę z przedstawicielami społeczeństwa obywatelskiego',
      'Program Regionalny Ministerstwa Rozwoju',
      'Program Regionalny EOG',
      'Program Regionalny MF EOG',
    ],
    summary: {
      en: 'A programme of the Polish Ministry of Development, financed by the EEA Grants, for stronger local governments, social dialogue and civil society in towns. The five-year project of the Association of Polish Cities was part of it.',
      pl: 'Program Ministerstwa Rozwoju „Rozwój miast poprzez wzmocnienie kompetencji jednostek samorządu terytorialnego, dialog społeczny oraz współpracę z przedstawicielami społeczeństwa obywatelskiego”, finansowany z Mechanizmu Finansowego EOG. Jego częścią był pięcioletni projekt Związku Miast Polskich.',
      cs: 'Program polského Ministerstva rozvoje financovaný z Fondů EHP; týká se dovedností samospráv, sociálního dialogu a občanské společnosti ve městech. Jeho součástí byl pětiletý projekt Svazu polských měst.',
    },
    themes: ['metropolitan-governance', 'public-administration-capacity', 'participation'],
    places: [{ country: 'PL' }],
    fund: 'eea',
    description: {
      en: 'The notice gives the full Polish name and further on shorter ones; all stand among the other spellings. In English the full name means: development of towns through stronger competences of local government units, social dialogue and co-operation with representatives of civil society.\n\nThe pre-defined project of the Association of Polish Cities belonged to this programme. In its first stage (2012–2013) some of the local partnerships received grants from the programme. In the second (2013–2016) the ministry gave grants within this programme and within Technical Assistance for strategies of functional areas, operational plans and technical designs.\n\nPartnerships in the programme bring together local governments of different types with social and business bodies.',
      pl: 'Zapowiedź konferencji podaje pełną nazwę programu, a dalej używa nazw skróconych; zebrano je wśród innych zapisów nazwy.\n\nDo programu należał projekt predefiniowany Związku Miast Polskich. W pierwszym etapie (2012–2013) część lokalnych partnerstw dostała z programu granty. W drugim (2013–2016) ministerstwo przyznawało dotacje w tym programie i w PO Pomoc Techniczna: na strategie obszarów funkcjonalnych, plany operacyjne i projekty techniczne.\n\nPartnerstwa w programie łączą samorządy różnych typów z podmiotami społecznymi i gospodarczymi.',
      cs: 'Oznámení uvádí úplný polský název a dále zkrácené podoby; všechny jsou mezi jinými podobami názvu. V překladu úplný název zní: rozvoj měst posílením odborných znalostí územních samospráv, sociálním dialogem a spoluprací se zástupci občanské společnosti.\n\nDo programu patřil předem definovaný projekt Svazu polských měst. V první etapě (2012–2013) získala část místních partnerství z programu granty. Ve druhé (2013–2016) poskytovalo ministerstvo dotace v tomto programu a v OP Technická pomoc (Polsko): na strategie funkčních oblastí, operační plány a projektovou dokumentaci.\n\nPartnerství v programu spojují samosprávy různých typů se společenskými a hospodářskými subjekty.',
    },
    metrics: [
      {
        label: {
          en: 'local partnerships with a grant from the programme, stage I (2012–2013)',
          pl: 'lokalne partnerstwa z grantem z programu, etap I (2012–2013)',
          cs: 'místní partnerství s grantem z programu, 1. etapa (2012–2013)',
        },
        value: 17,
        approximate: false,
        asOf: '2016',
        note: fromZmpNotice,
      },
      {
        label: {
          en: 'partnerships in the programme, with results to be shown at the conference of 2016',
          pl: 'partnerstwa w programie, których rezultaty miała pokazać konferencja w 2016 r.',
          cs: 'partnerství v programu, jejichž výsledky měla představit konference v roce 2016',
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
          en: 'Rounded in the notice; social and business bodies are not counted in',
          pl: 'Liczba zaokrąglona w zapowiedzi; bez podmiotów społecznych i gospodarczych',
          cs: 'V oznámení zaokrouhleno; bez společenských a hospodářských subjektů',
        },
      },
    ],
    countsNote: {
      en: 'The notice gives the number 17 twice and does not say whether it means the same partnerships. The 38 partnerships of stage II had grants within two programmes; how many belong to this one is not stated.',
      pl: 'Zapowiedź podaje liczbę 17 dwukrotnie i nie mówi, czy chodzi o te same partnerstwa. 38 partnerstw etapu II miało dotacje w dwóch programach; nie podano, ile z nich przypada na ten program.',
      cs: 'Oznámení uvádí číslo 17 dvakrát a neříká, zda jde o stejná partnerství. 38 partnerství 2. etapy mělo dotace ve dvou programech; kolik z nich připadá na tento program, uvedeno není.',
    },
    unknowns: [
      {
        en: 'The years and the budget of the programme are not stated; 2012–2016 are those of the project’s stages.',
        pl: 'Nie podano lat ani budżetu programu; 2012–2016 to lata etapów projektu.',
        cs: 'Roky ani rozpočet programu nejsou uvedeny; 2012–2016 jsou roky etap projektu.',
      },
      {
        en: 'The notice calls it the ministry’s programme but not the ministry its operator; the role is inferred.',
        pl: 'Zapowiedź nazywa program ministerialnym, ale ministerstwa nie nazywa operatorem; tę rolę wywnioskowano.',
        cs: 'Oznámení mluví o programu ministerstva, ale ministerstvo neoznačuje za zprostředkovatele; tato role je odvozena.',
      },
    ],
  },
}
