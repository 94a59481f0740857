// Today's tasks as the board shows them: due, allowed, the most important first.
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { tierCodes } from '../analysis/model.ts'
import { historyOf } from '../analysis/occasions.ts'
import { tiersOf } from '../analysis/tiers.ts'
import { ShopError } from '../errors.ts'
import { formatDay } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { isSelling } from '../scenarios/scenarios.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { TaskTable } from '../tables.ts'
import { dueTasks } from './due.ts'
import type { TaskBoard, TaskChannel, TaskOwner, TaskRow } from './model.ts'

type Row = Omit<TaskTable, 'id'> & { id: number; customerId: number; name: string; kana: string; company: string; phone: string }

const select = 'SELECT t.*, p.id AS customerId, p.name, p.kana, p.company, p.phone FROM task t JOIN contact c ON c.id = t.contactId JOIN customer p ON p.id = c.customerId'

/** The board as of a day. `limit`: a day's work (default: the shop's daily tasks), less what was finished that day; the others count as `beyond`. */
export function taskBoard(open: OpenShop, { asOf, limit }: { asOf?: string; limit?: number } = {}): TaskBoard {
  const shop = asOfShop(open, asOf)
  const { closed, all, shown, finished } = dueTasks(open, shop, limit)
  const find = open.db.sqlite.prepare(`${select} WHERE t.id = ?`)
  const make = rowMaker(shop)
  const rowOf = (id: number) => make(find.get(id) as Row)
  return {
    asOf: formatDay(shop.asOf), closed, tasks: shown.map(({ id }) => rowOf(id)), beyond: all.length - shown.length,
    overdue: all.filter(({ due }) => due < shop.asOf).length, finished: finished.map(rowOf),
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
  const task = dueTasks(open, asOfShop(open, asOf)).all.find((due) => due.customerId === customerId)
  return task ? taskRow(open, task.id, asOf) : null
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
      reason: task.reason, words: task.words, product: task.product, selling: isSelling(task.scenario), state: task.state as TaskRow['state'],
    }
  }
}
