// スマレジ: 取引明細CSV. One row per product; every column of the receipt repeats. Goods given back are rows of their own kind.
import type { Layout, Row } from './layout.ts'
import { shareOver, sumOf } from './sharing.ts'

const kindHeadings = ['取引明細区分 （1：通常、2：返品、3：部門売り）', '取引明細区分']

export const smaregi: Layout = {
  id: 'smaregi',
  channel: { code: 'smaregi', marketplace: false },
  headings: ['取引ID', '取引日時', '合計', '商品名', '数量', '値引き後計'],
  quoting: true,
  open: (c) => {
    const [no, at, kind, soldPieces] = [c.text('取引ID'), c.orderedAt('取引日時'), c.text(kindHeadings.find((one) => c.has(one)) ?? ''), c.yen('数量合計')]
    const [total, reduction, rate, points, voided] = [c.neededYen('合計'), c.yen('小計値引き'), c.text('小計割引率'), c.optionalYen('ポイント値引き'), c.text('取消区分')]
    const [code, title, price, count, amount] = [c.text('商品コード'), c.text('商品名'), c.yen('販売単価'), c.count('数量'), c.neededYen('値引き後計')]
    const contact = c.contact({ channelCustomerId: c.has('会員コード') ? '会員コード' : '会員ID' })
    const isReturn = (row: Row): boolean => kind(row) === '2'
    // Goods given back on a receipt that also sells something belong to an earlier one: they are taken apart from the sale.
    const isMixed = (row: Row): boolean => isReturn(row) && soldPieces(row) > 0
    let [paid, byRate] = [0, false]
    return {
      orderNo: (row) => (isMixed(row) ? `${no(row)}-返品` : no(row)),
      orderedAt: at,
      head(row, order) {
        paid = total(row)
        order.state = isReturn(row) ? 'return' : voided(row) === '1' ? 'cancelled' : 'ok'
        order.paid = true
        order.discount = Math.abs(reduction(row))
        order.points = Math.abs(points(row) ?? 0)
        byRate = Number(rate(row)) > 0
        order.contact = contact(row)
      },
      line(row, order) {
        const [quantity, sum, back] = [count(row), amount(row), isReturn(row)]
        const taken = back ? -Math.abs(sum) : sum
        order.lines?.push({
          productCode: code(row), productName: title(row), quantity: back ? -Math.abs(quantity) : quantity,
          unitPrice: price(row) || Math.abs(quantity === 0 ? sum : Math.round(sum / quantity)), amount: taken, taxPercent: null,
        })
      },
      finish(order) {
        const lines = order.lines ?? []
        const sum = sumOf(lines)
        order.goods = sum
        const points = order.points ?? 0
        // What is taken off a mixed receipt is taken off the sale.
        if (order.state === 'return') [order.discount, order.points] = [0, 0]
        else if (byRate) order.discount = Math.max(0, sum - points - paid)
        else if (paid > sum - (order.discount ?? 0) - points) {
          // Prices without tax: the total has it.
          order.goods = paid + (order.discount ?? 0) + points
          shareOver(lines, order.goods)
        }
      },
    }
  },
}
