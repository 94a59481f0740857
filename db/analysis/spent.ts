// What each customer has spent: so far, and in the twelve months.
import type { History } from './occasions.ts'
import { orderSales } from './occasions.ts'
import { periodOf } from './windows.ts'
import { looseReturns } from './worth.ts'

const known = new WeakMap<History, Float64Array>()

/** 売上 per customer up to the history's day, returns without a known order taken off; remembered with the history. The same as `sales` of customerFigures. */
export function spentSoFar(past: History): Float64Array {
  let spent = known.get(past)
  if (spent) return spent
  const { start, sales } = past
  spent = new Float64Array(start.length - 1)
  for (let c = 0; c < spent.length; c++) for (let j = start[c], end = start[c + 1]; j < end; j++) spent[c] += sales[j]
  for (const loose of looseReturns(past.shop)) if (loose.customer >= 0) spent[loose.customer] += loose.sales
  known.set(past, spent)
  return spent
}

interface InYear { /** Indexes ascending. */ buyers: Int32Array; sales: Float64Array }
const inYear = new WeakMap<History, InYear>()

/** 売上 of each customer in the twelve months to the day, by each order's own day; whoever has an order in it is a buyer, also where it joined an occasion of before. */
export function spentInYear(past: History): InYear {
  let known = inYear.get(past)
  if (known) return known
  const { shop, orderOccasion } = past
  const { from, to } = periodOf(shop.asOf)
  const { customerStart, orderDay } = shop.facts
  const yen = orderSales(shop)
  const sales = new Float64Array(past.start.length - 1)
  const buyers: number[] = []
  for (let c = 0; c < sales.length; c++) {
    let bought = false
    for (let i = customerStart[c + 1] - 1; i >= customerStart[c] && orderDay[i] >= from; i--) {
      if (orderOccasion[i] === 0 || orderDay[i] > to) continue
      sales[c] += yen[i]
      bought = true
    }
    if (bought) buyers.push(c)
  }
  for (const loose of looseReturns(shop)) if (loose.customer >= 0 && loose.day >= from && loose.day <= to) sales[loose.customer] += loose.sales
  known = { buyers: Int32Array.from(buyers), sales }
  inYear.set(past, known)
  return known
}
