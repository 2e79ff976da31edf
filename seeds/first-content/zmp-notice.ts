/** Who gives a figure, for those that stand in the conference notice of the Association of Polish Cities alone. */
export const fromZmpNotice = {
  en: 'According to the notice of the closing conference',
  pl: 'Według zapowiedzi konferencji podsumowującej',
  cs: 'Podle oznámení o závěrečné konferenci',
}
