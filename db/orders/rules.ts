// What an order is worth and whether it counts: the one place where definitions §0 becomes arithmetic.
import { ALWAYS, NEVER } from '../facts/facts.ts'

/** The parts of an order as whole yen, tax included, reductions positive; null counts as 0. */
export interface AmountParts {
  goods: number | null
  shipping: number | null
  fee: number | null
  discount: number | null
  points: number | null
  refund: number | null
}
export interface Amounts {
  /** 売上: goods − what the shop takes off − refunds, ≥ 0; of a return ≤ 0. */
  sales: number
  /** Goods + shipping + fees − the same reductions − refunds, ≥ 0. */
  total: number
  /** Shipping that is left after reductions and refunds larger than the goods. */
  shipping: number
  /** Goods after reductions, before refunds. */
  net: number
}

/**
 * Sales and total of one order. A refund of unknown split takes goods first, then shipping. Of an order cancelled on a known day a
 * refund that reaches the goods is that cancellation's money: until then the order has its full worth, from then on it is void.
 */
export function amountsOf(parts: Counting): Amounts {
  const goods = parts.goods ?? 0
  const shipping = parts.shipping ?? 0
  const taken = (parts.discount ?? 0) + (parts.points ?? 0)
  if (parts.state === 'return') return givenBack(goods, shipping + (parts.fee ?? 0), taken)
  const net = Math.max(0, goods - taken)
  const given = parts.refund ?? 0
  const refund = parts.state === 'cancelled' && parts.cancelledDay !== null && given >= net ? 0 : given
  const beyondGoods = Math.max(0, taken - goods) + Math.max(0, refund - net)
  return {
    sales: Math.max(0, net - refund),
    total: Math.max(0, goods + shipping + (parts.fee ?? 0) - taken - refund),
    shipping: Math.max(0, shipping - beyondGoods),
    net,
  }
}

/** A return: less than nothing. What had been taken off the goods was never paid, so it is not given back. */
function givenBack(goods: number, beside: number, taken: number): Amounts {
  const sales = Math.min(0, goods + taken)
  return { sales, total: Math.min(0, sales + Math.min(0, beside)), shipping: 0, net: sales }
}

export type WhyNot = 'cancelled' | 'unfinished' | 'returned' | 'test' | 'zeroYen'
export interface Counting extends AmountParts { state: string | null; cancelledDay: number | null }

/** Why an order does not count, or null. Unpaid orders are judged by the figures, because a setting decides. */
export function whyNotCounted(order: Counting): WhyNot | null {
  if (order.state === 'cancelled' || order.state === 'unfinished' || order.state === 'test' || order.state === 'returned') return order.state
  if (order.state === 'return') return 'returned'
  // Less than nothing is goods given back: no purchase either.
  if ((order.goods ?? 0) <= 0) return 'zeroYen'
  const refund = order.refund ?? 0
  if (refund > 0 && refund >= amountsOf(order).net) return 'returned'
  return null
}

/** First day on which the order no longer counts; NEVER for a good one, ALWAYS where the day is not known. */
export function voidDayOf(order: Counting): number {
  const why = whyNotCounted(order)
  if (why === null) return NEVER
  return why === 'cancelled' && order.cancelledDay !== null ? order.cancelledDay : ALWAYS
}

/**
 * Spreads an order-level reduction over the lines by amount; what rounding leaves goes to the largest line.
 * In: line amounts, the reduction (≤ their sum is taken off, never more). Out: the amounts that are left, whole yen.
 */
export function spreadReduction(amounts: readonly number[], reduction: number): number[] {
  const sum = amounts.reduce((a, b) => a + b, 0)
  if (reduction <= 0 || sum <= 0) return [...amounts]
  const taken = Math.min(reduction, sum)
  const left = amounts.map((amount) => amount - Math.floor((amount * taken) / sum))
  let rest = left.reduce((a, b) => a + b, 0) - (sum - taken)
  // The largest line bears the rest; only where it has not so much left does the next one help.
  for (const i of [...amounts.keys()].sort((a, b) => amounts[b] - amounts[a] || a - b)) {
    const borne = Math.min(left[i], rest)
    left[i] -= borne
    rest -= borne
  }
  return left
}
