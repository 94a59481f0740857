// Square: transactions export. One row per payment or refund; what was sold stands in the items export (squareItems.ts).
import type { OrderState } from '../record.ts'
import type { Layout, Row } from './layout.ts'

const tenders = [['Card', 'カード'], ['Cash', '現金'], ['Square Gift Card', 'ギフトカード'], ['Cash App', 'Cash App']] as const

function stateOf(event: string, status: string): OrderState {
  if (/^(refund|返金)/i.test(event)) return 'return'
  return /void|cancel/i.test(status) ? 'cancelled' : /pending|fail|incomplete/i.test(status) ? 'unfinished' : 'ok'
}

export const square: Layout = {
  id: 'square',
  channel: { code: 'square', marketplace: false },
  headings: ['Date', 'Transaction ID', 'Gross Sales', 'Net Sales', 'Total Collected', 'Event Type'],
  quoting: true,
  open: (c) => {
    const [no, at, event, status] = [c.text('Transaction ID'), c.orderedAt(['Date', 'Time']), c.text('Event Type'), c.text('Transaction Status')]
    const [net, tax, discount, service, tip, partial] =
      [c.neededYen('Net Sales'), c.yen('Tax'), c.yen('Discounts'), c.yen('Service Charges'), c.yen('Tip'), c.yen('Partial Refunds')]
    const paidBy = tenders.filter(([heading]) => c.has(heading)).map(([heading, name]) => [name, c.yen(heading)] as const)
    const [otherTender, otherType, note] = [c.yen('Other Tender'), c.text('Other Tender Type'), c.optional('Description')]
    const contact = c.contact({ channelCustomerId: 'Customer ID', name: 'Customer Name', givenNameFirst: true })
    const methodOf = (row: Row): string => {
      const names = paidBy.filter(([, amount]) => amount(row) !== 0).map(([name]) => name)
      return [...names, ...(otherTender(row) === 0 ? [] : [otherType(row) || 'その他'])].join('・')
    }
    return {
      orderNo: no,
      orderedAt: at,
      head(row, order) {
        order.state = stateOf(event(row), status(row))
        order.lines = null
        order.paid = true
        order.contact = contact(row)
        order.paymentMethod = methodOf(row)
        if (order.state === 'return') {
          // A refund of an amount, without goods, stands under Partial Refunds alone.
          order.goods = -Math.abs(net(row) + tax(row)) || -Math.abs(partial(row))
          ;[order.discount, order.fee] = [0, 0]
          return
        }
        // Net Sales = Gross Sales − Discounts + Service Charges, without tax; what the customer paid for goods has the tax in it.
        const reduction = Math.abs(discount(row))
        order.goods = net(row) - service(row) + tax(row) + reduction
        order.discount = reduction
        order.fee = service(row) + tip(row)
        order.refund = Math.abs(partial(row))
        order.note = note(row)
      },
      line() {},
    }
  },
}
