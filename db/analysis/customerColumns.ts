// Columns per customer that several questions read, kept as long as the history they belong to.
import { ALWAYS, NEVER } from '../facts/facts.ts'
import { customerFigures } from './customerFigures.ts'
import { isSeasonal, isSlipping, medianInterval } from './marks.ts'
import type { History } from './occasions.ts'
import { orderSales, perHistory } from './occasions.ts'
import { tiersOf } from './tiers.ts'
import type { Span } from './windows.ts'
import { looseReturns } from './worth.ts'

const columnOf = (make: (past: History, customer: number) => number) => perHistory((past) => {
  const column = new Float64Array(past.start.length - 1)
  for (let c = 0; c < column.length; c++) column[c] = make(past, c)
  return column
})

/** Stage numbers (tiers.ts). */
export const stagesOf: (past: History) => Uint8Array = perHistory(tiersOf)
/** Median days between occasions, Infinity below two. */
export const intervalsOf = columnOf(({ start, day }, c) => (start[c + 1] - start[c] < 2 ? Infinity : medianInterval(day.subarray(start[c], start[c + 1]))))
/** 1 = 離れかけ; 1 = 季節のお客様. */
export const slippingOf = columnOf((past, c) => (isSlipping(past, c) ? 1 : 0))
export const seasonalOf = columnOf((past, c) => (past.start[c] < past.start[c + 1] && isSeasonal(past, c) ? 1 : 0))

/** 売上 of each customer in a span, by each order's own day, with returns without an order on theirs. */
export function salesIn(past: History, { from, to }: Span): Float64Array {
  const { shop, orderOccasion, start } = past
  const { orderCustomer, orderDay, customerStart } = shop.facts
  const yen = orderSales(shop)
  const sales = new Float64Array(start.length - 1)
  for (let i = 0, end = customerStart[sales.length]; i < end; i++) {
    if (orderOccasion[i] !== 0 && orderDay[i] >= from && orderDay[i] <= to) sales[orderCustomer[i]] += yen[i]
  }
  for (const loose of looseReturns(shop)) if (loose.customer >= 0 && loose.day >= from && loose.day <= to) sales[loose.customer] += loose.sales
  return sales
}

/** Days since the first occasion, −1 without one. */
export const sinceFirstOf = columnOf((past, c) => { const first = customerFigures(past).firstDay[c]; return first === NEVER ? -1 : past.shop.asOf - first })
/** Days since the last occasion, −1 without one. */
export const sinceLastOf = columnOf((past, c) => { const last = customerFigures(past).lastDay[c]; return last === ALWAYS ? -1 : past.shop.asOf - last })
