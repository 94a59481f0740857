// Tasks for a list: one each, never past a guard of the scenarios, and taken back as if they had not been.
import { expect, test } from 'vitest'
import { setMark, setStop } from '../../../db/interactions/decide.ts'
import { addInteraction as interactionInput } from '../../../db/interactions/model.ts'
import { addInteraction } from '../../../db/interactions/record.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { finishTask } from '../../../db/tasks/actions.ts'
import { taskBoard } from '../../../db/tasks/board.ts'
import { createForList, planList, removeForList } from '../../../db/tasks/forList.ts'
import { generateTasks } from '../../../db/tasks/generate.ts'
import { listPlanQuery, listTasks } from '../../../db/tasks/model.ts'
import { idOf, on, person, shopWith } from './shopOf.ts'

const day = '2026-03-02' // a Monday
const asOf = on(day, 200)
const people = [1, 2, 3, 4, 5, 6].map((n) => person(n))
const shopOfSix = () => shopWith(people.map((by, n) => ({ by, day, no: `A${n}`, ...(n === 5 && { channel: 'rakuten', marketplace: true }) })))
const ids = (shop: OpenShop) => ({ kind: 'ids' as const, ids: people.map((one) => idOf(shop, one)) })
const plan = (shop: OpenShop, channel: 'phone' | 'postcard' | 'email' = 'postcard') => planList(shop, listPlanQuery.parse({ people: ids(shop), channel, asOf }))
const create = (shop: OpenShop, more: object = {}) => createForList(shop, listTasks.parse({ people: ids(shop), channel: 'postcard', asOf, reason: '春の新茶', words: '新茶が入りました。', due: asOf, ...more }))
const open = (shop: OpenShop) => shop.db.sqlite.prepare(`SELECT count(*) FROM task WHERE state = 'open'`).pluck().get()

test('each guard leaves out its own, and says so before anything is written', () => {
  const shop = shopOfSix()
  setStop(shop, { customerId: idOf(shop, people[0]), medium: 'post', stopped: true, source: '' })
  setMark(shop, { customerId: idOf(shop, people[1]), kind: 'deceased', on: true, note: '' })
  addInteraction(shop, interactionInput.parse({ customerId: idOf(shop, people[2]), kind: 'complaint', day: on(asOf, -1) }))
  addInteraction(shop, interactionInput.parse({ customerId: idOf(shop, people[3]), kind: 'postcard', day: on(asOf, -1), selling: true }))
  expect(plan(shop)).toEqual({ total: 6, can: 1, left: { stopped: 1, deceased: 1, complaint: 1, recently: 1, marketplaceOnly: 1 } })
  expect(open(shop)).toBe(0)
  const made = create(shop)
  expect(made).toMatchObject({ total: 6, can: 1 })
  expect(taskBoard(shop, { asOf }).tasks).toMatchObject([{ customerId: idOf(shop, people[4]), scenario: 'list', channel: 'postcard', due: asOf, validUntil: on(asOf, 30), reason: '春の新茶', words: '新茶が入りました。', selling: true, state: 'open' }])
})

test('without consent nobody is written to by e-mail', () => {
  expect(plan(shopOfSix(), 'email')).toMatchObject({ can: 0, left: { stopped: 6 } })
})

test('nobody gets a second task, by hand or by a scenario', async () => {
  const shop = shopOfSix()
  expect(create(shop).can).toBe(5)
  expect(plan(shop)).toEqual({ total: 6, can: 0, left: { hasTask: 5, marketplaceOnly: 1 } })
  await generateTasks(shop, asOf)
  expect(open(shop)).toBe(5)
  expect(new Set(taskBoard(shop, { asOf }).tasks.map(({ scenario }) => scenario))).toEqual(new Set(['list']))
})

test('taken back: nothing is left, but what was done stays', () => {
  const shop = shopOfSix()
  const before = create(shop)
  expect(removeForList(shop, before)).toEqual({ removed: 5 })
  expect(shop.db.sqlite.prepare('SELECT count(*) FROM task').pluck().get()).toBe(0)
  const [one, two] = [create(shop, { people: { kind: 'ids', ids: [idOf(shop, people[0])] } }), create(shop)]
  expect([one.can, two.can]).toEqual([1, 4])
  finishTask(shop, { id: taskBoard(shop, { asOf }).tasks.find(({ customerId }) => customerId === idOf(shop, people[2]))!.id, result: 'sent', text: '', asOf })
  expect(removeForList(shop, two)).toEqual({ removed: 3 })
  expect(open(shop)).toBe(1)
})

test('a call falls on an open day, an impossible day is refused', () => {
  const shop = shopOfSix()
  shop.settings = { ...shop.settings, closedWeekdays: '6' }
  const sunday = on(day, 202)
  create(shop, { channel: 'phone', due: sunday })
  expect(shop.db.sqlite.prepare('SELECT DISTINCT due - createdOn FROM task').pluck().all()).toEqual([3])
  expect(taskBoard(shop, { asOf: sunday }).tasks).toEqual([])
  expect(taskBoard(shop, { asOf: on(sunday, 1) }).tasks).toHaveLength(5)
  for (const due of [on(asOf, -1), on(asOf, 400)]) expect(() => create(shopOfSix(), { due })).toThrow('badInput')
})
