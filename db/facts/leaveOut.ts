// Customers and orders left out of every figure by hand.
import type { Sqlite } from '../open.ts'
import { voidDayOf } from '../orders/rules.ts'
import type { OrdersTable } from '../tables.ts'
import { ALWAYS, EXCLUDED, NEVER } from './facts.ts'
import type { Facts } from './facts.ts'

/** Contact blocks with a standing mark 'excluded': whoever has one of them is in no figure. */
export function excludedContacts(sqlite: Sqlite): Set<number> {
  return new Set(sqlite.prepare(`SELECT contactId FROM mark WHERE kind = 'excluded' AND endedOn IS NULL`).pluck().all() as number[])
}

/** Ids of the orders that are left out by hand. The decision stands on the order's number, so it waits for an order that is gone. */
export function excludedOrders(sqlite: Sqlite): Set<number> {
  // CROSS: from the few to the many, which SQLite cannot know by itself.
  return new Set(sqlite.prepare('SELECT o.id FROM excludedOrder e CROSS JOIN orders o ON o.channelId = e.channelId AND o.orderNo = e.orderNo').pluck().all() as number[])
}

/** Makes the orders that are left out by hand count on no day. Changes the columns in place: only for facts nobody has seen yet. */
export function leaveOutOrders(sqlite: Sqlite, facts: Facts): Facts {
  const ids = excludedOrders(sqlite)
  if (ids.size > 0) facts.orderId.forEach((id, i) => { if (ids.has(id)) facts.orderVoidDay[i] = ALWAYS })
  return facts
}

/** New facts in which one customer is in the figures, or in none. */
export function withExcluded(facts: Facts, customerId: number, excluded: boolean): Facts {
  const customerFlags = facts.customerFlags.slice()
  const index = facts.customerId.indexOf(customerId)
  customerFlags[index] = excluded ? customerFlags[index] | EXCLUDED : customerFlags[index] & ~EXCLUDED
  return { ...facts, customerFlags }
}

/** New facts in which one order counts as its own data say, or never. */
export function withVoid(facts: Facts, order: OrdersTable, excluded: boolean): Facts {
  const orderVoidDay = facts.orderVoidDay.slice()
  const place = facts.orderId.indexOf(order.id)
  orderVoidDay[place] = excluded ? ALWAYS : Math.min(voidDayOf(order), returnedDay(facts, place))
  return { ...facts, orderVoidDay }
}

/** The day on which an order (its place) had been given back wholly; NEVER if it was not. */
function returnedDay({ returnOrder, returnDay, returnGoods, orderGoods }: Facts, place: number): number {
  let left = orderGoods[place]
  for (let i = 0; i < returnOrder.length; i++) if (returnOrder[i] === place && (left -= returnGoods[i]) <= 0) return returnDay[i]
  return NEVER
}
