// Builds the facts from the rows of a shop file, or from the facts before and what an import has changed.
import type { ShopDb, Sqlite } from '../open.ts'
import { arrange, directoriesOf } from './arrange.ts'
import type { Directories } from './arrange.ts'
import { keysOf, readContracts, withContractKeys } from './contracts.ts'
import type { Facts } from './facts.ts'
import { excludedOrders, leaveOutOrders } from './leaveOut.ts'
import { collectOrders, joinOrders } from './orderColumns.ts'
import type { OrderCollector, OrderColumns, WrittenLine, WrittenOrder } from './orderColumns.ts'
import { withReturns } from './returns.ts'
import { restored, stored } from './stored.ts'
import { shownName } from './productNames.ts'

const selectOrders = `SELECT id, channelId, contactId, orderedDay, minute, state, cancelledDay, paid, goods, shipping, fee, discount, points, refund, subscription, gift, contractKey FROM orders`
type OrderTuple = [
  id: number, channelId: number, contactId: number | null, orderedDay: number, minute: number, state: string | null, cancelledDay: number | null, paid: number | null,
  goods: number | null, shipping: number | null, fee: number | null, discount: number | null, points: number | null, refund: number | null,
  subscription: number | null, gift: number | null, contractKey: string | null,
]
const selectLines = 'SELECT productId, quantity, unitPrice, amount, orderId FROM orderLine'
type LineTuple = [productId: number, quantity: number, unitPrice: number, amount: number, orderId: number]

/** Reads every order, line, customer and product once and lays them out as columns. About 1 s at a million lines. */
export function buildFacts(sqlite: Sqlite): Facts {
  const collector = collectOrders()
  const lines = sqlite.prepare(`${selectLines} ORDER BY orderId, seq`).raw().iterate() as IterableIterator<LineTuple>
  let next = lines.next()
  for (const order of sqlite.prepare(`${selectOrders} ORDER BY id`).raw().iterate() as IterableIterator<OrderTuple>) {
    const own: LineTuple[] = []
    while (!next.done && next.value[4] === order[0]) { own.push(next.value); next = lines.next() }
    collect(collector, order, own)
  }
  const directories = readDirectories(sqlite)
  return finished(sqlite, arrange(withIndexes(collector.take(), directories, sqlite), directories), collector.returns, collector.contracts)
}

/** What is found out only when all orders stand in their place. */
function finished(sqlite: Sqlite, facts: Facts, returns: Iterable<number>, contracts: ReadonlyMap<number, string>): Facts {
  return leaveOutOrders(sqlite, withReturns(sqlite, withContractKeys(facts, contracts), returns))
}

/** What an import has done to the orders. */
export interface OrderChanges {
  /** Every order that is new, as it was when it was written. */
  added: OrderCollector
  /** Ids of orders, old or new, whose fields, lines or customer have changed since: they are read again. */
  changed: ReadonlySet<number>
}

/**
 * The facts after a change of orders, the same as `buildFacts` gives. `before`: those of the state it began with, null where there are
 * none to build on. Ids in `changed` whose row is gone drop out.
 */
export function updateFacts(sqlite: Sqlite, before: Facts | null, { added, changed: named }: OrderChanges): Facts {
  if (before === null) return buildFacts(sqlite)
  const again = collectOrders()
  // Returns look for their orders anew, so what they did to the orders of before is read again.
  const changed = new Set(named)
  for (const order of before.returnOrder) if (order >= 0) changed.add(before.orderId[order])
  // They are found by their own data, also where the order is left out by hand.
  for (const id of excludedOrders(sqlite)) changed.add(id)
  const findOrder = sqlite.prepare(`${selectOrders} WHERE id = ?`).raw()
  const findLines = sqlite.prepare(`${selectLines} WHERE orderId = ? ORDER BY seq`).raw()
  for (const id of changed) {
    const order = findOrder.get(id) as OrderTuple | undefined
    if (order) collect(again, order, findLines.all(id) as LineTuple[])
  }
  const directories = readDirectories(sqlite)
  const none = new Set<number>()
  // Ids of products and channels only grow, so the old indexes hold; those of customers may have moved.
  const facts = arrange(joinOrders([
    { columns: { ...before, orderCustomer: movedCustomers(before, directories) }, drop: changed },
    { columns: withIndexes(added.take(), directories, sqlite), drop: changed },
    { columns: withIndexes(again.take(), directories, sqlite), drop: none },
  ]), directories)
  const contracts = keysOf(before)
  for (const [id, key] of added.contracts) contracts.set(id, key)
  if (contracts.size > 0) for (const id of changed) contracts.delete(id)
  for (const [id, key] of again.contracts) contracts.set(id, key)
  return finished(sqlite, facts, [...before.returnId, ...added.returns, ...again.returns], contracts)
}

/** Facts of a shop without orders. */
export function noFacts(): Facts {
  return arrange(collectOrders().take(), directoriesOf([], [], []))
}

function collect(collector: OrderCollector, row: OrderTuple, lines: readonly WrittenLine[]): void {
  const [id, channelId, contactId, orderedDay, minute, state, cancelledDay, paid, goods, shipping, fee, discount, points, refund, subscription, gift, contractKey] = row
  const order: WrittenOrder = { contactId, orderedDay, minute, state, cancelledDay, paid, goods, shipping, fee, discount, points, refund, subscription, gift, contractKey }
  collector.add(id, channelId, order, lines)
}

