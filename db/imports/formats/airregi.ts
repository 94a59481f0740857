// Airレジ: 会計明細CSV. One row per product; what concerns the whole receipt stands on its first row only. Prices without tax.
import type { Layout } from './layout.ts'
import { includeTax } from './sharing.ts'

const tenders = [
  '現金', 'クレジットカード(Airペイ)', '交通系電子マネー(Airペイ)', 'QUICPay(Airペイ)', 'iD(Airペイ)', 'QR決済(Airペイ QR)', 'クレジットカード(オンライン決済)',
  'クレジットカード/電子マネー(Square)', '金券合計', '売掛合計',
]

export const airregi: Layout = {
  id: 'airregi',
  channel: { code: 'airregi', marketplace: false },
  headings: ['取引No', '会計日', '合計', 'メニュー名', '価格', '注文数量'],
  quoting: true,
  open: (c) => {
    const [no, at, title, price, count] = [c.text('取引No'), c.orderedAt(['会計日', '会計時間']), c.text('メニュー名'), c.neededYen('価格'), c.count('注文数量')]
    const [total, corrected, correctedText] = [c.neededYen('合計'), c.yen('修正後合計'), c.text('修正後合計')]
    const discount = c.optionalYen(c.has('割引/割増合計(税込)') ? '割引/割増合計(税込)' : '全体割引/割増(税込)')
    const points = c.optionalSum(['ポイント(Airペイ ポイント)', 'ポイント(ホットペッパーグルメ)', 'Pontaポイント(Airウォレット)'])
    const paidBy = tenders.filter((tender) => c.has(tender)).map((tender) => [tender.replace(/\(.*|合計$/, ''), c.yen(tender)] as const)
    const contact = c.contact({ channelCustomerId: '顧客番号', name: '顧客名', kana: '顧客名(カナ)' })
    let goods = 0
    return {
      orderNo: no,
      orderedAt: at,
      head(row, order) {
        // A receipt corrected afterwards has its last word in 修正後合計.
        const paid = correctedText(row) === '' ? total(row) : corrected(row)
        const reduction = discount(row)
        // The till's total already has discounts taken off, and surcharges in it.
        goods = paid + Math.max(0, -(reduction ?? 0))
        order.state = paid < 0 ? 'return' : 'ok'
        order.paid = true
        order.goods = goods
        order.discount = reduction === null ? null : Math.max(0, -reduction)
        order.outsidePayment = points(row)
        const method = paidBy.filter(([, amount]) => amount(row) !== 0).map(([name]) => name).join('・')
        order.paymentMethod = paidBy.length === 0 ? null : method
        order.contact = contact(row)
      },
      line(row, order) {
        const [quantity, unitPrice] = [count(row), price(row)]
        order.lines?.push({ productCode: '', productName: title(row), quantity, unitPrice, amount: quantity * unitPrice, taxPercent: null })
      },
      finish: (order) => includeTax(order, goods),
    }
  },
}
