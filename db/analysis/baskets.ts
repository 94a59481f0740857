// What was bought at each purchase occasion, product by product: the ground of every analysis of products.
import type { Facts } from '../facts/facts.ts'
import { PRODUCT_SUBSCRIPTION } from '../facts/facts.ts'
import { perHistory } from './occasions.ts'
import { HAS_ONE_OFF, orderKinds } from './orderKinds.ts'

/** What a line is to the analyses of products. */
export const NO_PURCHASE = 0
export const BOUGHT_BY_SUBSCRIPTION = 1
export const BOUGHT_ONE_OFF = 2

const known = new WeakMap<Facts, Uint8Array>()

/**
 * What each line is, the same for every date. No purchase: a line without pieces (quantity ≤ 0) or below zero yen, and a line of
 * zero yen beside lines that cost something (a sample, an extra). Where nothing in an order has a price of its own (paid by points,
 * or the file gives only a total), all of its lines are purchases. 定期: the product is one, or the whole order is; else 都度.
 */
export function lineKinds(facts: Facts): Uint8Array {
  let kinds = known.get(facts)
  if (!kinds) known.set(facts, (kinds = readLines(facts)))
  return kinds
}

function readLines(facts: Facts): Uint8Array {
  const { lineStart, lineProduct, lineQuantity, lineYen, productFlags } = facts
  const orderKind = orderKinds(facts)
  const kinds = new Uint8Array(lineProduct.length)
  for (let i = 0; i < orderKind.length; i++) {
    const [from, to] = [lineStart[i], lineStart[i + 1]]
    let priced = false
    for (let line = from; line < to && !priced; line++) priced = lineYen[line] > 0 && lineQuantity[line] > 0
    const oneOff = (orderKind[i] & HAS_ONE_OFF) !== 0
    for (let line = from; line < to; line++) {
      if (lineQuantity[line] <= 0 || lineYen[line] < 0 || (priced && lineYen[line] === 0)) continue
      kinds[line] = oneOff && !(productFlags[lineProduct[line]] & PRODUCT_SUBSCRIPTION) ? BOUGHT_ONE_OFF : BOUGHT_BY_SUBSCRIPTION
    }
  }
  return kinds
}

/** The products of every occasion of a history. */
export interface Baskets {
  /** Products of occasion j (numbered as in the history): [start[j], start[j + 1]), each product once. */
  start: Int32Array
  /** Index into the product columns. */
  product: Int32Array
  /** Pieces of it bought 都度; 0 = only by 定期. */
  oneOff: Int32Array
}

/** The baskets the other way round: for each product the occasions that hold it, so that pairs are counted one product at a time. */
export interface Holders {
  /** Occasions of product p, oldest customer first, each customer's oldest first: [start[p], start[p + 1]) in `occasion`. */
  start: Int32Array
  occasion: Int32Array
  /** Pieces bought 都度 there; 0 = only by 定期. */
  oneOff: Int32Array
  /** Whose occasion it is, one entry per occasion. */
  customer: Int32Array
}

/** The occasions by product. */
export const holdersOf = perHistory((past): Holders => {
  const baskets = basketsOf(past)
  const products = past.shop.facts.productId.length
  const start = new Int32Array(products + 1)
  for (const p of baskets.product) start[p + 1]++
  for (let p = 0; p < products; p++) start[p + 1] += start[p]
  const at = start.slice()
  const occasion = new Int32Array(baskets.product.length)
  const oneOff = new Int32Array(baskets.product.length)
  const customer = new Int32Array(past.day.length)
  for (let c = 0; c < past.start.length - 1; c++) {
    for (let j = past.start[c]; j < past.start[c + 1]; j++) {
      customer[j] = c
      for (let e = baskets.start[j]; e < baskets.start[j + 1]; e++) {
        const place = at[baskets.product[e]]++
        occasion[place] = j
        oneOff[place] = baskets.oneOff[e]
      }
    }
  }
  return { start, occasion, oneOff, customer }
})

/** The baskets. Anonymous orders have none. */
export const basketsOf = perHistory((past): Baskets => {
  const { facts } = past.shop
  const { customerStart, lineStart, lineProduct, lineQuantity, productId } = facts
  const kinds = lineKinds(facts)
  const customers = past.start.length - 1
  const lines = lineStart[customerStart[customers]]
  const start = new Int32Array(past.day.length + 1)
  const product = new Int32Array(lines)
  const oneOff = new Int32Array(lines)
  // Per product the place it was last put; a place before the occasion's first belongs to an earlier occasion.
  const place = new Int32Array(productId.length).fill(-1)
  let [at, begun] = [0, 0]
  for (let c = 0; c < customers; c++) {
    for (let i = customerStart[c], end = customerStart[c + 1]; i < end; i++) {
      const number = past.orderOccasion[i]
      if (number === 0) continue
      const j = past.start[c] + number - 1
      while (begun <= j) start[begun++] = at
      const first = start[j]
      for (let line = lineStart[i], last = lineStart[i + 1]; line < last; line++) {
        const kind = kinds[line]
        if (kind === NO_PURCHASE) continue
        const p = lineProduct[line]
        let e = place[p]
        if (e < first) {
          e = place[p] = at++
          product[e] = p
        }
        if (kind === BOUGHT_ONE_OFF) oneOff[e] += lineQuantity[line]
      }
    }
  }
  while (begun < start.length) start[begun++] = at
  return { start, product: product.subarray(0, at), oneOff: oneOff.subarray(0, at) }
})
