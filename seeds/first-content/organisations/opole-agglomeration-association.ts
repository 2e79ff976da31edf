import type { Organisation } from '../../../src/organisations/schema.ts'
import type { SeedEntry } from '../format.ts'

export const opoleAssociation: SeedEntry<Organisation> = {
  slug: 'opole-agglomeration-association',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history', 'agglomerations4borderlands-page'],
  content: {
    title: {
      en: 'Opole Agglomeration Association',
      pl: 'Stowarzyszenie Aglomeracja Opolska',
      cs: 'Sdružení Opolské aglomerace',
    },
    officialName: 'Stowarzyszenie Aglomeracja Opolska',
    altNames: ['Aglomeracja Opolska', 'Biuro Stowarzyszenia Aglomeracja Opolska'],
    orgType: 'metropolitan-body',
    summary: {
      en: 'The association of the Opole agglomeration, an ITI body on the Polish side. It led a project with two Czech partners; co-operation with the Olomouc agglomeration began with an agreement in 2016.',
      pl: 'Stowarzyszenie Aglomeracja Opolska to polska instytucja wdrażająca ZIT. Kierowało projektem z dwoma czeskimi partnerami; współpraca z Aglomeracją Ołomuniecką zaczęła się od porozumienia w 2016 r.',
      cs: 'Sdružení Opolské aglomerace je na polské straně nositelem ITI. Vedlo projekt se dvěma českými partnery; spolupráce s Olomouckou aglomerací začala dohodou v roce 2016.',
    },
    themes: [
      'metropolitan-governance',
      'integrated-territorial-investments',
      'cross-border-cooperation',
      'exchange-of-experience',
    ],
    places: [{ country: 'PL', region: 'PL52', city: 'Opole' }],
    description: {
      en: 'With two Czech partners, the City of Olomouc and the regional agency of Central Moravia, the association carried out “Together for the development of agglomerations” (2018–2020). Its website also tells of an earlier joint project of 2017–2018 and names one called “… 2020+”.\n\nThe history page counts the agreement of 2016 as the first between bodies responsible for ITI in Poland and in Czechia.',
      pl: 'Z dwoma czeskimi partnerami, Miastem Ołomuniec i agencją z Moraw Środkowych, stowarzyszenie zrealizowało projekt „Razem dla rozwoju aglomeracji” (2018–2020). Na jego stronie opisano też wcześniejszy wspólny projekt z lat 2017–2018 i wymieniono projekt „… 2020+”.\n\nStrona o historii współpracy uznaje porozumienie z 2016 r. za pierwsze między polskimi i czeskimi instytucjami odpowiedzialnymi za ZIT.',
      cs: 'Se dvěma českými partnery, statutárním městem Olomouc a agenturou ze střední Moravy, uskutečnilo sdružení projekt „Společně pro rozvoj aglomerací“ (2018–2020). Jeho web popisuje i dřívější společný projekt z let 2017–2018 a jmenuje projekt „… 2020+“.\n\nStránka o historii spolupráce považuje dohodu z roku 2016 za první mezi polskými a českými subjekty odpovědnými za ITI.',
    },
    street: 'pl. Wolności 6',
    postcode: '45-018',
    city: 'Opole',
    accessNote: {
      en: 'First floor, above the Pizza Hut restaurant; entrance from the car park',
      pl: 'I piętro, nad restauracją Pizza Hut; wejście od strony parkingu',
      cs: '1. patro, nad restaurací Pizza Hut; vchod z parkoviště',
    },
    nip: '7543078725',
    regon: '161568833',
    krs: '0000485977',
    phone: '+48774461400',
    fax: '+48774459612',
    email: 'biuro@ao.opole.pl',
    officeHours: { en: 'Mon–Fri 7:30–15:30', pl: 'pn.–pt. 7:30–15:30', cs: 'po–pá 7:30–15:30' },
    contactAsOf: '2021',
    unknowns: [
      {
        en: 'The members of the association and the year in which it was founded are not stated.',
        pl: 'Nie podano członków stowarzyszenia ani roku jego założenia.',
        cs: 'Nejsou uvedeni členové sdružení ani rok jeho založení.',
      },
      {
        en: 'That the association is the ITI body of its agglomeration is inferred: the history page speaks of bodies responsible for ITI and does not name them.',
        pl: 'To, że stowarzyszenie jest instytucją wdrażającą ZIT, wywnioskowano: strona o historii współpracy mówi o instytucjach odpowiedzialnych za ZIT, ale ich nie wymienia.',
        cs: 'Že je sdružení nositelem ITI, je odvozeno: stránka o historii spolupráce mluví o subjektech odpovědných za ITI, ale nejmenuje je.',
      },
      {
        en: 'The contact details bear no date. The year 2021 is the copyright year at the foot of the page.',
        pl: 'Dane kontaktowe nie mają daty. Rok 2021 to rok z noty o prawach autorskich w stopce strony.',
        cs: 'Kontaktní údaje nejsou datovány. Rok 2021 je rok z autorské doložky v patičce stránky.',
      },
      {
        en: 'The page writes the address as “ul. Plac Wolności 6”, with the words for “street” and “square” together. It is read here as a square: “pl. Wolności 6”.',
        pl: 'Strona podaje adres „ul. Plac Wolności 6”, ze skrótem ulicy i słowem „plac”. Przyjęto, że chodzi o plac: „pl. Wolności 6”.',
        cs: 'Stránka uvádí adresu „ul. Plac Wolności 6“, se zkratkou ulice i slovem pro náměstí. Zde je chápána jako náměstí: „pl. Wolności 6“.',
      },
    ],
  },
}
