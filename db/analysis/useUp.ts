// 使い切り: how many days one piece of a product lasts, and who will have used theirs up soon. 都度 only.
import type { Shop } from '../facts/facts.ts'
import { basketsOf } from './baskets.ts'
import { historyOf, perHistory } from './occasions.ts'
import { Notes } from './pairs.ts'

/** Fewer intervals than this teach nothing. */
const LEAST_INTERVALS = 20
/** Ordered + 3 is the day of delivery where nothing is known of shipping (definitions §0). */
const DELIVERY = 3
/** How far ahead of the day one looks. */
const DUE_DAYS = 14

export interface UseUp {
  /** Days per piece: as the shop set them, else learned; 0 = not known. One per product. */
  days: Float64Array
  /** Where they come from. */
  from: ('entered' | 'learned' | null)[]
}

/**
 * Learned: the median, over customers and their neighbouring purchases of the product, of days between them ÷ pieces bought at the
 * first of the two; at least 20 such intervals. Two purchases on one day are no interval.
 */
export function useUp(shop: Shop): UseUp {
  return learn(historyOf(shop))
}

const learn = perHistory((past): UseUp => {
  const { shop } = past
  const { start, day } = past
  const { product, oneOff, start: first } = basketsOf(past)
  const products = shop.facts.productId.length
  const notes = new Notes('any')
  const customer = new Int32Array(products).fill(-1)
  const lastDay = new Int32Array(products)
  const pieces = new Int32Array(products)
  for (let c = 0; c < start.length - 1; c++) {
    for (let j = start[c]; j < start[c + 1]; j++) {
      for (let e = first[j]; e < first[j + 1]; e++) {
        const p = product[e]
        if (oneOff[e] === 0) continue
        if (customer[p] === c && day[j] > lastDay[p]) notes.add(p, (day[j] - lastDay[p]) / pieces[p])
        customer[p] = c
        lastDay[p] = day[j]
        pieces[p] = oneOff[e]
      }
    }
  }
  const learned = notes.medians(products, LEAST_INTERVALS)
  const entered = shop.facts.productDays
  return {
    days: Float64Array.from(learned, (median, p) => (entered[p] > 0 ? entered[p] : Math.max(0, median))),
    from: Array.from(learned, (median, p) => (entered[p] > 0 ? 'entered' : median > 0 ? 'learned' : null)),
  }
})

/** Calls `each` with every customer and product that will be used up from the day to 14 days on, by the latest purchase of it. */
export function eachDue(shop: Shop, { days }: UseUp, each: (customer: number, product: number) => void): void {
  const past = historyOf(shop)
  const { start, day } = past
  const { product, oneOff, start: first } = basketsOf(past)
  const seen = new Int32Array(days.length).fill(-1)
  for (let c = 0; c < start.length - 1; c++) {
    for (let j = start[c + 1] - 1; j >= start[c]; j--) {
      for (let e = first[j]; e < first[j + 1]; e++) {
        const p = product[e]
        if (oneOff[e] === 0 || days[p] <= 0 || seen[p] === c) continue
        seen[p] = c
        const left = day[j] + DELIVERY + Math.round(days[p] * oneOff[e]) - shop.asOf
        if (left >= 0 && left <= DUE_DAYS) each(c, p)
      }
    }
  }
}
