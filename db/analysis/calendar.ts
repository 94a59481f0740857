// 曜日・時間帯: when orders come, by hour and weekday.
import { weekdayOf } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { orderPeople, ordersOf } from './orderSpan.ts'
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
  const chosen = ordersOf(shop, period)
  let withoutTime = 0
  for (let k = 0; k < chosen.length; k++) {
    const i = chosen[k]
    const minute = orderMinute[i]
    if (minute < 0) { withoutTime++; continue }
    const weekday = weekdayOf(orderDay[i])
    const hour = Math.floor(minute / 60)
    table[weekday * 24 + hour]++
    const c = orderCustomer[i]
    if (c >= 0) met[c] |= (1 << hour) | (1 << (24 + weekday))
  }
  const seen = new Int32Array(31)
  let customers = 0
  for (let c = 0; c < met.length; c++) {
    if (met[c] !== 0) customers++
    // From bit to bit: of 31 only a few are set.
    for (let bits = met[c]; bits !== 0; bits &= bits - 1) seen[31 - Math.clz32(bits & -bits)]++
  }
  const hours = Array.from({ length: 7 }, (_, weekday) => Array.from(table.subarray(weekday * 24, weekday * 24 + 24)))
  return { hours, orders: chosen.length - withoutTime, withoutTime, hourCustomers: [...seen.subarray(0, 24)], weekdayCustomers: [...seen.subarray(24)], customers }
}

/** Named customers with an order at that weekday and hour; −1 = any. */
export function calendarPeople(shop: Shop, period: OrderPeriod, weekday: number, hour: number): Int32Array {
  const { orderDay, orderMinute } = shop.facts
  return orderPeople(shop, period, (i) => orderMinute[i] >= 0
    && (weekday < 0 || weekdayOf(orderDay[i]) === weekday) && (hour < 0 || Math.floor(orderMinute[i] / 60) === hour))
}
