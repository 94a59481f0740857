// 買い回り率: of those who bought A, how many bought B within 180 days after it.
import type { Shop } from '../facts/facts.ts'
import { basketsOf } from './baskets.ts'
import { customersWhere, historyOf } from './occasions.ts'
import { LEAST_SUPPORT, Pairs } from './pairs.ts'

/** Days after the first purchase of A in which B counts; whoever bought A later than that before the as-of day is not judged yet. */
export const CROSS_SELL_DAYS = 180

/** A → B, two different products, as indexes into the product columns. */
export interface CrossSell {
  from: number
  to: number
  /** Of the base, those with B on a later occasion at most 180 days after. */
  customers: number
  /** Customers whose first occasion with A lies at least 180 days back. */
  base: number
}

/** Pairs with at least five customers, most customers first; of one product A only where `only` is an index. 都度 and 定期 alike. */
export function crossSell(shop: Shop, only = -1): CrossSell[] {
  const past = historyOf(shop)
  const baskets = basketsOf(past)
  const { start, day } = past
  const products = shop.facts.productId.length
  const pairs = new Pairs(products)
  const base = new Int32Array(products)
  // Who was last seen with the product; and the last search in which it was found.
  const seen = new Int32Array(products).fill(-1)
  const found = new Int32Array(products).fill(-1)
  const ripe = shop.asOf - CROSS_SELL_DAYS
  let search = 0
  for (let c = 0; c < start.length - 1; c++) {
    const end = start[c + 1]
    for (let j = start[c]; j < end && day[j] <= ripe; j++) {
      for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) {
        const a = baskets.product[e]
        if (seen[a] === c || (only >= 0 && a !== only)) continue
        seen[a] = c
        base[a]++
        search++
        found[a] = search
        for (let later = j + 1; later < end && day[later] <= day[j] + CROSS_SELL_DAYS; later++) {
          for (let f = baskets.start[later]; f < baskets.start[later + 1]; f++) {
            const b = baskets.product[f]
            if (found[b] === search) continue
            found[b] = search
            pairs.count[pairs.of(a, b)]++
          }
        }
      }
    }
  }
  return pairs.ranked((e) => pairs.count[e] >= LEAST_SUPPORT)
    .map((e) => ({ from: pairs.from[e], to: pairs.to[e], customers: pairs.count[e], base: base[pairs.from[e]] }))
}

/** The customers of A → B, or with `to` = −1 all of A's base; ascending. */
export function crossSellPeople(shop: Shop, from: number, to: number): Int32Array {
  const past = historyOf(shop)
  const { start, day } = past
  const baskets = basketsOf(past)
  const holds = (j: number, product: number): boolean => baskets.product.subarray(baskets.start[j], baskets.start[j + 1]).includes(product)
  return customersWhere(start.length - 1, (c) => {
    for (let j = start[c]; j < start[c + 1] && day[j] <= shop.asOf - CROSS_SELL_DAYS; j++) {
      if (!holds(j, from)) continue
      if (to < 0) return true
      for (let later = j + 1; later < start[c + 1] && day[later] <= day[j] + CROSS_SELL_DAYS; later++) if (holds(later, to)) return true
      return false
    }
    return false
  })
}
