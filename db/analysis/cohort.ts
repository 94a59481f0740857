// Cohorts: everybody whose first purchase lies in the same month, and what became of them month by month.
import type { Shop } from '../facts/facts.ts'
import type { Month } from './months.ts'
import { lastMonthOver, monthAt } from './months.ts'
import type { History } from './occasions.ts'
import { customersWhere, historyOf, orderSales, perHistory } from './occasions.ts'
import { looseReturns } from './worth.ts'

/** One month's first buyers. Places in the arrays: months since the first purchase, up to the month of the as-of day. */
export interface Cohort {
  month: Month
  size: number
  /** People with an occasion in month +k; null = the month is not over by the as-of day. */
  retained: (number | null)[]
  /** Yen from the first purchase to the end of month +k, all of them together, by each order's own day; null as above. */
  sales: (number | null)[]
}

interface Months { first: number; at: Int32Array; /** Month of the first purchase of each customer, −1 without one. */ cohort: Int32Array }

/** Months of all days that occasions, orders and returns up to the as-of day fall on. */
const monthsOf = perHistory((past): Months => {
  const { shop, start, day } = past
  let first = shop.asOf
  for (let c = 0; c < start.length - 1; c++) if (start[c] < start[c + 1] && day[start[c]] < first) first = day[start[c]]
  const at = monthAt(first, shop.asOf)
  const cohort = new Int32Array(start.length - 1).fill(-1)
  for (let c = 0; c < cohort.length; c++) if (start[c] < start[c + 1]) cohort[c] = at[day[start[c]] - first]
  return { first, at, cohort }
})

/** The month of each customer's first purchase, −1 without one. */
export function cohortMonths(past: History): Int32Array {
  return monthsOf(past).cohort
}

/** Every month that has first buyers, oldest first (definitions §4). Returns without a known order count from the first purchase on. */
export function cohorts(shop: Shop): Cohort[] {
  return counted(historyOf(shop))
}

const counted = perHistory((past): Cohort[] => {
  const { shop, start, day, orderOccasion } = past
  const { first, at, cohort } = monthsOf(past)
  if (at.length === 0) return []
  const { customerStart, orderDay } = shop.facts
  const yen = orderSales(shop)
  const [oldest, newest] = [at[0], at[at.length - 1]]
  const size = new Int32Array(newest - oldest + 1)
  for (let c = 0; c < cohort.length; c++) if (cohort[c] >= 0) size[cohort[c] - oldest]++
  // The cells of all cohorts in one row: those of month m begin at place[m].
  const place = new Int32Array(size.length + 1)
  for (let m = 0; m < size.length; m++) place[m + 1] = place[m] + (size[m] > 0 ? size.length - m : 0)
  const retained = new Int32Array(place[size.length])
  const sales = new Float64Array(place[size.length])
  for (let c = 0; c < cohort.length; c++) {
    const month = cohort[c]
    if (month < 0) continue
    const cell = place[month - oldest] - month
    let before = -1
    for (let j = start[c]; j < start[c + 1]; j++) {
      const m = at[day[j] - first]
      if (m !== before) retained[cell + m]++
      before = m
    }
    for (let i = customerStart[c]; i < customerStart[c + 1] && orderDay[i] <= shop.asOf; i++) if (orderOccasion[i] > 0) sales[cell + at[orderDay[i] - first]] += yen[i]
  }
  for (const loose of looseReturns(shop)) {
    const month = loose.customer < 0 ? -1 : cohort[loose.customer]
    if (month >= 0 && loose.day >= day[start[loose.customer]]) sales[place[month - oldest] - month + at[loose.day - first]] += loose.sales
  }
  const over = lastMonthOver(shop.asOf) - oldest
  const list: Cohort[] = []
  for (let m = 0; m < size.length; m++) {
    if (size[m] === 0) continue
    let sum = 0
    const cells = Array.from({ length: size.length - m }, (_, k) => place[m] + k)
    list.push({
      month: oldest + m, size: size[m],
      retained: cells.map((cell, k) => (m + k > over ? null : retained[cell])),
      sales: cells.map((cell, k) => { sum += sales[cell]; return m + k > over ? null : sum }),
    })
  }
  return list
})

/** First buyers of the months for which `of` holds, ascending; with `k`: those with an occasion in month +k. */
export function cohortPeople(shop: Shop, of: (month: Month) => boolean, k?: number): Int32Array {
  const past = historyOf(shop)
  const { first, at, cohort } = monthsOf(past)
  const { start, day } = past
  return customersWhere(cohort.length, (c) => {
    if (cohort[c] < 0 || !of(cohort[c])) return false
    if (k === undefined) return true
    for (let j = start[c]; j < start[c + 1]; j++) if (at[day[j] - first] === cohort[c] + k) return true
    return false
  })
}
