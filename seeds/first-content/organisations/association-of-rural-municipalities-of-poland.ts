import type { Organisation } from '../../../src/organisations/schema.ts'
import type { SeedEntry } from '../format.ts'

export const ruralMunicipalities: SeedEntry<Organisation> = {
  slug: 'association-of-rural-municipalities-of-poland',
  originalLanguage: 'pl',
  sources: ['zmp-conference-notice'],
  content: {
    title: {
      en: 'Association of Rural Municipalities of Poland',
      pl: 'Związek Gmin Wiejskich RP',
      cs: 'Svaz venkovských obcí Polské republiky',
    },
    officialName: 'Związek Gmin Wiejskich Rzeczypospolitej Polskiej',
    altNames: ['Związek Gmin Wiejskich RP'],
    orgType: 'association-of-authorities',
    summary: {
      en: 'The association of rural municipalities in Poland. As a permanent partner of the Association of Polish Cities it took part in the project about partnerships in functional areas.',
      pl: 'Organizacja polskich gmin wiejskich. Jako stały partner Związku Miast Polskich uczestniczyła w projekcie o partnerstwach w obszarach funkcjonalnych.',
      cs: 'Svaz polských venkovských obcí. Jako stálý partner Svazu polských měst se účastnil projektu o partnerstvích ve funkčních oblastech.',
    },
    themes: ['metropolitan-governance', 'public-administration-capacity'],
    places: [{ country: 'PL' }],
    unknowns: [
      {
        en: 'What the association did in the project is not described. Its seat and contact details are not given.',
        pl: 'Nie opisano roli związku w projekcie. Nie podano jego siedziby ani danych kontaktowych.',
        cs: 'Není popsána role svazu v projektu. Jeho sídlo ani kontaktní údaje uvedeny nejsou.',
      },
    ],
  },
}
