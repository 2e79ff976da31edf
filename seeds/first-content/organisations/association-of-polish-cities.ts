import type { Organisation } from '../../../src/organisations/schema.ts'
import type { SeedEntry } from '../format.ts'
import { zmpContact } from '../zmp-notice.ts'

export const polishCities: SeedEntry<Organisation> = {
  slug: 'association-of-polish-cities',
  originalLanguage: 'pl',
  sources: ['zmp-conference-notice'],
  contacts: [zmpContact('office')],
  content: {
    title: { en: 'Association of Polish Cities', pl: 'Związek Miast Polskich', cs: 'Svaz polských měst' },
    acronym: 'ZMP',
    officialName: 'Związek Miast Polskich',
    orgType: 'association-of-authorities',
    summary: {
      en: 'The association led a five-year project that advised and trained local partnerships in functional areas all over Poland. It announced a closing conference in Poznań for 18 October 2016.',
      pl: 'Związek prowadził pięcioletni projekt: doradzał lokalnym partnerstwom w obszarach funkcjonalnych w całej Polsce i je szkolił. Konferencję podsumowującą zapowiedział na 18 października 2016 r. w Poznaniu.',
      cs: 'Svaz vedl pětiletý projekt: radil místním partnerstvím ve funkčních oblastech po celém Polsku a školil je. Závěrečnou konferenci ohlásil na 18. října 2016 v Poznani.',
    },
    themes: ['metropolitan-governance', 'public-administration-capacity', 'exchange-of-experience'],
    places: [{ country: 'PL' }],
    description: {
      en: 'In the project the association worked with KS from Norway and with the Polish associations of counties and of rural municipalities, which the notice calls its permanent partners.\n\nLocal governments that had taken part were invited to the closing conference, and so were cities interested in working with others. Its second part was meant for a debate on the future of such partnerships.',
      pl: 'W projekcie związek współpracował z norweskim KS oraz ze związkami powiatów i gmin wiejskich, które zapowiedź konferencji nazywa stałymi partnerami.\n\nNa konferencję podsumowującą zaproszono samorządy z projektu, a także inne miasta, które myślą o współpracy. Drugą część przeznaczono na debatę o przyszłości takich partnerstw.',
      cs: 'V projektu svaz spolupracoval s norským svazem KS a se svazy okresů (powiatů) a venkovských obcí, které oznámení nazývá stálými partnery.\n\nNa závěrečnou konferenci byly pozvány samosprávy z projektu a také další města se zájmem o spolupráci. Druhá část byla určena debatě o budoucnosti takových partnerství.',
    },
    unknowns: [
      {
        en: 'The notice does not give the seat of the association, its office or its members.',
        pl: 'Zapowiedź nie podaje siedziby związku, danych biura ani członków.',
        cs: 'Oznámení neuvádí sídlo svazu, údaje o kanceláři ani členy.',
      },
    ],
  },
}
