// EC-CUBE 4: 受注CSV. One row per 明細, where shipping, fees, discounts and points are rows of their own.
import type { OrderRecord, OrderState } from '../record.ts'
import type { Layout } from './layout.ts'
import { isPrepaid, shortNote } from './payment.ts'

/** 対応状況(ID); every other one is a living order. */
const states: Record<string, OrderState> = { 3: 'cancelled', 7: 'unfinished', 8: 'unfinished', 9: 'returned' }
const stateNames: Record<string, OrderState> = { 注文取消し: 'cancelled', 決済処理中: 'unfinished', 購入処理中: 'unfinished', 返品: 'returned' }
/** 明細区分(ID). */
const kinds = { goods: '1', fee: '3', discount: '4', points: '6' }
const kindNames: Record<string, string> = { 商品: '1', 送料: '2', 手数料: '3', 割引: '4', 税: '5', ポイント: '6' }

/** 価格 is without tax in most shops, 小計 with it: the lines are converted where only that makes them add up. */
function includeTax(order: OrderRecord): void {
  const lines = order.lines ?? []
  const sum = lines.reduce((total, line) => total + line.amount, 0)
  if (order.goods === null || sum === order.goods) return
  for (const round of [Math.floor, Math.round, Math.ceil]) {
    const prices = lines.map((line) => round(line.unitPrice * (100 + (line.taxPercent ?? 0)) / 100))
    if (lines.reduce((total, line, i) => total + (prices[i] ?? 0) * line.quantity, 0) !== order.goods) continue
    lines.forEach((line, i) => {
      line.unitPrice = prices[i] ?? 0
      line.amount = line.unitPrice * line.quantity
    })
    return
  }
}

export const eccube: Layout = {
  id: 'eccube',
  channel: { code: 'eccube', marketplace: false },
  headings: ['注文ID', 'お名前(姓)', '受注日', '商品名', '価格', '個数'],
  quoting: true,
  open: (c) => {
    const [no, at, state, stateName] = [c.text(c.has('注文番号') ? '注文番号' : '注文ID'), c.orderedAt('受注日'), c.text('対応状況(ID)'), c.text('対応状況(名称)')]
    const id = c.text('注文ID')
    const [paidOn, shippedDay, method, note] = [c.text('入金日'), c.day('発送日'), c.optional('支払方法(名称)'), c.optional('ショップ用メモ欄')]
    // 送料 stands twice: the order's own first, then the parcel's.
    const [goods, shipping, fee, discount] = [c.optionalYen('小計'), c.optionalYen('送料', 1), c.optionalYen('手数料'), c.optionalYen('値引き')]
    const [kind, kindName, code, title, variant1, variant2] =
      [c.text('明細区分(ID)'), c.text('明細区分(名称)'), c.text('商品コード'), c.text('商品名'), c.text('規格分類名1'), c.text('規格分類名2')]
    const [price, count, taxPercent] = [c.neededYen('価格'), c.count('個数'), c.percent('税率')]
    const hasKinds = c.has('明細区分(ID)') || c.has('明細区分(名称)')
    const contact = c.contact({
      channelCustomerId: '会員ID', familyName: 'お名前(姓)', givenName: 'お名前(名)', kana: ['お名前(セイ)', 'お名前(メイ)'], email: 'メールアドレス',
      phone: 'TEL', postalCode: '郵便番号', prefecture: '都道府県(名称)', address1: '住所1', address2: '住所2', company: '会社名',
      birthday: '誕生日', sex: '性別(名称)',
    })
    const gift = c.gift(
      { name: ['お名前(姓)', 'お名前(名)'], address: ['都道府県(名称)', '住所1', '住所2'] },
      { name: ['配送先_お名前(姓)', '配送先_お名前(名)'], address: ['配送先_都道府県(名称)', '配送先_住所1', '配送先_住所2'] },
    )
    const hasRecipient = c.has('配送先_お名前(姓)')
    const [hasGoods, hasDiscount] = [c.has('小計'), c.has('値引き')]
    return {
      orderNo: (row) => no(row) || id(row),
      orderedAt: at,
      head(row, order) {
        order.state = states[state(row)] ?? stateNames[stateName(row)] ?? (c.has('対応状況(ID)') || c.has('対応状況(名称)') ? 'ok' : null)
        order.paymentMethod = method(row)
        const open = state(row) === '1' || stateName(row) === '新規受付'
        order.paid = c.has('入金日') ? paidOn(row) !== '' || !open || !isPrepaid(method(row) ?? '') : null
        order.shippedDay = shippedDay(row)
        order.goods = hasGoods ? goods(row) : 0
        order.shipping = shipping(row)
        order.fee = fee(row) ?? (hasKinds ? 0 : null)
        order.discount = hasDiscount ? Math.abs(discount(row) ?? 0) : hasKinds ? 0 : null
        order.points = hasKinds ? 0 : null
        order.note = shortNote(note(row))
        order.contact = contact(row)
      },
      line(row, order) {
        if (hasRecipient && order.gift !== true) order.gift = gift(row)
        const what = kind(row) || (kindNames[kindName(row)] ?? kinds.goods)
        const [unitPrice, quantity] = [price(row), count(row)]
        const amount = unitPrice * quantity
        if (what === kinds.goods) {
          const productName = [title(row), variant1(row), variant2(row)].filter((part) => part !== '').join(' ')
          order.lines?.push({ productCode: code(row), productName, quantity, unitPrice, amount, taxPercent: taxPercent(row) })
          if (!hasGoods && order.goods !== null) order.goods += amount
        } else if (what === kinds.fee && !c.has('手数料')) order.fee = (order.fee ?? 0) + amount
        else if (what === kinds.discount && !hasDiscount) order.discount = (order.discount ?? 0) - amount
        else if (what === kinds.points) order.points = (order.points ?? 0) - amount
      },
      finish: includeTax,
    }
  },
}
