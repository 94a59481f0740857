// Tasks that exist: they give way when the history turns out otherwise, and come back when what forbade them is over.
import { describe, expect, test } from 'vitest'
import { setConsent, setMark, setStop } from '../../../db/interactions/decide.ts'
import { addInteraction as interactionInput } from '../../../db/interactions/model.ts'
import { addInteraction, closeComplaint } from '../../../db/interactions/record.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { reopenTask, skipTask, snoozeTask } from '../../../db/tasks/actions.ts'
import { taskBoard } from '../../../db/tasks/board.ts'
import { generateTasks } from '../../../db/tasks/generate.ts'
import { idOf, on, person, reopened, shopWith, takeIn, tasksOn } from './shopOf.ts'
import type { Sale } from './shopOf.ts'

const one = person(1)
const day = '2026-05-01'
const due = on(day, 7)
const plain = [['DG', 1, 5500, 10]] as const
const first: Sale[] = [{ by: one, day, no: 'B', lines: plain }]
const rows = (shop: OpenShop) => shop.db.sqlite.prepare('SELECT scenario, channel, state, closedWhy FROM task ORDER BY id').raw().all()
const shown = (shop: OpenShop, asOf: string) => taskBoard(shop, { asOf }).tasks.map(({ scenario, channel }) => `${scenario} ${channel}`)

