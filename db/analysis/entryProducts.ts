// 入口商品: with what customers begin, and what becomes of those who began with it.
import type { Shop } from '../facts/facts.ts'
import { bandsFor } from './bands.ts'
import type { Band } from './bands.ts'
import { basketsOf } from './baskets.ts'
import { BOUGHT, MATURED, OUT, WAITING, f2Part } from './f2.ts'
import { customersWhere, historyOf, orderSales } from './occasions.ts'
import type { History } from './occasions.ts'
import { firstPurchases, ltvWindow } from './windows.ts'
import { looseReturns } from './worth.ts'

export const entryGroupings = ['product', 'category', 'priceBand'] as const
export type EntryGrouping = (typeof entryGroupings)[number]

/** Index of a product, name of a category, or a price band; −1 and '' where the first purchase does not say. */
export type EntryKey = number | string | Band

/** What first purchases are told apart by. */
interface Groups {
  /** Groups of customer c's first purchase: [start[c], start[c + 1]) in `group`, each once. */
  start: Int32Array
  group: Int32Array
  /** One per group. */
  keys: readonly EntryKey[]
}

function groupsOf(past: History, by: EntryGrouping): Groups {
  const { facts } = past.shop
  const baskets = basketsOf(past)
  const customers = past.start.length - 1
  const products = facts.productId.length
  const categories = ['', ...[...new Set(facts.productCategory)].filter((name) => name !== '').sort()]
  const first = (c: number): number => past.start[c]
  const buyers = by === 'priceBand' ? customersWhere(customers, (c) => first(c) < first(c + 1)) : new Int32Array(0)
  const { bands, bandOf } = bandsFor(Array.from(buyers, (c) => past.sales[first(c)]))
  const keys: readonly EntryKey[] = by === 'product' ? [...facts.productId.keys(), -1] : by === 'category' ? categories : bands
  const place = new Map(categories.map((name, k) => [name, k]))
  const groupOf = by === 'category' ? Int32Array.from(facts.productCategory, (name) => place.get(name)!) : Int32Array.from({ length: products }, (_, p) => p)
  const unknown = by === 'category' ? 0 : products
  const start = new Int32Array(customers + 1)
  const group = new Int32Array(baskets.product.length + customers)
  const last = new Int32Array(keys.length).fill(-1)
  let at = 0
  const put = (c: number, g: number): void => { if (last[g] !== c) { last[g] = c; group[at++] = g } }
  for (let c = 0; c < customers; c++) {
    start[c] = at
    const j = first(c)
    if (j === first(c + 1)) continue
    if (by === 'priceBand') put(c, bandOf(past.sales[j]))
    else {
      for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) put(c, groupOf[baskets.product[e]])
      if (baskets.start[j] === baskets.start[j + 1]) put(c, unknown)
    }
  }
  start[customers] = at
  return { start, group: group.subarray(0, at), keys }
}

export interface EntryGroup {
  key: EntryKey
  /** Customers whose first purchase up to the day held it. */
  customers: number
  /** F2転換率 of its own window; who begins with 定期 is not in it. */
  f2: { bought: number; matured: number; waiting: number }
  /** First purchases in the window of 1年LTV, and their sales within a year. */
  oneYearLtv: { sales: number; customers: number }
}

/** Whether a customer's first purchase lies in the window of 1年LTV. */
function ripeOf({ shop, start, day }: History): (c: number) => boolean {
  const { from, to } = ltvWindow(shop.asOf)
  return (c) => start[c] < start[c + 1] && day[start[c]] >= from && day[start[c]] <= to
}

/** 売上 of each customer within [F, F + 364], by each order's own day, for those in the window of 1年LTV; others 0. */
function firstYearSales(past: History): Float64Array {
  const { customerStart, orderDay } = past.shop.facts
  const yen = orderSales(past.shop)
  const sales = new Float64Array(past.start.length - 1)
  const ripe = ripeOf(past)
  for (let c = 0; c < sales.length; c++) {
    if (!ripe(c)) continue
    const last = past.day[past.start[c]] + 364
    for (let i = customerStart[c]; i < customerStart[c + 1] && orderDay[i] <= last; i++) if (past.orderOccasion[i] > 0) sales[c] += yen[i]
  }
  for (const { customer, day, sales: back } of looseReturns(past.shop)) {
    if (customer < 0 || !ripe(customer)) continue
    const first = past.day[past.start[customer]]
    if (day >= first && day <= first + 364) sales[customer] += back
  }
  return sales
}

/** Groups with at least one customer, most customers first (price bands: by price). A first purchase of two products is in both groups. */
export function entryProducts(shop: Shop, by: EntryGrouping, f2Days: number): EntryGroup[] {
  const past = historyOf(shop)
  const { start, group, keys } = groupsOf(past, by)
  const window = firstPurchases(shop.asOf, { f2Days })
  const sales = firstYearSales(past)
  const isRipe = ripeOf(past)
  const empty = (): Int32Array => new Int32Array(keys.length)
  const [all, grown] = [empty(), empty()]
  const parts = [empty(), empty(), empty(), empty()]
  const spent = new Float64Array(keys.length)
  for (let c = 0; c < start.length - 1; c++) {
    if (start[c] === start[c + 1]) continue
    const part = parts[f2Part(past, window, c)]
    const ripe = isRipe(c)
    for (let e = start[c]; e < start[c + 1]; e++) {
      const g = group[e]
      all[g]++
      part[g]++
      if (ripe) { grown[g]++; spent[g] += sales[c] }
    }
  }
  const found = [...keys.keys()].filter((g) => all[g] > 0)
  if (by !== 'priceBand') found.sort((a, b) => all[b] - all[a] || a - b)
  return found.map((g) => ({
    key: keys[g], customers: all[g],
    f2: { bought: parts[BOUGHT][g], matured: parts[MATURED][g] + parts[BOUGHT][g], waiting: parts[WAITING][g] },
    oneYearLtv: { sales: spent[g], customers: grown[g] },
  }))
}

export const entryParts = ['customers', 'bought', 'matured', 'waiting', 'ltv'] as const
export type EntryPart = (typeof entryParts)[number]

/** The customers behind a figure of a group, ascending; null for a group there is not. */
export function entryPeople(shop: Shop, by: EntryGrouping, f2Days: number, key: EntryKey, part: EntryPart): Int32Array | null {
  const past = historyOf(shop)
  const { start, group, keys } = groupsOf(past, by)
  const window = firstPurchases(shop.asOf, { f2Days })
  const isRipe = ripeOf(past)
  const g = typeof key === 'object' ? keys.findIndex((one) => typeof one === 'object' && one.from === key.from && one.to === key.to) : keys.indexOf(key)
  if (g < 0) return null
  return customersWhere(start.length - 1, (c) => {
    if (!group.subarray(start[c], start[c + 1]).includes(g)) return false
    if (part === 'customers') return true
    if (part === 'ltv') return isRipe(c)
    const stands = f2Part(past, window, c)
    return part === 'waiting' ? stands === WAITING : part === 'bought' ? stands === BOUGHT : stands !== WAITING && stands !== OUT
  })
}
