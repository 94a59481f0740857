// デシル: the buyers of the twelve months in ten groups by what they spent.
import type { Shop } from '../facts/facts.ts'
import type { DecileGroup } from './groupModel.ts'
import { historyOf, orderSales } from './occasions.ts'
import { periodOf } from './windows.ts'
import { looseReturns } from './worth.ts'

/** 売上 of each customer in the twelve months to the day, by each order's own day; whoever has an order in it is a buyer, also where it joined an occasion of before. */
function salesInYear(shop: Shop): { buyers: Int32Array; sales: Float64Array } {
  const past = historyOf(shop)
  const { from, to } = periodOf(shop.asOf)
  const { customerStart, orderDay } = shop.facts
  const yen = orderSales(shop)
  const sales = new Float64Array(past.start.length - 1)
  const buyers: number[] = []
  for (let c = 0; c < sales.length; c++) {
    let bought = false
    for (let i = customerStart[c]; i < customerStart[c + 1]; i++) {
      if (past.orderOccasion[i] === 0 || orderDay[i] < from || orderDay[i] > to) continue
      sales[c] += yen[i]
      bought = true
    }
    if (bought) buyers.push(c)
  }
  for (const loose of looseReturns(shop)) if (loose.customer >= 0 && loose.day >= from && loose.day <= to) sales[loose.customer] += loose.sales
  return { buyers: Int32Array.from(buyers), sales }
}

/** Buyers of the twelve months by sales descending, ties by id; ten groups, the first ones take the extra (definitions §3). */
export function decileMembers(shop: Shop): { members: Int32Array[]; sales: Float64Array } {
  const { buyers, sales } = salesInYear(shop)
  const sorted = buyers.sort((a, b) => sales[b] - sales[a] || a - b)
  const [size, extra] = [Math.floor(sorted.length / 10), sorted.length % 10]
  let at = 0
  const members = Array.from({ length: 10 }, (_, g) => sorted.subarray(at, (at += size + (g < extra ? 1 : 0))))
  return { members, sales }
}

/** The ten groups, those without anybody left out. */
export function deciles(shop: Shop): DecileGroup[] {
  const { members, sales } = decileMembers(shop)
  return members.map((list, g) => ({ group: g + 1, customers: list.length, sales: list.reduce((sum, c) => sum + sales[c], 0), lowest: list.length > 0 ? sales[list[list.length - 1]] : 0 }))
    .filter(({ customers }) => customers > 0)
}
