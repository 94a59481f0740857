// What each platform's own words and columns mean for an order, beyond what the samples show.
import { describe, expect, it } from 'vitest'
import type { OrderRecord } from '../../../../db/imports/record.ts'
import { cellsOf, fileOf, readAll, textOf } from '../orderFiles.ts'

type Changes = Record<string, string>

/** Reads a file of the sample's headings whose rows are the sample's first one with some cells changed. */
function ordersOf(sample: string, encoding: string, delimiter: string, extra: string[] = []) {
  const [headings = [], first = []] = cellsOf(sample, encoding, delimiter)
  const all = [...headings, ...extra]
  return async (...rows: Changes[]): Promise<OrderRecord[]> => {
    const cells = rows.map((changes) => {
      for (const heading of Object.keys(changes)) if (!all.includes(heading)) throw new Error(`no heading ${heading}`)
      return all.map((heading, i) => changes[heading] ?? first[i] ?? '')
    })
    const reading = await readAll(fileOf(textOf([all, ...cells], delimiter)))
    expect(reading.rejected).toEqual([])
    return reading.orders
  }
}

describe('楽天', () => {
  const orders = ordersOf('rakuten/rakuten_orders.csv', 'shift_jis', ',', ['決済手数料'])
  it('takes shop coupons off, and counts market coupons and points as payment', async () => {
    const [order] = await orders({
      商品合計金額: '5000', 送料合計: '600', 代引料合計: '0', 店舗発行クーポン利用額: '300', 楽天発行クーポン利用額: '500', ポイント利用額: '800', 単価: '5000', 個数: '1', 決済手数料: '220',
    })
    expect(order).toMatchObject({ goods: 5_000, shipping: 600, discount: 300, outsidePayment: 1_300, points: null, refund: null, fee: 220 })
  })
  it.each([['900', 'cancelled'], ['800', 'cancelled'], ['700', 'ok'], ['500', 'ok'], ['キャンセル確定', 'cancelled'], ['発送済', 'ok']])('status %s is %s', async (status, state) => {
    expect((await orders({ ステータス: status }))[0]?.state).toBe(state)
  })
  it('knows what is still to be paid, what is a subscription, and joins split phones', async () => {
    const [open, running] = await orders({ 注文番号: 'a', ステータス: '200', 支払方法名: '銀行振込', 申込番号: 'S1' }, { 注文番号: 'b', ステータス: '200', 支払方法名: '代金引換' })
    expect([open?.paid, open?.subscription, running?.paid, running?.subscription]).toEqual([false, true, true, false])
    expect([open?.contact?.phone, open?.contact?.postalCode, open?.contact?.sex]).toEqual(['052-000-1112', '461-9912', 'm'])
  })
  it('sees one gift among several recipients', async () => {
    expect((await orders({}, { 送付先名: '花子' }))[0]?.gift).toBe(true)
    expect((await orders({ 送付先住所それ以降の住所: '定規４−２１' }))[0]?.gift).toBe(false)
  })
})

describe('EC-CUBE', () => {
  const orders = ordersOf('eccube/order.csv', 'shift_jis', ',')
  const goods = { '明細区分(ID)': '1', '明細区分(名称)': '商品' }
  it('includes the tax where prices come without it', async () => {
    const [order] = await orders({ ...goods, 小計: '3553.00', 価格: '1000.00', 個数: '2' }, { ...goods, 小計: '3553.00', 価格: '1235.00', 個数: '1', 税率: '8', 商品コード: 'B' }, { ...goods, 価格: '18.00', 個数: '1', 税率: '8' })
    expect(order?.lines?.map(({ unitPrice, amount, taxPercent }) => [unitPrice, amount, taxPercent])).toEqual([[1_100, 2_200, 10], [1_334, 1_334, 8], [19, 19, 8]])
  })
  it('keeps fees, discounts and points apart from the goods', async () => {
    const row = { 小計: '1000.00', 値引き: '100.00', 送料: '660.00' }
    const [order] = await orders(
      { ...row, ...goods, 価格: '1000.00', 個数: '1' }, { ...row, '明細区分(ID)': '2', 価格: '660.00', 個数: '1' }, { ...row, '明細区分(ID)': '3', 価格: '330.00', 個数: '1' },
      { ...row, '明細区分(ID)': '4', 価格: '-100.00', 個数: '1' }, { ...row, '明細区分(ID)': '6', 価格: '-50.00', 個数: '1' },
    )
    expect(order).toMatchObject({ goods: 1_000, shipping: 660, fee: 330, discount: 100, points: 50 })
    expect(order?.lines).toHaveLength(1)
  })
  it.each([['3', 'cancelled'], ['7', 'unfinished'], ['8', 'unfinished'], ['9', 'returned'], ['1', 'ok'], ['5', 'ok']])('status %s is %s', async (status, state) => {
    expect((await orders({ '対応状況(ID)': status }))[0]?.state).toBe(state)
  })
  it('waits for bank transfers only', async () => {
    const open = { '対応状況(ID)': '1', '対応状況(名称)': '新規受付', 入金日: '' }
    const found = await orders({ ...open, 注文番号: '1', '支払方法(名称)': '銀行振込' }, { ...open, 注文番号: '2', '支払方法(名称)': '代金引換' }, { 注文番号: '3' })
    expect(found.map(({ paid }) => paid)).toEqual([false, true, true])
  })
})

