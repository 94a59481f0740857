// Orders taken by phone, by fax or at the counter, and orders left out of the figures.
import type { z } from 'zod'
import { assignCustomers } from '../customers/assign.ts'
import { pointerTo } from '../customers/byHand.ts'
import type { CustomerPage } from '../customers/model.ts'
import { customerPage } from '../customers/page.ts'
import { ShopError } from '../errors.ts'
import { raiseDataVersion, saveFacts } from '../facts/build.ts'
import { parseDay } from '../facts/day.ts'
import { withVoid } from '../facts/leaveOut.ts'
import type { LineRecord, OrderRecord } from '../imports/record.ts'
import { createWriter } from '../imports/write.ts'
import { requireCustomer } from '../interactions/record.ts'
import type { Sqlite } from '../open.ts'
import { renew, today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { OrdersTable } from '../tables.ts'
import { enteredChannels } from './model.ts'
import type { excludeOrder as excluding, orderDraft } from './model.ts'
import { renewedFacts } from './renewed.ts'

/**
 * Enters one order, numbered M000001 upwards. It belongs to exactly this customer, whatever later files bring: its contact block
 * points to the customer's own. Taking it back = leaving it out. Throws notFound.
 */
export function createOrder(open: OpenShop, draft: z.output<typeof orderDraft>): CustomerPage {
  const { sqlite } = open.db
  const { facts, owner } = sqlite.transaction(() => {
    requireCustomer(sqlite, draft.customerId)
    const now = new Date().toISOString()
    const importId = Number(sqlite.prepare(`INSERT INTO import (startedAt, newOrders, updatedOrders, unchangedOrders, newCustomers, joinedCustomers, seconds)
      VALUES (?, 1, 0, 0, 0, 0, 0)`).run(now).lastInsertRowid)
    const record = recordOf(sqlite, draft, today(open))
    const writer = createWriter(sqlite)
    writer.beginFile(importId, { name: '', format: 'manual', encoding: 'utf-8', channel: { code: draft.channel, marketplace: false } })
    writer.order(record)
    writer.endFile({ rows: draft.lines.length, rejectedRows: 0, droppedValues: 0 })
    writer.finish()
    const { moved } = assignCustomers(sqlite, writer)
    const id = sqlite.prepare('SELECT max(id) FROM orders').pluck().get() as number
    const owner = sqlite.prepare('SELECT customerId FROM contact WHERE id = ?').pluck().get(draft.customerId) as number
    return { facts: renewedFacts(sqlite, open.facts, moved, [id]), owner }
  }).immediate()
  renew(open, facts)
  return customerPage(open, { id: owner })
}

/** Leaves an order out of every figure, or takes it in again. It stays where it is shown. Throws notFound. */
export function excludeOrder(open: OpenShop, { id, excluded, note }: z.output<typeof excluding>): void {
  const { sqlite } = open.db
  const facts = sqlite.transaction(() => {
    const order = sqlite.prepare('SELECT * FROM orders WHERE id = ?').get(id) as OrdersTable | undefined
    if (!order) throw new ShopError('notFound')
    const { channelId, orderNo } = order
    const { changes } = excluded
      ? sqlite.prepare('INSERT OR IGNORE INTO excludedOrder (channelId, orderNo, note, since) VALUES (?, ?, ?, ?)').run(channelId, orderNo, note, today(open))
      : sqlite.prepare('DELETE FROM excludedOrder WHERE channelId = ? AND orderNo = ?').run(channelId, orderNo)
    if (changes === 0) return null
    raiseDataVersion(sqlite)
    const changed = withVoid(open.facts, order, excluded)
    saveFacts(sqlite, changed)
    return changed
  }).immediate()
  if (facts) renew(open, facts)
}

function recordOf(sqlite: Sqlite, draft: z.output<typeof orderDraft>, now: number): OrderRecord {
  const anchor = sqlite.prepare('SELECT hash FROM contact WHERE id = ?').pluck().get(draft.customerId) as string
  const lines = draft.lines.map((line): LineRecord => ({
    productCode: line.productCode === '' ? codeOf(sqlite, line.productName) : line.productCode, productName: line.productName,
    quantity: line.quantity, unitPrice: line.unitPrice, amount: line.quantity * line.unitPrice, taxPercent: null,
  }))
  return {
    line: 1, orderNo: nextNumber(sqlite), orderedDay: draft.day === undefined ? now : parseDay(draft.day), minute: -1, state: 'ok', cancelledDay: null, paid: null,
    shippedDay: null, goods: lines.reduce((sum, line) => sum + line.amount, 0), shipping: draft.shipping, fee: null, discount: null, points: null,
    outsidePayment: null, refund: null, paymentMethod: null, note: draft.note.trim() || null, subscription: null, contractKey: null, gift: null, contact: pointerTo(anchor), lines,
  }
}

/** A product named without its code is the known one of that name, if there is exactly one. */
function codeOf(sqlite: Sqlite, name: string): string {
  const codes = sqlite.prepare('SELECT DISTINCT code FROM product WHERE name = ?').pluck().all(name) as string[]
  return codes.length === 1 ? codes[0] : ''
}

function nextNumber(sqlite: Sqlite): string {
  const channels = enteredChannels.map((code) => `'${code}'`).join()
  const last = sqlite.prepare(`SELECT max(CAST(substr(orderNo, 2) AS INTEGER)) FROM orders
    WHERE channelId IN (SELECT id FROM channel WHERE code IN (${channels})) AND orderNo GLOB 'M[0-9]*'`).pluck().get() as number | null
  return 'M' + String((last ?? 0) + 1).padStart(6, '0')
}
