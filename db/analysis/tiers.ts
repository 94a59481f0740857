// お客様の段階: every customer in exactly one stage as of a day, the counts, and who stands in each.
import { formatDay } from '../facts/day.ts'
import { EXCLUDED } from '../facts/facts.ts'
import type { Shop } from '../facts/facts.ts'
import { subscribers } from './contracts.ts'
import { tierCodes } from './model.ts'
import type { TierCounts, TierPart } from './model.ts'
import { customersWhere, historyOf } from './occasions.ts'
import type { History } from './occasions.ts'

/** Stage numbers: the places in `tierCodes`, then the two ways of being in no stage. */
export const PROSPECT = 0
export const FIRST_TIME = 1
export const REPEAT = 2
export const ONE_YEAR = 3
export const DORMANT = 4
/** Not there yet on that day. */
export const NONE = 5
/** Left out of all figures. */
export const LEFT_OUT = 6

/**
 * Whether customer c exists as of the day: from min(registered, first order, also a cancelled one). Who has neither (their only
 * order was corrected to another person's name) is not there on any day.
 */
export function exists({ facts, asOf }: Shop, c: number): boolean {
  const first = facts.customerStart[c]
  return facts.registeredDay[c] <= asOf || (first < facts.customerStart[c + 1] && facts.orderDay[first] <= asOf)
}

/** Stage number per customer. Who has a running 定期 is never dormant. */
export function tiersOf(past: History): Uint8Array {
  const { shop, start, day } = past
  const running = subscribers(past)
  const { facts, settings, asOf } = shop
  const tiers = new Uint8Array(facts.customerFlags.length)
  for (let c = 0; c < tiers.length; c++) {
    const n = start[c + 1] - start[c]
    const last = day[start[c + 1] - 1]
    tiers[c] = facts.customerFlags[c] & EXCLUDED ? LEFT_OUT
      : n === 0 ? (exists(shop, c) ? PROSPECT : NONE)
      : asOf - last >= settings.dormantDays && !running?.[c] ? DORMANT
      : n === 1 ? FIRST_TIME
      : last - day[start[c]] >= settings.oneYearDays ? ONE_YEAR : REPEAT
  }
  return tiers
}

/** Customers per stage as of the shop's day; repeat = second + thirdOrMore, dormant = dormantOnce + dormantMore. */
export function tierCounts(shop: Shop): TierCounts {
  const past = historyOf(shop)
  const counts = new Int32Array(7)
  let second = 0
  let dormantOnce = 0
  tiersOf(past).forEach((tier, c) => {
    counts[tier]++
    const n = past.start[c + 1] - past.start[c]
    if (tier === REPEAT && n === 2) second++
    if (tier === DORMANT && n === 1) dormantOnce++
  })
  return {
    asOf: formatDay(shop.asOf),
    prospect: counts[PROSPECT], firstTime: counts[FIRST_TIME],
    repeat: counts[REPEAT], second, thirdOrMore: counts[REPEAT] - second,
    oneYear: counts[ONE_YEAR],
    dormant: counts[DORMANT], dormantOnce, dormantMore: counts[DORMANT] - dormantOnce,
    total: counts[PROSPECT] + counts[FIRST_TIME] + counts[REPEAT] + counts[ONE_YEAR] + counts[DORMANT],
  }
}

/** Indexes of the customers in a stage or one of its halves, ascending. */
export function tierPeople(shop: Shop, part: TierPart): Int32Array {
  const past = historyOf(shop)
  const tiers = tiersOf(past)
  const n = (c: number): number => past.start[c + 1] - past.start[c]
  const among = (test: (c: number) => boolean): Int32Array => customersWhere(tiers.length, test)
  switch (part) {
    case 'second': return among((c) => tiers[c] === REPEAT && n(c) === 2)
    case 'thirdOrMore': return among((c) => tiers[c] === REPEAT && n(c) > 2)
    case 'dormantOnce': return among((c) => tiers[c] === DORMANT && n(c) === 1)
    case 'dormantMore': return among((c) => tiers[c] === DORMANT && n(c) > 1)
    default: { const tier = tierCodes.indexOf(part); return among((c) => tiers[c] === tier) }
  }
}