describe('the history turns out otherwise', () => {
  test('an older order comes to light: it was not the first', async () => {
    let shop = shopWith(first)
    expect(await tasksOn(shop, due)).toHaveLength(1)
    takeIn(shop.db, [{ by: one, day: on(day, -50), no: 'A', lines: plain }])
    shop = reopened(shop)
    expect(shown(shop, due)).toEqual([])
    expect(await tasksOn(shop, on(due, 1))).toEqual([])
    expect(rows(shop)).toEqual([['thanks-first', 'postcard', 'skipped', 'countChanged']])
  })

  test('two people turn out to be one: neither was the first, and both were thanked only once', async () => {
    const other = { ...person(2), channelCustomerId: 'Q9' }
    let shop = shopWith([{ by: one, day, no: 'A', lines: plain }, { by: other, day: on(day, 1), no: 'B', lines: plain }])
    expect(await tasksOn(shop, on(due, 1))).toHaveLength(2)
    takeIn(shop.db, [{ by: { ...one, channelCustomerId: 'Q9' }, day: on(day, 2), no: 'C', lines: plain, more: { state: 'cancelled' } }])
    shop = reopened(shop)
    expect(shop.db.sqlite.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(1)
    expect(shown(shop, on(due, 1))).toEqual([])
    await generateTasks(shop, on(due, 1))
    expect(rows(shop).map((row) => (row as string[])[3]).sort()).toEqual(['boughtAgain', 'countChanged'])
  })

  test('two open tasks of people who are one: the more important stands', async () => {
    const other = { ...person(2), channelCustomerId: 'Q9' }
    // On one day both: still a first purchase, and each of the two has been given thanks.
    let shop = shopWith([{ by: one, day, no: 'A', lines: plain }, { by: other, day, no: 'B', lines: plain }])
    expect(await tasksOn(shop, due)).toHaveLength(2)
    takeIn(shop.db, [{ by: { ...one, channelCustomerId: 'Q9' }, day: on(day, 2), no: 'C', lines: plain, more: { state: 'cancelled' } }])
    shop = reopened(shop)
    expect(shown(shop, due)).toEqual(['thanks-first postcard'])
    expect((await tasksOn(shop, on(due, 1))).map(({ scenario }) => scenario)).toEqual(['thanks-first'])
    expect(rows(shop).map((row) => (row as string[])[3]).sort()).toEqual(['', 'replaced'])
  })
})

describe('what forbade it is over', () => {
  const forbid: Record<string, (shop: OpenShop, on: boolean) => void> = {
    deceased: (shop, on) => setMark(shop, { customerId: idOf(shop, one), kind: 'deceased', on, note: '' }),
    excluded: (shop, on) => setMark(shop, { customerId: idOf(shop, one), kind: 'excluded', on, note: '' }),
    stopped: (shop, on) => setStop(shop, { customerId: idOf(shop, one), medium: 'post', stopped: on, source: '' }),
    marketplaceOnly: (shop, on) => shop.db.sqlite.prepare('UPDATE channel SET contactAllowed = ?').run(on ? 0 : 1),
    complaint: (shop, on) => {
      if (on) addInteraction(shop, interactionInput.parse({ customerId: idOf(shop, one), kind: 'complaint', inbound: true, day: due }))
      else closeComplaint(shop, { id: shop.db.sqlite.prepare('SELECT id FROM interaction WHERE open = 1').pluck().get() as number, text: '' })
    },
  }

  test.each(Object.keys(forbid))('%s: the same task again, on the same day and later, as long as there is time', async (why) => {
    const shop = shopWith(first)
    const [task] = await tasksOn(shop, due)
    for (const [asOf, back] of [[due, due], [on(due, 2), on(due, 4)]]) {
      forbid[why](shop, true)
      expect(await tasksOn(shop, asOf)).toEqual([])
      expect(rows(shop)).toEqual([['thanks-first', 'postcard', 'skipped', why]])
      forbid[why](shop, false)
      expect(await tasksOn(shop, back)).toEqual([{ ...task, due: back, reason: task.reason, overdue: false }])
      expect(rows(shop)).toEqual([['thanks-first', 'postcard', 'open', '']])
      expect(await generateTasks(shop, back)).toEqual({ created: 0, byScenario: {}, closed: 0 })
    }
    forbid[why](shop, true)
    await generateTasks(shop, on(due, 5))
    forbid[why](shop, false)
    expect((await tasksOn(shop, on(due, 11))).map(({ scenario }) => scenario)).not.toContain('thanks-first')
  })

  test('one that was put off comes back on its day', async () => {
    const shop = shopWith(first)
    const [task] = await tasksOn(shop, due)
    snoozeTask(shop, { id: task.id, to: on(due, 12), asOf: due })
    forbid.excluded(shop, true)
    await generateTasks(shop, on(due, 1))
    forbid.excluded(shop, false)
    expect((await tasksOn(shop, on(due, 11))).map(({ id }) => id)).not.toContain(task.id)
    expect(await tasksOn(shop, on(due, 12))).toMatchObject([{ id: task.id }])
  })

  test('another way is open: the same task goes through that', async () => {
    const shop = shopWith(first)
    const [task] = await tasksOn(shop, due)
    forbid.stopped(shop, true)
    setConsent(shop, { customerId: idOf(shop, one), given: true, how: '店頭' })
    expect(await tasksOn(shop, on(due, 2))).toEqual([])
    expect(await tasksOn(shop, on(due, 3))).toMatchObject([{ id: task.id, channel: 'email', due: on(due, 3) }])
    expect(rows(shop)).toEqual([['thanks-first', 'email', 'open', '']])
  })

  test('what somebody skipped does not', async () => {
    const shop = shopWith(first)
    const [task] = await tasksOn(shop, due)
    skipTask(shop, { id: task.id, asOf: due })
    forbid.excluded(shop, true)
    await generateTasks(shop, on(due, 1))
    forbid.excluded(shop, false)
    expect(await tasksOn(shop, on(due, 2))).toEqual([])
  })

  test('taken back after another task was found: the other gives way', async () => {
    const shop = shopWith([{ by: one, day, no: 'A', lines: [['SE', 4, 1620]] }])
    const [thanks] = await tasksOn(shop, on(day, 8))
    skipTask(shop, { id: thanks.id, asOf: on(day, 17) })
    expect(await tasksOn(shop, on(day, 20))).toMatchObject([{ scenario: 'second-purchase' }])
    snooze(shop, thanks.id)
    reopenTask(shop, { id: thanks.id })
    expect(rows(shop)).toEqual([['thanks-first', 'postcard', 'open', ''], ['second-purchase', 'postcard', 'skipped', 'replaced']])
    expect(shown(shop, on(day, 20))).toEqual(['thanks-first postcard'])
    expect((await tasksOn(shop, on(day, 21))).map(({ scenario }) => scenario)).toEqual(['thanks-first'])
  })
})

/** As if it had been put off before it was skipped: it has time until June. */
function snooze(shop: OpenShop, id: number): void {
  shop.db.sqlite.prepare('UPDATE task SET validUntil = validUntil + 30 WHERE id = ?').run(id)
}
