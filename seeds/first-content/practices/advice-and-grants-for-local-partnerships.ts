import type { Practice } from '../../../src/practices/schema.ts'
import type { SeedEntry } from '../format.ts'
import { zmpContact } from '../zmp-notice.ts'

const stageOne = {
  en: 'Stage I, 2012–2013. According to the notice of the closing conference',
  pl: 'Etap I, 2012–2013. Według zapowiedzi konferencji podsumowującej',
  cs: '1. etapa, 2012–2013. Podle oznámení o závěrečné konferenci',
}

export const adviceAndGrantsForLocalPartnerships: SeedEntry<Practice> = {
  slug: 'advice-and-grants-for-local-partnerships',
  originalLanguage: 'pl',
  sources: ['zmp-conference-notice'],
  owner: 'association-of-polish-cities',
  relations: [
    // The bodies are those of the project.
    { role: 'owner', to: 'organisation/association-of-polish-cities', inferred: true },
    { role: 'participant', to: 'organisation/ks-norway', inferred: true },
    { role: 'participant', to: 'organisation/association-of-polish-counties', inferred: true },
    { role: 'participant', to: 'organisation/association-of-rural-municipalities-of-poland', inferred: true },
    { role: 'from-project', to: 'project/zmp-functional-area-partnerships' },
    { role: 'part-of-programme', to: 'programme/eea-regional-programme-poland' },
    // Only grants came from it; see the programme's `unknowns`.
    { role: 'part-of-programme', to: 'programme/technical-assistance-programme-poland', inferred: true },
  ],
  contacts: [zmpContact('office')],
  content: {
    title: {
      en: 'Advice and grants for local partnerships: Association of Polish Cities, 2012–2016',
      pl: 'Doradztwo, granty i dotacje dla lokalnych partnerstw: Związek Miast Polskich, 2012–2016',
      cs: 'Poradenství, granty a dotace pro místní partnerství: Svaz polských měst, 2012–2016',
    },
    summary: {
      en: 'Local partnerships all over Poland received advice, training and experts, and some also a grant. In a second stage ministry grants paid for strategies, operational plans and technical designs.',
      pl: 'Lokalne partnerstwa w całej Polsce korzystały z doradztwa, szkoleń i pomocy ekspertów, a część także z grantów. W drugim etapie z dotacji ministerstwa opłacono strategie, plany operacyjne i projekty techniczne.',
      cs: 'Místní partnerství po celém Polsku využívala poradenství, školení a pomoc odborníků a část z nich také granty. Ve druhé etapě se z dotací ministerstva uhradily strategie, operační plány a projektová dokumentace.',
    },
    themes: ['metropolitan-governance', 'public-administration-capacity', 'spatial-planning', 'exchange-of-experience'],
    places: [{ country: 'PL' }],
    start: '2012',
    end: '2016',
    topic: {
      en: 'How a national association of cities helps local governments to act together in functional areas: first knowledge, then money to prepare investments.',
      pl: 'Jak ogólnopolski związek miast pomaga samorządom współdziałać w obszarach funkcjonalnych: najpierw wiedza, potem pieniądze na przygotowanie inwestycji.',
      cs: 'Jak celostátní svaz měst pomáhá samosprávám spolupracovat ve funkčních oblastech: nejprve znalosti, potom peníze na přípravu investic.',
    },
    description: {
      en: 'Stage I (2012–2013): local partnerships were advised, trained and given experts. Some of them received grants, from the EEA regional programme or from the Technical Assistance programme.\n\nStage II (2013–2016): partnerships were helped to act and to grow. The Ministry of Development gave them grants within both programmes, for strategies of their functional areas and for operational plans and technical designs of investments to come.\n\nBeside practical help there were two aims: to spread methods of co-operation, and to build the skills for it among people who represent local governments.\n\nThe Association of Polish Cities did this with KS from Norway and with the Polish associations of counties and of rural municipalities.',
      pl: 'Etap I (2012–2013): lokalnym partnerstwom doradzano, szkolono je i kierowano do nich ekspertów. Część dostała granty: z programu regionalnego EOG lub z PO Pomoc Techniczna.\n\nEtap II (2013–2016): partnerstwom pomagano działać i się rozwijać. Ministerstwo Rozwoju udzieliło im dotacji w obu programach: na strategie obszarów funkcjonalnych oraz na plany operacyjne i projekty techniczne późniejszych inwestycji.\n\nPoza praktyczną pomocą cele były dwa: upowszechnić metody współdziałania i rozwinąć potrzebne do tego kompetencje wśród przedstawicieli samorządów.\n\nZwiązek Miast Polskich działał razem z norweskim KS oraz polskimi związkami powiatów i gmin wiejskich.',
      cs: '1. etapa (2012–2013): místní partnerství dostávala rady, školení a pomoc odborníků. Část z nich získala granty: z regionálního programu EHP nebo z OP Technická pomoc (Polsko).\n\n2. etapa (2013–2016): partnerstvím se pomáhalo v činnosti a v rozvoji. Ministerstvo rozvoje jim v obou programech poskytlo dotace: na strategie funkčních oblastí a na operační plány a projektovou dokumentaci pozdějších investic.\n\nVedle praktické pomoci byly cíle dva: šířit metody spolupráce a rozvíjet potřebné dovednosti u zástupců samospráv.\n\nSvaz polských měst při tom pracoval s norským svazem KS a s polskými svazy okresů (powiatů) a venkovských obcí.',
    },
    evidence: [
      {
        kind: 'figure',
        text: {
          en: 'Stage I: 61 local partnerships had advice, training and expert help. Of these, 17 had grants from the EEA regional programme and 18 from Technical Assistance.',
          pl: 'Etap I: doradztwem, szkoleniami i pomocą ekspertów objęto 61 lokalnych partnerstw. W programie regionalnym EOG granty dostało 17 z nich, a w Pomocy Technicznej 18.',
          cs: '1. etapa: poradenství, školení a pomoc odborníků využilo 61 místních partnerství. Z nich 17 mělo granty z regionálního programu EHP a 18 z Technické pomoci.',
        },
      },
      {
        kind: 'figure',
        text: {
          en: 'Stage II: 38 partnerships were supported, all with grants of the Ministry of Development.',
          pl: 'Etap II: wspierano 38 partnerstw, wszystkie z dotacją Ministerstwa Rozwoju.',
          cs: '2. etapa: podpořeno bylo 38 partnerství, všechna s dotací Ministerstva rozvoje.',
        },
      },
      {
        kind: 'figure',
        text: {
          en: 'The 17 partnerships of the EEA regional programme join about 200 local governments of different types with social and business bodies.',
          pl: '17 partnerstw programu regionalnego EOG łączy ok. 200 samorządów różnych typów z podmiotami społecznymi i gospodarczymi.',
          cs: '17 partnerství regionálního programu EHP spojuje asi 200 samospráv různých typů se společenskými a hospodářskými subjekty.',
        },
      },
      {
        kind: 'stated',
        text: {
          en: 'The notice calls this a test of co-operation between local governments and between sectors, and expects it to pay off later.',
          pl: 'Zapowiedź widzi w tym sprawdzian współdziałania między samorządami i między sektorami; spodziewa się z tego korzyści w przyszłości.',
          cs: 'Oznámení to nazývá zkouškou spolupráce mezi samosprávami i mezi sektory a očekává, že se později vyplatí.',
        },
      },
      {
        kind: 'stated',
        text: {
          en: 'What was produced is said to help the local governments that took part to use the EU funds of 2014–2020.',
          pl: 'Według zapowiedzi produkty projektu ułatwiają jego uczestnikom sięganie po fundusze UE na lata 2014–2020.',
          cs: 'Výstupy podle oznámení usnadňují zúčastněným samosprávám využívání fondů EU na období 2014–2020.',
        },
      },
      {
        kind: 'absent',
        text: {
          en: 'The notice does not say what any single partnership achieved; the results of 17 were to be shown at the conference.',
          pl: 'Zapowiedź nie podaje, co osiągnęło którekolwiek partnerstwo; rezultaty 17 z nich miała pokazać konferencja.',
          cs: 'Oznámení neuvádí, čeho dosáhlo kterékoli partnerství; výsledky 17 z nich měla představit konference.',
        },
      },
    ],
    metrics: [
      {
        label: {
          en: 'local partnerships with advice, training and expert help',
          pl: 'lokalne partnerstwa objęte doradztwem, szkoleniami i pomocą ekspertów',
          cs: 'místní partnerství s poradenstvím, školením a pomocí odborníků',
        },
        value: 61,
        approximate: false,
        asOf: '2016',
        note: stageOne,
      },
      {
        label: {
          en: 'of these, with a grant from the EEA regional programme',
          pl: 'w tym z grantem z programu regionalnego EOG',
          cs: 'z toho s grantem z regionálního programu EHP',
        },
        value: 17,
        approximate: false,
        asOf: '2016',
        note: stageOne,
      },
      {
        label: {
          en: 'of these, with a grant from the Technical Assistance programme',
          pl: 'w tym z grantem z PO Pomoc Techniczna',
          cs: 'z toho s grantem z OP Technická pomoc (Polsko)',
        },
        value: 18,
        approximate: false,
        asOf: '2016',
        note: stageOne,
      },
      {
        label: {
          en: 'partnerships supported, all with a ministry grant',
          pl: 'wspierane partnerstwa, wszystkie z dotacją ministerstwa',
          cs: 'podpořená partnerství, všechna s dotací ministerstva',
        },
        value: 38,
        approximate: false,
        asOf: '2016',
        note: {
          en: 'Stage II, 2013–2016. According to the notice of the closing conference',
          pl: 'Etap II, 2013–2016. Według zapowiedzi konferencji podsumowującej',
          cs: '2. etapa, 2013–2016. Podle oznámení o závěrečné konferenci',
        },
      },
      {
        label: {
          en: 'local governments in the 17 partnerships of the EEA regional programme',
          pl: 'samorządy w 17 partnerstwach programu regionalnego EOG',
          cs: 'samosprávy v 17 partnerstvích regionálního programu EHP',
        },
        value: 200,
        approximate: true,
        asOf: '2016',
        note: {
          en: 'According to the notice of the closing conference (2016), rounded there; social and business bodies are not counted in',
          pl: 'Według zapowiedzi konferencji podsumowującej (2016), liczba zaokrąglona; bez podmiotów społecznych i gospodarczych',
          cs: 'Podle oznámení o závěrečné konferenci (2016), zaokrouhleno; bez společenských a hospodářských subjektů',
        },
      },
    ],
    unknowns: [
      {
        en: 'How many of the 61 partnerships of stage I are among the 38 of stage II is not stated. The sets may overlap, so there is no total.',
        pl: 'Nie podano, ile z 61 partnerstw etapu I jest wśród 38 z etapu II. Liczby mogą dotyczyć częściowo tych samych partnerstw, dlatego sumy nie podano.',
        cs: 'Není uvedeno, kolik z 61 partnerství 1. etapy je mezi 38 partnerstvími 2. etapy. Čísla se mohou zčásti překrývat, proto zde není součet.',
      },
      {
        en: 'Whether one partnership could have grants from both programmes in stage I is not stated, so 17 and 18 may overlap too.',
        pl: 'Nie podano, czy w etapie I jedno partnerstwo mogło mieć granty z obu programów, więc liczby 17 i 18 też mogą się pokrywać.',
        cs: 'Není uvedeno, zda jedno partnerství mohlo mít v 1. etapě granty z obou programů; čísla 17 a 18 se tedy mohou také překrývat.',
      },
      {
        en: 'The notice says 17 twice: for the grants of stage I, and for the partnerships shown at the conference. Whether they are the same is not stated.',
        pl: 'Liczba 17 pada w zapowiedzi dwa razy: przy grantach etapu I i przy partnerstwach prezentowanych na konferencji. Nie podano, czy to te same partnerstwa.',
        cs: 'Číslo 17 je v oznámení dvakrát: u grantů 1. etapy a u partnerství představovaných na konferenci. Zda jde o stejná partnerství, uvedeno není.',
      },
      {
        en: 'The amounts of the grants are not stated, nor how the 38 partnerships divide between the two programmes.',
        pl: 'Nie podano kwot grantów i dotacji ani tego, jak 38 partnerstw dzieli się między oba programy.',
        cs: 'Není uvedena výše grantů a dotací ani to, jak se 38 partnerství dělí mezi oba programy.',
      },
      {
        en: 'Neither the partnerships nor the social and business bodies in them are named. The number of those bodies is not given.',
        pl: 'Nie wymieniono ani partnerstw, ani należących do nich podmiotów społecznych i gospodarczych. Liczby tych podmiotów nie podano.',
        cs: 'Nejsou jmenována partnerství ani společenské a hospodářské subjekty v nich. Počet těchto subjektů uveden není.',
      },
      {
        en: 'How partnerships were chosen, and what KS and the other two associations did, is not described.',
        pl: 'Nie opisano, jak wybierano partnerstwa ani co robił KS, a co pozostałe dwa związki.',
        cs: 'Není popsáno, jak se partnerství vybírala ani co dělal svaz KS a co oba další svazy.',
      },
    ],
  },
}
