// What tills, payment services and order managers mean by their columns, beyond what the samples show; and the README's own example.
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleOrders, OrderFaults } from '../../../../db/imports/formats/assemble.ts'
import { openColumns } from '../../../../db/imports/formats/columns.ts'
import type { Layout } from '../../../../db/imports/formats/layout.ts'
import { openZone } from '../../../../db/imports/formats/moment.ts'
import type { OrderRecord } from '../../../../db/imports/record.ts'
import { cellsOf, fileOf, readAll, textOf } from '../orderFiles.ts'

type Changes = Record<string, string>

/** Reads a file of the sample's headings (without those in `gone`) whose rows are the sample's first one with some cells changed. */
function ordersOf(sample: string, encoding: string, gone = /^$/) {
  const [headings = [], first = []] = cellsOf(sample, encoding, ',')
  const kept = headings.map((heading) => heading.replace('\ufeff', '')).flatMap((heading, i) => (gone.test(heading) ? [] : [[heading, first[i] ?? ''] as const]))
  return async (...rows: Changes[]): Promise<OrderRecord[]> => {
    const cells = rows.map((changes) => {
      for (const heading of Object.keys(changes)) if (!kept.some(([name]) => name === heading)) throw new Error(`no heading ${heading}`)
      return kept.map(([heading, value]) => changes[heading] ?? value)
    })
    const reading = await readAll(fileOf(textOf([kept.map(([heading]) => heading), ...cells])))
    expect(reading.rejected).toEqual([])
    return reading.orders
  }
}
const sums = (order: OrderRecord | undefined) => order?.lines?.map(({ amount }) => amount)

describe('Airレジ', () => {
  const orders = ordersOf('airregi/kaikei_meisai.csv', 'shift_jis')
  const blank = { 会計日: '', 会計時間: '', 合計: '', 小計: '', 内消費税: '', 現金: '', '割引/割増合計(税込)': '', 顧客名: '', '顧客名(カナ)': '', 顧客番号: '' }
  it('lets the total decide what prices without tax come to', async () => {
    const [ten] = await orders({ 合計: '1310', 価格: '300' }, { ...blank, 価格: '891' })
    expect([sums(ten), ten?.lines?.map(({ taxPercent }) => taxPercent), ten?.goods]).toEqual([[330, 980], [10, 10], 1_310])
    const [eight] = await orders({ 合計: '1080', 価格: '500', 注文数量: '2' })
    expect(eight?.lines).toMatchObject([{ unitPrice: 540, quantity: 2, amount: 1_080, taxPercent: 8 }])
    const [mixed] = await orders({ 合計: '2180', 価格: '1000' }, { ...blank, 価格: '1000' })
    expect([sums(mixed)?.reduce((a, b) => a + b, 0), mixed?.lines?.[0]?.taxPercent]).toEqual([2_180, null])
  })
  it('keeps discounts of the whole receipt apart, and the word of a correction', async () => {
    const [order] = await orders({ 合計: '8360', '割引/割増合計(税込)': '-100', 価格: '7691' })
    expect(order).toMatchObject({ goods: 8_460, discount: 100, lines: [{ amount: 8_460 }] })
    expect((await orders({ 合計: '330', 修正後合計: '220', 価格: '200' }))[0]).toMatchObject({ goods: 220, lines: [{ amount: 220 }] })
    expect((await orders({ 合計: '330', 'ポイント(Airペイ ポイント)': '30' }))[0]).toMatchObject({ goods: 330, outsidePayment: 30, points: null })
  })
  it('names nobody where the customer columns are off or blank', async () => {
    expect((await ordersOf('airregi/kaikei_meisai.csv', 'shift_jis', /^顧客/)({}))[0]?.contact).toBeNull()
    expect((await orders({ 顧客名: '', '顧客名(カナ)': '', 顧客番号: '' }))[0]?.contact).toBeNull()
    expect((await orders({}))[0]?.contact).toMatchObject({ channelCustomerId: '0002', name: '架空花子', kana: 'カクウハナコ' })
  })
})

