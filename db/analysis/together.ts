// 一緒に買われた商品: two products on one purchase occasion.
import type { Shop } from '../facts/facts.ts'
import { basketsOf, holdersOf } from './baskets.ts'
import { historyOf } from './occasions.ts'
import { Beside, LEAST_SUPPORT, ranked, remembered } from './pairs.ts'

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
export function together(shop: Shop): readonly Together[] {
  return allPairs(historyOf(shop))
}

const allPairs = remembered((past): Together[] => {
  const { shop } = past
  const baskets = basketsOf(past)
  const { start, occasion, customer } = holdersOf(past)
  const products = shop.facts.productId.length
  const holding = (p: number): number => start[p + 1] - start[p]
  let all = 0
  for (let j = 0; j < past.day.length; j++) if (baskets.start[j] < baskets.start[j + 1]) all++
  const beside = new Beside(products)
  const pairs: Together[] = []
  for (let a = 0; a < products; a++) {
    for (let k = start[a]; k < start[a + 1]; k++) {
      const j = occasion[k]
      // Each pair once: by its smaller product.
      for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) if (baskets.product[e] > a) beside.add(baskets.product[e], customer[j])
    }
    for (let m = 0; m < beside.size; m++) {
      const b = beside.met[m]
      const [occasions, customers] = [beside.occasions[b], beside.customers[b]]
      if (occasions < LEAST_SUPPORT) continue
      const [from, to] = holding(a) <= holding(b) ? [a, b] : [b, a]
      pairs.push({ from, to, occasions, customers, base: holding(from), toBase: holding(to), all, lift: (occasions * all) / (holding(a) * holding(b)) })
    }
    beside.clear()
  }
  return ranked(pairs, ({ occasions }) => occasions)
})

/** Customers with an occasion that holds both, ascending. */
export function togetherPeople(shop: Shop, a: number, b: number): Int32Array {
  const past = historyOf(shop)
  const baskets = basketsOf(past)
  const { start, occasion, customer } = holdersOf(past)
  const people: number[] = []
  for (let k = start[a]; k < start[a + 1]; k++) {
    const j = occasion[k]
    let found = false
    for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) found ||= baskets.product[e] === b
    if (found && people[people.length - 1] !== customer[j]) people.push(customer[j])
  }
  return Int32Array.from(people)
}
