// Figures of single customers that conditions look at and that say why somebody meets them.
import { figuresOf, salesIn } from '../analysis/customerColumns.ts'
import type { History } from '../analysis/occasions.ts'
import { addMonths, partsOf, yearStart } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import { NEVER } from '../facts/facts.ts'

/** Full years from a birthday to a day; a birthday of 29 February is over on 1 March where there is none. */
export function ageOn(birth: Day, day: Day): number {
  const [b, d] = [partsOf(birth), partsOf(day)]
  return d.year - b.year - (d.month < b.month || (d.month === b.month && d.date < b.date) ? 1 : 0)
}

/** Days since the first occasion, −1 without one. */
export function sinceFirst(past: History, c: number): number {
  const first = figuresOf(past).firstDay[c]
  return first === NEVER ? -1 : past.shop.asOf - first
}

const kept = new WeakMap<History, { year?: Float64Array; twoYears?: Float64Array }>()

/** 売上 per customer: so far, in the 12 months or the 24 months to the day ((D + 1 day) − 12 or 24 calendar months). */
export function spent(past: History, over: 'ever' | 'year' | 'twoYears'): Float64Array {
  if (over === 'ever') return figuresOf(past).sales
  const { asOf } = past.shop
  const columns = kept.get(past) ?? {}
  kept.set(past, columns)
  return (columns[over] ??= salesIn(past, { from: over === 'year' ? yearStart(asOf) : addMonths(asOf + 1, -24), to: asOf }))
}
