import type { Project } from '../../../src/projects/schema.ts'
import type { SeedEntry } from '../format.ts'

export const razemDlaRozwojuAglomeracji2020Plus: SeedEntry<Project> = {
  slug: 'razem-dla-rozwoju-aglomeracji-2020-plus',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history', 'agglomerations4borderlands-page'],
  owner: 'opole-agglomeration-association',
  relations: [
    { role: 'part-of-programme', to: 'programme/interreg-v-a-czech-republic-poland-2014-2020' },
    { role: 'part-of-partnership', to: 'partnership/opole-olomouc' },
    // The order rests on the title; `unknowns` says so.
    { role: 'follows', to: 'project/razem-dla-rozwoju-aglomeracji' },
  ],
  content: {
    title: {
      en: 'Together for the development of agglomerations 2020+',
      pl: 'Razem dla rozwoju aglomeracji 2020+',
      cs: 'Společně pro rozvoj aglomerací 2020+',
    },
    summary: {
      en: 'A project of this title is named once, at the end of the page about the history of the Opole–Olomouc co-operation. Only its support is known: the ERDF, within Interreg V-A Czech Republic–Poland.',
      pl: 'Projekt o tej nazwie wymieniono raz, na końcu strony o historii współpracy Opola i Ołomuńca. Wiadomo tylko, że wspiera go EFRR w polsko-czeskim programie Interreg V-A.',
      cs: 'Projekt s tímto názvem je zmíněn jednou, na konci stránky o historii spolupráce Opolské a Olomoucké aglomerace. Ví se jen, že ho podporuje EFRR v česko-polském programu Interreg V-A.',
    },
    themes: ['cross-border-cooperation', 'integrated-territorial-investments'],
    places: [
      { country: 'PL', region: 'PL52', city: 'Opole' },
      { country: 'CZ', region: 'CZ071', city: 'Olomouc' },
    ],
    projectStatus: 'unknown',
    fund: 'erdf',
    unknowns: [
      {
        en: 'Dates, partners, aims, activities, results and money are not stated.',
        pl: 'Nie podano dat, partnerów, celów, działań, rezultatów ani kwot.',
        cs: 'Nejsou uvedena data, partneři, cíle, aktivity, výsledky ani částky.',
      },
      {
        en: 'That it comes after “Together for the development of agglomerations” is suggested by the title alone; the page does not say so.',
        pl: 'Na to, że jest to kontynuacja projektu „Razem dla rozwoju aglomeracji”, wskazuje tylko nazwa; strona tego nie stwierdza.',
        cs: 'Že navazuje na projekt „Společně pro rozvoj aglomerací“, naznačuje jen název; stránka to neuvádí.',
      },
      {
        en: 'It is placed with the Opole–Olomouc partnership, and its themes and places are taken from there, because that page tells the history of the partnership.',
        pl: 'Wpis przypisano do partnerstwa Opole–Ołomuniec i przejęto z niego tematy i miejsca, ponieważ strona opisuje historię tego partnerstwa.',
        cs: 'Záznam je přiřazen k partnerství Opole–Olomouc a odtud má i témata a místa, protože stránka popisuje historii tohoto partnerství.',
      },
      {
        en: 'The page speaks of it in the present tense and carries a copyright year of 2021. Whether the project is still running is not known.',
        pl: 'Strona mówi o projekcie w czasie teraźniejszym, a w stopce ma rok 2021. Nie wiadomo, czy projekt nadal trwa.',
        cs: 'Stránka o projektu mluví v přítomném čase a v patičce má rok 2021. Zda projekt stále probíhá, není známo.',
      },
    ],
    discrepancies: [
      {
        en: 'The history page first tells of “Together for the development of agglomerations” in 2018–2020 and then names “… 2020+” without explaining it. This may be a follow-up, or the same project under another title; the sources leave it open.',
        pl: 'Strona o historii współpracy najpierw opisuje projekt „Razem dla rozwoju aglomeracji” z lat 2018–2020, a potem bez wyjaśnienia wymienia „… 2020+”. Może to być kontynuacja albo ten sam projekt pod inną nazwą; źródła tego nie rozstrzygają.',
        cs: 'Stránka o historii spolupráce nejprve popisuje projekt „Společně pro rozvoj aglomerací“ z let 2018–2020 a pak bez vysvětlení jmenuje „… 2020+“. Může jít o navazující projekt, nebo o tentýž projekt pod jiným názvem; zdroje to nechávají otevřené.',
      },
      {
        en: 'The title points beyond 2020, while the project page of “Together for the development of agglomerations” gives 2014–2020 as the years of the programme.',
        pl: 'Nazwa wskazuje na czas po 2020 r., tymczasem według strony projektu „Razem dla rozwoju aglomeracji” program obejmuje lata 2014–2020.',
        cs: 'Název odkazuje na dobu po roce 2020, zatímco podle stránky projektu „Společně pro rozvoj aglomerací“ program zahrnuje roky 2014–2020.',
      },
    ],
  },
}
