// 1年LTV: what the first buyers of a year spent within a year of their first purchase, as sales and as gross profit.
import { formatDay } from '../facts/day.ts'
import type { FigureSettings } from '../facts/facts.ts'
import type { Kpis } from './model.ts'
import type { History } from './occasions.ts'
import { spentInFirstYear } from './spent.ts'
import { ltvWindow } from './windows.ts'

/** Whether the customer's first purchase lies in the window. */
export function inLtv({ shop, start, day }: History, c: number): boolean {
  const { from, to } = ltvWindow(shop.asOf)
  return start[c] < start[c + 1] && day[start[c]] >= from && day[start[c]] <= to
}

/** Customers, and their sales within [F, F+364] by each order's own day. */
export function oneYearLtv(past: History): Kpis['oneYearLtv'] {
  const { shop, start, day } = past
  const { from, to } = ltvWindow(shop.asOf)
  const spent = spentInFirstYear(past)
  let [sales, customers] = [0, 0]
  for (let c = 0; c < spent.length; c++) {
    const first = day[start[c]]
    if (start[c] === start[c + 1] || first < from || first > to) continue
    customers++
    sales += spent[c]
  }
  return { from: formatDay(from), to: formatDay(to), sales, customers, grossProfit: grossProfit(sales, shop.settings) }
}

/** Whole yen: sales without tax (at the shop's main rate) × margin, rounded once, at the end, half a yen upwards; never −0. */
export function grossProfit(sales: number, { grossMargin, taxPercent }: FigureSettings): number {
  // The margin as whole thousandths of a percent: 33.3 has no exact place among floating-point numbers, and half a yen would go astray.
  return Math.round((sales * Math.round(grossMargin * 1000)) / (1000 * (100 + taxPercent))) + 0
}
