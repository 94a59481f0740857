// Months of mornings in random shops: restarts, files taken in again, stops, exclusions, things done. What must never happen is checked every day.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../../../db/facts/day.ts'
import { setMark, setStop } from '../../../db/interactions/decide.ts'
import { addInteraction, closeComplaint } from '../../../db/interactions/record.ts'
import { addInteraction as interactionInput } from '../../../db/interactions/model.ts'
import { memoryShop } from '../../../db/open.ts'
import { asOfShop, hold } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { finishTask, reopenTask, skipTask, snoozeTask } from '../../../db/tasks/actions.ts'
import { taskBoard } from '../../../db/tasks/board.ts'
import { customersWithTasks } from '../../../db/tasks/due.ts'
import { generateTasks } from '../../../db/tasks/generate.ts'
import { isClosed } from '../../../db/tasks/calendar.ts'
import { idOf, person, takeIn } from './shopOf.ts'
import type { Sale } from './shopOf.ts'

const seed = 20_261_121
const runs = 12
console.info(`random task shops: fast-check seed ${seed}, ${runs} shops`)
const start = parseDay('2026-01-05')
const PEOPLE = 3

const sale = fc.record({ who: fc.nat(PEOPLE - 1), day: fc.integer({ min: -260, max: 150 }), code: fc.constantFrom('SE', 'HJ', 'SE', 'HJ', 'ST', 'DG'), quantity: fc.integer({ min: 1, max: 5 }), gift: fc.nat(9), shop: fc.constantFrom('shopify', 'shopify', 'phone', 'phone', 'rakuten') })
const move = fc.record({
  days: fc.integer({ min: 1, max: 4 }), restart: fc.boolean(), again: fc.boolean(), twice: fc.boolean(), pick: fc.nat(10), who: fc.nat(PEOPLE - 1),
  act: fc.constantFrom('done', 'done', 'done', 'skip', 'snooze', 'none', 'none', 'stopPhone', 'stopPost', 'exclude', 'relent', 'relent', 'relent', 'say', 'say', 'complain', 'undo', 'undo', 'cancel'),
})
interface Task { id: number; scenario: string; event: string; customerId: number; createdOn: number; due: number; validUntil: number; channel: string; state: string; snoozed?: boolean }

