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
      en: 'The Polish ministry that gave money to projects led by the Szczecin association SSOM. The annex of 2014 counts this as evidence for the practice “SSOM: local governments in and around Szczecin plan and lobby together”.',
      pl: 'Polskie ministerstwo, które dofinansowało projekty prowadzone przez szczecińskie stowarzyszenie SSOM. Załącznik z 2014 r. wymienia to wśród dowodów skuteczności dobrej praktyki „SSOM: samorządy Szczecina i okolic wspólnie planują rozwój i prowadzą lobbing”.',
      cs: 'Polské ministerstvo, které přispělo na projekty vedené štětínským sdružením SSOM. Příloha z roku 2014 to uvádí mezi doloženými výsledky příkladu dobré praxe „SSOM: samosprávy Štětína a okolí společně plánují rozvoj a lobbují“.',
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
      {
        en: 'A source of 2016 names a Ministry of Development. The documents do not say how the two are related, so each has its own entry under the name of its source.',
        pl: 'Źródło z 2016 r. mówi o Ministerstwie Rozwoju. Dokumenty nie wyjaśniają, co łączy oba ministerstwa, dlatego każde ma osobny wpis pod nazwą ze swojego źródła.',
        cs: 'Zdroj z roku 2016 jmenuje Ministerstvo rozvoje. Dokumenty neuvádějí, jak obě ministerstva souvisejí, proto má každé vlastní záznam pod názvem ze svého zdroje.',
      },
    ],
  },
}
