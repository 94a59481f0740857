// Whom nobody may speak to, how often, and on which days: real small shops, one guard at a time.
import { describe, expect, test } from 'vitest'
import { parseDay } from '../../../db/facts/day.ts'
import { setConsent, setMark, setStop } from '../../../db/interactions/decide.ts'
import { addInteraction } from '../../../db/interactions/record.ts'
import { addInteraction as interactionInput } from '../../../db/interactions/model.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { finishTask, reopenTask, skipTask, snoozeTask } from '../../../db/tasks/actions.ts'
import { taskBoard } from '../../../db/tasks/board.ts'
import { generateTasks } from '../../../db/tasks/generate.ts'
import { firstTask, idOf, on, person, reopened, shopWith, takeIn, tasksOn } from './shopOf.ts'
import type { Sale } from './shopOf.ts'

const one = person(1)
const day = '2026-03-01'
const due = on(day, 7)
/** Thanks is due on `due`. */
const first: Sale[] = [{ by: one, day, no: 'A1' }]
/** A phone call for a use-up is due 58 days after `day`. */
const byPhone: Sale[] = [{ by: one, day: on(day, -50), no: 'A0', channel: 'phone', lines: [['DG', 1, 5500, 10]] }, { by: one, day, no: 'A1', channel: 'phone', lines: [['SE', 4, 1620]] }]
const stop = (shop: OpenShop, medium: 'post' | 'phone' | 'email') => setStop(shop, { customerId: idOf(shop, one), medium, stopped: true, source: '' })
const said = (shop: OpenShop, on: string, more: object) => addInteraction(shop, interactionInput.parse({ customerId: idOf(shop, one), kind: 'postcard', day: on, ...more }))
const why = (shop: OpenShop) => shop.db.sqlite.prepare('SELECT state, closedWhy FROM task ORDER BY id').raw().all()

describe('who', () => {
  test('a stop of one medium leads to the next, of all to nothing', async () => {
    const shop = shopWith(first)
    stop(shop, 'post')
    expect(await tasksOn(shop, due)).toEqual([])
    setConsent(shop, { customerId: idOf(shop, one), given: true, how: '店頭' })
    expect(await firstTask(shop, due, on(due, 9))).toBe(`${on(due, 3)} thanks-first email`)
    const other = shopWith(first)
    setConsent(other, { customerId: idOf(other, one), given: true, how: '店頭' })
    for (const medium of ['post', 'phone', 'email'] as const) stop(other, medium)
    expect(await firstTask(other, due, on(due, 9))).toBe('none')
  })

  test.each(['deceased', 'excluded', 'returned'] as const)('%s: no paper, and an open task is closed', async (kind) => {
    const shop = shopWith(first)
    expect(await tasksOn(shop, due)).toHaveLength(1)
    setMark(shop, { customerId: idOf(shop, one), kind, on: true, note: '' })
    expect(taskBoard(shop, { asOf: due }).tasks).toEqual([])
    expect(await tasksOn(shop, due)).toEqual([])
    expect(why(shop)).toEqual([['skipped', kind === 'returned' ? 'stopped' : kind]])
  })

  test('returned mail leaves the phone', async () => {
    const shop = shopWith(byPhone)
    setMark(shop, { customerId: idOf(shop, one), kind: 'returned', on: true, note: '' })
    expect(await firstTask(shop, on(day, 30), on(day, 60))).toBe(`${on(day, 58)} use-up phone`)
  })

  test('an open complaint silences everything', async () => {
    const shop = shopWith(first)
    said(shop, on(due, -1), { kind: 'complaint', inbound: true })
    expect(await tasksOn(shop, due)).toEqual([])
  })

  test('a marketplace with leave to write, or an own order beside it', async () => {
    const rakuten: Sale = { by: one, day, no: 'R1', channel: 'rakuten', marketplace: true }
    const shop = shopWith([rakuten])
    expect(await tasksOn(shop, due)).toEqual([])
    shop.db.sqlite.prepare('UPDATE channel SET contactAllowed = 1').run()
    expect(await tasksOn(shop, due)).toHaveLength(1)
    const both = shopWith([rakuten, { by: one, day: on(day, -400), no: 'B1', more: { state: 'cancelled' } }])
    expect(await tasksOn(both, due)).toHaveLength(1)
  })

  test('a firm is spoken to through whoever is in charge, a nameless person as お客様', async () => {
    const words = async (by: typeof one) => (await tasksOn(shopWith([{ by, day, no: 'A1' }]), due))[0].words.split('、')[0]
    expect(await words(person(1, { company: '中村商店' }))).toBe('中村商店ご担当者様')
    expect(await words(person(1, { familyName: '', givenName: '', name: '山田太郎' }))).toBe('山田太郎様')
  })
})

