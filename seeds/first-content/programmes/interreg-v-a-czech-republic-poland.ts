import type { Programme } from '../../../src/programmes/schema.ts'
import type { SeedEntry } from '../format.ts'

export const interregVA: SeedEntry<Programme> = {
  slug: 'interreg-v-a-czech-republic-poland-2014-2020',
  originalLanguage: 'pl',
  sources: ['agglomerations4borderlands-page', 'opole-cooperation-history'],
  content: {
    title: {
      en: 'Interreg V-A Czech Republic–Poland 2014–2020',
      pl: 'Interreg V-A Republika Czeska – Polska 2014–2020',
      cs: 'Interreg V-A Česká republika – Polsko 2014–2020',
    },
    // As the two documents write it.
    altNames: [
      'INTERREG VA Republika Czeska – Polska na lata 2014-2020',
      'INTERREG VA Republika Czeska – Polska',
      'INTERREG V-A Republika Czeska – Polska',
    ],
    summary: {
      en: 'The cross-border programme of Czechia and Poland for 2014–2020, with support from the ERDF. The Opole pages link three projects with it, one of them through its Microprojects Fund.',
      pl: 'Program współpracy transgranicznej Polski i Czech na lata 2014–2020, ze wsparciem EFRR. Opolskie strony internetowe łączą z nim trzy projekty, w tym jeden z Funduszu Mikroprojektów.',
      cs: 'Program přeshraniční spolupráce Česka a Polska na období 2014–2020 s podporou EFRR. Opolské internetové stránky s ním spojují tři projekty, z toho jeden přes Fond mikroprojektů.',
    },
    themes: ['cross-border-cooperation', 'integrated-territorial-investments', 'exchange-of-experience'],
    places: [{ country: 'CZ' }, { country: 'PL' }],
    periodStart: '2014',
    periodEnd: '2020',
    fund: 'erdf',
    description: {
      en: 'Three projects are named together with the programme. “Co-operation of the Opole and Olomouc agglomerations” (2017–2018) belonged to the Microprojects Fund. “Together for the development of agglomerations” (2018–2020) and a project called “… 2020+” had support from the European Regional Development Fund.\n\nThe project page ends with the slogan “Przekraczamy granice” (Crossing borders), next to the mention of the fund.',
      pl: 'Razem z programem wymieniono trzy projekty. „Współpraca Aglomeracji Opolskiej i Aglomeracji Ołomunieckiej” (2017–2018) należała do Funduszu Mikroprojektów. „Razem dla rozwoju aglomeracji” (2018–2020) i projekt „… 2020+” miały wsparcie z Europejskiego Funduszu Rozwoju Regionalnego.\n\nStronę projektu kończy hasło „Przekraczamy granice”, umieszczone obok informacji o funduszu.',
      cs: 'Spolu s programem jsou jmenovány tři projekty. „Spolupráce Opolské a Olomoucké aglomerace“ (2017–2018) patřila do Fondu mikroprojektů. „Společně pro rozvoj aglomerací“ (2018–2020) a projekt „… 2020+“ měly podporu z Evropského fondu pro regionální rozvoj.\n\nStránku projektu uzavírá heslo „Przekraczamy granice“ (Překračujeme hranice), umístěné vedle zmínky o fondu.',
    },
    unknowns: [
      {
        en: 'The documents do not give the budget, the priorities, the regions covered or the authorities of the programme.',
        pl: 'Dokumenty nie podają budżetu, priorytetów, objętych regionów ani instytucji programu.',
        cs: 'Dokumenty neuvádějí rozpočet, priority, zapojené regiony ani orgány programu.',
      },
      {
        en: 'The years 2014–2020 are those of the programme, not of its projects.',
        pl: 'Lata 2014–2020 dotyczą programu, nie jego projektów.',
        cs: 'Roky 2014–2020 se týkají programu, nikoli jeho projektů.',
      },
      {
        en: 'The documents write the name in three ways: “VA” with the years, “VA” without them, and “V-A”. That they mean one programme is inferred; only the project page gives the years.',
        pl: 'Dokumenty zapisują nazwę na trzy sposoby: „VA” z latami, „VA” bez lat oraz „V-A”. To, że chodzi o jeden program, wywnioskowano; lata podaje tylko strona projektu.',
        cs: 'Dokumenty zapisují název třemi způsoby: „VA“ s roky, „VA“ bez roků a „V-A“. Že jde o jeden program, je odvozeno; roky uvádí jen stránka projektu.',
      },
    ],
  },
}
