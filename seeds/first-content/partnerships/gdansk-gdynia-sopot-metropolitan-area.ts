import type { Partnership } from '../../../src/partnerships/schema.ts'
import type { SeedEntry } from '../format.ts'
import { gdanskGdyniaSopotFigures } from '../gdansk-gdynia-sopot-figures.ts'

const profileTitle =
  'Wise metropolitan practitioners as brokers of their own competences become mentors for others cross-fertilising between institutions, themes and needs'

export const gdanskGdyniaSopot: SeedEntry<Partnership> = {
  slug: 'gdansk-gdynia-sopot-metropolitan-area',
  originalLanguage: 'en',
  sources: ['urbact-profile-gdansk-gdynia-sopot'],
  owner: 'gdansk-gdynia-sopot-metropolitan-association',
  relations: [
    { role: 'candidate', to: 'organisation/gdansk-gdynia-sopot-metropolitan-association' },
    // The programme in whose partner search the profile stands.
    { role: 'part-of-programme', to: 'programme/urbact', inferred: true },
  ],
  content: {
    title: {
      en: 'Gdańsk–Gdynia–Sopot Metropolitan Area',
      pl: 'Obszar Metropolitalny Gdańsk-Gdynia-Sopot',
      cs: 'Metropolitní oblast Gdaňsk–Gdyně–Sopoty',
    },
    summary: {
      en: 'According to the profile of February 2019, 57 municipalities of the Pomorskie region with about 1.5 million inhabitants worked together in an association. It was looking for other metropolitan areas and a lead expert, to turn its best practitioners into mentors.',
      pl: 'Według profilu z lutego 2019 r. w stowarzyszeniu współpracowało 57 gmin województwa pomorskiego, w których mieszkało ok. 1,5 mln osób. Szukało ono innych obszarów metropolitalnych i eksperta wiodącego, aby najlepsi praktycy zostali mentorami.',
      cs: 'Podle profilu z února 2019 spolupracovalo ve sdružení 57 obcí Pomořského vojvodství s přibližně 1,5 mil. obyvatel. Sdružení hledalo další metropolitní oblasti a hlavního experta, aby se z nejlepších odborníků z praxe stali mentoři.',
    },
    themes: [
      'metropolitan-governance',
      'integrated-territorial-investments',
      'exchange-of-experience',
      'public-administration-capacity',
      'social-inclusion',
      'culture-heritage',
      'economic-development',
      'energy',
      'sustainable-mobility',
      'urban-regeneration',
      'spatial-planning',
    ],
    places: [
      { country: 'PL', region: 'PL63', city: 'Gdańsk' },
      { country: 'PL', region: 'PL63', city: 'Gdynia' },
      { country: 'PL', region: 'PL63', city: 'Sopot' },
    ],
    regionType: 'less-developed',
    profileDated: '2019-02-11',
    milestones: [
      {
        sign: 'milestone',
        date: '2014-02',
        title: {
          en: 'Intermediate body for ITI',
          pl: 'Instytucja pośrednicząca dla ZIT',
          cs: 'Zprostředkující subjekt pro ITI',
        },
        text: {
          en: 'The metropolitan area took on this further role in carrying out Integrated Territorial Investments.',
          pl: 'Obszar metropolitalny przyjął tę dodatkową rolę przy wdrażaniu zintegrowanych inwestycji terytorialnych.',
          cs: 'Metropolitní oblast převzala tuto další úlohu při realizaci integrovaných teritoriálních investic.',
        },
      },
    ],
    topics: [
      { en: 'Capacity building', pl: 'Budowanie potencjału', cs: 'Budování kapacit' },
      { en: 'Sharing competences', pl: 'Dzielenie się kompetencjami', cs: 'Sdílení odborných znalostí' },
      { en: 'Strengthening metropolises', pl: 'Wzmacnianie metropolii', cs: 'Posilování metropolí' },
    ],
    policyIssue: {
      en: 'Two strategies are being carried out: the ITI strategy and Strategy 2030. The work has shown that people need to learn from each other, share good practice and solve problems together, both in managing the partnership and at each step of the ITI strategy.\n\nThere are specialists with deep knowledge of one subject. They sit in separate departments or institutions, so what they know seldom reaches others. The area therefore looks for ways to pass this knowledge on and so to be managed better.\n\nIt thinks first of people who do not fear competition and who care for the common good. They should also cope with the habit of thinking in projects, and know how to work with rules so that all resources bring the most benefit. Such people are to become metropolitan mentors: they help others in hard management situations, and the metropolitan authorities make room for it.',
      pl: 'Realizowane są dwie strategie: strategia ZIT i Strategia 2030. Prace pokazały, że potrzebne jest uczenie się od siebie nawzajem, dzielenie się dobrymi praktykami i wspólne rozwiązywanie problemów, zarówno w zarządzaniu partnerstwem, jak i na każdym etapie strategii ZIT.\n\nObszar współpracuje ze specjalistami, którzy mają głęboką wiedzę w swojej dziedzinie. Pracują oni jednak w różnych wydziałach, a nawet instytucjach, więc ich wiedza rzadko dociera do innych. Dlatego poszukiwane są sposoby jej przekazywania, które wzmocnią zarządzanie obszarem.\n\nChodzi przede wszystkim o osoby, które nie boją się konkurencji i potrafią dbać o dobro wspólne. Powinny też radzić sobie z myśleniem projektowym i tak korzystać z zasad i przepisów, by ze wszystkich zasobów uzyskać jak najwięcej korzyści. Takie osoby mają zostać mentorami metropolitalnymi: będą pomagać innym w trudnych sytuacjach zarządczych, a możliwość taką zapewnią im władze metropolii.',
      cs: 'Naplňují se dvě strategie: strategie ITI a Strategie 2030. Práce ukázala, že je potřeba učit se od sebe navzájem, sdílet příklady dobré praxe a řešit problémy společně, a to při řízení partnerství i v každé etapě strategie ITI.\n\nOblast spolupracuje se specialisty, kteří mají hluboké znalosti svého oboru. Pracují však v různých odborech, a dokonce i institucích, a tak se jejich znalosti k ostatním dostanou málokdy. Proto se hledají způsoby, jak je předávat a zlepšit tím řízení celé oblasti.\n\nJde hlavně o lidi, kteří se nebojí konkurence a dovedou jednat ve společném zájmu. Měli by si také poradit s projektovým myšlením a pracovat s pravidly tak, aby všechny zdroje přinesly co nejvíce užitku. Z takových lidí se mají stát metropolitní mentoři: budou pomáhat ostatním v obtížných situacích při řízení a prostor jim k tomu dá vedení metropolitní oblasti.',
    },
    aims: [
      {
        en: 'Metropolises of Europe stand by each other and help each other when management or a strategy runs into difficulty.',
        pl: 'Europejskie metropolie są solidarne i pomagają sobie nawzajem, gdy pojawiają się trudności w zarządzaniu lub wdrażaniu strategii.',
        cs: 'Evropské metropole jsou solidární a navzájem si pomáhají, když nastanou potíže s řízením nebo s naplňováním strategie.',
      },
      {
        en: 'A pool of experts and practitioners is formed; they meet people with the same task elsewhere in Europe and put their skills to use.',
        pl: 'Powstaje grono ekspertów i praktyków, którzy poznają swoich odpowiedników w Europie i wykorzystują własne kompetencje.',
        cs: 'Vznikne okruh expertů a odborníků z praxe, kteří poznají své protějšky v Evropě a uplatní své dovednosti.',
      },
      {
        en: 'Mentors go on learning, for example through training and study tours.',
        pl: 'Mentorzy sami się rozwijają, m.in. dzięki szkoleniom i wyjazdom studyjnym.',
        cs: 'Mentoři se sami dále rozvíjejí, například díky školením a studijním cestám.',
      },
    ],
    narrative: {
      en: `The profile bears the title “${profileTitle}”.\n\nIts author is the association of the metropolitan area. Joint work follows two strategies and takes the form of projects in nine fields. At its heart is the sharing of experience and good practice from projects that local governments, their agencies and units carry out.`,
      pl: `Profil nosi angielski tytuł „${profileTitle}”. Mówi o doświadczonych praktykach, którzy sami udostępniają swoją wiedzę i zostają mentorami, łącząc instytucje, tematy i potrzeby.\n\nAutorem profilu jest stowarzyszenie obszaru metropolitalnego. Podstawą wspólnej pracy są dwie strategie oraz projekty w dziewięciu dziedzinach. Najważniejsze jest dzielenie się doświadczeniami i dobrymi praktykami z projektów, które prowadzą samorządy, ich agendy i jednostki.`,
      cs: `Profil má anglický název „${profileTitle}“. Mluví o zkušených odbornících z praxe, kteří sami nabízejí své znalosti a stávají se mentory, a tím propojují instituce, témata a potřeby.\n\nAutorem profilu je sdružení metropolitní oblasti. Společná práce vychází ze dvou strategií a z projektů v devíti oblastech. Nejdůležitější je sdílení zkušeností a příkladů dobré praxe z projektů, které vedou samosprávy a jejich organizace a útvary.`,
    },
    fieldsOfWork: [
      {
        label: {
          en: 'Social development: integration and inclusion',
          pl: 'Rozwój społeczny: integracja i włączenie',
          cs: 'Sociální rozvoj: integrace a začleňování',
        },
        theme: 'social-inclusion',
      },
      { label: { en: 'Culture', pl: 'Kultura', cs: 'Kultura' }, theme: 'culture-heritage' },
      {
        label: { en: 'Economic development', pl: 'Rozwój gospodarczy', cs: 'Hospodářský rozvoj' },
        theme: 'economic-development',
      },
      { label: { en: 'Clean energy', pl: 'Czysta energia', cs: 'Čistá energie' }, theme: 'energy' },
      // No theme of the portal is as wide as the environment.
      { label: { en: 'Environment', pl: 'Środowisko', cs: 'Životní prostředí' } },
      {
        label: { en: 'Transport and mobility', pl: 'Transport i mobilność', cs: 'Doprava a mobilita' },
        theme: 'sustainable-mobility',
      },
      {
        label: {
          en: 'Urban renewal and regeneration',
          pl: 'Odnowa i rewitalizacja miast',
          cs: 'Obnova a revitalizace měst',
        },
        theme: 'urban-regeneration',
      },
      {
        label: {
          en: 'Joint purchasing of goods and services',
          pl: 'Wspólne zakupy towarów i usług',
          cs: 'Společné nákupy zboží a služeb',
        },
        theme: 'public-administration-capacity',
      },
      {
        label: { en: 'Spatial planning', pl: 'Planowanie przestrzenne', cs: 'Územní plánování' },
        theme: 'spatial-planning',
      },
    ],
    memberCount: 57,
    population: 1500000,
    populationApproximate: true,
    euContribution: { amount: 260000000, currency: 'EUR', approximate: false },
    metrics: gdanskGdyniaSopotFigures,
    lookingFor: ['project_partners', 'lead_expert'],
    lookingForText: {
      en: 'Metropolitan areas with aims like these, or the same ones. They should want to work more efficiently and help to build a real network in which metropolises share their competences.',
      pl: 'Poszukiwane są obszary metropolitalne o podobnych lub takich samych celach, które chcą działać sprawniej i pomóc w budowie prawdziwej sieci wymiany kompetencji między metropoliami.',
      cs: 'Hledají se metropolitní oblasti s podobnými nebo stejnými cíli, které chtějí pracovat účinněji a pomoci vytvořit skutečnou síť, v níž metropole sdílejí odborné znalosti.',
    },
    offers: [
      {
        en: 'A pool of experts and practitioners who act as mentors; the profile plans to build it',
        pl: 'Grono ekspertów i praktyków w roli mentorów; profil zapowiada jego utworzenie',
        cs: 'Okruh expertů a odborníků z praxe jako mentorů; profil s jeho vznikem počítá',
      },
      {
        en: 'Experience with ITI and with carrying out strategies',
        pl: 'Doświadczenie z ZIT i z wdrażania strategii',
        cs: 'Zkušenosti s ITI a s naplňováním strategií',
      },
      {
        en: 'Members and project partners of many kinds, and with them a wide range of challenges and projects',
        pl: 'Różnorodność gmin i partnerów projektów, a dzięki niej szeroki zakres wyzwań i przedsięwzięć',
        cs: 'Rozmanité obce a projektoví partneři, a díky nim široká škála výzev a projektů',
      },
    ],
    // The profile asks and shows no answer.
    priorNetwork: null,
    unknowns: [
      {
        en: 'The profile asks about earlier participation in an URBACT network; the answer is missing.',
        pl: 'Profil pyta o wcześniejszy udział w sieci URBACT; odpowiedzi brak.',
        cs: 'Profil se ptá na dřívější účast v síti URBACT; odpověď chybí.',
      },
      {
        en: 'There is no list of the 57 municipalities. Only the three cities in the name are known.',
        pl: 'Nie ma listy 57 gmin. Znane są tylko trzy miasta z nazwy.',
        cs: 'Seznam 57 obcí chybí. Známa jsou jen tři města z názvu.',
      },
      {
        en: 'The year in which the co-operation of the municipalities began is not stated.',
        pl: 'Nie podano, w którym roku gminy rozpoczęły współpracę.',
        cs: 'Není uvedeno, ve kterém roce obce začaly spolupracovat.',
      },
      {
        en: 'The day to which the figures refer is not stated; the profile was last changed on 11 February 2019.',
        pl: 'Nie podano, na jaki dzień ustalono liczby; profil ostatnio zmieniono 11 lutego 2019 r.',
        cs: 'Není uvedeno, ke kterému dni čísla platí; profil byl naposledy změněn 11. února 2019.',
      },
      {
        en: 'Whether partners, a lead expert and the network were found is not known, nor whether the search is still open.',
        pl: 'Nie wiadomo, czy znaleziono partnerów i eksperta wiodącego, czy sieć powstała ani czy poszukiwania nadal trwają.',
        cs: 'Není známo, zda se partneři a hlavní expert našli, zda síť vznikla ani zda hledání stále trvá.',
      },
      {
        en: 'The profile has no heading for what is offered. The offers listed here are drawn from its text.',
        pl: 'Profil nie ma osobnej części z ofertą. Wymienione tu propozycje zestawiono na podstawie jego treści.',
        cs: 'Profil nemá zvláštní část s nabídkou. Zde uvedené body jsou sestaveny z jeho textu.',
      },
      {
        en: 'The profile uses one name for the area and for the association, so it is not always clear which of them a sentence means. Here each has its own entry.',
        pl: 'Profil używa jednej nazwy dla obszaru i dla stowarzyszenia, więc nie zawsze wiadomo, o którym z nich mowa. Tutaj każde z nich ma osobny wpis.',
        cs: 'Profil užívá pro oblast i pro sdružení jeden název, a tak není vždy jasné, o kom je řeč. Zde má každé z nich vlastní záznam.',
      },
    ],
  },
}
