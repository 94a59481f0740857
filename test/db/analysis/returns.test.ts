// Returns without a link, in a shop file: what they do to figures, and that facts made anew are the same.
import { expect, test } from 'vitest'
import { customerFigures } from '../../../db/analysis/customerFigures.ts'
import { kpis } from '../../../db/analysis/kpi.ts'
import { historyOf } from '../../../db/analysis/occasions.ts'
import { excludeOrder } from '../../../db/orders/entry.ts'
import { renewedFacts } from '../../../db/orders/renewed.ts'
import { asOfShop, renew } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { summaryOf } from '../../../db/shops/lifecycle.ts'
import { asOf, bring, expectFactsHold, newShop } from '../careShop.ts'

const hana = { name: '見本 花', email: 'hana@example.com' }
const taro = { name: '見本 太郎', email: 'taro@example.com' }

/** Makes orders that were brought into returns of a day. */
function giveBack(open: OpenShop, ...nos: string[]): void {
  const { sqlite } = open.db
  const ids = nos.map((no) => sqlite.prepare('SELECT id FROM orders WHERE orderNo = ?').pluck().get(no) as number)
  const facts = sqlite.transaction(() => {
    for (const id of ids) {
      sqlite.prepare(`UPDATE orders SET state = 'return', goods = -goods, sales = -sales, total = -total WHERE id = ?`).run(id)
      sqlite.prepare('UPDATE orderLine SET quantity = -quantity, amount = -amount WHERE orderId = ?').run(id)
    }
    return renewedFacts(sqlite, open.facts, [], ids)
  }).immediate()
  renew(open, facts)
}
const seen = (open: OpenShop, day = asOf) => {
  const at = asOfShop(open, day)
  const { orders, lines, sales } = summaryOf(at)
  return [orders.all, orders.valid, lines, sales.goods, sales.total]
}

test('wholly returned: void from the day of the return, with its full worth before', () => {
  const open = newShop()
  bring(open, 'till', [{ no: 'A', day: '2026-10-01', yen: 3000, contact: hana }, { no: 'R', day: '2026-10-05', yen: 3000, contact: hana }])
  giveBack(open, 'R')
  expect(seen(open)).toEqual([1, 0, 1, 0, 0])
  expect(seen(open, '2026-10-04')).toEqual([1, 1, 1, 3000, 3000])
  expectFactsHold(open)
})

test('the latest earlier order with that product at that price, else that amount, else negative sales of the day', () => {
  const open = newShop()
  bring(open, 'till', [
    { no: 'A', day: '2026-09-01', yen: 3000, contact: hana, product: '玉露' }, { no: 'B', day: '2026-10-01', yen: 3000, contact: hana }, { no: 'C', day: '2026-06-01', yen: 700, contact: hana },
    { no: 'T', day: '2026-10-02', yen: 3000, contact: taro, product: '玉露' },
    { no: 'R1', day: '2026-10-05', yen: 3000, contact: hana, product: '玉露' }, { no: 'R2', day: '2026-10-06', yen: 3000, contact: hana, product: 'ほうじ茶' }, { no: 'R3', day: '2026-10-07', yen: 700, contact: hana },
  ])
  giveBack(open, 'R1', 'R2', 'R3')
  const number = (i: number) => open.db.sqlite.prepare('SELECT orderNo FROM orders WHERE id = ?').pluck().get(i) as string
  const { returnId, returnOrder, orderId } = open.facts
  expect(Array.from(returnId, (id, r) => [number(id), returnOrder[r] < 0 ? null : number(orderId[returnOrder[r]])])).toEqual([['R1', 'A'], ['R2', 'B'], ['R3', null]])
  expect(seen(open)).toEqual([4, 2, 4, 3000, 3000])
  const figures = customerFigures(historyOf(asOfShop(open, asOf)))
  expect(Array.from(figures.sales)).toEqual([0, 3000])
  expect(kpis(asOfShop(open, asOf)).averageOrderValue).toEqual({ sales: 3000, orders: 2 })
  expect(kpis(asOfShop(open, asOf)).salesPerCustomer.sales).toBe(3000)
  expectFactsHold(open)
})

test('what changes around returns leaves the facts as the rows give them', () => {
  const open = newShop()
  bring(open, 'till', [{ no: 'A', day: '2026-10-01', yen: 3000, contact: hana }, { no: 'R', day: '2026-10-05', yen: 3000, contact: hana }, { no: 'Z', day: '2026-10-05', yen: 200, contact: taro }])
  giveBack(open, 'R')
  // A newer order that fits better.
  bring(open, 'till', [{ no: 'B', day: '2026-10-04', yen: 3000, contact: hana }])
  expect(seen(open)).toEqual([3, 2, 3, 3200, 3200])
  expectFactsHold(open)
  const { sqlite } = open.db
  const id = (no: string) => sqlite.prepare('SELECT id FROM orders WHERE orderNo = ?').pluck().get(no) as number
  excludeOrder(open, { id: id('B'), excluded: true, note: '' })
  expect(seen(open)).toEqual([3, 2, 3, 3200, 3200])
  bring(open, 'till', [{ no: 'C', day: '2026-11-01', yen: 10, contact: taro }])
  expectFactsHold(open)
  excludeOrder(open, { id: id('B'), excluded: false, note: '' })
  expect(seen(open)).toEqual([4, 3, 4, 3210, 3210])
  expectFactsHold(open)
  // Undo: an order's row goes, and the return looks for another; then the return itself goes.
  for (const no of ['B', 'R']) {
    const gone = id(no)
    renew(open, sqlite.transaction(() => {
      for (const sql of ['DELETE FROM orderLine WHERE orderId = ?', 'DELETE FROM orders WHERE id = ?']) sqlite.prepare(sql).run(gone)
      return renewedFacts(sqlite, open.facts, [], [gone])
    }).immediate())
    expectFactsHold(open)
    expect(seen(open)).toEqual(no === 'B' ? [3, 2, 3, 210, 210] : [3, 3, 3, 3210, 3210])
  }
})
