// BASE: 注文CSV. One row per product or per option of the product above; what concerns the whole order repeats on every row.
import type { Layout } from './layout.ts'
import { isPrepaid, shortNote } from './payment.ts'

export const base: Layout = {
  id: 'base',
  channel: { code: 'base', marketplace: false },
  headings: ['注文ID', '注文日時', '氏(請求先)', '名(請求先)', '商品名', '価格', '数量', '合計金額', '発送状況'],
  quoting: true,
  open: (c) => {
    const [no, at, status, method, note] = [c.text('注文ID'), c.orderedAt('注文日時'), c.text('発送状況'), c.optional('支払い方法'), c.optional('備考')]
    const [shipping, fee, adjustment] = [c.optionalYen('送料'), c.optionalYen('代引き手数料'), c.optionalYen('調整金額')]
    const [code, title, variant, id] = [c.text('商品コード'), c.text('商品名'), c.text('バリエーション'), c.text('商品ID')]
    const [price, count, amount, taxPercent] = [c.neededYen('価格'), c.count('数量'), c.neededYen('合計金額'), c.percent('税率')]
    const contact = c.contact({
      familyName: '氏(請求先)', givenName: '名(請求先)', email: 'メールアドレス(請求先)', phone: '電話番号(請求先)', postalCode: '郵便番号(請求先)',
      prefecture: '都道府県(請求先)', address1: '住所(請求先)', address2: '住所2(請求先)',
    })
    const gift = c.gift(
      { name: ['氏(請求先)', '名(請求先)'], address: ['都道府県(請求先)', '住所(請求先)', '住所2(請求先)'] },
      { name: ['氏(配送先)', '名(配送先)'], address: ['都道府県(配送先)', '住所(配送先)', '住所2(配送先)'] },
    )
    return {
      orderNo: no,
      orderedAt: at,
      head(row, order) {
        const state = status(row)
        order.state = state.includes('キャンセル') ? 'cancelled' : 'ok'
        order.paid = !(/未入金|入金待ち/.test(state) && isPrepaid(method(row) ?? ''))
        order.goods = 0
        order.shipping = shipping(row)
        const extra = adjustment(row)
        const onDelivery = fee(row)
        order.fee = onDelivery === null && extra === null ? null : (onDelivery ?? 0) + Math.max(0, extra ?? 0)
        order.discount = extra === null ? null : Math.max(0, -extra)
        order.paymentMethod = method(row)
        order.note = shortNote(note(row))
        order.gift = gift(row)
        order.contact = contact(row)
      },
      line(row, order) {
        const [quantity, unitPrice, total, name] = [count(row), price(row), amount(row), title(row)]
        order.goods = (order.goods ?? 0) + total
        const above = order.lines?.at(-1)
        if (above !== undefined && id(row) === '' && name.startsWith('商品オプション')) {
          above.amount += total
          return
        }
        const choice = variant(row)
        order.lines?.push({ productCode: code(row), productName: choice === '' ? name : name + ' ' + choice, quantity, unitPrice, amount: total, taxPercent: taxPercent(row) })
      },
    }
  },
}
