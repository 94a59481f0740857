// Writes orders into a shop file, inside one transaction that the caller holds.
import { collectOrders } from '../facts/orderColumns.ts'
import type { OrderCollector } from '../facts/orderColumns.ts'
import { bigIndexes } from '../migrations/index.ts'
import type { Sqlite } from '../open.ts'
import { contactStore } from './contacts.ts'
import { bulkInsert } from './insert.ts'
import { changeOrder, undoneRanges } from './change.ts'
import { orderColumns, orderRow } from './orderRow.ts'
import type { Change, State } from './change.ts'
import { hashOf, sightingOf } from './sighting.ts'
import type { Sighting } from './sighting.ts'
import { detached, productStore } from './products.ts'
import type { ChannelInfo, ContactRecord, FileHead, OrderRecord } from './record.ts'

/** Thrown when rows of one order do not stand together in a file: the caller starts again and gathers that file first. `finish` throws it, too. */
export class ScatteredOrders extends Error {}

export interface OrderCounts { new: number; updated: number; unchanged: number }
export interface Writer {
  counts: OrderCounts
  /** Nothing was in the shop before. */
  empty: boolean
  firstNewContact: number
  newContacts(): number
  /** Blocks that an undo had taken away and that are shown again. */
  revived: ReadonlySet<number>
  /** Blocks of new and changed orders; not kept while the shop is empty. */
  shown: Set<number>
  /** Blocks that stand in a list of members. */
  listed: Set<number>
  members: { new: number; known: number }
  returns: number
  /** The new orders as columns for the facts, as they were when they were written. */
  added: OrderCollector
  /** Of the orders from before this import that it has shown otherwise: the state they had. */
  statesBefore: ReadonlyMap<number, State>
  /** Ids of orders that were changed after they had been written, by this import or before. */
  changed: Set<number>
  /** Starts a file; its id marks everything seen in it. */
  beginFile(importId: number, head: Pick<FileHead, 'name' | 'format' | 'encoding' | 'channel'>): number
  /** Stores one order of the current file. Throws ScatteredOrders. */
  order(record: OrderRecord): void
  /** Stores a member, who need not have bought, out of the current file. */
  member(contact: ContactRecord, registeredDay: number): void
  endFile(totals: { rows: number; rejectedRows: number; droppedValues: number }): { firstDay: number | null; lastDay: number | null }
  /** Writes all that waits and makes the indexes that were left out. Throws ScatteredOrders. */
  finish(): void
}

