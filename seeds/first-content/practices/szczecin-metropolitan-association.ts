import type { Practice } from '../../../src/practices/schema.ts'
import type { SeedEntry } from '../format.ts'

export const szczecinMetropolitanAssociation: SeedEntry<Practice> = {
  slug: 'szczecin-metropolitan-association',
  originalLanguage: 'en',
  sources: ['interreg-ivc-annex-1117r4'],
  owner: 'ssom',
  relations: [
    { role: 'owner', to: 'organisation/ssom' },
    { role: 'part-of-partnership', to: 'partnership/szczecin-metropolitan-area', inferred: true },
    // Where the practice was collected, not who paid for it; `unknowns` says so.
    { role: 'part-of-programme', to: 'programme/interreg-ivc', inferred: true },
  ],
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
      en: 'SSOM: local governments in and around Szczecin plan and lobby together',
      pl: 'SSOM: samorządy Szczecina i okolic wspólnie planują rozwój i prowadzą lobbing',
      cs: 'SSOM: samosprávy Štětína a okolí společně plánují rozvoj a lobbují',
    },
    acronym: 'SSOM',
    indexCode: '1117R4',
    priorityNo: 1,
    priority: {
      en: 'Innovation and the knowledge economy',
      pl: 'Innowacje i gospodarka oparta na wiedzy',
      cs: 'Inovace a znalostní ekonomika',
    },
    subTheme: {
      en: 'Innovation, research and technology development',
      pl: 'Innowacje, badania i rozwój technologii',
      cs: 'Inovace, výzkum a technologický rozvoj',
    },
    summary: {
      en: 'Since 2005 local governments of the Szczecin area have used one association to work on a management concept, a strategy, legislation and promotion. They want a strong metropolitan centre and a region that develops sustainably.',
      pl: 'Od 2005 r. samorządy obszaru szczecińskiego pracują w jednym stowarzyszeniu nad koncepcją zarządzania, strategią, przepisami i promocją. Chcą silnego ośrodka metropolitalnego i zrównoważonego rozwoju regionu.',
      cs: 'Od roku 2005 pracují samosprávy štětínské oblasti v jednom sdružení na koncepci řízení, strategii, právních předpisech a propagaci. Chtějí silné metropolitní centrum a udržitelný rozvoj regionu.',
    },
    themes: [
      'metropolitan-governance',
      'spatial-planning',
      'economic-development',
      'sustainable-mobility',
      'innovation-research',
      'ageing-demography',
    ],
    places: [{ country: 'PL', region: 'PL4', city: 'Szczecin' }],
    start: '2005',
    ongoing: true,
    topic: {
      en: 'Local governments act together, out of solidarity, in one association. It co-ordinates what they do to make Szczecin a strong metropolitan centre.\n\nTheir joint projects: a concept for managing the Szczecin Metropolitan Area; a development strategy; work on new legislation; lobbying; publicity that presents the area to investors; further aims in the economy and in culture.',
      pl: 'Samorządy współdziałają solidarnie w jednym stowarzyszeniu. Koordynuje ono starania o silny ośrodek metropolitalny.\n\nWspólne projekty: koncepcja zarządzania Szczecińskim Obszarem Metropolitalnym, strategia rozwoju, prace nad nowymi przepisami, lobbing, promocja atrakcyjności inwestycyjnej oraz dalsze cele gospodarcze i kulturalne.',
      cs: 'Samosprávy v jednom sdružení solidárně spolupracují. Sdružení koordinuje jejich úsilí o silné metropolitní centrum.\n\nSpolečné projekty: koncepce řízení štětínské metropolitní oblasti, rozvojová strategie, práce na nových právních předpisech, lobbování, propagace oblasti mezi investory a další hospodářské a kulturní cíle.',
    },
    description: {
      en: 'What the association wants: the whole region should develop sustainably and count for more abroad, and all who live there should live better.\n\nHow it goes about this: closer ties between Szczecin and its neighbours; one coherent approach to urbanisation, first drawn up and then applied; transport and communications joined into one system; more social capital.\n\nWhat should follow: economic growth, and less damage from migration to cities that work better, above all of those who are young, active and educated. A process should begin that keeps Szczecin and its region from being pushed to the margin.\n\nThe annex gives the practice the name of the association and the index 1117R4.',
      pl: 'Czego chce stowarzyszenie: cały region ma się rozwijać w sposób zrównoważony i znaczyć więcej za granicą, a wszystkim mieszkańcom ma się żyć lepiej.\n\nJak do tego dąży: przez ściślejsze związki Szczecina z sąsiednimi obszarami, spójny system urbanizacji (najpierw opracowany, potem wdrażany), połączenie transportu i komunikacji w jeden system oraz wzmacnianie kapitału społecznego.\n\nCo ma z tego wyniknąć: wzrost gospodarczy i mniejsze straty z powodu migracji do lepiej funkcjonujących miast, przede wszystkim osób młodych, aktywnych i wykształconych. Ma się też rozpocząć proces, który uchroni Szczecin i region przed marginalizacją.\n\nW załączniku dobra praktyka nosi nazwę stowarzyszenia i ma indeks 1117R4.',
      cs: 'Co sdružení chce: celý region se má rozvíjet udržitelně a mít větší mezinárodní význam a všem jeho obyvatelům se má žít lépe.\n\nJak toho chce dosáhnout: užšími vazbami Štětína na sousední území, soudržným systémem urbanizace (nejprve připraveným, pak uskutečňovaným), propojením dopravy a komunikací do jednoho systému a posilováním sociálního kapitálu.\n\nCo to má přinést: hospodářský růst a menší ztráty způsobené odchodem lidí do lépe fungujících měst, především lidí mladých, aktivních a vzdělaných. Má také začít proces, který ochrání Štětín a jeho region před odsunutím na okraj.\n\nV příloze je příklad dobré praxe veden pod názvem sdružení a pod indexem 1117R4.',
    },
    evidence: [
      {
        kind: 'conflict',
        text: {
          en: 'Length of co-operation: the annex claims more than ten years. From its own start, 2005, to the day it was completed, 22 September 2014, there are fewer than ten.',
          pl: 'Długość współpracy: załącznik mówi o ponad dziesięciu latach. Od podanego w nim początku (2005 r.) do dnia wypełnienia (22 września 2014 r.) minęło mniej niż dziesięć lat.',
          cs: 'Délka spolupráce: příloha mluví o více než deseti letech. Od začátku, který sama uvádí (2005), do dne vyplnění (22. září 2014) však uplynulo méně než deset let.',
        },
      },
      {
        kind: 'stated',
        text: {
          en: 'Co-operation of the member municipalities is called stable and unbroken.',
          pl: 'Współpracę gmin członkowskich określono jako stabilną i nieprzerwaną.',
          cs: 'Spolupráce členských obcí je označena za stabilní a nepřetržitou.',
        },
      },
      {
        kind: 'stated',
        text: {
          en: 'The association gains members; the annex says that city and state are among them.',
          pl: 'Członków przybywa; według załącznika są wśród nich miasto i państwo.',
          cs: 'Členů přibývá; podle přílohy k nim patří město a stát.',
        },
      },
      {
        kind: 'stated',
        text: {
          en: 'SSOM was the leader of projects for which the Polish Ministry of Infrastructure and Development gave money.',
          pl: 'SSOM było liderem projektów, na które środki przyznało Ministerstwo Infrastruktury i Rozwoju.',
          cs: 'SSOM vedlo projekty, na které poskytlo prostředky polské Ministerstvo infrastruktury a rozvoje.',
        },
      },
      {
        kind: 'stated',
        text: {
          en: 'SSOM took part in one project that is named: “Cross-border Metropolitan Region of Szczecin”.',
          pl: 'SSOM uczestniczyło w projekcie, który wymieniono z nazwy: „Cross-border Metropolitan Region of Szczecin” (Transgraniczny Region Metropolitalny Szczecina).',
          cs: 'SSOM se účastnilo jednoho projektu, který je jmenován: „Cross-border Metropolitan Region of Szczecin“ (Přeshraniční metropolitní region Štětín).',
        },
      },
      {
        kind: 'stated',
        text: {
          en: 'A shared strategy for all of the area is being drawn up; promotion is joint too.',
          pl: 'Powstaje wspólna strategia dla całego obszaru; wspólna jest też promocja.',
          cs: 'Vzniká společná strategie pro celé území; společná je i propagace.',
        },
      },
      {
        kind: 'absent',
        text: {
          en: 'The annex gives no measured effect: nothing on growth, migration, transport or quality of life.',
          pl: 'Załącznik nie podaje żadnego zmierzonego efektu: nic o wzroście, migracji, transporcie ani jakości życia.',
          cs: 'Příloha neuvádí žádný změřený účinek: nic o růstu, migraci, dopravě ani kvalitě života.',
        },
      },
    ],
    annexCompletedOn: '2014-09-22',
    unknowns: [
      {
        en: 'The annex does not name its programme; INTERREG IVC is inferred from the form and the index. The practice was described in its collection; nothing says that the programme paid for it.',
        pl: 'Załącznik nie wymienia programu; INTERREG IVC wywnioskowano z formularza i indeksu. Dobrą praktykę opisano w jego zbiorze; nic nie wskazuje na to, że program ją finansował.',
        cs: 'Příloha svůj program nejmenuje; INTERREG IVC je odvozen z formuláře a indexu. Činnost je popsána v jeho sbírce; nic nenasvědčuje tomu, že ji program financoval.',
      },
      {
        en: '“Ongoing” is the state of September 2014. What happened later is not known.',
        pl: 'Informacja, że działalność nadal trwa, pochodzi z września 2014 r. Nie wiadomo, co działo się później.',
        cs: 'Údaj, že činnost stále probíhá, je ze září 2014. Co bylo potom, není známo.',
      },
      {
        en: 'The number of members and their names are not stated, nor which body is meant by “state”.',
        pl: 'Nie podano liczby ani nazw członków, ani tego, jaki podmiot oznacza „państwo”.',
        cs: 'Chybí počet i názvy členů a není jasné, který subjekt se myslí slovem „stát“.',
      },
      {
        en: 'The projects that SSOM led are not named. Of none, the cross-border one included, are years, amounts or partners given.',
        pl: 'Nie wymieniono projektów, których liderem było SSOM. O żadnym, także o transgranicznym, nie podano lat, kwot ani partnerów.',
        cs: 'Projekty, které SSOM vedlo, nejsou jmenovány. U žádného, ani u přeshraničního, nejsou uvedeny roky, částky ani partneři.',
      },
      {
        en: 'Which of the joint projects were finished, and when, is not stated.',
        pl: 'Nie podano, które ze wspólnych projektów ukończono i kiedy.',
        cs: 'Není uvedeno, které ze společných projektů byly dokončeny a kdy.',
      },
      {
        en: 'The cost of the practice and who pays for it are not stated.',
        pl: 'Nie podano kosztów dobrej praktyki ani tego, kto je pokrywa.',
        cs: 'Není uvedeno, kolik činnost stojí a kdo ji platí.',
      },
      {
        en: 'The annex writes the region as “POLNOCNO-ZACHODNI” (north-western) and names Szczecin; it gives no voivodeship.',
        pl: 'Region zapisano w załączniku jako „POLNOCNO-ZACHODNI” (północno-zachodni), miasto to Szczecin; województwa nie podano.',
        cs: 'Region je v příloze zapsán jako „POLNOCNO-ZACHODNI“ (severozápadní), město je Štětín; vojvodství uvedeno není.',
      },
      {
        en: 'The sentence on migration is not clear. It is read here as a loss of people to cities that work better; it may also mean that the area’s own cities should work better.',
        pl: 'Zdanie o migracji nie jest jasne. Tu przyjęto, że chodzi o odpływ do lepiej funkcjonujących miast; może ono też znaczyć, że lepiej mają funkcjonować miasta tego obszaru.',
        cs: 'Věta o migraci není jednoznačná. Zde je chápána jako odchod do lépe fungujících měst; může také znamenat, že lépe mají fungovat města v této oblasti.',
      },
    ],
  },
}
