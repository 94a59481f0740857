// An order as a row of its table.
import { amountsOf } from '../orders/rules.ts'
import { fields } from './sighting.ts'
import type { Sighting } from './sighting.ts'

export const orderColumns = ['id', 'channelId', 'orderNo', ...fields, 'sales', 'total', 'hash', 'version'] as const

/** The values of an order's row, in the order of `orderColumns`. A text said to be empty looks here like one not said. */
export function orderRow(id: number, channelId: number, orderNo: string, s: Sighting, hash: number, version: number) {
  const amounts = amountsOf(s)
  return [
    id, channelId, orderNo, s.orderedDay, s.minute, s.contactId, s.state, s.cancelledDay, s.paid, s.shippedDay, s.goods, s.shipping, s.fee, s.discount, s.points,
    s.outsidePayment, s.refund, s.paymentMethod || null, s.note || null, s.subscription, s.gift, s.contractKey, amounts.sales, amounts.total, hash, version,
  ]
}
