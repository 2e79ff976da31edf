import type { Practice } from '../../../src/practices/schema.ts'
import type { SeedEntry } from '../format.ts'

export const metropolitanMentors: SeedEntry<Practice> = {
  slug: 'metropolitan-mentors',
  originalLanguage: 'en',
  sources: ['urbact-profile-gdansk-gdynia-sopot'],
  owner: 'gdansk-gdynia-sopot-metropolitan-association',
  relations: [
    { role: 'owner', to: 'organisation/gdansk-gdynia-sopot-metropolitan-association' },
    { role: 'part-of-partnership', to: 'partnership/gdansk-gdynia-sopot-metropolitan-area' },
    // Where the plan was published; `unknowns` says so.
    { role: 'part-of-programme', to: 'programme/urbact', inferred: true },
  ],
  content: {
    title: {
      en: 'Metropolitan mentors: a plan of Gdańsk–Gdynia–Sopot for sharing specialists’ know-how',
      pl: 'Mentorzy metropolitalni: plan dzielenia się wiedzą w obszarze Gdańsk-Gdynia-Sopot',
      cs: 'Metropolitní mentoři: plán oblasti Gdaňsk–Gdyně–Sopoty na sdílení odborných znalostí',
    },
    summary: {
      en: 'Experienced specialists are to become mentors who help colleagues elsewhere out of difficult management situations. This is a plan from a partner-search profile of 2019; no result is reported yet.',
      pl: 'Doświadczeni specjaliści mają zostać mentorami, którzy pomagają innym w trudnych sytuacjach zarządczych. To plan z profilu w wyszukiwarce partnerów z 2019 r.; rezultatów jeszcze nie opisano.',
      cs: 'Zkušení odborníci se mají stát mentory, kteří pomáhají druhým v obtížných situacích při řízení. Jde o plán z profilu pro hledání partnerů z roku 2019; výsledky zatím popsány nejsou.',
    },
    themes: [
      'exchange-of-experience',
      'public-administration-capacity',
      'metropolitan-governance',
      'integrated-territorial-investments',
    ],
    places: [
      { country: 'PL', region: 'PL63', city: 'Gdańsk' },
      { country: 'PL', region: 'PL63', city: 'Gdynia' },
      { country: 'PL', region: 'PL63', city: 'Sopot' },
    ],
    topic: {
      en: 'The starting point is the work to carry out two strategies: the one for Integrated Territorial Investments (ITI) and Strategy 2030. It showed a need to exchange experience, knowledge and good practice and to solve problems together, both in managing the partnership and at the single stages of the ITI strategy.\n\nThe profile lists three topics: capacity building, sharing of competences and stronger metropolises.',
      pl: 'Punktem wyjścia jest wdrażanie dwóch strategii: strategii zintegrowanych inwestycji terytorialnych (ZIT) i Strategii 2030. Ujawniło ono potrzebę wymiany doświadczeń, wiedzy i dobrych praktyk oraz wspólnego rozwiązywania problemów: w zarządzaniu partnerstwem i na poszczególnych etapach strategii ZIT.\n\nProfil wymienia trzy tematy: budowanie potencjału, dzielenie się kompetencjami i wzmacnianie metropolii.',
      cs: 'Východiskem je naplňování dvou strategií: strategie integrovaných teritoriálních investic (ITI) a Strategie 2030. Ukázalo, že je třeba vyměňovat si zkušenosti, znalosti a příklady dobré praxe a řešit problémy společně, a to při řízení partnerství i v jednotlivých etapách strategie ITI.\n\nProfil uvádí tři témata: budování kapacit, sdílení odborných znalostí a posilování metropolí.',
    },
    description: {
      en: 'The problem: the association works with people who know one subject very well. They sit in separate departments, or even in separate institutions, and rarely get to pass on what they know.\n\nThe idea: to find ways of sharing this knowledge, so that the metropolitan area is managed better. The profile thinks above all of certain people. They do not fear competition and handle the common good well. They can think in projects and use rules so that all resources yield the most added value.\n\nThe role: a metropolitan mentor helps others in difficult management situations. The metropolitan authorities must make this possible. The title of the profile sees mentors as brokers of their own skills, who connect institutions, themes and needs.\n\nThe aims are three. European metropolises should show more solidarity and help one another with management and with strategies. A pool of experts should come about whose members are helped to find counterparts in Europe and to put their skills to use. Mentors should get support to develop, for example training and study tours.\n\nThe association looks for other metropolitan areas with like aims, for project partners and for a lead expert. Together they should become more efficient and build a network of competences.',
      pl: 'Problem: stowarzyszenie współpracuje z osobami, które bardzo dobrze znają jedną dziedzinę. Pracują one w różnych wydziałach, a nawet instytucjach, i rzadko mają okazję przekazać swoją wiedzę.\n\nPomysł: znaleźć sposoby dzielenia się tą wiedzą, aby obszar metropolitalny był lepiej zarządzany. Profil ma na myśli przede wszystkim określone osoby. Nie boją się konkurencji i potrafią dbać o dobro wspólne. Umieją myśleć projektowo i tak stosować przepisy, aby wszystkie zasoby dały jak największą wartość dodaną.\n\nRola: mentor metropolitalny pomaga innym w trudnych sytuacjach zarządczych. Możliwość taką muszą mu dać władze metropolii. Tytuł profilu nazywa mentorów pośrednikami własnych kompetencji, którzy łączą instytucje, tematy i potrzeby.\n\nCele są trzy. Europejskie metropolie mają być bardziej solidarne i pomagać sobie nawzajem w zarządzaniu i wdrażaniu strategii. Ma powstać grono ekspertów, którym stowarzyszenie pomoże znaleźć odpowiedników w Europie i wykorzystać własne kompetencje. Mentorzy mają otrzymać wsparcie w rozwoju, np. szkolenia i wyjazdy studyjne.\n\nStowarzyszenie szuka innych obszarów metropolitalnych o podobnych celach, partnerów projektu oraz eksperta wiodącego. Razem mają działać sprawniej i zbudować metropolitalną sieć kompetencji.',
      cs: 'Problém: sdružení spolupracuje s lidmi, kteří velmi dobře znají jeden obor. Pracují v různých odborech, nebo dokonce institucích, a málokdy mají příležitost své znalosti předat.\n\nZáměr: najít způsoby, jak tyto znalosti sdílet, aby byla metropolitní oblast lépe řízena. Profil má na mysli především určité lidi. Nebojí se konkurence a dovedou jednat ve společném zájmu. Umějí myslet projektově a využívat pravidla tak, aby všechny zdroje přinesly co největší přidanou hodnotu.\n\nRole: metropolitní mentor pomáhá druhým v obtížných situacích při řízení. Umožnit mu to musí vedení metropolitní oblasti. Název profilu chápe mentory jako zprostředkovatele vlastních znalostí, kteří propojují instituce, témata a potřeby.\n\nCíle jsou tři. Evropské metropole mají být solidárnější a pomáhat si navzájem při řízení a naplňování strategií. Má vzniknout skupina odborníků, kterým sdružení pomůže najít protějšky v Evropě a uplatnit jejich znalosti. Mentoři mají dostat podporu pro svůj rozvoj, např. školení a studijní cesty.\n\nSdružení hledá další metropolitní oblasti s podobnými cíli, projektové partnery a hlavního experta. Společně mají pracovat účinněji a vytvořit metropolitní síť znalostí.',
    },
    evidence: [
      {
        kind: 'stated',
        text: {
          en: 'The need was found while the two strategies were being carried out.',
          pl: 'Potrzebę rozpoznano przy wdrażaniu obu strategii.',
          cs: 'Potřeba byla rozpoznána při naplňování obou strategií.',
        },
      },
      {
        kind: 'stated',
        text: {
          en: 'Sharing experience and good practice from local projects is already a key part of the co-operation, says the profile.',
          pl: 'Według profilu wymiana doświadczeń i dobrych praktyk z projektów samorządowych już jest kluczową częścią współpracy.',
          cs: 'Výměna zkušeností a příkladů dobré praxe z místních projektů je podle profilu už nyní klíčovou součástí spolupráce.',
        },
      },
      {
        kind: 'absent',
        text: {
          en: 'It is a plan of 2019, not a finished practice. The profile reports no mentor at work, no training, no study tour and no result.',
          pl: 'Jest to plan z 2019 r., a nie wdrożona dobra praktyka. Profil nie mówi o żadnym działającym mentorze, szkoleniu, wyjeździe studyjnym ani rezultacie.',
          cs: 'Jde o plán z roku 2019, nikoli o činnost, která už proběhla. Profil neuvádí žádného činného mentora, školení, studijní cestu ani výsledek.',
        },
      },
    ],
    unknowns: [
      {
        en: 'Whether the plan was carried out, and if so when, is not known. The profile was last changed on 11 February 2019.',
        pl: 'Nie wiadomo, czy i kiedy plan zrealizowano. Profil zmieniono ostatnio 11 lutego 2019 r.',
        cs: 'Není známo, zda a kdy byl plán uskutečněn. Profil byl naposledy změněn 11. února 2019.',
      },
      {
        en: 'How mentors are chosen, how many there should be and how the authorities make their work possible is not stated.',
        pl: 'Nie podano, jak wybierani są mentorzy, ilu ma ich być ani w jaki sposób władze umożliwią im pracę.',
        cs: 'Není uvedeno, jak se mentoři vybírají, kolik jich má být a jak jim vedení práci umožní.',
      },
      {
        en: 'Cost, funding and time plan are not stated.',
        pl: 'Nie podano kosztów, finansowania ani harmonogramu.',
        cs: 'Nejsou uvedeny náklady, financování ani časový plán.',
      },
      {
        en: 'Which partners and which lead expert were found, if any, is not known.',
        pl: 'Nie wiadomo, czy znaleziono partnerów i eksperta wiodącego.',
        cs: 'Není známo, zda byli partneři a hlavní expert nalezeni.',
      },
      {
        en: 'Who exactly becomes a mentor is not quite clear. The title means the practitioners themselves, and the entry follows it; one sentence can also mean those with whom they share their knowledge.',
        pl: 'Nie jest całkiem jasne, kto ma zostać mentorem. Tytuł profilu mówi o samych praktykach i tak przyjęto we wpisie; jedno ze zdań może też dotyczyć osób, którym przekazują oni wiedzę.',
        cs: 'Není zcela jasné, kdo se má stát mentorem. Název profilu mluví o samotných odbornících z praxe a záznam se ho drží; jedna věta může znamenat i ty, kterým své znalosti předávají.',
      },
      {
        en: 'The plan stands with URBACT because it was published as a profile for its partner search. Nothing says that it became part of an URBACT network or was paid by the programme.',
        pl: 'Plan przypisano do programu URBACT, ponieważ opisano go w profilu na potrzeby wyszukiwarki partnerów. Nic nie wskazuje na to, że wszedł do sieci URBACT lub że program go finansował.',
        cs: 'Plán je přiřazen k programu URBACT, protože byl zveřejněn v profilu pro vyhledávání partnerů. Nic nenasvědčuje tomu, že se stal součástí sítě URBACT nebo že ho program financoval.',
      },
    ],
  },
}
