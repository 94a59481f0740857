// What imports leave behind: facts that are the same as if read anew, whatever came before, and orders whose rows stand apart.
import { expect, test } from 'vitest'
import { assignCustomers } from '../../../db/customers/assign.ts'
import { buildFacts, cachedFacts } from '../../../db/facts/build.ts'
import { fingerprint, numbersByPrint } from '../../../db/imports/fingerprint.ts'
import { runImport } from '../../../db/imports/run.ts'
import { createWriter } from '../../../db/imports/write.ts'
import { memoryShop } from '../../../db/open.ts'
import { fileOf, samples } from './orderFiles.ts'

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
  writer.member({ code: 'eccube', marketplace: false }, { channelCustomerId: '7', ...nothing }, 20_000)
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
