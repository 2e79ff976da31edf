import type { SeedSource } from './format.ts'

export const sources: SeedSource[] = [
  {
    code: 'interreg-ivc-annex-1117r4',
    title: {
      en: 'Association of the Szczecin Metropolitan Area (SSOM), index 1117R4',
      pl: 'Stowarzyszenie Szczecińskiego Obszaru Metropolitalnego (SSOM), indeks 1117R4',
      cs: 'Sdružení Štětínské metropolitní oblasti (SSOM), index 1117R4',
    },
    pageKind: {
      en: 'good-practice annex in a programme’s database',
      pl: 'załącznik z opisem dobrej praktyki w bazie programu',
      cs: 'příloha s příkladem dobré praxe v databázi programu',
    },
    owner: 'INTERREG IVC',
    language: 'en',
    dated: '2014-09-22',
    dateNote: {
      en: 'The day on which the annex was completed, written month first on the page.',
      pl: 'Dzień wypełnienia załącznika; w dacie na stronie pierwszy jest miesiąc.',
      cs: 'Den vyplnění přílohy; v datu na stránce stojí měsíc na prvním místě.',
    },
    note: {
      en: 'The website has not been kept up to date since 31 December 2015.',
      pl: 'Strona internetowa nie jest aktualizowana od 31 grudnia 2015 r.',
      cs: 'Internetové stránky se od 31. prosince 2015 neaktualizují.',
    },
  },
  {
    code: 'urbact-profile-gdansk-gdynia-sopot',
    title: {
      en: 'Gdańsk–Gdynia–Sopot: metropolitan practitioners as mentors',
      pl: 'Gdańsk-Gdynia-Sopot: praktycy metropolitalni jako mentorzy',
      cs: 'Gdaňsk–Gdyně–Sopoty: metropolitní odborníci jako mentoři',
    },
    pageKind: {
      en: 'partner-search profile',
      pl: 'profil w wyszukiwarce partnerów',
      cs: 'profil ve vyhledávání partnerů',
    },
    owner: 'URBACT',
    language: 'en',
    dated: '2019-02-11',
    dateNote: {
      en: 'The day on which the profile was last changed.',
      pl: 'Dzień ostatniej zmiany profilu.',
      cs: 'Den poslední změny profilu.',
    },
    note: {
      en: 'The title is shortened here; the entry of the partnership quotes it in full.',
      pl: 'Tytuł podano w skrócie; pełny tytuł cytuje wpis partnerstwa.',
      cs: 'Název je zde zkrácen; celý ho cituje záznam partnerství.',
    },
  },
  {
    code: 'agglomerations4borderlands-page',
    title: {
      en: 'Agglomerations4Borderlands',
      pl: 'Agglomerations4Borderlands',
      cs: 'Agglomerations4Borderlands',
    },
    pageKind: { en: 'project page', pl: 'strona projektu', cs: 'stránka projektu' },
    owner: 'Stowarzyszenie Aglomeracja Opolska',
    ownerSlug: 'opole-agglomeration-association',
    language: 'pl',
    dateNote: {
      en: 'The page bears no date. It speaks of the project as running, so it was written between February 2018 and December 2020.',
      pl: 'Strona nie ma daty. Opisuje projekt jako trwający, powstała więc między lutym 2018 r. a grudniem 2020 r.',
      cs: 'Stránka není datována. Popisuje projekt jako probíhající, vznikla tedy mezi únorem 2018 a prosincem 2020.',
    },
    note: {
      en: 'The page does not name its publisher. It is put down to the association that carries out the project.',
      pl: 'Strona nie podaje wydawcy. Przypisano ją stowarzyszeniu, które realizuje projekt.',
      cs: 'Stránka neuvádí vydavatele. Je přiřazena sdružení, které projekt realizuje.',
    },
  },
  {
    code: 'zmp-conference-notice',
    title: {
      en: 'Closing conference of a five-year project of the Association of Polish Cities',
      pl: 'Konferencja podsumowująca pięcioletni projekt Związku Miast Polskich',
      cs: 'Závěrečná konference pětiletého projektu Svazu polských měst',
    },
    pageKind: {
      en: 'announcement of a closing conference',
      pl: 'zapowiedź konferencji podsumowującej',
      cs: 'oznámení o závěrečné konferenci',
    },
    owner: 'Związek Miast Polskich',
    ownerSlug: 'association-of-polish-cities',
    language: 'pl',
    dated: '2016',
    dateNote: {
      en: 'Written before the conference of 18 October 2016. The day of publication is not given; the year is inferred.',
      pl: 'Tekst powstał przed konferencją 18 października 2016 r. Dnia publikacji nie podano; rok wywnioskowano.',
      cs: 'Text vznikl před konferencí 18. října 2016. Den zveřejnění uveden není; rok je odvozen.',
    },
    note: {
      en: 'The page has no heading; the title is ours. It mentions an attached agenda, which the portal does not have.',
      pl: 'Strona nie ma nagłówka; tytuł pochodzi od redakcji. Wspomina o załączonym programie, którego portal nie ma.',
      cs: 'Stránka nemá nadpis; název je náš. Zmiňuje přiložený program, který portál nemá.',
    },
  },
  {
    code: 'opole-cooperation-history',
    title: {
      en: 'History of the co-operation of the Opole and Olomouc agglomerations',
      pl: 'Historia współpracy Aglomeracji Opolskiej i Aglomeracji Ołomunieckiej',
      cs: 'Historie spolupráce Opolské a Olomoucké aglomerace',
    },
    pageKind: {
      en: 'history and contact page',
      pl: 'strona z historią współpracy i danymi kontaktowymi',
      cs: 'stránka s historií spolupráce a kontakty',
    },
    owner: 'Stowarzyszenie Aglomeracja Opolska',
    ownerSlug: 'opole-agglomeration-association',
    language: 'pl',
    dated: '2021',
    dateNote: {
      en: 'The copyright year at the foot of the page. The text itself is not dated.',
      pl: 'Rok z noty o prawach autorskich w stopce strony. Sam tekst nie ma daty.',
      cs: 'Rok z autorské doložky v patičce stránky. Samotný text datován není.',
    },
  },
]
