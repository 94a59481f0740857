// The board, the customer's page and printing speak of the same people: nobody whom something forbids, nobody twice, no more than a day's work.
import { describe, expect, test } from 'vitest'
import { setStop } from '../../../db/interactions/decide.ts'
import { addInteraction as interactionInput } from '../../../db/interactions/model.ts'
import { addInteraction } from '../../../db/interactions/record.ts'
import { outputOptions } from '../../../db/letters/model.ts'
import { check } from '../../../db/letters/registry.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { finishTask, skipTask } from '../../../db/tasks/actions.ts'
import { openTaskOf, taskBoard } from '../../../db/tasks/board.ts'
import { generateTasks } from '../../../db/tasks/generate.ts'
import { idOf, on, person, reopened, shopWith, takeIn, tasksOn } from './shopOf.ts'
import type { Sale } from './shopOf.ts'

const day = '2026-05-01'
const due = on(day, 7)
const firstOrders = (people: number): Sale[] => Array.from({ length: people }, (_, i) => ({ by: person(i + 1), day, no: `A${i + 1}` }))
const request = (asOf: string, channel?: string) => ({ kind: 'postcardVertical' as const, people: { kind: 'tasks' as const, ...(channel !== undefined && { channel }) }, options: outputOptions.parse({}), without: [], asOf })
const printed = (shop: OpenShop, asOf: string, channel?: string) => check(shop, request(asOf, channel)).send.map(({ id }) => id).sort((a, b) => a - b)
const shown = (shop: OpenShop, asOf: string) => taskBoard(shop, { asOf }).tasks.map(({ customerId }) => customerId).sort((a, b) => a - b)
const say = (shop: OpenShop, by: ReturnType<typeof person>, asOf: string, more: object) => addInteraction(shop, interactionInput.parse({ customerId: idOf(shop, by), kind: 'call', day: asOf, ...more }))

describe('printed is what is shown', () => {
  test('without a complaint, without who bought again, and nobody once it is too late', async () => {
    let shop = shopWith(firstOrders(3))
    expect(await tasksOn(shop, due)).toHaveLength(3)
    say(shop, person(1), due, { kind: 'complaint', inbound: true })
    takeIn(shop.db, [{ by: person(2), day: due, no: 'B2' }])
    shop = reopened(shop)
    expect([shown(shop, due), printed(shop, due), printed(shop, due, 'postcard'), printed(shop, due, 'phone')]).toEqual([[idOf(shop, person(3))], [idOf(shop, person(3))], [idOf(shop, person(3))], []])
    expect([shown(shop, '2026-07-01'), printed(shop, '2026-07-01')]).toEqual([[], []])
  })

  test('no calls on a closed day', async () => {
    const calls = firstOrders(1).map((sale) => ({ ...sale, by: person(1, { address1: '' }), lines: [['SE', 4, 1620]] as const }))
    const shop = shopWith(calls)
    const asOf = on(day, 25)
    expect(await tasksOn(shop, asOf)).toMatchObject([{ channel: 'phone' }])
    const people = () => check(shop, { ...request(asOf), kind: 'dmList' }).left.flatMap(({ customers }) => customers)
    expect(people()).toHaveLength(1)
    shop.settings.closedWeekdays = '0123456'
    expect(people()).toEqual([])
  })

  test('a day\'s work and no more; what is finished makes no room before tomorrow', async () => {
    const shop = shopWith(firstOrders(30))
    await generateTasks(shop, due)
    expect(printed(shop, due)).toEqual(shown(shop, due))
    expect(printed(shop, due)).toHaveLength(20)
    const { tasks } = taskBoard(shop, { asOf: due })
    tasks.slice(0, 5).forEach(({ id }, i) => { if (i === 0) skipTask(shop, { id, asOf: due }); else finishTask(shop, { id, result: 'sent', text: '', asOf: due }) })
    expect(taskBoard(shop, { asOf: due })).toMatchObject({ tasks: { length: 15 }, beyond: 10, finished: { length: 5 } })
    expect(printed(shop, due)).toEqual(shown(shop, due))
    await generateTasks(shop, due)
    expect(taskBoard(shop, { asOf: due }).tasks).toHaveLength(15)
    expect(taskBoard(shop, { asOf: on(due, 1) })).toMatchObject({ tasks: { length: 20 }, beyond: 5 })
  })

  test('what was printed for the tasks does not hide them; any other letter does', async () => {
    const paper = (shop: OpenShop, people: { kind: 'tasks' } | { kind: 'ids'; ids: number[] }) => shop.db.sqlite.transaction(() => {
      const id = shop.db.sqlite.prepare(`INSERT INTO output (kind, medium, day, madeAt, people, count, target) VALUES ('labels12', 'post', ?, '', ?, 1, '')`).run(Math.round(Date.parse(due) / 86_400_000), JSON.stringify(people)).lastInsertRowid
      shop.db.sqlite.prepare('INSERT INTO outputItem VALUES (?, 0, ?)').run(id, idOf(shop, person(1)))
    })()
    const shop = shopWith(firstOrders(1))
    expect(await tasksOn(shop, due)).toHaveLength(1)
    paper(shop, { kind: 'tasks' })
    expect(shown(shop, due)).toHaveLength(1)
    paper(shop, { kind: 'ids', ids: [1] })
    expect(shown(shop, due)).toEqual([])
  })
})

describe('standing tasks and what was said meanwhile', () => {
  const asOf = on(day, 22)
  const selling = async () => { const shop = shopWith(firstOrders(1)); const [task] = await tasksOn(shop, asOf); expect(task).toMatchObject({ scenario: 'second-purchase', selling: true }); return shop }

  test('a selling call puts it off for 21 days, another word for 7', async () => {
    const called = await selling()
    say(called, person(1), asOf, { selling: true })
    expect([shown(called, on(asOf, 1)), printed(called, on(asOf, 1)), openTaskOf(called, idOf(called, person(1)), on(asOf, 1))]).toEqual([[], [], null])
    expect(await tasksOn(called, on(asOf, 10))).toEqual([])
    const greeted = await selling()
    say(greeted, person(1), asOf, { selling: false })
    expect(await tasksOn(greeted, on(asOf, 6))).toEqual([])
    expect(await tasksOn(greeted, on(asOf, 7))).toMatchObject([{ scenario: 'second-purchase' }])
  })

  test('what the customer said and notes of one\'s own leave it there', async () => {
    const shop = await selling()
    say(shop, person(1), asOf, { kind: 'note' })
    say(shop, person(1), asOf, { inbound: true })
    expect(shown(shop, on(asOf, 1))).toHaveLength(1)
  })

  test('one a person and day: after a skip no other reason is found before tomorrow', async () => {
    const shop = shopWith(firstOrders(1))
    const [thanks] = await tasksOn(shop, on(day, 15))
    await generateTasks(shop, on(day, 17))
    skipTask(shop, { id: thanks.id, asOf: on(day, 21) })
    expect(await tasksOn(shop, on(day, 21))).toEqual([])
    expect(await tasksOn(shop, on(day, 22))).toMatchObject([{ scenario: 'second-purchase', due: on(day, 22) }])
  })

  test('a stop hides at once', async () => {
    const shop = await selling()
    setStop(shop, { customerId: idOf(shop, person(1)), medium: 'post', stopped: true, source: '' })
    expect([shown(shop, asOf), printed(shop, asOf)]).toEqual([[], []])
  })
})
