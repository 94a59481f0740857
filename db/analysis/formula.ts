// LTV by formula: 1回あたり単価 × 購入頻度 × years, in yen and as a multiple of what a customer costs.
import type { FigureSettings } from '../facts/facts.ts'
import type { Kpis, Ratio } from './model.ts'

/** Longest time a customer is assumed to stay. */
const MOST_YEARS = 10

/**
 * `period`: sales, occasions and customers of P; `kept`: 年間維持率 K over B.
 * Multiplied first and divided once, so that the yen are exact before they are rounded; the multiple is not rounded.
 */
export function formulaLtv(
  period: { sales: number; occasions: number; customers: number },
  { numerator: k, denominator: b }: Ratio,
  { acquisitionCost, retentionCost }: FigureSettings,
): Kpis['formulaLtv'] {
  const { sales, occasions, customers } = period
  const yearsCapped = b > 0 && b > MOST_YEARS * (b - k)
  const [over, under] = yearsCapped ? [MOST_YEARS, 1] : [b, b - k]
  const years = b > 0 ? over / under : null
  const yen = years === null || occasions === 0 ? null : (sales * over) / (customers * under)
  const cost = years === null ? 0 : acquisitionCost + retentionCost * years
  return {
    salesPerOccasion: { sales, occasions },
    frequency: { occasions, customers },
    years,
    yearsCapped,
    yen: yen === null ? null : Math.round(yen),
    multiple: yen === null || cost <= 0 ? null : yen / cost,
  }
}
