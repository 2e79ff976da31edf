import type { Project } from '../../../src/projects/schema.ts'
import type { SeedEntry } from '../format.ts'

export const opoleOlomoucCooperation: SeedEntry<Project> = {
  slug: 'opole-olomouc-cooperation-2017-2018',
  originalLanguage: 'pl',
  sources: ['opole-cooperation-history'],
  owner: 'opole-agglomeration-association',
  relations: [
    { role: 'part-of-programme', to: 'programme/microprojects-fund-czech-republic-poland' },
    { role: 'part-of-programme', to: 'programme/interreg-v-a-czech-republic-poland-2014-2020' },
    { role: 'part-of-partnership', to: 'partnership/opole-olomouc' },
  ],
  content: {
    officialName: 'Współpraca Aglomeracji Opolskiej i Aglomeracji Ołomunieckiej',
    title: {
      en: 'Co-operation of the Opole and Olomouc agglomerations',
      pl: 'Współpraca Aglomeracji Opolskiej i Aglomeracji Ołomunieckiej',
      cs: 'Spolupráce Opolské a Olomoucké aglomerace',
    },
    summary: {
      en: 'The first joint project of the Opole and Olomouc agglomerations, supported by the Microprojects Fund. Study visits, an exchange of good practice in Integrated Territorial Investments, a knowledge contest in Poland and publicity were planned for 2017–2018.',
      pl: 'Pierwszy wspólny projekt Aglomeracji Opolskiej i Aglomeracji Ołomunieckiej, dofinansowany z Funduszu Mikroprojektów. Na lata 2017–2018 zaplanowano wizyty studyjne, wymianę dobrych praktyk dotyczących ZIT, konkurs wiedzy w Polsce oraz promocję.',
      cs: 'První společný projekt Opolské a Olomoucké aglomerace, podpořený z Fondu mikroprojektů. Na roky 2017–2018 byly naplánovány studijní návštěvy, výměna příkladů dobré praxe v oblasti ITI, vědomostní soutěž v Polsku a propagace.',
    },
    themes: ['cross-border-cooperation', 'integrated-territorial-investments', 'exchange-of-experience'],
    places: [
      { country: 'PL', region: 'PL52', city: 'Opole' },
      { country: 'CZ', region: 'CZ071', city: 'Olomouc' },
    ],
    projectStatus: 'finished',
    start: '2017',
    end: '2018',
    objective: {
      en: 'The main aim had two parts. The first was for institutions of the two agglomerations to work together on social and economic development.\n\nThe second was to learn from each other, so that both sides could co-operate better when they steer Integrated Territorial Investments (ITI) in their areas.',
      pl: 'Główny cel miał dwie części. Pierwszą było współdziałanie instytucji na rzecz rozwoju społecznego i gospodarczego obu aglomeracji.\n\nDrugą było uczenie się od siebie nawzajem: dzięki temu obie strony miały lepiej współpracować przy ukierunkowaniu zintegrowanych inwestycji terytorialnych (ZIT) na swoich obszarach.',
      cs: 'Hlavní cíl měl dvě části. První byla spolupráce institucí na hospodářském a sociálním rozvoji obou aglomerací.\n\nDruhou bylo vzájemné učení: díky němu měly obě strany lépe spolupracovat na směřování integrovaných teritoriálních investic (ITI) na svých územích.',
    },
    results: {
      en: 'Co-operation across the border became stronger, and the partners gained contacts that lasted. The history page says that this opened the way to the next joint project, “Together for the development of agglomerations”.',
      pl: 'Współpraca transgraniczna się umocniła, a partnerzy zyskali trwałe kontakty. Według strony o historii współpracy to one otworzyły drogę do następnego projektu: „Razem dla rozwoju aglomeracji”.',
      cs: 'Přeshraniční spolupráce zesílila a partneři získali trvalé kontakty. Podle stránky o historii spolupráce to otevřelo cestu k navazujícímu projektu „Společně pro rozvoj aglomerací“.',
    },
    narrative: {
      en: 'The project came after the agreement on cross-border co-operation that both sides had signed in 2016. It was the next step and the first project that they carried out as partners. Its money came through the Microprojects Fund of the programme Interreg V-A Czech Republic–Poland.',
      pl: 'Wcześniej, w 2016 r., obie strony zawarły Porozumienie o współpracy transgranicznej. Projekt był następnym krokiem i pierwszym, który prowadziły w partnerstwie. Środki pochodziły z Funduszu Mikroprojektów, części polsko-czeskiego programu Interreg V-A.',
      cs: 'Projekt následoval po Dohodě o přeshraniční spolupráci, kterou obě strany uzavřely v roce 2016. Byl dalším krokem a prvním projektem, který uskutečnily jako partneři. Prostředky pocházely z Fondu mikroprojektů, který je součástí česko-polského programu Interreg V-A.',
    },
    activities: [
      {
        title: { en: 'Study visits', pl: 'Wizyty studyjne', cs: 'Studijní návštěvy' },
        text: {
          en: 'For representatives of both agglomerations.',
          pl: 'Udział: przedstawiciele obu aglomeracji.',
          cs: 'Účast: zástupci obou aglomerací.',
        },
      },
      {
        title: {
          en: 'Exchange of good practice in ITI',
          pl: 'Wymiana dobrych praktyk dotyczących ZIT',
          cs: 'Výměna příkladů dobré praxe v oblasti ITI',
        },
        text: {
          en: 'On how Integrated Territorial Investments are carried out.',
          pl: 'Temat: sposoby wdrażania ZIT.',
          cs: 'Téma: způsoby realizace ITI.',
        },
      },
      {
        title: {
          en: 'Knowledge contest about the Olomouc agglomeration',
          pl: 'Konkurs wiedzy o Aglomeracji Ołomunieckiej',
          cs: 'Vědomostní soutěž o Olomoucké aglomeraci',
        },
        text: {
          en: 'Planned for the Polish side.',
          pl: 'Przewidziany po polskiej stronie.',
          cs: 'Plánovaná na polské straně.',
        },
      },
      {
        title: {
          en: 'Information and promotion',
          pl: 'Informacja i promocja',
          cs: 'Informační a propagační činnost',
        },
      },
    ],
    unknowns: [
      {
        en: 'Only the years are known, not the months or days.',
        pl: 'Znane są tylko lata, bez miesięcy i dni.',
        cs: 'Známé jsou jen roky, nikoli měsíce a dny.',
      },
      {
        en: 'The history page names the two agglomerations. It does not say which bodies took part or which of them led.',
        pl: 'Strona o historii współpracy wymienia obie aglomeracje. Nie podaje, które instytucje brały udział ani która była partnerem wiodącym.',
        cs: 'Stránka o historii spolupráce jmenuje obě aglomerace. Neuvádí, které instituce se účastnily ani která byla vedoucím partnerem.',
      },
      {
        en: 'The activities are described as a plan. How many visits there were, when, and with how many people is not stated.',
        pl: 'Działania opisano jako plan. Nie podano liczby wizyt, ich terminów ani liczby uczestników.',
        cs: 'Aktivity jsou popsány jako plán. Počet návštěv, jejich termíny ani počet účastníků uvedeny nejsou.',
      },
      {
        en: 'The budget and the amount of support are not stated, nor the EU fund behind the Microprojects Fund.',
        pl: 'Nie podano budżetu ani kwoty wsparcia, ani tego, z jakiego funduszu UE pochodziły środki Funduszu Mikroprojektów.',
        cs: 'Není uveden rozpočet ani výše podpory, ani fond EU, z něhož Fond mikroprojektů čerpal.',
      },
    ],
  },
}