test('no reason twice; nobody who is stopped, left out or spoken to enough; nothing after its time', async () => {
  let [made, back] = [0, 0]
  await fc.assert(fc.asyncProperty(fc.array(sale, { minLength: 8, maxLength: 24 }), fc.array(move, { minLength: 40, maxLength: 60 }), async (sales, moves) => {
    const db = memoryShop()
    const all: (Sale & { at: number })[] = sales.map((s, i) => ({
      by: person(s.who), day: formatDay(start + s.day), at: start + s.day, no: `N${i}`, channel: s.shop, marketplace: s.shop === 'rakuten',
      lines: [[s.code, s.quantity, 1500]] as const, more: { gift: s.gift === 0 },
    }))
    let shop: OpenShop = hold(db)
    let contacts: { who: number; day: number; selling: boolean; task?: number }[] = []
    let last: number | null = null
    const snoozed = new Set<number>()
    let taken = -1000
    const tasks = () => db.sqlite.prepare('SELECT t.*, c.customerId FROM task t JOIN contact c ON c.id = t.contactId').all() as Task[]
    const idOfWho = (who: number) => idOf(shop, person(who))
    const stopped = (id: number, medium: string) => (db.sqlite.prepare('SELECT count(*) FROM stop s JOIN contact c ON c.id = s.contactId WHERE c.customerId = ? AND s.medium = ? AND s.endedOn IS NULL').pluck().get(id, medium) as number) > 0
    const silent = (id: number) => (db.sqlite.prepare('SELECT excluded FROM customer WHERE id = ?').pluck().get(id) === 1)
      || (db.sqlite.prepare('SELECT count(*) FROM interaction i JOIN contact c ON c.id = i.contactId WHERE c.customerId = ? AND i.open = 1').pluck().get(id) as number) > 0

    let today = start
    const expectWithinCaps = (customerId: number, selling: boolean) => {
      const its = contacts.filter(({ who }) => idOfWho(who) === customerId)
      expect(its.filter(({ day }) => today - day < 7)).toEqual([])
      if (!selling) return
      expect(its.filter((c) => c.selling && today - c.day < 21)).toEqual([])
      expect(its.filter((c) => c.selling && today - c.day < 90).length).toBeLessThan(3)
    }
    /** What the board may show, whatever was done before: one a person, nobody who had one today, is stopped, silent or spoken to enough; the same is printed. */
    const expectBoardHolds = () => {
      const board = taskBoard(shop, { asOf: formatDay(today) })
      const people = [...board.tasks, ...board.finished].map(({ customerId }) => customerId)
      expect(new Set(people).size).toBe(people.length)
      for (const task of board.tasks) {
        expect(silent(task.customerId)).toBe(false)
        expect(stopped(task.customerId, task.channel === 'phone' ? 'phone' : 'post')).toBe(false)
        expectWithinCaps(task.customerId, task.selling)
      }
      expect(customersWithTasks(shop, asOfShop(shop, formatDay(today)))).toEqual(board.tasks.map(({ customerId }) => customerId))
    }
    for (const step of moves) {
      today += step.days
      const asOf = formatDay(today)
      const due = all.filter((one) => one.at <= today && (step.again || one.at > taken))
      if (due.length > 0) { takeIn(db, due); shop = hold(db) }
      taken = today
      if (step.restart) shop = hold(db)
      const before = new Map(tasks().map(({ id, state }) => [id, state]))
      await generateTasks(shop, asOf)
      if (step.twice) expect((await generateTasks(shop, asOf)).created).toBe(0)

      const now = tasks()
      const fresh = now.filter(({ id }) => !before.has(id))
      made += fresh.length
      back += now.filter(({ id, state }) => state === 'open' && before.get(id) === 'skipped').length
      expect(new Set(now.map((t) => `${t.scenario} ${t.event}`)).size).toBe(now.length)
      expect(new Set(fresh.map((t) => t.customerId)).size).toBe(fresh.length)
      const thanks = now.filter((t) => t.scenario === 'thanks-first' && t.state !== 'skipped').map((t) => t.customerId)
      expect(new Set(thanks).size).toBe(thanks.length)
      for (const task of fresh) {
        expect(task.due).toBeGreaterThanOrEqual(today)
        expect(task.validUntil).toBeGreaterThanOrEqual(task.due)
        if (task.channel === 'phone') expect(isClosed(task.due, shop.settings)).toBe(false)
        expectWithinCaps(task.customerId, task.scenario === 'use-up' || task.scenario === 'second-purchase')
      }
      for (const task of now.filter(({ state }) => state === 'open')) {
        expect(task.validUntil).toBeGreaterThanOrEqual(today)
        expect(silent(task.customerId)).toBe(false)
        expect(stopped(task.customerId, task.channel === 'phone' ? 'phone' : 'post')).toBe(false)
        const [, channel, no] = task.event.split(':')
        const order = db.sqlite.prepare('SELECT o.orderedDay, o.state FROM orders o JOIN channel h ON h.id = o.channelId WHERE h.code = ? AND o.orderNo = ?').get(channel, no) as { orderedDay: number; state: string }
        expect(order.state).toBe('ok')
        const later = db.sqlite.prepare(`SELECT count(*) FROM orders o JOIN contact c ON c.id = o.contactId WHERE c.customerId = ? AND o.state = 'ok' AND o.orderedDay > ? AND o.orderedDay <= ?`).pluck().get(task.customerId, order.orderedDay, today) as number
        if (['thanks-first', 'second-purchase', 'before-dormant'].includes(task.scenario)) expect(later).toBe(0)
        if (!snoozed.has(task.id)) expect(today - order.orderedDay).toBeLessThan(365)
      }
      expect(now.filter(({ state }) => state === 'open').length).toBe(new Set(now.filter(({ state }) => state === 'open').map((t) => t.customerId)).size)

      expectBoardHolds()
      const shown = taskBoard(shop, { asOf }).tasks
      const chosen = shown[step.pick % Math.max(1, shown.length)]
      if (chosen && step.act === 'done') {
        finishTask(shop, { id: chosen.id, result: chosen.channel === 'phone' ? 'reached' : 'sent', text: '', asOf })
        for (let who = 0; who < PEOPLE; who++) if (idOfWho(who) === chosen.customerId) contacts.push({ who, day: today, selling: chosen.selling, task: chosen.id })
        last = chosen.id
      }
      if (chosen && step.act === 'skip') { skipTask(shop, { id: chosen.id, asOf }); last = chosen.id }
      if (last !== null && step.act === 'undo') {
        reopenTask(shop, { id: last })
        contacts = contacts.filter(({ task }) => task !== last)
        const open = tasks().filter(({ state, validUntil }) => state === 'open' && validUntil >= today).map((task) => task.customerId)
        expect(new Set(open).size).toBe(open.length)
        last = null
      }
      if (chosen && step.act === 'snooze') { snoozeTask(shop, { id: chosen.id, to: formatDay(today + 1 + step.pick), asOf }); snoozed.add(chosen.id) }
      // What forbids something falls on whoever was to be spoken to.
      const customerId = ['stopPhone', 'stopPost', 'exclude', 'complain'].includes(step.act) && chosen ? chosen.customerId : idOfWho(step.who)
      if (customerId === undefined) continue
      if (step.act === 'stopPhone' || step.act === 'stopPost') setStop(shop, { customerId, medium: step.act === 'stopPhone' ? 'phone' : 'post', stopped: true, source: '' })
      if (step.act === 'exclude') setMark(shop, { customerId, kind: 'excluded', on: true, note: '' })
      if (step.act === 'relent') {
        for (const id of new Set(Array.from({ length: PEOPLE }, (_, who) => idOfWho(who)).filter((id) => id !== undefined))) {
          for (const medium of ['phone', 'post'] as const) setStop(shop, { customerId: id, medium, stopped: false, source: '' })
          setMark(shop, { customerId: id, kind: 'excluded', on: false, note: '' })
        }
        for (const id of db.sqlite.prepare('SELECT id FROM interaction WHERE open = 1').pluck().all() as number[]) closeComplaint(shop, { id, text: '' })
      }
      if (step.act === 'say') { addInteraction(shop, interactionInput.parse({ customerId, kind: 'letter', day: asOf, selling: step.restart })); contacts.push({ who: step.who, day: today, selling: step.restart }) }
      if (step.act === 'complain') addInteraction(shop, interactionInput.parse({ customerId, kind: step.pick < 6 ? 'complaint' : 'note', inbound: true, day: asOf }))
      const cancelled = all[step.pick % all.length]
      if (step.act === 'cancel' && cancelled.at <= today) { cancelled.more = { ...cancelled.more, state: 'cancelled' }; takeIn(db, [cancelled]); shop = hold(db) }
      expectBoardHolds()
    }
    await db.close()
  }), { seed, numRuns: runs, endOnFailure: true })
  expect(made).toBeGreaterThan(runs * 2)
  expect(back).toBeGreaterThan(0)
})
