// What orders are worth as of a day: without what was given back by then; and what was given back without a known order.
import type { Day } from '../facts/day.ts'
import { EXCLUDED } from '../facts/facts.ts'
import type { Facts, Shop } from '../facts/facts.ts'

type Worth = Pick<Facts, 'orderGoods' | 'orderTotal' | 'orderShipping'>

/** Per facts: the worth after so many of its returns (they stand by day). */
const known = new WeakMap<Facts, Map<number, Worth>>()

/** How many of the returns are dated up to the day. */
function returnsBy({ returnDay }: Facts, asOf: Day): number {
  let n = returnDay.length
  while (n > 0 && returnDay[n - 1] > asOf) n--
  return n
}

/** The amounts per order. A return takes goods first, then shipping, like a refund of unknown split. The columns of the facts where nothing was given back. */
export function worthOf({ facts, asOf }: Shop): Worth {
  const n = returnsBy(facts, asOf)
  if (n === 0) return facts
  let kept = known.get(facts)
  if (!kept) known.set(facts, (kept = new Map()))
  let worth = kept.get(n)
  if (!worth) {
    if (kept.size >= 3) kept.clear()
    kept.set(n, (worth = reduced(facts, n)))
  }
  return worth
}

function reduced(facts: Facts, n: number): Worth {
  const [orderGoods, orderTotal, orderShipping] = [facts.orderGoods.slice(), facts.orderTotal.slice(), facts.orderShipping.slice()]
  for (let r = 0; r < n; r++) {
    const i = facts.returnOrder[r]
    if (i < 0) continue
    const [goods, total] = [facts.returnGoods[r], facts.returnTotal[r]]
    orderShipping[i] = Math.max(0, orderShipping[i] - Math.max(0, total - goods) - Math.max(0, goods - orderGoods[i]))
    orderGoods[i] = Math.max(0, orderGoods[i] - goods)
    orderTotal[i] = Math.max(0, orderTotal[i] - total)
  }
  return { orderGoods, orderTotal, orderShipping }
}

/** Negative sales of a day: a return whose order is not known. Customer −1 = anonymous. */
export interface LooseReturn { customer: number; day: Day; goods: number; total: number; sales: number }

/** Those up to the shop's day, by day, without customers who are left out. Amounts negative; `sales` with shipping where the settings say so. */
export function looseReturns({ facts, settings, asOf }: Shop): LooseReturn[] {
  const loose: LooseReturn[] = []
  for (let r = 0, n = returnsBy(facts, asOf); r < n; r++) {
    const customer = facts.returnCustomer[r]
    if (facts.returnOrder[r] >= 0 || (customer >= 0 && facts.customerFlags[customer] & EXCLUDED)) continue
    const [goods, total] = [-facts.returnGoods[r], -facts.returnTotal[r]]
    loose.push({ customer, day: facts.returnDay[r], goods, total, sales: settings.salesIncludeShipping ? total : goods })
  }
  return loose
}
