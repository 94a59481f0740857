// Writes orders into a shop file, inside one transaction that the caller holds.
import { amountsOf } from '../orders/rules.ts'
import { bigIndexes } from '../migrations/index.ts'
import type { Sqlite } from '../open.ts'
import { contactStore } from './contacts.ts'
import { bulkInsert } from './insert.ts'
import { changeOrder } from './change.ts'
import { fields, hashOf, sightingOf } from './sighting.ts'
import type { Line, Sighting } from './sighting.ts'
import type { ChannelInfo, ContactRecord, FileHead, OrderRecord } from './record.ts'

/** Thrown when rows of one order do not stand together in a file: the caller starts again and gathers that file first. */
export class ScatteredOrders extends Error {}

export interface OrderCounts { new: number; updated: number; unchanged: number }
export interface Writer {
  counts: OrderCounts
  /** Nothing was in the shop before. */
  empty: boolean
  firstNewContact: number
  newContacts(): number
  /** Starts a file; its id marks everything seen in it. */
  beginFile(importId: number, head: Pick<FileHead, 'name' | 'format' | 'encoding' | 'channel'>): number
  /** Stores one order of the current file. Throws ScatteredOrders. */
  order(record: OrderRecord): void
  /** Stores a member who need not have bought. */
  member(channel: ChannelInfo, contact: ContactRecord, registeredDay: number): void
  endFile(totals: { rows: number; rejectedRows: number; droppedValues: number }): { firstDay: number | null; lastDay: number | null }
  /** Writes all that waits and makes the indexes that were left out. */
  finish(): void
}

export const orderColumns = ['id', 'channelId', 'orderNo', ...fields, 'sales', 'total', 'hash', 'version'] as const

/** The values of an order's row, in the order of `orderColumns`. */
export function orderRow(id: number, channelId: number, orderNo: string, s: Sighting, hash: string, version: number) {
  const amounts = amountsOf(s)
  return [
    id, channelId, orderNo, s.orderedDay, s.minute, s.contactId, s.state, s.cancelledDay, s.paid, s.shippedDay, s.goods, s.shipping, s.fee, s.discount, s.points,
    s.outsidePayment, s.refund, s.paymentMethod, s.note, s.subscription, s.gift, amounts.sales, amounts.total, hash, version,
  ]
}

