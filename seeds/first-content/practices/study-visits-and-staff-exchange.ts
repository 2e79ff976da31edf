import type { Practice } from '../../../src/practices/schema.ts'
import type { SeedEntry } from '../format.ts'

export const studyVisitsAndStaffExchange: SeedEntry<Practice> = {
  slug: 'study-visits-and-staff-exchange',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history', 'agglomerations4borderlands-page'],
  owner: 'opole-agglomeration-association',
  relations: [
    // The bodies are those of the second project; `unknowns` says so.
    { role: 'owner', to: 'organisation/opole-agglomeration-association', inferred: true },
    { role: 'participant', to: 'organisation/city-of-olomouc', inferred: true },
    { role: 'participant', to: 'organisation/central-moravia-regional-development-agency', inferred: true },
    { role: 'from-project', to: 'project/opole-olomouc-cooperation-2017-2018' },
    { role: 'from-project', to: 'project/razem-dla-rozwoju-aglomeracji' },
    { role: 'part-of-partnership', to: 'partnership/opole-olomouc' },
    { role: 'part-of-programme', to: 'programme/microprojects-fund-czech-republic-poland' },
    { role: 'part-of-programme', to: 'programme/interreg-v-a-czech-republic-poland-2014-2020' },
  ],
  content: {
    title: {
      en: 'Study visits and staff exchange between the Opole and Olomouc agglomerations',
      pl: 'Wizyty studyjne i wymiana pracowników Aglomeracji Opolskiej i Ołomunieckiej',
      cs: 'Studijní návštěvy a výměna pracovníků mezi Opolskou a Olomouckou aglomerací',
    },
    summary: {
      en: 'Two joint projects, in 2017–2018 and 2018–2020, provided for study visits by people from both agglomerations. The second added staff exchange and placements with the partners.',
      pl: 'Dwa wspólne projekty, z lat 2017–2018 i 2018–2020, przewidywały wizyty studyjne osób z obu aglomeracji. W drugim doszły do tego wymiana pracowników i staże u partnerów.',
      cs: 'Dva společné projekty, z let 2017–2018 a 2018–2020, počítaly se studijními návštěvami lidí z obou aglomerací. Ve druhém přibyla výměna pracovníků a stáže u partnerů.',
    },
    themes: [
      'cross-border-cooperation',
      'exchange-of-experience',
      'integrated-territorial-investments',
      'public-administration-capacity',
    ],
    places: [
      { country: 'PL', region: 'PL52', city: 'Opole' },
      { country: 'CZ', region: 'CZ071', city: 'Olomouc' },
    ],
    start: '2017',
    end: '2020',
    topic: {
      en: 'Staff of institutions in charge of development were to learn from their counterparts across the border by going there. The subjects: social and economic development, and how Integrated Territorial Investments (ITI) are carried out.',
      pl: 'Pracownicy instytucji, które zajmują się rozwojem, mieli uczyć się od kolegów zza granicy, bezpośrednio na miejscu. Tematy: rozwój społeczny i gospodarczy oraz sposoby wdrażania zintegrowanych inwestycji terytorialnych (ZIT).',
      cs: 'Pracovníci institucí, které mají na starosti rozvoj, se měli učit od kolegů za hranicí přímo na místě. Témata: hospodářský a sociální rozvoj a způsoby realizace integrovaných teritoriálních investic (ITI).',
    },
    description: {
      en: '2017–2018: the first joint project provided for study visits in which both agglomerations were represented. They stood beside an exchange of good practice in ITI.\n\n2018–2020: in “Together for the development of agglomerations” the visits were two activities, one for each direction. The first meant visits of the Polish partner and institutions that work with it to the Olomouc agglomeration; the second, visits of the Czech partners and institutions that work with them to the Opole agglomeration. Such institutions are, for example, universities and business support bodies.\n\nAn activity of its own was for staff: an exchange, and placements in the institutions of the partners.\n\nBoth pages expected that solutions of one country would be used in the other, or at least tried, and that public policies would gain in quality.',
      pl: '2017–2018: pierwszy wspólny projekt przewidywał wizyty studyjne z udziałem obu aglomeracji. Towarzyszyła im wymiana dobrych praktyk dotyczących ZIT.\n\n2018–2020: w projekcie „Razem dla rozwoju aglomeracji” wizyty były dwoma działaniami, po jednym na każdy kierunek. Pierwsze obejmowało wyjazdy polskiego partnera i współpracujących z nim instytucji do Aglomeracji Ołomunieckiej, drugie wyjazdy czeskich partnerów i instytucji współpracujących z nimi do Aglomeracji Opolskiej. Chodziło np. o uczelnie i instytucje otoczenia biznesu.\n\nOsobne działanie przeznaczono dla pracowników: obejmowało ono wymianę oraz staże u partnerów.\n\nObie strony internetowe zakładały, że rozwiązania z jednego kraju zostaną w drugim zastosowane, a przynajmniej wypróbowane, i że polityki publiczne zyskają na jakości.',
      cs: '2017–2018: první společný projekt počítal se studijními návštěvami, na nichž měly být zastoupeny obě aglomerace. Doplňovala je výměna příkladů dobré praxe v oblasti ITI.\n\n2018–2020: v projektu „Společně pro rozvoj aglomerací“ byly návštěvy dvěma aktivitami, po jedné pro každý směr. První zahrnovala cesty polského partnera a institucí, které s ním spolupracují, do Olomoucké aglomerace, druhá cesty českých partnerů a institucí, které spolupracují s nimi, do Opolské aglomerace. Šlo např. o vysoké školy a organizace na podporu podnikání.\n\nSamostatná aktivita byla určena pracovníkům: zahrnovala jejich výměnu a stáže v partnerských institucích.\n\nObě internetové stránky počítaly s tím, že se řešení z jedné země v druhé využijí, nebo aspoň vyzkoušejí, a že veřejné politiky získají na kvalitě.',
    },
    evidence: [
      {
        kind: 'stated',
        text: {
          en: 'After the second project the history page reports that staff of the institutions in charge of development and of ITI had exchanged experience.',
          pl: 'Po drugim projekcie strona o historii współpracy odnotowuje, że pracownicy instytucji zajmujących się rozwojem i wdrażaniem ZIT wymienili się doświadczeniami.',
          cs: 'Po druhém projektu stránka o historii spolupráce uvádí, že si pracovníci institucí odpovědných za rozvoj a za realizaci ITI vyměnili zkušenosti.',
        },
      },
      {
        kind: 'stated',
        text: {
          en: 'According to the same page the first project, of which the visits were a part, strengthened co-operation and brought lasting contacts; these led to the second.',
          pl: 'Według tej samej strony pierwszy projekt, którego częścią były wizyty, umocnił współpracę i przyniósł trwałe kontakty; z nich wyrósł drugi.',
          cs: 'Podle téže stránky první projekt, k němuž patřily návštěvy, posílil spolupráci a přinesl trvalé kontakty; z nich vzešel druhý.',
        },
      },
      {
        kind: 'absent',
        text: {
          en: 'No solution is named that one side took over from the other.',
          pl: 'Nie wymieniono żadnego rozwiązania, które jedna strona przejęła od drugiej.',
          cs: 'Není jmenováno žádné řešení, které by jedna strana převzala od druhé.',
        },
      },
      {
        kind: 'absent',
        text: {
          en: 'There are no counts of visits, placements or people.',
          pl: 'Nie podano liczby wizyt, staży ani uczestników.',
          cs: 'Chybějí počty návštěv, stáží i účastníků.',
        },
      },
    ],
    unknowns: [
      {
        en: 'Single visits, exchanges and placements are not dated; the years are those of the projects.',
        pl: 'Nie podano dat poszczególnych wizyt, wymian i staży; lata są latami projektów.',
        cs: 'Jednotlivé návštěvy, výměny a stáže nejsou datovány; roky jsou roky projektů.',
      },
      {
        en: 'For 2017–2018 the history page names only the two agglomerations. The bodies listed here are those of the project of 2018–2020.',
        pl: 'Dla lat 2017–2018 strona o historii współpracy wymienia tylko obie aglomeracje. Organizacje podane we wpisie to organizacje z projektu 2018–2020.',
        cs: 'Pro roky 2017–2018 jmenuje stránka o historii spolupráce jen obě aglomerace. Organizace uvedené v záznamu jsou organizace z projektu 2018–2020.',
      },
      {
        en: 'The visits of 2017–2018 are described as a plan, without hosts or places.',
        pl: 'Wizyty z lat 2017–2018 opisano jako plan, bez gospodarzy i miejsc.',
        cs: 'Návštěvy z let 2017–2018 jsou popsány jako plán, bez hostitelů a míst.',
      },
      {
        en: 'The co-operating institutions are not named.',
        pl: 'Nie wymieniono z nazwy instytucji współpracujących.',
        cs: 'Spolupracující instituce nejsou jmenovány.',
      },
      {
        en: 'The programme of a visit, the length of a placement and the cost are not stated.',
        pl: 'Nie podano programu wizyt, długości staży ani kosztów.',
        cs: 'Není uveden program návštěv, délka stáží ani náklady.',
      },
    ],
    discrepancies: [
      {
        en: 'The project page expects solutions of the neighbour to be used; the history page expects only an attempt.',
        pl: 'Strona projektu zakłada, że rozwiązania sąsiada zostaną zastosowane; strona o historii współpracy mówi tylko o próbie.',
        cs: 'Stránka projektu počítá s tím, že se řešení od souseda použijí; stránka o historii spolupráce mluví jen o pokusu.',
      },
    ],
  },
}
