// Stripe: payments export. One row per charge in UTC, with an e-mail address and nothing else about the buyer or the goods.
import type { OrderState } from '../record.ts'
import type { Layout } from './layout.ts'
import { shortNote } from './payment.ts'

function stateOf(status: string): OrderState {
  if (/^cancell?ed/i.test(status)) return 'cancelled'
  return /^(failed|incomplete|requires|uncaptured|expired|blocked|pending)/i.test(status) ? 'unfinished' : 'ok'
}

const createdHeadings = ['Created date (UTC)', 'Created (UTC)']

/** The export's columns are the user's own choice; the heading of the time is one of two. */
const layoutWith = (created: string): Layout => ({
  id: 'stripe',
  channel: { code: 'stripe', marketplace: false },
  headings: ['id', created, 'Amount', 'Currency', 'Status'],
  quoting: true,
  open: (c) => {
    const [no, at, status, amount, note] = [c.text('id'), c.orderedAt(createdHeadings.find((one) => c.has(one)) ?? created, true), c.text('Status'), c.neededYen('Amount'), c.optional('Description')]
    const [refunded, otherRefunded] = [c.optionalYen('Amount Refunded'), c.optionalYen('Refunded Amount')]
    const contact = c.contact({ email: c.has('Customer Email') ? 'Customer Email' : 'Customer email', name: 'Customer Name', phone: 'Customer Phone' })
    return {
      orderNo: no,
      orderedAt: at,
      head(row, order) {
        order.state = stateOf(status(row))
        order.paid = order.state === 'ok' ? true : null
        order.goods = amount(row)
        order.refund = refunded(row) ?? otherRefunded(row)
        order.note = shortNote(note(row))
        order.contact = contact(row)
        order.lines = null
      },
      line() {},
    }
  },
})

export const stripe: readonly Layout[] = createdHeadings.map(layoutWith)
