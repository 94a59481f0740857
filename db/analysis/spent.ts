// What each customer has spent: so far, in the first year, and in the twelve months.
import { orderSales, perHistory } from './occasions.ts'
import { periodOf } from './windows.ts'
import { looseReturns } from './worth.ts'

/** 売上 per customer up to the history's day, returns without a known order taken off. */
export const spentSoFar = perHistory((past) => {
  const { start, sales } = past
  const spent = new Float64Array(start.length - 1)
  for (let c = 0; c < spent.length; c++) {
    let sum = 0
    for (let j = start[c], end = start[c + 1]; j < end; j++) sum += sales[j]
    spent[c] = sum
  }
  for (const loose of looseReturns(past.shop)) if (loose.customer >= 0) spent[loose.customer] += loose.sales
  return spent
})

/** 売上 per customer within [F, F + 364] of the first purchase, by each order's own day and as far as it has come; 0 without a purchase. */
export const spentInFirstYear = perHistory((past) => {
  const { shop, orderOccasion, start, day } = past
  const { customerStart, orderDay } = shop.facts
  const yen = orderSales(shop)
  const spent = new Float64Array(start.length - 1)
  for (let c = 0; c < spent.length; c++) {
    if (start[c] === start[c + 1]) continue
    const last = day[start[c]] + 364
    let sum = 0
    for (let i = customerStart[c], end = customerStart[c + 1]; i < end && orderDay[i] <= last; i++) if (orderOccasion[i] > 0) sum += yen[i]
    spent[c] = sum
  }
  for (const { customer: c, day: on, sales } of looseReturns(shop)) {
    if (c >= 0 && start[c] < start[c + 1] && on >= day[start[c]] && on <= day[start[c]] + 364) spent[c] += sales
  }
  return spent
})

interface InYear { /** Indexes ascending. */ buyers: Int32Array; sales: Float64Array }

/** 売上 of each customer in the twelve months to the day, by each order's own day; whoever has an order in it is a buyer, also where it joined an occasion of before. */
export const spentInYear = perHistory((past): InYear => {
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
  return { buyers: Int32Array.from(buyers), sales }
})
