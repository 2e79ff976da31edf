import type { Event } from '../../../src/events/schema.ts'
import type { SeedEntry } from '../format.ts'
import { zmpContact } from '../zmp-notice.ts'

export const zmpClosingConference: SeedEntry<Event> = {
  slug: 'zmp-closing-conference-poznan-2016',
  originalLanguage: 'pl',
  sources: ['zmp-conference-notice'],
  owner: 'association-of-polish-cities',
  relations: [
    // The notice says “we”; `unknowns` says so.
    { role: 'organiser', to: 'organisation/association-of-polish-cities', inferred: true },
    { role: 'event-of', to: 'project/zmp-functional-area-partnerships' },
    { role: 'part-of-programme', to: 'programme/eea-regional-programme-poland' },
  ],
  contacts: [zmpContact('registration')],
  content: {
    title: {
      en: 'Closing conference of the ZMP project on functional areas, Poznań 2016',
      pl: 'Konferencja podsumowująca projekt ZMP o obszarach funkcjonalnych, Poznań 2016',
      cs: 'Závěrečná konference projektu ZMP o funkčních oblastech, Poznaň 2016',
    },
    summary: {
      en: 'The conference was to show what a five-year project of the Association of Polish Cities (ZMP) and its partnerships had achieved. A debate on how Polish local governments would co-operate in future was to follow.',
      pl: 'Konferencja miała pokazać dokonania pięcioletniego projektu Związku Miast Polskich (ZMP) i jego partnerstw. W dalszej kolejności zaplanowano debatę o przyszłej współpracy polskich samorządów.',
      cs: 'Konference měla ukázat, čeho dosáhl pětiletý projekt Svazu polských měst (ZMP) a jeho partnerství. Poté měla následovat debata o budoucí spolupráci polských samospráv.',
    },
    themes: ['metropolitan-governance', 'exchange-of-experience', 'public-administration-capacity'],
    places: [{ country: 'PL', region: 'PL41', city: 'Poznań' }],
    date: '2016-10-18',
    timeStart: '09:00',
    timeEnd: '16:00',
    timeZone: 'Europe/Warsaw',
    venue: { en: 'Hotel Mercure, Poznań', pl: 'Hotel Mercure, Poznań', cs: 'Hotel Mercure, Poznaň' },
    description: {
      en: 'The conference was set for the end of a project in which cities received support, expert help and training for working with their neighbours in functional areas.\n\nThe notice calls such co-operation a necessity. It points to the draft Strategy for Responsible Development, which takes it up as well.',
      pl: 'Konferencję zaplanowano na zakończenie projektu, w którym miasta otrzymywały wsparcie, pomoc ekspertów i szkolenia potrzebne do współdziałania z sąsiadami w obszarach funkcjonalnych.\n\nZapowiedź uznaje takie współdziałanie za konieczne. Przypomina, że mówi o nim także projekt Strategii na rzecz Odpowiedzialnego Rozwoju.',
      cs: 'Konference byla naplánována na závěr projektu, ve kterém města získávala podporu, pomoc odborníků a školení pro spolupráci se sousedy ve funkčních oblastech.\n\nOznámení považuje takovou spolupráci za nutnou. Připomíná, že s ní počítá i návrh Strategie odpovědného rozvoje.',
    },
    audience: {
      en: 'Local governments from the project had been invited. Cities that think of working with other local governments were welcome too.',
      pl: 'Zaproszenie wysłano do samorządów z projektu. Zgłosić się mogły również miasta, które myślą o współpracy z innymi samorządami.',
      cs: 'Pozvány byly samosprávy z projektu. Přihlásit se mohla i města, která uvažují o spolupráci s dalšími samosprávami.',
    },
    agenda: [
      {
        title: {
          en: 'Part 1: results of the 17 partnerships of the EEA regional programme',
          pl: 'Część 1: rezultaty 17 partnerstw programu regionalnego EOG',
          cs: '1. část: výsledky 17 partnerství regionálního programu EHP',
        },
        text: {
          en: 'The partnerships unite about 200 local governments of different types with social and business bodies. The notice sees them as a trial of co-operation between local governments and between sectors.',
          pl: 'Partnerstwa skupiają ok. 200 samorządów różnych typów oraz podmioty społeczne i gospodarcze. Według zapowiedzi sprawdzano w nich współdziałanie samorządów między sobą i z innymi sektorami.',
          cs: 'Partnerství spojují asi 200 samospráv různých typů se společenskými a hospodářskými subjekty. Podle oznámení se v nich zkoušela spolupráce samospráv mezi sebou i s jinými sektory.',
        },
      },
      {
        title: {
          en: 'Part 2: debate on the future of co-operation',
          pl: 'Część 2: debata o przyszłości współpracy',
          cs: '2. část: debata o budoucnosti spolupráce',
        },
        text: {
          en: 'How Polish local governments will work in partnership, in view of the Strategy for Responsible Development, a draft at the time.',
          pl: 'Temat: partnerska współpraca polskich samorządów w świetle Strategii na rzecz Odpowiedzialnego Rozwoju, wówczas jeszcze w wersji projektu.',
          cs: 'Téma: partnerská spolupráce polských samospráv s ohledem na Strategii odpovědného rozvoje, tehdy ještě návrh.',
        },
      },
    ],
    attachmentsMentioned: true,
    unknowns: [
      {
        en: 'The notice does not name an organiser. That it is the Association of Polish Cities is inferred: the project was its own, and registration went to its mailbox.',
        pl: 'Zapowiedź nie wymienia organizatora. To, że jest nim Związek Miast Polskich, wywnioskowano: to jego projekt, a zgłoszenia przyjmowano na jego adres e-mail.',
        cs: 'Oznámení pořadatele nejmenuje. Že jím je Svaz polských měst, je odvozeno: šlo o jeho projekt a přihlášky se posílaly na jeho adresu.',
      },
      {
        en: 'The source is an announcement. Whether the conference took place as planned is not known.',
        pl: 'Źródłem jest zapowiedź. Nie wiadomo, czy konferencja odbyła się zgodnie z planem.',
        cs: 'Zdrojem je oznámení. Zda se konference konala podle plánu, není známo.',
      },
      {
        en: 'The notice mentions an attached agenda, which is missing. The hours of the two parts and the speakers are therefore not known.',
        pl: 'Zapowiedź wspomina o załączonym programie, którego brak. Nieznane są więc godziny obu części ani prelegenci.',
        cs: 'Oznámení zmiňuje přiložený program, který chybí. Časy obou částí ani řečníci proto nejsou známi.',
      },
      {
        en: 'The closing date for registration is not given, nor whether there was a fee or a limit of places.',
        pl: 'Nie podano terminu zgłoszeń ani tego, czy udział był płatny i czy liczba miejsc była ograniczona.',
        cs: 'Není uveden termín přihlášek ani to, zda se platil poplatek a zda byl počet míst omezen.',
      },
      {
        en: 'The hotel is named without a street.',
        pl: 'Hotel podano bez adresu.',
        cs: 'Hotel je uveden bez adresy.',
      },
    ],
  },
}
