// 曜日・時間帯: when orders come, by hour and weekday.
import { weekdayOf } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { eachOrder, orderPeople } from './orderSpan.ts'
import type { OrderPeriod } from './orderSpan.ts'

export interface Calendar {
  /** Orders by weekday (0 = Monday) and hour of the day in the shop's zone. */
  hours: number[][]
  /** Orders in the table, and orders left out because their source gives only a date. */
  orders: number
  withoutTime: number
  /** Named customers with such an order, by hour and by weekday. */
  hourCustomers: number[]
  weekdayCustomers: number[]
  customers: number
}

/** Valid orders of the period, anonymous ones included. */
export function calendar(shop: Shop, period: OrderPeriod): Calendar {
  const { orderDay, orderMinute, orderCustomer, customerId } = shop.facts
  const table = new Int32Array(7 * 24)
  // Bits 0–23 the hours, 24–30 the weekdays at which the customer has ordered.
  const met = new Int32Array(customerId.length)
  let [orders, withoutTime] = [0, 0]
  eachOrder(shop, period, (i) => {
    if (orderMinute[i] < 0) { withoutTime++; return }
    orders++
    const weekday = weekdayOf(orderDay[i])
    const hour = Math.floor(orderMinute[i] / 60)
    table[weekday * 24 + hour]++
    if (orderCustomer[i] >= 0) met[orderCustomer[i]] |= (1 << hour) | (1 << (24 + weekday))
  })
  const seen = Array<number>(31).fill(0)
  let customers = 0
  for (const bits of met) {
    if (bits === 0) continue
    customers++
    for (let bit = 0; bit < 31; bit++) seen[bit] += (bits >> bit) & 1
  }
  const hours = Array.from({ length: 7 }, (_, weekday) => Array.from(table.subarray(weekday * 24, weekday * 24 + 24)))
  return { hours, orders, withoutTime, hourCustomers: seen.slice(0, 24), weekdayCustomers: seen.slice(24), customers }
}

/** Named customers with an order at that weekday and hour; −1 = any. */
export function calendarPeople(shop: Shop, period: OrderPeriod, weekday: number, hour: number): Int32Array {
  const { orderDay, orderMinute } = shop.facts
  return orderPeople(shop, period, (i) => orderMinute[i] >= 0
    && (weekday < 0 || weekdayOf(orderDay[i]) === weekday) && (hour < 0 || Math.floor(orderMinute[i] / 60) === hour))
}
