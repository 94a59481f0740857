// The purchase occasions (購入回) of every customer as of a day: the ground on which all figures stand.
import { EXCLUDED, UNPAID } from '../facts/facts.ts'
import type { Facts, Shop } from '../facts/facts.ts'
import { orderKinds } from './orderKinds.ts'
import { worthOf } from './worth.ts'

/** Which orders count as of a day, and the occasions they form. Customers and orders are numbered as in the facts. */
export interface History {
  shop: Shop
  /** Per order: the how-manieth occasion of its customer (1, 2, …), 0 = does not count. A counting anonymous order has 1. */
  orderOccasion: Int32Array
  /** Occasions of customer c: [start[c], start[c + 1]), oldest first. Excluded customers have none. */
  start: Int32Array
  /** Day of the occasion's first order. An add-on keeps its own day for sales, not for the occasion. */
  day: Int32Array
  /** 売上 of the occasion's orders, shipping included where the settings say so. */
  sales: Float64Array
  /** Orders in the occasion. */
  orders: Int32Array
  /** Kind bits (orderKinds.ts) of all its orders together. */
  kinds: Uint8Array
}

const salesWithShipping = new WeakMap<object, Int32Array>()

/** 売上 per order: goods, with shipping where the settings say so; without what was given back by the shop's day. */
export function orderSales(shop: Shop): Int32Array {
  const worth = worthOf(shop)
  if (!shop.settings.salesIncludeShipping) return worth.orderGoods
  let sales = salesWithShipping.get(worth)
  if (!sales) salesWithShipping.set(worth, (sales = worth.orderGoods.map((yen, i) => yen + worth.orderShipping[i])))
  return sales
}

/**
 * One pass over the orders: those of not excluded customers, dated up to the as-of day and not void by then, in occasions.
 * With 'one', orders of one day are one occasion. An order at most `addOnDays` (if any) after an occasion's first order joins it,
 * also under 'separate'.
 */
export function history(shop: Shop): History {
  const { facts, settings, asOf } = shop
  const { customerStart, customerFlags, orderDay, orderVoidDay, orderFlags } = facts
  const all = orderDay.length
  const customers = customerFlags.length
  const grace = settings.unpaidGraceDays ?? Infinity
  // Days after an occasion's first order that still belong to it; −1: not even the same day.
  const reach = settings.addOnDays > 0 ? settings.addOnDays : settings.sameDayOrders === 'one' ? 0 : -1
  const kindOf = orderKinds(facts)
  const salesOf = orderSales(shop)
  const orderOccasion = new Int32Array(all)
  const start = new Int32Array(customers + 1)
  const day = new Int32Array(all)
  const sales = new Float64Array(all)
  const orders = new Int32Array(all)
  const kinds = new Uint8Array(all)

  let at = -1
  for (let c = 0; c < customers; c++) {
    start[c] = at + 1
    if (customerFlags[c] & EXCLUDED) continue
    let number = 0
    for (let i = customerStart[c], end = customerStart[c + 1]; i < end; i++) {
      const d = orderDay[i]
      if (d > asOf) break
      if (orderVoidDay[i] <= asOf || (orderFlags[i] & UNPAID && asOf - d > grace)) continue
      if (number === 0 || d - day[at] > reach) {
        number++
        day[++at] = d
      }
      orderOccasion[i] = number
      sales[at] += salesOf[i]
      orders[at]++
      kinds[at] |= kindOf[i]
    }
  }
  start[customers] = ++at
  for (let i = customerStart[customers]; i < all; i++) {
    const d = orderDay[i]
    if (d <= asOf && orderVoidDay[i] > asOf && !(orderFlags[i] & UNPAID && asOf - d > grace)) orderOccasion[i] = 1
  }
  return { shop, orderOccasion, start, day: day.subarray(0, at), sales: sales.subarray(0, at), orders: orders.subarray(0, at), kinds: kinds.subarray(0, at) }
}

const kept = new WeakMap<Facts, History[]>()
/** Histories remembered per facts: two dates of a move and the dates beside them. */
const KEPT = 3

/** `history`, remembered (same facts object, same settings object, same day) for the last few dates, so that one answer does not count it again for each of its figures. */
export function historyOf(shop: Shop): History {
  const list = kept.get(shop.facts) ?? []
  const found = list.find((h) => h.shop.asOf === shop.asOf && h.shop.settings === shop.settings)
  const result = found ?? history(shop)
  kept.set(shop.facts, [result, ...list.filter((h) => h !== result)].slice(0, KEPT))
  return result
}

/** Makes something of a history once: many figures of one answer read it. What is made is never changed. */
export function perHistory<T>(make: (past: History) => T): (past: History) => T {
  const made = new WeakMap<History, T>()
  return (past) => {
    let found = made.get(past)
    if (found === undefined) made.set(past, (found = make(past)))
    return found
  }
}

/** How many customers have any occasion up to the day. */
export function customersEver(shop: Shop): number {
  const { start } = historyOf(shop)
  let n = 0
  for (let c = 0; c < start.length - 1; c++) if (start[c] < start[c + 1]) n++
  return n
}

/** Indexes of the customers for whom `test` holds, ascending. */
export function customersWhere(customers: number, test: (customer: number) => boolean): Int32Array {
  const found = new Int32Array(customers)
  let n = 0
  for (let c = 0; c < customers; c++) if (test(c)) found[n++] = c
  return found.slice(0, n)
}
