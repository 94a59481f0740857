// Square: items export. One row per item sold, without the amounts of the whole payment, which square.ts has.
import { rateOf } from './amazon.ts'
import type { Layout, Row } from './layout.ts'
import { square } from './square.ts'

export const squareItems: Layout = {
  id: 'square-items',
  channel: square.channel,
  headings: ['Date', 'Transaction ID', 'Item', 'Qty', 'Gross Sales', 'Net Sales', 'Event Type'],
  quoting: true,
  open: (c) => {
    const [no, at, event] = [c.text('Transaction ID'), c.orderedAt(['Date', 'Time']), c.text('Event Type')]
    const [item, point, sku, count] = [c.text('Item'), c.text('Price Point Name'), c.text('SKU'), c.pieces('Qty')]
    const [gross, discount, tax] = [c.neededYen('Gross Sales'), c.yen('Discounts'), c.yen('Tax')]
    const contact = c.contact({ channelCustomerId: 'Customer ID', name: 'Customer Name', givenNameFirst: true })
    const isReturn = (row: Row): boolean => /^(refund|返金)/i.test(event(row))
    return {
      orderNo: no,
      orderedAt: at,
      head(row, order) {
        // Whether a payment came about is for the transactions to say.
        order.state = isReturn(row) ? 'return' : null
        ;[order.goods, order.discount] = [0, 0]
        order.contact = contact(row)
      },
      line(row, order) {
        const [back, quantity, reduction] = [isReturn(row), count(row), Math.abs(discount(row))]
        const amount = Math.abs(gross(row)) + Math.abs(tax(row))
        if (back && order.state !== 'return') {
          // A refund under the payment's own number is linked by it.
          order.refund = (order.refund ?? 0) + amount - reduction
          return
        }
        const sign = back ? -1 : 1
        const taken = back ? amount - reduction : amount
        order.goods = (order.goods ?? 0) + sign * taken
        order.discount = (order.discount ?? 0) + (back ? 0 : reduction)
        const choice = point(row)
        const name = item(row) + (choice === '' || /^(regular|通常)$/i.test(choice) ? '' : ' ' + choice)
        const pieces = Math.abs(quantity)
        order.lines?.push({
          productCode: sku(row), productName: name, quantity: sign * pieces, unitPrice: pieces > 0 ? Math.round(taken / pieces) : taken, amount: sign * taken,
          taxPercent: rateOf(amount - reduction, Math.abs(tax(row))),
        })
      },
    }
  },
}
