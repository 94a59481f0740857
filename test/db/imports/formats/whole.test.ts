// The tills and payment services through the whole import: what the shop knows afterwards stands beside each sample.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customerFigures } from '../../../../db/analysis/customerFigures.ts'
import { historyOf } from '../../../../db/analysis/occasions.ts'
import { runImport } from '../../../../db/imports/run.ts'
import { createShopFile, type ShopDb } from '../../../../db/open.ts'
import { asOfShop, hold } from '../../../../db/shop.ts'
import { summaryOf } from '../../../../db/shops/lifecycle.ts'
import { samples } from '../orderFiles.ts'

interface Person { orders_valid: number; goods: number; total: number }
interface Expected { summary: object; per_customer: Record<string, Person> }

let folder: string
let db: ShopDb
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'whole-')); db = createShopFile(join(folder, 's.omotenashi')) })
afterEach(async () => { await db.close(); rmSync(folder, { recursive: true, force: true }) })

const take = async (...files: string[]) => (await runImport(db.sqlite, files.map((file) => join(samples, file)), { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') })).result

/** The summary, and what each person bought, without names: a till's transactions may know numbers only. */
function state() {
  const shop = asOfShop(hold(db), '2026-11-21')
  const { firstDay: _f, lastDay: _l, ...summary } = summaryOf(shop)
  const figures = customerFigures(historyOf(shop))
  const count = db.sqlite.prepare('SELECT count(*) FROM customer').pluck().get() as number
  const people = Array.from({ length: count }, (_, i) => [figures.validOrders[i], figures.goods[i], figures.total[i]].join(' ')).sort()
  return { summary, people }
}
const expectedOf = (folder: string) => {
  const { summary, per_customer } = JSON.parse(readFileSync(join(samples, folder, 'expected.json'), 'utf8')) as Expected
  return { summary, people: Object.values(per_customer).map((p) => [p.orders_valid, p.goods, p.total].join(' ')).sort() }
}

describe.each([
  ['nextengine', ['nextengine/juchu_upload.csv']], ['airregi', ['airregi/kaikei_meisai.csv']], ['smaregi', ['smaregi/torihiki_meisai.csv']], ['stripe', ['stripe/payments.csv']],
  ['square', ['square/transactions.csv', 'square/items.csv']], ['square', ['square/items.csv', 'square/transactions.csv']],
])('%s: %s', (platform, files) => {
  test('together, one after the other, and again', async () => {
    await take(...files)
    const got = state()
    expect(got).toEqual(expectedOf(platform))
    const again = await take(...files)
    expect([again.orders.new, again.orders.updated, again.customers.new]).toEqual([0, 0, 0])
    expect(state()).toEqual(got)
  })
})

test('Square: files one by one come to the same', async () => {
  await take('square/items.csv')
  await take('square/transactions.csv')
  expect(state()).toEqual(expectedOf('square'))
})

test('lists of members join the people of the orders', async () => {
  await take('eccube/order.csv')
  const before = state()
  const result = await take('eccube/customer.csv')
  expect([result.orders.new, result.files[0]?.format]).toEqual([0, 'eccube-customers'])
  const after = state()
  expect(after.summary).toMatchObject({ sales: (before.summary as { sales: object }).sales, customers: { all: 12 } })
})
