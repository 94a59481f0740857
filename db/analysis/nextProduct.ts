// 次に選ばれた商品: what people choose at the purchase after one with a certain product. 都度 only.
import type { Shop } from '../facts/facts.ts'
import { basketsOf } from './baskets.ts'
import type { Baskets } from './baskets.ts'
import { customersWhere, historyOf } from './occasions.ts'
import type { History } from './occasions.ts'
import { HAS_ONE_OFF } from './orderKinds.ts'
import { LEAST_SUPPORT, Notes, Pairs } from './pairs.ts'

/** One step A → B. Products are indexes into the product columns; A and B may be the same. */
export interface NextProduct {
  from: number
  to: number
  /** Customers who bought A on some occasion and B on the next. */
  customers: number
  /** Customers who bought A on some occasion and came again. */
  base: number
  /** The same counted by occasions: those after one with A, and of them those that hold B. */
  steps: number
  baseSteps: number
  /** Share of the occasions after A that hold B ÷ share of all next occasions that hold B: both by occasions, so that who comes often weighs alike above and below. */
  lift: number
  /** Median days from the occasion with A to the next one with B, each customer's first such step. */
  medianDays: number
}

/**
 * Calls `step` for each pair of neighbouring occasions of a customer, oldest first. Occasions that hold nothing but 定期 are passed over.
 * In: customer; occasions as in the history.
 */
function eachStep({ start, kinds }: History, c: number, step: (before: number, after: number) => void): void {
  let before = -1
  for (let j = start[c], end = start[c + 1]; j < end; j++) {
    if (!(kinds[j] & HAS_ONE_OFF)) continue
    if (before >= 0) step(before, j)
    before = j
  }
}

/**
 * Steps with at least five customers behind them, most customers first; of one product A only where `only` is an index (−1 = all).
 * Definitions §5: over customers who bought A in occasion i and have an occasion i + 1.
 */
export function nextProducts(shop: Shop, only = -1): NextProduct[] {
  const past = historyOf(shop)
  const baskets = basketsOf(past)
  const { day } = past
  const products = shop.facts.productId.length
  const pairs = new Pairs(products)
  const days = new Notes()
  const base = new Int32Array(products)
  const baseSteps = new Int32Array(products)
  const baseLast = new Int32Array(products).fill(-1)
  const holding = new Int32Array(products)
  let steps = 0
  let c = 0
  const count = (before: number, after: number): void => {
    steps++
    const [from, to] = [baskets.start[after], baskets.start[after + 1]]
    for (let e = from; e < to; e++) if (baskets.oneOff[e] > 0) holding[baskets.product[e]]++
    for (let e = baskets.start[before]; e < baskets.start[before + 1]; e++) {
      const a = baskets.product[e]
      if (baskets.oneOff[e] === 0 || (only >= 0 && a !== only)) continue
      baseSteps[a]++
      if (baseLast[a] !== c) { baseLast[a] = c; base[a]++ }
      for (let next = from; next < to; next++) {
        if (baskets.oneOff[next] === 0) continue
        const pair = pairs.of(a, baskets.product[next])
        pairs.more[pair]++
        if (pairs.last[pair] === c) continue
        pairs.last[pair] = c
        pairs.count[pair]++
        days.add(pair, day[after] - day[before])
      }
    }
  }
  for (; c < past.start.length - 1; c++) eachStep(past, c, count)
  const medians = days.medians(pairs.size, LEAST_SUPPORT)
  return pairs.ranked((e) => pairs.count[e] >= LEAST_SUPPORT).map((e) => {
    const [from, to] = [pairs.from[e], pairs.to[e]]
    const lift = (pairs.more[e] * steps) / (baseSteps[from] * holding[to])
    return { from, to, customers: pairs.count[e], base: base[from], steps: pairs.more[e], baseSteps: baseSteps[from], lift, medianDays: medians[e] }
  })
}

const holds = (baskets: Baskets, j: number, product: number): boolean => {
  for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) if (baskets.product[e] === product) return baskets.oneOff[e] > 0
  return false
}

/** The customers of a step A → B, or with `to` = −1 all who bought A and came again; ascending. */
export function nextProductPeople(shop: Shop, from: number, to: number): Int32Array {
  const past = historyOf(shop)
  const baskets = basketsOf(past)
  return customersWhere(past.start.length - 1, (c) => {
    let found = false
    eachStep(past, c, (before, after) => { found ||= holds(baskets, before, from) && (to < 0 || holds(baskets, after, to)) })
    return found
  })
}
