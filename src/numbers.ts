import { type Language, locale, perLanguage, translator } from './languages.ts'

const nbsp = '\u00a0'
const numbers = perLanguage((language) => new Intl.NumberFormat(locale(language)))
const cents = perLanguage(
  (language) => new Intl.NumberFormat(locale(language), { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
)

/** 15,000 · 15 000 · 15 000, with non-breaking spaces. */
export const formatNumber = (n: number, language: Language): string =>
  n < 1000 && Number.isInteger(n) && n >= 0 ? String(n) : numbers[language].format(n)

/**
 * A big figure in two parts: 1500000 → 1.5 and million · mln · mil. A number that would need more than two decimals
 * keeps all its digits and has no unit, because figures are never rounded.
 */
export function formatCompact(n: number, language: Language): { figure: string; unit: string } {
  const scale = (
    [
      ['billion', 1e9],
      ['million', 1e6],
    ] as const
  ).find(([, size]) => Math.abs(n) >= size && n % (size / 100) === 0)
  if (!scale) return { figure: formatNumber(n, language), unit: '' }
  const [name, size] = scale
  return { figure: formatNumber(n / size, language), unit: translator(language)(`vocabulary.unit_${name}`) }
}

/** Currencies that have words of their own; any other shows its code. */
const namedCurrencies = new Set(['EUR', 'PLN', 'CZK', 'NOK'])

/**
 * Text: €260 million · 260 mln euro · 260 mil. eur. Table: every digit and the code.
 * An approximate amount says so: about · ok. · asi.
 */
export function formatMoney(
  money: { amount: number; currency: string; approximate?: boolean },
  language: Language,
  style: 'text' | 'table' = 'text',
): string {
  const { amount, currency } = money
  const t = translator(language)
  const digits = Number.isInteger(amount) ? formatNumber(amount, language) : cents[language].format(amount)
  const { figure, unit } = formatCompact(amount, language)
  const words = unit ? `${figure}${nbsp}${unit}` : digits
  const value =
    style === 'table'
      ? `${digits}${nbsp}${currency}`
      : namedCurrencies.has(currency)
        ? t(`vocabulary.money_${currency}`, { count: amount, amount: words })
        : t('vocabulary.money', { currency, amount: words })
  return money.approximate ? t('vocabulary.approximately', { value }) : value
}

/** +48 77 446 14 00 from E.164, for Polish, Czech and Norwegian numbers; any other comes back as it is. */
export function formatPhone(phone: string): string {
  for (const [pattern, grouping] of phoneGroupings) if (pattern.test(phone)) return phone.replace(pattern, grouping)
  return phone
}
const phoneGroupings: [RegExp, string][] = [
  // Mobile numbers have no area code: they are grouped by three.
  [/^(\+48)((?:45|5[0137]|6[069]|7[2389]|80|88)\d)(\d{3})(\d{3})$/, '$1 $2 $3 $4'],
  [/^(\+48)(\d{2})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3 $4 $5'],
  [/^(\+420)(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3 $4'],
  [/^(\+47)([489]\d{2})(\d{2})(\d{3})$/, '$1 $2 $3 $4'],
  [/^(\+47)(\d{2})(\d{2})(\d{2})(\d{2})$/, '$1 $2 $3 $4 $5'],
]
