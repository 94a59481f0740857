// What each order holds (trial, regular, 定期, 都度), read once from its lines: the same for every date.
import { PRODUCT_SUBSCRIPTION, SUBSCRIPTION as FLAGGED, TRIAL as TRIAL_PRODUCT } from '../facts/facts.ts'
import { indexOfCustomer } from '../facts/customerIndex.ts'
import type { EnteredContract, Facts } from '../facts/facts.ts'

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
 * so one order can be both; a contract entered by hand makes its customer's orders of its product 定期. Facts are never changed in place: a changed column comes in a new Facts object.
 */
export function orderKinds(facts: Facts): Uint8Array {
  let kinds = known.get(facts)
  if (!kinds) known.set(facts, (kinds = readKinds(facts)))
  return kinds
}

/** The customer's orders that an entered contract claims: those with its product, from its start to its cancellation. */
function claimed(facts: Facts, contract: EnteredContract): number[] {
  const c = indexOfCustomer(facts, contract.customerId)
  const product = contract.productId === null ? -1 : facts.productId.indexOf(contract.productId)
  if (c < 0 || product < 0 || contract.key !== '') return []
  const end = contract.events.find(({ kind }) => kind === 'cancelled')?.day ?? Infinity
  const orders: number[] = []
  for (let i = facts.customerStart[c]; i < facts.customerStart[c + 1]; i++) {
    if (facts.orderDay[i] >= contract.startedOn && facts.orderDay[i] <= end && facts.lineProduct.subarray(facts.lineStart[i], facts.lineStart[i + 1]).includes(product)) orders.push(i)
  }
  return orders
}

function readKinds(facts: Facts): Uint8Array {
  const kinds = kindsOfRows(facts)
  for (const contract of facts.contracts) {
    const product = facts.productId.indexOf(contract.productId ?? -1)
    for (const i of claimed(facts, contract)) {
      const others = facts.lineProduct.subarray(facts.lineStart[i], facts.lineStart[i + 1]).some((p) => p !== product && !(facts.productFlags[p] & PRODUCT_SUBSCRIPTION))
      kinds[i] = (others ? kinds[i] : kinds[i] & ~HAS_ONE_OFF) | HAS_SUBSCRIPTION
    }
  }
  return kinds
}

function kindsOfRows({ orderFlags, lineStart, lineProduct, productFlags }: Facts): Uint8Array {
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
