// What an import has brought: who is new, who came back, which stages moved.
import { expect, test } from 'vitest'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { chosenPeople } from '../../../db/customers/chosen.ts'
import { listCustomers } from '../../../db/customers/list.ts'
import { customersQuery } from '../../../db/customers/model.ts'
import { afterImport } from '../../../db/imports/after.ts'
import { setMark } from '../../../db/interactions/decide.ts'
import { asOfShop } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { asOf, bring, newShop, ownerOf } from '../careShop.ts'

const person = (name: string) => ({ name, channelCustomerId: name, email: '' })
const [yearly, monthly, fresh, bimonthly, quick] = ['年に 一度', '毎月 二郎', '新しい 三郎', '二月 四郎', '早い 五郎'].map(person)

/** The first import is history, the second the news of November. */
function shop(): OpenShop {
  const open = newShop()
  bring(open, 'shopify', [
    { no: 'Y1', day: '2025-06-01', contact: yearly, product: '玉露' },
    ...['2026-06-01', '2026-07-01', '2026-08-01'].map((day, i) => ({ no: `M${i}`, day, contact: monthly })),
    ...['2026-04-01', '2026-05-31', '2026-07-30'].map((day, i) => ({ no: `B${i}`, day, contact: bimonthly })),
    { no: 'Q1', day: '2026-09-20', contact: quick },
  ])
  bring(open, 'shopify', [
    { no: 'Y2', day: '2026-11-01', yen: 7000, contact: yearly },
    { no: 'M3', day: '2026-10-01', contact: monthly }, // 61 days, twice the median of 30.5 is 61
    { no: 'B3', day: '2026-11-10', contact: bimonthly }, // 103 days, twice 60 is 120
    { no: 'Q2', day: '2026-11-18', contact: quick }, // 59 days
    { no: 'F1', day: '2026-11-02', contact: fresh, product: '【定期】煎茶' },
  ])
  return open
}

test('who is new, who came back, what moved, counted by hand', () => {
  const open = shop()
  const after = afterImport(open, 2, asOf)
  expect(after).toMatchObject({ importId: 2, asOf, orders: 5, newCustomers: 1, subscriptionProposals: 1 })
  expect(after.back).toEqual({ total: 2, rows: [
    { id: ownerOf(open, 'Y1'), name: '年に 一度', day: '2026-11-01', days: 518, threshold: 60, lastProduct: '玉露', sales: 7000 },
    { id: ownerOf(open, 'M0'), name: '毎月 二郎', day: '2026-10-01', days: 61, threshold: 61, lastProduct: '煎茶', sales: 1000 },
  ] })
  expect(after.moves).toEqual([
    { from: 'firstTime', to: 'repeat', customers: 1 }, { from: 'repeat', to: 'repeat', customers: 2 },
    { from: 'dormant', to: 'oneYear', customers: 1 }, { from: 'none', to: 'firstTime', customers: 1 },
  ])
  expect(afterImport(open, 1, asOf)).toMatchObject({ orders: 8, newCustomers: 4, back: { total: 0 }, subscriptionProposals: 0 })
})

test('the moves add up to the stages of the day, and nothing after it counts', () => {
  const open = shop()
  for (const day of [asOf, '2026-11-01', '2026-08-01', '2024-01-01']) {
    for (const id of [1, 2]) {
      const { moves } = afterImport(open, id, day)
      const counts = tierCounts(asOfShop(open, day))
      for (const tier of ['prospect', 'firstTime', 'repeat', 'oneYear', 'dormant'] as const) expect(moves.filter(({ to }) => to === tier).reduce((sum, { customers }) => sum + customers, 0)).toBe(counts[tier])
    }
  }
  expect(afterImport(open, 2, '2026-11-01')).toMatchObject({ orders: 2, newCustomers: 0, back: { total: 2 } })
})

test('the figures open onto exactly those people', () => {
  const open = shop()
  const people = (importId: number, part: 'new' | 'back') => listCustomers(open, customersQuery.parse({ people: { kind: 'import', importId, part }, asOf, sort: 'id', descending: false })).rows.map(({ name }) => name)
  expect(people(2, 'new')).toEqual(['新しい 三郎'])
  expect(people(2, 'back')).toEqual(['年に 一度', '毎月 二郎'])
  for (const importId of [1, 2]) {
    const after = afterImport(open, importId, asOf)
    expect(people(importId, 'new')).toHaveLength(after.newCustomers)
    expect(people(importId, 'back')).toHaveLength(after.back.total)
  }
  setMark(open, { customerId: ownerOf(open, 'F1'), kind: 'excluded', on: true, note: '' })
  setMark(open, { customerId: ownerOf(open, 'Y1'), kind: 'excluded', on: true, note: '' })
  expect(afterImport(open, 2, asOf)).toMatchObject({ newCustomers: 0, back: { total: 1 } })
  expect(chosenPeople(open, asOfShop(open, asOf), { kind: 'import', importId: 2, part: 'new' })).toHaveLength(0)
})

test('older history that comes later makes nobody new who was known', () => {
  const open = shop()
  bring(open, 'shopify', [{ no: 'Y0', day: '2024-01-01', contact: yearly }, { no: 'F0', day: '2024-05-01', contact: fresh }])
  expect(afterImport(open, 3, asOf)).toMatchObject({ orders: 2, newCustomers: 0, back: { total: 0 } })
  expect(afterImport(open, 2, asOf).newCustomers).toBe(1)
})

test('members who never bought are new with the list that shows them first; an import that was taken back has brought nobody', () => {
  const open = shop()
  const { sqlite } = open.db
  bring(open, 'base', [{ no: 'X1', day: '2026-11-20', contact: person('会員 六子') }])
  const file = sqlite.prepare('SELECT id FROM importFile WHERE importId = 3').pluck().get() as number
  const contact = sqlite.prepare('SELECT contactId FROM orders WHERE orderNo = ?').pluck().get('X1') as number
  sqlite.prepare('INSERT INTO memberSeen (contactId, fileId, registeredDay) VALUES (?, ?, 20700)').run(contact, file)
  expect(afterImport(open, 3, asOf).newCustomers).toBe(1)
  sqlite.prepare('INSERT INTO memberSeen (contactId, fileId, registeredDay) VALUES (?, 1, 20600)').run(contact)
  expect(afterImport(open, 3, asOf).newCustomers).toBe(0)
  sqlite.prepare(`UPDATE import SET undoneAt = '2026-11-21T00:00:00Z' WHERE id = 2`).run()
  expect(afterImport(open, 2, asOf)).toMatchObject({ orders: 0, newCustomers: 0, back: { total: 0, rows: [] }, subscriptionProposals: 0 })
  expect(() => afterImport(open, 99, asOf)).toThrow('notFound')
})