describe('Shopify', () => {
  const orders = ordersOf('shopify/orders_export.csv', 'utf-8', ',')
  it('lets the subtotal decide what discounts of every kind come to', async () => {
    const [order] = await orders({ 'Lineitem price': '1680', 'Lineitem quantity': '2', Subtotal: '3000.00', 'Discount Amount': '760', Shipping: '0' })
    expect(order).toMatchObject({ goods: 3_360, discount: 360, shipping: 0 })
  })
  it('knows cancellations with their day, refunds, tests and open payments', async () => {
    const found = await orders(
      { Name: '#1', 'Cancelled at': '2025-01-22 23:30:00 +0000', 'Refunded Amount': '500' }, { Name: '#2', 'Financial Status': 'pending', 'Payment Method': '銀行振込' },
      { Name: '#3', 'Financial Status': 'pending', 'Payment Method': '代金引換' }, { Name: '#4', 'Payment Method': 'Bogus Gateway' },
    )
    expect(found.map(({ state, cancelledDay, refund, paid }) => [state, cancelledDay, refund, paid])).toEqual([
      ['cancelled', 20_111, 500, true], ['ok', null, 0, false], ['ok', null, 0, true], ['test', null, 0, true],
    ])
  })
  it('gives items that stand apart from their order without words about the order', async () => {
    const blank = Object.fromEntries(['Financial Status', 'Subtotal', 'Shipping', 'Total', 'Billing Name', 'Refunded Amount', 'Currency'].map((heading) => [heading, '']))
    const [order] = await orders({ ...blank, 'Lineitem price': '500' })
    expect(order).toMatchObject({ state: null, goods: null, shipping: null, contact: null, lines: [{ amount: 500 }] })
  })
  it('keeps foreign names and codes as they are, and turns Japanese ones', async () => {
    const [a, b] = await orders({ Name: '#1', 'Billing Name': 'Jane Doe', 'Billing Zip': "'SW1A 1AA", 'Billing Country': 'GB' }, { Name: '#2', 'Billing Name': '花子　架空', 'Billing Province Name': 'JP-13', 'Billing Phone': '', Phone: "'+819000001101" })
    expect([a?.contact?.name, a?.contact?.familyName, a?.contact?.postalCode]).toEqual(['Jane Doe', '', 'SW1A 1AA'])
    expect([b?.contact?.name, b?.contact?.prefecture, b?.contact?.phone]).toEqual(['架空 花子', '東京都', '+819000001101'])
  })
})

describe('BASE', () => {
  const orders = ordersOf('base/order_list.csv', 'shift_jis', ',', ['商品コード'])
  it('adds options to the product above and splits the adjustment into fee and discount', async () => {
    const row = { 代引き手数料: '330', 調整金額: '200', 商品コード: 'A' }
    const [order] = await orders({ ...row, 合計金額: '2160' }, { ...row, 商品ID: '', 商品名: '商品オプション「のし」', 価格: '100', 合計金額: '100' })
    expect(order).toMatchObject({ goods: 2_260, fee: 530, discount: 0, lines: [{ productCode: 'A', amount: 2_260, quantity: 1 }] })
    expect(order?.lines).toHaveLength(1)
  })
})

describe('カラーミー', () => {
  const orders = ordersOf('colorme/sales_all.csv', 'shift_jis', ',', ['発送日時', '購入者 携帯番号'])
  it('takes off what the shop gives, not what others pay', async () => {
    const [order] = await orders({
      ショップポイントによる割引金額: '100', 外部ポイントによる割引金額: '200', 割引金額: '300', 決済手数料: '330', ラッピング手数料合計: '150', 入金状態: '全額返金済', 発送日時: '2024-03-25 10:00',
      '購入者 電話番号': '', '購入者 携帯番号': '090-0000-1104',
    })
    expect(order).toMatchObject({ points: 100, outsidePayment: 200, discount: 300, fee: 480, state: 'returned', shippedDay: 19_807, contact: { phone: '090-0000-1104', kana: 'シケンイチロウ' } })
  })
  it('does not take the recipient\'s reading for the buyer\'s', async () => {
    expect((await orders({ '配送先 名前': '見本花子' }))[0]).toMatchObject({ gift: true, contact: { kana: '' } })
  })
})

