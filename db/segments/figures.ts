// Figures of single customers that conditions look at and that say why somebody meets them.
import { attributesOf } from '../analysis/attributes.ts'
import { salesIn } from '../analysis/customerColumns.ts'
import { customerFigures } from '../analysis/customerFigures.ts'
import { historyOf } from '../analysis/occasions.ts'
import type { History } from '../analysis/occasions.ts'
import { addMonths, partsOf, yearStart } from '../facts/day.ts'
import type { Day } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'

/** Full years from a birthday to a day; a birthday of 29 February is over on 1 March where there is none. */
export function ageOn(birth: Day, day: Day): number {
  const [b, d] = [partsOf(birth), partsOf(day)]
  return d.year - b.year - (d.month < b.month || (d.month === b.month && d.date < b.date) ? 1 : 0)
}

interface Columns { year?: Float64Array; twoYears?: Float64Array; ages?: { birthDay: Int32Array; column: Int16Array } }
const kept = new WeakMap<History, Columns>()
function columnsOf(past: History): Columns {
  let columns = kept.get(past)
  if (!columns) kept.set(past, (columns = {}))
  return columns
}

/** 売上 per customer: so far, in the 12 months or the 24 months to the day ((D + 1 day) − 12 or 24 calendar months). */
export function spent(past: History, over: 'ever' | 'year' | 'twoYears'): Float64Array {
  if (over === 'ever') return customerFigures(past).sales
  const { asOf } = past.shop
  return (columnsOf(past)[over] ??= salesIn(past, { from: over === 'year' ? yearStart(asOf) : addMonths(asOf + 1, -24), to: asOf }))
}

/** Age of each customer on the day; −1 where the birthday is not known or has not been yet. */
export function agesOf(shop: Shop): Int16Array {
  const { birthDay } = attributesOf(shop)
  const columns = columnsOf(historyOf(shop))
  if (columns.ages?.birthDay !== birthDay) columns.ages = { birthDay, column: Int16Array.from(birthDay, (birth) => (birth <= shop.asOf ? ageOn(birth, shop.asOf) : -1)) }
  return columns.ages.column
}
