import type { Practice } from '../../../src/practices/schema.ts'
import type { SeedEntry } from '../format.ts'

export const polishCzechGoodPracticePortal: SeedEntry<Practice> = {
  slug: 'polish-czech-good-practice-portal',
  originalLanguage: 'pl',
  sources: ['agglomerations4borderlands-page', 'opole-cooperation-history'],
  owner: 'opole-agglomeration-association',
  relations: [
    // The bodies are those of the project; `unknowns` says so.
    { role: 'owner', to: 'organisation/opole-agglomeration-association', inferred: true },
    { role: 'participant', to: 'organisation/city-of-olomouc', inferred: true },
    { role: 'participant', to: 'organisation/central-moravia-regional-development-agency', inferred: true },
    { role: 'from-project', to: 'project/razem-dla-rozwoju-aglomeracji' },
    { role: 'part-of-partnership', to: 'partnership/opole-olomouc' },
    { role: 'part-of-programme', to: 'programme/interreg-v-a-czech-republic-poland-2014-2020' },
  ],
  content: {
    title: {
      en: 'A Polish–Czech website of good practice: joint task of the Opole–Olomouc partnership',
      pl: 'Polsko-czeski portal dobrych praktyk: wspólne zadanie partnerstwa Opole–Ołomuniec',
      cs: 'Česko-polský portál příkladů dobré praxe: společný úkol partnerství Opole–Olomouc',
    },
    summary: {
      en: 'One of the activities of “Together for the development of agglomerations” (2018–2020) was to make a Polish–Czech website. It was to present good practice in developing agglomerations and in co-operating across the border.',
      pl: 'Jednym z działań projektu „Razem dla rozwoju aglomeracji” (2018–2020) było przygotowanie polsko-czeskiej strony internetowej. Miała pokazywać dobre praktyki w rozwoju aglomeracji i we współpracy przez granicę.',
      cs: 'Jednou z aktivit projektu „Společně pro rozvoj aglomerací“ (2018–2020) byla příprava česko-polských internetových stránek. Měly představovat příklady dobré praxe v rozvoji aglomerací a v přeshraniční spolupráci.',
    },
    themes: ['cross-border-cooperation', 'exchange-of-experience', 'metropolitan-governance'],
    places: [
      { country: 'PL', region: 'PL52', city: 'Opole' },
      { country: 'CZ', region: 'CZ071', city: 'Olomouc' },
    ],
    start: '2018',
    end: '2020',
    topic: {
      en: 'A Polish–Czech website about good practice. It was to have two subjects: the development of agglomerations and co-operation across borders.',
      pl: 'Polsko-czeska strona internetowa o dobrych praktykach. Miała mieć dwa tematy: rozwój aglomeracji i współpracę przez granicę.',
      cs: 'Česko-polské internetové stránky o příkladech dobré praxe. Měly mít dvě témata: rozvoj aglomerací a přeshraniční spolupráci.',
    },
    description: {
      en: 'The project page lists five activities; the website is the second. The others were visits in each direction, staff exchange with placements, and a network of co-operation.\n\nThe website belonged to a project that put the exchange of experience first. Three bodies carried the project out: the Opole association, the City of Olomouc and the development agency from Central Moravia.',
      pl: 'Strona projektu wymienia pięć działań; portal jest drugim z nich. Pozostałe to wizyty w obu kierunkach, wymiana pracowników połączona ze stażami oraz sieć współpracy.\n\nPortal należał do projektu, w którym najważniejsza była wymiana doświadczeń. Projekt prowadziły trzy podmioty: Stowarzyszenie Aglomeracja Opolska, Miasto Ołomuniec oraz agencja rozwoju z Moraw Środkowych.',
      cs: 'Stránka projektu uvádí pět aktivit; portál je druhou z nich. Dalšími byly návštěvy v obou směrech, výměna pracovníků spojená se stážemi a síť spolupráce.\n\nPortál patřil k projektu, v němž byla nejdůležitější výměna zkušeností. Projekt uskutečňovaly tři subjekty: Sdružení Opolské aglomerace, statutární město Olomouc a rozvojová agentura ze střední Moravy.',
    },
    evidence: [
      {
        kind: 'stated',
        text: {
          en: 'The project page names the website among the activities under way.',
          pl: 'Strona projektu wymienia portal wśród działań w toku.',
          cs: 'Stránka projektu uvádí portál mezi probíhajícími aktivitami.',
        },
      },
      {
        kind: 'absent',
        text: {
          en: 'The page that looks back on the co-operation does not mention the website. Neither page says that it was finished.',
          pl: 'Strona, która podsumowuje historię współpracy, o portalu nie wspomina. Żadna z dwóch stron nie mówi, że go ukończono.',
          cs: 'Stránka, která se za spoluprací ohlíží, portál nezmiňuje. Ani jedna ze stránek neříká, že byl dokončen.',
        },
      },
      {
        kind: 'absent',
        text: {
          en: 'There is no figure: neither practices on the website nor people who used it.',
          pl: 'Brak liczb: nie podano, ile dobrych praktyk jest w portalu ani ile osób z niego korzystało.',
          cs: 'Chybějí čísla: není uvedeno, kolik příkladů dobré praxe portál obsahuje ani kolik lidí ho využilo.',
        },
      },
    ],
    unknowns: [
      {
        en: 'The address of the website is not given, nor whether it went online or still is.',
        pl: 'Nie podano adresu portalu ani tego, czy został uruchomiony i czy nadal działa.',
        cs: 'Není uvedena adresa portálu ani to, zda byl spuštěn a zda stále funguje.',
      },
      {
        en: 'The website has no dates of its own; the years are those of the project.',
        pl: 'Portal nie ma własnych dat; lata są latami projektu.',
        cs: 'Portál nemá vlastní data; roky jsou roky projektu.',
      },
      {
        en: 'It is called Polish–Czech. Whether all texts were to be in both languages is not stated.',
        pl: 'Portal nazwano polsko-czeskim. Nie podano, czy wszystkie teksty miały być w obu językach.',
        cs: 'Portál je označen jako česko-polský. Zda měly být všechny texty v obou jazycích, uvedeno není.',
      },
      {
        en: 'Who made the website, who chose the practices and what it cost is not stated. The organisations listed are the partners of the whole project.',
        pl: 'Nie podano, kto tworzył portal, kto wybierał dobre praktyki ani ile to kosztowało. Wymienione organizacje to partnerzy całego projektu.',
        cs: 'Není uvedeno, kdo portál vytvářel, kdo vybíral příklady dobré praxe a kolik to stálo. Uvedené organizace jsou partnery celého projektu.',
      },
    ],
  },
}
