// Every platform's sample file comes out order by order as written down beside it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../../db/facts/day.ts'
import type { OrderRecord } from '../../../../db/imports/record.ts'
import { cellsOf, fileOf, readAll, samples, textOf } from '../orderFiles.ts'

/** What is given back without a link is found by the figures: here the refund is still apart from its order. */
const unlinked = new Set(['square', 'smaregi'])
interface Expected { no: string; t: string; status: string; lines: number; refund: number; goods: number; total: number }

const cases = [
  ['shopify', 'orders_export.csv', 'shopify', 'utf-8', 51],
  ['eccube', 'order.csv', 'eccube', 'cp932', 105],
  ['base', 'order_list.csv', 'base', 'cp932', 47],
  ['colorme', 'sales_all.csv', 'colorme', 'cp932', 49],
  ['rakuten', 'rakuten_orders.csv', 'rakuten', 'cp932', 43],
  ['amazon', 'new_orders.txt', 'amazon', 'cp932', 33],
  ['nextengine', 'juchu_upload.csv', 'nextengine', 'cp932', 25],
  ['square', 'transactions.csv', 'square', 'utf-8', 27],
  ['square', 'items.csv', 'square-items', 'utf-8', 46],
  ['airregi', 'kaikei_meisai.csv', 'airregi', 'cp932', 49],
  ['smaregi', 'torihiki_meisai.csv', 'smaregi', 'utf-8-bom', 59],
  ['stripe', 'payments.csv', 'stripe', 'utf-8', 19],
  ['encoding_variants', 'base_sjis_trailing_blank_lines.csv', 'base', 'cp932', 47],
  ['encoding_variants', 'base_utf16le_tab.txt', 'base', 'utf-16le', 47],
  ['encoding_variants', 'base_utf8_bom_crlf.csv', 'base', 'utf-8-bom', 47],
  ['encoding_variants', 'base_utf8_nobom.csv', 'base', 'utf-8', 47],
] as const

interface Expectation { orders_detail: Expected[]; anonymous?: { orders: number; total: number } }
const expectationOf = (folder: string) => JSON.parse(readFileSync(join(samples, folder, 'expected.json'), 'utf8')) as Expectation
const expectedOf = (folder: string): Expected[] => expectationOf(folder).orders_detail

