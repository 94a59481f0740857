// The six platforms' real layouts, through the whole import: what must come out stands beside each sample.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customerFigures } from '../../../db/analysis/customerFigures.ts'
import { historyOf } from '../../../db/analysis/occasions.ts'
import { runImport } from '../../../db/imports/run.ts'
import { createShopFile } from '../../../db/open.ts'
import type { ShopDb } from '../../../db/open.ts'
import { asOfShop, hold } from '../../../db/shop.ts'
import { summaryOf } from '../../../db/shops/lifecycle.ts'

const samples = join(import.meta.dirname, '../../samples')
const files = {
  shopify: 'orders_export.csv', eccube: 'order.csv', base: 'order_list.csv', colorme: 'sales_all.csv', rakuten: 'rakuten_orders.csv', amazon: 'new_orders.txt',
} as const
type Platform = keyof typeof files
interface Person { name: string; orders_all: number; orders_valid: number; goods: number; total: number; channels?: string[] }
interface Expected { summary: object; per_customer: Record<string, Person> }
const expected = (name: string) => JSON.parse(readFileSync(join(samples, name), 'utf8')) as Expected
const pathOf = (platform: Platform) => join(samples, platform, files[platform])
const plain = (name: string) => name.normalize('NFKC').replace(/\s/g, '')

let folder: string
let db: ShopDb
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'omotenashi-')); db = createShopFile(join(folder, 's.omotenashi')) })
afterEach(async () => { await db.close(); rmSync(folder, { recursive: true, force: true }) })
const take = async (...paths: string[]) => (await runImport(db.sqlite, paths, { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') })).result

function state() {
  const shop = asOfShop(hold(db), '2026-11-21')
  const { firstDay: _f, lastDay: _l, ...summary } = summaryOf(shop)
  const figures = customerFigures(historyOf(shop))
  const names = db.sqlite.prepare('SELECT name FROM customer ORDER BY id').pluck().all() as string[]
  const people = names.map((name, i): Person => {
    const channels = new Set<string>()
    for (let o = shop.facts.customerStart[i]; o < shop.facts.customerStart[i + 1]; o++) channels.add(shop.facts.channels[shop.facts.orderChannel[o]].code)
    return { name: plain(name), orders_all: figures.allOrders[i], orders_valid: figures.validOrders[i], goods: figures.goods[i], total: figures.total[i], channels: [...channels].sort() }
  })
  return { summary, people: people.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}
/** Channels only where the expectation names them. */
const wanted = (list: Record<string, Person>) => Object.values(list)
  .map(({ name, orders_all, orders_valid, goods, total, channels }) => ({ name: plain(name), orders_all, orders_valid, goods, total, ...(channels && { channels }) }))
  .sort((a, b) => (a.name < b.name ? -1 : 1))

describe.each(Object.keys(files) as Platform[])('%s', (platform) => {
  test('summary and every person; importing again changes nothing', async () => {
    const want = expected(`${platform}/expected.json`)
    const first = await take(pathOf(platform))
    const got = state()
    expect(got.summary).toEqual(want.summary)
    expect(got.people).toMatchObject(wanted(want.per_customer))
    expect(first.files[0].rejected).toEqual([])
    const again = await take(pathOf(platform))
    expect(again.orders).toEqual({ new: 0, updated: 0, unchanged: first.orders.new })
    expect(again.customers).toEqual({ new: 0, joined: 0 })
    expect(state()).toEqual(got)
  })
})

test('six platforms together, per person too; the order of the files has no say', async () => {
  const want = expected('combined_expected.json')
  const all = (Object.keys(files) as Platform[]).map(pathOf)
  await take(...all)
  const got = state()
  expect(got.summary).toEqual(want.summary)
  expect(got.people).toEqual(wanted(want.per_customer))
  expect((await take(...all)).orders).toEqual({ new: 0, updated: 0, unchanged: 134 })

  for (const order of [[5, 4, 3, 2, 1, 0], [2, 0, 4, 1, 5, 3]]) {
    const other = createShopFile(join(folder, `${order.join('')}.omotenashi`))
    const before = db
    db = other
    for (const i of order) await take(all[i])
    expect(state()).toEqual(got)
    db = before
    await other.close()
  }
})

test('Amazon: the report of all orders adds what the one with buyers cannot know, and takes nothing away', async () => {
  const report = join(samples, 'amazon/all_orders.txt')
  await take(pathOf('amazon'))
  const before = state()
  const result = await take(report)
  expect(result.orders.new).toBe(2) // the cancelled ones
  const after = state()
  expect(after.people).toEqual(before.people)
  expect(after.summary).toEqual({ ...before.summary, orders: { all: 20, valid: 18, anonymous: 2 }, lines: 36 })
  const again = await take(pathOf('amazon'), report)
  expect(again.orders).toEqual({ new: 0, updated: 0, unchanged: 20 })
  expect(state()).toEqual(after)
})
