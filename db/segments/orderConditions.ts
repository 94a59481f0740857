// Conditions that look into the orders: what was bought, where, when. Only orders that count as of the day.
import type { History } from '../analysis/occasions.ts'
import { weekdayOf } from '../facts/day.ts'
import { GIFT } from '../facts/facts.ts'
import type { Condition } from './model.ts'

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>

/** Calls back for each counting order of a named customer; `true` ends that customer. */
function eachOrder({ shop: { facts, asOf }, orderOccasion, start }: History, look: (customer: number, order: number) => boolean): void {
  const { customerStart, orderDay } = facts
  for (let c = 0; c < start.length - 1; c++) {
    if (start[c] === start[c + 1]) continue
    for (let i = customerStart[c]; i < customerStart[c + 1] && orderDay[i] <= asOf; i++) if (orderOccasion[i] > 0 && look(c, i)) break
  }
}

/** Those who bought a product (id) or anything of a category. */
export function boughtMask(past: History, { product, category, when, days = 0 }: Of<'bought'>): Uint8Array {
  const { shop: { facts, asOf }, orderOccasion, start } = past
  const { lineStart, lineProduct, orderDay, productId, productCategory } = facts
  const wanted = Uint8Array.from(productId, (id, p) => ((product === undefined ? productCategory[p] === category : id === product) ? 1 : 0))
  const mask = new Uint8Array(start.length - 1)
  eachOrder(past, (c, i) => {
    if (when === 'first' && orderOccasion[i] > 1) return true
    if (when === 'last' && orderOccasion[i] < start[c + 1] - start[c]) return false
    if (when === 'within' && asOf - orderDay[i] > days) return false
    for (let line = lineStart[i]; line < lineStart[i + 1]; line++) if (wanted[lineProduct[line]]) { mask[c] = 1; return true }
    return false
  })
  if (when === 'never') for (let c = 0; c < mask.length; c++) mask[c] ^= 1
  return mask
}

/** Through a channel: any order, the first one, or all of them. */
export function channelMask(past: History, { code, when }: Of<'channel'>): Uint8Array {
  const { orderChannel, channels } = past.shop.facts
  const wanted = Uint8Array.from(channels, (channel) => (channel.code === code ? 1 : 0))
  const mask = new Uint8Array(past.start.length - 1)
  eachOrder(past, (c, i) => {
    mask[c] = wanted[orderChannel[i]]
    return when === 'first' || (when === 'ever' ? mask[c] === 1 : mask[c] === 0)
  })
  return mask
}

/** An order on one of the weekdays, in the hours; from a later to an earlier hour is over midnight. */
export function orderTimeMask(past: History, { weekdays, hours }: Of<'orderTime'>): Uint8Array {
  const { orderDay, orderMinute } = past.shop.facts
  const dayOk = Uint8Array.from({ length: 7 }, (_, weekday) => (weekdays.length === 0 || weekdays.includes(weekday) ? 1 : 0))
  const hourOk = Uint8Array.from({ length: 24 }, (_, hour) => (!hours || (hours.from <= hours.to ? hour >= hours.from && hour <= hours.to : hour >= hours.from || hour <= hours.to) ? 1 : 0))
  const mask = new Uint8Array(past.start.length - 1)
  eachOrder(past, (c, i) => {
    if (!dayOk[weekdayOf(orderDay[i])] || (hours && (orderMinute[i] < 0 || !hourOk[Math.floor(orderMinute[i] / 60)]))) return false
    mask[c] = 1
    return true
  })
  return mask
}

/** Who sent something to somebody else. */
export function giftSenders(past: History): Uint8Array {
  const { orderFlags } = past.shop.facts
  const mask = new Uint8Array(past.start.length - 1)
  eachOrder(past, (c, i) => { if (orderFlags[i] & GIFT) mask[c] = 1; return mask[c] === 1 })
  return mask
}
