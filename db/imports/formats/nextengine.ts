// ネクストエンジン: 汎用受注CSV. One row per product; every column of the order repeats. Older files end at 出荷済フラグ.
import type { Layout } from './layout.ts'
import { shortNote } from './payment.ts'

export const nextengine: Layout = {
  id: 'nextengine',
  channel: { code: 'nextengine', marketplace: false },
  headings: ['店舗伝票番号', '受注日', '受注名', '商品計', '商品名', '商品価格', '受注数量'],
  quoting: true,
  open: (c) => {
    const [no, at, method, note] = [c.text('店舗伝票番号'), c.orderedAt('受注日'), c.optional('支払方法'), c.optional('備考')]
    const [goods, tax, shipping, fee, other, points] =
      [c.neededYen('商品計'), c.yen('税金'), c.optionalYen('発送料'), c.optionalYen('手数料'), c.optionalYen('その他費用'), c.optionalYen('ポイント')]
    const [code, title, option, price, count, taxPercent] =
      [c.text('商品コード'), c.text('商品名'), c.text('商品オプション'), c.neededYen('商品価格'), c.count('受注数量'), c.percent('消費税率（%）')]
    const contact = c.contact({
      channelCustomerId: '顧客コード', name: '受注名', kana: '受注名カナ', email: '受注メールアドレス', phone: '受注電話番号', postalCode: '受注郵便番号',
      address1: '受注住所１', address2: '受注住所２',
    })
    const [flag, differs] = [c.text('ギフトフラグ'), c.gift({ name: '受注名', address: ['受注住所１', '受注住所２'] }, { name: '発送先名', address: ['発送先住所１', '発送先住所２'] })]
    return {
      orderNo: no,
      orderedAt: at,
      head(row, order) {
        // その他費用 is a surcharge, or below zero what the shop takes off.
        const extra = other(row)
        const collected = fee(row)
        order.goods = goods(row) + tax(row)
        order.shipping = shipping(row)
        order.fee = collected === null && extra === null ? null : (collected ?? 0) + Math.max(0, extra ?? 0)
        order.discount = extra === null ? null : Math.max(0, -extra)
        const used = points(row)
        order.points = used === null ? null : Math.abs(used)
        order.paymentMethod = method(row)
        order.note = shortNote(note(row))
        order.contact = contact(row)
      },
      line(row, order) {
        if (order.gift !== true) order.gift = flag(row) === '1' || differs(row)
        const [quantity, unitPrice, choice] = [count(row), price(row), option(row)]
        const productName = choice === '' ? title(row) : title(row) + ' ' + choice
        order.lines?.push({ productCode: code(row), productName, quantity, unitPrice, amount: quantity * unitPrice, taxPercent: taxPercent(row) })
      },
    }
  },
}
