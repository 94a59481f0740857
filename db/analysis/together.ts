// 一緒に買われた商品: two products on one purchase occasion.
import type { Shop } from '../facts/facts.ts'
import { basketsOf } from './baskets.ts'
import { customersWhere, historyOf } from './occasions.ts'
import { LEAST_SUPPORT, Pairs } from './pairs.ts'

/** Two products; `from` is the one on fewer occasions, so that its share is the higher of the two. Indexes into the product columns. */
export interface Together {
  from: number
  to: number
  /** Support: occasions that hold both, and the customers whose occasions they are. */
  occasions: number
  customers: number
  /** Occasions that hold `from`, `to`, and any product at all. Confidence = occasions ÷ base. */
  base: number
  toBase: number
  all: number
  /** How many times as often as if the two were bought without regard to each other. */
  lift: number
}

/** Pairs on at least five occasions, most occasions first. Occasions of named customers; 都度 and 定期 alike. */
export function together(shop: Shop): Together[] {
  const past = historyOf(shop)
  const baskets = basketsOf(past)
  const products = shop.facts.productId.length
  const pairs = new Pairs(products)
  const holding = new Int32Array(products)
  let all = 0
  for (let c = 0; c < past.start.length - 1; c++) {
    for (let j = past.start[c]; j < past.start[c + 1]; j++) {
      const [from, to] = [baskets.start[j], baskets.start[j + 1]]
      if (from < to) all++
      for (let e = from; e < to; e++) {
        const a = baskets.product[e]
        holding[a]++
        for (let f = e + 1; f < to; f++) {
          const b = baskets.product[f]
          const pair = a < b ? pairs.of(a, b) : pairs.of(b, a)
          pairs.count[pair]++
          if (pairs.last[pair] === c) continue
          pairs.last[pair] = c
          pairs.more[pair]++
        }
      }
    }
  }
  return pairs.ranked((e) => pairs.count[e] >= LEAST_SUPPORT).map((e) => {
    const [a, b, occasions] = [pairs.from[e], pairs.to[e], pairs.count[e]]
    const [from, to] = holding[a] <= holding[b] ? [a, b] : [b, a]
    return { from, to, occasions, customers: pairs.more[e], base: holding[from], toBase: holding[to], all, lift: (occasions * all) / (holding[from] * holding[to]) }
  })
}

/** Customers with an occasion that holds both, ascending. */
export function togetherPeople(shop: Shop, a: number, b: number): Int32Array {
  const past = historyOf(shop)
  const baskets = basketsOf(past)
  return customersWhere(past.start.length - 1, (c) => {
    for (let j = past.start[c]; j < past.start[c + 1]; j++) {
      const held = baskets.product.subarray(baskets.start[j], baskets.start[j + 1])
      if (held.includes(a) && held.includes(b)) return true
    }
    return false
  })
}
