import type { Organisation } from '../../../src/organisations/schema.ts'
import type { SeedEntry } from '../format.ts'

export const cityOfOlomouc: SeedEntry<Organisation> = {
  slug: 'city-of-olomouc',
  originalLanguage: 'pl',
  sources: ['agglomerations4borderlands-page'],
  content: {
    title: { en: 'City of Olomouc', pl: 'Miasto Ołomuniec', cs: 'Statutární město Olomouc' },
    officialName: 'Statutární město Olomouc',
    altNames: ['Miasto Ołomuniec'],
    orgType: 'local-authority',
    summary: {
      en: 'One of the two Czech partners in “Together for the development of agglomerations” (2018–2020). The project joined the Olomouc and Opole agglomerations.',
      pl: 'Jeden z dwóch czeskich partnerów projektu „Razem dla rozwoju aglomeracji” (2018–2020). Projekt łączył Aglomerację Ołomuniecką z Aglomeracją Opolską.',
      cs: 'Jeden ze dvou českých partnerů projektu „Společně pro rozvoj aglomerací“ (2018–2020). Projekt spojoval Olomouckou a Opolskou aglomeraci.',
    },
    themes: ['cross-border-cooperation', 'integrated-territorial-investments', 'exchange-of-experience'],
    places: [{ country: 'CZ', region: 'CZ071', city: 'Olomouc' }],
    city: 'Olomouc',
    unknowns: [
      {
        en: 'The documents do not say whether the city signed the agreement of 2016 or is itself responsible for ITI; they speak of the Olomouc agglomeration.',
        pl: 'Dokumenty nie mówią, czy miasto podpisało porozumienie z 2016 r. ani czy samo odpowiada za ZIT; mówią o Aglomeracji Ołomunieckiej.',
        cs: 'Dokumenty neuvádějí, zda město podepsalo dohodu z roku 2016, ani zda je samo nositelem ITI; mluví o Olomoucké aglomeraci.',
      },
      {
        en: 'No address or other contact of the city office is given.',
        pl: 'Nie podano adresu ani innego kontaktu do urzędu miasta.',
        cs: 'Není uvedena adresa ani jiný kontakt na magistrát.',
      },
    ],
  },
}
