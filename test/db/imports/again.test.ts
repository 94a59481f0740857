// What imports leave behind: facts that are the same as if read anew, whatever came before, and orders whose rows stand apart.
import { expect, test } from 'vitest'
import { assignCustomers } from '../../../db/customers/assign.ts'
import { buildFacts, cachedFacts } from '../../../db/facts/build.ts'
import { fingerprint, numbersByPrint } from '../../../db/imports/fingerprint.ts'
import { contactColumns } from '../../../db/imports/contacts.ts'
import { runImport } from '../../../db/imports/run.ts'
import { fields, mergeSightings } from '../../../db/imports/sighting.ts'
import type { ContactBlock, Sighting } from '../../../db/imports/sighting.ts'
import { createWriter } from '../../../db/imports/write.ts'
import { memoryShop } from '../../../db/open.ts'
import type { Sqlite } from '../../../db/open.ts'
import { cellsOf, fileOf, samples, textOf } from './orderFiles.ts'

const options = { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') }
interface Sale { no: string; mail?: string; name?: string; day?: string; items: number[]; discount?: number; status?: string }

/** A file in Shopify's layout, one row an item. `apart`: second items stand at the end of the file. */
function shopifyFile(sales: Sale[], apart = false): string {
  const rows: string[][] = [[], []]
  for (const { no, mail = 'a@example.com', name = '花子 見本', day = '2026-05-05', items, discount = 0, status = 'paid' } of sales) {
    const goods = items.reduce((sum, price) => sum + price, 0)
    items.forEach((price, k) => rows[apart && k > 0 ? 1 : 0].push(k === 0
      ? `${no},${mail},${status},${goods - discount},0,${discount},${day} 10:00:00 +0900,1,品${price},${price},P${price},${name}`
      : `${no},${mail},,,,,${day} 10:00:00 +0900,1,品${price},${price},P${price},`))
  }
  const heading = 'Name,Email,Financial Status,Subtotal,Shipping,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name'
  return fileOf([heading, ...rows.flat(), ''].join('\n'))
}

function shopOf() {
  const { sqlite } = memoryShop()
  const take = async (...files: string[]) => {
    const { result, facts } = await runImport(sqlite, files, options)
    expect(facts).toEqual(buildFacts(sqlite))
    expect(cachedFacts(sqlite)).toEqual(facts)
    return result
  }
  return { sqlite, take }
}

test('facts brought up to date by an import are those read anew', async () => {
  const { sqlite, take } = shopOf()
  const first: Sale[] = [
    { no: '#1', items: [1000, 500], discount: 301 }, { no: '#2', mail: 'b@example.com', name: '太郎 試験', items: [700] }, { no: '#3', mail: 'c@example.com', name: '葵 例', items: [900], day: '2026-04-01' },
  ]
  await take(shopifyFile(first))
  // Nothing new.
  expect((await take(shopifyFile(first))).orders).toEqual({ new: 0, updated: 0, unchanged: 3 })
  // An older order of a known customer, one changed in money, one cancelled, a new customer between.
  const second: Sale[] = [
    { no: '#1', items: [1000], discount: 100 }, { no: '#2', mail: 'b@example.com', name: '太郎 試験', items: [700], status: 'voided' },
    { no: '#4', items: [300, 200, 100], day: '2025-01-01' }, { no: '#5', mail: 'd@example.com', name: '誠 別人', items: [400] },
  ]
  expect((await take(shopifyFile(second))).orders).toEqual({ new: 2, updated: 2, unchanged: 0 })
  // The same order in two files of one import, the second time changed.
  expect((await take(shopifyFile([{ no: '#6', items: [100] }]), shopifyFile([{ no: '#6', items: [150] }, { no: '#7', mail: 'e@example.com', name: '', items: [50] }]))).orders).toEqual({ new: 2, updated: 0, unchanged: 0 })
  // A product that is 定期 marks old and new orders alike.
  sqlite.exec(`UPDATE product SET subscription = 1 WHERE code = 'P400'; UPDATE meta SET value = value + 1 WHERE key = 'dataVersion'`)
  await take(shopifyFile([{ no: '#8', items: [400] }]))
})

test('facts follow customers whom a later file joins', async () => {
  const { take } = shopOf()
  for (const file of ['shopify/orders_export.csv', 'base/order_list.csv', 'eccube/order.csv', 'colorme/sales_all.csv', 'rakuten/rakuten_orders.csv', 'amazon/new_orders.txt', 'shopify/orders_export.csv']) {
    await take(`${samples}/${file}`)
  }
})

test.each([['an empty shop', false], ['a shop with orders', true]])('orders whose rows stand apart in a file are put together: %s', async (_name, filled) => {
  const sales: Sale[] = [{ no: '#1', items: [1000, 500] }, { no: '#2', mail: 'b@example.com', name: '太郎 試験', items: [700, 300] }]
  const { sqlite, take } = shopOf()
  if (filled) await take(shopifyFile([{ no: '#9', items: [10] }]))
  const result = await take(shopifyFile(sales, true))
  expect(result.orders).toEqual({ new: 2, updated: 0, unchanged: 0 })
  expect(sqlite.prepare(`SELECT orderNo, count(*) AS lines, sum(amount) AS yen FROM orders o JOIN orderLine l ON l.orderId = o.id WHERE orderNo <> '#9' GROUP BY orderNo`).all())
    .toEqual([{ orderNo: '#1', lines: 2, yen: 1500 }, { orderNo: '#2', lines: 2, yen: 1000 }])
})

test('every file knows which orders it was the first to show', async () => {
  const { sqlite, take } = shopOf()
  await take(shopifyFile([{ no: '#1', items: [10] }, { no: '#2', items: [20] }]), shopifyFile([{ no: '#2', items: [20] }, { no: '#3', items: [30] }]), shopifyFile([{ no: '#1', items: [10] }]))
  expect(sqlite.prepare('SELECT firstOrderId, lastOrderId FROM importFile ORDER BY id').raw().all()).toEqual([[1, 2], [3, 3], [null, null]])
  expect(sqlite.prepare('SELECT orderId, fileId, version FROM seen ORDER BY orderId').raw().all()).toEqual([[1, 3, 1], [2, 2, 1]])
})

test('a customer of whom only the number is known', async () => {
  const { sqlite } = shopOf()
  const writer = createWriter(sqlite)
  const nothing = { name: '', familyName: '', givenName: '', kana: '', email: '', phone: '', postalCode: '', prefecture: '', address1: '', address2: '', company: '', birthday: '', sex: '' }
  sqlite.prepare(`INSERT INTO import (id, startedAt, newOrders, updatedOrders, unchangedOrders, newCustomers, joinedCustomers, seconds) VALUES (1, '', 0, 0, 0, 0, 0, 0)`).run()
  writer.beginFile(1, { name: 'f', format: 'f', encoding: 'utf-8', channel: { code: 'eccube', marketplace: false } })
  writer.member({ channelCustomerId: '7', ...nothing }, 20_000)
  writer.finish()
  expect(assignCustomers(sqlite, writer)).toMatchObject({ new: 1, joined: 0 })
  expect(sqlite.prepare('SELECT name, searchKey, registeredDay FROM customer').raw().all()).toEqual([['', '', 20_000]])
})

test('fingerprints tell contents apart', () => {
  const contents: (string | number | null)[][] = [
    [], [null], [0], [''], ['\0'], [null, null], [1], [-1], [2 ** 32], [2 ** 32 + 1], [1, 0], [0, 1], ['a', 'b'], ['ab'], ['ab', ''], ['', 'ab'], ['a'], ['a\0'], ['b', 'a'], ['1'], [4294967295],
    ...Array.from({ length: 20_000 }, (_, i) => [`customer${i}@example.com`, i % 7]), ...Array.from({ length: 20_000 }, (_, i) => [18_000 + (i % 200), i / 200 | 0, null]),
  ]
  const prints = contents.map(fingerprint)
  expect(new Set(prints).size).toBe(contents.length)
  expect(prints.every((print) => Number.isSafeInteger(print) && print >= 0)).toBe(true)
  const numbers = numbersByPrint()
  prints.forEach((print, i) => { expect(numbers.get(print)).toBe(0); numbers.set(print, i + 1) })
  expect(prints.map((print) => numbers.get(print))).toEqual(prints.map((_, i) => i + 1))
  numbers.clear()
  expect(numbers.get(prints[5])).toBe(0)
})

test('rows that only continue an order find it anywhere in the file, also before it; those of no order are refused by line', async () => {
  const { sqlite, take } = shopOf()
  const heading = 'Name,Email,Financial Status,Subtotal,Shipping,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name'
  const file = fileOf([heading,
    '#1,a@example.com,,,,,2026-05-05 10:00:00 +0900,1,品200,200,P200,', // its order comes two rows later
    '#2,b@example.com,paid,700,0,0,2026-05-06 10:00:00 +0900,1,品700,700,P700,太郎 試験',
    '#1,a@example.com,paid,1150,0,50,2026-05-05 10:00:00 +0900,1,品1000,1000,P1000,花子 見本',
    '#9,z@example.com,,,,,2026-05-05 10:00:00 +0900,1,品300,300,P300,', ''].join('\n'))
  const result = await take(file)
  expect(result.files[0].rejected).toEqual([{ line: 5, reason: 'orphanRow', value: '#9', kept: false }])
  expect(result.files[0].rejectedRows).toBe(1)
  expect(sqlite.prepare('SELECT orderNo, goods, discount, sales FROM orders ORDER BY orderNo').all()).toEqual([
    { orderNo: '#1', goods: 1200, discount: 50, sales: 1150 }, { orderNo: '#2', goods: 700, discount: 0, sales: 700 },
  ])
  expect((await take(file)).orders).toEqual({ new: 0, updated: 0, unchanged: 2 })
})

/** A file of any Shopify columns; a cell is found by its heading. */
function tableFile(headings: string, ...rows: Record<string, string>[]): string {
  const names = headings.split(',')
  return fileOf([headings, ...rows.map((row) => names.map((name) => row[name] ?? '').join(',')), ''].join('\n'))
}
const basics = 'Name,Email,Financial Status,Created at,Subtotal,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name'
const sale = (no: string, more: Record<string, string> = {}): Record<string, string> => ({
  Name: no, Email: 'a@example.com', 'Financial Status': 'paid', 'Created at': '2026-05-05 10:00:00 +0900', Subtotal: '1000', 'Lineitem quantity': '1', 'Lineitem name': '茶',
  'Lineitem price': '1000', 'Lineitem sku': 'T', 'Billing Name': '花子 見本', ...more,
})
const further = (no: string): Record<string, string> => ({ Name: no, 'Created at': '2026-05-05 10:00:00 +0900', 'Lineitem quantity': '1', 'Lineitem name': '茶', 'Lineitem price': '1000', 'Lineitem sku': 'T' })
const worth = `SELECT orderNo, goods, sales, (SELECT count(*) FROM orderLine WHERE orderId = orders.id) AS lines FROM orders ORDER BY orderNo`

test.each([
  ['apart', [sale('#1'), sale('#2'), sale('#1')], [1000, 1]],
  ['one after the other', [sale('#1'), sale('#1'), sale('#2')], [1000, 1]],
  ['with further rows', [sale('#1', { Subtotal: '2000' }), further('#1'), sale('#2'), sale('#1', { Subtotal: '2000' }), further('#1')], [2000, 2]],
  ['further rows at the end of each', [sale('#1', { Subtotal: '2000' }), sale('#2'), further('#1'), sale('#1', { Subtotal: '2000' }), sale('#2'), further('#1')], [2000, 2]],
  ['further rows first', [further('#1'), sale('#1', { Subtotal: '2000' }), sale('#2'), further('#1'), sale('#1', { Subtotal: '2000' })], [2000, 2]],
  ['two equal lines of one order are two', [sale('#1', { Subtotal: '2000' }), further('#1'), sale('#2')], [2000, 2]],
])('an order standing twice in one file counts once: %s', async (_name, rows, [yen, lines]) => {
  const { sqlite, take } = shopOf()
  expect((await take(tableFile(basics, ...rows))).orders).toEqual({ new: 2, updated: 0, unchanged: 0 })
  expect(sqlite.prepare(worth).all()).toEqual([{ orderNo: '#1', goods: yen, sales: yen, lines }, { orderNo: '#2', goods: 1000, sales: 1000, lines: 1 }])
})

test('where one file states an order twice, the later statement has the last word', async () => {
  const { sqlite, take } = shopOf()
  await take(tableFile(basics, sale('#1'), sale('#2'), sale('#1', { 'Financial Status': 'voided' })))
  expect(sqlite.prepare('SELECT orderNo, state, goods FROM orders ORDER BY orderNo').raw().all()).toEqual([['#1', 'cancelled', 1000], ['#2', null, 1000]])
})

test.each(['rakuten/rakuten_orders.csv', 'eccube/order.csv', 'colorme/sales_all.csv', 'base/order_list.csv'])('a whole file pasted behind itself is the file once: %s', async (sample) => {
  const rows = cellsOf(sample, 'shift_jis', ',')
  const once = shopOf()
  await once.take(fileOf(textOf(rows)))
  const twice = shopOf()
  await twice.take(fileOf(textOf([...rows, ...rows.slice(1)])))
  expect(twice.sqlite.prepare(worth).all()).toEqual(once.sqlite.prepare(worth).all())
  expect((await once.take(fileOf(textOf([...rows, ...rows.slice(1)])))).orders).toMatchObject({ new: 0, updated: 0 })
})

test('parts of one order that a stated total covers are put together, their total is not added up', async () => {
  const { sqlite, take } = shopOf()
  const [headings, first] = cellsOf('rakuten/rakuten_orders.csv', 'shift_jis', ',')
  const row = (changes: Record<string, string>) => headings.map((heading, i) => changes[heading] ?? first[i])
  const line = { 注文番号: 'r1', 商品合計金額: '2000', 消費税合計: '0', 単価: '1000', 個数: '1' }
  await take(fileOf(textOf([headings, row(line), row({ ...line, 注文番号: 'r2', 商品合計金額: '1000' }), row(line)])))
  expect(sqlite.prepare(worth).all()).toMatchObject([{ orderNo: 'r1', goods: 2000, lines: 2 }, { orderNo: 'r2', goods: 1000, lines: 1 }])
})

test('a file with fewer columns takes nothing away: customer, cancellation and amounts stay', async () => {
  const { sqlite, take } = shopOf()
  const full = basics + ',Cancelled at,Shipping,Refunded Amount,Billing Phone,Payment Method,Notes'
  const rich = { Shipping: '500', 'Refunded Amount': '100', 'Billing Phone': '090-0000-1101', 'Payment Method': 'card', Notes: 'のし' }
  await take(tableFile(full, sale('#1', { ...rich, 'Cancelled at': '2026-05-06 10:00:00 +0900' }), sale('#2', rich)))
  const state = () => sqlite.prepare('SELECT o.*, 0 AS hash, 0 AS version, c.phone FROM orders o JOIN contact c ON c.id = o.contactId ORDER BY o.id').all()
  const before = state()
  expect((await take(tableFile(basics, sale('#1', { Email: '' }), sale('#2', { Email: '' })))).orders).toEqual({ new: 0, updated: 0, unchanged: 2 })
  expect(state()).toEqual(before)
  // Another name is news, and wins.
  expect((await take(tableFile(basics, sale('#2', { 'Billing Name': '葵 例' })))).orders.updated).toBe(1)
  expect(sqlite.prepare(`SELECT c.name FROM orders o JOIN contact c ON c.id = o.contactId WHERE orderNo = '#2'`).pluck().get()).toBe('例 葵')
})

test('a note and a way to pay that were emptied are empty; the first sighting keeps what it said', async () => {
  const { sqlite, take } = shopOf()
  const headings = basics + ',Notes,Payment Method'
  const texts = () => sqlite.prepare('SELECT note, paymentMethod FROM orders').raw().all()
  await take(tableFile(headings, sale('#1')))
  expect((await take(tableFile(headings, sale('#1', { Notes: 'のし', 'Payment Method': 'card' })))).orders.updated).toBe(1)
  expect(texts()).toEqual([['のし', 'card']])
  // Not said at all: stays.
  expect((await take(tableFile(basics, sale('#1')))).orders.unchanged).toBe(1)
  expect((await take(tableFile(headings, sale('#1')))).orders.updated).toBe(1)
  expect(texts()).toEqual([[null, null]])
  const [first] = sqlite.prepare('SELECT payload FROM orderVersion ORDER BY version').pluck().all() as string[]
  expect(JSON.parse(first)).toMatchObject({ note: '', paymentMethod: '' })
})

test('an order first seen without lines keeps that as what was said', async () => {
  const { sqlite, take } = shopOf()
  const report = (itemStatus: string) => fileOf([
    'amazon-order-id\tpurchase-date\torder-status\tproduct-name\tsku\tquantity\titem-price\titem-tax\titem-status',
    `250-1\t2026-04-01T01:00:00+00:00\tShipped\t茶\tA1\t1\t300\t22\t${itemStatus}`, ''].join('\n'))
  const [without, withLine] = [report('Cancelled'), report('')]
  await take(without)
  await take(withLine)
  expect(JSON.parse(sqlite.prepare('SELECT payload FROM orderVersion WHERE version = 1').pluck().get() as string)).toMatchObject({ lines: [] })
  expect((await take(without)).orders.updated).toBe(1)
  expect(sqlite.prepare('SELECT count(*) FROM orderLine').pluck().get()).toBe(0)
})

test('orders are counted by what they are after the import, however many of its files show them', async () => {
  const { take } = shopOf()
  const headings = basics + ',Refunded Amount'
  const [plain, refunded] = [tableFile(headings, sale('#1')), tableFile(headings, sale('#1', { 'Refunded Amount': '300' }))]
  await take(plain)
  expect((await take(plain, refunded)).orders).toEqual({ new: 0, updated: 1, unchanged: 0 })
  expect((await take(plain, refunded)).orders).toEqual({ new: 0, updated: 0, unchanged: 1 })
})

test('nothing that does not fit reaches the file; an apostrophe before an order number is none of it', async () => {
  const { sqlite, take } = shopOf()
  const { files: [file] } = await take(tableFile(basics,
    sale('#1', { 'Lineitem price': '3000000000' }), sale('#2', { 'Lineitem quantity': '3000000000' }), sale('#3', { 'Lineitem quantity': '900000', 'Lineitem price': '900000' }), sale("'1001"),
    sale('#5', { Subtotal: '900000000', 'Lineitem price': '900000000' }), sale('#6'), sale('#5', { 'Lineitem price': '800000000' })))
  expect(file.rejected.map(({ line, reason }) => [line, reason])).toEqual([[2, 'badAmount'], [3, 'badQuantity'], [4, 'badAmount'], [6, 'badAmount'], [8, 'badAmount']])
  expect((await take(tableFile(basics, sale('1001')))).orders).toEqual({ new: 0, updated: 0, unchanged: 1 })
  expect(sqlite.prepare(`SELECT orderNo FROM orders WHERE typeof(goods) = 'integer' ORDER BY orderNo`).pluck().all()).toEqual(['#6', '1001'])
})

test('rows left out are listed apart from values dropped, so that neither crowds out the other', async () => {
  const { take } = shopOf()
  const headings = basics + ',Billing Phone'
  const rows = [...Array.from({ length: 1100 }, (_, i) => sale(`#${i}`, { 'Billing Phone': '12' })), ...Array.from({ length: 1200 }, (_, i) => sale(`#x${i}`, { 'Created at': 'bad' }))]
  const { files: [file] } = await take(tableFile(headings, ...rows))
  expect([file.rejectedRows, file.droppedValues]).toEqual([1200, 1100])
  expect([false, true].map((kept) => file.rejected.filter((row) => row.kept === kept).length)).toEqual([1200, 1000])
})

test('a currency with minor units is kept in them', async () => {
  const { sqlite } = shopOf()
  await runImport(sqlite, [tableFile(basics, sale('#1', { 'Lineitem price': '12.50', Subtotal: '12.50' }))], { ...options, currency: 'USD' })
  expect(sqlite.prepare('SELECT goods, sales FROM orders').raw().all()).toEqual([[1250, 1250]])
})

test('what is stored of each sighting is enough to take any file back: the rest gives what a fresh shop would have', async () => {
  const headings = basics + ',Cancelled at,Billing Phone,Notes'
  const files = [
    tableFile(headings, sale('#1', { 'Billing Phone': '090-0000-1101', Notes: 'のし' })),
    tableFile(basics, sale('#1', { Email: '' })),
    tableFile(headings, sale('#1', { 'Cancelled at': '2026-05-06 10:00:00 +0900' })),
    tableFile(basics, sale('#1', { Subtotal: '900' })),
  ]
  const whole = shopOf()
  for (const file of files) await whole.take(file)
  const payloads = whole.sqlite.prepare('SELECT payload FROM orderVersion ORDER BY version').pluck().all() as string[]
  const seen = [1, ...whole.sqlite.prepare('SELECT version FROM seen ORDER BY fileId').pluck().all() as number[]]
  expect(seen).toEqual([1, 2, 3, 4])
  const blockIn = (sqlite: Sqlite) => (id: number) => sqlite.prepare(`SELECT ${contactColumns.join()} FROM contact WHERE id = ?`).get(id) as ContactBlock
  for (let gone = 0; gone < files.length; gone++) {
    const fresh = shopOf()
    for (const [i, file] of files.entries()) if (i !== gone) await fresh.take(file)
    const left = mergeSightings(payloads.filter((_, i) => i !== gone).map((payload) => JSON.parse(payload) as Sighting), blockIn(whole.sqlite))
    const row = fresh.sqlite.prepare(`SELECT ${fields.join()} FROM orders`).get() as Sighting
    expect({ ...left, lines: null, contactId: blockIn(whole.sqlite)(left.contactId!), note: left.note || null }).toEqual({ ...row, lines: null, contactId: blockIn(fresh.sqlite)(row.contactId!) })
  }
})
