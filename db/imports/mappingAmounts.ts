// What the amounts of a taught layout come to: goods, reductions and lines of one order that add up.
import type { Mapping, MappingField } from './model.ts'
import type { OrderRecord } from './record.ts'

/** What the first row of an order says, as it stands there; left out where it says nothing. */
export type HeadAmounts = Partial<Record<'goods' | 'total' | 'shipping' | 'fee' | 'discount' | 'coupon' | 'points' | 'refund', number>>

export interface Settling {
  mapping: Mapping
  has: (field: MappingField) => boolean
  /** The lines say their amounts. */
  priced: boolean
  /** Adds the tax where the file leaves it out. */
  taxed: (amount: number) => number
}

/** Headings of what is left to pay after points and coupons of others; any other total stands before them. */
const billed = /請求|支払|お支払|入金額|billed|amount due|amount paid|\bpaid\b/i

/**
 * Fills in an order's amounts once all its rows are in. Goods are, in this order: their own column, the sum of the lines, the total
 * less shipping and fees plus what was taken off. A total beside lines is the authority: what it lacks was taken off, what it has
 * more is shipping, where the file has no columns for these. false = nothing says what the order is worth.
 */
export function settle(order: OrderRecord, said: HeadAmounts, { mapping, has, priced, taxed }: Settling): boolean {
  const [points, coupon] = [Math.abs(said.points ?? 0), Math.abs(said.coupon ?? 0)]
  const [shopPoints, shopCoupon] = [mapping.pointsBy === 'shop', mapping.couponsBy === 'shop']
  order.discount = has('discount') || (has('coupon') && shopCoupon) ? Math.abs(taxed(said.discount ?? 0)) + (shopCoupon ? taxed(coupon) : 0) : null
  order.points = has('points') && shopPoints ? points : null
  const outside = (shopPoints ? 0 : points) + (shopCoupon ? 0 : coupon)
  order.outsidePayment = (has('points') && !shopPoints) || (has('coupon') && !shopCoupon) ? outside : null

  const lines = order.lines ?? []
  const sum = lines.reduce((all, line) => all + line.amount, 0)
  const total = said.total === undefined ? null : taxed(said.total)
  const extras = (order.shipping ?? 0) + (order.fee ?? 0)
  const taken = (order.discount ?? 0) + (order.points ?? 0)
  const after = billed.test([mapping.columns.total ?? ''].flat().join(' '))
  if (said.goods !== undefined) order.goods = taxed(said.goods)
  else if (priced && lines.length > 0) {
    order.goods = sum
    if (total !== null && sum >= 0) reconcile(order, total + (after ? outside : 0) - (sum + extras - taken), has, mapping)
  } else if (total !== null) {
    const goods = total - extras + taken + (after ? outside : 0)
    order.goods = total < 0 ? goods : Math.max(0, goods)
  } else return false
  if (!priced) spread(order)
  if (order.goods < 0 && order.state !== 'cancelled') order.state = 'return'
  return true
}

/** Puts the difference between the stated total and the parts where it belongs. */
function reconcile(order: OrderRecord, difference: number, has: Settling['has'], mapping: Mapping): void {
  const lines = order.lines ?? []
  if (difference === 0) return
  if (!mapping.taxIncluded && Math.abs(difference) <= lines.length + 2) {
    // Only rounded otherwise: the largest line takes it.
    const largest = lines.reduce((best, line) => (line.amount > best.amount ? line : best), lines[0])
    largest.amount += difference
    order.goods = (order.goods ?? 0) + difference
  } else if (difference < 0 && !has('discount') && !has('coupon')) order.discount = (order.discount ?? 0) - difference
  else if (difference > 0 && !has('shipping')) order.shipping = difference
  else if (difference > 0 && !has('fee')) order.fee = difference
}

/** Goods whose lines have no amounts: by pieces, the remainder to the first line. */
function spread(order: OrderRecord): void {
  const lines = order.lines ?? []
  const pieces = lines.reduce((all, line) => all + line.quantity, 0)
  if (lines.length === 0 || pieces <= 0) return
  let left = order.goods ?? 0
  for (const line of lines) {
    line.amount = Math.trunc((order.goods ?? 0) * line.quantity / pieces)
    left -= line.amount
  }
  lines[0].amount += left
  for (const line of lines) line.unitPrice = line.quantity === 0 ? line.amount : Math.round(line.amount / line.quantity)
}