describe('スマレジ', () => {
  const kind = '取引明細区分 （1：通常、2：返品、3：部門売り）'
  const orders = ordersOf('smaregi/torihiki_meisai.csv', 'utf-8')
  const receipt = { 小計値引き: '0', 数量合計: '1' }
  it('takes goods given back on a sale\'s receipt apart from the sale, whatever their sign', async () => {
    for (const sign of ['-', '']) {
      const found = await orders({ ...receipt, 合計: '1160', 値引き後計: '2160' }, { ...receipt, 合計: '1160', [kind]: '2', 数量: sign + '1', 値引き後計: sign + '1000' })
      expect(found.map(({ orderNo, state, goods, lines }) => [orderNo, state, goods, lines?.map(({ quantity, amount }) => [quantity, amount])])).toEqual([
        ['310001', 'ok', 2_160, [[1, 2_160]]], ['310001-返品', 'return', -1_000, [[-1, -1_000]]],
      ])
    }
  })
  it('knows discounts by amount, by rate and by points', async () => {
    expect((await orders({ ...receipt, 合計: '1760', 小計値引き: '300', ポイント値引き: '100', 値引き後計: '2160' }))[0]).toMatchObject({ goods: 2_160, discount: 300, points: 100 })
    expect((await orders({ ...receipt, 合計: '1944', 小計割引率: '10', 値引き後計: '2160' }))[0]).toMatchObject({ goods: 2_160, discount: 216, points: 0 })
  })
  it('includes the tax where the lines come without it', async () => {
    const [order] = await orders({ ...receipt, 合計: '1100', 値引き後計: '700' }, { ...receipt, 合計: '1100', 値引き後計: '300' })
    expect([order?.goods, sums(order)]).toEqual([1_100, [770, 330]])
  })
})

describe('Square', () => {
  const payments = ordersOf('square/transactions.csv', 'utf-8')
  const items = ordersOf('square/items.csv', 'utf-8')
  it('keeps discounts, charges, tips and refunds apart', async () => {
    const [order] = await payments({ 'Gross Sales': '¥5,900', Discounts: '-¥100', 'Service Charges': '¥200', 'Net Sales': '¥6,000', Tax: '¥600', Tip: '¥50', 'Partial Refunds': '-¥330', 'Total Collected': '¥6,320' })
    expect(order).toMatchObject({ goods: 6_500, discount: 100, fee: 250, refund: 330, lines: null, contact: { name: '標本 誠' } })
    const [amount] = await payments({ 'Event Type': 'Refund', 'Gross Sales': '¥0', 'Net Sales': '¥0', Tax: '¥0', 'Partial Refunds': '-¥500', 'Total Collected': '-¥500' })
    expect(amount).toMatchObject({ state: 'return', goods: -500 })
    expect((await payments({ 'Transaction Status': 'Voided' }))[0]?.state).toBe('cancelled')
  })
  it('reads items given back, discounted or sold by weight', async () => {
    const [back] = await items({ 'Event Type': 'Refund', 'Gross Sales': '-¥1,528', 'Net Sales': '-¥1,528', Tax: '-¥152', Qty: '-1.0' })
    expect(back).toMatchObject({ state: 'return', goods: -1_680, lines: [{ quantity: -1, amount: -1_680, unitPrice: 1_680, taxPercent: 10 }] })
    const [sold] = await items({ 'Gross Sales': '¥1,000', Discounts: '-¥100', 'Net Sales': '¥900', Tax: '¥72', Qty: '0.35' })
    expect(sold).toMatchObject({ state: null, goods: 1_072, discount: 100, lines: [{ quantity: 1, amount: 1_072, taxPercent: 8 }] })
  })
})

