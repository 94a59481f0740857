// Orders brought into a shop the way an import stores them, for tests.
import { assignCustomers } from '../../db/customers/assign.ts'
import { parseDay } from '../../db/facts/day.ts'
import type { ContactRecord, OrderRecord } from '../../db/imports/record.ts'
import { createWriter } from '../../db/imports/write.ts'
import { renewedFacts } from '../../db/orders/renewed.ts'
import { renew } from '../../db/shop.ts'
import type { OpenShop } from '../../db/shop.ts'

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
