// What each order holds (trial, regular, 定期, 都度), read once from its lines: the same for every date.
import { PRODUCT_SUBSCRIPTION, SUBSCRIPTION as FLAGGED, TRIAL as TRIAL_PRODUCT } from '../facts/facts.ts'
import type { Facts } from '../facts/facts.ts'

/** Bits of an order's kind, and of an occasion's (the union of its orders). */
export const HAS_SUBSCRIPTION = 1
/** Something bought 都度; also an order known only by its total. */
export const HAS_ONE_OFF = 2
export const HAS_TRIAL = 4
/** A product that is no trial product. */
export const HAS_REGULAR = 8

const known = new WeakMap<Facts, Uint8Array>()

/**
 * Kind bits per order. An order the file calls 定期 is 定期 as a whole; otherwise each line is what its product is,
 * so one order can be both. Facts are never changed in place: a changed column comes in a new Facts object.
 */
export function orderKinds(facts: Facts): Uint8Array {
  let kinds = known.get(facts)
  if (!kinds) known.set(facts, (kinds = readKinds(facts)))
  return kinds
}

function readKinds({ orderFlags, lineStart, lineProduct, productFlags }: Facts): Uint8Array {
  const orders = orderFlags.length
  const kinds = new Uint8Array(orders)
  for (let i = 0, line = 0; i < orders; i++) {
    const end = lineStart[i + 1]
    let kind = line === end ? HAS_ONE_OFF : 0
    for (; line < end; line++) {
      const flags = productFlags[lineProduct[line]]
      kind |= (flags & PRODUCT_SUBSCRIPTION ? HAS_SUBSCRIPTION : HAS_ONE_OFF) | (flags & TRIAL_PRODUCT ? HAS_TRIAL : HAS_REGULAR)
    }
    kinds[i] = orderFlags[i] & FLAGGED ? (kind & ~HAS_ONE_OFF) | HAS_SUBSCRIPTION : kind
  }
  return kinds
}
