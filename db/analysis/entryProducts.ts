// 入口商品: with what customers begin, and what becomes of those who began with it.
import type { Shop } from '../facts/facts.ts'
import { bandsFor } from './bands.ts'
import type { Band } from './bands.ts'
import { basketsOf } from './baskets.ts'
import { BOUGHT, MATURED, OUT, WAITING, f2Part, f2Parts } from './f2.ts'
import { inLtv } from './ltv.ts'
import { customersWhere, historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { spentInFirstYear } from './spent.ts'
import { firstPurchases } from './windows.ts'

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
  const { bands, of } = bandsFor(Float64Array.from(buyers, (c) => past.sales[first(c)]))
  const keys: readonly EntryKey[] = by === 'product' ? [...facts.productId.keys(), -1] : by === 'category' ? categories : bands
  const place = new Map(categories.map((name, k) => [name, k]))
  const groupOf = by === 'category' ? Int32Array.from(facts.productCategory, (name) => place.get(name)!) : Int32Array.from({ length: products }, (_, p) => p)
  const unknown = by === 'category' ? 0 : products
  const start = new Int32Array(customers + 1)
  const group = new Int32Array(baskets.product.length + customers)
  const last = new Int32Array(keys.length).fill(-1)
  let at = 0
  for (let c = 0; c < customers; c++) {
    start[c] = at
    const j = first(c)
    if (j === first(c + 1)) continue
    // Every buyer is in one band: they are numbered alike.
    if (by === 'priceBand') { group[at] = of[at]; at++; continue }
    const [from, to] = [baskets.start[j], baskets.start[j + 1]]
    if (from === to) group[at++] = unknown
    for (let e = from; e < to; e++) {
      const g = groupOf[baskets.product[e]]
      if (last[g] !== c) { last[g] = c; group[at++] = g }
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

/** Groups with at least one customer, most customers first (price bands: by price). A first purchase of two products is in both groups. */
export function entryProducts(shop: Shop, by: EntryGrouping, f2Days: number): EntryGroup[] {
  const past = historyOf(shop)
  const { start, group, keys } = groupsOf(past, by)
  const window = firstPurchases(shop.asOf, { f2Days })
  const stands = f2Parts(past, window)
  const sales = spentInFirstYear(past)
  const empty = (): Int32Array => new Int32Array(keys.length)
  const [all, grown] = [empty(), empty()]
  const parts = [empty(), empty(), empty(), empty()]
  const spent = new Float64Array(keys.length)
  for (let c = 0; c < start.length - 1; c++) {
    if (start[c] === start[c + 1]) continue
    const part = parts[stands[c]]
    const ripe = inLtv(past, c)
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
  const g = typeof key === 'object' ? keys.findIndex((one) => typeof one === 'object' && one.from === key.from && one.to === key.to) : keys.indexOf(key)
  if (g < 0) return null
  return customersWhere(start.length - 1, (c) => {
    if (!group.subarray(start[c], start[c + 1]).includes(g)) return false
    if (part === 'customers') return true
    if (part === 'ltv') return inLtv(past, c)
    const stands = f2Part(past, window, c)
    return part === 'waiting' ? stands === WAITING : part === 'bought' ? stands === BOUGHT : stands !== WAITING && stands !== OUT
  })
}