/** `files`: how many will be written, where that is known. */
export function createWriter(sqlite: Sqlite, files = Infinity): Writer {
  sqlite.pragma('defer_foreign_keys = ON') // lines may reach the file a moment before their order; checked at commit
  const max = (table: string) => (sqlite.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number)
  // Ids are never given out again: the ranges of undone files still say which orders they had brought.
  const lastOrder = Math.max(max('orders'), sqlite.prepare('SELECT coalesce(max(lastOrderId), 0) FROM importFile').pluck().get() as number)
  const empty = max('orders') === 0 && max('contact') === 0
  // Filling an empty file is twice as fast when the indexes are made afterwards, in one go.
  if (empty) for (const name of Object.keys(bigIndexes)) sqlite.exec(`DROP INDEX ${name}`)

  const contacts = contactStore(sqlite, empty)
  const orders = bulkInsert(sqlite, 'orders', orderColumns)
  const lines = bulkInsert(sqlite, 'orderLine', ['orderId', 'seq', 'productId', 'quantity', 'unitPrice', 'amount', 'taxPercent'])
  const seen = bulkInsert(sqlite, 'seen', ['orderId', 'fileId', 'version'])
  const find = sqlite.prepare('SELECT id, hash, version FROM orders WHERE channelId = ? AND orderNo = ?')
  const findById = sqlite.prepare('SELECT id, hash, version FROM orders WHERE id = ?')
  const channelId = channelIds(sqlite)
  const products = productStore(sqlite)
  const undone = undoneRanges(sqlite)
  const shown = new Set<number>()
  const listed = new Set<number>()
  const members = { new: 0, known: 0 }
  let returns = 0
  const counts: OrderCounts = { new: 0, updated: 0, unchanged: 0 }
  const added = collectOrders()
  const changed = new Set<number>()
  const statesBefore = new Map<number, State>()
  const updated = new Set<number>()
  /** How many of the orders shown were there before. */
  let knownBefore = 0
  const flush = () => { contacts.flush(); orders.flush(); lines.flush(); seen.flush() }
  let nextOrder = lastOrder + 1
  let file = { id: 0, channel: 0, code: '', known: true, started: 0, first: Infinity, last: -Infinity }
  /** Ids of the orders of this import by number, one map a channel. For a single file into an empty shop the index of order numbers does as well. */
  const here = new Map<number, Map<string, number>>()
  const remember = !empty || files > 1
  /** Orders from before the current file that it has shown. Those it brought have ids from `file.started` on. */
  let shownAgain = new Set<number>()

  /** An order counts as updated if it is another in the end than it was before this import, whatever the files between said. */
  const noteChange = (id: number, { before, after }: Change) => {
    if (before.hash !== after) changed.add(id)
    if (id > lastOrder) return
    if (!statesBefore.has(id)) statesBefore.set(id, before)
    if (statesBefore.get(id)!.hash !== after) updated.add(id)
    else updated.delete(id)
    counts.updated = updated.size
    counts.unchanged = knownBefore - updated.size
  }

  const addOrder = (orderNo: string, s: Sighting, hash: number): number => {
    const id = nextOrder++
    orders.add(orderRow(id, file.channel, orderNo, s, hash, 1))
    s.lines?.forEach(([productId, quantity, unitPrice, amount, taxPercent], seq) => lines.add([id, seq, productId, quantity, unitPrice, amount, taxPercent]))
    added.add(id, file.channel, s, s.lines)
    // Goods given back are no order.
    if (s.state === 'return') returns++
    else counts.new++
    return id
  }

  return {
    counts, empty, firstNewContact: contacts.firstNewId, newContacts: contacts.added, revived: contacts.revived, shown, listed, members, get returns() { return returns }, added, statesBefore, changed,
    beginFile(importId, head) {
      const channel = channelId(head.channel)
      const known = (sqlite.prepare('SELECT EXISTS (SELECT 1 FROM orders WHERE channelId = ? AND id <= ?)').pluck().get(channel, lastOrder) as number) === 1
      const id = Number(sqlite.prepare(`INSERT INTO importFile (importId, channelId, name, format, encoding, rows, rejectedRows, droppedValues)
        VALUES (?, ?, ?, ?, ?, 0, 0, 0)`).run(importId, channel, head.name, head.format, head.encoding).lastInsertRowid)
      file = { id, channel, code: head.channel.code, known, started: nextOrder, first: Infinity, last: -Infinity }
      if (!here.has(channel)) here.set(channel, new Map())
      products.beginFile(id, head.format)
      shownAgain = new Set()
      return id
    },
    order(record) {
      if (record.orderedDay < file.first) file.first = record.orderedDay
      if (record.orderedDay > file.last) file.last = record.orderedDay
      const contactId = record.contact && contacts.idOf({ id: file.channel, code: file.code }, record.contact)
      if (contactId !== null && !empty) shown.add(contactId)
      const sighting = sightingOf(record, contactId, products.productId)
      const hash = hashOf(sighting)
      const numbers = here.get(file.channel)!
      const earlier = numbers.get(record.orderNo)
      if (earlier !== undefined && (earlier >= file.started || shownAgain.has(earlier))) throw new ScatteredOrders()
      if (earlier !== undefined) flush()
      const known = (earlier !== undefined ? findById.get(earlier) : file.known ? find.get(file.channel, record.orderNo) : undefined) as { id: number; hash: number; version: number } | undefined
      if (known) shownAgain.add(known.id)
      if (remember && earlier === undefined) numbers.set(detached(record.orderNo), known ? known.id : nextOrder)
      if (!known) addOrder(record.orderNo, sighting, hash)
      else {
        if (earlier === undefined && sighting.state !== 'return') { knownBefore++; counts.unchanged = knownBefore - updated.size }
        if (known.hash === hash) seen.add([known.id, file.id, known.version])
        else { flush(); noteChange(known.id, changeOrder(sqlite, known, sighting, hash, file.id, undone(known.id))) }
      }
    },
    member(contact, registeredDay) {
      const before = contacts.added() + contacts.revived.size
      listed.add(contacts.idOf({ id: file.channel, code: file.code }, contact, { fileId: file.id, registeredDay }))
      members[contacts.added() + contacts.revived.size > before ? 'new' : 'known']++
    },
    endFile(totals) {
      const days = file.last < file.first ? { firstDay: null, lastDay: null } : { firstDay: file.first, lastDay: file.last }
      sqlite.prepare('UPDATE importFile SET rows = ?, rejectedRows = ?, droppedValues = ?, firstDay = ?, lastDay = ?, firstOrderId = ?, lastOrderId = ? WHERE id = ?')
        .run(totals.rows, totals.rejectedRows, totals.droppedValues, days.firstDay, days.lastDay, ...(nextOrder > file.started ? [file.started, nextOrder - 1] : [null, null]), file.id)
      return days
    },
    finish() {
      flush()
      products.flush()
      here.clear()
      contacts.finish()
      if (!empty) return
      try {
        for (const sql of Object.values(bigIndexes)) sqlite.exec(sql)
      } catch (error) {
        throw (error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE' ? new ScatteredOrders() : error
      }
    },
  }
}

/** Ids of channels by their code, new ones made. */
export function channelIds(sqlite: Sqlite): (channel: ChannelInfo) => number {
  const find = sqlite.prepare('SELECT id FROM channel WHERE code = ?').pluck()
  const insert = sqlite.prepare('INSERT INTO channel (code, marketplace, contactAllowed) VALUES (?, ?, ?)')
  return ({ code, marketplace }) => (find.get(code) as number | undefined) ?? Number(insert.run(code, marketplace ? 1 : 0, marketplace ? 0 : 1).lastInsertRowid)
}
