// The figures of a period P: who bought, who came again, what they spent.
import type { History } from './occasions.ts'
import { orderSales, perHistory } from './occasions.ts'
import type { Span } from './windows.ts'
import { looseReturns } from './worth.ts'

/** A customer's part in the period: NOT bought, bought for the FIRST time only, or (also) bought AGAIN (an occasion that is not the first). */
export const NOT = 0
export const FIRST = 1
export const AGAIN = 2

/**
 * A customer's part in P by the days of the occasions. "Bought in P and (before P or ≥ 2 occasions in P)" is the same as
 * "a second or later occasion lies in P".
 */
export function periodPart({ start, day }: History, { from, to }: Span, c: number): number {
  const first = start[c]
  for (let j = start[c + 1] - 1; j >= first && day[j] >= from; j--) if (day[j] <= to) return j > first ? AGAIN : FIRST
  return NOT
}

/** Whole counts of P. Sales and orders by each order's own day, occasions and customers by the occasion's. */
export interface PeriodFigures {
  /** Named customers who bought in P; of these those who bought again; customers with any occasion up to D. */
  buyers: number
  repeaters: number
  ever: number
  occasions: number
  /** 売上 of named customers; of these from second and later occasions; with anonymous sales. */
  namedSales: number
  repeatSales: number
  allSales: number
  /** Valid orders, anonymous ones included. */
  orders: number
}

/** Counts a period. */
export function periodFigures(past: History, span: Span): PeriodFigures {
  return { ...buyersOf(past, span), ...salesOf(past, span) }
}

/** Customers and occasions of P. */
export function buyersOf(past: History, { from, to }: Span): Pick<PeriodFigures, 'buyers' | 'repeaters' | 'ever' | 'occasions'> {
  const { start, day } = past
  let [buyers, repeaters, ever, occasions] = [0, 0, 0, 0]
  for (let c = 0; c < start.length - 1; c++) {
    const first = start[c]
    let j = start[c + 1] - 1
    if (j < first) continue
    ever++
    while (j >= first && day[j] > to) j--
    const last = j
    while (j >= first && day[j] >= from) j--
    if (last > j) {
      buyers++
      occasions += last - j
      if (last > first) repeaters++
    }
  }
  return { buyers, repeaters, ever, occasions }
}

/** Sales and orders of P. Returns without an order are sales of their day, and no order. */
export function salesOf({ shop, orderOccasion }: History, { from, to }: Span): Pick<PeriodFigures, 'namedSales' | 'repeatSales' | 'allSales' | 'orders'> {
  const { orderDay, customerStart } = shop.facts
  const sales = orderSales(shop)
  const named = customerStart[customerStart.length - 1]
  let [namedSales, repeatSales, allSales, orders] = [0, 0, 0, 0]
  for (let i = 0; i < orderDay.length; i++) {
    if (orderOccasion[i] === 0 || orderDay[i] < from || orderDay[i] > to) continue
    orders++
    allSales += sales[i]
    if (i >= named) continue
    namedSales += sales[i]
    if (orderOccasion[i] > 1) repeatSales += sales[i]
  }
  for (const loose of looseReturns(shop)) {
    if (loose.day < from || loose.day > to) continue
    allSales += loose.sales
    if (loose.customer >= 0) namedSales += loose.sales
  }
  return { namedSales, repeatSales, allSales, orders }
}

/** Sales and orders of named customers in P. */
export interface NamedSales { sales: number; /** Of second and later occasions. */ repeat: number; orders: number }

/** Sales of named customers in P, as in `salesOf`. */
export function namedSales(past: History, span: Span): number {
  return namedFigures(past, span).sales
}

/**
 * Sales and orders of named customers in P, as in `salesOf`, from running sums per day: the same history is asked about many
 * periods when a figure is drawn month by month.
 */
export function namedFigures(past: History, { from, to }: Span): NamedSales {
  const { first, sales, repeat, orders } = runningSums(past)
  const upTo = (sums: Float64Array, day: number): number => (day < first ? 0 : (sums[Math.min(day - first, sums.length - 1)] ?? 0))
  const within = (sums: Float64Array): number => (from > to ? 0 : upTo(sums, to) - upTo(sums, from - 1))
  return { sales: within(sales), repeat: within(repeat), orders: within(orders) }
}

const runningSums = perHistory(({ shop, orderOccasion, day }) => {
  const { orderDay, customerStart } = shop.facts
  const loose = looseReturns(shop).filter(({ customer }) => customer >= 0)
  if (day.length === 0 && loose.length === 0) return { first: 0, sales: new Float64Array(0), repeat: new Float64Array(0), orders: new Float64Array(0) }
  const yen = orderSales(shop)
  const some = day.length > 0 ? day[0] : loose[0].day
  let [first, last] = [Math.min(some, loose.length > 0 ? loose[0].day : some), Math.max(some, loose.at(-1)?.day ?? some)]
  const named = customerStart[customerStart.length - 1]
  for (let i = 0; i < named; i++) {
    if (orderOccasion[i] === 0) continue
    if (orderDay[i] < first) first = orderDay[i]
    if (orderDay[i] > last) last = orderDay[i]
  }
  const [sales, repeat, orders] = [0, 1, 2].map(() => new Float64Array(last - first + 1))
  for (let i = 0; i < named; i++) {
    if (orderOccasion[i] === 0) continue
    const at = orderDay[i] - first
    sales[at] += yen[i]
    orders[at]++
    if (orderOccasion[i] > 1) repeat[at] += yen[i]
  }
  for (const back of loose) sales[back.day - first] += back.sales
  for (const sums of [sales, repeat, orders]) for (let i = 1; i < sums.length; i++) sums[i] += sums[i - 1]
  return { first, sales, repeat, orders }
})
