import type { Event } from '../../../src/events/schema.ts'
import type { SeedEntry } from '../format.ts'

export const opoleOlomoucAgreementSigning: SeedEntry<Event> = {
  slug: 'opole-olomouc-agreement-signing-2016',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history'],
  owner: 'opole-agglomeration-association',
  relations: [
    { role: 'event-of', to: 'partnership/opole-olomouc' },
    { role: 'participant', to: 'organisation/opole-agglomeration-association', inferred: true },
  ],
  content: {
    title: {
      en: 'Opole and Olomouc sign an agreement on cross-border co-operation',
      pl: 'Opole i Ołomuniec: podpisanie Porozumienia o współpracy transgranicznej',
      cs: 'Opole a Olomouc: podpis Dohody o přeshraniční spolupráci',
    },
    summary: {
      en: 'In 2016 representatives of both agglomerations signed the agreement with which their co-operation began. The history page calls it the first between ITI bodies of Poland and Czechia.',
      pl: 'W 2016 r. przedstawiciele obu aglomeracji podpisali dokument, od którego zaczęła się ich współpraca. Strona o jej historii nazywa go pierwszym takim porozumieniem polskich i czeskich instytucji wdrażających ZIT.',
      cs: 'V roce 2016 podepsali zástupci obou aglomerací dokument, kterým začala jejich spolupráce. Stránka o její historii ho označuje za první takovou dohodu mezi polskými a českými nositeli ITI.',
    },
    themes: ['cross-border-cooperation', 'integrated-territorial-investments'],
    places: [
      { country: 'PL', region: 'PL52', city: 'Opole' },
      { country: 'CZ', region: 'CZ071', city: 'Olomouc' },
    ],
    date: '2016',
    description: {
      en: 'The agreement concerns co-operation across the border. Its parties are responsible for Integrated Territorial Investments (ITI) in their own countries.\n\nThe joint projects of the following years are presented as further steps on the way that this agreement opened.',
      pl: 'Porozumienie dotyczy współpracy transgranicznej. Jego strony odpowiadają za zintegrowane inwestycje terytorialne (ZIT), każda w swoim kraju.\n\nWspólne projekty z następnych lat przedstawiono jako dalsze kroki na drodze, którą otworzyło to porozumienie.',
      cs: 'Dohoda se týká přeshraniční spolupráce. Její strany odpovídají za integrované teritoriální investice (ITI), každá ve své zemi.\n\nSpolečné projekty z dalších let jsou představeny jako následující kroky na cestě, kterou tato dohoda otevřela.',
    },
    unknowns: [
      {
        en: 'Only the year is known. The day and the month are not given.',
        pl: 'Znany jest tylko rok. Nie podano dnia ani miesiąca.',
        cs: 'Znám je jen rok. Den ani měsíc uveden není.',
      },
      {
        en: 'Where the agreement was signed is not stated. Opole and Olomouc stand here for the two agglomerations.',
        pl: 'Nie podano, gdzie podpisano porozumienie. Opole i Ołomuniec oznaczają tu obie aglomeracje.',
        cs: 'Kde byla dohoda podepsána, uvedeno není. Opole a Olomouc zde zastupují obě aglomerace.',
      },
      {
        en: 'Who organised the signing, who signed, and which body stood on the Czech side are not stated. That the Opole Agglomeration Association took part is inferred.',
        pl: 'Nie podano organizatora, sygnatariuszy ani tego, która instytucja reprezentowała stronę czeską. Udział Stowarzyszenia Aglomeracja Opolska wywnioskowano.',
        cs: 'Není uveden pořadatel, signatáři ani to, která instituce zastupovala českou stranu. Účast Sdružení Opolské aglomerace je odvozena.',
      },
    ],
  },
}