function readDirectories(sqlite: Sqlite): Directories {
  const channels = sqlite.prepare('SELECT id, code, marketplace FROM channel ORDER BY id').all() as { id: number; code: string; marketplace: number }[]
  return directoriesOf(
    sqlite.prepare('SELECT id, registeredDay, excluded FROM customer ORDER BY id').raw().all() as [number, number | null, number][],
    sqlite.prepare(`SELECT id, trial, subscription, gift, cycleDays, plannedCount, ${shownName}, category, daysPerUnit FROM product ORDER BY id`).raw().all() as [number, number, number, number, number | null, number | null, string, string, number | null][],
    channels.map(({ id, code, marketplace }) => ({ id, code, marketplace: marketplace === 1 })),
    readContracts(sqlite),
  )
}

/** For each id, up to the largest, the index at which it stands. */
function indexesOf(ids: Int32Array | number[]): Int32Array {
  const index = new Int32Array((ids.at(-1) ?? 0) + 1).fill(-1)
  ids.forEach((id, i) => { index[id] = i })
  return index
}

/** Turns ids of contacts, channels and products into indexes of customers, channels and products; in place. */
function withIndexes(orders: OrderColumns, directories: Directories, sqlite: Sqlite): OrderColumns {
  const { orderCustomer, orderChannel, lineProduct } = orders
  if (orderCustomer.length === 0) return orders
  const customers = indexesOf(directories.customerId)
  const newest = sqlite.prepare('SELECT coalesce(max(id), 0) FROM contact').pluck().get() as number
  const customerOf = new Int32Array(newest + 1)
  const ownerOf = sqlite.prepare('SELECT id, customerId FROM contact WHERE id = ?').raw()
  const few = orderCustomer.length * 8 < newest
  const contacts = few ? Array.from(new Set(orderCustomer), (id) => ownerOf.get(id) as [number, number] | undefined) : sqlite.prepare('SELECT id, customerId FROM contact').raw().iterate() as IterableIterator<[number, number]>
  for (const contact of contacts) if (contact) customerOf[contact[0]] = customers[contact[1]]
  orderCustomer.forEach((contactId, i) => { if (contactId >= 0) orderCustomer[i] = customerOf[contactId] })
  const channels = indexesOf(directories.channels.map(({ id }) => id))
  orderChannel.forEach((id, i) => { orderChannel[i] = channels[id] })
  const products = indexesOf(directories.productId)
  lineProduct.forEach((id, i) => { lineProduct[i] = products[id] })
  return orders
}

/** The customers of orders as indexes among the customers of now; orders whose customer is gone must be dropped afterwards. */
function movedCustomers(before: Facts, { customerId }: Directories): Int32Array {
  const indexes = indexesOf(customerId)
  const moved = before.customerId.map((id) => indexes[id] ?? -1)
  return before.orderCustomer.map((customer) => (customer < 0 ? -1 : moved[customer]))
}

/** The facts of a shop: from the cached columns where their stamp fits, else built from the rows. */
export function loadFacts(db: ShopDb): Facts {
  const cached = cachedFacts(db.sqlite)
  if (cached) return cached
  const facts = buildFacts(db.sqlite)
  if (!db.readOnly) db.sqlite.transaction(() => saveFacts(db.sqlite, facts)).immediate()
  return facts
}

/** The stamp of everything the facts are made of. */
export function dataVersion(sqlite: Sqlite): number {
  return sqlite.prepare(`SELECT value FROM meta WHERE key = 'dataVersion'`).pluck().get() as number
}

/** Raises the stamp: call in every transaction that changes orders, lines, customers, contacts, products or channels. */
export function raiseDataVersion(sqlite: Sqlite): number {
  sqlite.prepare(`UPDATE meta SET value = value + 1 WHERE key = 'dataVersion'`).run()
  return dataVersion(sqlite)
}

/** Stores the columns under the current stamp; inside the caller's transaction. */
export function saveFacts(sqlite: Sqlite, facts: Facts): void {
  const version = dataVersion(sqlite)
  // The name says how a column is stored, which may differ from one time to the next. Where it does not, only pages that change are written.
  const drop = sqlite.prepare('DELETE FROM factsCache WHERE name GLOB ? AND name <> ?')
  const put = sqlite.prepare('INSERT OR REPLACE INTO factsCache (name, dataVersion, data) VALUES (?, ?, ?)')
  for (const [name, value] of Object.entries(facts)) {
    const column = ArrayBuffer.isView(value) ? stored(name, value as Int32Array) : { name: `${name}:json`, data: Buffer.from(JSON.stringify(value)) }
    drop.run(`${name}:*`, column.name)
    put.run(column.name, version, column.data)
  }
}

/** Whether the columns of the current rows are stored, in today's form. */
export function hasFacts(sqlite: Sqlite): boolean {
  const names = sqlite.prepare('SELECT name FROM factsCache WHERE dataVersion = ?').pluck().all(dataVersion(sqlite)) as string[]
  return names.length === Object.keys(noFacts()).length && names.every((name) => name.endsWith(':json') || name.split(':').length === 3)
}

/** The stored columns, or null where they are not those of the current rows. */
export function cachedFacts(sqlite: Sqlite): Facts | null {
  if (!hasFacts(sqlite)) return null
  const rows = sqlite.prepare('SELECT name, data FROM factsCache WHERE dataVersion = ?').all(dataVersion(sqlite)) as { name: string; data: Buffer }[]
  const facts: Record<string, unknown> = {}
  for (const { name, data } of rows) {
    const [column, kind, small] = name.split(':')
    if (kind === 'json') facts[column] = JSON.parse(data.toString())
    else facts[column] = restored(column, kind, small, data)
  }
  return facts as unknown as Facts
}
