// 次に選ばれた商品: what people choose at the purchase after one with a certain product. 都度 only.
import type { Shop } from '../facts/facts.ts'
import { basketsOf, holdersOf } from './baskets.ts'
import type { Baskets } from './baskets.ts'
import { historyOf, perHistory } from './occasions.ts'
import type { History } from './occasions.ts'
import { HAS_ONE_OFF } from './orderKinds.ts'
import { PairTable, TABLE_PRODUCTS } from './pairTable.ts'
import { Beside, LEAST_SUPPORT, Notes, ranked } from './pairs.ts'

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

/** For each occasion the next one of the same customer, −1 = none. Occasions that hold nothing but 定期 are passed over and have none. */
function nextOccasions({ start, kinds, day }: History): Int32Array {
  const next = new Int32Array(day.length).fill(-1)
  for (let c = 0; c < start.length - 1; c++) {
    let after = -1
    for (let j = start[c + 1] - 1; j >= start[c]; j--) {
      if (!(kinds[j] & HAS_ONE_OFF)) continue
      next[j] = after
      after = j
    }
  }
  return next
}

/**
 * Steps with at least five customers behind them, most customers first; of one product A only where `only` is an index (−1 = all).
 * Definitions §5: over customers who bought A in occasion i and have an occasion i + 1.
 */
export function nextProducts(shop: Shop, only = -1): readonly NextProduct[] {
  return only < 0 ? allSteps(historyOf(shop)) : stepsByProduct(historyOf(shop), only)
}

const allSteps = perHistory((past) => (past.shop.facts.productId.length <= TABLE_PRODUCTS ? stepsInTable(past) : stepsByProduct(past, -1)))

/** All steps in one reading of the customers. */
export function stepsInTable(past: History): NextProduct[] {
  const { shop, start, day, kinds } = past
  const { start: first, product, oneOff } = basketsOf(past)
  const products = shop.facts.productId.length
  const table = new PairTable(products)
  const [base, baseSteps, holding, met] = [new Int32Array(products), new Int32Array(products), new Int32Array(products), new Int32Array(products).fill(-1)]
  let all = 0
  const days = new Notes('whole')
  for (let c = 0; c + 1 < start.length; c++) {
    let before = -1
    for (let j = start[c]; j < start[c + 1]; j++) {
      if (!(kinds[j] & HAS_ONE_OFF)) continue
      if (before >= 0) {
        all++
        for (let f = first[j]; f < first[j + 1]; f++) if (oneOff[f] > 0) holding[product[f]]++
        for (let e = first[before]; e < first[before + 1]; e++) {
          if (oneOff[e] === 0) continue
          const from = product[e]
          baseSteps[from]++
          if (met[from] !== c) { met[from] = c; base[from]++ }
          for (let f = first[j]; f < first[j + 1]; f++) {
            if (oneOff[f] > 0 && table.add(from, product[f], c)) days.add(from * products + product[f], day[j] - day[before])
          }
        }
      }
      before = j
    }
  }
  const medians = days.medians(products * products, LEAST_SUPPORT)
  const pairs: NextProduct[] = []
  for (let from = 0, cell = 0; from < products; from++) {
    for (let to = 0; to < products; to++, cell++) {
      const [customers, steps] = [table.customers[cell], table.occasions[cell]]
      if (customers < LEAST_SUPPORT) continue
      pairs.push({ from, to, customers, base: base[from], steps, baseSteps: baseSteps[from], lift: (steps * all) / (baseSteps[from] * holding[to]), medianDays: medians[cell] })
    }
  }
  return ranked(pairs, ({ customers }) => customers)
}

/** One product A at a time; only that one where `only` is an index. */
export function stepsByProduct(past: History, only: number): NextProduct[] {
  const { shop } = past
  const baskets = basketsOf(past)
  const { start, occasion, oneOff, customer } = holdersOf(past)
  const products = shop.facts.productId.length
  const next = nextOccasions(past)
  let all = 0
  const holding = new Int32Array(products)
  for (const j of next) {
    if (j < 0) continue
    all++
    for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) if (baskets.oneOff[e] > 0) holding[baskets.product[e]]++
  }
  const beside = new Beside(products)
  const days = new Notes('whole')
  const pairs: NextProduct[] = []
  for (let from = 0; from < products; from++) {
    if (only >= 0 && from !== only) continue
    let [base, baseSteps, last] = [0, 0, -1]
    for (let k = start[from]; k < start[from + 1]; k++) {
      const j = next[occasion[k]]
      if (j < 0 || oneOff[k] === 0) continue
      const c = customer[j]
      baseSteps++
      if (c !== last) { last = c; base++ }
      for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) {
        const to = baskets.product[e]
        if (baskets.oneOff[e] > 0 && beside.add(to, c)) days.add(to, past.day[j] - past.day[occasion[k]])
      }
    }
    if (base >= LEAST_SUPPORT) {
      const medians = days.medians(products, LEAST_SUPPORT)
      for (let m = 0; m < beside.size; m++) {
        const to = beside.met[m]
        const customers = beside.customers[to]
        if (customers < LEAST_SUPPORT) continue
        const lift = (beside.occasions[to] * all) / (baseSteps * holding[to])
        pairs.push({ from, to, customers, base, steps: beside.occasions[to], baseSteps, lift, medianDays: medians[to] })
      }
    }
    beside.clear()
    days.clear()
  }
  return ranked(pairs, ({ customers }) => customers)
}

const holds = (baskets: Baskets, j: number, product: number): boolean => {
  for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) if (baskets.product[e] === product) return baskets.oneOff[e] > 0
  return false
}

/** How many customers bought 都度 and came again. */
export function customersComingAgain(shop: Shop): number {
  const { start, kinds } = historyOf(shop)
  let n = 0
  for (let c = 0; c + 1 < start.length; c++) {
    let times = 0
    for (let j = start[c]; j < start[c + 1] && times < 2; j++) if (kinds[j] & HAS_ONE_OFF) times++
    if (times === 2) n++
  }
  return n
}

/** The customers of a step A → B, or with `to` = −1 all who bought A and came again; ascending. */
export function nextProductPeople(shop: Shop, from: number, to: number): Int32Array {
  const past = historyOf(shop)
  const baskets = basketsOf(past)
  const { start, occasion, oneOff, customer } = holdersOf(past)
  const next = nextOccasions(past)
  const people: number[] = []
  for (let k = start[from]; k < start[from + 1]; k++) {
    const j = next[occasion[k]]
    if (j < 0 || oneOff[k] === 0 || people[people.length - 1] === customer[j]) continue
    if (to < 0 || holds(baskets, j, to)) people.push(customer[j])
  }
  return Int32Array.from(people)
}
