// Builds the facts from the rows of a shop file.
import { amountsOf, spreadReduction, voidDayOf } from '../orders/rules.ts'
import type { ShopDb, Sqlite } from '../open.ts'
import { EXCLUDED, GIFT, NEVER, PRODUCT_GIFT, PRODUCT_SUBSCRIPTION, SUBSCRIPTION, TRIAL, UNPAID } from './facts.ts'
import type { Facts } from './facts.ts'

type OrderTuple = [
  id: number, customerId: number | null, channelId: number, day: number, minute: number, state: string | null, cancelledDay: number | null, paid: number | null,
  goods: number | null, shipping: number | null, fee: number | null, discount: number | null, points: number | null, refund: number | null,
  subscription: number | null, gift: number | null,
]

/** Reads every order, line, customer and product once and lays them out as columns. About 1 s at a million lines. */
export function buildFacts(sqlite: Sqlite): Facts {
  const channels = sqlite.prepare('SELECT id, code, marketplace FROM channel ORDER BY id').all() as { id: number; code: string; marketplace: number }[]
  const channelIndex = new Map(channels.map((channel, index) => [channel.id, index]))
  const customers = sqlite.prepare('SELECT id, registeredDay, excluded FROM customer ORDER BY id').raw().all() as [number, number | null, number][]
  const customerIndex = new Map(customers.map((row, index) => [row[0], index]))
  const products = sqlite.prepare('SELECT id, trial, subscription, gift FROM product ORDER BY id').raw().all() as [number, number, number, number][]
  const productIndex = new Map(products.map((row, index) => [row[0], index]))
  const count = sqlite.prepare('SELECT count(*) FROM orders').pluck().get() as number
  const lineCount = sqlite.prepare('SELECT count(*) FROM orderLine').pluck().get() as number

  const read = columns(count)
  const lineOf = new Int32Array(count + 1)
  const line = { product: new Int32Array(lineCount), quantity: new Int32Array(lineCount), yen: new Int32Array(lineCount) }
  const lines = sqlite.prepare('SELECT orderId, productId, quantity, amount FROM orderLine ORDER BY orderId, seq').raw().iterate() as IterableIterator<[number, number, number, number]>
  let next = lines.next()
  let at = 0
  let i = 0
  const orders = sqlite.prepare(`SELECT o.id, c.customerId, o.channelId, o.orderedDay, o.minute, o.state, o.cancelledDay, o.paid,
    o.goods, o.shipping, o.fee, o.discount, o.points, o.refund, o.subscription, o.gift
    FROM orders o LEFT JOIN contact c ON c.id = o.contactId ORDER BY o.id`).raw().iterate() as IterableIterator<OrderTuple>
  for (const [id, customerId, channelId, day, minute, state, cancelledDay, paid, goods, shipping, fee, discount, points, refund, subscription, gift] of orders) {
    const parts = { goods, shipping, fee, discount, points, refund, state, cancelledDay }
    const amounts = amountsOf(parts)
    read.id[i] = id
    read.customer[i] = customerId === null ? -1 : customerIndex.get(customerId)!
    read.day[i] = day
    read.minute[i] = minute
    read.goods[i] = amounts.sales
    read.total[i] = amounts.total
    read.shipping[i] = amounts.shipping
    read.channel[i] = channelIndex.get(channelId)!
    read.voidDay[i] = voidDayOf(parts)
    read.flags[i] = (paid === 0 ? UNPAID : 0) | (subscription === 1 ? SUBSCRIPTION : 0) | (gift === 1 ? GIFT : 0)
    lineOf[i] = at
    while (!next.done && next.value[0] === id) {
      const [, productId, quantity, amount] = next.value
      line.product[at] = productIndex.get(productId)!
      line.quantity[at] = quantity
      line.yen[at++] = amount
      if (products[productIndex.get(productId)!][2]) read.flags[i] |= SUBSCRIPTION
      next = lines.next()
    }
    const taken = (discount ?? 0) + (points ?? 0)
    if (taken > 0) line.yen.set(spreadReduction(Array.from(line.yen.subarray(lineOf[i], at)), taken), lineOf[i])
    i++
  }
  lineOf[count] = at
  return arrange(read, lineOf, line, customers, products, channels.map((c) => ({ id: c.id, code: c.code, marketplace: c.marketplace === 1 })))
}

function columns(n: number) {
  return {
    id: new Int32Array(n), customer: new Int32Array(n), day: new Int32Array(n), minute: new Int16Array(n), goods: new Int32Array(n),
    total: new Int32Array(n), shipping: new Int32Array(n), channel: new Uint8Array(n), voidDay: new Int32Array(n), flags: new Uint8Array(n),
  }
}

