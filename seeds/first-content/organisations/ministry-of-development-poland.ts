import type { Organisation } from '../../../src/organisations/schema.ts'
import type { SeedEntry } from '../format.ts'

export const ministryOfDevelopment: SeedEntry<Organisation> = {
  slug: 'ministry-of-development-poland',
  originalLanguage: 'pl',
  sources: ['zmp-conference-notice', 'interreg-ivc-annex-1117r4'],
  content: {
    title: {
      en: 'Ministry of Development (Poland)',
      pl: 'Ministerstwo Rozwoju',
      cs: 'Ministerstvo rozvoje (Polsko)',
    },
    officialName: 'Ministerstwo Rozwoju',
    orgType: 'national-authority',
    summary: {
      en: 'The Polish ministry named in the conference notice of 2016. The regional programme of the EEA Grants was its programme, and it gave grants to 38 partnerships for strategies, operational plans and technical designs.',
      pl: 'Polskie ministerstwo wymienione w zapowiedzi konferencji z 2016 r. Program regionalny Mechanizmu Finansowego EOG był jego programem; 38 partnerstw dostało od niego dotacje na strategie, plany operacyjne i projekty techniczne.',
      cs: 'Polské ministerstvo jmenované v oznámení o konferenci z roku 2016. Regionální program Fondů EHP byl jeho programem; 38 partnerstvím poskytlo dotace na strategie, operační plány a projektovou dokumentaci.',
    },
    themes: ['metropolitan-governance', 'public-administration-capacity'],
    places: [{ country: 'PL' }],
    description: {
      en: 'The grants belong to stage II (2013–2016) of the project of the Association of Polish Cities. They were made within two programmes, the EEA regional programme and Technical Assistance.',
      pl: 'Dotacje przypadają na etap II (2013–2016) projektu Związku Miast Polskich. Przyznawano je w dwóch programach: w programie regionalnym EOG i w PO Pomoc Techniczna.',
      cs: 'Dotace patří ke 2. etapě (2013–2016) projektu Svazu polských měst. Poskytovaly se ve dvou programech: v regionálním programu EHP a v OP Technická pomoc (Polsko).',
    },
    unknowns: [
      {
        en: 'Under which name the ministry gave the grants in each year of 2013–2016 is not stated; the notice uses the name of 2016.',
        pl: 'Nie podano, pod jaką nazwą ministerstwo przyznawało dotacje w kolejnych latach 2013–2016; zapowiedź używa nazwy z 2016 r.',
        cs: 'Není uvedeno, pod jakým názvem ministerstvo poskytovalo dotace v jednotlivých letech 2013–2016; oznámení používá název z roku 2016.',
      },
      {
        en: 'The amounts of the grants are not stated.',
        pl: 'Nie podano kwot dotacji.',
        cs: 'Výše dotací uvedena není.',
      },
      {
        en: 'A source of 2014 names a Ministry of Infrastructure and Development. The documents do not say how the two are related, so each has its own entry under the name of its source.',
        pl: 'Źródło z 2014 r. mówi o Ministerstwie Infrastruktury i Rozwoju. Dokumenty nie wyjaśniają, co łączy oba ministerstwa, dlatego każde ma osobny wpis pod nazwą ze swojego źródła.',
        cs: 'Zdroj z roku 2014 jmenuje Ministerstvo infrastruktury a rozvoje. Dokumenty neuvádějí, jak obě ministerstva souvisejí, proto má každé vlastní záznam pod názvem ze svého zdroje.',
      },
    ],
  },
}
