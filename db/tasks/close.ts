// Open tasks whose reason has gone: bought again, too late, stopped, no longer to be spoken to.
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { isDormant } from '../analysis/contracts.ts'
import type { History } from '../analysis/occasions.ts'
import type { Sqlite } from '../open.ts'
import type { Ending, Scenario } from '../scenarios/model.ts'
import { boughtSince } from '../scenarios/events.ts'
import { scenarioOf } from '../scenarios/scenarios.ts'
import { isSubscriber, within } from '../scenarios/traits.ts'
import { personColumns } from './care.ts'
import type { Care, Person, Silence } from './care.ts'
import type { TaskChannel } from './model.ts'
import type { Products } from './products.ts'

/**
 * Why a task was closed without being done; worded in texts. `byHand` by a person, `replaced` for something more important,
 * `countChanged` where older orders came to light or two people turned out to be one.
 */
export type CloseReason = Silence | 'expired' | 'stopped' | 'marketplaceOnly' | 'orderGone' | 'boughtAgain' | 'countChanged' | 'subscriber' | 'dormant' | 'replaced' | 'byHand'
export interface OpenTask { id: number; scenario: string; event: string; contactId: number; customerId: number; channel: TaskChannel; validUntil: number; product: string }

export const openTaskColumns = 't.id, t.scenario, t.event, t.contactId, c.customerId, t.channel, t.validUntil, t.product'
export const allowedSql = `SELECT EXISTS (SELECT 1 FROM contact c JOIN channel h ON h.id = c.channelId WHERE c.customerId = ? AND c.gone = 0 AND h.contactAllowed = 1)`

/** Why a task must not be done any more: in the person as things are now, else as of the history's day; null = nothing speaks against it. */
export type Closing = (task: OpenTask) => CloseReason | null

/** Looks at tasks one by one, whatever their state. */
export function closing(sqlite: Sqlite, past: History, products: Products, care: Care): Closing {
  const findPerson = sqlite.prepare(`SELECT ${personColumns} FROM customer WHERE id = ?`)
  const allowed = sqlite.prepare(allowedSql).pluck()
  const findOrder = sqlite.prepare(`SELECT o.id, c.customerId FROM orders o JOIN channel h ON h.id = o.channelId LEFT JOIN contact c ON c.id = o.contactId WHERE h.code = ? AND o.orderNo = ?`)
  const { facts, asOf } = past.shop

  function inPerson(person: Person, channel: TaskChannel): CloseReason | null {
    return care.silence(person) ?? (!care.can(person, channel) ? 'stopped' : allowed.get(person.id) === 0 ? 'marketplaceOnly' : null)
  }

  /** The place of the order that gave the reason, and its customer; null = gone or no longer counted. */
  function orderOf(event: string): { order: number; c: number } | null {
    const [, channel, orderNo] = /^order:([^:]*):(.*)$/s.exec(event) ?? []
    const row = channel === undefined ? undefined : findOrder.get(channel, orderNo) as { id: number; customerId: number | null } | undefined
    if (!row || row.customerId === null) return null
    const c = indexOfCustomer(facts, row.customerId)
    for (let i = facts.customerStart[c]; c >= 0 && i < facts.customerStart[c + 1]; i++) if (facts.orderId[i] === row.id) return past.orderOccasion[i] > 0 ? { order: i, c } : null
    return null
  }

  function ended(ending: Ending, c: number, order: number, task: OpenTask): CloseReason | null {
    const n = past.start[c + 1] - past.start[c]
    switch (ending) {
      case 'purchase': return past.orderOccasion[order] < n ? 'boughtAgain' : null
      case 'sameCategory': return boughtSince(past, products, c, order, productOf(order, task.product)) ? 'boughtAgain' : null
      case 'subscriber': return isSubscriber(past, c) ? 'subscriber' : null
      case 'dormant': return isDormant(past, c) ? 'dormant' : null
    }
  }

  /** The product a task speaks of, as a place; a name that has changed since leaves the first that lasts some days. */
  function productOf(order: number, label: string): number {
    const lines = facts.lineProduct.subarray(facts.lineStart[order], facts.lineStart[order + 1])
    return lines.find((p) => products.days[p] > 0 && products.labelOf(p) === label) ?? lines.find((p) => products.days[p] > 0) ?? lines[0] ?? -1
  }

  function reason(task: OpenTask, scenario: Scenario): CloseReason | null {
    const event = orderOf(task.event)
    if (!event) return 'orderGone'
    for (const ending of scenario.endsWith) {
      const why = ended(ending, event.c, event.order, task)
      if (why) return why
    }
    return within(past.start[event.c + 1] - past.start[event.c], scenario.occasions) ? null : 'countChanged'
  }

  return (task) => {
    const scenario = scenarioOf(task.scenario)
    const person = findPerson.get(task.customerId) as Person | undefined
    return (person ? inPerson(person, task.channel) : 'orderGone') ?? (task.validUntil < asOf ? 'expired' : scenario ? reason(task, scenario) : null)
  }
}

