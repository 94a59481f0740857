// 定期 in a shop file: asked once per product, entered, noted, taken back; the facts always those of the rows.
import { expect, test } from 'vitest'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { contractsOfCustomer, plansOf, proposals } from '../../../db/contracts/queries.ts'
import { addContract, addContractEvent, answerProduct, removeContract, removeContractEvent } from '../../../db/contracts/record.ts'
import { addContractEvent as eventInput } from '../../../db/contracts/model.ts'
import { listCustomers } from '../../../db/customers/list.ts'
import { customersQuery } from '../../../db/customers/model.ts'
import { ShopError } from '../../../db/errors.ts'
import { renewedFacts } from '../../../db/orders/renewed.ts'
import { asOfShop, renew } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { asOf, bring, expectFactsHold, newShop, ownerOf } from '../careShop.ts'

const hana = { name: '見本 花', email: 'hana@example.com' }
const product = '【定期】青汁 30包'
const idOf = (open: OpenShop, name: string) => open.db.sqlite.prepare('SELECT id FROM product WHERE name = ?').pluck().get(name) as number
const event = (input: unknown) => eventInput.parse(input)

function subscribed(): { open: OpenShop; customer: number } {
  const open = newShop()
  bring(open, 'colorme', [{ no: 'A', day: '2026-08-10', contact: hana, product }, { no: 'B', day: '2026-09-09', contact: hana, product }, { no: 'C', day: '2026-09-09', contact: hana, product: '煎茶' }])
  return { open, customer: ownerOf(open, 'A') }
}

test('a product is proposed by its name until somebody has answered', () => {
  const { open, customer } = subscribed()
  expect(proposals(open)).toEqual([{ productId: idOf(open, product), code: '', name: product, orders: 2, customers: 1, why: 'name' }])
  expect(contractsOfCustomer(open, customer, asOf)).toEqual([])
  expect(answerProduct(open, { productId: idOf(open, product), subscription: true, cycleDays: 30 })).toEqual([])
  expectFactsHold(open)
  expect(contractsOfCustomer(open, customer, '2026-09-20')).toMatchObject([{ id: null, product, startedOn: '2026-08-10', cycleDays: 30, cycleFrom: 'product', deliveries: 2, last: '2026-09-09', nextDue: '2026-10-09', state: 'running', source: 'estimated', planned: null, events: [] }])
  const row = listCustomers(open, customersQuery.parse({ asOf: '2026-09-20' })).rows[0]
  expect(row.subscribed).toBe(true)
  expect(listCustomers(open, customersQuery.parse({ asOf })).rows[0].subscribed).toBe(false)
})

test('answered with no: proposed never again, no contract', () => {
  const { open, customer } = subscribed()
  expect(answerProduct(open, { productId: idOf(open, product), subscription: false })).toEqual([])
  expect(contractsOfCustomer(open, customer, asOf)).toEqual([])
  expect(() => answerProduct(open, { productId: 999, subscription: true })).toThrow(ShopError)
})

test('an estimated contract that gets an event is written down; taking both back leaves it estimated', () => {
  const { open, customer } = subscribed()
  answerProduct(open, { productId: idOf(open, product), subscription: true })
  const [{ key }] = contractsOfCustomer(open, customer, asOf)
  const [contract] = addContractEvent(open, event({ customerId: customer, contract: key, kind: 'cancelled', day: '2026-09-20', reason: '量が多い', asOf }))
  expect(contract).toMatchObject({ source: 'recorded', state: 'cancelled', deliveries: 2, startedOn: '2026-08-10', events: [{ kind: 'cancelled', day: '2026-09-20', reason: '量が多い', k: 2 }] })
  expectFactsHold(open)
  expect(plansOf(open, asOf)).toMatchObject({ steps: [{ k: 1, reached: 1, matured: 1, delivered: 1 }, { k: 2, reached: 1, matured: 1, delivered: 0, cancelled: 1 }], reasons: [{ reason: '量が多い', k: 2, contracts: 1 }] })
  expect(removeContractEvent(open, { id: contract.events[0].id, asOf })).toMatchObject([{ state: 'stalled', events: [] }])
  expect(removeContract(open, { id: contract.id!, asOf })).toMatchObject([{ id: null, key, source: 'estimated' }])
  expect(() => removeContract(open, { id: contract.id! })).toThrow(ShopError)
  expectFactsHold(open)
})

test('entered by hand: the customer\'s orders of that product are its deliveries', () => {
  const { open, customer } = subscribed()
  const tea = idOf(open, '煎茶')
  expect(addContract(open, { customerId: customer, productId: tea, startedOn: '2026-09-01', cycleDays: 90, asOf })).toMatchObject([{ source: 'recorded', deliveries: 1, cycleDays: 90, cycleFrom: 'contract', state: 'running' }])
  expect(tierCounts(asOfShop(open, '2026-12-01')).dormant).toBe(0)
  expectFactsHold(open)
  expect(() => addContract(open, { customerId: 999, productId: tea })).toThrow(ShopError)
  expect(eventInput.safeParse({ customerId: 1, contract: 1, kind: 'cycleChanged' }).success).toBe(false)
  expect(() => addContractEvent(open, event({ customerId: customer, contract: 'product:1:2020-01-01', kind: 'paused' }))).toThrow(ShopError)
})

test('orders with a contract number belong together, whatever they hold; numbers survive later imports', () => {
  const { open, customer } = subscribed()
  const { sqlite } = open.db
  const ids = sqlite.prepare(`SELECT id FROM orders WHERE orderNo IN ('A', 'C')`).pluck().all() as number[]
  renew(open, sqlite.transaction(() => {
    for (const id of ids) sqlite.prepare(`UPDATE orders SET contractKey = 'T-1', subscription = 1 WHERE id = ?`).run(id)
    return renewedFacts(sqlite, open.facts, [], ids)
  }).immediate())
  expectFactsHold(open)
  expect(contractsOfCustomer(open, customer, '2026-09-20')).toMatchObject([{ deliveries: 2, startedOn: '2026-08-10' }])
  bring(open, 'colorme', [{ no: 'D', day: '2026-10-01', contact: { name: '見本 太郎', email: 'taro@example.com' } }])
  expectFactsHold(open)
})
