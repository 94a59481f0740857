// What no order of a small shop ever comes to: beyond it a number is a mistake, and would not fit where it is counted.
import type { OrderRecord } from '../record.ts'

/** The largest amount (whole yen, or the currency's smallest unit) and the largest number of pieces. */
export const LARGEST = 1_000_000_000

/** A table with more columns is none of a cart's or till's. */
export const MOST_COLUMNS = 2_000

/** The first amount of an assembled order that is beyond all measure (goods, extras, total, lines), or null. */
export function tooLarge(order: OrderRecord): number | null {
  const { goods, shipping, fee, discount, points, outsidePayment, refund } = order
  const total = (goods ?? 0) + (shipping ?? 0) + (fee ?? 0)
  const amounts = [goods, shipping, fee, discount, points, outsidePayment, refund, total]
  for (const amount of amounts) if (amount !== null && Math.abs(amount) > LARGEST) return amount
  for (const line of order.lines ?? []) {
    if (Math.abs(line.amount) > LARGEST) return line.amount
    if (Math.abs(line.unitPrice) > LARGEST) return line.unitPrice
  }
  return null
}
