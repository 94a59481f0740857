// 販路の移り変わり: orders, sales and buyers of each channel, month by month (S1-12).
import type { Shop } from '../facts/facts.ts'
import type { ChannelMix } from './channelModel.ts'
import { monthOf, monthsTo } from './months.ts'
import { customersWhere, historyOf, orderSales } from './occasions.ts'
import { looseReturns } from './worth.ts'

/** Months looked at. */
export const MIX_MONTHS = 24

/** Valid orders by their own day; sales as everywhere (売上). Buyers: named customers with a valid order of the channel in the month. */
export function channelMix(shop: Shop): ChannelMix {
  const { orderOccasion } = historyOf(shop)
  const { orderDay, orderChannel, orderCustomer, channels } = shop.facts
  const months = monthsTo(shop.asOf, MIX_MONTHS)
  const yen = orderSales(shop)
  const size = channels.length * MIX_MONTHS
  const [orders, sales, customers] = [new Int32Array(size), new Float64Array(size), new Int32Array(size)]
  // Orders stand by customer, so the last customer counted in a cell is enough to count each one once.
  const counted = new Int32Array(size).fill(-1)
  let [people, last] = [0, -1]
  for (let i = 0; i < orderDay.length; i++) {
    const month = orderOccasion[i] === 0 ? -1 : monthOf(months, orderDay[i])
    if (month < 0) continue
    const [cell, customer] = [orderChannel[i] * MIX_MONTHS + month, orderCustomer[i]]
    orders[cell]++
    sales[cell] += yen[i]
    if (customer < 0) continue
    if (counted[cell] !== customer) { counted[cell] = customer; customers[cell]++ }
    if (customer !== last) { last = customer; people++ }
  }
  const returns = new Array<number>(MIX_MONTHS).fill(0)
  for (const loose of looseReturns(shop)) {
    const month = monthOf(months, loose.day)
    if (month >= 0) returns[month] += loose.sales
  }
  const part = (column: Int32Array | Float64Array, ch: number): number[] => Array.from(column.subarray(ch * MIX_MONTHS, (ch + 1) * MIX_MONTHS))
  const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0)
  const list = channels.map(({ code }, ch) => ({ channel: code, orders: part(orders, ch), sales: part(sales, ch), customers: part(customers, ch) }))
    .filter((row) => sum(row.orders) > 0).sort((a, b) => sum(b.sales) - sum(a.sales) || (a.channel < b.channel ? -1 : 1))
  return { months: months.names, channels: list, returns, customers: people }
}

/** Named customers with a valid order on the channel in the month 'YYYY-MM', ascending. */
export function channelBuyers(shop: Shop, channel: string, month: string): Int32Array {
  const { orderOccasion, start } = historyOf(shop)
  const { orderDay, orderChannel, customerStart, channels } = shop.facts
  const months = monthsTo(shop.asOf, MIX_MONTHS)
  const [m, ch] = [months.names.indexOf(month), channels.findIndex(({ code }) => code === channel)]
  return customersWhere(start.length - 1, (c) => {
    for (let i = customerStart[c]; i < customerStart[c + 1]; i++) if (orderOccasion[i] > 0 && orderChannel[i] === ch && m >= 0 && monthOf(months, orderDay[i]) === m) return true
    return false
  })
}
