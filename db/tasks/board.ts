// Today's tasks as the board shows them: due, allowed, the most important first.
import { tierCodes } from '../analysis/model.ts'
import { historyOf } from '../analysis/occasions.ts'
import { tiersOf } from '../analysis/tiers.ts'
import { indexOfCustomer } from '../customers/list.ts'
import { ShopError } from '../errors.ts'
import { formatDay } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { scenarioOf } from '../scenarios/scenarios.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { TaskTable } from '../tables.ts'
import { isClosed } from './calendar.ts'
import { personColumns, readCare } from './care.ts'
import type { Person } from './care.ts'
import { closing } from './close.ts'
import { readProducts } from './products.ts'
import type { TaskBoard, TaskChannel, TaskOwner, TaskRow } from './model.ts'

type Row = Omit<TaskTable, 'id'> & { id: number; customerId: number; name: string; kana: string; company: string; phone: string }

type Due = Person & { taskId: number; scenario: string; due: number; channel: TaskChannel }

const from = 'FROM task t JOIN contact c ON c.id = t.contactId JOIN customer p ON p.id = c.customerId'
const select = `SELECT t.*, p.id AS customerId, p.name, p.kana, p.company, p.phone ${from}`
const UNKNOWN = 1000

/**
 * The board as of a day. What has become forbidden or too late since the tasks were made is not shown, also before the next
 * generation closes it; on a closed day no calls are. `limit`: rows shown (default: the shop's daily tasks); the others count as `beyond`.
 */
export function taskBoard(open: OpenShop, { asOf, limit }: { asOf?: string; limit?: number } = {}): TaskBoard {
  const shop = asOfShop(open, asOf)
  const { sqlite } = open.db
  const past = historyOf(shop)
  const closed = isClosed(shop.asOf, open.settings)
  const look = closing(sqlite, past, readProducts(sqlite, shop.facts), readCare(sqlite))
  const due = (sqlite.prepare(`SELECT t.id AS taskId, t.scenario, t.due, t.channel, ${personColumns.split(', ').map((column) => `p.${column}`).join()} ${from}
    WHERE t.state = 'open' AND t.due <= ? AND t.validUntil >= ?`).all(shop.asOf, shop.asOf) as Due[])
    .filter((task) => !(closed && task.channel === 'phone') && look.person(task, task.channel) === null)
    .sort((a, b) => (scenarioOf(a.scenario)?.priority ?? UNKNOWN) - (scenarioOf(b.scenario)?.priority ?? UNKNOWN) || a.due - b.due || a.taskId - b.taskId)
  const find = sqlite.prepare(`${select} WHERE t.id = ?`)
  const shown = limit ?? open.settings.dailyTasks
  // Closed by a rule (too late, bought again …) is nobody's work of today.
  const finished = sqlite.prepare(`${select} WHERE t.closedOn = ? AND (t.state = 'done' OR (t.state = 'skipped' AND t.closedWhy = 'byHand'))
    ORDER BY (SELECT max(i.id) FROM interaction i WHERE i.contactId = t.contactId AND i.taskId = t.id) DESC, t.id DESC`).all(shop.asOf) as Row[]

  const rowOf = rowMaker(shop)
  return {
    asOf: formatDay(shop.asOf), closed, tasks: due.slice(0, shown).map((task) => rowOf(find.get(task.taskId) as Row)), beyond: Math.max(0, due.length - shown),
    overdue: due.filter((task) => task.due < shop.asOf).length, finished: finished.map(rowOf),
  }
}

/** One task as it stands now. Throws notFound. */
export function taskRow(open: OpenShop, id: number, asOf?: string): TaskRow {
  const task = open.db.sqlite.prepare(`${select} WHERE t.id = ?`).get(id) as Row | undefined
  if (!task) throw new ShopError('notFound')
  return rowMaker(asOfShop(open, asOf))(task)
}

/** The task of a customer that is due, if there is one: what to say now. */
export function openTaskOf(open: OpenShop, customerId: number, asOf?: string): TaskRow | null {
  return taskBoard(open, { asOf, limit: Infinity }).tasks.find((task) => task.customerId === customerId) ?? null
}

function rowMaker(shop: Shop): (task: Row) => TaskRow {
  const past = historyOf(shop)
  const tiers = tiersOf(past)
  return (task) => {
    const c = indexOfCustomer(shop.facts, task.customerId)
    return {
      id: task.id, customerId: task.customerId, name: task.name, kana: task.kana, company: task.company, phone: task.phone,
      tier: tierCodes[tiers[c]] ?? 'prospect', occasions: c < 0 ? 0 : past.start[c + 1] - past.start[c],
      scenario: task.scenario, channel: task.channel as TaskChannel, owner: task.owner as TaskOwner,
      due: formatDay(task.due), validUntil: formatDay(task.validUntil), overdue: task.state === 'open' && task.due < shop.asOf,
      reason: task.reason, words: task.words, product: task.product, selling: scenarioOf(task.scenario)?.selling ?? false, state: task.state as TaskRow['state'],
    }
  }
}
