// One figure on several days: counted in one history as far as the past has not changed since, corrected where it has.
import type { Day } from '../facts/day.ts'
import { NEVER, UNPAID } from '../facts/facts.ts'
import type { Shop } from '../facts/facts.ts'
import { customersWhere, history, historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { selectCustomers } from './selectCustomers.ts'

/** Customers with an order that counted on `since` or later, but no longer counts on the shop's day (cancelled, never paid), or who gave something back in between. */
function unsettled({ facts, settings, asOf }: Shop, since: Day): Int32Array {
  const { orderDay, orderVoidDay, orderFlags, customerStart } = facts
  const grace = settings.unpaidGraceDays
  const gaveBack = new Set<number>()
  facts.returnDay.forEach((day, r) => { if (day > since && day <= asOf) gaveBack.add(facts.returnCustomer[r]) })
  return customersWhere(customerStart.length - 1, (c) => {
    if (gaveBack.has(c)) return true
    for (let i = customerStart[c]; i < customerStart[c + 1]; i++) {
      const unpaidFrom = grace !== null && orderFlags[i] & UNPAID ? orderDay[i] + grace + 1 : NEVER
      const gone = Math.min(orderVoidDay[i], unpaidFrom)
      if (gone > since && gone <= asOf) return true
    }
    return false
  })
}

/**
 * `counts` on each of the days (none after the shop's own; `d` = place of the day): whole numbers that add up over named customers and look at nothing
 * after the day they are given. What stands in today's history is then right for an earlier day too, except for customers
 * of whom an order has stopped counting in between: theirs is taken out and put in again from a history of that very day.
 */
export function onDays(shop: Shop, days: readonly Day[], counts: (past: History, day: Day, d: number) => number[]): number[][] {
  const whole = historyOf(shop)
  const some: Shop = { ...shop, facts: selectCustomers(shop.facts, unsettled(shop, Math.min(...days))) }
  const someNow = history(some)
  return days.map((day, d) => {
    const out = counts(someNow, day, d)
    const back = counts(history({ ...some, asOf: day }), day, d)
    return counts(whole, day, d).map((count, i) => count - out[i] + back[i])
  })
}
