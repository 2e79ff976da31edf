import type { Event } from '../../../src/events/schema.ts'
import type { SeedEntry } from '../format.ts'

export const opoleOlomoucStudyVisits2018: SeedEntry<Event> = {
  slug: 'opole-olomouc-study-visits-2018-2020',
  originalLanguage: 'pl',
  sources: ['agglomerations4borderlands-page'],
  owner: 'opole-agglomeration-association',
  relations: [
    { role: 'event-of', to: 'project/razem-dla-rozwoju-aglomeracji' },
    { role: 'participant', to: 'organisation/opole-agglomeration-association' },
    { role: 'participant', to: 'organisation/city-of-olomouc' },
    { role: 'participant', to: 'organisation/central-moravia-regional-development-agency' },
  ],
  content: {
    title: {
      en: 'Study visits of the Opole and Olomouc agglomerations, 2018–2020',
      pl: 'Wizyty studyjne Aglomeracji Opolskiej i Ołomunieckiej, 2018–2020',
      cs: 'Studijní návštěvy Opolské a Olomoucké aglomerace, 2018–2020',
    },
    summary: {
      en: 'Within “Together for the development of agglomerations” each side was to visit the other: the Polish one the Olomouc agglomeration, the Czech one the Opole agglomeration. Institutions that co-operate with the partners were to take part too.',
      pl: 'W projekcie „Razem dla rozwoju aglomeracji” przewidziano wizyty w obu kierunkach: strony polskiej w Aglomeracji Ołomunieckiej i czeskiej w Aglomeracji Opolskiej. Miały w nich uczestniczyć także instytucje współpracujące z partnerami.',
      cs: 'V projektu „Společně pro rozvoj aglomerací“ se počítalo s návštěvami v obou směrech: polské strany v Olomoucké aglomeraci a české v Opolské aglomeraci. Účastnit se jich měly i instituce, které s partnery spolupracují.',
    },
    themes: ['cross-border-cooperation', 'exchange-of-experience', 'integrated-territorial-investments'],
    places: [
      { country: 'PL', region: 'PL52', city: 'Opole' },
      { country: 'CZ', region: 'CZ071', city: 'Olomouc' },
    ],
    date: '2018',
    endDate: '2020',
    description: {
      en: 'There were to be two series. The first was for people from the Polish partner and from institutions that work with it, in the Olomouc agglomeration. The second was for people from the Czech partners and from institutions that work with them, in the Opole agglomeration.\n\nOn the project page they are the first and the third of five activities.',
      pl: 'Przewidziano dwie serie wizyt. W pierwszej do Aglomeracji Ołomunieckiej mieli pojechać przedstawiciele polskiego partnera i instytucji, które z nim współpracują. W drugiej do Aglomeracji Opolskiej mieli przyjechać przedstawiciele czeskich partnerów i instytucji współpracujących z nimi.\n\nNa stronie projektu to pierwsze i trzecie z pięciu działań.',
      cs: 'Šlo o dvě řady návštěv. V první měli do Olomoucké aglomerace jet zástupci polského partnera a institucí, které s ním spolupracují. Ve druhé měli do Opolské aglomerace přijet zástupci českých partnerů a institucí, které spolupracují s nimi.\n\nNa stránce projektu je to první a třetí z pěti aktivit.',
    },
    audience: {
      en: 'The project partners, and co-operating institutions such as universities and business support bodies.',
      pl: 'Partnerzy projektu oraz instytucje współpracujące, np. uczelnie i instytucje otoczenia biznesu.',
      cs: 'Projektoví partneři a spolupracující instituce, např. vysoké školy a organizace na podporu podnikání.',
    },
    fund: 'erdf',
    unknowns: [
      {
        en: 'The days and the number of visits are not given. The years shown are those of the project, 1 February 2018 to 31 December 2020.',
        pl: 'Nie podano dni ani liczby wizyt. Wskazane lata to okres realizacji projektu: od 1 lutego 2018 r. do 31 grudnia 2020 r.',
        cs: 'Dny ani počet návštěv uvedeny nejsou. Zobrazené roky jsou roky projektu: od 1. února 2018 do 31. prosince 2020.',
      },
      {
        en: 'The places visited within the agglomerations and the institutions that came along are not named.',
        pl: 'Nie wymieniono miejsc odwiedzanych w aglomeracjach ani instytucji, które wzięły udział.',
        cs: 'Místa navštívená v aglomeracích ani zúčastněné instituce nejsou jmenovány.',
      },
      {
        en: 'The page was written while the project was running. Which of the visits took place is not known.',
        pl: 'Strona powstała w trakcie projektu. Nie wiadomo, które wizyty się odbyły.',
        cs: 'Stránka vznikla v průběhu projektu. Které návštěvy se uskutečnily, není známo.',
      },
    ],
  },
}
