// Conditions that look into the orders: what was bought, where, when. Only orders that count as of the day.
import type { History } from '../analysis/occasions.ts'
import { weekdayOf } from '../facts/day.ts'
import { GIFT } from '../facts/facts.ts'
import type { Facts } from '../facts/facts.ts'
import type { Condition } from './model.ts'

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>

/** Orders of product p: order[start[p]] … order[start[p + 1] − 1], once for each of their lines. */
interface ByProduct { start: Int32Array; order: Int32Array }
const known = new WeakMap<Facts, ByProduct>()

/** The lines the other way round: the same for every date. */
function ordersByProduct(facts: Facts): ByProduct {
  let index = known.get(facts)
  if (index) return index
  const { lineStart, lineProduct } = facts
  const start = new Int32Array(facts.productId.length + 1)
  for (let line = 0; line < lineProduct.length; line++) start[lineProduct[line] + 1]++
  for (let p = 1; p < start.length; p++) start[p] += start[p - 1]
  const next = start.slice()
  const order = new Int32Array(lineProduct.length)
  for (let i = 0; i + 1 < lineStart.length; i++) for (let line = lineStart[i]; line < lineStart[i + 1]; line++) order[next[lineProduct[line]]++] = i
  known.set(facts, (index = { start, order }))
  return index
}

/** Those who bought a product (id) or anything of a category. What does not count as of the day has no occasion. */
export function boughtMask(past: History, { product, category, when, days = 0 }: Of<'bought'>): Uint8Array {
  const { shop: { facts, asOf }, orderOccasion, start } = past
  const { orderDay, orderCustomer, productId, productCategory } = facts
  const lines = ordersByProduct(facts)
  const since = when === 'within' ? asOf - days : -Infinity
  const mask = new Uint8Array(start.length - 1)
  for (let p = 0; p < productId.length; p++) {
    if (product === undefined ? productCategory[p] !== category : productId[p] !== product) continue
    for (let at = lines.start[p]; at < lines.start[p + 1]; at++) {
      const i = lines.order[at]
      const c = orderCustomer[i]
      const n = orderOccasion[i]
      if (c < 0 || n === 0 || orderDay[i] < since || (when === 'first' && n > 1) || (when === 'last' && n < start[c + 1] - start[c])) continue
      mask[c] = 1
    }
  }
  if (when === 'never') for (let c = 0; c < mask.length; c++) mask[c] ^= 1
  return mask
}

/** Through a channel: any order, the first one, or all of them. */
export function channelMask({ shop: { facts }, orderOccasion, start }: History, { code, when }: Of<'channel'>): Uint8Array {
  const { orderChannel, orderCustomer, customerStart, channels } = facts
  const wanted = Uint8Array.from(channels, (channel) => (channel.code === code ? 1 : 0))
  const mask = new Uint8Array(start.length - 1)
  const seen = new Uint8Array(mask.length)
  for (let i = 0, end = customerStart[mask.length]; i < end; i++) {
    if (orderOccasion[i] === 0) continue
    const c = orderCustomer[i]
    const hit = wanted[orderChannel[i]]
    if (when === 'ever') mask[c] |= hit
    else if (seen[c] === 0) mask[c] = hit
    else if (when === 'only') mask[c] &= hit
    seen[c] = 1
  }
  return mask
}

/** An order on one of the weekdays, in the hours; from a later to an earlier hour is over midnight. */
export function orderTimeMask({ shop: { facts }, orderOccasion, start }: History, { weekdays, hours }: Of<'orderTime'>): Uint8Array {
  const { orderDay, orderMinute, orderCustomer, customerStart } = facts
  const dayOk = Uint8Array.from({ length: 7 }, (_, weekday) => (weekdays.length === 0 || weekdays.includes(weekday) ? 1 : 0))
  const hourOk = Uint8Array.from({ length: 24 }, (_, hour) => (!hours || (hours.from <= hours.to ? hour >= hours.from && hour <= hours.to : hour >= hours.from || hour <= hours.to) ? 1 : 0))
  const mask = new Uint8Array(start.length - 1)
  for (let i = 0, end = customerStart[mask.length]; i < end; i++) {
    const c = orderCustomer[i]
    if (mask[c] || orderOccasion[i] === 0 || !dayOk[weekdayOf(orderDay[i])]) continue
    if (hours && (orderMinute[i] < 0 || !hourOk[Math.floor(orderMinute[i] / 60)])) continue
    mask[c] = 1
  }
  return mask
}

/** Who sent something to somebody else. */
export function giftSenders({ shop: { facts }, orderOccasion, start }: History): Uint8Array {
  const { orderFlags, orderCustomer, customerStart } = facts
  const mask = new Uint8Array(start.length - 1)
  for (let i = 0, end = customerStart[mask.length]; i < end; i++) if (orderOccasion[i] > 0 && orderFlags[i] & GIFT) mask[orderCustomer[i]] = 1
  return mask
}
