// 販路の移り変わり: orders, sales and buyers of each channel, month by month (S1-12).
import type { Shop } from '../facts/facts.ts'
import type { ChannelMix } from './channelModel.ts'
import { firstDayOf, formatMonth, lastDayOf, monthAt, monthsTo, parseMonth } from './months.ts'
import { customersWhere, historyOf, orderSales } from './occasions.ts'
import { looseReturns } from './worth.ts'

/** Months looked at. */
const MIX_MONTHS = 24

/** Valid orders by their own day; sales as everywhere (売上). Buyers: named customers with a valid order of the channel in the month. */
export function channelMix(shop: Shop): ChannelMix {
  const { orderOccasion } = historyOf(shop)
  const { orderDay, orderChannel, orderCustomer, channels } = shop.facts
  const months = monthsTo(shop.asOf, MIX_MONTHS)
  const first = firstDayOf(months[0])
  const monthOf = monthAt(first, shop.asOf)
  const yen = orderSales(shop)
  const size = channels.length * MIX_MONTHS
  const [orders, sales, customers] = [new Int32Array(size), new Float64Array(size), new Int32Array(size)]
  // Orders stand by customer, so the last customer counted in a cell is enough to count each one once.
  const counted = new Int32Array(size).fill(-1)
  let [people, last] = [0, -1]
  for (let i = 0; i < orderDay.length; i++) {
    if (orderOccasion[i] === 0 || orderDay[i] < first) continue
    const month = monthOf[orderDay[i] - first] - months[0]
    const [cell, customer] = [orderChannel[i] * MIX_MONTHS + month, orderCustomer[i]]
    orders[cell]++
    sales[cell] += yen[i]
    if (customer < 0) continue
    if (counted[cell] !== customer) { counted[cell] = customer; customers[cell]++ }
    if (customer !== last) { last = customer; people++ }
  }
  const returns = new Array<number>(MIX_MONTHS).fill(0)
  for (const loose of looseReturns(shop)) {
    if (loose.day >= first) returns[monthOf[loose.day - first] - months[0]] += loose.sales
  }
  const part = (column: Int32Array | Float64Array, ch: number): number[] => Array.from(column.subarray(ch * MIX_MONTHS, (ch + 1) * MIX_MONTHS))
  const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0)
  const list = channels.map(({ code }, ch) => ({ channel: code, orders: part(orders, ch), sales: part(sales, ch), customers: part(customers, ch) }))
    .filter((row) => sum(row.orders) > 0).sort((a, b) => sum(b.sales) - sum(a.sales) || (a.channel < b.channel ? -1 : 1))
  return { months: months.map(formatMonth), channels: list, returns, customers: people }
}

/** Named customers with a valid order on the channel in the month 'YYYY-MM', ascending. */
export function channelBuyers(shop: Shop, channel: string, month: string): Int32Array {
  const { orderOccasion, start } = historyOf(shop)
  const { orderDay, orderChannel, customerStart, channels } = shop.facts
  const m = parseMonth(month)
  const ch = channels.findIndex(({ code }) => code === channel)
  if (m === null || !monthsTo(shop.asOf, MIX_MONTHS).includes(m)) return new Int32Array(0)
  const [from, to] = [firstDayOf(m), lastDayOf(m)]
  return customersWhere(start.length - 1, (c) => {
    for (let i = customerStart[c]; i < customerStart[c + 1]; i++) if (orderOccasion[i] > 0 && orderChannel[i] === ch && orderDay[i] >= from && orderDay[i] <= to) return true
    return false
  })
}
