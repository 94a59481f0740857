// 一緒に買われた商品: two products on one purchase occasion.
import type { Shop } from '../facts/facts.ts'
import { basketsOf, holdersOf } from './baskets.ts'
import type { Baskets } from './baskets.ts'
import { historyOf, perHistory } from './occasions.ts'
import type { History } from './occasions.ts'
import { PairTable, TABLE_PRODUCTS } from './pairTable.ts'
import { Beside, LEAST_SUPPORT, ranked } from './pairs.ts'

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

const allPairs = perHistory((past) => pairsOf(past, past.shop.facts.productId.length <= TABLE_PRODUCTS))

/** Counted in a table of all pairs, or one product at a time: the same pairs either way. */
export function pairsOf(past: History, inTable: boolean): Together[] {
  const baskets = basketsOf(past)
  const products = past.shop.facts.productId.length
  const holding = new Int32Array(products)
  let all = 0
  for (let j = 0; j < past.day.length; j++) {
    if (baskets.start[j] < baskets.start[j + 1]) all++
    for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) holding[baskets.product[e]]++
  }
  const pairs: Together[] = []
  const put = (a: number, b: number, occasions: number, customers: number): void => {
    if (occasions < LEAST_SUPPORT) return
    const [from, to] = holding[a] <= holding[b] ? [a, b] : [b, a]
    pairs.push({ from, to, occasions, customers, base: holding[from], toBase: holding[to], all, lift: (occasions * all) / (holding[a] * holding[b]) })
  }
  if (inTable) countInTable(past, baskets, products, put)
  else countByProduct(past, baskets, products, put)
  return ranked(pairs, ({ occasions }) => occasions)
}

/** Each pair once: a < b. */
type Put = (a: number, b: number, occasions: number, customers: number) => void

function countInTable({ start }: History, baskets: Baskets, products: number, put: Put): void {
  const table = new PairTable(products)
  for (let c = 0; c + 1 < start.length; c++) {
    for (let j = start[c]; j < start[c + 1]; j++) {
      const end = baskets.start[j + 1]
      for (let e = baskets.start[j]; e < end; e++) {
        const a = baskets.product[e]
        for (let f = e + 1; f < end; f++) {
          const b = baskets.product[f]
          table.add(a < b ? a : b, a < b ? b : a, c)
        }
      }
    }
  }
  for (let a = 0, cell = 0; a < products; a++) for (let b = 0; b < products; b++, cell++) put(a, b, table.occasions[cell], table.customers[cell])
}

function countByProduct(past: History, baskets: Baskets, products: number, put: Put): void {
  const { start, occasion, customer } = holdersOf(past)
  const beside = new Beside(products)
  for (let a = 0; a < products; a++) {
    for (let k = start[a]; k < start[a + 1]; k++) {
      const j = occasion[k]
      for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) if (baskets.product[e] > a) beside.add(baskets.product[e], customer[j])
    }
    for (let m = 0; m < beside.size; m++) put(a, beside.met[m], beside.occasions[beside.met[m]], beside.customers[beside.met[m]])
    beside.clear()
  }
}

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
