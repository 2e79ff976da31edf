import type { Partnership } from '../../../src/partnerships/schema.ts'
import type { SeedEntry } from '../format.ts'

export const szczecinMetropolitanArea: SeedEntry<Partnership> = {
  slug: 'szczecin-metropolitan-area',
  originalLanguage: 'en',
  sources: ['interreg-ivc-annex-1117r4'],
  owner: 'ssom',
  // The annex says that SSOM co-ordinates, not that it leads.
  relations: [{ role: 'lead', to: 'organisation/ssom', inferred: true }],
  contacts: [
    {
      name: 'Roman Walaszkowski',
      nameRaw: 'Roman Walaszkowski (Director)',
      role: { en: 'Director', pl: 'Dyrektor', cs: 'Ředitel' },
      purpose: 'partnership',
      public: false,
      source: 'interreg-ivc-annex-1117r4',
      asOf: '2014-09-22',
    },
  ],
  content: {
    title: {
      en: 'Szczecin Metropolitan Area',
      pl: 'Szczeciński Obszar Metropolitalny',
      cs: 'Štětínská metropolitní oblast',
    },
    summary: {
      en: 'According to the annex of 2014, local governments in and around Szczecin act together through the association SSOM, and the work goes on. They want a strong metropolitan centre and a better life for everyone in the region.',
      pl: 'Według załącznika z 2014 r. samorządy Szczecina i okolic działają razem poprzez stowarzyszenie SSOM, a współpraca trwa. Chcą silnego ośrodka metropolitalnego i lepszych warunków życia w całym regionie.',
      cs: 'Podle přílohy z roku 2014 postupují samosprávy ze Štětína a okolí společně prostřednictvím sdružení SSOM a spolupráce pokračuje. Chtějí silné metropolitní centrum a lepší život pro všechny v regionu.',
    },
    themes: [
      'metropolitan-governance',
      'spatial-planning',
      'sustainable-mobility',
      'economic-development',
      'ageing-demography',
    ],
    places: [{ country: 'PL', region: 'PL4', city: 'Szczecin' }],
    since: '2005',
    policyIssue: {
      en: 'People leave, above all the young, the active and the educated; they go to cities that function better. The city and its region are at risk of being pushed to the margin. The partnership wants to soften the effects of migration, help the economy to grow and make a start against this decline.',
      pl: 'Mieszkańcy wyjeżdżają do lepiej funkcjonujących miast: przede wszystkim osoby młode, aktywne i wykształcone. Miastu i regionowi grozi zepchnięcie na margines. Partnerstwo chce łagodzić skutki migracji, pobudzać gospodarkę i rozpocząć przeciwdziałanie marginalizacji.',
      cs: 'Lidé odcházejí do měst, která fungují lépe: především mladí, aktivní a vzdělaní. Městu a regionu hrozí, že se ocitnou na okraji. Partnerství chce zmírnit dopady migrace, podpořit růst hospodářství a začít marginalizaci předcházet.',
    },
    aims: [
      {
        en: 'Develop the whole region sustainably and make it count more internationally',
        pl: 'Zrównoważony rozwój całego regionu i jego większe znaczenie międzynarodowe',
        cs: 'Udržitelný rozvoj celého regionu a jeho větší mezinárodní význam',
      },
      {
        en: 'Improve the quality of life of all who live there',
        pl: 'Lepsza jakość życia wszystkich mieszkańców',
        cs: 'Lepší kvalita života všech obyvatel',
      },
      {
        en: 'Tie Szczecin more closely to the areas around it',
        pl: 'Silniejsze więzi Szczecina z sąsiednimi obszarami',
        cs: 'Užší vazby Štětína na okolní území',
      },
      {
        en: 'Plan and build up the area as one coherent system',
        pl: 'Opracowanie i wprowadzenie spójnego systemu urbanizacji',
        cs: 'Vytvoření a zavedení uceleného systému urbanizace',
      },
      {
        en: 'Join up transport and communications',
        pl: 'Integracja transportu i komunikacji',
        cs: 'Propojení dopravy a komunikací',
      },
      {
        en: 'Strengthen social capital',
        pl: 'Wzmocnienie kapitału społecznego',
        cs: 'Posílení sociálního kapitálu',
      },
    ],
    narrative: {
      en: 'The partnership rests on solidarity between local governments; SSOM co-ordinates what they do. Their joint work includes a concept for managing the area, a development strategy, work on legislation, lobbying and advertising the area to investors. There are further economic and cultural goals.\n\nThe annex of 2014 calls the co-operation stable and unbroken and says that membership has grown; it counts the city and the state among the members. SSOM had led projects with money from the Polish Ministry of Infrastructure and Development and had taken part in “Cross-border Metropolitan Region of Szczecin”, another project. One strategy for the whole area was being written, and the members promoted the area together.',
      pl: 'Podstawą partnerstwa jest solidarność samorządów; ich działania koordynuje SSOM. Wspólne prace obejmują koncepcję zarządzania obszarem, strategię rozwoju, wprowadzanie przepisów, lobbing oraz zachęcanie inwestorów. Partnerstwo ma też dalsze cele gospodarcze i kulturalne.\n\nZałącznik z 2014 r. określa współpracę jako stabilną i nieprzerwaną; podaje, że członków przybywało, i zalicza do nich miasto oraz państwo. SSOM było liderem projektów dofinansowanych przez Ministerstwo Infrastruktury i Rozwoju oraz wzięło udział w projekcie „Cross-border Metropolitan Region of Szczecin” (Transgraniczny Region Metropolitalny Szczecina). Powstawała jedna strategia dla całego obszaru, a członkowie wspólnie go promowali.',
      cs: 'Základem partnerství je solidarita samospráv; jejich činnost koordinuje SSOM. Společná práce zahrnuje koncepci řízení oblasti, rozvojovou strategii, zavádění právních předpisů, lobbování a získávání investorů. Partnerství má i další hospodářské a kulturní cíle.\n\nPříloha z roku 2014 označuje spolupráci za stabilní a nepřerušenou; uvádí, že členů přibývalo, a počítá mezi ně město i stát. Sdružení SSOM vedlo projekty, na které přispělo polské Ministerstvo infrastruktury a rozvoje, a zapojilo se do projektu „Cross-border Metropolitan Region of Szczecin“ (Přeshraniční metropolitní region Štětín). Vznikala jedna strategie pro celou oblast a členové ji společně propagovali.',
    },
    fieldsOfWork: [
      {
        label: { en: 'Managing the metropolitan area', pl: 'Zarządzanie obszarem', cs: 'Řízení metropolitní oblasti' },
        theme: 'metropolitan-governance',
      },
      { label: { en: 'Urbanisation', pl: 'Urbanizacja', cs: 'Urbanizace' }, theme: 'spatial-planning' },
      {
        label: {
          en: 'Transport and communications',
          pl: 'Transport i komunikacja',
          cs: 'Doprava a komunikace',
        },
        theme: 'sustainable-mobility',
      },
      {
        label: { en: 'Attracting investment', pl: 'Przyciąganie inwestycji', cs: 'Získávání investic' },
        theme: 'economic-development',
      },
      { label: { en: 'Culture', pl: 'Kultura', cs: 'Kultura' }, theme: 'culture-heritage' },
      { label: { en: 'Social capital', pl: 'Kapitał społeczny', cs: 'Sociální kapitál' } },
      {
        label: {
          en: 'Legislation and lobbying',
          pl: 'Przepisy i lobbing',
          cs: 'Právní předpisy a lobbování',
        },
      },
    ],
    unknowns: [
      {
        en: 'The members are neither listed nor counted, and the body meant by “state” is not named.',
        pl: 'Nie podano listy ani liczby członków; nie wiadomo też, jaki podmiot oznacza „państwo”.',
        cs: 'Seznam ani počet členů uveden není; není ani jasné, který subjekt se myslí slovem „stát“.',
      },
      {
        en: 'The year in which the association was founded is not stated. The year 2005 is the start of the practice that the annex describes.',
        pl: 'Nie podano roku założenia stowarzyszenia. Rok 2005 to początek dobrej praktyki opisanej w załączniku.',
        cs: 'Rok založení sdružení uveden není. Rok 2005 je začátkem činnosti, kterou příloha popisuje.',
      },
      {
        en: 'The annex of 2014 says that the work goes on. What came after is not known.',
        pl: 'Załącznik z 2014 r. mówi, że działania trwają. Nie wiadomo, co było później.',
        cs: 'Příloha z roku 2014 říká, že činnost pokračuje. Co bylo potom, není známo.',
      },
      {
        en: 'The number of inhabitants, the limits of the area and the sums involved are not stated.',
        pl: 'Nie podano liczby mieszkańców, granic obszaru ani kwot.',
        cs: 'Není uveden počet obyvatel, hranice oblasti ani částky.',
      },
      {
        en: 'The place is given as “POLNOCNO-ZACHODNI” (the north-western region) and Szczecin; no voivodeship is named.',
        pl: 'Jako miejsce podano region „POLNOCNO-ZACHODNI” (północno-zachodni) i Szczecin; województwa nie wymieniono.',
        cs: 'Jako místo je uveden region „POLNOCNO-ZACHODNI“ (severozápadní) a Štětín; vojvodství jmenováno není.',
      },
    ],
    discrepancies: [
      {
        en: 'The annex claims over ten years of working together. It was completed in September 2014, and 2005, its own start, was nine years earlier.',
        pl: 'Załącznik mówi o ponad dziesięciu latach współpracy. Wypełniono go we wrześniu 2014 r., a rok 2005, podany w nim jako początek, był dziewięć lat wcześniej.',
        cs: 'Příloha mluví o více než deseti letech spolupráce. Byla vyplněna v září 2014 a rok 2005, který sama uvádí jako začátek, byl o devět let dříve.',
      },
    ],
  },
}
