import type { Project } from '../../../src/projects/schema.ts'
import type { SeedEntry } from '../format.ts'

export const razemDlaRozwojuAglomeracji: SeedEntry<Project> = {
  slug: 'razem-dla-rozwoju-aglomeracji',
  originalLanguage: 'pl',
  sources: ['agglomerations4borderlands-page', 'opole-cooperation-history'],
  owner: 'opole-agglomeration-association',
  relations: [
    // `unknowns` says why.
    { role: 'lead', to: 'organisation/opole-agglomeration-association', inferred: true },
    { role: 'partner', to: 'organisation/city-of-olomouc' },
    { role: 'partner', to: 'organisation/central-moravia-regional-development-agency' },
    { role: 'part-of-programme', to: 'programme/interreg-v-a-czech-republic-poland-2014-2020' },
    { role: 'part-of-partnership', to: 'partnership/opole-olomouc' },
    { role: 'follows', to: 'project/opole-olomouc-cooperation-2017-2018' },
  ],
  content: {
    officialName: 'Razem dla rozwoju aglomeracji',
    title: {
      en: 'Together for the development of agglomerations',
      pl: 'Razem dla rozwoju aglomeracji',
      cs: 'Společně pro rozvoj aglomerací',
    },
    acronym: 'Agglomerations4Borderlands',
    slogan: { en: 'Crossing borders', pl: 'Przekraczamy granice', cs: 'Překračujeme hranice' },
    summary: {
      en: 'The Opole association, the City of Olomouc and a development agency from Central Moravia shared experience of developing their agglomerations and exchanged staff. The project ran from 1 February 2018 to 31 December 2020 with support from the ERDF.',
      pl: 'Stowarzyszenie Aglomeracja Opolska, Miasto Ołomuniec i agencja rozwoju z Moraw Środkowych dzieliły się doświadczeniami z rozwoju swoich aglomeracji i wymieniały pracowników. Projekt trwał od 1 lutego 2018 r. do 31 grudnia 2020 r. i miał wsparcie EFRR.',
      cs: 'Sdružení Opolské aglomerace, statutární město Olomouc a rozvojová agentura ze střední Moravy si předávaly zkušenosti s rozvojem svých aglomerací a vyměňovaly pracovníky. Projekt probíhal od 1. února 2018 do 31. prosince 2020 s podporou EFRR.',
    },
    themes: [
      'cross-border-cooperation',
      'integrated-territorial-investments',
      'exchange-of-experience',
      'public-administration-capacity',
    ],
    places: [
      { country: 'PL', region: 'PL52', city: 'Opole' },
      { country: 'CZ', region: 'CZ071', city: 'Olomouc' },
    ],
    projectStatus: 'finished',
    start: '2018-02-01',
    end: '2020-12-31',
    fund: 'erdf',
    objective: {
      en: 'Two pages describe the aims. The project page puts the exchange of experience first. It was meant for staff of the institutions in charge of social and economic development in both agglomerations, and for the work on Integrated Territorial Investments (ITI).\n\nThe history page begins with a wider aim. Public institutions were to work together more and to form networks across the border; the networks were to multiply the effects of integrated development in both areas. Exchanging experience was to make the co-operation on social and economic development more intensive.',
      pl: 'Cele opisują dwie strony internetowe. Strona projektu na pierwszym miejscu stawia wymianę doświadczeń. Mieli z niej skorzystać pracownicy instytucji, które w obu aglomeracjach zajmują się rozwojem społecznym i gospodarczym; miała też służyć wdrażaniu zintegrowanych inwestycji terytorialnych (ZIT).\n\nStrona o historii współpracy zaczyna od celu szerszego. Instytucje publiczne miały ściślej współdziałać i zbudować sieci łączące obie strony granicy, a sieci te miały zwielokrotnić efekty zintegrowanego rozwoju obu obszarów. Dzięki wymianie doświadczeń współpraca na rzecz rozwoju społecznego i gospodarczego miała być intensywniejsza.',
      cs: 'Cíle popisují dvě internetové stránky. Stránka projektu staví na první místo výměnu zkušeností. Měla být určena pracovníkům institucí, které mají v obou aglomeracích na starosti hospodářský a sociální rozvoj, a měla pomoci i realizaci integrovaných teritoriálních investic (ITI).\n\nStránka o historii spolupráce začíná širším cílem. Veřejné instituce měly více spolupracovat a vytvořit sítě spojující obě strany hranice; ty měly znásobit účinky integrovaného rozvoje obou území. Díky výměně zkušeností měla být spolupráce na hospodářském a sociálním rozvoji intenzivnější.',
    },
    results: {
      en: 'What was expected: the project page foresaw that solutions of one country would be used in the other and that public policies would clearly gain in quality. The history page expected more co-operation and the use of solutions worked out together. This was to save public money and to make projects for local communities more effective.\n\nWhat is reported: according to the history page, staff of the responsible institutions did exchange experience. The page names no solution that was taken over; it writes of an attempt to use such solutions in the future tense.',
      pl: 'Czego oczekiwano: strona projektu zapowiadała, że rozwiązania z jednego kraju znajdą zastosowanie w drugim, a polityki publiczne wyraźnie zyskają na jakości. Strona o historii współpracy zakładała ściślejsze współdziałanie i korzystanie z rozwiązań opracowanych razem. Miało to oszczędzić publiczne pieniądze i zwiększyć skuteczność projektów dla społeczności lokalnych.\n\nCo odnotowano: według strony o historii współpracy pracownicy odpowiedzialnych instytucji rzeczywiście wymienili się doświadczeniami. Strona nie wymienia żadnego przejętego rozwiązania; o próbie zastosowania takich rozwiązań pisze w czasie przyszłym.',
      cs: 'Co se očekávalo: stránka projektu předpokládala, že se řešení z jedné země uplatní v druhé a že veřejné politiky výrazně získají na kvalitě. Stránka o historii spolupráce počítala s těsnější spoluprací a s využíváním společně vytvořených řešení. To mělo ušetřit veřejné prostředky a zvýšit účinnost projektů pro místní komunity.\n\nCo je doloženo: podle stránky o historii spolupráce si pracovníci odpovědných institucí zkušenosti skutečně vyměnili. Žádné převzaté řešení stránka nejmenuje; o pokusu taková řešení využít píše v budoucím čase.',
    },
    narrative: {
      en: 'The project continued what the partners had begun in 2017–2018: according to the history page, the lasting contacts of that first project made it possible. It belonged to the programme Interreg V-A Czech Republic–Poland, which the project page dates to 2014–2020. The project page was written while the work was under way; the history page looks back.\n\nThe exact days, 1 February 2018 and 31 December 2020, stand on the project page; the history page has only the years.',
      pl: 'Projekt był dalszym ciągiem współpracy z lat 2017–2018: według strony o historii współpracy umożliwiły go trwałe kontakty z pierwszego projektu. Należał do polsko-czeskiego programu Interreg V-A, który strona projektu datuje na lata 2014–2020. Strona projektu powstała w trakcie prac; strona o historii współpracy patrzy wstecz.\n\nDokładne daty, 1 lutego 2018 r. i 31 grudnia 2020 r., podaje strona projektu; na stronie o historii współpracy są tylko lata.',
      cs: 'Projekt pokračoval v tom, co partneři začali v letech 2017–2018: podle stránky o historii spolupráce ho umožnily trvalé kontakty z prvního projektu. Patřil do česko-polského programu Interreg V-A, který stránka projektu datuje do let 2014–2020. Stránka projektu vznikla v průběhu prací; stránka o historii spolupráce se ohlíží zpět.\n\nPřesná data, 1. února 2018 a 31. prosince 2020, uvádí stránka projektu; na stránce o historii spolupráce jsou jen roky.',
    },
    activities: [
      {
        title: {
          en: 'Visits to the Olomouc agglomeration',
          pl: 'Wizyty w Aglomeracji Ołomunieckiej',
          cs: 'Návštěvy v Olomoucké aglomeraci',
        },
        text: {
          en: 'By people from the Polish partner and from institutions that work with it.',
          pl: 'Udział: przedstawiciele polskiego partnera i współpracujących z nim instytucji.',
          cs: 'Účast: zástupci polského partnera a institucí, které s ním spolupracují.',
        },
      },
      {
        title: {
          en: 'A Polish–Czech website of good practice',
          pl: 'Polsko-czeski portal dobrych praktyk',
          cs: 'Česko-polský portál příkladů dobré praxe',
        },
        text: {
          en: 'Its subjects: how to develop agglomerations and how to co-operate across the border.',
          pl: 'Tematy: rozwój aglomeracji i współpraca przez granicę.',
          cs: 'Témata: rozvoj aglomerací a přeshraniční spolupráce.',
        },
      },
      {
        title: {
          en: 'Visits to the Opole agglomeration',
          pl: 'Wizyty w Aglomeracji Opolskiej',
          cs: 'Návštěvy v Opolské aglomeraci',
        },
        text: {
          en: 'By people from the Czech partners and from institutions that work with them.',
          pl: 'Udział: przedstawiciele czeskich partnerów i współpracujących z nimi instytucji.',
          cs: 'Účast: zástupci českých partnerů a institucí, které s nimi spolupracují.',
        },
      },
      {
        title: {
          en: 'Staff exchange and placements',
          pl: 'Wymiana pracowników i staże',
          cs: 'Výměna pracovníků a stáže',
        },
        text: {
          en: 'In the institutions of the partners.',
          pl: 'Miejsce: instytucje partnerów.',
          cs: 'Místo: partnerské instituce.',
        },
      },
      {
        title: {
          en: 'A network of co-operation on the integrated strategy',
          pl: 'Sieć współpracy wokół strategii zintegrowanej',
          cs: 'Síť spolupráce k integrované strategii',
        },
        text: {
          en: 'A way to share experience of carrying the strategy out.',
          pl: 'Sposób na dzielenie się doświadczeniami z jej wdrażania.',
          cs: 'Způsob, jak sdílet zkušenosti s její realizací.',
        },
      },
    ],
    targetGroups: [
      {
        en: 'Staff who carry out public policies in the institutions that develop the two functional areas, the Opole and the Olomouc agglomeration',
        pl: 'Osoby realizujące polityki publiczne w instytucjach, które odpowiadają za rozwój obu obszarów funkcjonalnych: opolskiego i ołomunieckiego',
        cs: 'Pracovníci, kteří realizují veřejné politiky v institucích rozvíjejících obě funkční oblasti: Opolskou a Olomouckou aglomeraci',
      },
      {
        en: 'People on the study visits from co-operating institutions, such as universities and business support bodies',
        pl: 'Uczestnicy wizyt studyjnych z instytucji współpracujących, np. z uczelni i instytucji otoczenia biznesu',
        cs: 'Účastníci studijních návštěv ze spolupracujících institucí, např. z vysokých škol a organizací na podporu podnikání',
      },
      {
        en: 'Inhabitants of both agglomerations',
        pl: 'Mieszkańcy obu aglomeracji',
        cs: 'Obyvatelé obou aglomerací',
      },
    ],
    unknowns: [
      {
        en: 'The project page puts the Opole association first and calls the two Czech bodies partners. It does not use the words “lead partner”; that role is inferred.',
        pl: 'Strona projektu wymienia stowarzyszenie z Opola na pierwszym miejscu, a obie czeskie instytucje nazywa partnerami. Określenia „partner wiodący” nie używa; tę rolę wywnioskowano.',
        cs: 'Stránka projektu uvádí na prvním místě opolské sdružení a obě české instituce označuje jako partnery. Výraz „vedoucí partner“ nepoužívá; tato role je odvozena.',
      },
      {
        en: 'The single activities are not dated. How many visits, placements and people there were is not stated.',
        pl: 'Poszczególne działania nie są datowane. Nie podano liczby wizyt, staży ani uczestników.',
        cs: 'Jednotlivé aktivity nejsou datovány. Počet návštěv, stáží ani účastníků uveden není.',
      },
      {
        en: 'The co-operating institutions are not named.',
        pl: 'Nie wymieniono z nazwy instytucji współpracujących.',
        cs: 'Spolupracující instituce nejsou jmenovány.',
      },
      {
        en: 'The budget, the amount from the ERDF and its share are not stated.',
        pl: 'Nie podano budżetu, kwoty z EFRR ani poziomu dofinansowania.',
        cs: 'Není uveden rozpočet, částka z EFRR ani míra spolufinancování.',
      },
      {
        en: 'Which solutions of the neighbour were taken over, if any, is not stated.',
        pl: 'Nie wiadomo, czy i które rozwiązania sąsiada przejęto.',
        cs: 'Není uvedeno, zda a která řešení od souseda byla převzata.',
      },
      {
        en: 'How a project “… 2020+”, which the history page names too, relates to this one is not stated. It has its own entry.',
        pl: 'Nie wyjaśniono, jaki związek z tym projektem ma projekt „… 2020+”, o którym też wspomina strona o historii współpracy. Ma on osobny wpis.',
        cs: 'Není vysvětleno, jak s tímto projektem souvisí projekt „… 2020+“, který stránka o historii spolupráce zmiňuje také. Má vlastní záznam.',
      },
    ],
    discrepancies: [
      {
        en: 'The project page announces that the neighbour’s solutions will be used; the history page speaks only of an attempt to use them.',
        pl: 'Strona projektu zapowiada zastosowanie rozwiązań sąsiada; strona o historii współpracy mówi tylko o próbie ich zastosowania.',
        cs: 'Stránka projektu oznamuje, že řešení od souseda budou použita; stránka o historii spolupráce mluví jen o pokusu je použít.',
      },
    ],
  },
}
