// The health of the data, and the bridge from a cart's sums to the shop's sales, step by step.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignCustomers } from '../../../db/customers/assign.ts'
import { buildFacts, raiseDataVersion } from '../../../db/facts/build.ts'
import { parseDay } from '../../../db/facts/day.ts'
import { importHealth } from '../../../db/imports/health.ts'
import type { OrderRecord } from '../../../db/imports/record.ts'
import { createWriter } from '../../../db/imports/write.ts'
import { setMark } from '../../../db/interactions/decide.ts'
import { excludeOrder } from '../../../db/orders/entry.ts'
import { asOfShop, renew } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { openSample, summaryOf } from '../../../db/shops/lifecycle.ts'
import { asOf, newShop, ownerOf } from '../careShop.ts'

type Order = Partial<Omit<OrderRecord, 'contact' | 'orderNo' | 'orderedDay'>> & { no: string; day?: string; who?: string | null; code?: string }
const nobody = { channelCustomerId: '', familyName: '', givenName: '', kana: '', email: '', phone: '', postalCode: '', prefecture: '', address1: '', address2: '', company: '', birthday: '', sex: '' }

function bringOrders(open: OpenShop, channel: string, orders: readonly Order[]): void {
  const { sqlite } = open.db
  const facts = sqlite.transaction(() => {
    const id = Number(sqlite.prepare(`INSERT INTO import (startedAt, newOrders, updatedOrders, unchangedOrders, newCustomers, joinedCustomers, seconds) VALUES ('2026-11-21T00:00:00Z', 0, 0, 0, 0, 0, 0)`).run().lastInsertRowid)
    const writer = createWriter(sqlite)
    writer.beginFile(id, { name: 'f.csv', format: 'test', encoding: 'utf-8', channel: { code: channel, marketplace: false } })
    for (const { no, day = '2026-10-01', who = '見本 太郎', code = 'C1', ...parts } of orders) {
      const goods = parts.goods ?? 1000
      writer.order({
        line: 2, orderNo: no, orderedDay: parseDay(day), minute: -1, state: 'ok', cancelledDay: null, paid: true, shippedDay: null, shipping: 0, fee: 0, discount: 0, points: 0, outsidePayment: 0,
        refund: 0, paymentMethod: null, note: null, subscription: false, contractKey: null, gift: false, ...parts, goods,
        contact: who === null ? null : { ...nobody, name: who, channelCustomerId: who },
        lines: [{ productCode: code, productName: code || '煎茶', quantity: 1, unitPrice: goods, amount: goods, taxPercent: null }],
      })
    }
    writer.endFile({ rows: orders.length, rejectedRows: 0, droppedValues: 0 })
    writer.finish()
    assignCustomers(sqlite, writer)
    raiseDataVersion(sqlite)
    return buildFacts(sqlite)
  }).immediate()
  renew(open, facts)
}

/** Each bridge adds up by itself, all channels make the whole, and its end is the summary's sales. */
function expectBridgeHolds(open: OpenShop, day: string): void {
  const { bridge, withoutName, notCounted } = importHealth(open, day)
  for (const { channel: _, gross, sales, ...off } of bridge) expect(gross - Object.values(off).reduce((a, b) => a + b, 0)).toBe(sales)
  const [all, ...channels] = bridge
  for (const step of Object.keys(all) as (keyof typeof all)[]) if (step !== 'channel') expect(channels.reduce((sum, row) => sum + row[step], 0)).toBe(all[step])
  const summary = summaryOf(asOfShop(open, day))
  expect([all.sales, withoutName.ofSales]).toEqual([summary.sales.goods, summary.sales.goods])
  expect([withoutName.ofOrders]).toEqual([summary.orders.valid])
  for (const { reason, amount } of notCounted) if (reason !== 'return') expect(all[reason]).toBe(amount)
}

