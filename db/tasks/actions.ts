// What is done with a task: finished, put off, skipped, and taken back.
import type { z } from 'zod'
import { ShopError } from '../errors.ts'
import { addMonths, parseDay } from '../facts/day.ts'
import type { InteractionKind } from '../interactions/model.ts'
import { isSelling } from '../scenarios/scenarios.ts'
import { mayWrite, today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { TaskTable } from '../tables.ts'
import { nextOpenDay } from './calendar.ts'
import type { finishTask as finishing, reopenTask as reopening, skipTask as skipping, snoozeTask as snoozing, TaskChannel, TaskResult } from './model.ts'

type Row = Omit<TaskTable, 'id'> & { id: number }

/**
 * Writes down what came of a task, as an interaction of its channel, a voice or an open complaint; 'stopCalls' also stops further
 * calls to all records of the customer. A task that is finished already stays as it is. Throws notFound, shopReadOnly, busyImporting.
 */
export function finishTask(open: OpenShop, { id, result, text, asOf }: z.output<typeof finishing>): void {
  change(open, id, 'open', (task) => {
    const { sqlite } = open.db
    const day = asOf === undefined ? today(open) : parseDay(asOf)
    const kind = kindOf(result, task.channel as TaskChannel)
    sqlite.prepare(`INSERT INTO interaction (contactId, taskId, day, kind, inbound, selling, result, text, staff, open, createdAt)
      VALUES (@contactId, @id, @day, @kind, @inbound, @selling, @result, @text, @staff, @open, @createdAt)`).run({
      contactId: task.contactId, id, day, kind, result, text, inbound: kind === 'voice' || kind === 'complaint' ? 1 : 0, selling: isSelling(task.scenario) ? 1 : 0,
      staff: (task.owner === 'owner' ? open.settings.owner : open.settings.staff).slice(0, 50), open: kind === 'complaint' ? 1 : 0, createdAt: new Date().toISOString(),
    })
    if (result === 'stopCalls') {
      sqlite.prepare(`INSERT INTO stop (contactId, medium, since, source) SELECT id, 'phone', @day, @source FROM contact
        WHERE customerId = (SELECT customerId FROM contact WHERE id = @contactId) AND id NOT IN (SELECT contactId FROM stop WHERE medium = 'phone' AND endedOn IS NULL)`)
        .run({ day, source: stopSource(id), contactId: task.contactId })
    }
    close(open, id, 'done', day, result)
  })
}

/**
 * Puts a task off to a day from tomorrow to a year on; a call to the next open one. Whoever does so wants it then: it does not get
 * too late before. A task that is put off already can be fetched back to any day since it was made: the undo. Throws notFound, badInput …
 */
export function snoozeTask(open: OpenShop, { id, to, asOf }: z.output<typeof snoozing>): void {
  change(open, id, 'open', (task) => {
    const day = asOf === undefined ? today(open) : parseDay(asOf)
    const wanted = parseDay(to)
    if (wanted < (task.due > day ? task.createdOn : day + 1) || wanted > addMonths(day, 12)) throw new ShopError('badInput', { field: 'to' })
    const due = task.channel === 'phone' ? nextOpenDay(wanted, open.settings) : wanted
    open.db.sqlite.prepare('UPDATE task SET due = ?, validUntil = max(validUntil, ?) WHERE id = ?').run(due, due, id)
  })
}

/** Leaves a task undone for good. Throws notFound … */
export function skipTask(open: OpenShop, { id, asOf }: z.output<typeof skipping>): void {
  change(open, id, 'open', () => close(open, id, 'skipped', asOf === undefined ? today(open) : parseDay(asOf), 'byHand'))
}

/**
 * Takes back what finishing or skipping did, with the interaction and the stop it wrote. A task the person was given meanwhile
 * gives way: nobody has two. Throws notFound …
 */
export function reopenTask(open: OpenShop, { id }: z.output<typeof reopening>): void {
  change(open, id, 'closed', (task) => {
    const { sqlite } = open.db
    sqlite.prepare('DELETE FROM interaction WHERE contactId = ? AND taskId = ?').run(task.contactId, id)
    // Written under the task's own name, on all records of the customer of that time.
    sqlite.prepare('DELETE FROM stop WHERE source = ?').run(stopSource(id))
    sqlite.prepare(`UPDATE task SET state = 'open', closedOn = NULL, closedWhy = '' WHERE id = ?`).run(id)
    if (task.closedOn === null || (task.state === 'skipped' && task.closedWhy !== 'byHand')) return
    sqlite.prepare(`UPDATE task SET state = 'skipped', closedOn = max(createdOn, @closedOn), closedWhy = 'replaced' WHERE state = 'open' AND id <> @id AND createdOn <= @validUntil
      AND contactId IN (SELECT id FROM contact WHERE customerId = (SELECT customerId FROM contact WHERE id = @contactId))`).run({ id, closedOn: task.closedOn, validUntil: task.validUntil, contactId: task.contactId })
  })
}

/** How a stop says that a call of a task led to it. */
const stopSource = (id: number): string => `task:${id}`

/** One transaction around a change of a task in the state it is meant for; in another state nothing happens. */
function change(open: OpenShop, id: number, from: 'open' | 'closed', action: (task: Row) => void): void {
  mayWrite(open)
  open.db.sqlite.transaction(() => {
    const task = open.db.sqlite.prepare('SELECT * FROM task WHERE id = ?').get(id) as Row | undefined
    if (!task) throw new ShopError('notFound')
    if ((task.state === 'open') === (from === 'open')) action(task)
  }).immediate()
}

function close({ db }: OpenShop, id: number, state: 'done' | 'skipped', day: number, why: string): void {
  db.sqlite.prepare('UPDATE task SET state = ?, closedOn = ?, closedWhy = ? WHERE id = ?').run(state, day, why, id)
}

function kindOf(result: TaskResult, channel: TaskChannel): InteractionKind {
  if (result === 'voice' || result === 'complaint') return result
  return channel === 'phone' ? 'call' : channel
}
