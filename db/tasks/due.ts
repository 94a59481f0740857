// The tasks somebody may act on as of a day: the one list that the board shows, the customer's page reads and printing takes.
import { historyOf } from '../analysis/occasions.ts'
import type { Day } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { longestCap, withinCaps } from '../scenarios/choose.ts'
import { caps, forList, isSelling, scenarioOf } from '../scenarios/scenarios.ts'
import type { OpenShop } from '../shop.ts'
import { isClosed } from './calendar.ts'
import { readCare, recentContacts } from './care.ts'
import type { PastContact } from './care.ts'
import { closing, openTaskColumns } from './close.ts'
import type { OpenTask } from './close.ts'
import { readProducts } from './products.ts'

export interface DueTask extends OpenTask { due: Day; createdOn: Day }
export interface DueTasks {
  /** A closed day: no calls are due. */
  closed: boolean
  /** All of them, the most important first, one per person. */
  all: DueTask[]
  /** Those of `all` that are left of the day's work. */
  shown: DueTask[]
  /** Ids of the tasks done or skipped by somebody on the day, newest first. */
  finished: number[]
}

const UNKNOWN = 1000
/** The rank of a scenario: what somebody asked for by hand first, one that this version does not know last. */
const rankOf = (scenario: string): number => (scenario === forList ? -1 : scenarioOf(scenario)?.priority ?? UNKNOWN)
/** Sorts tasks, the most important first, then the longest due. */
export const byImportance = (a: Importance, b: Importance): number => rankOf(a.scenario) - rankOf(b.scenario) || a.due - b.due || a.id - b.id
interface Importance { id: number; scenario: string; due: Day }

/**
 * What is due, held against everything that forbids it now, also before the next generation closes it: too late, reason gone,
 * person silent or stopped, spoken to too recently. What was finished on the day counts against `limit`: no refill before tomorrow.
 */
export function dueTasks(open: OpenShop, shop: Shop, limit: number = open.settings.dailyTasks): DueTasks {
  const { sqlite } = open.db
  const { asOf } = shop
  const closed = isClosed(asOf, open.settings)
  const closeReason = closing(sqlite, historyOf(shop), readProducts(sqlite, shop), readCare(sqlite))
  const contacts = recentContacts(sqlite, asOf - longestCap(caps))
  // Closed by a rule (too late, bought again …) is nobody's work of the day.
  const finished = sqlite.prepare(`SELECT t.id, c.customerId FROM task t JOIN contact c ON c.id = t.contactId WHERE t.closedOn = ? AND (t.state = 'done' OR (t.state = 'skipped' AND t.closedWhy = 'byHand'))
    ORDER BY (SELECT max(i.id) FROM interaction i WHERE i.contactId = t.contactId AND i.taskId = t.id) DESC, t.id DESC`).all(asOf) as { id: number; customerId: number }[]
  // One task per person and day: whoever had one today is left in peace, and of several the most important stands.
  const had = new Set(finished.map(({ customerId }) => customerId))
  const all = (sqlite.prepare(`SELECT ${openTaskColumns}, t.due, t.createdOn FROM task t JOIN contact c ON c.id = t.contactId WHERE t.state = 'open' AND t.due <= ? AND t.validUntil >= ?`).all(asOf, asOf) as DueTask[])
    .sort(byImportance)
    .filter((task) => {
      if (had.has(task.customerId) || (closed && task.channel === 'phone') || !isWithinCaps(task, contacts.get(task.customerId) ?? [], asOf) || closeReason(task) !== null) return false
      had.add(task.customerId)
      return true
    })
  return { closed, all, shown: all.slice(0, Math.max(0, limit - finished.length)), finished: finished.map(({ id }) => id) }
}

/** The customers of the tasks that the board shows: exactly those are printed, so that paper and list are the same day's work. */
export function customersWithTasks(open: OpenShop, shop: Shop, channel?: string): number[] {
  return dueTasks(open, shop).shown.filter((task) => channel === undefined || task.channel === channel).map(({ customerId }) => customerId)
}

/** Paper printed for tasks since the task was made was printed for this one: it does not stand in its own way. */
function isWithinCaps({ scenario, createdOn }: DueTask, contacts: readonly PastContact[], asOf: Day): boolean {
  return withinCaps(contacts.filter(({ day, forTasks }) => !forTasks || day < createdOn), isSelling(scenario), asOf, caps)
}
