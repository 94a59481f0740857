// How often customers buy in a year and in a month, and in how many categories.
import type { Shop } from '../facts/facts.ts'
import type { Month } from './months.ts'
import { firstDayOf, lastDayOf, lastMonthOver, monthAt } from './months.ts'
import type { History } from './occasions.ts'
import { customersWhere, historyOf } from './occasions.ts'
import { spentInYear } from './spent.ts'
import type { Span } from './windows.ts'
import { periodOf } from './windows.ts'

/** Whoever bought more often stands with these. */
export const MOST = 10

/** Occasions of a customer in a span. */
function timesIn({ start, day }: History, { from, to }: Span, c: number): number {
  let times = 0
  for (let j = start[c + 1] - 1; j >= start[c] && day[j] >= from; j--) if (day[j] <= to) times++
  return times
}

/** Months that are over, the latest twelve up to the as-of day, oldest first. */
export function monthsShown(shop: Shop): Month[] {
  const over = lastMonthOver(shop.asOf)
  return Array.from({ length: 12 }, (_, i) => over - 11 + i)
}

/** 1, 2, … 10 and more purchases in the twelve months to the day: customers and their sales in it; place 0 = once. */
export function purchasesInYear(shop: Shop): { customers: number; sales: number }[] {
  const past = historyOf(shop)
  const span = periodOf(shop.asOf)
  return grouped(past, MOST, (c) => Math.min(MOST, timesIn(past, span, c)))
}

/** Per month: customers who bought once, twice, three times and more in it, and their occasions. */
export function purchasesByMonth(shop: Shop): { month: Month; customers: [once: number, twice: number, more: number]; occasions: number }[] {
  const { start, day } = historyOf(shop)
  const months = monthsShown(shop)
  const [from, to] = [firstDayOf(months[0]), lastDayOf(months[11])]
  const at = monthAt(from, to)
  const list = months.map((month) => ({ month, customers: [0, 0, 0] as [number, number, number], occasions: 0 }))
  for (let c = 0; c < start.length - 1; c++) {
    // Occasions stand in order: those of a month follow each other.
    for (let j = start[c + 1] - 1; j >= start[c] && day[j] >= from;) {
      if (day[j] > to) { j--; continue }
      const month = at[day[j] - from]
      const own = list[month - months[0]]
      let times = 0
      for (; j >= start[c] && day[j] >= from && at[day[j] - from] === month; j--) times++
      own.customers[Math.min(times, 3) - 1]++
      own.occasions += times
    }
  }
  return list
}

/** Whether any product stands in a category. */
export function hasCategories({ facts }: Shop): boolean {
  return facts.productCategory.some((category) => category !== '')
}

/** Per customer: different categories in the orders of the twelve months; −1 = bought nothing in them. */
export function categoriesPerCustomer(shop: Shop): Int32Array {
  const past = historyOf(shop)
  const { from, to } = periodOf(shop.asOf)
  const { customerStart, orderDay, lineStart, lineProduct, productCategory } = shop.facts
  const names = [...new Set(productCategory)].filter((name) => name !== '')
  const numberOf = new Map(names.map((name, i) => [name, i]))
  const category = Int32Array.from(productCategory, (name) => numberOf.get(name) ?? -1)
  // Who was the last to be seen in each category: nothing to clear from one customer to the next.
  const seen = new Int32Array(names.length).fill(-1)
  const found = new Int32Array(past.start.length - 1).fill(-1)
  for (let c = 0; c < found.length; c++) {
    if (timesIn(past, { from, to }, c) === 0) continue
    found[c] = 0
    for (let i = customerStart[c + 1] - 1; i >= customerStart[c] && orderDay[i] >= from; i--) {
      if (past.orderOccasion[i] === 0) continue
      for (let line = lineStart[i]; line < lineStart[i + 1]; line++) {
        const at = category[lineProduct[line]]
        if (at >= 0 && seen[at] !== c) { seen[at] = c; found[c]++ }
      }
    }
  }
  return found
}

/** 0, 1, 2, … categories: customers and their sales in the twelve months; place = number of categories. */
export function categoriesInYear(shop: Shop): { customers: number; sales: number }[] {
  const found = categoriesPerCustomer(shop)
  const most = found.reduce((a, b) => Math.max(a, b), -1)
  return grouped(historyOf(shop), most + 1, (c) => found[c] + 1)
}

/** Customers by a group from 1 on (0 = none), with their sales in the twelve months. */
function grouped(past: History, groups: number, groupOf: (c: number) => number): { customers: number; sales: number }[] {
  const { sales } = spentInYear(past)
  const list = Array.from({ length: groups }, () => ({ customers: 0, sales: 0 }))
  for (let c = 0; c < sales.length; c++) {
    const group = groupOf(c)
    if (group === 0) continue
    list[group - 1].customers++
    list[group - 1].sales += sales[c]
  }
  return list
}

/** Customers with so many purchases in a span (`most` = that many or more; null = any), ascending. */
export function timesPeople(shop: Shop, span: Span, times: number | null, most: number): Int32Array {
  const past = historyOf(shop)
  return customersWhere(past.start.length - 1, (c) => {
    const own = timesIn(past, span, c)
    return own > 0 && (times === null || Math.min(most, own) === times)
  })
}
