// A throw-away shop for tests of what people write and decide: orders come in like an import, then by hand.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { kpis } from '../../db/analysis/kpi.ts'
import { tierCounts } from '../../db/analysis/tiers.ts'
import { assignCustomers } from '../../db/customers/assign.ts'
import { buildFacts, cachedFacts } from '../../db/facts/build.ts'
import { parseDay } from '../../db/facts/day.ts'
import type { ContactRecord, OrderRecord } from '../../db/imports/record.ts'
import { createWriter } from '../../db/imports/write.ts'
import { createShopFile } from '../../db/open.ts'
import { renewedFacts } from '../../db/orders/renewed.ts'
import { asOfShop, hold, renew } from '../../db/shop.ts'
import type { OpenShop } from '../../db/shop.ts'

export const asOf = '2026-11-21'
const opened: { open: OpenShop; folder: string }[] = []
// Noon of the as-of day: what is written today must not depend on when the test runs.
beforeEach(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${asOf}T03:00:00Z`) }) })
afterEach(async () => {
  vi.useRealTimers()
  for (const { open, folder } of opened.splice(0)) { await open.db.close(); rmSync(folder, { recursive: true, force: true }) }
})

/** A new shop file; closed and deleted after the test. */
export function newShop(): OpenShop {
  const folder = mkdtempSync(join(tmpdir(), 'omotenashi-'))
  const open = hold(createShopFile(join(folder, 's.omotenashi')))
  opened.push({ open, folder })
  return open
}

const nobody: ContactRecord = {
  channelCustomerId: '', name: '', familyName: '', givenName: '', kana: '', email: '', phone: '', postalCode: '', prefecture: '', address1: '', address2: '',
  company: '', birthday: '', sex: '',
}
export interface Brought { no: string; day?: string; yen?: number; contact: Partial<ContactRecord>; product?: string }

/** One file of a channel with some orders, the way an import stores them. */
export function bring(open: OpenShop, channel: string, orders: readonly Brought[], marketplace = false): void {
  const { sqlite } = open.db
  const facts = sqlite.transaction(() => {
    const importId = Number(sqlite.prepare(`INSERT INTO import (startedAt, newOrders, updatedOrders, unchangedOrders, newCustomers, joinedCustomers, seconds) VALUES ('2026-11-21T00:00:00Z', 0, 0, 0, 0, 0, 0)`).run().lastInsertRowid)
    const writer = createWriter(sqlite)
    writer.beginFile(importId, { name: 'file.csv', format: 'test', encoding: 'utf-8', channel: { code: channel, marketplace } })
    const before = (sqlite.prepare('SELECT coalesce(max(id), 0) FROM orders').pluck().get() as number)
    for (const order of orders) writer.order(recordOf(order))
    writer.endFile({ rows: orders.length, rejectedRows: 0, droppedValues: 0 })
    writer.finish()
    const { moved } = assignCustomers(sqlite, writer)
    const fresh = sqlite.prepare('SELECT id FROM orders WHERE id > ?').pluck().all(before) as number[]
    return renewedFacts(sqlite, open.facts, moved, [...fresh, ...writer.changed])
  }).immediate()
  renew(open, facts)
}

function recordOf({ no, day = '2026-10-01', yen = 1000, contact, product = '煎茶' }: Brought): OrderRecord {
  return {
    line: 2, orderNo: no, orderedDay: parseDay(day), minute: -1, state: 'ok', cancelledDay: null, paid: true, shippedDay: null, goods: yen, shipping: 0, fee: 0, discount: 0,
    points: 0, outsidePayment: 0, refund: 0, paymentMethod: null, note: null, subscription: false, contractKey: null, gift: false, contact: { ...nobody, ...contact },
    lines: [{ productCode: '', productName: product, quantity: 1, unitPrice: yen, amount: yen, taxPercent: null }],
  }
}

/** The customer whose order has this number. */
export function ownerOf(open: OpenShop, orderNo: string): number {
  return open.db.sqlite.prepare('SELECT c.customerId FROM orders o JOIN contact c ON c.id = o.contactId WHERE o.orderNo = ?').pluck().get(orderNo) as number
}

/** Every figure of the day. */
export function figures(open: OpenShop) {
  const shop = asOfShop(open, asOf)
  return { tiers: tierCounts(shop), kpis: kpis(shop, {}) }
}

/** The facts in memory and in the cache are those that the rows give. */
export function expectFactsHold(open: OpenShop): void {
  expect(open.facts).toEqual(buildFacts(open.db.sqlite))
  expect(cachedFacts(open.db.sqlite)).toEqual(open.facts)
}
