// What scenarios ask about a person and a purchase, answered from the history. Pure.
import { yearStart } from '../facts/day.ts'
import { GIFT } from '../facts/facts.ts'
import { subscribers } from '../analysis/contracts.ts'
import { isSeasonal } from '../analysis/marks.ts'
import type { History } from '../analysis/occasions.ts'
import { HAS_ONE_OFF, HAS_REGULAR } from '../analysis/orderKinds.ts'
import type { AudienceTest, Condition } from './model.ts'

/** What conditions are held against. */
export interface Traits {
  occasions: number
  oneYear: boolean
  inTop: (percent: number) => boolean
  firstSales: number
  usuallyByPhone: boolean
}

/** Whether all parts of a condition hold. `unshipped`: of the order of the event. */
export function holds(condition: Condition | null | undefined, traits: Traits, unshipped: boolean): boolean {
  if (!condition) return true
  const { oneYear, topPercent, firstSales, usuallyByPhone, unshipped: notLeft, occasions } = condition
  return (!oneYear || traits.oneYear) && (topPercent === undefined || traits.inTop(topPercent)) && (firstSales === undefined || traits.firstSales >= firstSales)
    && (!usuallyByPhone || traits.usuallyByPhone) && (!notLeft || unshipped) && (!occasions || within(traits.occasions, occasions))
}

export function within(n: number, [least, most]: readonly [number, number | null]): boolean {
  return n >= least && (most === null || n <= most)
}

/** The traits of customers as of the history's day. */
export function traitsOf(past: History, phoneChannels: ReadonlySet<string>): (customer: number) => Traits {
  let inTop: ReturnType<typeof topSellers> | undefined
  const { start, day, sales, orderOccasion, shop: { facts, settings } } = past
  return (c) => {
    const [first, end] = [start[c], start[c + 1]]
    let [orders, byPhone] = [0, 0]
    for (let i = facts.customerStart[c]; i < facts.customerStart[c + 1]; i++) {
      if (orderOccasion[i] === 0) continue
      orders++
      if (phoneChannels.has(facts.channels[facts.orderChannel[i]].code)) byPhone++
    }
    return {
      occasions: end - first, oneYear: end > first && day[end - 1] - day[first] >= settings.oneYearDays, inTop: (percent) => (inTop ??= topSellers(past))(c, percent),
      firstSales: end > first ? sales[first] : 0, usuallyByPhone: byPhone > 0 && byPhone * 2 >= orders,
    }
  }
}

/** Whether somebody is among the best so many percent by sales of the 12 months to the day; ties stand by id, as in the decile figures. */
function topSellers({ start, day, sales, shop }: History): (customer: number, percent: number) => boolean {
  const from = yearStart(shop.asOf)
  const sums = new Float64Array(start.length - 1)
  const sellers: number[] = []
  for (let c = 0; c < sums.length; c++) {
    for (let o = start[c + 1] - 1; o >= start[c] && day[o] >= from; o--) sums[c] += sales[o]
    if (sums[c] > 0) sellers.push(c)
  }
  sellers.sort((a, b) => sums[b] - sums[a] || a - b)
  const rank = new Int32Array(sums.length).fill(sellers.length)
  sellers.forEach((c, place) => { rank[c] = place })
  return (c, percent) => rank[c] < sellers.length && rank[c] < Math.ceil((sellers.length * percent) / 100)
}

/** The orders of the k-th purchase of a customer, as places in the facts, oldest first. */
export function ordersOf({ orderOccasion, shop: { facts } }: History, c: number, k: number): number[] {
  const orders: number[] = []
  for (let i = facts.customerStart[c]; i < facts.customerStart[c + 1]; i++) if (orderOccasion[i] === k) orders.push(i)
  return orders
}

/** Every order of the purchase went to somebody else. */
export function isGiftOnly(past: History, c: number, k: number): boolean {
  return ordersOf(past, c, k).every((i) => past.shop.facts.orderFlags[i] & GIFT)
}

/** Whether a subscription is running (definitions §8). */
export function isSubscriber(past: History, c: number): boolean {
  return subscribers(past)?.[c] === 1
}

/** Whether a person (or the k-th purchase) is what a scenario leaves out. */
export function isLeftOut(past: History, c: number, k: number, test: AudienceTest): boolean {
  const kinds = past.kinds[past.start[c] + k - 1]
  switch (test) {
    case 'giftOnly': return isGiftOnly(past, c, k)
    case 'trialOnly': return (kinds & HAS_REGULAR) === 0
    case 'subscriptionOnly': return (kinds & HAS_ONE_OFF) === 0
    case 'subscriber': return isSubscriber(past, c)
    case 'seasonal': return isSeasonal(past, c)
  }
}