export function createWriter(sqlite: Sqlite): Writer {
  sqlite.pragma('defer_foreign_keys = ON') // lines may reach the file a moment before their order; checked at commit
  const max = (table: string) => (sqlite.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number)
  const lastOrder = max('orders')
  const empty = lastOrder === 0 && max('contact') === 0
  // Filling an empty file is twice as fast when the indexes are made afterwards, in one go.
  if (empty) for (const name of Object.keys(bigIndexes)) sqlite.exec(`DROP INDEX ${name}`)

  const contacts = contactStore(sqlite, empty)
  const orders = bulkInsert(sqlite, 'orders', orderColumns)
  const lines = bulkInsert(sqlite, 'orderLine', ['orderId', 'seq', 'productId', 'quantity', 'unitPrice', 'amount', 'taxPercent'])
  const seen = bulkInsert(sqlite, 'seen', ['orderId', 'fileId', 'version'])
  const find = sqlite.prepare('SELECT id, hash, version FROM orders WHERE channelId = ? AND orderNo = ?')
  const findById = sqlite.prepare('SELECT id, hash, version FROM orders WHERE id = ?')
  const channelId = channelIds(sqlite)
  const productId = productIds(sqlite)
  const counts: OrderCounts = { new: 0, updated: 0, unchanged: 0 }
  const flush = () => { contacts.flush(); orders.flush(); lines.flush(); seen.flush() }
  let nextOrder = lastOrder + 1
  let file = { id: 0, channel: 0, code: '', known: true, started: 0, first: Infinity, last: -Infinity }
  // Orders of this import by number, one map a channel; the value says in which file it was seen last.
  const here = new Map<number, Map<string, { id: number; file: number }>>()

  const addOrder = (orderNo: string, s: Sighting, hash: string): number => {
    const id = nextOrder++
    orders.add(orderRow(id, file.channel, orderNo, s, hash, 1))
    s.lines?.forEach((line: Line, seq) => lines.add([id, seq, ...line]))
    seen.add([id, file.id, 1])
    counts.new++
    return id
  }

  return {
    counts, empty, firstNewContact: contacts.firstNewId, newContacts: contacts.added,
    beginFile(importId, head) {
      const channel = channelId(head.channel)
      const known = (sqlite.prepare('SELECT EXISTS (SELECT 1 FROM orders WHERE channelId = ? AND id <= ?)').pluck().get(channel, lastOrder) as number) === 1
      const id = Number(sqlite.prepare(`INSERT INTO importFile (importId, channelId, name, format, encoding, rows, rejectedRows, droppedValues)
        VALUES (?, ?, ?, ?, ?, 0, 0, 0)`).run(importId, channel, head.name, head.format, head.encoding).lastInsertRowid)
      file = { id, channel, code: head.channel.code, known, started: nextOrder, first: Infinity, last: -Infinity }
      if (!here.has(channel)) here.set(channel, new Map())
      return id
    },
    order(record) {
      if (record.orderedDay < file.first) file.first = record.orderedDay
      if (record.orderedDay > file.last) file.last = record.orderedDay
      const contactId = record.contact && contacts.idOf({ id: file.channel, code: file.code }, record.contact)
      const sighting = sightingOf(record, contactId, productId)
      const hash = hashOf(sighting)
      const numbers = here.get(file.channel)!
      const earlier = numbers.get(record.orderNo)
      if (earlier?.file === file.id) throw new ScatteredOrders()
      if (earlier) flush()
      const known = (earlier ? findById.get(earlier.id) : file.known ? find.get(file.channel, record.orderNo) : undefined) as { id: number; hash: string; version: number } | undefined
      let id = known?.id
      if (!known) id = addOrder(record.orderNo, sighting, hash)
      else if (known.hash === hash) { seen.add([known.id, file.id, known.version]); if (!earlier) counts.unchanged++ }
      else {
        flush()
        const changed = changeOrder(sqlite, known, sighting, hash, file.id)
        if (!earlier) counts[changed ? 'updated' : 'unchanged']++
      }
      numbers.set(record.orderNo, { id: id!, file: file.id })
    },
    member(channel, contact, registeredDay) { contacts.idOf({ id: channelId(channel), code: channel.code }, contact, registeredDay) },
    endFile(totals) {
      const days = file.last < file.first ? { firstDay: null, lastDay: null } : { firstDay: file.first, lastDay: file.last }
      sqlite.prepare('UPDATE importFile SET rows = ?, rejectedRows = ?, droppedValues = ?, firstDay = ?, lastDay = ? WHERE id = ?')
        .run(totals.rows, totals.rejectedRows, totals.droppedValues, days.firstDay, days.lastDay, file.id)
      return days
    },
    finish() {
      flush()
      if (empty) for (const sql of Object.values(bigIndexes)) sqlite.exec(sql)
    },
  }
}

function channelIds(sqlite: Sqlite): (channel: ChannelInfo) => number {
  const find = sqlite.prepare('SELECT id FROM channel WHERE code = ?').pluck()
  const insert = sqlite.prepare('INSERT INTO channel (code, marketplace, contactAllowed) VALUES (?, ?, ?)')
  return ({ code, marketplace }) => (find.get(code) as number | undefined) ?? Number(insert.run(code, marketplace ? 1 : 0, marketplace ? 0 : 1).lastInsertRowid)
}

/** A product is its code; without one its name. */
function productIds(sqlite: Sqlite): (code: string, name: string) => number {
  const known = new Map((sqlite.prepare('SELECT key, id FROM product').raw().all() as [string, number][]))
  const insert = sqlite.prepare('INSERT INTO product (key, code, name) VALUES (?, ?, ?)')
  return (code, name) => {
    const key = code === '' ? `name:${name}` : `code:${code}`
    let id = known.get(key)
    if (id === undefined) known.set(key, (id = Number(insert.run(key, code, name).lastInsertRowid)))
    return id
  }
}
