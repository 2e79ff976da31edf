import type { Organisation } from '../../../src/organisations/schema.ts'
import type { SeedEntry } from '../format.ts'

export const centralMoraviaAgency: SeedEntry<Organisation> = {
  slug: 'central-moravia-regional-development-agency',
  originalLanguage: 'pl',
  sources: ['agglomerations4borderlands-page'],
  content: {
    title: {
      en: 'Regional Agency for the Development of Central Moravia',
      pl: 'Regionalna Agencja Rozwoju Moraw Środkowych',
      cs: 'Regionální agentura pro rozvoj střední Moravy',
    },
    officialName: 'Regionální agentura pro rozvoj střední Moravy',
    altNames: ['Regionalna Agencja Rozwoju Moraw Środkowych'],
    orgType: 'sectoral-agency',
    summary: {
      en: 'A Czech regional development agency. It was a partner in “Together for the development of agglomerations” (2018–2020), beside the City of Olomouc.',
      pl: 'Czeska agencja rozwoju regionalnego. Obok Miasta Ołomuniec była partnerem projektu „Razem dla rozwoju aglomeracji” (2018–2020).',
      cs: 'Česká regionální rozvojová agentura. Vedle statutárního města Olomouc byla partnerem projektu „Společně pro rozvoj aglomerací“ (2018–2020).',
    },
    themes: ['cross-border-cooperation', 'integrated-territorial-investments', 'exchange-of-experience'],
    places: [{ country: 'CZ', region: 'CZ07' }],
    unknowns: [
      {
        en: 'The town in which the agency has its seat is not stated; the region is taken from its name.',
        pl: 'Nie podano siedziby agencji; region wzięto z jej nazwy.',
        cs: 'Sídlo agentury uvedeno není; region je převzat z jejího názvu.',
      },
      {
        en: 'The page names the agency in Polish only; the Czech name here does not come from it.',
        pl: 'Strona podaje tylko polską nazwę agencji; czeska nazwa we wpisie z niej nie pochodzi.',
        cs: 'Stránka uvádí jen polský název agentury; český název v záznamu z ní nepochází.',
      },
      {
        en: 'No contact details are given.',
        pl: 'Nie podano danych kontaktowych.',
        cs: 'Kontaktní údaje uvedeny nejsou.',
      },
    ],
  },
}
