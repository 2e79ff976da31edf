import type { Programme } from '../../../src/programmes/schema.ts'
import type { SeedEntry } from '../format.ts'

export const urbact: SeedEntry<Programme> = {
  slug: 'urbact',
  originalLanguage: 'en',
  sources: ['urbact-profile-gdansk-gdynia-sopot'],
  content: {
    title: { en: 'URBACT', pl: 'URBACT', cs: 'URBACT' },
    summary: {
      en: 'A European programme of city networks with a partner search. Its profile of Gdańsk–Gdynia–Sopot, last changed on 11 February 2019, is in this portal.',
      pl: 'Europejski program sieci miast z wyszukiwarką partnerów. W portalu jest profil obszaru Gdańsk-Gdynia-Sopot, ostatnio zmieniony 11 lutego 2019 r.',
      cs: 'Evropský program sítí měst s vyhledáváním partnerů. V portálu je profil oblasti Gdaňsk–Gdyně–Sopoty, naposledy změněný 11. února 2019.',
    },
    themes: ['exchange-of-experience', 'metropolitan-governance'],
    places: [{ country: 'PL' }],
    description: {
      en: 'A profile in the partner search states topics, the policy issue, useful information about the candidate, what the candidate is looking for, its name and its type of region. It also asks about earlier work in an URBACT network.\n\nThe candidate from Gdańsk–Gdynia–Sopot is looking for project partners and a lead expert. It would like to form a network of metropolitan areas that share their competences.',
      pl: 'Profil w wyszukiwarce partnerów podaje tematy, problem do rozwiązania, informacje o kandydacie, kogo kandydat szuka, jego nazwę i typ regionu. Zawiera też pytanie o wcześniejszy udział w sieci URBACT.\n\nKandydat z obszaru Gdańsk-Gdynia-Sopot szuka partnerów projektu i eksperta wiodącego. Chce utworzyć sieć obszarów metropolitalnych, które dzielą się kompetencjami.',
      cs: 'Profil ve vyhledávání partnerů uvádí témata, řešený problém, informace o kandidátovi, koho kandidát hledá, jeho název a typ regionu. Obsahuje také otázku na dřívější účast v síti URBACT.\n\nKandidát z oblasti Gdaňsk–Gdyně–Sopoty hledá projektové partnery a hlavního experta. Chce vytvořit síť metropolitních oblastí, které sdílejí své odborné znalosti.',
    },
    unknowns: [
      {
        en: 'The profile asks whether the candidate has been in an URBACT network before. There is no answer.',
        pl: 'Profil pyta o wcześniejszy udział kandydata w sieci URBACT. Odpowiedzi nie ma.',
        cs: 'Profil se ptá na dřívější účast kandidáta v síti URBACT. Odpověď chybí.',
      },
      {
        en: 'The kind of network, the call, the years of the programme and its fund are not stated.',
        pl: 'Nie podano rodzaju sieci, naboru, lat programu ani funduszu.',
        cs: 'Není uveden druh sítě, výzva, roky programu ani fond.',
      },
      {
        en: 'The countries that take part are not stated. Poland is the country of the one profile described.',
        pl: 'Nie podano państw uczestniczących. Polska to kraj jedynego opisanego profilu.',
        cs: 'Zúčastněné státy nejsou uvedeny. Polsko je zemí jediného popsaného profilu.',
      },
    ],
  },
}