describe('how often', () => {
  test.each<[string, object, number, boolean]>([
    ['anything in the last 7 days', { kind: 'letter' }, 6, false], ['7 days ago is long enough', { kind: 'letter' }, 7, true],
    ['a note is no contact', { kind: 'note' }, 1, true], ['what they said themselves neither', { kind: 'call', inbound: true }, 1, true],
  ])('%s', async (_, what, before, expected) => {
    const shop = shopWith(first)
    said(shop, on(due, -before), what)
    expect(await tasksOn(shop, due)).toHaveLength(expected ? 1 : 0)
  })

  test('selling: once in 21 days, three times in 90', async () => {
    const use = on(day, 58)
    const count = async (...before: number[]) => {
      const shop = shopWith(byPhone)
      for (const days of before) said(shop, on(use, -days), { selling: true })
      return (await tasksOn(shop, use)).length
    }
    expect([await count(20), await count(21), await count(80, 50), await count(89, 60, 30), await count(90, 60, 30)]).toEqual([0, 1, 1, 0, 1])
  })

  test('printed labels count like a letter', async () => {
    const shop = shopWith(first)
    shop.db.sqlite.prepare(`INSERT INTO output (kind, medium, day, madeAt, people, count, target) VALUES ('labels12', 'post', ?, '', '{"kind":"ids"}', 1, '')`).run(parseDay(on(due, -3)))
    shop.db.sqlite.prepare('INSERT INTO outputItem VALUES (1, 0, ?)').run(idOf(shop, one))
    expect(await firstTask(shop, due, on(due, 9))).toBe(`${on(due, 4)} thanks-first postcard`)
  })

  test('one task at a time: something more important takes its place, the lesser one does not come again', async () => {
    // Every 20 days, then silence from day 90 on; what was bought last runs out on day 123.
    const bought = (offset: number, no: string, lines: Sale['lines']): Sale => ({ by: one, day: on(day, offset), no, lines })
    const shop = shopWith([bought(-40, 'A1', [['DG', 1, 5500, 10]]), bought(-20, 'A2', [['DG', 1, 5500, 10]]), bought(0, 'A3', [['SE', 8, 1620]])])
    expect(await firstTask(shop, on(day, 80), on(day, 90))).toBe(`${on(day, 90)} before-dormant phone`)
    expect(await firstTask(shop, on(day, 91), on(day, 109))).toBe(`${on(day, 91)} before-dormant phone`)
    expect(await tasksOn(shop, on(day, 110))).toMatchObject([{ scenario: 'use-up' }])
    expect(why(shop)).toEqual([['skipped', 'replaced'], ['open', '']])
    expect(await tasksOn(shop, on(day, 111))).toHaveLength(1)
  })

  test('two reasons on one morning are one task', async () => {
    const shop = shopWith([{ by: one, day: on(day, -50), no: 'A1', lines: [['DG', 1, 5500, 10]] }, { by: one, day: on(day, -1), no: 'A2', lines: [['SE', 4, 1620]] }, { by: one, day, no: 'A3', lines: [['HJ', 3, 864]] }])
    expect(await tasksOn(shop, on(day, 50))).toHaveLength(1)
    expect(await tasksOn(shop, on(day, 51))).toHaveLength(1)
  })

  test('no second thanks when the first order is cancelled and ordered again', async () => {
    const shop = shopWith(first)
    const [task] = await tasksOn(shop, due)
    finishTask(shop, { id: task.id, result: 'sent', text: '', asOf: due })
    takeIn(shop.db, [{ by: one, day, no: 'A1', more: { state: 'cancelled' } }, { by: one, day: on(day, 1), no: 'A2' }])
    expect(await firstTask(reopened(shop), due, on(due, 9))).toBe('none')
  })
})

describe('when', () => {
  test('a call falls on the next open day and is not shown on a closed one', async () => {
    const shop = shopWith(byPhone) // due on Tuesday 28 April 2026, before 昭和の日
    Object.assign(shop.settings, { closedWeekdays: '1', closedHolidays: true })
    const tuesday = on(day, 58)
    expect(tuesday).toBe('2026-04-28')
    expect(await tasksOn(shop, tuesday)).toEqual([])
    expect(taskBoard(shop, { asOf: tuesday }).closed).toBe(true)
    expect(taskBoard(shop, { asOf: '2026-04-29' }).tasks).toEqual([])
    expect(taskBoard(shop, { asOf: '2026-04-30' }).tasks).toMatchObject([{ due: '2026-04-30', overdue: false }])
    expect(taskBoard(shop, { asOf: '2026-05-01' })).toMatchObject({ overdue: 1, tasks: [{ overdue: true }] })
    expect(taskBoard(shop, { asOf: '2026-05-05' })).toMatchObject({ overdue: 0, tasks: [] })
  })

  test('the board holds a day\'s work and counts the rest', async () => {
    const shop = shopWith(Array.from({ length: 30 }, (_, i) => ({ by: person(i), day, no: `A${i}` })))
    await generateTasks(shop, due)
    expect(taskBoard(shop, { asOf: due })).toMatchObject({ beyond: 10, overdue: 0, tasks: { length: 20 } })
  })
})

