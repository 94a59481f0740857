// Every platform's sample file comes out order by order as written down beside it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../../db/facts/day.ts'
import type { OrderRecord } from '../../../../db/imports/record.ts'
import { cellsOf, fileOf, readAll, samples, textOf } from '../orderFiles.ts'

interface Expected { no: string; t: string; status: string; lines: number; refund: number; goods: number; total: number }

const cases = [
  ['shopify', 'orders_export.csv', 'shopify', 'utf-8', 51],
  ['eccube', 'order.csv', 'eccube', 'cp932', 105],
  ['base', 'order_list.csv', 'base', 'cp932', 47],
  ['colorme', 'sales_all.csv', 'colorme', 'cp932', 49],
  ['rakuten', 'rakuten_orders.csv', 'rakuten', 'cp932', 43],
  ['amazon', 'new_orders.txt', 'amazon', 'cp932', 33],
  ['encoding_variants', 'base_sjis_trailing_blank_lines.csv', 'base', 'cp932', 47],
  ['encoding_variants', 'base_utf16le_tab.txt', 'base', 'utf-16le', 47],
  ['encoding_variants', 'base_utf8_bom_crlf.csv', 'base', 'utf-8-bom', 47],
  ['encoding_variants', 'base_utf8_nobom.csv', 'base', 'utf-8', 47],
] as const

const expectedOf = (folder: string): Expected[] => (JSON.parse(readFileSync(join(samples, folder, 'expected.json'), 'utf8')) as { orders_detail: Expected[] }).orders_detail

/** What the expectation calls an order's time: a date alone stands as midnight. */
const timeOf = (o: OrderRecord): string => {
  const minute = Math.max(0, o.minute)
  return `${formatDay(o.orderedDay)} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** The states in which each status of the expectation may come. */
const states: Record<string, (string | null)[]> = {
  ok: ['ok', null], unpaid: ['ok'], cancelled: ['cancelled'], returned: ['returned'], refunded: ['ok', 'cancelled', 'returned'],
}

describe.each(cases)('%s/%s', (folder, file, format, encoding, rows) => {
  it('comes out as expected', async () => {
    const reading = await readAll(join(samples, folder, file))
    expect(reading.head).toMatchObject({ format, encoding, headerLine: 1 })
    expect(reading.rejected).toEqual([])
    expect(reading.rows).toBe(rows)
    const found = reading.orders.map((o) => {
      const status = expectedOf(folder).find(({ no }) => no === o.orderNo)
      // The expectation shows wholly refunded orders with their amounts as they were.
      const refund = status?.status === 'refunded' && status.refund === 0 ? 0 : o.refund ?? 0
      const reductions = (o.discount ?? 0) + (o.points ?? 0) + refund
      return {
        no: o.orderNo, t: timeOf(o), lines: o.lines?.length, refund, sum: o.lines?.reduce((sum, line) => sum + line.amount, 0),
        goods: Math.max(0, (o.goods ?? 0) - reductions), total: Math.max(0, (o.goods ?? 0) + (o.shipping ?? 0) + (o.fee ?? 0) - reductions),
        fitting: states[status?.status ?? '']?.includes(o.state),
      }
    })
    const sums = new Map(reading.orders.map((o) => [o.orderNo, o.goods]))
    expect(found).toEqual(expectedOf(folder).map(({ no, t, lines, refund, goods, total }) =>
      ({ no, t: t.slice(0, 16), lines, refund, sum: sums.get(no), goods, total, fitting: true })))
  })
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
