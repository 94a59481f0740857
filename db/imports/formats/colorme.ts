// カラーミーショップ: 売上データ (sales_all). One row per product; every column of the order repeats.
import type { OrderState } from '../record.ts'
import type { Layout } from './layout.ts'
import { isPrepaid, shortNote } from './payment.ts'

function stateOf(payment: string, delivery: string): OrderState {
  if (payment === 'キャンセル' || delivery === 'キャンセル') return 'cancelled'
  return payment === '全額返金済' ? 'returned' : 'ok'
}

export const colorme: Layout = {
  id: 'colorme',
  channel: { code: 'colorme', marketplace: false },
  headings: ['売上ID', '受注日', '購入者 名前', '商品の合計金額(税込)', '購入商品 商品名', '購入商品 販売個数'],
  quoting: true,
  open: (c) => {
    // 発送状態 stands twice: the order's own first, then the parcel's.
    const [no, at, payment, delivery] = [c.text('売上ID'), c.orderedAt('受注日'), c.text('入金状態'), c.text('発送状態', 1)]
    const [tellsPayment, tellsState] = [c.has('入金状態'), c.has('入金状態') || c.has('発送状態')]
    const [method, note, shippedDay] = [c.optional('決済方法'), c.optional('備考'), c.day('発送日時')]
    const [goods, shipping, discount] = [c.neededYen('商品の合計金額(税込)'), c.optionalYen('送料合計'), c.optionalYen('割引金額')]
    const fee = c.optionalSum(['決済手数料', '熨斗手数料合計', 'メッセージカード手数料合計', 'ラッピング手数料合計'])
    const [points, outsidePoints] = [c.optionalYen('ショップポイントによる割引金額'), c.optionalYen('外部ポイントによる割引金額')]
    const [code, title, price, count, amount] =
      [c.text('購入商品 型番'), c.text('購入商品 商品名'), c.neededYen('購入商品 販売価格(消費税込)'), c.count('購入商品 販売個数'), c.optionalYen('購入商品 小計')]
    const contact = c.contact({
      channelCustomerId: '購入者 顧客ID', name: '購入者 名前', kana: '購入者 フリガナ', email: '購入者 メールアドレス', phone: '購入者 電話番号',
      postalCode: '購入者 郵便番号', prefecture: '購入者 都道府県', address1: '購入者 住所',
    })
    const mobile = c.contact({ phone: '購入者 携帯番号' })
    const recipientKana = c.text('配送先 フリガナ')
    const gift = c.gift(
      { name: '購入者 名前', address: ['購入者 都道府県', '購入者 住所'] },
      { name: '配送先 名前', address: ['配送先 都道府県名', '配送先 住所'] },
    )
    const otherName = c.gift({ name: '購入者 名前', address: [] }, { name: '配送先 名前', address: [] })
    const absolute = (yen: number | null): number | null => yen === null ? null : Math.abs(yen)
    return {
      orderNo: no,
      orderedAt: at,
      head(row, order) {
        order.state = tellsState ? stateOf(payment(row), delivery(row)) : null
        order.paid = tellsPayment ? !(payment(row) === '未入金' && isPrepaid(method(row) ?? '')) : null
        order.shippedDay = shippedDay(row)
        order.goods = goods(row)
        order.shipping = shipping(row)
        order.fee = fee(row)
        order.discount = absolute(discount(row))
        order.points = absolute(points(row))
        order.outsidePayment = absolute(outsidePoints(row))
        order.paymentMethod = method(row)
        order.note = shortNote(note(row))
        order.contact = contact(row)
        if (order.contact === null) return
        order.contact.phone ||= mobile(row)?.phone ?? ''
        // Only the recipient has a reading; it is the buyer's where both are one person.
        if (order.contact.kana === '' && otherName(row) === false) order.contact.kana = recipientKana(row)
      },
      line(row, order) {
        if (order.gift !== true) order.gift = gift(row)
        const [quantity, unitPrice] = [count(row), price(row)]
        order.lines?.push({ productCode: code(row), productName: title(row), quantity, unitPrice, amount: amount(row) ?? quantity * unitPrice, taxPercent: null })
      },
    }
  },
}
