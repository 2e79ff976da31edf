import type { Metric } from '../../src/fields.ts'

const fromProfile = {
  en: 'According to the association’s profile in the URBACT partner search',
  pl: 'Według profilu stowarzyszenia w wyszukiwarce partnerów URBACT',
  cs: 'Podle profilu sdružení ve vyhledávání partnerů URBACT',
}
const roundedInProfile = {
  en: 'According to the profile in the URBACT partner search; rounded there',
  pl: 'Według profilu w wyszukiwarce partnerów URBACT; wartość zaokrąglona',
  cs: 'Podle profilu ve vyhledávání partnerů URBACT; zaokrouhleno',
}
const sinceFebruary2014 = {
  en: 'Intermediate body for ITI since February 2014; the figure is that of the profile of 2019',
  pl: 'Instytucja pośrednicząca dla ZIT od lutego 2014 r.; liczba z profilu z 2019 r.',
  cs: 'Zprostředkující subjekt pro ITI od února 2014; údaj z profilu z roku 2019',
}

/** The figures of the profile, told in the same words of the area and of its association. */
export const gdanskGdyniaSopotFigures: Metric[] = [
  {
    label: { en: 'member municipalities', pl: 'gminy członkowskie', cs: 'členské obce' },
    value: 57,
    approximate: false,
    asOf: '2019-02-11',
    note: fromProfile,
  },
  {
    label: { en: 'inhabitants', pl: 'mieszkańcy', cs: 'obyvatelé' },
    value: 1500000,
    approximate: true,
    asOf: '2019-02-11',
    note: roundedInProfile,
  },
  {
    label: { en: 'projects in the ITI portfolio', pl: 'projekty w portfelu ZIT', cs: 'projekty v souboru ITI' },
    value: 133,
    approximate: false,
    asOf: '2019-02-11',
    note: sinceFebruary2014,
  },
  {
    label: {
      en: 'EU contribution to the ITI portfolio',
      pl: 'dofinansowanie z UE dla portfela ZIT',
      cs: 'příspěvek EU na soubor projektů ITI',
    },
    value: 260000000,
    unit: 'EUR',
    approximate: false,
    asOf: '2019-02-11',
    note: sinceFebruary2014,
  },
]
