import type { Project } from '../../../src/projects/schema.ts'
import type { SeedEntry } from '../format.ts'

export const razemDlaRozwojuAglomeracji2020Plus: SeedEntry<Project> = {
  slug: 'razem-dla-rozwoju-aglomeracji-2020-plus',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history', 'agglomerations4borderlands-page'],
  owner: 'opole-agglomeration-association',
  relations: [
    { role: 'part-of-programme', to: 'programme/interreg-v-a-czech-republic-poland-2014-2020' },
    { role: 'part-of-partnership', to: 'partnership/opole-olomouc', inferred: true },
    // Order and place rest on the title and the page; `unknowns` says so.
    { role: 'follows', to: 'project/razem-dla-rozwoju-aglomeracji', inferred: true },
  ],
  content: {
    officialName: 'Razem dla rozwoju aglomeracji 2020+',
    title: {
      en: 'Together for the development of agglomerations 2020+',
      pl: 'Razem dla rozwoju aglomeracji 2020+',
      cs: 'Společně pro rozvoj aglomerací 2020+',
    },
    summary: {
      en: 'A project of this title is named once, at the end of the page about the history of the Opole–Olomouc co-operation. Only its support is known: the ERDF, within Interreg V-A Czech Republic–Poland.',
      pl: 'Projekt o tej nazwie wymieniono raz, na końcu strony o historii współpracy Opola i Ołomuńca. Wiadomo tylko, że wspiera go EFRR w polsko-czeskim programie Interreg V-A.',
      cs: 'Projekt s tímto názvem je zmíněn jednou, na konci stránky o historii spolupráce Opolské a Olomoucké aglomerace. Je známo jen to, že ho podporuje EFRR v česko-polském programu Interreg V-A.',
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
      {
        en: 'The title points beyond 2020; the project page of “Together for the development of agglomerations” dates the programme to 2014–2020. What “2020+” stands for is not explained.',
        pl: 'Nazwa wskazuje na czas po 2020 r., a według strony projektu „Razem dla rozwoju aglomeracji” program obejmuje lata 2014–2020. Znaczenia „2020+” nie wyjaśniono.',
        cs: 'Název ukazuje za rok 2020, podle stránky projektu „Společně pro rozvoj aglomerací“ však program zahrnuje roky 2014–2020. Co „2020+“ znamená, vysvětleno není.',
      },
    ],
    discrepancies: [
      {
        en: 'The history page writes of “Together for the development of agglomerations” (2018–2020) in the past tense, and a few lines further down of “… 2020+” in the present, with the same programme and the same fund. This may be a follow-up, or the same project under another title; the page leaves it open.',
        pl: 'O projekcie „Razem dla rozwoju aglomeracji” (2018–2020) strona o historii współpracy pisze w czasie przeszłym, a kilka wierszy dalej o „… 2020+” w teraźniejszym, z tym samym programem i funduszem. Może to być kontynuacja albo ten sam projekt pod inną nazwą; strona tego nie rozstrzyga.',
        cs: 'O projektu „Společně pro rozvoj aglomerací“ (2018–2020) píše stránka o historii spolupráce v minulém čase, o několik řádků níže pak o „… 2020+“ v přítomném, se stejným programem i fondem. Může jít o navazující projekt, nebo o tentýž projekt pod jiným názvem; stránka to nechává otevřené.',
      },
    ],
  },
}
