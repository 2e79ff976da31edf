import type { Organisation } from '../../../src/organisations/schema.ts'
import type { SeedEntry } from '../format.ts'
import { gdanskGdyniaSopotFigures } from '../gdansk-gdynia-sopot-figures.ts'

export const gdanskGdyniaSopotAssociation: SeedEntry<Organisation> = {
  slug: 'gdansk-gdynia-sopot-metropolitan-association',
  originalLanguage: 'en',
  sources: ['urbact-profile-gdansk-gdynia-sopot'],
  content: {
    title: {
      en: 'Gdańsk–Gdynia–Sopot Metropolitan Association',
      pl: 'Stowarzyszenie Obszar Metropolitalny Gdańsk-Gdynia-Sopot',
      cs: 'Sdružení Metropolitní oblast Gdaňsk–Gdyně–Sopoty',
    },
    officialName: 'Obszar Metropolitalny Gdańsk-Gdynia-Sopot',
    altNames: [
      'Gdansk-Gdynia-Sopot Metropolitan Association',
      'Gdansk-Gdynia-Sopot Metropolitan Area',
      'Gdansk-Gdynia Sopot Metropolitan Area',
    ],
    orgType: 'metropolitan-body',
    summary: {
      en: 'According to the profile of 2019, an association of 57 municipalities in the Pomorskie region, with about 1.5 million inhabitants. Since February 2014 it has also acted as an intermediate body for ITI (Integrated Territorial Investments).',
      pl: 'Według profilu z 2019 r. stowarzyszenie zrzesza 57 gmin województwa pomorskiego, w których mieszka ok. 1,5 mln osób. Od lutego 2014 r. jest też instytucją pośredniczącą dla zintegrowanych inwestycji terytorialnych.',
      cs: 'Podle profilu z roku 2019 sdružuje 57 obcí Pomořského vojvodství s přibližně 1,5 mil. obyvatel. Od února 2014 je také zprostředkujícím subjektem pro integrované teritoriální investice.',
    },
    themes: [
      'metropolitan-governance',
      'integrated-territorial-investments',
      'exchange-of-experience',
      'sustainable-mobility',
      'urban-regeneration',
    ],
    places: [{ country: 'PL', region: 'PL63' }],
    description: {
      en: 'The association carries out two strategies: one for Integrated Territorial Investments (ITI) and Strategy 2030. It has projects in nine fields: spatial planning; urban renewal and regeneration; transport and mobility; the economy; clean energy; the environment; social inclusion and integration; culture; joint purchasing of goods and services.\n\nSharing experience and good practice is at the heart of its work. It concerns projects of local governments and of their agencies and units.\n\nThe association is an intermediate body for ITI; its portfolio holds 133 projects with €260 million from the EU. It counts the variety of its municipalities and partners as a strength.',
      pl: 'Stowarzyszenie realizuje dwie strategie: strategię ZIT oraz Strategię 2030. Prowadzi projekty w dziewięciu dziedzinach: planowanie przestrzenne, odnowa i rewitalizacja miast, transport i mobilność, gospodarka, czysta energia, środowisko, integracja i włączenie społeczne, kultura, wspólne zakupy towarów i usług.\n\nSednem współpracy jest dzielenie się doświadczeniami i dobrymi praktykami z projektów, które prowadzą samorządy oraz ich agendy i jednostki.\n\nJako instytucja pośrednicząca dla ZIT stowarzyszenie ma portfel 133 projektów z dofinansowaniem UE w wysokości 260 mln euro. Za swój atut uważa różnorodność gmin i partnerów.',
      cs: 'Sdružení naplňuje dvě strategie: strategii ITI a Strategii 2030. Projekty má v devíti oblastech: územní plánování, obnova a revitalizace měst, doprava a mobilita, hospodářství, čistá energie, životní prostředí, sociální integrace a začleňování, kultura, společné nákupy zboží a služeb.\n\nJádrem spolupráce je sdílení zkušeností a příkladů dobré praxe z projektů, které vedou samosprávy a jejich organizace a útvary.\n\nJako zprostředkující subjekt pro ITI má sdružení soubor 133 projektů s příspěvkem EU 260 mil. eur. Za svou přednost považuje rozmanitost obcí a partnerů.',
    },
    memberCount: 57,
    regionType: 'less-developed',
    metrics: gdanskGdyniaSopotFigures,
    unknowns: [
      {
        en: 'Of the 57 municipalities only the three cities in the name are known.',
        pl: 'Z 57 gmin znane są tylko trzy miasta zawarte w nazwie.',
        cs: 'Z 57 obcí jsou známa jen tři města obsažená v názvu.',
      },
      {
        en: 'The year in which the association was founded is not stated; February 2014 is the start of its work as an intermediate body.',
        pl: 'Nie podano roku założenia stowarzyszenia; luty 2014 r. to początek pełnienia funkcji instytucji pośredniczącej.',
        cs: 'Rok založení sdružení uveden není; únor 2014 je začátkem činnosti zprostředkujícího subjektu.',
      },
      {
        en: 'The profile gives no address or telephone number, and no name in Polish; the Polish name here does not come from it.',
        pl: 'Profil nie podaje adresu, telefonu ani polskiej nazwy; polska nazwa we wpisie nie pochodzi z profilu.',
        cs: 'Profil neuvádí adresu, telefon ani polský název; polský název v záznamu z profilu nepochází.',
      },
      {
        en: 'The figures are those of a profile last changed on 11 February 2019. From which day they are is not stated.',
        pl: 'Liczby pochodzą z profilu zmienionego ostatnio 11 lutego 2019 r. Nie podano, na jaki dzień je ustalono.',
        cs: 'Čísla pocházejí z profilu naposledy změněného 11. února 2019. Ke kterému dni platí, uvedeno není.',
      },
      {
        en: 'The profile uses one name for the area and for the association, so it is not always clear which of them a sentence means. Here each has its own entry.',
        pl: 'Profil używa jednej nazwy dla obszaru i dla stowarzyszenia, więc nie zawsze wiadomo, o którym z nich mowa. Tutaj każde z nich ma osobny wpis.',
        cs: 'Profil užívá pro oblast i pro sdružení jeden název, a tak není vždy jasné, o kom je řeč. Zde má každé z nich vlastní záznam.',
      },
    ],
  },
}
