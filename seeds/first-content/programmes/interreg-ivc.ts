import type { Programme } from '../../../src/programmes/schema.ts'
import type { SeedEntry } from '../format.ts'

export const interregIvc: SeedEntry<Programme> = {
  slug: 'interreg-ivc',
  originalLanguage: 'en',
  sources: ['interreg-ivc-annex-1117r4'],
  content: {
    title: { en: 'INTERREG IVC', pl: 'INTERREG IVC', cs: 'INTERREG IVC' },
    summary: {
      en: 'An interregional co-operation programme that collected good practices on forms called annexes. One of them (index 1117R4, on the Szczecin association) is in this portal.',
      pl: 'Program współpracy międzyregionalnej, w którym dobre praktyki zbierano na formularzach zwanych załącznikami. Jeden z nich (indeks 1117R4, o stowarzyszeniu ze Szczecina) jest w tym portalu.',
      cs: 'Program meziregionální spolupráce, který sbíral příklady dobré praxe na formulářích zvaných přílohy. Jeden z nich (index 1117R4, o štětínském sdružení) je v tomto portálu.',
    },
    themes: ['innovation-research', 'exchange-of-experience'],
    places: [{ country: 'PL' }],
    description: {
      en: 'An annex states an index number, a priority of the programme with a sub-theme, place, start and end, topic, description, evidence of success, a contact and the day on which it was completed.\n\nThe annex with index 1117R4 falls under the first priority, on innovation and the knowledge economy, and under the sub-theme of innovation, research and technology development. It was completed on 22 September 2014.\n\nThe website with the annexes has not been updated since 31 December 2015. For news of interregional co-operation it points elsewhere.',
      pl: 'Załącznik podaje indeks, priorytet programu z podtematem, miejsce, początek i koniec, temat, opis, dowody skuteczności, kontakt oraz dzień wypełnienia.\n\nZałącznik o indeksie 1117R4 należy do pierwszego priorytetu (innowacje i gospodarka oparta na wiedzy) i do podtematu „innowacje, badania i rozwój technologii”. Wypełniono go 22 września 2014 r.\n\nStrona z załącznikami nie jest aktualizowana od 31 grudnia 2015 r. Po wiadomości o współpracy międzyregionalnej odsyła gdzie indziej.',
      cs: 'Příloha uvádí index, prioritu programu s podtématem, místo, začátek a konec, téma, popis, doložené výsledky, kontakt a den vyplnění.\n\nPříloha s indexem 1117R4 patří k první prioritě (inovace a znalostní ekonomika) a k podtématu „inovace, výzkum a technologický rozvoj“. Byla vyplněna 22. září 2014.\n\nWeb s přílohami se od 31. prosince 2015 neaktualizuje. Na novinky o meziregionální spolupráci odkazuje jinam.',
    },
    unknowns: [
      {
        en: 'The annex does not name its programme. That it belongs to INTERREG IVC is inferred from the form and the index number.',
        pl: 'Załącznik nie wymienia nazwy programu. Przynależność do INTERREG IVC wywnioskowano z formularza i indeksu.',
        cs: 'Příloha svůj program nejmenuje. Příslušnost k INTERREG IVC je odvozena z formuláře a indexu.',
      },
      {
        en: 'The years of the programme, its fund, its budget and the countries that took part are not stated. Poland is the country of the one practice described.',
        pl: 'Nie podano lat programu, funduszu, budżetu ani państw uczestniczących. Polska to kraj jedynej opisanej dobrej praktyki.',
        cs: 'Nejsou uvedeny roky programu, fond, rozpočet ani zúčastněné státy. Polsko je zemí jediného popsaného příkladu dobré praxe.',
      },
    ],
  },
}
