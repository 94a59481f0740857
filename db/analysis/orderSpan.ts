// The valid orders of a period, anonymous ones included: what the tables by hour and by price count.
import { ALWAYS } from '../facts/facts.ts'
import type { Shop } from '../facts/facts.ts'
import { historyOf } from './occasions.ts'
import { periodOf } from './windows.ts'

/** The choice of the panel: all orders up to the day, or those of the 12 months to it. */
export const orderPeriods = ['all', 'year'] as const
export type OrderPeriod = (typeof orderPeriods)[number]

/** Indexes of the valid orders of the period, by their own day, ascending. Those of excluded customers are none. */
export function ordersOf(shop: Shop, period: OrderPeriod): Int32Array {
  const { orderOccasion } = historyOf(shop)
  const { orderDay } = shop.facts
  const from = period === 'all' ? ALWAYS : periodOf(shop.asOf).from
  const orders = new Int32Array(orderDay.length)
  let n = 0
  for (let i = 0; i < orderDay.length; i++) if (orderOccasion[i] > 0 && orderDay[i] >= from) orders[n++] = i
  return orders.subarray(0, n)
}

/** Customers with such an order for which `test` holds, ascending. */
export function orderPeople(shop: Shop, period: OrderPeriod, test: (order: number) => boolean): Int32Array {
  const { orderCustomer } = shop.facts
  const people: number[] = []
  for (const i of ordersOf(shop, period)) {
    const c = orderCustomer[i]
    if (c >= 0 && people[people.length - 1] !== c && test(i)) people.push(c)
  }
  return Int32Array.from(people)
}
