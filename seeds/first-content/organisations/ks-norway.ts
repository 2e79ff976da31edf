import type { Organisation } from '../../../src/organisations/schema.ts'
import type { SeedEntry } from '../format.ts'

export const ksNorway: SeedEntry<Organisation> = {
  slug: 'ks-norway',
  originalLanguage: 'pl',
  sources: ['zmp-conference-notice'],
  content: {
    title: {
      en: 'Norwegian Association of Local and Regional Authorities',
      pl: 'Norweski Związek Władz Lokalnych i Regionalnych',
      cs: 'Norský svaz místních a regionálních samospráv',
    },
    acronym: 'KS',
    officialName: 'Kommunesektorens organisasjon',
    altNames: ['Norweski Związek Władz Lokalnych i Regionalnych'],
    orgType: 'association-of-authorities',
    summary: {
      en: 'The Norwegian association of local and regional authorities. It worked with the Association of Polish Cities on the project about partnerships in functional areas.',
      pl: 'Norweska organizacja zrzeszająca władze lokalne i regionalne. Współpracowała ze Związkiem Miast Polskich w projekcie o partnerstwach w obszarach funkcjonalnych.',
      cs: 'Norský svaz místních a regionálních samospráv. Spolupracoval se Svazem polských měst na projektu o partnerstvích ve funkčních oblastech.',
    },
    themes: ['metropolitan-governance', 'public-administration-capacity', 'exchange-of-experience'],
    places: [{ country: 'NO' }],
    unknowns: [
      {
        en: 'What KS did in the project is not described.',
        pl: 'Nie opisano roli KS w projekcie.',
        cs: 'Není popsána role svazu KS v projektu.',
      },
      {
        en: 'The notice names it in Polish, with the abbreviation KS; the Norwegian name here does not come from the notice. No contact details are given.',
        pl: 'Zapowiedź podaje nazwę po polsku i skrót KS; norweska nazwa we wpisie z niej nie pochodzi. Danych kontaktowych nie podano.',
        cs: 'Oznámení uvádí polský název a zkratku KS; norský název v záznamu z něj nepochází. Kontaktní údaje uvedeny nejsou.',
      },
    ],
  },
}