/** What the expectation calls an order's time: a date alone stands as midnight. */
const timeOf = (o: OrderRecord): string => {
  const minute = Math.max(0, o.minute)
  return `${formatDay(o.orderedDay)} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** The states in which each status of the expectation may come. */
const states: Record<string, (string | null)[]> = {
  ok: ['ok', null], unpaid: ['ok'], cancelled: ['cancelled'], returned: ['returned'], refunded: ['ok', 'cancelled', 'returned', null], failed: ['unfinished'], partial_refund: ['ok'],
}

describe.each(cases)('%s/%s', (folder, file, format, encoding, rows) => {
  it('comes out as expected', async () => {
    const reading = await readAll(join(samples, folder, file))
    expect(reading.head).toMatchObject({ format, encoding, headerLine: 1 })
    expect(reading.rejected).toEqual([])
    expect(reading.rows).toBe(rows)
    const wanted = expectedOf(folder)
    const named = reading.orders.filter((o) => o.state !== 'return' && wanted.some(({ no }) => no === o.orderNo))
    const found = named.map((o) => {
      const status = wanted.find(({ no }) => no === o.orderNo)
      // The expectation shows wholly refunded orders with their amounts as they were.
      const refund = status?.status === 'refunded' && status.refund === 0 ? 0 : o.refund ?? 0
      const reductions = (o.discount ?? 0) + (o.points ?? 0) + refund
      return {
        // The transactions alone know no lines, the charges never do.
        no: o.orderNo, t: timeOf(o), lines: o.lines === null ? format === 'square' ? status?.lines : 0 : o.lines.length, refund,
        sum: o.lines === null ? o.goods : o.lines.reduce((sum, line) => sum + line.amount, 0),
        goods: Math.max(0, (o.goods ?? 0) - reductions), total: Math.max(0, (o.goods ?? 0) + (o.shipping ?? 0) + (o.fee ?? 0) - reductions),
        fitting: states[status?.status ?? '']?.includes(o.state),
      }
    })
    const sums = new Map(reading.orders.map((o) => [o.orderNo, o.goods]))
    expect(found).toEqual(wanted.map(({ no, t, lines, refund, goods, total }) => {
      const apart = unlinked.has(folder) ? refund : 0
      return { no, t: t.slice(0, 16), lines, refund: refund - apart, sum: sums.get(no), goods: goods + apart, total: total + apart, fitting: true }
    }))
    // Sales to nobody in particular stand beside the expected orders, and name nobody.
    const anonymous = reading.orders.filter((o) => o.state !== 'return' && !wanted.some(({ no }) => no === o.orderNo))
    const { anonymous: unnamed = { orders: 0, total: 0 } } = expectationOf(folder)
    expect({ orders: anonymous.length, total: anonymous.reduce((sum, o) => sum + (o.goods ?? 0) + (o.fee ?? 0) - (o.discount ?? 0) - (o.points ?? 0), 0) }).toEqual(unnamed)
    expect(anonymous.every(({ contact }) => contact === null)).toBe(true)
    for (const o of reading.orders) if (o.lines !== null) expect([o.orderNo, o.lines.reduce((sum, line) => sum + line.amount, 0)]).toEqual([o.orderNo, o.goods])
  })
})

it.each([
  ['square/transactions.csv', ['cd1772fbc7f4b887835694', '38d2158af65d2fa3315d85'], [-1_680, -1_680], [null, null]],
  ['smaregi/torihiki_meisai.csv', ['319999'], [-2_160], [[[-1, -2_160, 'SW-300']]]],
])('%s: goods given back without a link are records of their own', async (sample, numbers, goods, lines) => {
  const returns = (await readAll(join(samples, sample))).orders.filter(({ state }) => state === 'return')
  expect(returns.map((o) => o.orderNo)).toEqual(numbers)
  expect(returns.map((o) => o.goods)).toEqual(goods)
  expect(returns.map((o) => o.lines?.map((line) => [line.quantity, line.amount, line.productCode]) ?? null)).toEqual(lines)
  expect(returns.every(({ contact }) => contact !== null)).toBe(true)
})

it('the two exports of Square agree on every payment', async () => {
  const [payments, items] = [await readAll(join(samples, 'square/transactions.csv')), await readAll(join(samples, 'square/items.csv'))]
  const said = (orders: OrderRecord[]) => orders.filter(({ state }) => state !== 'return').map((o) => [o.orderNo, o.orderedDay, o.minute, o.goods, o.discount, o.contact])
  expect(said(items.orders)).toEqual(said(payments.orders))
  expect(items.orders.map(({ state }) => state)).toEqual(Array(25).fill(null))
})

it('reads lists of members', async () => {
  const [shopify, eccube] = [await readAll(join(samples, 'shopify/customers_export.csv')), await readAll(join(samples, 'eccube/customer.csv'))]
  expect([shopify.head.format, shopify.head.channel.code, shopify.members.length, shopify.rejected]).toEqual(['shopify-customers', 'shopify', 12, []])
  expect([eccube.head.format, eccube.head.channel.code, eccube.members.length, eccube.rejected]).toEqual(['eccube-customers', 'eccube', 12, []])
  expect(shopify.members[0]).toMatchObject({
    line: 2, registeredDay: null,
    contact: { channelCustomerId: '7000000000000', name: '見本 太郎', phone: '+819000001101', postalCode: '060-9901', prefecture: '北海道', address1: '札幌市見本区架空一条1-2-3' },
  })
  expect(eccube.members[0]).toMatchObject({ line: 2, contact: { channelCustomerId: '1', name: '見本 太郎', kana: 'ミホン タロウ', phone: '09000001101', prefecture: '北海道', sex: 'm' } })
  expect(formatDay(eccube.members[0]?.registeredDay ?? 0)).toBe('2023-01-01')
})

it('reads the status of Amazon\'s report of all orders, in the shop\'s own time', async () => {
  const { orders, rows, head } = await readAll(join(samples, 'amazon/all_orders.txt'))
  expect([head.format, head.channel.code, rows, orders.length]).toEqual(['amazon-all', 'amazon', 36, 20])
  expect(orders.filter(({ state }) => state === 'cancelled')).toHaveLength(2)
  const valid = orders.filter(({ state }) => state === 'ok')
  expect(valid.reduce((sum, o) => sum + (o.goods ?? 0) + (o.shipping ?? 0), 0)).toBe(73_900)
  expect(orders.every(({ contact }) => contact === null)).toBe(true)
  const times = new Map(expectedOf('amazon').map(({ no, t }) => [no, t.slice(0, 16)]))
  for (const order of valid) expect(timeOf(order)).toBe(times.get(order.orderNo))
})

it.each([
  ['shopify/orders_export.csv', 'utf-8', ',', ['見本 太郎', '見本', '太郎', '', '060-9901', '北海道', '札幌市見本区架空一条1-2-3']],
  ['eccube/order.csv', 'shift_jis', ',', ['原型 大輔', '原型', '大輔', '10', '7309910', '広島県', '広島市中区原型町19-20']],
  ['rakuten/rakuten_orders.csv', 'shift_jis', ',', ['定規 次郎', '定規', '次郎', '', '461-9912', '愛知県', '名古屋市東区定規4-21']],
  ['colorme/sales_all.csv', 'shift_jis', ',', ['試験 一郎', '', '', '23450003', '5309904', '大阪府', '大阪市北区試験通9-10-11']],
  ['amazon/new_orders.txt', 'shift_jis', '\t', ['標本 誠', '', '', '', '900-9908', '沖縄県', '那覇市標本3-16-17']],
])('%s names the orderer, and comes out the same with its columns in any order', async (sample, encoding, delimiter, person) => {
  const original = await readAll(join(samples, sample))
  const c = original.orders[0]?.contact
  expect([c?.name, c?.familyName, c?.givenName, c?.channelCustomerId, c?.postalCode, c?.prefecture, c?.address1]).toEqual(person)
  expect(original.orders.filter(({ gift }) => gift)).toHaveLength(1)
  const cells = cellsOf(sample, encoding, delimiter)
  const width = cells[0]?.length ?? 0
  await fc.assert(fc.asyncProperty(fc.shuffledSubarray(Array.from({ length: width }, (_, i) => i), { minLength: width }), async (order) => {
    const shuffled = cells.map((row, i) => ['', ...order].map((from, to) => to === 0 ? (i === 0 ? 'その他' : 'x') : row[Number(from)] ?? ''))
    const { orders, rejected } = await readAll(fileOf(textOf(shuffled, delimiter)))
    expect(rejected).toEqual([])
    expect(orders).toEqual(original.orders)
  }), { numRuns: 12 })
})
