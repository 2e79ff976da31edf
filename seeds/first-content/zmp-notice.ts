import type { SeedContact } from './format.ts'

/** Who gives a figure, for those that stand in the conference notice of the Association of Polish Cities alone. */
export const fromZmpNotice = {
  en: 'According to the notice of the closing conference',
  pl: 'Według zapowiedzi konferencji podsumowującej',
  cs: 'Podle oznámení o závěrečné konferenci',
}

/** The person to whom the notice sends those who want to come. It names nobody else for its other subjects. */
export const zmpContact = (purpose: SeedContact['purpose']): SeedContact => ({
  // The notice has the name in the genitive; the nominative is suggested by the mailbox.
  name: 'Hanna Leki',
  nameRaw: 'Hanny Leki',
  role: {
    en: 'Registration for the conference of 18 October 2016',
    pl: 'Zgłoszenia na konferencję 18 października 2016 r.',
    cs: 'Přihlášky na konferenci 18. října 2016',
  },
  phone: '+48616335056',
  email: 'hanna.leki@zmp.poznan.pl',
  purpose,
  public: false,
  source: 'zmp-conference-notice',
  asOf: '2016',
})
