// 楽天市場 RMS: 受注CSV. One row per product; every column of the order repeats. Codes and phones are split into parts.
import type { Layout } from './layout.ts'
import { isPrepaid, shortNote } from './payment.ts'

/** ステータス: 800 キャンセル確定待ち, 900 キャンセル確定. */
const cancelled = /^[89]00$|キャンセル/
/** 100 注文確認待ち, 200 楽天処理中, 300 発送待ち: before the parcel leaves. */
const open = /^[123]00$|注文確認待ち|楽天処理中|発送待ち/
/** Ways to pay that the buyer still has to do himself. */
const transfer = /振込|振替|前払|セブンイレブン|ローソン|コンビニ|郵便局/

export const rakuten: Layout = {
  id: 'rakuten',
  channel: { code: 'rakuten', marketplace: true },
  headings: ['注文番号', 'ステータス', '注文日時', '商品合計金額', '注文者姓', '注文者名', '商品名', '単価', '個数'],
  quoting: true,
  open: (c) => {
    const [no, at, status, method, note] = [c.text('注文番号'), c.orderedAt('注文日時'), c.text('ステータス'), c.optional('支払方法名'), c.optional('コメント')]
    const [goods, tax, shipping, shippedDay] = [c.neededYen('商品合計金額'), c.yen('消費税合計'), c.optionalYen('送料合計'), c.day('発送完了報告日時')]
    const fee = c.optionalSum(['代引料合計', '決済手数料', 'ラッピング料金1', 'ラッピング料金2'])
    const [shopCoupon, outsidePayment] = [c.optionalYen('店舗発行クーポン利用額'), c.optionalSum(['楽天発行クーポン利用額', 'ポイント利用額'])]
    const [code, otherCode, title, price, count, application, delivery] =
      [c.text('商品番号'), c.text('商品管理番号'), c.text('商品名'), c.neededYen('単価'), c.count('個数'), c.optional('申込番号'), c.text('申込お届け回数')]
    const contact = c.contact({
      familyName: '注文者姓', givenName: '注文者名', kana: ['注文者姓カナ', '注文者名カナ'], email: '注文者メールアドレス',
      phone: ['注文者電話番号1', '注文者電話番号2', '注文者電話番号3'], postalCode: ['注文者郵便番号1', '注文者郵便番号2'],
      prefecture: '注文者住所都道府県', address1: ['注文者住所郡市区', '注文者住所それ以降の住所'], sex: '注文者性別',
    })
    const gift = c.gift(
      { name: ['注文者姓', '注文者名'], address: ['注文者住所都道府県', '注文者住所郡市区', '注文者住所それ以降の住所'] },
      { name: ['送付先姓', '送付先名'], address: ['送付先住所都道府県', '送付先住所郡市区', '送付先住所それ以降の住所'] },
    )
    return {
      orderNo: no,
      orderedAt: at,
      head(row, order) {
        const paymentMethod = method(row)
        order.state = cancelled.test(status(row)) ? 'cancelled' : 'ok'
        order.paid = !(open.test(status(row)) && transfer.test(paymentMethod ?? '') && isPrepaid(paymentMethod ?? ''))
        order.shippedDay = shippedDay(row)
        // Shops that price without tax have it apart.
        order.goods = goods(row) + tax(row)
        order.shipping = shipping(row)
        order.fee = fee(row)
        order.discount = shopCoupon(row)
        order.outsidePayment = outsidePayment(row)
        order.paymentMethod = paymentMethod
        order.note = shortNote(note(row))
        const contract = application(row)
        order.contractKey = contract
        order.subscription = contract === null ? null : contract !== '' || Number(delivery(row)) > 0
        order.contact = contact(row)
      },
      line(row, order) {
        if (order.gift !== true) order.gift = gift(row)
        const [quantity, unitPrice] = [count(row), price(row)]
        order.lines?.push({ productCode: code(row) || otherCode(row), productName: title(row), quantity, unitPrice, amount: quantity * unitPrice, taxPercent: null })
      },
    }
  },
}