describe('what is done with it', () => {
  const opened = async () => { const shop = shopWith(byPhone); const [task] = await tasksOn(shop, on(day, 58)); return { shop, task, asOf: on(day, 58) } }

  test.each([['reached', 'call', 0, 0], ['voice', 'voice', 1, 0], ['complaint', 'complaint', 1, 1], ['stopCalls', 'call', 0, 0]] as const)('%s is written down as %s, and taken back whole', async (result, kind, inbound, open) => {
    const { shop, task, asOf } = await opened()
    const care = () => shop.db.sqlite.prepare('SELECT kind, inbound, open, selling, taskId FROM interaction').raw().all()
    const stops = () => shop.db.sqlite.prepare(`SELECT count(*) FROM stop WHERE medium = 'phone' AND endedOn IS NULL`).pluck().get() as number
    finishTask(shop, { id: task.id, result, text: 'ありがとう', asOf })
    finishTask(shop, { id: task.id, result, text: 'twice', asOf })
    expect(care()).toEqual([[kind, inbound, open, 1, task.id]])
    expect(stops() > 0).toBe(result === 'stopCalls')
    expect(taskBoard(shop, { asOf })).toMatchObject({ tasks: [], finished: [{ id: task.id, state: 'done' }] })
    expect(await tasksOn(shop, on(asOf, 1))).toEqual([])
    reopenTask(shop, { id: task.id })
    expect([care(), stops()]).toEqual([[], 0])
    expect(taskBoard(shop, { asOf }).tasks).toEqual([task])
  })

  test('put off: gone until then, valid until then', async () => {
    const { shop, task, asOf } = await opened()
    snoozeTask(shop, { id: task.id, to: on(asOf, 30), asOf })
    expect(await tasksOn(shop, on(asOf, 29))).toEqual([])
    expect(await tasksOn(shop, on(asOf, 30))).toMatchObject([{ id: task.id, due: on(asOf, 30) }])
  })

  test('put off from tomorrow to a year on; fetched back to where it was', async () => {
    const { shop, task, asOf } = await opened()
    for (const to of ['1990-01-01', on(asOf, -1), asOf, on(asOf, 366), '9999-12-31']) expect(() => snoozeTask(shop, { id: task.id, to, asOf }), to).toThrow('badInput')
    for (const to of [on(asOf, 1), on(asOf, 365)]) {
      snoozeTask(shop, { id: task.id, to, asOf })
      expect(taskBoard(shop, { asOf }).tasks).toEqual([])
      expect(() => snoozeTask(shop, { id: task.id, to: on(asOf, -40), asOf })).toThrow('badInput')
      snoozeTask(shop, { id: task.id, to: task.due, asOf })
      expect(taskBoard(shop, { asOf }).tasks).toMatchObject([{ id: task.id, due: task.due }])
    }
  })

  test('a stop that the customer asked for outlives the undo of the call that had led to one', async () => {
    const { shop, task, asOf } = await opened()
    const stops = () => shop.db.sqlite.prepare('SELECT medium, source, endedOn FROM stop ORDER BY medium').raw().all()
    finishTask(shop, { id: task.id, result: 'stopCalls', text: '', asOf })
    setStop(shop, { customerId: idOf(shop, one), medium: 'post', stopped: true, source: 'はがき' })
    expect(new Set(stops().map(String))).toEqual(new Set([`phone,task:${task.id},`, 'post,はがき,']))
    setStop(shop, { customerId: idOf(shop, one), medium: 'phone', stopped: true, source: '手紙で' })
    reopenTask(shop, { id: task.id })
    expect(new Set(stops().map(String))).toEqual(new Set(['phone,手紙で,', 'post,はがき,']))
    expect(taskBoard(shop, { asOf }).tasks).toEqual([])
  })

  test('skipped: never again for this reason, also after taking the same file in again and a restart', async () => {
    const { shop, task, asOf } = await opened()
    skipTask(shop, { id: task.id, asOf })
    takeIn(shop.db, byPhone)
    expect(await tasksOn(reopened(shop), asOf)).toEqual([])
    expect(await tasksOn(reopened(shop), on(asOf, 3))).toEqual([])
  })

  test('the order is cancelled: closed', async () => {
    const { shop, asOf } = await opened()
    takeIn(shop.db, [{ ...byPhone[1], more: { state: 'cancelled' } }])
    const again = reopened(shop)
    expect(await tasksOn(again, asOf)).toEqual([])
    expect(why(again)).toEqual([['skipped', 'orderGone']])
  })

  test('bought again: closed; nobody can finish what is not there', async () => {
    const { shop, asOf } = await opened()
    takeIn(shop.db, [{ by: one, day: asOf, no: 'B9', channel: 'phone', lines: [['SE', 1, 1620]] }])
    const again = reopened(shop)
    expect(await tasksOn(again, asOf)).toEqual([])
    expect(why(again)).toEqual([['skipped', 'boughtAgain']])
    expect(() => finishTask(again, { id: 99, result: 'sent', text: '' })).toThrow('notFound')
  })
})