test('the bridge, counted by hand', () => {
  const open = newShop()
  bringOrders(open, 'shopify', [
    { no: 'plain', day: '2026-07-31', goods: 5000, shipping: 600, fee: 330, discount: 300, points: 200 },
    { no: 'part', goods: 4000, shipping: 600, refund: 1500 },
    { no: 'large', goods: 1000, shipping: 500, discount: 900, points: 400 }, // more taken off than the goods are worth
    { no: 'cancelled', goods: 2000, shipping: 100, state: 'cancelled' },
    { no: 'unfinished', goods: 700, state: 'unfinished' },
    { no: 'test', goods: 11, state: 'test' },
    { no: 'returned', goods: 3000, shipping: 600, refund: 3000 },
    { no: 'free', goods: 0, shipping: 500, code: '' },
    { no: 'family', who: '家族 花子', goods: 9000 },
    { no: 'left', goods: 800 },
    { no: 'future', day: '2026-12-01', goods: 99_999 },
  ])
  bringOrders(open, 'till', [{ no: 'T1', day: '2026-11-20', who: null, goods: 250, code: '' }])
  setMark(open, { customerId: ownerOf(open, 'family'), kind: 'excluded', on: true, note: '' })
  excludeOrder(open, { id: open.db.sqlite.prepare(`SELECT id FROM orders WHERE orderNo = 'left'`).pluck().get() as number, excluded: true, note: '' })
  const health = importHealth(open, asOf)
  expect(health.bridge).toEqual([
    { channel: null, gross: 28_991, cancelled: 2100, unfinished: 700, test: 11, returned: 3600, unpaid: 0, zeroYen: 500, excluded: 9800, shipping: 1700, fees: 330, discounts: 1200, points: 300, refunds: 1500, sales: 7250 },
    { channel: 'shopify', gross: 28_741, cancelled: 2100, unfinished: 700, test: 11, returned: 3600, unpaid: 0, zeroYen: 500, excluded: 9800, shipping: 1700, fees: 330, discounts: 1200, points: 300, refunds: 1500, sales: 7000 },
    { channel: 'till', gross: 250, cancelled: 0, unfinished: 0, test: 0, returned: 0, unpaid: 0, zeroYen: 0, excluded: 0, shipping: 0, fees: 0, discounts: 0, points: 0, refunds: 0, sales: 250 },
  ])
  expect(health).toMatchObject({
    firstDay: '2026-07-31', lastDay: '2026-11-20', gaps: ['2026-08', '2026-09'],
    withoutName: { orders: 1, ofOrders: 4, sales: 250, ofSales: 7250 },
    noContact: { customers: 1, of: 1 }, noProductCode: { lines: 2, of: 11 },
  })
  expect(health.channels).toEqual([
    { channel: 'shopify', firstDay: '2026-07-31', lastDay: '2026-10-01', orders: 10, valid: 3, daysSinceLast: 51, lastImportAt: '2026-11-21T00:00:00Z', gaps: ['2026-08', '2026-09'] },
    { channel: 'till', firstDay: '2026-11-20', lastDay: '2026-11-20', orders: 1, valid: 1, daysSinceLast: 1, lastImportAt: '2026-11-21T00:00:00Z', gaps: [] },
  ])
  expect(health.notCounted.map(({ reason, orders }) => [reason, orders])).toEqual([['cancelled', 1], ['unfinished', 1], ['test', 1], ['returned', 1], ['zeroYen', 1], ['excluded', 2]])
  expectBridgeHolds(open, asOf)
})

test('an order cancelled on a known day counts until then', () => {
  const open = newShop()
  bringOrders(open, 'shopify', [{ no: 'A', goods: 2000, shipping: 100, state: 'cancelled', cancelledDay: parseDay('2026-10-10') }])
  expect(importHealth(open, '2026-10-09').bridge[0]).toMatchObject({ gross: 2100, cancelled: 0, shipping: 100, sales: 2000 })
  expect(importHealth(open, '2026-10-10').bridge[0]).toMatchObject({ gross: 2100, cancelled: 2100, shipping: 0, sales: 0 })
  for (const day of ['2026-09-30', '2026-10-09', '2026-10-10']) expectBridgeHolds(open, day)
})

test('a shop without orders has no period and nothing to explain', () => {
  expect(importHealth(newShop(), asOf)).toMatchObject({ firstDay: null, lastDay: null, channels: [], gaps: [], notCounted: [], bridge: [{ channel: null, gross: 0, sales: 0 }] })
})

test('the bridge of the sample shop ends at its sales on any day', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'omotenashi-'))
  const open = await openSample(join(folder, 's.omotenashi'), asOf)
  try { for (const day of [asOf, '2026-01-01', '2024-02-29', '2020-01-01']) expectBridgeHolds(open, day) } finally { await open.db.close(); rmSync(folder, { recursive: true }) }
})

const yen = fc.integer({ min: 0, max: 5000 })
const order = fc.record({
  goods: fc.oneof(yen, fc.constant(0)), shipping: yen, fee: yen, discount: fc.oneof(fc.constant(0), yen), points: fc.oneof(fc.constant(0), yen), refund: fc.oneof(fc.constant(0), yen),
  state: fc.constantFrom('ok' as const, 'ok' as const, 'cancelled' as const, 'unfinished' as const, 'test' as const, 'returned' as const), paid: fc.boolean(),
  cancelledDay: fc.option(fc.integer({ min: 20_500, max: 20_800 })), day: fc.integer({ min: 20_500, max: 20_800 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  who: fc.constantFrom(null, '見本 太郎', '見本 花子', '家族 三郎'),
})
const back = fc.record({ goods: fc.integer({ min: -5000, max: -1 }), who: fc.constantFrom(null, '見本 太郎', '家族 三郎'), day: fc.integer({ min: 20_500, max: 20_800 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)), state: fc.constant('return' as const) })
test('the bridge of any shop ends at its sales', { timeout: 120_000 }, () => {
  fc.assert(fc.property(fc.array(order, { maxLength: 20 }), fc.array(order, { maxLength: 5 }), fc.array(back, { maxLength: 3 }), fc.integer({ min: 20_500, max: 20_900 }), fc.boolean(), (web, till, returns, day, strict) => {
    const open = newShop()
    bringOrders(open, 'shopify', web.map((parts, i) => ({ no: `W${i}`, ...parts })))
    bringOrders(open, 'till', [...till, ...returns].map((parts, i) => ({ no: `T${i}`, ...parts })))
    const family = open.db.sqlite.prepare(`SELECT id FROM customer WHERE name = '家族 三郎'`).pluck().get() as number | undefined
    if (family !== undefined) setMark(open, { customerId: family, kind: 'excluded', on: true, note: '' })
    if (strict) open.figureSettings = { ...open.figureSettings, unpaidGraceDays: 7 }
    expectBridgeHolds(open, new Date(day * 86_400_000).toISOString().slice(0, 10))
  }), { numRuns: 40 })
})