/** Puts orders into the order the analyses rely on: by customer, day, minute, id; anonymous ones last. */
function arrange(
  read: ReturnType<typeof columns>, lineOf: Int32Array, line: { product: Int32Array; quantity: Int32Array; yen: Int32Array },
  customers: [number, number | null, number][], products: [number, number, number, number][], channels: Facts['channels'],
): Facts {
  const n = read.id.length
  const customerStart = new Int32Array(customers.length + 1)
  let named = 0
  for (let i = 0; i < n; i++) if (read.customer[i] >= 0) { customerStart[read.customer[i] + 1]++; named++ }
  for (let c = 0; c < customers.length; c++) customerStart[c + 1] += customerStart[c]
  const place = customerStart.slice()
  const order = new Int32Array(n)
  let anonymous = named
  for (let i = 0; i < n; i++) order[read.customer[i] >= 0 ? place[read.customer[i]]++ : anonymous++] = i
  const before = (a: number, b: number) => read.day[a] - read.day[b] || read.minute[a] - read.minute[b] || read.id[a] - read.id[b]
  for (let c = 0; c <= customers.length; c++) {
    const [from, to] = c < customers.length ? [customerStart[c], customerStart[c + 1]] : [named, n]
    if (to - from > 1) order.subarray(from, to).sort(before)
  }
  const pick = <T extends Int32Array | Int16Array | Uint8Array>(source: T): T => {
    const target = source.slice() as T
    for (let i = 0; i < n; i++) target[i] = source[order[i]]
    return target
  }
  const lineStart = new Int32Array(n + 1)
  const lineProduct = new Int32Array(line.product.length)
  const lineQuantity = new Int32Array(line.product.length)
  const lineYen = new Int32Array(line.product.length)
  let at = 0
  for (let i = 0; i < n; i++) {
    lineStart[i] = at
    for (let l = lineOf[order[i]]; l < lineOf[order[i] + 1]; l++, at++) {
      lineProduct[at] = line.product[l]
      lineQuantity[at] = line.quantity[l]
      lineYen[at] = line.yen[l]
    }
  }
  lineStart[n] = at
  return {
    orderId: pick(read.id), orderCustomer: pick(read.customer), orderDay: pick(read.day), orderMinute: pick(read.minute), orderGoods: pick(read.goods),
    orderTotal: pick(read.total), orderShipping: pick(read.shipping), orderChannel: pick(read.channel), orderVoidDay: pick(read.voidDay), orderFlags: pick(read.flags),
    lineStart, lineProduct, lineQuantity, lineYen, customerStart,
    customerId: Int32Array.from(customers, (row) => row[0]),
    registeredDay: Int32Array.from(customers, (row) => row[1] ?? NEVER),
    customerFlags: Uint8Array.from(customers, (row) => (row[2] ? EXCLUDED : 0)),
    productId: Int32Array.from(products, (row) => row[0]),
    productFlags: Uint8Array.from(products, (row) => (row[1] ? TRIAL : 0) | (row[2] ? PRODUCT_SUBSCRIPTION : 0) | (row[3] ? PRODUCT_GIFT : 0)),
    channels,
  }
}

/** The facts of a shop: from the cached columns where their stamp fits, else built from the rows. */
export function loadFacts(db: ShopDb): Facts {
  const version = dataVersion(db.sqlite)
  const rows = db.sqlite.prepare('SELECT name, data FROM factsCache WHERE dataVersion = ?').all(version) as { name: string; data: Uint8Array }[]
  const cached = fromCache(rows)
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

const kinds = { Int32Array, Int16Array, Uint8Array }

/** Stores the columns under the current stamp; inside the caller's transaction. */
export function saveFacts(sqlite: Sqlite, facts: Facts): void {
  const version = dataVersion(sqlite)
  const put = sqlite.prepare('INSERT OR REPLACE INTO factsCache (name, dataVersion, data) VALUES (?, ?, ?)')
  for (const [name, value] of Object.entries(facts)) {
    if (ArrayBuffer.isView(value)) put.run(`${name}:${value.constructor.name}`, version, Buffer.from(value.buffer, value.byteOffset, value.byteLength))
    else put.run(`${name}:json`, version, Buffer.from(JSON.stringify(value)))
  }
}

const columnCount = 21

function fromCache(rows: { name: string; data: Uint8Array }[]): Facts | null {
  if (rows.length !== columnCount) return null
  const facts: Record<string, unknown> = {}
  for (const { name, data } of rows) {
    const [column, kind] = name.split(':')
    // A copy starts at an aligned address, which a view into SQLite's buffer need not.
    if (kind === 'json') facts[column] = JSON.parse(Buffer.from(data).toString())
    else facts[column] = new kinds[kind as keyof typeof kinds](Uint8Array.from(data).buffer)
  }
  return facts as unknown as Facts
}
