// When orders arrived: read from the file for those that matter, with what each channel's files tell of shipping.
import type { Day } from '../facts/day.ts'
import { ALWAYS } from '../facts/facts.ts'
import type { Shop } from '../facts/facts.ts'
import type { Sqlite } from '../open.ts'
import { deliveredDay } from '../scenarios/events.ts'
import { delivery } from '../scenarios/scenarios.ts'

/** A channel tells of shipping where four of five orders that are at least ten days old have a shipping day; three must be there to judge by. */
const [LOOKED_AT, LEAST, SHARE, SETTLED, BACK] = [100, 3, 0.8, 10, 130]

/** Day on which an order (place in the facts) arrived or will; null = it has not left yet. */
export function deliveries(sqlite: Sqlite, { facts, asOf }: Shop): (order: number) => Day | null {
  const shipped = sqlite.prepare('SELECT shippedDay FROM orders WHERE id = ?').pluck()
  const shippedDay = (order: number) => (shipped.get(facts.orderId[order]) as Day | null | undefined) ?? null
  const seen = facts.channels.map(() => ({ orders: 0, shipped: 0 }))
  for (let i = 0; i < facts.orderId.length; i++) {
    const age = asOf - facts.orderDay[i]
    const channel = seen[facts.orderChannel[i]]
    if (age < SETTLED || age > BACK || channel.orders >= LOOKED_AT || facts.orderVoidDay[i] === ALWAYS || facts.orderVoidDay[i] <= asOf) continue
    channel.orders++
    if (shippedDay(i) !== null) channel.shipped++
  }
  // Where none of many orders has a shipping day, the files of that channel have none.
  const silent = seen.map((channel) => channel.orders === LOOKED_AT && channel.shipped === 0)
  const tells = seen.map((channel) => channel.orders >= LEAST && channel.shipped >= channel.orders * SHARE)
  return (order) => deliveredDay({ orderedDay: facts.orderDay[order], shippedDay: silent[facts.orderChannel[order]] ? null : shippedDay(order) }, tells[facts.orderChannel[order]], asOf, delivery)
}
