// What a KPI card says, worked out from its counts: value, difference to last year, length of the bar.
import type { KpiCard } from '../../db/today/model.ts'
import { tenthsOfPercent } from '../ui/format.ts'

export interface Counts { numerator: number; denominator: number }

/** Percent with one decimal, or whole yen per head; null when there is nothing to divide by. */
export function valueOf(unit: KpiCard['unit'], { numerator, denominator }: Counts): number | null {
  if (denominator === 0) return null
  return unit === 'rate' ? tenthsOfPercent(numerator, denominator) : Math.round(numerator / denominator)
}

/** This year's value less last year's, in points or yen, from the shown values; null if one is missing. */
export function changeOf(card: Pick<KpiCard, 'unit' | 'numerator' | 'denominator' | 'lastYear'>): number | null {
  const now = valueOf(card.unit, card)
  const before = valueOf(card.unit, card.lastYear)
  if (now === null || before === null) return null
  return Math.round((now - before) * 10) / 10
}

/** Bar and target mark in percent of the track: the target stands at 70 % unless the value is far beyond it. */
export function barOf(value: number | null, target: number | null): { fill: number; mark: number | null } {
  if (value === null || !target) return { fill: 0, mark: target ? 70 : null }
  const full = Math.max(target / 0.7, value / 0.98)
  return { fill: Math.max(0, (value / full) * 100), mark: (target / full) * 100 }
}
