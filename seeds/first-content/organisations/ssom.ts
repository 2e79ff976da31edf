import type { Organisation } from '../../../src/organisations/schema.ts'
import type { SeedEntry } from '../format.ts'

export const ssom: SeedEntry<Organisation> = {
  slug: 'ssom',
  originalLanguage: 'en',
  sources: ['interreg-ivc-annex-1117r4'],
  contacts: [
    {
      name: 'Roman Walaszkowski',
      nameRaw: 'Roman Walaszkowski (Director)',
      role: { en: 'Director', pl: 'Dyrektor', cs: 'Ředitel' },
      purpose: 'practice',
      public: false,
      source: 'interreg-ivc-annex-1117r4',
      asOf: '2014-09-22',
    },
  ],
  content: {
    title: {
      en: 'Association of the Szczecin Metropolitan Area',
      pl: 'Stowarzyszenie Szczecińskiego Obszaru Metropolitalnego',
      cs: 'Sdružení Štětínské metropolitní oblasti',
    },
    acronym: 'SSOM',
    officialName: 'Stowarzyszenie Szczecińskiego Obszaru Metropolitalnego',
    altNames: ['Association of Szczecin Metropolitan Area'],
    orgType: 'metropolitan-body',
    summary: {
      en: 'An association of local governments in and around Szczecin that act together for the metropolitan area. Its annex of 2014 describes work since 2005.',
      pl: 'Stowarzyszenie samorządów Szczecina i okolic, które wspólnie działają na rzecz obszaru metropolitalnego. Załącznik z 2014 r. opisuje działalność od 2005 r.',
      cs: 'Sdružení samospráv ze Štětína a okolí, které společně pracují pro metropolitní oblast. Příloha z roku 2014 popisuje činnost od roku 2005.',
    },
    themes: [
      'metropolitan-governance',
      'spatial-planning',
      'economic-development',
      'sustainable-mobility',
      'ageing-demography',
    ],
    places: [{ country: 'PL', region: 'PL4', city: 'Szczecin' }],
    city: 'Szczecin',
    description: {
      en: 'The association rests on solidarity between local governments and co-ordinates what they do to make Szczecin a strong metropolitan centre. Together they prepare a concept for managing the area and a development strategy, work on legislation, lobby, and advertise the area to investors; there are further economic and cultural aims.\n\nIts membership has grown and, in the words of the annex, includes city and state. It has led projects to which the Polish Ministry of Infrastructure and Development contributed, and has joined one named “Cross-border Metropolitan Region of Szczecin”.',
      pl: 'Stowarzyszenie opiera się na solidarności samorządów i koordynuje ich starania o silny ośrodek metropolitalny. Samorządy wspólnie przygotowują koncepcję zarządzania obszarem i strategię rozwoju, pracują nad przepisami, prowadzą lobbing oraz promują obszar wśród inwestorów; mają też inne cele gospodarcze i kulturalne.\n\nLiczba członków rosła; według załącznika są wśród nich miasto i państwo. Stowarzyszenie było liderem projektów dofinansowanych przez Ministerstwo Infrastruktury i Rozwoju oraz uczestniczyło w projekcie „Cross-border Metropolitan Region of Szczecin” (Transgraniczny Region Metropolitalny Szczecina).',
      cs: 'Sdružení stojí na solidaritě samospráv a koordinuje jejich úsilí o silné metropolitní centrum. Samosprávy společně připravují koncepci řízení oblasti a rozvojovou strategii, pracují na právních předpisech, lobbují a představují oblast investorům; mají i další hospodářské a kulturní cíle.\n\nPočet členů rostl; podle přílohy k nim patří město a stát. Sdružení vedlo projekty, na které přispělo Ministerstvo infrastruktury a rozvoje, a účastnilo se projektu „Cross-border Metropolitan Region of Szczecin“ (Přeshraniční metropolitní region Štětín).',
    },
    unknowns: [
      {
        en: 'The year in which the association was founded is not stated; 2005 is the start of the practice that the annex describes.',
        pl: 'Nie podano roku założenia stowarzyszenia; rok 2005 to początek dobrej praktyki opisanej w załączniku.',
        cs: 'Rok založení sdružení uveden není; rok 2005 je začátkem činnosti, kterou příloha popisuje.',
      },
      {
        en: 'The number and names of the members are not stated, nor which body stands for the “state”.',
        pl: 'Nie podano liczby ani nazw członków, ani tego, jaki podmiot oznacza „państwo”.',
        cs: 'Chybí počet i názvy členů a není jasné, který subjekt se myslí slovem „stát“.',
      },
      {
        en: 'The annex gives no address, telephone number or e-mail address of the office.',
        pl: 'Załącznik nie podaje adresu biura, telefonu ani adresu e-mail.',
        cs: 'Příloha neuvádí adresu kanceláře, telefon ani e-mail.',
      },
      {
        en: 'The source dates from 2014. Whether it still holds is not known.',
        pl: 'Źródło pochodzi z 2014 r. Nie wiadomo, czy jest nadal aktualne.',
        cs: 'Zdroj pochází z roku 2014. Zda stále platí, není známo.',
      },
    ],
    discrepancies: [
      {
        en: 'The annex speaks of more than ten years of working together, yet it gives 2005 as the start and was completed in September 2014.',
        pl: 'Załącznik mówi o ponad dziesięciu latach współpracy. Jako jej początek podaje jednak rok 2005, a wypełniono go we wrześniu 2014 r.',
        cs: 'Příloha mluví o více než deseti letech spolupráce, jako začátek však uvádí rok 2005 a byla vyplněna v září 2014.',
      },
    ],
  },
}