describe('Amazon', () => {
  const fresh = ordersOf('amazon/new_orders.txt', 'shift_jis', '\t')
  const all = ordersOf('amazon/all_orders.txt', 'shift_jis', '\t')
  it('sums items, and takes the parcel\'s address for the buyer\'s only if they are one', async () => {
    const [order, gift] = await fresh({}, { 'item-price': '1000', 'quantity-purchased': '2' }, { 'order-id': 'x', 'recipient-name': '見本 花子' })
    expect(order).toMatchObject({ goods: 3_160, shipping: 1_320, state: null, gift: false, contact: { postalCode: '900-9908' } })
    expect(gift).toMatchObject({ gift: true, contact: { postalCode: '', address1: '' } })
  })
  it('leaves out cancelled items of a living order, and waits for the amounts of pending ones', async () => {
    const [order, pending] = await all(
      { 'item-promotion-discount': '100', 'gift-wrap-price': '50' }, { 'item-status': 'Cancelled', quantity: '0', 'item-price': '' },
      { 'amazon-order-id': 'p', 'order-status': 'Pending', 'item-price': '' },
    )
    expect(order).toMatchObject({ goods: 2_160, discount: 100, fee: 50, state: 'ok' })
    expect([order?.lines?.length, pending?.state, pending?.paid]).toEqual([1, 'unfinished', null])
  })
})

describe('columns that a shop left out say nothing', () => {
  /** The sample's first order with these columns taken out. */
  const without = async (sample: string, encoding: string, delimiter: string, gone: RegExp): Promise<OrderRecord | undefined> => {
    const rows = cellsOf(sample, encoding, delimiter)
    const kept = rows[0].flatMap((heading, i) => gone.test(heading) ? [] : [i])
    expect(kept.length).toBeLessThan(rows[0].length)
    return (await readAll(fileOf(textOf(rows.slice(0, 2).map((row) => kept.map((i) => row[i])), delimiter)))).orders[0]
  }
  it.each([
    ['shopify/orders_export.csv', 'utf-8', ',', /^(Cancelled at|Shipping|Payment Method|Refunded Amount|Notes)$/, { state: null, shipping: null, paymentMethod: null, refund: null, note: null }],
    ['rakuten/rakuten_orders.csv', 'shift_jis', ',', /^(代引料合計|ラッピング料金.|.*クーポン利用額|ポイント利用額|支払方法名)$/, { fee: null, discount: null, outsidePayment: null, paymentMethod: null }],
    ['colorme/sales_all.csv', 'shift_jis', ',', /^(入金状態|発送状態|.*手数料.*|割引金額|決済方法)$/, { state: null, paid: null, fee: null, discount: null, paymentMethod: null }],
    ['base/order_list.csv', 'shift_jis', ',', /^(代引き手数料|調整金額|支払い方法)$/, { fee: null, discount: null, paymentMethod: null }],
    ['eccube/order.csv', 'shift_jis', ',', /^(手数料|値引き|明細区分.*|支払方法.名称.)$/, { fee: null, discount: null, points: null, paymentMethod: null }],
    ['amazon/new_orders.txt', 'shift_jis', '\t', /^shipping-price$/, { shipping: null }],
    ['amazon/all_orders.txt', 'shift_jis', '\t', /^(shipping-price|gift-wrap-price|.*-promotion-discount)$/, { shipping: null, fee: null, discount: null }],
  ])('%s', async (sample, encoding, delimiter, gone, nothing) => {
    expect(await without(sample, encoding, delimiter, gone)).toMatchObject(nothing)
  })
})

it('takes the very same Amazon item once, and two items that look the same twice', async () => {
  const orders = ordersOf('amazon/new_orders.txt', 'shift_jis', '\t')
  const item = { 'item-price': '1000', 'quantity-purchased': '1' }
  const [same] = await orders({ ...item, 'order-item-id': '1' }, { ...item, 'order-item-id': '1' })
  const [two] = await orders({ ...item, 'order-item-id': '1' }, { ...item, 'order-item-id': '2' })
  expect([same?.goods, two?.goods]).toEqual([1_000, 2_000])
})
