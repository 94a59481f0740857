// 買い回り率: of those who bought A, how many bought B within 180 days after it.
import type { Shop } from '../facts/facts.ts'
import { basketsOf, holdersOf } from './baskets.ts'
import { historyOf, perHistory } from './occasions.ts'
import type { History } from './occasions.ts'
import { PairTable, TABLE_PRODUCTS } from './pairTable.ts'
import { Beside, LEAST_SUPPORT, ranked } from './pairs.ts'

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
export function crossSell(shop: Shop, only = -1): readonly CrossSell[] {
  return only < 0 ? allPairs(historyOf(shop)) : pairsByProduct(historyOf(shop), only)
}

const allPairs = perHistory((past) => (past.shop.facts.productId.length <= TABLE_PRODUCTS ? pairsInTable(past) : pairsByProduct(past, -1)))

/** All pairs in one reading of the customers. */
export function pairsInTable(past: History): CrossSell[] {
  const { shop, start, day } = past
  const { start: first, product } = basketsOf(past)
  const products = shop.facts.productId.length
  const ripe = shop.asOf - CROSS_SELL_DAYS
  const table = new PairTable(products)
  const base = new Int32Array(products)
  const met = new Int32Array(products).fill(-1)
  for (let c = 0; c + 1 < start.length; c++) {
    const end = start[c + 1]
    for (let j = start[c]; j < end && day[j] <= ripe; j++) {
      for (let e = first[j]; e < first[j + 1]; e++) {
        const from = product[e]
        if (met[from] === c) continue
        met[from] = c
        base[from]++
        for (let later = j + 1; later < end && day[later] <= day[j] + CROSS_SELL_DAYS; later++) {
          for (let f = first[later]; f < first[later + 1]; f++) if (product[f] !== from) table.add(from, product[f], c)
        }
      }
    }
  }
  const pairs: CrossSell[] = []
  for (let from = 0, cell = 0; from < products; from++) {
    for (let to = 0; to < products; to++, cell++) if (table.customers[cell] >= LEAST_SUPPORT) pairs.push({ from, to, customers: table.customers[cell], base: base[from] })
  }
  return ranked(pairs, ({ customers }) => customers)
}

/** One product at a time; only that one where `only` is an index. */
export function pairsByProduct(past: History, only: number): CrossSell[] {
  const baskets = basketsOf(past)
  const products = past.shop.facts.productId.length
  const beside = new Beside(products)
  const pairs: CrossSell[] = []
  for (let from = 0; from < products; from++) {
    if (only >= 0 && from !== only) continue
    let base = 0
    eachFirst(past, from, (c, j) => {
      base++
      for (let later = j + 1; later < past.start[c + 1] && past.day[later] <= past.day[j] + CROSS_SELL_DAYS; later++) {
        for (let e = baskets.start[later]; e < baskets.start[later + 1]; e++) if (baskets.product[e] !== from) beside.add(baskets.product[e], c)
      }
    })
    for (let m = 0; m < beside.size; m++) {
      const to = beside.met[m]
      if (beside.customers[to] >= LEAST_SUPPORT) pairs.push({ from, to, customers: beside.customers[to], base })
    }
    beside.clear()
  }
  return ranked(pairs, ({ customers }) => customers)
}

/** How many customers began at least 180 days ago. */
export function customersJudged(shop: Shop): number {
  const { start, day } = historyOf(shop)
  let n = 0
  for (let c = 0; c < start.length - 1; c++) if (start[c] < start[c + 1] && day[start[c]] <= shop.asOf - CROSS_SELL_DAYS) n++
  return n
}

/** Calls `each` with every customer whose first occasion with the product lies at least 180 days back, and that occasion; ascending. */
function eachFirst(past: History, product: number, each: (customer: number, occasion: number) => void): void {
  const { start, occasion, customer } = holdersOf(past)
  const ripe = past.shop.asOf - CROSS_SELL_DAYS
  let last = -1
  for (let k = start[product]; k < start[product + 1]; k++) {
    const j = occasion[k]
    const c = customer[j]
    if (c === last) continue
    last = c
    if (past.day[j] <= ripe) each(c, j)
  }
}

/** The customers of A → B, or with `to` = −1 all of A's base; ascending. */
export function crossSellPeople(shop: Shop, from: number, to: number): Int32Array {
  const past = historyOf(shop)
  const baskets = basketsOf(past)
  const people: number[] = []
  eachFirst(past, from, (c, j) => {
    let found = to < 0
    for (let later = j + 1; !found && later < past.start[c + 1] && past.day[later] <= past.day[j] + CROSS_SELL_DAYS; later++) {
      for (let e = baskets.start[later]; e < baskets.start[later + 1]; e++) found ||= baskets.product[e] === to
    }
    if (found) people.push(c)
  })
  return Int32Array.from(people)
}
