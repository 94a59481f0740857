// Who is left out: not on the list, in no figure of the shop, but found when searched for, so that there is a way back.
import { expect, test } from 'vitest'
import { listCustomers } from '../../../db/customers/list.ts'
import { customersQuery } from '../../../db/customers/model.ts'
import type { CustomersQuery } from '../../../db/customers/model.ts'
import { customerPage } from '../../../db/customers/page.ts'
import { setMark } from '../../../db/interactions/decide.ts'
import { asOfShop } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { summaryOf } from '../../../db/shops/lifecycle.ts'
import { asOf, bring, newShop, ownerOf } from '../careShop.ts'

function shopOfTwo(): { open: OpenShop; own: number; other: number } {
  const open = newShop()
  bring(open, 'shopify', [
    { no: 'OWN-1', day: '2026-01-05', yen: 3000, contact: { name: '身内 花子', email: 'own@example.jp' } }, { no: 'OWN-2', day: '2026-11-20', yen: 500, contact: { name: '身内 花子', email: 'own@example.jp' } },
    { no: 'B-1', day: '2026-06-01', yen: 2000, contact: { name: '見本 太郎', email: 'taro@example.jp' } }, { no: 'N-1', day: '2026-07-01', yen: 100, contact: {} },
  ])
  return { open, own: ownerOf(open, 'OWN-1'), other: ownerOf(open, 'B-1') }
}
const exclude = (open: OpenShop, customerId: number, on = true) => setMark(open, { customerId, kind: 'excluded', on, note: '' })
const list = (open: OpenShop, query: CustomersQuery = {}) => {
  const { total, rows } = listCustomers(open, customersQuery.parse({ asOf, sort: 'id', descending: false, ...query }))
  expect(rows).toHaveLength(total)
  return rows.filter(({ name }) => name !== '').map(({ id, excluded }) => [id, excluded])
}

test('left out: not on the list, but found by name, order number and id, and taken in again from there', () => {
  const { open, own, other } = shopOfTwo()
  expect(list(open)).toEqual([[own, false], [other, false]])
  exclude(open, own)
  expect(list(open)).toEqual([[other, false]])
  expect(list(open, { find: '  ' })).toEqual([[other, false]])
  expect(list(open, { people: { kind: 'tier', tier: 'firstTime' } })).toEqual([[other, false]])
  expect(list(open, { people: { kind: 'tier', tier: 'prospect' }, find: '身内' })).toEqual([])
  for (const query of [{ find: '身内' }, { find: 'OWN-2' }, { people: { kind: 'ids' as const, ids: [own] } }]) expect(list(open, query)).toEqual([[own, true]])
  expect(list(open, { people: { kind: 'ids', ids: [own, other] } })).toEqual([[own, true], [other, false]])
  expect(customerPage(open, { id: own, asOf }).excluded).toBe(true)
  exclude(open, own, false)
  expect(list(open)).toEqual([[own, false], [other, false]])
})

test('the size of the shop knows nothing of who is left out', () => {
  const { open, own } = shopOfTwo()
  const size = () => summaryOf(asOfShop(open, asOf))
  const before = size()
  expect(before).toMatchObject({ orders: { all: 4, valid: 4 }, lines: 4, sales: { goods: 5600, total: 5600 }, firstDay: '2026-01-05', lastDay: '2026-11-20' })
  exclude(open, own)
  expect(size()).toEqual({
    orders: { all: 2, valid: 2, anonymous: before.orders.anonymous }, lines: 2, customers: { all: before.customers.all - 1, withValidOrder: before.customers.withValidOrder - 1 },
    sales: { goods: 2100, total: 2100 }, firstDay: '2026-06-01', lastDay: '2026-07-01',
  })
  exclude(open, own, false)
  expect(size()).toEqual(before)
})
