// Which scenarios could speak to a customer now: the events of the history, before anybody is asked whether they may. Pure.
import type { Day } from '../facts/day.ts'
import { GIFT } from '../facts/facts.ts'
import { BOUGHT_ONE_OFF, lineKinds } from '../analysis/baskets.ts'
import { medianInterval } from '../analysis/marks.ts'
import type { History } from '../analysis/occasions.ts'
import { HAS_ONE_OFF, orderKinds } from '../analysis/orderKinds.ts'
import type { Scenario } from './model.ts'
import { isLeftOut, ordersOf, within } from './traits.ts'

/** What is known of products, by their place in the facts. */
export interface ProductColumns {
  /** Products of one number are of one kind: the same category, or the same product where none is given. */
  category: Int32Array
  /** Days one piece lasts (definitions §5: entered, else learned), perhaps a fraction; 0 = not known. */
  readonly days: Float64Array
}

/** What the events are read from. */
export interface World {
  past: History
  products: ProductColumns
  /** Day after the first purchase on which the second ones begin to come, by scenario id. */
  peaks: ReadonlyMap<string, number>
}

/** A reason to speak. The anchor is `base`, or the delivery of the orders + `plus` where `base` is null. */
export interface Event {
  scenario: Scenario
  /** Place in the facts. */
  customer: number
  /** Its orders, places in the facts; the first one names the event. */
  orders: number[]
  base: Day | null
  plus: number
  /** Place of the product it is about, −1 = that of the purchase as a whole. */
  product: number
}

/** An order that has not left is waited for so many days. */
export const LONGEST_WAIT = 60

/** All events of a customer that may be live as of the history's day; delivery days are not known here, so some of them are not. */
export function eventsOf(world: World, scenarios: readonly Scenario[], c: number): Event[] {
  const { start, shop } = world.past
  const n = start[c + 1] - start[c]
  if (n === 0) return []
  return scenarios.flatMap((scenario) => {
    if (!within(n, scenario.occasions)) return []
    const events = scenario.anchor.kind === 'useUp' ? useUpEvents(world, scenario, c) : lastEvent(world, scenario, c, n)
    return events.filter((event) => mayBeLive(world.past, event, shop.asOf) && !scenario.without.some((test) => isLeftOut(world.past, c, world.past.orderOccasion[event.orders[0]], test)))
  })
}

/** The event that hangs on the newest purchase as a whole. */
function lastEvent({ past, peaks }: World, scenario: Scenario, c: number, n: number): Event[] {
  const { start, day, shop } = past
  const days = day.subarray(start[c], start[c + 1])
  const last = days[n - 1]
  const event = (base: Day | null): Event[] => [{ scenario, customer: c, orders: ordersOf(past, c, n), base, plus: 0, product: -1 }]
  const { anchor } = scenario
  switch (anchor.kind) {
    case 'delivered': {
      const found = event(null)
      if (!anchor.gap || !mayBeLive(past, found[0], shop.asOf)) return found
      const own = n > 2 ? medianInterval(days.subarray(0, n - 1)) : 0
      return n > 1 && last - days[n - 2] >= Math.max(anchor.gap.days, anchor.gap.timesOwn * own) ? found : []
    }
    case 'secondPeak': return event(days[0] + (peaks.get(scenario.id) ?? anchor.otherwise))
    case 'silence': {
      const quiet = shop.asOf - last
      if (quiet < anchor.least || quiet >= shop.settings.dormantDays) return []
      const own = n >= anchor.ownFrom ? Math.ceil(anchor.timesOwn * medianInterval(days)) : Infinity
      return event(last + Math.min(anchor.days, Math.max(anchor.least, own)))
    }
    case 'useUp': return []
  }
}

/** Per order bought for oneself: its first product to run out among those whose kind was not bought again since. */
function useUpEvents({ past, products }: World, scenario: Scenario, c: number): Event[] {
  const { facts } = past.shop
  const kinds = orderKinds(facts)
  const lasts = products.days
  const events: Event[] = []
  for (let i = facts.customerStart[c]; i < facts.customerStart[c + 1]; i++) {
    if (past.orderOccasion[i] === 0 || facts.orderFlags[i] & GIFT || !(kinds[i] & HAS_ONE_OFF)) continue
    let [first, product] = [Infinity, -1]
    for (let line = facts.lineStart[i]; line < facts.lineStart[i + 1]; line++) {
      const p = facts.lineProduct[line]
      const days = Math.round(lasts[p] * piecesOf(past, i, p))
      if (days > 0 && days < first && !boughtSince(past, products, c, i, p)) [first, product] = [days, p]
    }
    if (product >= 0) events.push({ scenario, customer: c, orders: [i], base: null, plus: first, product })
  }
  return events
}

/** Pieces bought 都度: a sample beside the goods and a line of 定期 are none. */
function piecesOf({ shop: { facts } }: History, order: number, product: number): number {
  const kinds = lineKinds(facts)
  let pieces = 0
  for (let line = facts.lineStart[order]; line < facts.lineStart[order + 1]; line++) if (facts.lineProduct[line] === product && kinds[line] === BOUGHT_ONE_OFF) pieces += facts.lineQuantity[line]
  return pieces
}

/** Whether the customer has bought the same kind of product in a later purchase. */
export function boughtSince({ orderOccasion, shop: { facts } }: History, products: ProductColumns, c: number, order: number, product: number): boolean {
  for (let i = order + 1; i < facts.customerStart[c + 1]; i++) {
    if (orderOccasion[i] <= orderOccasion[order]) continue
    for (let line = facts.lineStart[i]; line < facts.lineStart[i + 1]; line++) if (products.category[facts.lineProduct[line]] === products.category[product]) return true
  }
  return false
}

/** Whether some way of reaching somebody may be due by the day and not too late; generous where only the delivery will tell. */
function mayBeLive({ shop: { facts } }: History, { scenario, orders, base, plus }: Event, asOf: Day): boolean {
  const starts = scenario.channels.map(({ on, lead }) => on - lead)
  const earliest = base ?? facts.orderDay[orders[0]] + plus
  const latest = base ?? earliest + LONGEST_WAIT + 3
  return earliest + Math.min(...starts) <= asOf && latest + Math.max(...starts) + scenario.validDays >= asOf
}

/** Delivery: shipping + 2, else ordering + 3 (see the data); null = has not left yet, which only a channel that tells of shipping can say. */
export function deliveredDay(order: { orderedDay: Day; shippedDay: Day | null }, tellsShipping: boolean, asOf: Day, rule: { afterShipping: number; afterOrder: number }): Day | null {
  if (order.shippedDay !== null) return order.shippedDay + rule.afterShipping
  return tellsShipping && asOf - order.orderedDay <= LONGEST_WAIT ? null : order.orderedDay + rule.afterOrder
}