describe('Stripe', () => {
  const orders = ordersOf('stripe/payments.csv', 'utf-8')
  it('turns UTC to the shop\'s day, and tells finished from unfinished', async () => {
    const found = await orders({ id: 'a', 'Created date (UTC)': '2024-03-29 15:30:00' }, { id: 'b', Status: 'Failed' }, { id: 'c', Status: 'Refunded', 'Amount Refunded': '11580' }, { id: 'd', Status: 'canceled' }, { id: 'e', Status: 'requires_payment_method' })
    expect(found[0]).toMatchObject({ orderedDay: 19_812, minute: 30, lines: null, state: 'ok', paid: true })
    expect(found.map(({ state, refund }) => [state, refund])).toEqual([['ok', 0], ['unfinished', 0], ['ok', 11_580], ['cancelled', 0], ['unfinished', 0]])
  })
  it('knows both headings of the time', async () => {
    const rows = cellsOf('stripe/payments.csv', 'utf-8', ',')
    rows[0] = rows[0]?.map((heading) => heading.replace('Created date (UTC)', 'Created (UTC)')) ?? []
    const { orders: found, rejected } = await readAll(fileOf(textOf(rows)))
    expect([found.length, found[0]?.minute, rejected]).toEqual([19, 12 * 60 + 36, []])
  })
})

describe('ネクストエンジン', () => {
  it('reads the older, shorter file', async () => {
    const old = /^(顧客区分|顧客コード|消費税率（%）|のし|ラッピング|メッセージ)$/
    const [order] = await ordersOf('nextengine/juchu_upload.csv', 'shift_jis', old)({ 商品計: '2400' })
    expect(order).toMatchObject({ goods: 2_400, lines: [{ amount: 2_400, taxPercent: null }], contact: { channelCustomerId: '' } })
  })
  it('splits その他費用, adds the tax, and sees gifts', async () => {
    const orders = ordersOf('nextengine/juchu_upload.csv', 'shift_jis')
    expect((await orders({ 商品計: '1000', 税金: '100', その他費用: '200', 手数料: '330', ポイント: '50' }))[0]).toMatchObject({ goods: 1_100, fee: 530, discount: 0, points: 50, gift: false })
    expect((await orders({ その他費用: '-200', ギフトフラグ: '1' }))[0]).toMatchObject({ discount: 200, gift: true })
    expect((await orders({ 発送先名: '見本太郎' }))[0]?.gift).toBe(true)
  })
})

it('楽天: the number of a subscription', async () => {
  const orders = ordersOf('rakuten/rakuten_orders.csv', 'shift_jis')
  const found = await orders({ 注文番号: 'a', 申込番号: 'S-1', 申込お届け回数: '3' }, { 注文番号: 'b', 申込番号: '', 申込お届け回数: '' }, { 注文番号: 'c', 申込番号: '', 申込お届け回数: '0' })
  expect(found.map(({ contractKey, subscription }) => [contractKey, subscription])).toEqual([['S-1', true], ['', false], ['', false]])
})

it('the README\'s example of a new platform reads its orders', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../../README.md'), 'utf8')
  const code = /```ts\n(\/\/ みほんカート[\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const { mihon } = await import('data:text/javascript,' + encodeURIComponent(stripTypeScriptTypes(code))) as { mihon: Layout }
  const headings = [...mihon.headings, '商品計', '送料', '状態', 'メール', '電話', '〒', '住所']
  const faults = new OrderFaults()
  const assembly = assembleOrders(mihon.open(openColumns(headings, openZone('Asia/Tokyo'), faults)), headings.length, faults)
  const rest = ['3000', '600', '受付', 'a@example.com', '312345678', '100-0001', '東京都']
  assembly.add(['1', '2025/4/1 9:05', '見本 花子', '茶', '1,000円', '2', ...rest], 2)
  assembly.add(['1', '2025/4/1 9:05', '見本 花子', '菓子', '1000', '1', ...rest], 3)
  assembly.end()
  const { orders, rejected } = assembly.take()
  expect(rejected).toEqual([])
  expect(orders).toMatchObject([{ orderNo: '1', minute: 545, goods: 3_000, shipping: 600, state: 'ok', contact: { name: '見本 花子', phone: '0312345678' }, lines: [{ amount: 2_000 }, { amount: 1_000 }] }])
})
