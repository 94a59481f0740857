// Rules of the figures that the window computes too: how many people are enough, LTV by formula, and which single lever would reach a target.
import type { BoardUnit } from '../kpis/model.ts'
import type { Kpis, Ratio } from './model.ts'

/** Fewer people than this make a figure a hint only (参考値), decide no sentence, and bear no sum of yen. */
export const enoughPeople = 30
/** Whether a figure over so many people is to be marked 参考値; one over nobody has no value to be marked. */
export const isFew = (people: number): boolean => people > 0 && people < enoughPeople

/** Longest time a customer is assumed to stay. */
const MOST_YEARS = 10

/** What winning a customer costs once, and keeping one costs a year; whole yen. */
export interface CustomerCosts { acquisitionCost: number; retentionCost: number }

/**
 * LTV by formula (definitions §2): 1回あたり単価 × 購入頻度 × years, in yen and as a multiple of what a customer costs.
 * `period`: sales, occasions and customers of P; `kept`: 年間維持率 K over B.
 * Multiplied first and divided once, so that the yen are exact before they are rounded; the multiple is not rounded.
 */
export function formulaLtv(
  period: { sales: number; occasions: number; customers: number },
  { numerator: k, denominator: b }: Ratio,
  { acquisitionCost, retentionCost }: CustomerCosts,
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

/** The levers of the formula, in the order of the tree. */
export const levers = ['salesPerOccasion', 'frequency', 'retention', 'acquisitionCost', 'retentionCost'] as const
export type Lever = (typeof levers)[number]
/** Yen, times a year, a share 0–1, yen, yen. */
export type Factors = Record<Lever, number>

/** The formula at any factors: the same function on one customer's worth of counts. */
export function ltvAt({ salesPerOccasion, frequency, retention, ...costs }: Factors): { years: number; yearsCapped: boolean; yen: number; multiple: number | null } {
  const { years, yearsCapped, yen, multiple } = formulaLtv({ sales: salesPerOccasion * frequency, occasions: frequency, customers: 1 }, { numerator: retention, denominator: 1 }, costs)
  return { years: years ?? 0, yearsCapped, yen: yen ?? 0, multiple }
}

/** The factors behind counted figures; null where one has no denominator. */
export function factorsOf(ltv: Pick<Kpis['formulaLtv'], 'salesPerOccasion' | 'frequency'>, kept: Ratio, costs: CustomerCosts): Factors | null {
  const { salesPerOccasion: { sales, occasions }, frequency: { customers } } = ltv
  if (occasions === 0 || customers === 0 || kept.denominator === 0 || sales < 0) return null
  const { acquisitionCost, retentionCost } = costs
  return { salesPerOccasion: sales / occasions, frequency: occasions / customers, retention: kept.numerator / kept.denominator, acquisitionCost, retentionCost }
}

/** What the target is set on: the yen, or the multiple of the costs. */
export type LtvTarget = { yen: number } | { multiple: number }

/**
 * The value at which each lever alone, all others as they are, brings the formula exactly to the target (S3-4); null where it
 * cannot: years end at ten, costs do not fall below 0 and do not touch the yen, a shop without costs has no multiple.
 * A target that is reached already has its (lower) value too.
 */
export function leversTo(now: Factors, target: LtvTarget): Record<Lever, number | null> {
  const { years } = ltvAt(now)
  const perYear = now.salesPerOccasion * now.frequency
  const cost = now.acquisitionCost + now.retentionCost * years
  const wanted = 'yen' in target ? target.yen : cost > 0 ? target.multiple * cost : null
  const none = (value: number): number | null => (Number.isFinite(value) ? value : null)
  const atLeast0 = (value: number): number | null => (Number.isFinite(value) && value >= 0 ? value : null)
  const longer = 'yen' in target ? target.yen / perYear
    // perYear × y = m × (a + k × y)
    : (target.multiple * now.acquisitionCost) / (perYear - target.multiple * now.retentionCost)
  return {
    salesPerOccasion: wanted === null ? null : none(wanted / (now.frequency * years)),
    frequency: wanted === null ? null : none(wanted / (now.salesPerOccasion * years)),
    retention: longer >= 1 && longer <= MOST_YEARS ? 1 - 1 / longer : null,
    acquisitionCost: 'yen' in target ? null : atLeast0((perYear * years) / target.multiple - now.retentionCost * years),
    retentionCost: 'yen' in target ? null : atLeast0(((perYear * years) / target.multiple - now.acquisitionCost) / years),
  }
}

/** A figure of the board as it is shown: percent with one decimal, whole yen, otherwise two decimals; null where there is nothing to divide by. */
export function shownValue(unit: BoardUnit, { numerator, denominator }: Ratio): number | null {
  if (denominator <= 0) return null
  if (unit === 'rate') return Math.round((numerator * 1000) / denominator) / 10
  return unit === 'yen' || unit === 'profit' ? Math.round(numerator / denominator) : Math.round((numerator * 100) / denominator) / 100
}

/** Difference of two shown values, in points, yen or times; null if one is missing. */
export function difference(value: number | null, other: number | null): number | null {
  return value === null || other === null ? null : Math.round((value - other) * 100) / 100
}
