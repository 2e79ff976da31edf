import type { Organisation } from '../../../src/organisations/schema.ts'
import type { SeedEntry } from '../format.ts'

export const ministryOfInfrastructureAndDevelopment: SeedEntry<Organisation> = {
  slug: 'ministry-of-infrastructure-and-development-poland',
  originalLanguage: 'en',
  sources: ['interreg-ivc-annex-1117r4', 'zmp-conference-notice'],
  content: {
    title: {
      en: 'Ministry of Infrastructure and Development (Poland)',
      pl: 'Ministerstwo Infrastruktury i Rozwoju',
      cs: 'Ministerstvo infrastruktury a rozvoje (Polsko)',
    },
    officialName: 'Ministerstwo Infrastruktury i Rozwoju',
    altNames: ['Ministry of Infrastructure and Development'],
    orgType: 'national-authority',
    summary: {
      en: 'The Polish ministry named in the annex of 2014 on the Szczecin association. It gave money to projects that the association led.',
      pl: 'Polskie ministerstwo wymienione w załączniku z 2014 r. o stowarzyszeniu ze Szczecina. Dofinansowało projekty, których liderem było stowarzyszenie.',
      cs: 'Polské ministerstvo jmenované v příloze z roku 2014 o štětínském sdružení. Přispělo na projekty, které sdružení vedlo.',
    },
    themes: ['metropolitan-governance', 'public-administration-capacity'],
    places: [{ country: 'PL' }],
    unknowns: [
      {
        en: 'The names of the projects, their years and the amounts are not stated.',
        pl: 'Nie podano nazw projektów, ich lat ani kwot.',
        cs: 'Názvy projektů, jejich roky ani částky uvedeny nejsou.',
      },
      {
        en: 'The annex names the ministry in English only; the Polish name here does not come from it.',
        pl: 'Załącznik podaje tylko angielską nazwę ministerstwa; polska nazwa we wpisie z niego nie pochodzi.',
        cs: 'Příloha uvádí jen anglický název ministerstva; polský název v záznamu z ní nepochází.',
      },
    ],
    discrepancies: [
      {
        en: 'The name differs by year: the source of 2014 has the Ministry of Infrastructure and Development, that of 2016 the Ministry of Development. The documents do not say how the two are related, so each has its own entry under the name of its source.',
        pl: 'Nazwa zależy od roku: źródło z 2014 r. mówi o Ministerstwie Infrastruktury i Rozwoju, źródło z 2016 r. o Ministerstwie Rozwoju. Dokumenty nie wyjaśniają, co je łączy, dlatego każde ma osobny wpis pod nazwą ze swojego źródła.',
        cs: 'Název se liší podle roku: zdroj z roku 2014 má Ministerstvo infrastruktury a rozvoje, zdroj z roku 2016 Ministerstvo rozvoje. Dokumenty neuvádějí, jak spolu souvisejí, proto má každé vlastní záznam pod názvem ze svého zdroje.',
      },
    ],
  },
}
